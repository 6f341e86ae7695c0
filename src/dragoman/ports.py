"""Every replaceable part, each described by the one call it must answer."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from dragoman.model import (
    Article,
    Claim,
    Evidence,
    Event,
    Indicator,
    Query,
    Raw,
    Reading,
    Statement,
)

A = TypeVar("A")
B = TypeVar("B")


class Format(Protocol):
    """Turns the bytes of one file into raw news; raises InputError when it cannot."""

    def __call__(self, body: bytes, address: str) -> Iterable[Raw]:
        """Read."""


class Store(Protocol):
    """Keeps readings; writing the same reading twice changes nothing."""

    def save(self, readings: Iterable[Reading]) -> int:
        """Save, and return the number of articles that were new."""

    def articles(self) -> Iterator[Article]:
        """Yield every article, by id."""

    def claims(self) -> Iterator[Claim]:
        """Yield every claim, by article and place in it."""

    def statements(self) -> Iterator[Statement]:
        """Yield every statement."""

    def indicators(self) -> Iterator[Indicator]:
        """Yield every indicator."""

    def close(self) -> None:
        """Let go of the file or the connection."""


class Dossier(Protocol):
    """What a renderer shows: sections of sentences, each with its citations."""

    @property
    def title(self) -> str:
        """The title."""


class Exporter(Protocol):
    """Writes events in one outside format, piece by piece."""

    def __call__(
        self, events: Iterable[Event], evidence: Callable[[Event], Sequence[Evidence]]
    ) -> Iterator[str]:
        """Export."""


class Matcher(Protocol):
    """Groups the claims that tell of one event; order of arrival is irrelevant."""

    def __call__(self, claims: Iterable[Claim], articles: Iterable[Article]) -> Iterable[Event]:
        """Match."""


class Engine(Protocol):
    """Runs work somewhere: here, in processes, on a cluster."""

    def map(self, work: Callable[[A], B], items: Iterable[A]) -> Iterator[B]:
        """Apply `work` to each item; order is kept."""

    def map_groups(
        self,
        work: Callable[[list[A]], Iterable[B]],
        items: Iterable[A],
        key: Callable[[A], Hashable],
    ) -> Iterator[B]:
        """Bring items with equal keys together and apply `work` to each group."""


Filter = Query
