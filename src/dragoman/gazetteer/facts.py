"""Dated facts: what an article mentions without a date, but the world dates."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dragoman.errors import DataError
from dragoman.gazetteer.keys import stems
from dragoman.model import When

DECEMBER = 12


@dataclass(frozen=True, slots=True)
class Session:
    """A numbered or dated session of a body: its names, number, days and place."""

    names: tuple[tuple[str, ...], ...]
    number: int | None
    when: When
    place: str
    forum: str


@dataclass(frozen=True, slots=True)
class Series:
    """A body with one numbered session a year: session `number` was held in `year`."""

    names: tuple[tuple[str, ...], ...]
    number: int
    year: int
    month: int | None
    forum: str


@dataclass(frozen=True, slots=True)
class Dated:
    """A thing with a date (relations of two states, independence, a document, a turning point)."""

    kind: str
    codes: frozenset[str]
    names: tuple[tuple[str, ...], ...]
    when: When
    label: str
    news: bool = (
        False  # told as news only in the days that follow it (a disaster, an attack, a death)
    )


@dataclass(frozen=True, slots=True)
class Facts:
    """All dated facts."""

    sessions: tuple[Session, ...]
    series: tuple[Series, ...]
    dated: tuple[Dated, ...]

    def relations(self, codes: frozenset[str]) -> Dated | None:
        """Return when two states established diplomatic relations."""
        return next((d for d in self.dated if d.kind == "relations" and d.codes == codes), None)


def interval(value: str) -> When:
    """Return the days of an ISO 8601 date of any precision (year, month, day).

    Raises:
        ValueError: it is no date.
    """
    parts = [int(part) for part in str(value).split("-")]
    year, *rest = parts
    if not rest:
        return When(date(year, 1, 1), date(year, 12, 31))
    if len(rest) == 1:
        after = date(year + 1, 1, 1) if rest[0] == DECEMBER else date(year, rest[0] + 1, 1)
        return When(date(year, rest[0], 1), after - timedelta(days=1))
    return When.day(date(year, rest[0], rest[1]))


def read(tables: Iterable[Mapping[str, Any]]) -> Facts:
    """Read the facts of all tables.

    Raises:
        DataError: an entry lacks a key or its date is none.
    """
    sessions: list[Session] = []
    series: list[Series] = []
    dated: list[Dated] = []
    for table in tables:
        try:
            sessions += map(_session, table.get("session", []))
            series += map(_series, table.get("series", []))
            dated += _dated(table)
        except (KeyError, ValueError, TypeError) as error:
            raise DataError(f"gazetteer/facts.toml: {error!r} in an entry") from error
    return Facts(tuple(sessions), tuple(series), tuple(dated))


def _keys(names: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(key for key in map(stems, names) if key)


def _session(row: Mapping[str, Any]) -> Session:
    first = interval(str(row["first"]))
    last = interval(str(row.get("last", row["first"])))
    names = [row["forum"], *row.get("names", [])]
    when = When(first.first, last.last)
    return Session(_keys(names), row.get("number"), when, row.get("place", ""), row["forum"])


def _series(row: Mapping[str, Any]) -> Series:
    forum = row.get("forum") or row["names"][0]
    return Series(_keys(row["names"]), row["number"], row["year"], row.get("month"), forum)


def _dated(table: Mapping[str, Any]) -> list[Dated]:
    out = []
    for row in table.get("relations", []):
        when = interval(str(row["date"]))
        out.append(Dated("relations", frozenset(row["sides"]), (), when, "diplomatic relations"))
    for row in table.get("independence", []):
        when = interval(str(row["date"]))
        out.append(Dated("independence", frozenset([row["code"]]), (), when, "independence"))
    for kind in ("document", "event"):
        for row in table.get(kind, []):
            names = [n for key in ("names", "en", "fr", "ru") for n in _listed(row.get(key, []))]
            when = interval(str(row["date"]))
            codes = frozenset(_listed(row.get("sides", row.get("codes", row.get("code", [])))))
            out.append(Dated(kind, codes, _keys(names), when, names[0], row.get("news", False)))
    return out


def _listed(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value)
