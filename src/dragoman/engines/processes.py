"""Runs work in several processes of this machine."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

from dragoman.engines.local import Local

A = TypeVar("A")
B = TypeVar("B")


class Processes(Local):
    """Like Local, with the map spread over processes.

    Processes are spawned, not forked: a fork of a process that runs threads can hang.
    """

    def map(self, work: Callable[[A], B], items: Iterable[A]) -> Iterator[B]:
        """Apply `work` to each item; order is kept."""
        with ProcessPoolExecutor(self._workers, mp_context=get_context("spawn")) as pool:
            yield from pool.map(work, items, chunksize=8)
