"""Every replaceable part, each described by the one call it must answer."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

from dragoman.model import (
    Article,
    Claim,
    Event,
    Indicator,
    Raw,
    Reading,
    Refusal,
    Statement,
    Topic,
)

A = TypeVar("A")
B = TypeVar("B")
Shown_contra = TypeVar("Shown_contra", contravariant=True)


class Format(Protocol):
    """Turns the bytes of one file into raw news.

    Raises InputError when nothing of it can be read; one bad record among many is a refusal.
    """

    def __call__(self, body: bytes, address: str, /) -> Iterable[Raw | Refusal]:
        """Read."""


class Store(Protocol):
    """Keeps readings; writing the same reading twice changes nothing."""

    def save(self, readings: Iterable[Reading]) -> int:
        """Save, and return the number of articles that were new."""

    def refuse(self, refusals: Iterable[Refusal]) -> None:
        """Keep what could not be read, and why, until its address is read."""

    def articles(self) -> Iterator[Article]:
        """Yield every article, by id."""

    def claims(self) -> Iterator[Claim]:
        """Yield every claim, by article and place in it."""

    def statements(self) -> Iterator[Statement]:
        """Yield every statement."""

    def indicators(self) -> Iterator[Indicator]:
        """Yield every indicator."""

    def topics(self) -> Iterator[Topic]:
        """Yield every topic, by article and place in it."""

    def refusals(self) -> Iterator[Refusal]:
        """Yield every refusal, by address."""

    def close(self) -> None:
        """Let go of the file or the connection."""


class Matcher(Protocol):
    """Groups the claims that tell of one event; order of arrival is irrelevant."""

    def __call__(self, claims: Iterable[Claim], articles: Iterable[Article], /) -> list[Event]:
        """Match."""


class Renderer(Protocol[Shown_contra]):
    """Shows a brief in one format; every sentence keeps the numbers of its notes."""

    def __call__(self, brief: Shown_contra, /) -> str:
        """Render."""


class Engine(Protocol):
    """Runs work somewhere: here, in processes, on a cluster."""

    def map(self, work: Callable[[A], B], items: Iterable[A]) -> Iterator[B]:
        """Apply `work` to each item; order is kept, and items are taken as they are needed."""
