"""What happened, as all articles together tell it."""

from dataclasses import dataclass

from dragoman.model.claim import Party
from dragoman.model.when import When


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """Articles differ about one field; every value is kept with the claims that give it."""

    field: str
    values: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Event:
    """A set of claims held to be about one happening. Derived: it can always be rebuilt.

    `claims` and `articles` are ids; `witnesses` counts the independent sources; `why` says which
    features joined the claims; `parts` are ids of events that happened inside this one.
    """

    id: str
    act: str
    status: str
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    when: When | None
    place: str | None
    forum: str | None
    instrument: str | None
    contexts: tuple[str, ...]
    claims: tuple[str, ...]
    articles: tuple[str, ...]
    languages: tuple[str, ...] = ()
    witnesses: int = 1
    why: tuple[str, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    confidence: float = 0.5

    @property
    def codes(self) -> frozenset[str]:
        """The codes of all sides."""
        return frozenset(p.code for p in self.actors + self.recipients)


@dataclass(frozen=True, slots=True)
class Commitment:
    """A planned or promised event, and the later events that fulfil it.

    `status` is `open`, `kept` or `overdue` as of the day it was worked out for.
    """

    event: str
    status: str
    due: When | None
    kept_by: tuple[str, ...] = ()
