"""What the readers see of an article, with the way back to the text as received.

Readers need plain text with one kind of apostrophe and space; evidence needs offsets into the text
as it came. A view holds the characters to read and, for each, where it stands in the received text.
The received text never changes.
"""

import unicodedata
from array import array
from dataclasses import dataclass

from dragoman.model import Span

# One character for one character, so that rules need to know one apostrophe, one space, one hyphen.
FOLDS = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "´": "'",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\u2007": " ",
        "\u3000": " ",
        "\t": " ",
        "‐": "-",
        "‑": "-",
        "\u2028": "\n",
        "\u2029": "\n",
        "\x0b": "\n",
        "\x0c": "\n",
        "\r": " ",
        "\x00": " ",
    }
)
# Characters that are not seen: soft hyphen, zero-width and bidirectional controls, byte order mark.
UNSEEN = frozenset(
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)


@dataclass(frozen=True, slots=True)
class View:
    """Text to read; `starts[i]` and `stops[i]` bound character i in the text as received."""

    text: str
    starts: "array[int]"
    stops: "array[int]"

    def source(self, start: int, stop: int) -> Span:
        """Return where the characters `start:stop` of the view stand in the received text."""
        return Span(self.starts[start], self.stops[stop - 1])


@dataclass(slots=True)
class Builder:
    """Collects a view piece by piece."""

    chars: list[str]
    starts: "array[int]"
    stops: "array[int]"

    @staticmethod
    def new() -> "Builder":
        """Return an empty builder."""
        return Builder([], array("I"), array("I"))

    def add(self, shown: str, start: int, stop: int) -> None:
        """Add characters that stand for `start:stop` of the received text."""
        for char in shown:
            self.chars.append(char)
            self.starts.append(start)
            self.stops.append(stop)

    def add_plain(self, text: str, start: int) -> None:
        """Add received text that begins at `start`, folding and composing its characters."""
        i, size = 0, len(text)
        while i < size:
            stop = i + 1
            while stop < size and unicodedata.combining(text[stop]):
                stop += 1
            if text[i] not in UNSEEN:
                shown = text[i] if stop == i + 1 else unicodedata.normalize("NFC", text[i:stop])
                self.add(shown.translate(FOLDS), start + i, start + stop)
            i = stop

    def view(self) -> View:
        """Return what was collected."""
        text = "".join(self.chars)
        return View(_apostrophes(text), self.starts, self.stops)


def plain(text: str) -> View:
    """Return the view of plain text."""
    builder = Builder.new()
    builder.add_plain(text, 0)
    return builder.view()


def _apostrophes(text: str) -> str:
    """Turn back-ticks between letters into apostrophes (a habit of some agencies)."""
    if "`" not in text:
        return text
    chars = list(text)
    for i, char in enumerate(chars):
        inside = 0 < i < len(chars) - 1
        if char == "`" and inside and chars[i - 1].isalpha() and chars[i + 1].isalpha():
            chars[i] = "'"
    return "".join(chars)
