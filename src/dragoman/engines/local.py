"""Runs work here, one item at a time."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
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

    def map_groups(
        self,
        work: Callable[[list[A]], Iterable[B]],
        items: Iterable[A],
        key: Callable[[A], Hashable],
    ) -> Iterator[B]:
        """Apply `work` to each group of items with equal keys."""
        groups: defaultdict[Hashable, list[A]] = defaultdict(list)
        for item in items:
            groups[key(item)].append(item)
        for group in groups.values():
            yield from work(group)
