"""Paths to readings: every article ends in exactly one outcome, on any engine."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from dragoman import plugins
from dragoman.engines import ENGINES, GROUP
from dragoman.ingest import files
from dragoman.model import Raw, Reading, Refusal
from dragoman.pipeline import Coder
from dragoman.ports import Engine
from dragoman.settings import Settings


def outcomes(
    paths: Iterable[str | Path], settings: Settings, stdin: bytes | None = None
) -> Iterator[Reading | Refusal]:
    """Read every article behind some paths; `-` stands for what came through standard input.

    Raises:
        PluginError: there is no such engine, or a language pipeline cannot be loaded.
    """
    maker = plugins.find(settings.engine, ENGINES, GROUP)
    engine: Engine = maker(settings.workers)
    return engine.map(Coder(settings), raws(paths, settings, stdin))


def raws(
    paths: Iterable[str | Path], settings: Settings, stdin: bytes | None = None
) -> Iterator[Raw | Refusal]:
    """Yield every article behind some paths as it was received, or a refusal."""
    for path in paths:
        if str(path) == "-":
            yield from files.read_bytes(stdin or b"", settings.largest)
            continue
        for found in files.find([path]):
            if isinstance(found, Refusal):
                yield found
            else:
                yield from files.read(found, settings.largest)
