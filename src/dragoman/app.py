"""The only door for interfaces: what the command line, and any other interface, may call.

Nothing here imports the pipeline, which loads spaCy, before an article is to be read: to ask a
record must not take seconds.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Any

from dragoman import evaluate, health, ontology
from dragoman.brief import FORMS, Brief
from dragoman.errors import InputError, SettingsError
from dragoman.evaluate import Rows, Scores
from dragoman.export import annotation
from dragoman.export import record as shapes
from dragoman.ingest import files as sources
from dragoman.model import STATUSES, Raw, Reading, Refusal
from dragoman.record import Outcomes, Person, Record, Tally
from dragoman.settings import Settings
from dragoman.settings import change as change_settings
from dragoman.settings import load as load_settings

__all__ = [
    "FORMS",
    "Brief",
    "Person",
    "Reading",
    "Record",
    "Refusal",
    "Rows",
    "Scores",
    "Settings",
    "Tally",
    "annotation",
    "change_settings",
    "code",
    "code_paths",
    "demo",
    "health",
    "how_many",
    "known_acts",
    "known_language",
    "known_statuses",
    "load_settings",
    "measure",
    "open_record",
    "sample",
    "shapes",
]


def code(
    text: str,
    *,
    name: str = "text",
    published: date | None = None,
    language: str | None = None,
    settings: Settings | None = None,
) -> Reading:
    """Read one article and return everything it says.

    Raises:
        InputError: it cannot be read; the error says why.
    """
    from dragoman import pipeline  # noqa: PLC0415 - loads spaCy; see above

    raw = Raw(name, name, text, published=published, language=language)
    outcome = pipeline.read(raw, settings or Settings())
    if isinstance(outcome, Refusal):
        raise InputError(outcome.reason)
    return outcome


def code_paths(
    paths: Iterable[str | Path], settings: Settings | None = None, stdin: bytes | None = None
) -> Iterator[Reading | Refusal]:
    """Read every article behind some paths, in order; each has exactly one outcome."""
    return reader(stdin)(paths, settings or Settings())


def reader(stdin: bytes | None = None) -> Outcomes:
    """Return what turns paths into readings; `-` stands for the bytes of standard input."""
    from dragoman.outcomes import outcomes  # noqa: PLC0415 - loads spaCy; see above

    return partial(outcomes, stdin=stdin)


def open_record(
    path: str | Path = "dragoman.db",
    settings: Settings | None = None,
    *,
    read_only: bool = False,
    stdin: bytes | None = None,
) -> Record:
    """Open a record; the file is made when something is added."""
    given = reader(stdin) if stdin is not None else None
    return Record(path, settings, read_only=read_only, reader=given)


def how_many(paths: Iterable[str]) -> int | None:
    """Return how many articles stand behind some paths; None where only reading them tells."""
    if "-" in (given := list(paths)):
        return None
    found = list(sources.find(given))
    many = any(isinstance(one, Path) and sources.holds_many(one) for one in found)
    return None if many else len(found)


def known_acts(told: Iterable[str]) -> tuple[str, ...]:
    """Return acts of the ontology, told with or without underscores.

    Raises:
        SettingsError: there is no such act; the nearest are given.
    """
    return tuple(_one_of("act", one, ontology.load()) for one in told)


def known_statuses(told: Iterable[str]) -> tuple[str, ...]:
    """Return statuses.

    Raises:
        SettingsError: there is no such status.
    """
    return tuple(_one_of("status", one, STATUSES) for one in told)


def known_language(told: str) -> str:
    """Return the code of a language in which briefs are written.

    Raises:
        SettingsError: there are no templates for it.
    """
    home = files("dragoman") / "langs"
    codes = {f.name for f in home.iterdir() if (f / "templates.toml").is_file()}
    return _one_of("language", told, sorted(codes))


def _one_of(kind: str, told: str, known: Collection[str]) -> str:
    name = told.strip().lower().replace(" ", "_").replace("-", "_")
    if name in known:
        return name
    near = get_close_matches(name, known, n=3) or list(known)[:8]
    raise SettingsError(f"no {kind} {told!r}; there are, for one: {', '.join(near)}")


# -- the sample --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Demo:
    """What the demonstration made."""

    tally: Tally
    brief: Brief
    markdown: Path
    html: Path
    record: Path


def sample() -> Path:
    """Return the folder of the bundled sample: inside the package, or beside its sources.

    Raises:
        InputError: the sample did not come with this installation.
    """
    inside = Path(str(files("dragoman"))) / "examples"
    beside = Path(__file__).resolve().parents[2] / "examples"
    for folder in (inside, beside):
        if folder.is_dir():
            return folder
    raise InputError(f"{inside}: the sample did not come with this installation; install it anew")


def demo(
    folder: Path, settings: Settings, form: str = "factsheet", lang: str = "en", **told: Any
) -> Demo:
    """Read the sample into a record in a folder and write the brief of two of its states.

    `told` may give `progress` for `Record.add` and `as_of` for the brief.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "sample.db"
    with open_record(path, settings) as record:
        tally = record.add([sample()], told.get("progress"))
        brief = record.brief("AZE", "KAZ", form=form, lang=lang, as_of=told.get("as_of"))
        written = {".md": "markdown", ".html": "html"}
        for suffix, kind in written.items():
            shown = record.render(brief, kind)
            (folder / f"brief{suffix}").write_text(shown, encoding="utf-8")
    return Demo(tally, brief, folder / "brief.md", folder / "brief.html", path)


# -- how good it is ----------------------------------------------------------------------------


def measure(
    reference: Path,
    predicted: Path | None = None,
    texts: Path | None = None,
    settings: Settings | None = None,
) -> dict[str, Scores]:
    """Score predictions (a JSON Lines file), or what is read in a folder of texts now.

    Returns the scores of all articles under `all`, then those of each language.

    Raises:
        InputError: a file is missing or broken, or its evidence is not in its text.
    """
    items = _json_lines(reference)
    source = predicted or texts or reference.with_suffix("")
    if source.is_dir():
        texts = texts or source
        found = _coded(items, source, settings or Settings())
    else:
        texts = texts or reference.with_suffix("")
        found = {item["id"]: item for item in _json_lines(source)}
    bodies = _texts(items, texts)
    groups = {"all": items}
    for language in sorted({item["language"] for item in items}):
        groups[language] = [item for item in items if item["language"] == language]
    return {name: evaluate.score(group, found, bodies) for name, group in groups.items()}


def _coded(
    items: Iterable[Mapping[str, Any]], folder: Path, settings: Settings
) -> dict[str, dict[str, Any]]:
    """Read the texts of a reference; a text that is refused has no prediction."""
    by_address = {str(folder / item["file"]): item["id"] for item in items}
    found = {}
    for outcome in code_paths(by_address, settings):
        if isinstance(outcome, Reading):
            found[by_address[outcome.article.address]] = annotation.plain(outcome)
    return found


def _json_lines(path: Path) -> list[dict[str, Any]]:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
        items = [json.loads(line) for line in lines if line.strip()]
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: cannot be read as JSON Lines: {error}") from error
    if not all(isinstance(item, dict) and "id" in item for item in items):
        raise InputError(f'{path}: every line must be an object with an "id"')
    return items


def _texts(items: Iterable[Mapping[str, Any]], folder: Path) -> dict[str, str]:
    found = {}
    for item in items:
        path = folder / str(item.get("file", ""))
        try:
            found[str(item["file"])] = path.read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError, KeyError) as error:
            said = f"text of {item['id']} cannot be read ({error}); name its folder with --texts"
            raise InputError(f"{path}: {said}") from error
    return found
