"""Office-holders in an article: it was written while they were in office."""

from collections.abc import Iterable, Sequence

from rapidfuzz.distance import JaroWinkler

from dragoman.gazetteer.keys import skeleton
from dragoman.gazetteer.people import SAME_PIECE, Person, Term, pieces_of
from dragoman.gazetteer.world import World
from dragoman.model import When
from dragoman.read.mentions import Mention
from dragoman.read.narrow import FRESH, OPEN, SPAN, Clue
from dragoman.read.tokens import Sentence

_LONG = 3  # letters up to which a piece of a name must be the same
_VAGUE = frozenset({"official", "head of body"})
_SAME = {
    "secretary of state": "foreign minister",
    "king": "monarch",
    "queen": "monarch",
    "emir": "monarch",
    "chancellor": "prime minister",
    "acting president": "president",
    "high representative for foreign affairs": "foreign minister",
}
_HIGH = frozenset(
    {
        "president",
        "prime minister",
        "foreign minister",
        "monarch",
        "general secretary",
        "secretary-general",
        "defence minister",
    }
)


class Incumbents:
    """Finds the office-holders that a text plainly names, with their terms."""

    def __init__(self, world: World, former: frozenset[str]) -> None:
        """Keep who held which office, and the words for a former holder."""
        self._world = world
        self._former = former

    def read(
        self, sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]]
    ) -> Iterable[Clue]:
        """Yield the terms of office as evidence, with a reason."""
        seen: set[str] = set()
        codes = frozenset(code for row in mentions for mention in row for code in mention.codes)
        for sentence, row in zip(sentences, mentions, strict=True):
            for mention in row:
                person = self._person(mention)
                if person is None or person.name in seen:
                    continue
                terms = _terms(mention, person, codes)
                if terms:
                    seen.add(person.name)
                    yield from _office(
                        person.name, terms, self._was(sentence, mention), bool(mention.office)
                    )

    def _person(self, mention: Mention) -> Person | None:
        """Return the office-holder that a mention names, by two pieces or with the office.

        A bare "leader" is said of the present and the past ("the national leader"): no evidence.
        """
        if not mention.office and "leader" in mention.role:
            return None
        pieces = [skeleton(piece) for piece in pieces_of(mention.person) if len(piece) > 1]
        if not pieces:
            return None
        people = mention.persons or tuple(self._world.people.named(list(pieces_of(mention.person))))
        for person in people[:3]:
            titled = (
                bool(mention.office)
                and mention.office not in _VAGUE
                and any(_holds(mention, term) for term in person.terms)
            )
            if any(_sounds(pieces, form, titled) for form in person.forms):
                return person
        return None

    def _was(self, sentence: Sentence, mention: Mention) -> bool:
        """Tell whether the words around a name call its bearer a former holder of the office."""
        around = sentence.tokens[max(0, mention.first - 4) : mention.last + 3]
        return any(t.lemma in self._former or t.low.split("-")[0] in self._former for t in around)


def _holds(mention: Mention, term: Term) -> bool:
    """Tell whether a term fits the office that the words give ("minister" fits any minister)."""
    if mention.codes and term.state not in mention.codes:
        return False
    office = mention.office
    return (
        office in _VAGUE
        or office in (term.office, _office_of(term))
        or office in term.office.split()
    )


def _joined(whens: Sequence[When]) -> list[When]:
    """Join terms that follow one another."""
    out: list[When] = []
    for when in sorted(whens, key=lambda w: w.first):
        if out and when.first <= out[-1].last + FRESH:
            out[-1] = When(out[-1].first, max(out[-1].last, when.last))
        else:
            out.append(when)
    return out


def _terms(mention: Mention, person: Person, codes: frozenset[str]) -> list[Term]:
    """Return the terms that a mention can mean: of its office, else the highest ones."""
    if mention.office and mention.office not in _VAGUE:
        return [term for term in person.terms if _holds(mention, term)]
    here = [term for term in person.terms if term.state in codes] or list(person.terms)
    if mention.office == "head of body":
        here = [term for term in person.terms if term.state.startswith("IGO:")] or here
    return [term for term in here if _office_of(term) in _HIGH] or here


def _office(name: str, terms: Sequence[Term], was: bool, titled: bool) -> Iterable[Clue]:
    begin = min(term.first for term in terms)
    office = ", ".join(dict.fromkeys(term.office for term in terms[:2]))
    if was:
        yield Clue(
            When(begin, OPEN), f"{name} is called a former {office} (from {begin})", SPAN, 0.5
        )
        return
    whens = _joined([term.when for term in terms])
    to = "now" if whens[-1].last >= OPEN else str(whens[-1].last)
    reason = f"{name} is {office} ({whens[0].first} to {to})"
    yield Clue(whens[0], reason, SPAN, 1.0 if titled else 0.6, others=tuple(whens[1:]))
    yield Clue(When(begin, OPEN), "", SPAN, 0.4)


def _office_of(term: Term) -> str:
    return _SAME.get(term.office, term.office)


def _sounds(pieces: Sequence[str], form: Sequence[str], titled: bool) -> bool:
    """Tell whether a name is a form of an office-holder's: its last pieces, or a part of it.

    One piece must sound the same, the others may be spelt or inflected otherwise; a single piece
    needs the office beside it.
    """
    tail = pieces[-len(form) :]
    if len(tail) == 1 and len(form) > 1 and not titled:
        return False
    left = list(form)
    for piece in tail:
        best = max(left, key=lambda other: JaroWinkler.similarity(piece, other))
        if piece != best and (
            min(len(piece), len(best)) <= _LONG or JaroWinkler.similarity(piece, best) < SAME_PIECE
        ):
            return False
        left.remove(best)
    family = not left or form[-1] not in left
    return family and (titled or any(len(piece) > 1 and piece in form for piece in tail))
