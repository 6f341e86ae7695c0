"""What each mention stands for, given the article: persons, offices, "the two sides", pronouns.

Two passes. The first enters everybody named in full, so that a headline's family name finds its
bearer below. The second goes through the text in order, each resolution with the rule that gave it.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from dragoman.gazetteer.keys import fold
from dragoman.gazetteer.world import World
from dragoman.model import Party, When
from dragoman.read.actors import Actor, Cast, compatible
from dragoman.read.lexicon import Lexicon
from dragoman.read.mentions import Mention
from dragoman.read.tokens import Sentence

_WEIGHT = {
    "role": 2,
    "person": 2,
    "organ": 1,
    "state": 1,
    "people": 1,
    "city": 1,
    "body": 1,
    "group": 1,
}
_ISSUERS = frozenset({"state", "role", "person", "organ", "body"})
REACH = 12  # words before a titled person within which the side that he belongs to stands
LISTED = 3  # words between the persons of one list
NEAR = 3  # sentences within which a pronoun or a bare title looks back


@dataclass(frozen=True, slots=True)
class Scene:
    """What the whole article is about: its sides, by weight, and whose outlet tells it.

    `first` is the side of the first subject; `share` the part of all mentions of sides that the
    two main ones have.
    """

    sides: tuple[str, ...]
    outlet: str
    first: str = ""
    share: float = 0.0

    @property
    def pair(self) -> tuple[str, ...]:
        """The two sides that the article speaks of most."""
        return self.sides[:2]


class Resolver:
    """Gives every mention of an article its sides."""

    def __init__(self, world: World, lexicon: Lexicon, published: When | None, outlet: str) -> None:
        """Prepare for one article; `outlet` is the state of the source, if it is known."""
        self._world = world
        self._lex = lexicon
        self._cast = Cast(world, published)
        self._outlet = outlet
        self._recent: list[tuple[int, Party]] = []
        self._subject: tuple[int, Party] | None = None
        self._scene = Scene((), outlet)

    def resolve(self, mentions: Sequence[Sequence[Mention]]) -> list[list[Mention]]:
        """Return the mentions of all sentences with what they stand for."""
        flat = [mention for row in mentions for mention in row]
        for mention in flat:
            self._cast.enter(mention)
        for mention in flat:
            if mention.person and len(mention.person.split()) == 1 and "-" not in mention.person:
                self._cast.enter_family_name(mention)
        for row in mentions:
            for mention in row:
                self._adopt(mention, row)
        self._scene = self._find_scene(flat)
        for actor in self._cast.actors:
            actor.seen = -1
        return [[self._one(mention, row) for mention in row] for row in mentions]

    @property
    def persons(self) -> frozenset[str]:
        """The names of all persons of the article."""
        return frozenset(actor.name for actor in self._cast.actors)

    @property
    def scene(self) -> Scene:
        """The sides of the article."""
        return self._scene

    def _adopt(self, mention: Mention, row: Sequence[Mention]) -> None:
        """Give a person without a side that of the words beside the name.

        "Name (State)"; a list of officials of one side; else the side named last before in the
        sentence.
        """
        actor = self._actor(mention)
        if actor is None or actor.code:
            return
        near = [m for m in row if m is not mention and (m.codes or self._code_of(m))]
        after = [
            m for m in near if 0 <= m.first - mention.last <= 1 and m.kind in ("state", "city")
        ]
        before = [m for m in near if m.last <= mention.first and mention.first - m.last <= REACH]
        listed = [m for m in near if m.person and abs(m.first - mention.last) <= LISTED]
        for other in [*after, *reversed(before if mention.role or mention.office else []), *listed]:
            actor.code = other.codes[0] if other.codes else self._code_of(other)
            return

    def _code_of(self, mention: Mention) -> str:
        actor = self._actor(mention)
        return actor.code if actor is not None else ""

    def _find_scene(self, mentions: Sequence[Mention]) -> Scene:
        counts: Counter[str] = Counter()
        first: dict[str, int] = {}
        for order, mention in enumerate(mentions):
            codes = mention.codes
            actor = self._actor(mention)
            if not codes and actor is not None and actor.code:
                codes = (actor.code,)
            for code in codes:
                counts[code] += _WEIGHT.get(mention.kind, 1)
                first.setdefault(code, order)
        order_of = sorted(counts, key=lambda code: (-counts[code], first[code]))
        total = sum(counts.values())
        share = sum(counts[code] for code in order_of[:2]) / total if total else 0.0
        own = next(
            (c for m in mentions if m.subject and m.kind in _ISSUERS for c in self._sides_of(m)), ""
        )
        return Scene(tuple(order_of), self._outlet, own, share)

    def _sides_of(self, mention: Mention) -> tuple[str, ...]:
        code = self._code_of(mention)
        return mention.codes or ((code,) if code else ())

    def _actor(self, mention: Mention) -> Actor | None:
        pieces = mention.person.replace("-", " ").split()
        return self._cast.find(pieces, mention.codes) if pieces else None

    def _one(self, mention: Mention, row: Sequence[Mention]) -> Mention:
        parties, rule = self._resolve(mention, row)
        if mention.subject and parties and parties[0].name and len(parties) == 1:
            self._subject = (mention.sentence, parties[0])
        if mention.kind in (
            "person",
            "role",
            "counterpart",
            "organ",
            "pronoun",
            "state",
            "body",
            "group",
        ):
            for party in parties:
                self._recent.append((mention.sentence, party))
        return mention.resolved(parties, rule)

    def _resolve(self, mention: Mention, row: Sequence[Mention]) -> tuple[tuple[Party, ...], str]:
        if mention.person:
            actor = self._cast.enter(mention) or self._cast.enter_family_name(mention)
            if actor is not None and actor.code:
                actor.seen = mention.sentence
                return (actor.party(mention.role),), "name"
            return (), ""
        if mention.kind == "role":
            return self._role(mention)
        if mention.kind == "counterpart":
            return self._counterpart(mention, row)
        if mention.kind == "pronoun":
            return ((), "") if mention.role == "first" else self._pronoun(mention)
        if mention.kind == "both":
            return tuple(
                Party(code) for code in self._pair(mention, row)
            ), "the sides of the article"
        if mention.kind == "self":
            return self._own(mention, row)
        return self._codes(mention)

    def _codes(self, mention: Mention) -> tuple[tuple[Party, ...], str]:
        if mention.kind == "city" and mention.role and mention.role in self._scene.sides:
            return (Party(mention.role),), "the seat of the body"
        if mention.kind == "city" and not self._is_capital(mention):
            return (), ""
        if mention.codes:
            return tuple(Party(code, "", mention.role) for code in mention.codes if code), "name"
        if mention.kind == "organ" and mention.collective == "organ" and mention.role:
            for _, party in reversed(self._recent):
                if party.role == mention.role:
                    return (party,), "the same organ before"
        return (), ""

    def _is_capital(self, mention: Mention) -> bool:
        return any(self._world.capitals.get(code) for code in mention.codes)

    def _role(self, mention: Mention) -> tuple[tuple[Party, ...], str]:
        if mention.codes:
            found = [self._holder(code, mention) for code in mention.codes]
            return tuple(found), "office"
        if mention.plural:
            return (), ""
        ruler = self._ruler() if self._is_head_of_state(mention) else None
        if ruler is not None:
            return (ruler.party(mention.role),), "head of the outlet's state"
        return self._titled_before(mention)

    def _ruler(self) -> Actor | None:
        """Return the head of the outlet's state, if the article names him."""
        if not self._outlet:
            return None
        return self._cast.in_office("president", self._outlet) or self._cast.in_office(
            "monarch", self._outlet
        )

    def _titled_before(self, mention: Mention) -> tuple[tuple[Party, ...], str]:
        """Return whoever bore a bare title before: the last subject, the office, the same words."""
        last = self._subject[1].name if self._subject else ""
        subject = next((a for a in self._cast.actors if a.name == last), None)
        if subject is not None and compatible(subject.office, mention.office):
            return (subject.party(mention.role),), "the subject before, in that office"
        actor = self._cast.in_office(mention.office)
        if actor is not None and actor.code:
            return (actor.party(),), "the same office before"
        for at, party in reversed(self._recent):
            if mention.sentence - at <= NEAR and party.role == mention.role:
                return (party,), "the same title before"
        return (), ""

    def _is_head_of_state(self, mention: Mention) -> bool:
        low = " ".join(fold(mention.low).replace("'", " ").split())
        return any(title in low for title in self._lex.head_of_state) and len(low.split()) <= 5  # noqa: PLR2004

    def _holder(self, code: str, mention: Mention) -> Party:
        actor = self._cast.in_office(mention.office, code)
        if actor is not None and not mention.plural:
            return actor.party(mention.role)
        if not mention.office and mention.role == "leader" and (leader := self._cast.leader(code)):
            return leader.party()
        person = (
            self._cast.holder(code, mention.office)
            if mention.office and not mention.plural
            else None
        )
        return Party(code, person.name if person else "", mention.role)

    def _counterpart(
        self, mention: Mention, row: Sequence[Mention]
    ) -> tuple[tuple[Party, ...], str]:
        before = [m for m in row if m.last <= mention.first and m.kind in ("role", "person")]
        office, role = (before[-1].office, before[-1].role) if before else ("", "")
        if mention.codes:
            actor = self._cast.in_office(office, mention.codes[0]) if office else None
            person = (
                self._cast.holder(mention.codes[0], office) if office and actor is None else None
            )
            name = actor.name if actor else person.name if person else ""
            return (Party(mention.codes[0], name, role),), "counterpart"
        own = {code for m in before for code in m.codes} or {p.code for _, p in self._recent[-1:]}
        others = [(at, p) for at, p in self._recent if p.code not in own and p.name]
        if others:
            return (others[-1][1],), "the other of the two"
        rest = [code for code in self._scene.pair if code not in own]
        return (tuple(Party(code) for code in rest[:1])), "the other side of the article"

    def _pronoun(self, mention: Mention) -> tuple[tuple[Party, ...], str]:
        if mention.role == "plural":
            near = [p for at, p in self._recent if mention.sentence - at <= 1]
            last = list(dict.fromkeys(p for p in reversed(near) if p.name))[:2]
            return (tuple(last) if len({p.code for p in last}) > 1 else ()), "both of them"
        if self._subject is not None and mention.sentence - self._subject[0] <= NEAR:
            return (self._subject[1],), "the subject before"
        for at, party in reversed(self._recent):
            if mention.sentence - at <= NEAR and party.name:
                return (party,), "the person before"
        return (), ""

    def _own(self, mention: Mention, row: Sequence[Mention]) -> tuple[tuple[Party, ...], str]:
        before = [
            m
            for m in row
            if m.last <= mention.first and m.kind in ("role", "person", "pronoun", "counterpart")
        ]
        for candidate in reversed(before):
            parties, _ = self._resolve(candidate, row) if candidate.kind != "self" else ((), "")
            if parties:
                return (Party(parties[0].code),), "the speaker's side"
        for at, party in reversed(self._recent):
            if mention.sentence - at <= NEAR and party.name:
                return (Party(party.code),), "the speaker's side"
        return (), ""

    def _pair(self, mention: Mention, row: Sequence[Mention]) -> tuple[str, ...]:
        """Return the two sides named before in the sentence, else those of the article."""
        before = (m for m in row if m.last <= mention.first and m.kind not in ("city", "self"))
        here = list(dict.fromkeys(code for m in before for code in m.codes))
        return tuple(here) if len(here) == 2 else self._scene.pair  # noqa: PLR2004 - a pair


