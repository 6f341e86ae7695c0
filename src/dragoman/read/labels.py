"""Which known name, if any, each word of a sentence belongs to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.gazetteer.keys import PIECE, skeleton
from dragoman.gazetteer.people import Person
from dragoman.read.spot import Name
from dragoman.read.tokens import Sentence, Token

GIVES_CODE = frozenset({"state", "adjective", "people", "body", "organ", "group"})
SURE = 4  # letters of a sound; shorter ones are too easily another word
_PERSON_TAGS = frozenset({"PER", "PERSON"})


@dataclass(frozen=True, slots=True)
class PersonRun:
    """A run of words that names a person; `persons` are the office-holders it can stand for."""

    first: int
    last: int
    persons: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class Labels:
    """Names by word: `names[i]` are the gazetteer names on word i; `person[i]` the run it is in."""

    names: tuple[tuple[Name, ...], ...]
    person: tuple[PersonRun | None, ...]

    def kind(self, i: int) -> str:
        """Return the kind of the first name on a word, `person`, or the empty string."""
        if self.person[i] is not None:
            return "person"
        return self.names[i][0].kind if self.names[i] else ""

    def starts(self, i: int, first: int) -> bool:
        """Tell whether word i begins its name (rather than continues it)."""
        return not self.names[i] or i == first or self.names[i] != self.names[i - 1]


def label(sentence: Sentence, names: Sequence[Name], taken_titles: frozenset[str]) -> Labels:
    """Lay the names found in the text, and the persons the pipeline found, over the words."""
    tokens = sentence.tokens
    on: list[list[Name]] = [[] for _ in tokens]
    person: list[PersonRun | None] = [None] * len(tokens)
    for name in names:
        covered = [t.i for t in tokens if t.start < name.stop and name.start < t.stop]
        if not covered:
            continue
        if name.kind == "person":
            run = PersonRun(covered[0], covered[-1] + 1, name.persons)
            for i in covered:
                person[i] = run
        else:
            for i in covered:
                on[i].append(name)
    for run in _trained(tokens, on, person, taken_titles):
        for i in range(run.first, run.last):
            person[i] = run
    return Labels(tuple(map(tuple, on)), tuple(person))


def families(found: Iterable[str]) -> frozenset[str]:
    """Return the sounds of the family names of persons who are named in full."""
    names = (PIECE.findall(person) for person in found)
    ends = (end for pieces in names if len(pieces) > 1 for end in (pieces[-1], pieces[0]))
    return frozenset(sound for end in ends if len(sound := skeleton(end)) >= SURE)


def with_families(
    sentence: Sentence, labels: Labels, known: frozenset[str], famous: frozenset[str]
) -> Labels:
    """Mark the family names that stand alone.

    `known` are those of persons whom the article names in full, `famous` those of the world's
    leaders, which count only where the pipeline sees a name. The same labels are given back when
    none is found.
    """
    person = list(labels.person)
    for token in sentence.tokens:
        if person[token.i] is None and not labels.names[token.i] and _capital(token):
            sound = skeleton(token.text)
            proper = token.pos == "PROPN" and sound in famous
            if proper or (token.pos not in ("VERB", "ADP", "DET") and sound in known):
                person[token.i] = PersonRun(token.i, token.i + 1)
    return labels if tuple(person) == labels.person else Labels(labels.names, tuple(person))


def _capital(token: Token) -> bool:
    return token.text[0].isupper() and not token.text.isupper()


def _trained(
    tokens: Sequence[Token],
    on: Sequence[Sequence[Name]],
    person: Sequence[PersonRun | None],
    titles: frozenset[str],
) -> list[PersonRun]:
    """Return the runs that the trained pipeline calls persons, where the gazetteer is silent."""
    runs: list[PersonRun] = []
    at = 0
    while at < len(tokens):
        stop = at
        while stop < len(tokens) and _personal(
            tokens[stop], stop > at, on[stop], person[stop], titles
        ):
            stop += 1
        towns = all(on[i] for i in range(at, stop))  # a town on its own is not a person
        if stop > at and not towns:
            runs.append(PersonRun(at, stop))
        at = max(stop, at + 1)
    return runs


def _personal(
    token: Token,
    inside: bool,
    names: Sequence[Name],
    person: PersonRun | None,
    titles: frozenset[str],
) -> bool:
    tag = token.name.split("-")[-1]
    if tag not in _PERSON_TAGS or person is not None or any(name.kind != "city" for name in names):
        return False
    if token.low.rstrip(".") in titles or not any(char.isalpha() for char in token.text):
        return False
    return token.text[0].isupper() or (inside and len(token.text) <= 3)  # noqa: PLR2004 - al, de
