"""Records as lines of text for people."""

import sys
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import typer

from dragoman import app
from dragoman.app import Record, Refusal

Plain = dict[str, Any]
NOTHING = 1


def out(text: str) -> None:
    """Print a line of the answer."""
    typer.echo(text)


def note(text: str) -> None:
    """Print a line beside the answer, where it spoils no pipe."""
    typer.echo(text, err=True)


def refused(refusal: Refusal) -> None:
    """Say that something could not be read, and why."""
    note(f"refused: {refusal.reason}")


def json_lines(items: Iterable[Any]) -> None:
    """Print one JSON value a line."""
    for item in items:
        out(app.annotation.line(item))


def nothing(what: str, record: Record) -> typer.Exit:
    """Say that nothing was found; the command ends with 1."""
    note(f"no {what} in {record.path} ({len(record.articles)} articles)")
    return typer.Exit(NOTHING)


def table(rows: Sequence[Sequence[str]], right: Iterable[int] = ()) -> None:
    """Print rows in columns; the first row is the head, columns in `right` hold numbers."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    right = set(right)
    for row in rows:
        cells = (
            cell.rjust(widths[i]) if i in right else cell.ljust(widths[i])
            for i, cell in enumerate(row)
        )
        out("  ".join(cells).rstrip())


def days(value: Sequence[str] | None) -> str:
    """Show an interval as one day, or as two with two dots."""
    if not value:
        return "no date"
    return value[0] if value[0] == value[1] else f"{value[0]}..{value[1]}"


def side(party: Plain) -> str:
    """Show one side: code, name, role."""
    name = f" {party['name']}" if party["name"] else ""
    role = f" ({party['role']})" if party["role"] else ""
    return f"{party['code']}{name}{role}"


def who(event: Plain) -> str:
    """Show the sides of an event, with an arrow where it has a direction."""
    actors = ", ".join(map(side, event["actors"])) or "?"
    recipients = ", ".join(map(side, event["recipients"]))
    return f"{actors} -> {recipients}" if recipients else actors


def headline(event: Plain) -> str:
    """Show an event in one line."""
    what = event["act"].replace("_", " ")
    status = "" if event["status"] == "occurred" else f" [{event['status']}]"
    extra = [event["place"], event["forum"], event["instrument"]]
    told = "; ".join(item for item in extra if item)
    return f"{days(event['date'])}  {what}{status}: {who(event)}{' — ' + told if told else ''}"


def origin(told: Plain) -> str:
    """Show which article something is from."""
    source = f"{told['source']}, " if told["source"] else ""
    return f"{source}{told['article']}, {told['language']}"


def quote(told: Plain, indent: str = "    ") -> str:
    """Show a quotation with its article and place."""
    words = " ".join(told["quote"].split())
    return f"{indent}“{words}” ({origin(told)}, {told['start']}–{told['end']})"


def figure(one: Plain) -> str:
    """Show a figure in one line."""
    period = "..".join(p or "" for p in one["period"]) if one["period"] else "no period"
    turn = f" {one['direction']}" if one["direction"] else ""
    value = f"{one['value']:,.10g} {one['unit']}{turn}"
    return f"{'–'.join(one['codes'])}  {one['what']}: {value} ({period})"


def year(event: Plain) -> str:
    """Return the year under which an event stands in a timeline."""
    return event["date"][0][:4] if event["date"] else "no date"


def span(first: date | None, last: date | None) -> str:
    """Show the days of a person's first and last event."""
    return days([str(first), str(last)] if first and last else None)


def utf8() -> None:
    """Let no character of an article stop a line of output, whatever the terminal can show."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