class Speech(Protocol):
    """A statement, as far as the first person needs it."""

    @property
    def start(self) -> int:
        """Where it begins in the view."""

    @property
    def stop(self) -> int:
        """Where it ends."""

    @property
    def speaker(self) -> str:
        """Who speaks: a person's or an institution's name."""

    @property
    def code(self) -> str:
        """The side that the speaker belongs to."""


def first_person(
    sentences: Sequence[Sentence],
    mentions: Sequence[Sequence[Mention]],
    said: Sequence[Speech],
    scene: Scene,
    persons: frozenset[str],
) -> tuple[tuple[Mention, ...], ...]:
    """Give "I", "we" and "our" the speaker of the statement that they stand in.

    Outside of any statement the text is the statement of the side that issues it: the outlet's
    state, or the side named first.
    """
    out: list[tuple[Mention, ...]] = []
    for sentence, row in zip(sentences, mentions, strict=True):
        new: list[Mention] = []
        for mention in row:
            if mention.kind == "pronoun" and mention.role == "first":
                at = sentence.tokens[mention.head].start
                speaker = next((_speaker(s, persons) for s in said if s.start <= at < s.stop), None)
                own = scene.outlet or (scene.first if not said else "")
                party = speaker or (Party(own) if own else None)
                mention = mention.resolved((party,) if party else (), "the speaker")  # noqa: PLW2901
            new.append(mention)
        out.append(tuple(new))
    return tuple(out)


def _speaker(said: Speech, persons: frozenset[str]) -> Party:
    return Party(said.code, said.speaker if said.speaker in persons else "")
