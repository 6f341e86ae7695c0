"""A stretch of text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of characters (Unicode code points): `start` is inside, `stop` is not.

    Raises:
        ValueError: the range is empty, reversed or begins before 0.
    """

    start: int
    stop: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.stop:
            raise ValueError(f"empty or reversed span: {self.start}:{self.stop}")

    def of(self, text: str) -> str:
        """Return the characters that this span covers."""
        return text[self.start : self.stop]

    def within(self, other: "Span") -> bool:
        """Tell whether this span lies inside another."""
        return other.start <= self.start and self.stop <= other.stop

    def join(self, other: "Span") -> "Span":
        """Return the smallest span that covers both."""
        return Span(min(self.start, other.start), max(self.stop, other.stop))
