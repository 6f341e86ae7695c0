"""Refuses a sentence that says what the records it cites do not say.

A sentence is compared with its frame: the fixed words must stand as they are, and what fills a
slot must be one of the fillings that the cited records allow for that slot. So a changed number,
another date, a person from nowhere or two sides that have changed places do not pass.
"""

import re
from collections.abc import Iterable, Mapping
from string import Formatter

from dragoman.brief.facts import facts
from dragoman.brief.record import Record
from dragoman.brief.shape import Note, Sentence
from dragoman.brief.voice import Voice
from dragoman.errors import DragomanError

Allowed = Mapping[str, frozenset[str]]
NUMBERED = re.compile(r"\d+$")


class UnsupportedError(DragomanError):
    """A sentence says what the records it cites do not say: a bug, never shown to a reader."""


def check(sentence: Sentence, notes: Iterable[Note], record: Record, voice: Voice) -> None:
    """Check a sentence against the records it cites, and its notes against the articles.

    Raises:
        UnsupportedError: the sentence cites nothing, or says more than its records.
    """
    cited = [note for note in notes if note.number in sentence.citations]
    if not cited or len(cited) != len(set(sentence.citations)):
        raise UnsupportedError(f"no citation: {sentence.text}")
    for note in cited:
        article = record.article.get(note.evidence.article)
        if article is None or not note.evidence.holds_in(article):
            raise UnsupportedError(f"note {note.number} is not in its article: {sentence.text}")
    allowed = facts(sentence.records, record, voice)
    if not supported(sentence.text, sentence.frame, allowed, voice):
        raise UnsupportedError(f"not in the records it cites: {sentence.text}")


def supported(text: str, frame: str, allowed: Allowed, voice: Voice) -> bool:
    """Tell whether a text is its frame, filled with what is allowed."""
    pattern = re.compile(_pattern(frame, allowed, voice))
    lowered = text[:1].lower() + text[1:]
    return bool(pattern.fullmatch(text) or pattern.fullmatch(lowered))


def _pattern(frame: str, allowed: Allowed, voice: Voice) -> str:
    pieces: list[str] = []
    for fixed, slot, _, _ in Formatter().parse(frame):
        pieces.append(_fixed(fixed, first=not pieces))
        if slot is not None:
            pieces.append(_filling(slot, allowed, voice))
    return "".join(pieces)


def _fixed(text: str, first: bool) -> str:
    """Match fixed words; a full stop is not set twice."""
    if text.startswith(".") and not first:
        return r"(?:(?<=\.)|\.)" + re.escape(text[1:])
    return re.escape(text)


def _filling(slot: str, allowed: Allowed, voice: Voice) -> str:
    """Match one or more of the allowed fillings, put together as a list."""
    values = sorted(allowed.get(NUMBERED.sub("", slot), ()), key=lambda v: (-len(v), v))
    if not values:
        return r"(?!)"
    one = "(?:" + "|".join(map(re.escape, values)) + ")"
    glue = "|".join(sorted({re.escape(piece) for piece in _glue(voice)}))
    return f"{one}(?:(?:{glue}){one})*"


def _glue(voice: Voice) -> Iterable[str]:
    return (*voice.templates.joined("states"), *voice.templates.joined("people"), "; ")
