"""What is asked of the record."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Query:
    """A filter; an empty field lets everything pass.

    `sides` are codes that must all take part; `since` and `until` bound the event's days.
    """

    sides: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    person: str = ""
    since: date | None = None
    until: date | None = None
    language: str = ""
    source: str = ""
