"""The commands put together, and what the exit codes mean."""

from pathlib import Path
from typing import Annotated

import typer

from dragoman import __version__
from dragoman.cli import asking, briefing, checking, reading, show
from dragoman.errors import BackendError, DragomanError, InputError

USAGE, REFUSED, BACKEND, STOPPED = 2, 3, 4, 130

program = typer.Typer(
    name="dragoman",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="\b\nExit codes: 0 done, 1 nothing found or check failed, 2 usage,\n"
    "3 input refused (named, with the reason), 4 backend down, 130 stopped.\n\n"
    "\b\nExamples:\n  dragoman demo\n  dragoman code articles/ > events.jsonl\n"
    "  dragoman add articles/ && dragoman brief Kazakhstan Azerbaijan",
)


def _version(wanted: bool) -> None:
    if wanted:
        show.out(f"dragoman {__version__}")
        raise typer.Exit


@program.callback()
def start(
    context: typer.Context,
    settings: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Settings file. [default: dragoman.toml here, if any]"),
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which version.")
    ] = False,
) -> None:
    """Read news about relations between states into a cited record, and write the brief."""
    context.obj = settings


for family in (reading, briefing, asking, checking):
    family.attach(program)


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return its exit code."""
    show.utf8()
    try:
        program(arguments, prog_name="dragoman")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    except KeyboardInterrupt:
        show.note("stopped")
        return STOPPED
    except DragomanError as error:
        show.note(f"dragoman: {error}")
        return _code(error)
    return 0


def _code(error: DragomanError) -> int:
    if isinstance(error, InputError):
        return REFUSED
    return BACKEND if isinstance(error, BackendError) else USAGE
