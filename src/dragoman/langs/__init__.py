"""Language packs: one folder of data per language, no code."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from dragoman.errors import DataError

KINDS = ("verb", "noun", "phrase")
STATUSES = ("", "occurred", "ongoing", "planned", "proposed", "denied")


@dataclass(frozen=True, slots=True)
class Frame:
    """One way in which a language tells of an act; see docs/howto/add-an-act.md for the keys."""

    act: str
    kind: str
    lemmas: tuple[str, ...]
    nouns: frozenset[str] = frozenset()
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    near: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    status: str = ""
    same: bool = False
    sides: int = 0


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and what is to be read in it, in the notation of docs/howto/add-an-act.md."""

    act: str
    text: str
    expected: str


@dataclass(frozen=True, slots=True)
class Role:
    """A noun for an office (`kind` is `person`) or for a collective that acts for its state."""

    role: str
    kind: str
    heads: frozenset[str]
    words: frozenset[str]
    office: str = ""
    rank: int = 5


@dataclass(frozen=True, slots=True)
class Stops:
    """What tells a full stop that ends a sentence from one that shortens a word.

    `abbreviations` take a stop, lower-cased and with it ("h.e."). A stop after one of `closing` ends
    the sentence when a capital follows ("etc."), after one of `open` when one of the `starters`
    follows ("at 5 p.m. The"), after one of `numbered` when no number follows ("no.").
    """

    abbreviations: frozenset[str] = frozenset()
    closing: frozenset[str] = frozenset()
    open: frozenset[str] = frozenset()
    numbered: frozenset[str] = frozenset()
    starters: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Pack:
    """What the readers need to know about one language."""

    code: str
    name: str
    folder: Traversable
    stops: Stops
    slots: Mapping[str, tuple[str, ...]]
    cues: Mapping[str, frozenset[str]]
    sides: Mapping[str, tuple[str, ...]]
    pronouns: Mapping[str, frozenset[str]]
    names: Mapping[str, frozenset[str]]
    grammar: Mapping[str, frozenset[str]]
    contractions: Mapping[str, str]
    roles: tuple[Role, ...]
    dates: Mapping[str, Any]
    speech: Mapping[str, tuple[str, ...]]
    noise: Mapping[str, tuple[str, ...]]
    contexts: Mapping[str, tuple[str, ...]]
    things: Mapping[str, Mapping[str, Any]]
    proxies: Mapping[str, tuple[tuple[str, str], ...]]
    lemmas: Mapping[str, tuple[tuple[str, ...], ...]]
    frames: Mapping[str, tuple[Frame, ...]]
    examples: tuple[Example, ...]
    figures: Mapping[str, Any] = field(default_factory=dict)


@cache
def load(extra: tuple[Path, ...] = ()) -> Mapping[str, Pack]:
    """Read the packs that ship with the system, then the operator's own, which win.

    Raises:
        DataError: a file is missing, cannot be parsed, or lacks a key; it is named.
    """
    homes: list[Traversable | Path] = [files(__name__), *extra]
    folders = (f for home in homes for f in home.iterdir() if (f / "pack.toml").is_file())
    return {folder.name: _read(folder) for folder in folders}


def _toml(folder: Traversable | Path, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads((folder / name).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"langs/{folder.name}/{name}: {error}") from error


def _read(folder: Traversable | Path) -> Pack:
    pack = _toml(folder, "pack.toml")
    frames, examples = _frames(folder)
    try:
        return Pack(
            code=pack["code"],
            name=pack["name"],
            folder=folder,
            stops=Stops(**{key: frozenset(words) for key, words in pack["sentence"].items()}),
            slots={key: tuple(words) for key, words in pack["slots"].items()},
            cues={key: frozenset(words) for key, words in pack["cues"].items()},
            sides={key: tuple(words) for key, words in pack["sides"].items()},
            pronouns={key: frozenset(words) for key, words in pack["pronouns"].items()},
            names={key: frozenset(words) for key, words in pack["names"].items()},
            grammar={key: frozenset(words) for key, words in pack["grammar"].items()},
            contractions=dict(pack.get("contractions", {})),
            roles=_roles(_toml(folder, "roles.toml")),
            dates=_toml(folder, "dates.toml"),
            speech=_lists(_toml(folder, "speech.toml")),
            noise=_lists(_toml(folder, "noise.toml")),
            contexts=_lists(_toml(folder, "contexts.toml")),
            things=_toml(folder, "things.toml"),
            proxies=_lists(_toml(folder, "proxies.toml")),
            lemmas=_lists(_toml(folder, "lemmas.toml")),
            frames=frames,
            examples=examples,
            figures=_toml(folder, "figures.toml"),
        )
    except KeyError as missing:
        raise DataError(f"langs/{folder.name}: {missing} is missing") from missing


def _lists(table: Mapping[str, Any]) -> Mapping[str, tuple[Any, ...]]:
    return {key: tuple(words) for key, words in table.items() if isinstance(words, list)}


def _roles(table: Mapping[str, Any]) -> tuple[Role, ...]:
    persons = [
        Role(
            role=row["role"],
            kind="person",
            heads=frozenset(row["heads"]),
            words=frozenset(row.get("words", ())),
            office=row.get("office", ""),
            rank=row.get("rank", 5),
        )
        for row in table["role"]
    ]
    organs = [
        Role(row["role"], row["kind"], frozenset(row["heads"]), frozenset(row.get("words", ())))
        for row in table["organ"]
    ]
    return tuple(persons + organs)


def _frames(folder: Traversable | Path) -> tuple[dict[str, tuple[Frame, ...]], tuple[Example, ...]]:
    frames: dict[str, tuple[Frame, ...]] = {}
    examples: list[Example] = []
    for file in sorted((folder / "frames").iterdir(), key=lambda f: f.name):
        if not file.name.endswith(".toml"):
            continue
        act = file.name.removesuffix(".toml")
        data = _toml(folder / "frames", file.name)
        where = f"langs/{folder.name}/frames/{file.name}"
        try:
            frames[act] = tuple(
                _frame(act, kind, row) for kind in KINDS for row in data.get(kind, ())
            )
            examples += [Example(act, row["text"], row["is"]) for row in data.get("examples", ())]
        except (KeyError, TypeError) as error:
            raise DataError(f"{where}: {error!r}") from error
        _check(where, frames[act])
    return frames, tuple(examples)


def _frame(act: str, kind: str, row: Mapping[str, Any]) -> Frame:
    return Frame(
        act=act,
        kind=kind,
        lemmas=tuple(row["words"] if kind == "phrase" else row["lemmas"]),
        nouns=frozenset(row.get("nouns", ())),
        actor=tuple(row.get("actor", ())),
        recipient=tuple(row.get("recipient", ())),
        near=frozenset(row.get("near", ())),
        unless=frozenset(row.get("unless", ())),
        status=row.get("status", ""),
        same=row.get("same", False),
        sides=row.get("sides", 0),
    )


def _check(where: str, frames: Sequence[Frame]) -> None:
    for frame in frames:
        if frame.status not in STATUSES:
            raise DataError(f"{where}: unknown status {frame.status!r}")
        if not frame.lemmas:
            raise DataError(f"{where}: a {frame.kind} without words")
