"""Runs work here, one item at a time."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")


class Local:
    """The reference engine: what the others must behave like."""

    def __init__(self, workers: int = 1) -> None:
        """Take the number of workers, which one process has no use for."""
        self._workers = workers

    def map(self, work: Callable[[A], B], items: Iterable[A]) -> Iterator[B]:
        """Apply `work` to each item."""
        return map(work, items)
