"""States, cities, bodies, organs, groups and sources, found by name."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from dragoman.errors import DataError
from dragoman.gazetteer.facts import Facts
from dragoman.gazetteer.facts import read as read_facts
from dragoman.gazetteer.keys import PIECE, fold, stem, stems
from dragoman.gazetteer.people import People
from dragoman.gazetteer.people import read as read_people

LANGUAGES = ("en", "fr", "ru")
_TABLES = (
    "states.toml",
    "cities.toml",
    "bodies.toml",
    "organs.toml",
    "groups.toml",
    "sources.toml",
)
INFLECTED = frozenset({"adjective", "people"})
_ACRONYM = 5  # an all-capitals name of at most this many letters must be met in capitals


@dataclass(frozen=True, slots=True)
class Entry:
    """What one name stands for.

    `kind` is state, adjective, people, city, body, organ, venue, group or source; `name` the usual
    English name; `role` of a city is the body that has its seat there and is meant by its name;
    `place` the town where an organ or venue lies; `weak` says that the name is a common word as
    well.
    """

    kind: str
    code: str
    name: str
    role: str = ""
    place: str = ""
    capital: bool = False
    weak: bool = False
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """One name in the index: its words as stems, whether it must be in capitals, its entry."""

    stems: tuple[str, ...]
    exact: str | None
    entry: Entry


@dataclass(frozen=True, slots=True)
class World:
    """The whole gazetteer."""

    index: Mapping[str, Sequence[Named]]
    labels: Mapping[tuple[str, str], str]
    adjectives: Mapping[str, str]
    capitals: Mapping[str, str]
    regions: Mapping[str, str]
    sources: Mapping[tuple[str, ...], Entry]
    people: People
    facts: Facts
    lowercase: frozenset[str] = field(default=frozenset({"adjective", "people"}))

    def label(self, code: str, language: str) -> str:
        """Return the name of a state or body in a language; its English name, or the code."""
        return (
            self.labels.get((code, language))
            or self.labels.get((code, "en"))
            or code.rsplit(":", maxsplit=1)[-1]
        )


@cache
def load(extra: tuple[Path, ...] = ()) -> World:
    """Read the shipped gazetteer, then the user's own files, which are added to it.

    Raises:
        DataError: a file cannot be parsed or lacks a key; it is named.
    """
    home = files("dragoman.gazetteer")
    tables: list[tuple[str, Mapping[str, Any]]] = [(name, _toml(home / name)) for name in _TABLES]
    tables += [(path.name, _toml(path)) for path in extra]
    index: defaultdict[str, list[Named]] = defaultdict(list)
    for file, table in tables:
        try:
            for name, entry in _entries(table):
                _add(index, name, entry)
        except (KeyError, TypeError, AttributeError) as error:
            raise DataError(f"gazetteer/{file}: an entry lacks {error}") from error
    for named in index.values():
        named.sort(key=lambda n: -len(n.stems))
    facts = [_toml(home / "facts.toml")] + [table for _, table in tables[len(_TABLES) :]]
    return World(
        index=dict(index),
        labels=_labels(table for _, table in tables),
        adjectives={
            code: state["en"]["adjectives"][0]
            for _, table in tables
            for code, state in _states(table)
            if state["en"].get("adjectives")
        },
        capitals={code: s.get("capital", "") for _, table in tables for code, s in _states(table)},
        regions={code: s.get("region", "") for _, table in tables for code, s in _states(table)},
        sources=_sources(table for _, table in tables),
        people=read_people((home / "offices.tsv").read_text(encoding="utf-8"), extra),
        facts=read_facts(facts),
    )


def _toml(path: Traversable | Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"gazetteer file {path.name}: {error}") from error


def _states(table: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    return (
        (code, state) for code, state in table.items() if isinstance(state, dict) and "en" in state
    )


def _entries(table: Mapping[str, Any]) -> Iterator[tuple[str, Entry]]:
    for code, state in _states(table):
        yield from _state_names(code, state)
    for city in table.get("city", []):
        entry = Entry(
            "city",
            city["code"],
            city["en"],
            city.get("seat_of", ""),
            capital=city.get("capital", False),
        )
        weak = set(city.get("weak", []))
        yield from (
            (name, entry) for name in [city["en"], *city.get("names", [])] if name not in weak
        )
        yield from ((name, replace(entry, weak=True)) for name in weak)
    for body in table.get("body", []):
        members = tuple(body.get("members", ()))
        kind = "body" if body["code"] else "occasion"
        entry = Entry(kind, body["code"], body["en"][0], role=body.get("kind", ""), members=members)
        yield from ((name, entry) for tongue in LANGUAGES for name in body.get(tongue, []))
        yield from ((name, replace(entry, kind="adjective")) for name in body.get("adjectives", []))
    for organ in table.get("organ", []):
        kind = "venue" if organ.get("kind") == "venue" else "organ"
        entry = Entry(
            kind, organ["code"], organ["names"][0], organ.get("role", ""), organ.get("place", "")
        )
        yield from ((name, entry) for name in organ["names"])
    for group in table.get("group", []):
        entry = Entry("group", group["code"], group["names"][0])
        yield from ((name, entry) for name in group["names"])


def _state_names(code: str, state: Mapping[str, Any]) -> Iterator[tuple[str, Entry]]:
    name = state["en"]["name"]
    entries = {kind: Entry(kind, code, name) for kind in ("state", "adjective", "people")}
    for language in LANGUAGES:
        words = state.get(language, {})
        cases = words.get("cases", {})
        for form in [words.get("name", ""), *words.get("names", []), *cases.values()]:
            yield form, entries["state"]
        for form in words.get("adjectives", []):
            yield form, entries["adjective"]
        for form in words.get("people", []):
            yield form, entries["people"]
        for form in words.get("weak", []):
            yield form, replace(entries["state"], weak=True)


def _key(name: str, kind: str) -> tuple[str, ...]:
    """Return the key of a name: endings are taken off adjectives and demonyms, and off Cyrillic."""
    pieces = PIECE.findall(name)
    if kind in INFLECTED:
        return tuple(map(stem, pieces))
    return tuple(stem(piece) if piece > "\u0400" else fold(piece) for piece in pieces)


def _add(index: defaultdict[str, list[Named]], name: str, entry: Entry) -> None:
    key = _key(name, entry.kind)
    if not key:
        return
    short = name.replace(".", "").replace("-", "")
    exact = short if short.isupper() and len(short) <= _ACRONYM else None
    named = Named(key, exact, entry)
    if named not in index[key[0]]:
        index[key[0]].append(named)


def _labels(tables: Iterable[Mapping[str, Any]]) -> dict[tuple[str, str], str]:
    labels: dict[tuple[str, str], str] = {}
    for table in tables:
        for code, state in _states(table):
            for language in LANGUAGES:
                if name := state.get(language, {}).get("name"):
                    labels.setdefault((code, language), name)
        for body in table.get("body", []):
            for language in LANGUAGES:
                if names := body.get(language):
                    labels.setdefault((body["code"], language), names[0])
    return labels


def _sources(tables: Iterable[Mapping[str, Any]]) -> dict[tuple[str, ...], Entry]:
    found: dict[tuple[str, ...], Entry] = {}
    for table in tables:
        for source in table.get("source", []):
            entry = Entry(
                "source", source.get("state", ""), source["name"], role=source.get("kind", "")
            )
            for name in [source["name"], *source.get("names", [])]:
                found.setdefault(stems(name), entry)
    return found


def find(world: World, text: str, lower: bool = True) -> Iterator[tuple[int, int, Entry]]:
    """Yield start, stop and entry of every name in the text, longest first, without overlap.

    Several entries of one name (a city and a state) are all given; the reader decides. `lower`
    says whether the language writes adjectives and demonyms in lower case.
    """
    pieces = [(m.start(), m.end(), m.group()) for m in PIECE.finditer(text)]
    flats = ([stem(piece) for _, _, piece in pieces], [_name_key(piece) for _, _, piece in pieces])
    at = 0
    while at < len(pieces):
        hits = _longest(world, (text, lower), pieces, flats, at)
        if hits:
            size = len(hits[0].stems)
            start, stop = pieces[at][0], pieces[at + size - 1][1]
            yield from ((start, stop, hit.entry) for hit in hits)
            at += size
        else:
            at += 1


def _longest(
    world: World,
    text: tuple[str, bool],
    pieces: list[tuple[int, int, str]],
    flats: tuple[list[str], list[str]],
    at: int,
) -> list[Named]:
    """Return the names of greatest length that begin at piece `at`."""
    best: list[Named] = []
    candidates = [
        n for key in dict.fromkeys((flats[0][at], flats[1][at])) for n in world.index.get(key, ())
    ]
    for named in sorted(candidates, key=lambda n: -len(n.stems)):
        size = len(named.stems)
        if best and size < len(best[0].stems):
            break
        flat = flats[0] if named.entry.kind in INFLECTED else flats[1]
        if tuple(flat[at : at + size]) == named.stems and _fits(world, named, text, pieces, at):
            best.append(named)
    return best


def _name_key(piece: str) -> str:
    return stem(piece) if piece > "\u0400" else fold(piece)


def _begins(text: str, start: int) -> bool:
    """Tell whether a word begins its sentence, where a capital says nothing."""
    before = text[:start].rstrip(" «“\"'(–—-")
    return not before or before[-1] in ".!?…\n:"


def _fits(
    world: World,
    named: Named,
    text: tuple[str, bool],
    pieces: list[tuple[int, int, str]],
    at: int,
) -> bool:
    last = at + len(named.stems) - 1
    gaps = (text[0][pieces[i][1] : pieces[i + 1][0]] for i in range(at, last))
    if any("\n" in gap or "," in gap for gap in gaps):
        return False
    word = pieces[at][2]
    if named.exact is not None:
        run = "".join(pieces[i][2] for i in range(at, last + 1))
        return run == named.exact
    if named.entry.weak and _begins(text[0], pieces[at][0]):
        return False
    return word[0].isupper() or (text[1] and word.islower() and named.entry.kind in world.lowercase)
