"""The readable part of a web page, with the way back to its source.

Trafilatura, the usual library for this, returns text without offsets; evidence needs them. It is
asked which passages are the article, and the passages are taken from our own walk over the page.
"""

import html
import re
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser

import trafilatura

from dragoman.text.view import FOLDS, UNSEEN, Builder, View

SKIPPED = frozenset(
    "script style noscript template svg math head nav footer aside form button select iframe "
    "object canvas figcaption menu dialog".split()
)
BLOCKS = frozenset(
    "p div li ul ol h1 h2 h3 h4 h5 h6 br tr td th table section article header main blockquote "
    "figure hr pre dl dt dd title".split()
)
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|\w+);?")
_SPACE = re.compile(r"\s+")
_NAMES = r"(?:article:published_time|datePublished|publish[-_]?date|DC\.date(?:\.issued)?)"
_DAY = r"(\d{4}-\d\d-\d\d)"
PUBLISHED = re.compile(
    rf"<meta[^>]+[\"']{_NAMES}[\"'][^>]*?content=[\"']{_DAY}"
    rf"|<meta[^>]+content=[\"']{_DAY}[^>]*?[\"']{_NAMES}[\"']"
    rf"|\"datePublished\"\s*:\s*\"{_DAY}",
    re.IGNORECASE,
)
_SHORTEST_MAIN = 120  # characters; below this trafilatura found no article and all blocks are kept


@dataclass(slots=True)
class _Block:
    pieces: list[tuple[int, int]] = field(default_factory=list)


class _Walker(HTMLParser):
    """Collects the stretches of visible text, block by block."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=False)
        self.blocks: list[_Block] = [_Block()]
        self._lines = [0]
        for match in re.finditer("\n", page):
            self._lines.append(match.end())
        self._skipping: list[str] = []
        self.feed(page)
        self.close()

    def _here(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SKIPPED:
            self._skipping.append(tag)
        if tag in BLOCKS:
            self.blocks.append(_Block())

    def handle_endtag(self, tag: str) -> None:
        if tag in self._skipping:
            while self._skipping.pop() != tag:
                pass
        if tag in BLOCKS:
            self.blocks.append(_Block())

    def _take(self, length: int) -> None:
        if not self._skipping:
            start = self._here()
            self.blocks[-1].pieces.append((start, start + length))

    def handle_data(self, data: str) -> None:
        self._take(len(data))

    def handle_entityref(self, name: str) -> None:
        self._take(len(name) + 2)

    def handle_charref(self, name: str) -> None:
        self._take(len(name) + 3)


def view(page: str) -> View:
    """Return the readable part of a page: its article, block by block, one line each."""
    blocks = [(block, _shown(page, block)) for block in _Walker(page).blocks if block.pieces]
    blocks = [(block, shown) for block, shown in blocks if shown.strip()]
    main = _flat(trafilatura.extract(page, favor_recall=True, include_comments=False) or "")
    if len(main) >= _SHORTEST_MAIN:
        kept = [(b, s) for b, s in blocks if _flat(s) in main]
        blocks = kept or blocks
    builder = Builder.new()
    for block, _ in blocks:
        _add_block(builder, page, block)
    return builder.view()


def published(page: str) -> date | None:
    """Return the day of publication that the page's head states, if it is one.

    Source: Open Graph `article:published_time`, Dublin Core `DC.date`, schema.org `datePublished`.
    """
    match = PUBLISHED.search(page)
    if match is None:
        return None
    try:
        return date.fromisoformat(next(filter(None, match.groups())))
    except ValueError:  # 2024-02-31: the text itself is left to say when
        return None


def _shown(page: str, block: _Block) -> str:
    return html.unescape("".join(page[a:b] for a, b in block.pieces))


def _flat(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def _add_block(builder: Builder, page: str, block: _Block) -> None:
    """Add one block as one line; runs of white space become one space."""
    for start, stop in block.pieces:
        piece = page[start:stop]
        at = 0
        for match in re.finditer(rf"{_ENTITY.pattern}|\s+", piece):
            builder.add_plain(piece[at : match.start()], start + at)
            shown = " " if match[0].isspace() else html.unescape(match[0]).translate(FOLDS)
            shown = "".join(char for char in shown if char not in UNSEEN)
            builder.add(shown, start + match.start(), start + match.end())
            at = match.end()
        builder.add_plain(piece[at:], start + at)
    last = block.pieces[-1][1]
    builder.add("\n", max(last - 1, 0), last)
