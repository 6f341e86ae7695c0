"""Commands that read articles: code, add."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from dragoman import app
from dragoman.app import Refusal
from dragoman.cli import options, show
from dragoman.cli.progress import shown

REFUSED, STOPPED = 3, 130

CODE = options.examples(
    "dragoman code article.txt",
    "dragoman code articles/ news.jsonl --engine processes --workers 4 > out.jsonl",
    "cat article.txt | dragoman code -",
    "dragoman code article.txt --min-confidence 0.6",
)
ADD = options.examples(
    "dragoman add articles/",
    "dragoman add monday.jsonl tuesday.html --record relations.db",
)


def attach(program: typer.Typer) -> None:
    """Add the commands to the program."""
    program.command("code", epilog=CODE)(code)
    program.command("add", epilog=ADD)(add)


def code(
    context: typer.Context,
    paths: options.Paths,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write there, not to the terminal."),
    ] = None,
    min_confidence: options.Confidence = None,
    engine: options.Engine = None,
    workers: options.Workers = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON Lines, as always.")] = False,
) -> None:
    """Code articles: one line of JSON for each, with events, statements, figures, evidence.

    Nothing is kept. What cannot be read is named on standard error, and the rest is done.
    """
    flags = {"min_confidence": min_confidence, "engine": engine, "workers": workers}
    settings = options.settings(context, **flags)
    total = app.how_many(paths)
    with _target(output) as write, shown("coding", total) as advance, _counted() as count:
        for outcome in app.code_paths(paths, settings, _stdin(paths)):
            if isinstance(outcome, Refusal):
                count.refuse(outcome)
            else:
                count.read += 1
                write(app.annotation.line(app.annotation.plain(outcome)))
            advance(outcome)
    count.end()


def add(
    context: typer.Context,
    paths: options.Paths,
    record: options.RecordFile = None,
    min_confidence: options.Confidence = None,
    engine: options.Engine = None,
    workers: options.Workers = None,
    json: options.Json = False,
) -> None:
    """Read articles into the record. Adding the same article again changes nothing.

    Every article is kept as soon as it is read: after Ctrl-C the record is whole, and the same
    command finishes the work.
    """
    flags = {"min_confidence": min_confidence, "engine": engine, "workers": workers}
    settings = options.settings(context, record=record, **flags)
    opened = app.open_record(settings.record, settings, stdin=_stdin(paths))
    with opened, shown("reading", app.how_many(paths)) as advance, _counted() as count:

        def progress(outcome: object) -> None:
            if isinstance(outcome, Refusal):
                count.refuse(outcome)
            else:
                count.read += 1
            advance(outcome)

        tally = opened.add(paths, progress)
    told = {"read": tally.read, "new": tally.new, "refused": len(tally.refused)}
    if json:
        reasons = [{"address": one.address, "reason": one.reason} for one in tally.refused]
        show.json_lines([told | {"record": settings.record, "refusals": reasons}])
    else:
        kept = f"{tally.new} new of {tally.read} articles, {tally.events} events"
        show.out(f"{settings.record}: {kept}")
    count.end()


class _Count:
    """What became of the articles so far."""

    def __init__(self) -> None:
        self.read = self.refused = 0

    def refuse(self, refusal: Refusal) -> None:
        """Name what could not be read."""
        self.refused += 1
        show.refused(refusal)

    def said(self) -> str:
        """Say both numbers."""
        return f"read {self.read}, refused {self.refused}"

    def end(self) -> None:
        """Say what was done; end with 3 when anything was refused."""
        show.note(self.said())
        if self.refused:
            raise typer.Exit(REFUSED)


@contextmanager
def _counted() -> Iterator[_Count]:
    """Count outcomes; after Ctrl-C say how far it came."""
    count = _Count()
    try:
        yield count
    except KeyboardInterrupt:
        show.note(f"stopped: {count.said()}; what was read is kept, run it again to finish")
        raise typer.Exit(STOPPED) from None


@contextmanager
def _target(path: Path | None) -> Iterator[Callable[[str], object]]:
    """Give what writes a line: to a file, or to the terminal."""
    if path is None:
        yield show.out
        return
    try:
        with path.open("w", encoding="utf-8") as file:
            yield lambda text: typer.echo(text, file=file)
    except OSError as error:
        raise typer.BadParameter(f"{path}: {error.strerror or error}") from error


def _stdin(paths: Iterable[str]) -> bytes | None:
    return sys.stdin.buffer.read() if "-" in paths else None
