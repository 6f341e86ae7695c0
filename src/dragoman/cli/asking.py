"""Commands that ask the record: timeline, events, statements, figures, commitments, people."""

from itertools import groupby
from typing import Annotated, Any

import typer

from dragoman import app
from dragoman.app import Record
from dragoman.cli import options, show
from dragoman.cli.show import Plain

TIMELINE = options.examples(
    "dragoman timeline Kazakhstan Azerbaijan",
    "dragoman timeline KAZ AZE --since 2023 --until 2024-06",
)
EVENTS = options.examples(
    "dragoman events KAZ AZE --act sign --act ratify",
    "dragoman events --person Токаев --status planned",
    "dragoman events Казахстан --json > events.jsonl",
)
STATEMENTS = options.examples(
    "dragoman statements KAZ", "dragoman statements --person Aliyev --since 2024"
)
FIGURES = options.examples("dragoman figures KAZ AZE", "dragoman figures --json")
COMMITMENTS = options.examples(
    "dragoman commitments KAZ AZE --state open", "dragoman commitments --as-of 2024-07-10"
)
PEOPLE = options.examples("dragoman people KAZ AZE", "dragoman people --person Токаев")


def attach(program: typer.Typer) -> None:
    """Add the commands to the program."""
    program.command("timeline", epilog=TIMELINE)(timeline)
    program.command("events", epilog=EVENTS)(events)
    program.command("statements", epilog=STATEMENTS)(statements)
    program.command("figures", epilog=FIGURES)(figures)
    program.command("commitments", epilog=COMMITMENTS)(commitments)
    program.command("people", epilog=PEOPLE)(people)


def timeline(
    context: typer.Context,
    sides: options.Sides = None,
    record: options.RecordFile = None,
    person: options.Person = "",
    act: options.Act = None,
    status: options.Status = None,
    since: options.Since = None,
    until: options.Until = None,
    source: options.Source = "",
    language: options.Language = "",
    json: options.Json = False,
) -> None:
    """Show what happened, one line an event, the earliest first."""
    given = _given(person, act, status, since, until, source, language)
    with opened(context, record) as told:
        found = _events(told, sides, given)
        if json:
            show.json_lines(found)
            return
        for year, events in groupby(found, key=show.year):
            show.out(f"\n{year}")
            for event in events:
                seen = len({e["address"] for e in event["evidence"]})
                mark = f"  [{seen} articles]" if seen > 1 else ""
                show.out(f"  {show.headline(event)}{mark}")


def events(
    context: typer.Context,
    sides: options.Sides = None,
    record: options.RecordFile = None,
    person: options.Person = "",
    act: options.Act = None,
    status: options.Status = None,
    since: options.Since = None,
    until: options.Until = None,
    source: options.Source = "",
    language: options.Language = "",
    json: options.Json = False,
) -> None:
    """Show events with everything that is known of them, and the words they rest on."""
    given = _given(person, act, status, since, until, source, language)
    with opened(context, record) as told:
        found = _events(told, sides, given)
    if json:
        show.json_lines(found)
        return
    for event in found:
        show.out(show.headline(event))
        witnesses = f"{event['witnesses']} witness{'es' if event['witnesses'] != 1 else ''}"
        languages = ", ".join(event["languages"])
        show.out(f"    {event['id']}, confidence {event['confidence']}, {witnesses} ({languages})")
        for line in map(show.quote, event["evidence"]):
            show.out(line)
        for one in event["discrepancies"]:
            show.out(f"    articles differ about {one['field']}: {', '.join(one['values'])}")


def statements(
    context: typer.Context,
    sides: options.Sides = None,
    record: options.RecordFile = None,
    person: options.Person = "",
    since: options.Since = None,
    until: options.Until = None,
    source: options.Source = "",
    language: options.Language = "",
    json: options.Json = False,
) -> None:
    """Show who was quoted or reported as saying what."""
    given = _given(person, None, None, since, until, source, language)
    with opened(context, record) as told:
        known = told.told.article
        found = [
            app.shapes.statement(one, known) for one in told.statements(*(sides or ()), **given)
        ]
        if not found:
            raise show.nothing("statements", told)
    if json:
        show.json_lines(found)
        return
    for one in found:
        words = " ".join(one["text"].split())
        told_by = f"{one['speaker']} ({one['code'] or 'no side'}, {one['kind']})"
        show.out(f"{show.days(one['published'])}  {told_by}: “{words}”")
        show.out(f"    {show.origin(one)}, {one['start']}–{one['end']}")


