"""The persons of one article: who is named, in which spellings, for which side, in what office."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import pymorphy3
from rapidfuzz.distance import JaroWinkler

from dragoman.gazetteer.keys import PIECE, latin, skeleton
from dragoman.gazetteer.people import SAME_PIECE, Person
from dragoman.gazetteer.world import World
from dragoman.model import Party, When
from dragoman.read.mentions import Mention

# Offices whose holder is known by family name alone.
PROMINENT = frozenset(
    {
        "president",
        "monarch",
        "prime minister",
        "foreign minister",
        "secretary-general",
        "head of body",
    }
)
# Offices that say less than any other; they never replace what is known.
_VAGUE = frozenset({"minister", "official", "head of body", "envoy"})


@dataclass(slots=True)
class Actor:
    """A person of the article."""

    name: str
    code: str
    sounds: tuple[str, ...]
    role: str = ""
    office: str = ""
    seen: int = 0
    known: bool = False
    others: list[str] = field(default_factory=list)

    def party(self, role: str = "") -> Party:
        """Return the side that the person stands for."""
        return Party(self.code, self.name, role or self.role)


class Cast:
    """All persons of one article, found by full name, family name, or office."""

    def __init__(self, world: World, published: When | None) -> None:
        """Begin with nobody."""
        self._world = world
        self._published = published
        self.actors: list[Actor] = []

    def enter(self, mention: Mention) -> Actor | None:
        """Add the person of a mention that gives a full name, or learn more about a known one."""
        pieces = PIECE.findall(mention.person)
        if not pieces:
            return None
        actor = self.find(pieces, mention.codes)
        if actor is None and len(pieces) > 1:
            actor = self._new(pieces, mention)
        if actor is not None:
            self._learn(actor, mention)
        return actor

    def enter_family_name(self, mention: Mention) -> Actor | None:
        """Add a person told by family name alone, when title, state or fame say who it is."""
        pieces = PIECE.findall(mention.person)
        if not pieces or (actor := self.find(pieces, mention.codes)):
            return actor if pieces else None
        person = self._choose(self._world.people.named(pieces), mention, famous=not mention.codes)
        if person is None and not mention.codes:
            return None
        actor = self._from(person, pieces, mention)
        self.actors.append(actor)
        self._learn(actor, mention)
        return actor

    def _new(self, pieces: Sequence[str], mention: Mention) -> Actor:
        candidates = mention.persons or tuple(p for p in self._world.people.named(pieces))
        person = self._choose(candidates, mention, famous=False)
        actor = self._from(person, pieces, mention)
        self.actors.append(actor)
        return actor

    def _from(self, person: Person | None, pieces: Sequence[str], mention: Mention) -> Actor:
        if person is None:
            code = mention.codes[0] if mention.codes else ""
            return Actor(english(pieces), code, tuple(map(skeleton, pieces)))
        code = mention.codes[0] if mention.codes else self._code(person)
        office = self._office(person)
        sounds = max(person.forms, key=len)
        return Actor(person.name, code, sounds, "", office, known=True)

    def _choose(self, people: Iterable[Person], mention: Mention, famous: bool) -> Person | None:
        """Choose among office-holders of like name by side, office and day."""
        scored = []
        for rank, person in enumerate(people):
            if mention.codes and not set(mention.codes) & set(person.codes):
                continue
            current = any(self._current(term.when) for term in person.terms)
            prominent = any(t.office in PROMINENT and self._current(t.when) for t in person.terms)
            if famous and not prominent:
                continue
            office = any(t.office == mention.office for t in person.terms)
            latest = max(term.last for term in person.terms)
            scored.append(((current, prominent, office, latest, -rank), person))
        return max(scored, key=lambda pair: pair[0])[1] if scored else None

    def _current(self, term: When) -> bool:
        return self._published is None or term.meets(self._published)

    def _code(self, person: Person) -> str:
        current = [term.state for term in person.terms if self._current(term.when)]
        return current[-1] if current else person.codes[0]

    def _office(self, person: Person) -> str:
        current = [term.office for term in person.terms if self._current(term.when)]
        return current[-1] if current and self._published is not None else ""

    def _learn(self, actor: Actor, mention: Mention) -> None:
        if mention.codes and not actor.code:
            actor.code = mention.codes[0]
        if mention.role and not actor.role:
            actor.role = mention.role
        if mention.office and not (actor.office and mention.office in _VAGUE):
            actor.office = mention.office
        actor.seen = mention.sentence

    def find(self, pieces: Sequence[str], codes: Sequence[str] = ()) -> Actor | None:
        """Return the person of the article that a name means, the latest seen first."""
        sounds = [skeleton(piece) for piece in pieces]
        fits = [
            a
            for a in self.actors
            if _same(sounds, a.sounds) and (not codes or not a.code or a.code in codes)
        ]
        return max(fits, key=lambda a: a.seen) if fits else None

    def in_office(self, office: str, code: str = "") -> Actor | None:
        """Return the person last seen in an office, of one side if a code is given."""
        fits = [
            a for a in self.actors if compatible(a.office, office) and (not code or a.code == code)
        ]
        return max(fits, key=lambda a: a.seen) if fits else None

    def leader(self, code: str) -> Actor | None:
        """Return the person of a side last seen in one of the prominent offices."""
        fits = [a for a in self.actors if a.code == code and a.office in PROMINENT and a.seen >= 0]
        return max(fits, key=lambda a: a.seen) if fits else None

    def holder(self, code: str, office: str) -> Person | None:
        """Return who held an office of a state when the article was published, if only one did."""
        if self._published is None:
            return None
        people = list(dict.fromkeys(self._world.people.holders(code, office, self._published)))
        return people[0] if len(people) == 1 else None


def compatible(office: str, other: str) -> bool:
    """Tell whether two kinds of office can be held by one person in one text."""
    if not office or not other:
        return False
    if office == other:
        return True
    pair = {office, other}
    if pair <= {"president", "monarch", "head of state"} or pair <= {"ambassador", "envoy"}:
        return True
    return "minister" in pair and all(
        o.endswith("minister") and o != "prime minister" for o in pair
    )


def _same(sounds: Sequence[str], others: Sequence[str]) -> bool:
    """Tell whether a name (often a part of it) can be a known name."""
    if len(sounds) == 1:
        ends = (others[-1], others[0]) if len(others) > 1 else others
        return any(JaroWinkler.similarity(sounds[0], end) >= SAME_PIECE for end in ends)
    short, long = sorted((tuple(sounds), tuple(others)), key=len)
    left = list(long)
    for sound in short:
        best = max(left, key=lambda o: JaroWinkler.similarity(sound, o), default="")
        initial = len(sound) == 1 and any(o.startswith(sound) for o in left)
        if JaroWinkler.similarity(sound, best) < SAME_PIECE and not initial:
            return False
        if best in left:
            left.remove(best)
    return True


@lru_cache(maxsize=1)
def _morph() -> Any:
    return pymorphy3.MorphAnalyzer(lang="ru")


def english(pieces: Sequence[str]) -> str:
    """Return the usual English form of a name: nominative, in Latin letters."""
    return " ".join(_english(piece) for piece in pieces)


@lru_cache(maxsize=4096)
def _english(piece: str) -> str:
    if not any("\u0400" <= char <= "\u04ff" for char in piece):
        return piece
    parses = _morph().parse(piece)
    named = [p for p in parses if {"Surn", "Name", "Patr"} & set(p.tag.grammemes)]
    if not any(p.is_known for p in parses) and any(str(p.tag.case) == "nomn" for p in parses):
        return latin(piece)
    base = (named or parses)[0].inflect({"nomn"}) if parses else None
    word = base.word if base is not None else piece
    return latin(word.capitalize())
