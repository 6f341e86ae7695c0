"""Where direct speech stands: quotation marks of all kinds, and dialogue dashes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_PAIRS = (("«", "»"), ("“", "”"), ("„", "“"), ("„", "”"), ("“", "“"), ("”", "”"), ("``", "''"))
_DASH = "–—-"
_DASH_LINE = re.compile(rf"^\s*[{_DASH}]\s+(?=\S)")
_LONGEST = 2500  # characters of one quotation; beyond that a closing mark is missing
_SHORTEST_WORDS = 4  # fewer words in marks are a term or a title, not speech


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of direct speech in the view (marks outside), and its paragraph."""

    start: int
    stop: int
    paragraph: int
    dash: bool = False


def find(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[Quote]:
    """Return the direct speech of an article, in order."""
    found: list[Quote] = []
    for number, (start, stop) in enumerate(paragraphs):
        line = text[start:stop]
        dash = _DASH_LINE.match(line)
        if dash:
            found.append(Quote(start + dash.end(), stop, number, dash=True))
            continue
        found += [Quote(start + a, start + b, number) for a, b in _marked(line)]
    return found


def _marked(line: str) -> Iterator[tuple[int, int]]:
    spans = sorted({*_paired(line), *_straight(line)})
    end = 0
    for a, b in spans:
        if a >= end and len(line[a:b].split()) >= _SHORTEST_WORDS:
            yield a, b
            end = b


def _paired(line: str) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(line):
        opening = next(((o, c) for o, c in _PAIRS if line.startswith(o, at)), None)
        if opening is None:
            at += 1
            continue
        closes = _closing(line, at)
        if closes is None:
            if opening[0] in "«“„" and line[at + 1 :].strip():
                yield at + 1, len(line)  # the quotation runs on into the next paragraph
            return
        yield at + len(opening[0]), closes
        at = closes + 1


def _closing(line: str, at: int) -> int | None:
    """Return where the mark opened at `at` closes; nested guillemets are counted."""
    marks = {close for opening, close in _PAIRS if line.startswith(opening, at)}
    opening = line[at]
    depth = 0
    for i in range(at + 1, min(len(line), at + _LONGEST)):
        if line[i] == opening and opening in "«“" and opening not in marks:
            depth += 1
        elif any(line.startswith(mark, i) for mark in marks):
            if depth == 0:
                return i
            depth -= 1
    return None


def _straight(line: str) -> Iterator[tuple[int, int]]:
    places = [m.start() for m in re.finditer('"', line)]
    for a, b in zip(places[::2], places[1::2], strict=False):
        yield a + 1, b
    if len(places) % 2 and line[places[-1] + 1 :].strip() and _opens(line, places[-1]):
        yield places[-1] + 1, len(line)


def _opens(line: str, at: int) -> bool:
    return at == 0 or line[at - 1] in " (:"
