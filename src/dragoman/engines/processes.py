"""Runs work in several processes of this machine."""

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context
from typing import TypeVar

from dragoman.errors import BackendError

A = TypeVar("A")
B = TypeVar("B")

CHUNK = 4  # items sent at once: an article takes tenths of a second, a message to a worker far less
AHEAD = 3  # chunks per worker that wait; more would only hold articles in memory


class Processes:
    """Like Local, with the map spread over processes.

    Processes are spawned, not forked: a fork of a process that runs threads can hang.
    """

    def __init__(self, workers: int = 2) -> None:
        """Take the number of processes."""
        self._workers = max(1, workers)

    def map(self, work: Callable[[A], B], items: Iterable[A]) -> Iterator[B]:
        """Apply `work` to each item; order is kept, and items are taken as they are needed.

        Raises:
            BackendError: a process died (most often for want of memory).
        """
        pool = ProcessPoolExecutor(self._workers, get_context("spawn"), _quiet)
        try:
            yield from _drain(pool, work, iter(items), self._workers * AHEAD)
        except BrokenProcessPool as error:
            raise BackendError(
                "a worker process died, most often for want of memory; try fewer --workers"
            ) from error
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _drain(
    pool: ProcessPoolExecutor, work: Callable[[A], B], items: Iterator[A], ahead: int
) -> Iterator[B]:
    """Keep a bounded number of chunks on their way; yield what comes back, in order."""
    waiting: deque[Future[list[B]]] = deque()
    while True:
        while len(waiting) < ahead and (chunk := list(islice(items, CHUNK))):
            waiting.append(pool.submit(_each, work, chunk))
        if not waiting:
            return
        yield from waiting.popleft().result()


def _each(work: Callable[[A], B], chunk: list[A]) -> list[B]:
    return [work(item) for item in chunk]


def _quiet() -> None:
    """Leave Ctrl-C to the parent, which then stops the workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
