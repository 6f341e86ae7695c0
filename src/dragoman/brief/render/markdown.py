"""A brief as Markdown."""

import re
from collections.abc import Iterator

from dragoman.brief.shape import Brief, Note, Section, Sentence

SPECIAL = re.compile(r"([\\`*_\[\]<>|#])")


def render(brief: Brief) -> str:
    """Render."""
    return "\n".join(_lines(brief)).rstrip() + "\n"


def _lines(brief: Brief) -> Iterator[str]:
    yield from (f"# {_escape(brief.title)}", "")
    yield from (f"- **{_escape(key)}** – {_escape(value)}" for key, value in brief.header)
    for number, section in enumerate(brief.sections, 1):
        yield from ("", f"## {number}. {_escape(section.title)}", "")
        yield from _section(section, brief)
    yield from ("", f"## {_escape(brief.word('notes'))}", "")
    yield from map(_note, brief.notes)


def _section(section: Section, brief: Brief) -> Iterator[str]:
    yield from map(_sentence, section.sentences)
    if section.bars:
        titles = [_escape(brief.word(key)) for key in ("year", "events", "score")]
        yield from ("", f"| {' | '.join(titles)} | |", "|---|---:|---:|---|")
        most = max(bar.count for bar in section.bars)
        for bar in section.bars:
            drawn = "█" * max(1, round(20 * bar.count / most))
            yield f"| {bar.label} | {bar.count} | {bar.shown} | {drawn} |"
    if section.remark:
        yield from (["", _escape(section.remark)] if section.sentences else [f"_{section.remark}_"])


def _sentence(sentence: Sentence) -> str:
    numbers = "".join(f"[[{n}]](#n{n})" for n in sentence.citations)
    return f"- {_escape(sentence.text)} {numbers}"


def _note(note: Note) -> str:
    quote = _escape(" ".join(note.evidence.quote.split()))
    span = note.evidence.span
    told = ", ".join((note.source, note.article, note.published, note.language))
    place = f"{span.start}–{span.stop}"
    return f'{note.number}. <a id="n{note.number}"></a>“{quote}” — {_escape(told)}, {place}'


def _escape(text: str) -> str:
    return SPECIAL.sub(r"\\\1", text)
