"""Options that several commands share, and what they mean."""

import calendar
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from dragoman import app
from dragoman.app import Settings

DAY = "DAY"  # 2024-07-03, 2024-07 or 2024


def examples(*lines: str) -> str:
    """Return the examples that end the help of a command."""
    told = "\n".join(f"  {line}" for line in lines)
    return f"\b\nExamples:\n{told}"


Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...",
        help="Files (text, HTML, JSON Lines), folders, or - for standard input.",
        show_default=False,
    ),
]
Sides = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[SIDE]...",
        help="States or bodies, as codes (KAZ, IGO:UN) or names in any of the languages.",
        show_default=False,
    ),
]
RecordFile = Annotated[
    str | None,
    typer.Option("--record", "-r", metavar="FILE", help="The record. [default: dragoman.db]"),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]
Engine = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Where work runs: local or processes. [default: local]"),
]
Workers = Annotated[
    int | None, typer.Option(min=1, help="Number of processes for the engine. [default: 2]")
]
Confidence = Annotated[
    float | None,
    typer.Option(min=0, max=1, help="Leave out events less sure than this, from 0 to 1."),
]
Person = Annotated[str, typer.Option(metavar="NAME", help="Only with this person, in any script.")]
Act = Annotated[
    list[str] | None, typer.Option(metavar="ACT", help="Only this act; may be repeated.")
]
Status = Annotated[
    list[str] | None,
    typer.Option(help="Only occurred, ongoing, planned, proposed or denied; may be repeated."),
]
Since = Annotated[str | None, typer.Option(metavar=DAY, help="Not before this day.")]
Until = Annotated[str | None, typer.Option(metavar=DAY, help="Not after this day.")]
AsOf = Annotated[
    str | None,
    typer.Option(metavar=DAY, help="As things stood on this day. [default: today]"),
]
Source = Annotated[str, typer.Option(metavar="NAME", help="Only from this agency or outlet.")]
Language = Annotated[str, typer.Option(metavar="CODE", help="Only from articles in this language.")]


def settings(context: typer.Context, **flags: Any) -> Settings:
    """Return the settings of this run: file, environment, then the flags that were given."""
    path: Path | None = context.obj
    return app.change_settings(app.load_settings(path), **flags)


def day(told: str | None) -> date | None:
    """Return the first day of what an option tells: a day, a month or a year."""
    return _day(told, last=False) if told else None


def end(told: str | None) -> date | None:
    """Return the last day of what an option tells."""
    return _day(told, last=True) if told else None


def _day(told: str, last: bool) -> date:
    try:
        parts = [int(part) for part in told.split("-")]
        year, month, day = (*parts, 0, 0)[:3]
        month = month or (12 if last else 1)
        return date(year, month, day or (calendar.monthrange(year, month)[1] if last else 1))
    except ValueError as error:
        said = f"{told!r} is no day; write 2024-07-03, 2024-07 or 2024"
        raise typer.BadParameter(said) from error


def fields(**told: Any) -> dict[str, Any]:
    """Return the filters that were given, as `dragoman.model.Query` names them."""
    return {name: tuple(v) if isinstance(v, list) else v for name, v in told.items() if v}
