"""When something happened."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class When:
    """First and last possible day, both inside; the width is the precision.

    Raises:
        ValueError: the last day lies before the first.
    """

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"interval ends before it begins: {self.first}..{self.last}")

    @property
    def days(self) -> int:
        """Number of days between the first and the last (0 for a single day)."""
        return (self.last - self.first).days

    def meets(self, other: "When") -> bool:
        """Tell whether the two intervals share a day."""
        return self.first <= other.last and other.first <= self.last

    def cut(self, other: "When") -> "When | None":
        """Return the days that both share; None when there are none."""
        if not self.meets(other):
            return None
        return When(max(self.first, other.first), min(self.last, other.last))

    @staticmethod
    def day(day: date) -> "When":
        """Return the interval of one day."""
        return When(day, day)
