"""Where direct speech stands: quotation marks of all kinds, and dialogue dashes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

_CLOSERS = {
    "«": "»",
    "“": "”“",
    "„": "“”",
    "”": "”",
    "‹": "›",
    "``": "''",
    "`": "'",
    '"': '"',
    "'": "'",
}
_DASH_LINE = re.compile(r"^\s*[–—-]\s+(?=\S)")
_LONGEST = 4000  # characters of one quotation; beyond that a closing mark is missing
_STRAY = 4  # fewer words after a mark that nothing closes are no speech
_STRAIGHT = "\"'"


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of direct speech in the view (marks outside), and its paragraph.

    `open` says that no mark closes it in its paragraph, `unopened` that none opens it, `dash` that
    the paragraph is one of dialogue.
    """

    start: int
    stop: int
    paragraph: int
    dash: bool = False
    open: bool = False
    unopened: bool = False


def find(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[Quote]:
    """Return the direct speech of an article, in order."""
    found: list[Quote] = []
    for number, (start, stop) in enumerate(paragraphs):
        line = text[start:stop]
        dash = _DASH_LINE.match(line)
        if dash:
            found.append(Quote(start + dash.end(), stop, number, dash=True))
            continue
        found += [
            replace(quote, start=start + quote.start, stop=start + quote.stop, paragraph=number)
            for quote in _marked(line)
        ]
    return _checked(found, text, paragraphs)


def _checked(found: list[Quote], text: str, paragraphs: Sequence[tuple[int, int]]) -> list[Quote]:
    """Drop what lacks a closing mark unless the next paragraph goes on, or the mark is lost."""
    kept: list[Quote] = []
    for quote in found:
        first, _ = paragraphs[quote.paragraph]
        inner = text[first : quote.start].strip("\"“«„'` ")
        if quote.open and inner and not inner.endswith((":", ",", "—", "–")):
            begins = text[quote.start : quote.start + 1].isupper()
            if not begins or len(text[quote.start : quote.stop].split()) < _STRAY:
                continue
        kept.append(quote)
    return kept


def _marked(line: str) -> Iterator[Quote]:
    at, end = 0, 0
    while at < len(line):
        if _is_lone_closer(line, at) and line[end:at].strip():
            yield Quote(end, at, 0, unopened=True)
            end = at = at + 1
            continue
        mark = _opener(line, at)
        if mark is None:
            at += 1
            continue
        begin = at + len(mark)
        closes = _closing(line, begin, mark)
        if closes is not None:
            yield Quote(begin, closes, 0)
            at = end = closes + (2 if mark == "``" else 1)
        elif mark in "'`" or not line[begin:].strip():
            at = begin
        else:
            yield Quote(begin, len(line), 0, open=True)
            return


def _opener(line: str, at: int) -> str | None:
    """Return the opening mark at a place, if one stands there."""
    mark = "``" if line.startswith("``", at) else line[at]
    if mark not in _CLOSERS:
        return None
    before = line[at - 1] if at else " "
    after = line[at + len(mark) : at + len(mark) + 1]
    if mark in _STRAIGHT or mark in "`”":
        word = after.isalnum() or (mark != "'" and bool(after.strip()) and after in "«“„…[(@#$'")
        return mark if (before.isspace() or before in "([—–-:«“") and word else None
    return mark if mark != "“" or after.strip() else None


def _closing(line: str, begin: int, mark: str) -> int | None:
    """Return where a mark closes; marks of the same pair inside are counted."""
    depth, last = 0, None
    for i in range(begin, min(len(line), begin + _LONGEST)):
        if mark == "``":
            if line.startswith("''", i):
                return i
        elif line[i] == mark and mark in "«":
            depth += 1
        elif line[i] in _CLOSERS[mark] and _closes(line, i, begin):
            last = i
            if depth == 0:
                return i
            depth -= 1
    return last


def _closes(line: str, at: int, begin: int) -> bool:
    """Tell whether a mark that can open, close or elide closes here."""
    mark = line[at]
    if mark not in "\"'“":
        return True
    after = line[at + 1 : at + 2]
    if after.isalnum() or at == begin:
        return False
    if mark == '"':
        return not line[at - 1].isspace() or not after.strip() or after in ",.;:"
    if mark == "'":
        return (
            line[at - 1] in ",.!?…"
            or after in ",.;:!?"
            or (not after.strip() and not line[at - 1].isspace())
        )
    return True


def _is_lone_closer(line: str, at: int) -> bool:
    """Tell whether a closing mark stands here that nothing before it opened."""
    if line[at] in "»”":
        return line[at] == "»" or (at > 0 and not line[at - 1].isspace())
    if line[at] != '"' or at == 0 or at + 1 >= len(line):
        return False
    return line[at - 1] in ",.!?…" and not line[at + 1].isalnum()