def figures(
    context: typer.Context,
    sides: options.Sides = None,
    record: options.RecordFile = None,
    since: options.Since = None,
    until: options.Until = None,
    source: options.Source = "",
    language: options.Language = "",
    json: options.Json = False,
) -> None:
    """Show the figures about relations, with what they measure and who gives them."""
    given = _given("", None, None, since, until, source, language)
    with opened(context, record) as told:
        known = told.told.article
        found = [app.shapes.indicator(one, known) for one in told.figures(*(sides or ()), **given)]
        if not found:
            raise show.nothing("figures", told)
    if json:
        show.json_lines(found)
        return
    for one in found:
        show.out(show.figure(one))
        show.out(show.quote(one["evidence"]))


def commitments(
    context: typer.Context,
    sides: options.Sides = None,
    record: options.RecordFile = None,
    person: options.Person = "",
    state: Annotated[str, typer.Option(help="Only open, kept or overdue.")] = "",
    as_of: options.AsOf = None,
    json: options.Json = False,
) -> None:
    """Show what was planned or promised: open, kept (by which event) or overdue."""
    if state not in ("", "open", "kept", "overdue"):
        raise typer.BadParameter(f"--state is open, kept or overdue, not {state!r}")
    given = _given(person, None, None, None, None, "", "")
    with opened(context, record) as told:
        plain = {one.id: _plain(told, one) for one in told}
        day = options.end(as_of)
        asked = told.commitments(*(sides or ()), as_of=day, state=state, **given)
        found = [app.shapes.commitment(one, plain) for one in asked]
        if not found:
            raise show.nothing("commitments", told)
    if json:
        show.json_lines(found)
        return
    for one in found:
        due = f", due {show.days(one['due'])}" if one["due"] else ""
        show.out(f"{one['status']}{due}: {show.headline(one['event'])}")
        for line in map(show.quote, one["event"]["evidence"]):
            show.out(line)
        for kept in one["kept_by"]:
            show.out(f"    kept by {show.headline(kept)}")


def people(
    context: typer.Context,
    sides: options.Sides = None,
    record: options.RecordFile = None,
    person: options.Person = "",
    since: options.Since = None,
    until: options.Until = None,
    json: options.Json = False,
) -> None:
    """Show the persons whom the record names, those met most often first."""
    given = _given(person, None, None, since, until, "", "")
    with opened(context, record) as told:
        found = told.people(*(sides or ()), **given)
        if not found:
            raise show.nothing("persons", told)
    if json:
        show.json_lines(map(app.shapes.person, found))
        return
    rows = [("name", "side", "events", "statements", "seen", "roles")]
    rows += [
        (
            one.name,
            ", ".join(one.codes),
            str(one.events),
            str(one.statements),
            show.span(one.first, one.last),
            ", ".join(one.roles),
        )
        for one in found
    ]
    show.table(rows, right=(2, 3))


def opened(context: typer.Context, record: str | None) -> Record:
    """Open the record that is asked, for reading."""
    settings = options.settings(context, record=record)
    return app.open_record(settings.record, settings, read_only=True)


def _given(
    person: str,
    act: list[str] | None,
    status: list[str] | None,
    since: str | None,
    until: str | None,
    source: str,
    language: str,
) -> dict[str, Any]:
    acts, statuses = app.known_acts(act or ()), app.known_statuses(status or ())
    days = {"since": options.day(since), "until": options.end(until)}
    return options.fields(
        person=person, acts=acts, statuses=statuses, source=source, language=language, **days
    )


def _events(told: Record, sides: list[str] | None, given: dict[str, Any]) -> list[Plain]:
    found = [_plain(told, one) for one in told.events(*(sides or ()), **given)]
    if not found:
        raise show.nothing("events", told)
    return found


def _plain(told: Record, event: Any) -> Plain:
    return app.shapes.event(event, told.told.claim, told.told.article)
