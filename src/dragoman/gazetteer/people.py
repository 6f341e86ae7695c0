"""Office-holders with their terms, found by name in any spelling and by office and day."""

import csv
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from rapidfuzz.distance import JaroWinkler

from dragoman.errors import DataError
from dragoman.gazetteer.keys import PIECE, consonants, skeleton
from dragoman.model import When

COLUMNS = ("state", "office", "from", "to", "en", "fr", "ru", "aliases", "source")
SAME_PIECE = 0.88  # Jaro-Winkler of two sounds; chosen on pairs of transliterations of one name
SHORT = 4  # letters; shorter sounds are alike only when they are equal
LEADERS = frozenset({"president", "prime minister", "monarch", "foreign minister"})
CENTURY = date(2000, 1, 1)
LONG = 5  # letters of a sound
FOREVER = date(2100, 1, 1)


@dataclass(frozen=True, slots=True)
class Term:
    """One term of office."""

    state: str
    office: str
    first: date
    last: date

    @property
    def when(self) -> When:
        """The days of the term."""
        return When(self.first, self.last)


@dataclass(frozen=True, slots=True)
class Person:
    """An office-holder: usual English name, the pieces of every known form, terms of office."""

    name: str
    forms: tuple[tuple[str, ...], ...]
    terms: tuple[Term, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of the states and bodies served, the latest first."""
        latest = sorted(self.terms, key=lambda term: term.last, reverse=True)
        return tuple(dict.fromkeys(term.state for term in latest))


@dataclass(frozen=True, slots=True)
class People:
    """All office-holders; `famous` are the sounds of family names that stand alone in the news."""

    persons: tuple[Person, ...]
    by_sound: Mapping[str, Sequence[int]]
    by_office: Mapping[tuple[str, str], Sequence[tuple[Term, int]]] = field(default_factory=dict)
    famous: frozenset[str] = frozenset()

    def named(self, pieces: Sequence[str]) -> list[Person]:
        """Return the persons that a name of at least one piece can stand for, best first."""
        sounds = [skeleton(piece) for piece in pieces if piece]
        rows = {row for piece in pieces for row in self.by_sound.get(consonants(piece), ())}
        scored = [
            (_fit(sounds, person), person) for person in (self.persons[r] for r in sorted(rows))
        ]
        scored = [(fit, person) for fit, person in scored if fit > 0]
        return [person for _, person in sorted(scored, key=lambda pair: -pair[0])]

    def holders(self, state: str, office: str, day: When | None) -> list[Person]:
        """Return who held an office on a day (all holders when no day is known)."""
        rows = self.by_office.get((state, office), ())
        return [self.persons[row] for term, row in rows if day is None or term.when.meets(day)]


def _fit(sounds: Sequence[str], person: Person) -> float:
    return max((_fit_form(sounds, form) for form in person.forms), default=0.0)


def _fit_form(sounds: Sequence[str], form: Sequence[str]) -> float:
    """Score a name against one form: every piece of the shorter must sound like one of the longer.

    The family name must be among them: it is the last piece of most names, the first of some
    (Xi Jinping, Kim Jong Un), so one of the two ends must agree.
    """
    if len(sounds) > len(form) and not _same_ends(sounds, form):
        return 0.0
    short, long = (sounds, form) if len(sounds) <= len(form) else (form, sounds)
    left = list(long)
    total = 0.0
    for sound in short:
        best = max(left, key=lambda other: _alike(sound, other), default=None)
        score = _alike(sound, best) if best is not None else 0.0
        if best is None or score < SAME_PIECE:
            if len(sound) == 1 and any(o.startswith(sound) for o in left):
                continue
            return 0.0
        left.remove(best)
        total += score
    ends = {form[-1], form[0]}
    if not any(_alike(sound, end) >= SAME_PIECE for sound in sounds for end in ends):
        return 0.0
    return total - 0.1 * len(left)


def _alike(one: str, other: str) -> float:
    """Compare two sounds; short ones must be the same."""
    if min(len(one), len(other)) < SHORT:
        return float(one == other)
    return JaroWinkler.similarity(one, other)


def _same_ends(sounds: Sequence[str], form: Sequence[str]) -> bool:
    """Tell whether a longer name only adds what stands in the middle (a patronymic, say)."""
    ends = ((sounds[0], form[0]), (sounds[-1], form[-1]))
    return all(_alike(a, b) >= SAME_PIECE for a, b in ends)


def pieces_of(name: str) -> tuple[str, ...]:
    """Return the pieces of a name."""
    return tuple(PIECE.findall(name))


def read(table: str, extra: Iterable[Path] = ()) -> People:
    """Read offices.tsv and the `[[office]]` tables of the user's files.

    Raises:
        DataError: a row lacks a column or its dates are none.
    """
    lines = [line for line in table.splitlines() if line and not line.startswith("#")]
    rows = list(csv.DictReader(lines, delimiter="\t"))
    for path in extra:
        rows += tomllib.loads(path.read_text(encoding="utf-8")).get("office", [])
    forms: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    terms: defaultdict[str, list[Term]] = defaultdict(list)
    for number, row in enumerate(rows, 1):
        try:
            name = row["en"].strip()
            last = date.fromisoformat(row["to"]) if row.get("to") else FOREVER
            terms[name].append(
                Term(row["state"], row["office"], date.fromisoformat(row["from"]), last)
            )
        except (KeyError, ValueError, AttributeError) as error:
            raise DataError(f"gazetteer/offices.tsv, row {number}: {error!r}") from error
        others = (row.get("aliases") or "").split(";")
        for form in [name, row.get("fr") or "", row.get("ru") or "", *others]:
            if pieces := pieces_of(form):
                forms[name].add(tuple(map(skeleton, pieces)))
    return _index(forms, terms)


def _index(forms: Mapping[str, set[tuple[str, ...]]], terms: Mapping[str, list[Term]]) -> People:
    persons = tuple(
        Person(name, tuple(sorted(forms[name])), tuple(sorted(terms[name], key=lambda t: t.first)))
        for name in sorted(terms)
    )
    by_sound: defaultdict[str, list[int]] = defaultdict(list)
    by_office: defaultdict[tuple[str, str], list[tuple[Term, int]]] = defaultdict(list)
    for row, person in enumerate(persons):
        for key in {consonants(sound) for form in person.forms for sound in form}:
            by_sound[key].append(row)
        for term in person.terms:
            by_office[term.state, term.office].append((term, row))
    return People(persons, dict(by_sound), dict(by_office), _famous(persons))


def _famous(persons: Sequence[Person]) -> frozenset[str]:
    """Return the family names of this century's leaders that are too long to be another word."""
    names = (
        pieces_of(person.name)[-1]
        for person in persons
        if any(t.office in LEADERS and t.last >= CENTURY for t in person.terms)
    )
    return frozenset(sound for name in names if len(sound := skeleton(name)) >= LONG)
