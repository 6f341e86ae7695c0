"""Commands about the program itself: how good it is, and whether it is well."""

from pathlib import Path
from typing import Annotated

import typer

from dragoman import app
from dragoman.app import Scores
from dragoman.cli import options, show

EVAL = options.examples(
    "dragoman eval evals/gold/en.jsonl examples/",
    "dragoman eval reference.jsonl predicted.jsonl --texts articles/",
)
DOCTOR = options.examples("dragoman doctor", "dragoman doctor --coverage")
MEASURES = (
    *("trigger", "type", "act", "grounded", "full"),
    *("actor_code", "actor_person", "statement", "indicator"),
)
FAILED = 1


def attach(program: typer.Typer) -> None:
    """Add the commands to the program."""
    program.command("eval", epilog=EVAL)(evaluate)
    program.command("doctor", epilog=DOCTOR)(doctor)


def evaluate(
    context: typer.Context,
    reference: Annotated[
        Path, typer.Argument(metavar="REFERENCE", help="Annotations, JSON Lines.")
    ],
    predicted: Annotated[
        Path | None,
        typer.Argument(
            metavar="[PREDICTED]",
            help="Output of `dragoman code`, or the folder of texts, which are then coded now.",
        ),
    ] = None,
    texts: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Where the texts of the reference lie.")
    ] = None,
    json: options.Json = False,
) -> None:
    """Measure precision and recall per language, act and field against annotations."""
    scores = app.measure(reference, predicted, texts, options.settings(context))
    if json:
        show.json_lines([{name: one.plain() for name, one in scores.items()}])
        return
    for name, one in scores.items():
        _measures(name, one)
    _rows("by act (grounded)", scores["all"], "acts")
    _rows("by field (of grounded pairs)", scores["all"], "fields")


def _measures(name: str, one: Scores) -> None:
    dates = "no dates" if one.date_accuracy is None else f"dates right {one.date_accuracy:.0%}"
    show.out(f"{name}: {one.articles} articles, {dates}, provenance errors {one.provenance}")
    _table({m: one.rows[m] for m in MEASURES if m in one.rows})


def _rows(title: str, one: Scores, kind: str) -> None:
    show.out(f"{title}:")
    _table(getattr(one, kind))


def _table(rows: app.Rows) -> None:
    told = [("", "precision", "recall", "F1", "right", "reference", "predicted")]
    told += [
        (
            f"  {name}",
            f"{row.precision:.3f}",
            f"{row.recall:.3f}",
            f"{row.f1:.3f}",
            str(row.hit),
            str(row.reference),
            str(row.predicted),
        )
        for name, row in rows.items()
    ]
    show.table(told, right=range(1, 7))
    show.out("")


def doctor(
    context: typer.Context,
    coverage: Annotated[
        bool, typer.Option("--coverage", help="Show frames and examples per act and language.")
    ] = False,
    json: options.Json = False,
) -> None:
    """Say what is installed, what is missing, and how current the data are."""
    settings = options.settings(context)
    if coverage:
        _coverage(app.health.coverage(settings), json)
        return
    health = app.health.check(settings)
    if json:
        show.json_lines([health.plain()])
    else:
        _told(health)
    if health.problems:
        raise typer.Exit(FAILED)


def _told(health: app.health.Health) -> None:
    versions = ", ".join(f"{n} {v or 'MISSING'}" for n, v in health.versions.items())
    show.out(f"versions:   {versions}")
    for pack in health.packs:
        pipeline = f"{pack.megabytes} MB" if pack.pipeline else "MISSING"
        show.out(
            f"language:   {pack.language} {pack.name}: {pack.acts} acts, {pack.frames} frames, "
            f"{pack.examples} examples, pipeline {pipeline}"
        )
    show.out("gazetteer:  " + ", ".join(f"{n} {count:,}" for n, count in health.gazetteer.items()))
    told = health.offices
    show.out(
        f"offices:    {told['terms']:,} terms, {told['in_office']:,} of them still running; "
        f"the newest began on {told['newest_term_began']}"
    )
    years = ", ".join(f"{year}: {count}" for year, count in told["began_by_year"].items())
    show.out(f"            terms begun by year: {years}")
    for problem in health.problems:
        show.out(f"PROBLEM:    {problem}")
    if not health.problems:
        show.out("all is well")


def _coverage(told: dict[str, dict[str, tuple[int, int]]], json: bool) -> None:
    if json:
        show.json_lines([{act: dict(row) for act, row in told.items()}])
        return
    languages = list(next(iter(told.values())))
    rows = [("act (frames/examples)", *languages)]
    rows += [
        (act, *(f"{frames}/{examples}" for frames, examples in row.values()))
        for act, row in told.items()
    ]
    show.table(rows, right=range(1, len(languages) + 1))
