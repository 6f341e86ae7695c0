"""Names in the text: what the gazetteer knows, and who the gazetteer knows, before any parse."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.gazetteer.people import Person
from dragoman.gazetteer.world import Entry, World, find

# When one name stands for several things, the one that acts in the world is meant first.
_PRIORITY = (
    "state",
    "body",
    "organ",
    "group",
    "venue",
    "occasion",
    "adjective",
    "people",
    "city",
    "source",
)
# Names that are never part of a personal name ("La Chine" is not Lai Ching-te).
_NOT_PERSONAL = frozenset({"state", "adjective", "body", "organ", "group"})
_PIECE = re.compile(r"[^\W\d_]+")
_MOST_PIECES = 5
_PARTICLES = frozenset(
    "al el ul ur bin ben ibn de del der van von da dos di la le den "
    "аль ад ас эль бин бен ибн оглы кызы фон ван де".split()
)


@dataclass(frozen=True, slots=True)
class Name:
    """A stretch of the view that names something known.

    `entries` are all readings of a gazetteer name, the likeliest first; `persons` the
    office-holders that a personal name can stand for, the likeliest first.
    """

    start: int
    stop: int
    entries: tuple[Entry, ...] = ()
    persons: tuple[Person, ...] = ()

    @property
    def kind(self) -> str:
        """What the name most likely is: a kind of entry, or `person`."""
        return self.entries[0].kind if self.entries else "person"


def spot(world: World, text: str, lower: bool) -> list[Name]:
    """Return the known names of a text, in order, without overlap.

    `lower` says whether the language writes adjectives of states in lower case.
    """
    grouped: dict[tuple[int, int], list[Entry]] = {}
    for start, stop, entry in find(world, text, lower):
        grouped.setdefault((start, stop), []).append(entry)
    names = [
        Name(start, stop, tuple(sorted(entries, key=lambda e: (e.weak, _PRIORITY.index(e.kind)))))
        for (start, stop), entries in grouped.items()
    ]
    taken = [(name.start, name.stop) for name in names if name.kind in _NOT_PERSONAL]
    names += _persons(world, text, taken)
    return sorted(_disjoint(names), key=lambda name: name.start)


def _disjoint(names: Sequence[Name]) -> list[Name]:
    """Prefer the longer of two names that overlap, a person where both are as long."""
    kept: list[Name] = []
    for name in sorted(names, key=lambda n: (n.start - n.stop, n.kind != "person")):
        if all(name.stop <= other.start or other.stop <= name.start for other in kept):
            kept.append(name)
    return kept


def _persons(world: World, text: str, taken: Sequence[tuple[int, int]]) -> list[Name]:
    """Find runs of capitalised pieces that are the full name of an office-holder."""
    found: list[Name] = []
    pieces = [(m.start(), m.end(), m.group()) for m in _PIECE.finditer(text)]
    at = 0
    while at < len(pieces):
        name = _person_at(world, text, pieces, at, taken)
        if name is not None:
            found.append(name)
            while at < len(pieces) and pieces[at][0] < name.stop:
                at += 1
        else:
            at += 1
    return found


def _person_at(
    world: World,
    text: str,
    pieces: list[tuple[int, int, str]],
    at: int,
    taken: Sequence[tuple[int, int]],
) -> Name | None:
    run = _run(text, pieces, at)
    for size in range(min(len(run), _MOST_PIECES), 1, -1):
        words = [piece[2] for piece in run[:size]]
        if not words[-1][0].isupper():
            continue
        if any(a < piece[1] and piece[0] < b for piece in run[:size] for a, b in taken):
            continue
        people = [person for person in world.people.named(words) if _whole(person, size)]
        if people:
            return Name(run[0][0], run[size - 1][1], (), tuple(people))
    return None


def _whole(person: Person, size: int) -> bool:
    return any(abs(len(form) - size) <= 1 for form in person.forms)


def _run(text: str, pieces: list[tuple[int, int, str]], at: int) -> list[tuple[int, int, str]]:
    """Return the pieces from `at` that can be one name: capitals, joined by space or hyphen."""
    if not pieces[at][2][0].isupper():
        return []
    run = [pieces[at]]
    for piece in pieces[at + 1 : at + _MOST_PIECES]:
        gap = text[run[-1][1] : piece[0]]
        small = piece[2] in _PARTICLES
        if gap not in (" ", "-", "'", ". ") or not (piece[2][0].isupper() or small):
            break
        run.append(piece)
    return run
