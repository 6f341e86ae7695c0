"""The learned reader beside the frames.

It proposes triggers where frames are silent, reads the sides of a trigger a second way, and weighs
every reading by named signs into the probability that it is right. Its models are trained on the
example corpus and on annotated articles (`training/learn.py`): `event` says how likely a word tells
an event at all, `act` which, `role` what a side is to a trigger, `sure` how likely a reading holds.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable

import numpy as np

from dragoman.langs import Frame
from dragoman.model import Party
from dragoman.read.extract.frames.arguments import Slots
from dragoman.read.extract.frames.index import Trigger
from dragoman.read.extract.frames.sides import Found, merge
from dragoman.read.extract.learned import boosted
from dragoman.read.extract.learned.boosted import Trees
from dragoman.read.extract.learned.features import Roles, Triggers, candidates
from dragoman.read.extract.learned.linear import Linear, load, odds, sigmoid, softmax
from dragoman.read.mentions import Mention
from dragoman.read.tokens import Sentence, Token

FILE = "reader.npz"
HALF = 0.5  # probability from which a side has a role
PROPOSED = 0.3  # probability from which a word that no frame names is read too
QUIET = 0.35  # what the words of the whole sentence weigh beside those of the clause
BY_RULES = ("kept by the rules", 1.0)
Codes = frozenset[str]
Signs = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """A trigger with what syntax and frames say of its sides, as codes."""

    trigger: Trigger
    slots: Slots
    passive: bool
    actors: Codes
    recipients: Codes

    def voted(self, codes: Codes) -> str:
        """Return the role that the frames gave to a side."""
        if not self.actors and not self.recipients:
            return "-"
        doing, done = bool(codes & self.actors), bool(codes & self.recipients)
        if doing and done:
            return "both"
        return "actor" if doing else "recipient" if done else "none"


@dataclass(frozen=True, slots=True)
class Models:
    """The models of one language.

    `least` is the probability from which a reading is taken that the rules alone would keep, `bold`
    the one from which another is.
    """

    event: Linear
    act: Linear
    role: Linear
    sure: Trees
    least: float
    bold: float


def models(folder: Traversable) -> Models | None:
    """Read the models of a pack; None where it has none."""
    file = folder / FILE
    if not file.is_file():
        return None
    with file.open("rb") as opened, np.load(opened, allow_pickle=False) as arrays:
        event, act, role = (load(arrays, name) for name in ("event", "act", "role"))
        return Models(
            event,
            act,
            role,
            boosted.load(arrays, "sure"),
            float(arrays["least"]),
            float(arrays["bold"]),
        )


def weighed(features: Iterator[str]) -> Iterator[tuple[str, float]]:
    """Give each feature its value: the words of the whole sentence speak softly."""
    for text in features:
        yield text, QUIET if text.startswith(("b:", "n:")) else 1.0


class LearnedReader:
    """Reads with the models of one language."""

    def __init__(self, found: Models) -> None:
        """Take the models."""
        self._m = found

    def least(self, signs: Signs, new: bool) -> float:
        """Return the probability from which a reading is taken; `new`: nothing else tells it."""
        return self._m.bold if new and BY_RULES not in signs else self._m.least

    def words(
        self, sentence: Sentence, mentions: Sequence[Mention], named: Container[int | None]
    ) -> Mapping[int, tuple[float, Mapping[str, float]]]:
        """Say how likely a word tells an event, and which: of those that frames name or that may be
        proposed."""
        seen = Triggers(sentence, mentions)
        found = {}
        for token in candidates(sentence):
            told = list(weighed(seen.of(token)))
            event = sigmoid(float(self._m.event.scores(told)[0]))
            if event >= PROPOSED or token.i in named:
                shares = map(float, softmax(self._m.act.scores(told)))
                found[token.i] = event, dict(zip(self._m.act.classes, shares, strict=True))
        return found

    def sides(
        self, sentence: Sentence, mentions: Sequence[Mention], clause: Clause
    ) -> tuple[Found, Found, "Fit"]:
        """Return actors and recipients among the sides that the sentence names."""
        actors: list[tuple[Mention, float]] = []
        recipients: list[tuple[Mention, float]] = []
        fit: list[tuple[Codes, Mapping[str, float]]] = []
        for mention, told in standings(sentence, mentions, clause):
            shares = softmax(self._m.role.scores((text, 1.0) for text in told))
            share = dict(zip(self._m.role.classes, map(float, shares), strict=True))
            fit.append((frozenset(p.code for p in parties(mention)), share))
            for role, found in (("A", actors), ("R", recipients)):
                sure = share.get(role, 0.0) + share.get("B", 0.0)
                if sure > HALF:
                    found.append((mention, sure))
        return _found(actors), _found(recipients), Fit(tuple(fit))

    def sure(self, signs: Signs) -> float:
        """Weigh the signs of a reading: how likely it is right."""
        return self._m.sure.sure(signs)


@dataclass(frozen=True, slots=True)
class Fit:
    """What the learned reader thinks of the sides of a sentence, to judge any reading of them."""

    sides: tuple[tuple[Codes, Mapping[str, float]], ...]

    def of(self, actors: Codes, recipients: Codes) -> float:
        """Return the mean log odds of the roles that a reading gives to the sides."""
        found = []
        for codes, share in self.sides:
            doing, done = bool(codes & actors), bool(codes & recipients)
            role = "B" if doing and done else "A" if doing else "R" if done else "N"
            either = share.get(role, 0.0) + (share.get("B", 0.0) if role in "AR" else 0.0)
            found.append(odds(either))
        return sum(found) / len(found) if found else 0.0


def standings(
    sentence: Sentence, mentions: Sequence[Mention], clause: Clause
) -> Iterator[tuple[Mention, Iterator[str]]]:
    """Yield the sides of a sentence with what can be said of how each stands to a trigger."""
    roles = Roles(sentence, mentions)
    at, act = clause.trigger.at, clause.trigger.frame.act
    for mention in mentions:
        codes = frozenset(party.code for party in parties(mention))
        if codes and not mention.covers(at):
            voted = clause.voted(codes)
            yield mention, roles.of(at, act, mention, clause.slots, voted, clause.passive)


def parties(mention: Mention) -> tuple[Party, ...]:
    """Return the sides of a mention; adjectives and towns stand for their state."""
    if mention.parties or mention.kind not in ("adjective", "city"):
        return mention.parties
    return tuple(Party(code) for code in mention.codes)


def _found(chosen: Sequence[tuple[Mention, float]]) -> Found:
    if not chosen:
        return Found(())
    sides = merge([party for mention, _ in chosen for party in parties(mention)])
    words = tuple(i for mention, _ in chosen for i in (mention.first, mention.last - 1))
    return Found(sides, words, min(sure for _, sure in chosen))


def plain(act: str, token: Token) -> Frame:
    """Return the frame of a trigger that no frame names."""
    kind = "verb" if token.pos in ("VERB", "AUX") else "noun"
    return Frame(act, kind, (token.lemma,))
