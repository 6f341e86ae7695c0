"""Commands that write a brief: brief, demo."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from dragoman import app
from dragoman.cli import options, show
from dragoman.cli.asking import opened
from dragoman.cli.progress import shown

BRIEF = options.examples(
    "dragoman brief Kazakhstan Azerbaijan",
    "dragoman brief KAZ AZE --form scenesetter --lang fr -o brief.html",
    "dragoman brief Казахстан Азербайджан --lang ru --as-of 2024-07-10",
)
DEMO = options.examples("dragoman demo", "dragoman demo --folder /tmp/sample --lang fr")
FORMATS = {".md": "markdown", ".html": "html", ".htm": "html", ".json": "json"}
NOTHING = 1

Form = Annotated[str, typer.Option(help=f"One of: {', '.join(app.FORMS)}.")]
Lang = Annotated[str, typer.Option(help="Language of the brief: en, fr or ru.")]


def attach(program: typer.Typer) -> None:
    """Add the commands to the program."""
    program.command("brief", epilog=BRIEF)(brief)
    program.command("demo", epilog=DEMO)(demo)


def brief(
    context: typer.Context,
    one: Annotated[str, typer.Argument(metavar="SIDE", help="A state, as code or name.")],
    other: Annotated[str, typer.Argument(metavar="SIDE", help="The other state.")],
    form: Form = "factsheet",
    lang: Lang = "en",
    since: options.Since = None,
    until: options.Until = None,
    as_of: options.AsOf = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write there: .md, .html or .json."),
    ] = None,
    record: options.RecordFile = None,
    json: options.Json = False,
) -> None:
    """Write the brief about two states; every sentence has numbered citations."""
    kind = _kind(output, json)
    days = {"since": options.day(since), "until": options.end(until)}
    with opened(context, record) as told:
        made = told.brief(
            one, other, form=form, lang=app.known_language(lang), as_of=options.end(as_of), **days
        )
        text = app.annotation.line(_plain(made)) if kind == "json" else told.render(made, kind)
    if output is None:
        show.out(text.rstrip())
    else:
        _write(output, text)
        show.note(f"wrote {output}")
    if not made.notes:
        show.note(f"the record tells nothing of {one} and {other}")
        raise typer.Exit(NOTHING)


def demo(
    context: typer.Context,
    folder: Annotated[Path, typer.Option(metavar="DIR", help="Where to put the sample.")] = Path(
        "demo"
    ),
    form: Form = "factsheet",
    lang: Lang = "en",
    json: options.Json = False,
) -> None:
    """Read the bundled sample into a record and print the brief of Azerbaijan and Kazakhstan."""
    settings = options.settings(context)
    language = app.known_language(lang)
    with shown("reading the sample", app.how_many([str(app.sample())])) as advance:
        made = app.demo(folder, settings, form, language, progress=advance)
    for refusal in made.tally.refused:
        show.refused(refusal)
    if json:
        show.json_lines([_plain(made.brief)])
        return
    show.out(made.markdown.read_text(encoding="utf-8").rstrip())
    show.out("")
    show.out(f"{made.tally.read} articles read, {made.tally.events} events told in them.")
    show.out(f"The brief as a web page:  {made.html}")
    show.out(f"The record:               {made.record}")
    show.out("To try next:")
    for line in (
        f"dragoman timeline Azerbaijan Kazakhstan --record {made.record}",
        f"dragoman commitments --record {made.record}",
        f"dragoman brief Algeria Morocco --lang fr --record {made.record}",
        "dragoman add YOUR-ARTICLES/ && dragoman brief STATE STATE -o brief.html",
    ):
        show.out(f"  {line}")


def _kind(output: Path | None, json: bool) -> str:
    if output is None:
        return "json" if json else "markdown"
    if (suffix := output.suffix.lower()) not in FORMATS:
        raise typer.BadParameter(f"{output}: a brief is written to .md, .html or .json")
    return "json" if json else FORMATS[suffix]


def _plain(made: app.Brief) -> dict[str, Any]:
    return asdict(made) | {"header": dict(made.header), "words": dict(made.words)}


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise typer.BadParameter(f"{path}: {error.strerror or error}") from error
