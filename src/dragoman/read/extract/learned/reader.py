"""The learned reader: proposes triggers where frames are silent, ranks them where they compete, and
says who of the sides that a sentence names does the act and to whom.

Three steps, all trained on the example corpus and on annotated articles (`training/reader`):
`event` says how likely a word tells an event at all and `act` which; `vote` weighs that against
what the frames say. `role` says what a side is to a trigger.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable

import numpy as np

from dragoman.langs import Frame
from dragoman.model import Party
from dragoman.read.extract.frames.arguments import Slots
from dragoman.read.extract.frames.index import Trigger
from dragoman.read.extract.frames.sides import Found, merge
from dragoman.read.extract.learned.features import Roles, Triggers, candidates
from dragoman.read.extract.learned.linear import Floats, Linear, dot, load, odds, sigmoid, softmax
from dragoman.read.mentions import Mention
from dragoman.read.tokens import Sentence, Token

FILE = "reader.npz"
BEST = 3  # acts of a word that are weighed beside those that frames name
HALF = 0.5  # probability from which a side has a role
CLOSE = 2  # steps in the tree within which two words tell one event of the same act
QUIET = 0.35  # what the words of the whole sentence weigh beside those of the clause
VOTES = (
    "one", "event", "act", "event with frame", "act with frame", "frame", "weight 2", "weight 3",
    "weight 4", "another frame", "verb", "noun", "best act",
    "no side", "one side", "frame elsewhere",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Choice:
    """A trigger that is taken, and how likely it tells its act."""

    trigger: Trigger
    sure: float


@dataclass(frozen=True, slots=True)
class Models:
    """The models of one language. `least` is the probability from which a trigger is taken."""

    event: Linear
    act: Linear
    vote: Floats
    role: Linear
    least: float


@dataclass(frozen=True, slots=True)
class Clause:
    """A trigger with what syntax and frames say of its sides, as codes."""

    trigger: Trigger
    slots: Slots
    passive: bool
    actors: frozenset[str]
    recipients: frozenset[str]

    def voted(self, codes: frozenset[str]) -> str:
        """Return the role that the frames gave to a side."""
        if not self.actors and not self.recipients:
            return "-"
        doing, done = bool(codes & self.actors), bool(codes & self.recipients)
        if doing and done:
            return "both"
        return "actor" if doing else "recipient" if done else "none"


def models(folder: Traversable) -> Models | None:
    """Read the models of a pack; None where it has none."""
    file = folder / FILE
    if not file.is_file():
        return None
    with file.open("rb") as opened, np.load(opened, allow_pickle=False) as arrays:
        return Models(
            load(arrays, "event"),
            load(arrays, "act"),
            arrays["vote"].astype(np.float32),
            load(arrays, "role"),
            float(arrays["least"]),
        )


def weighed(features: Iterator[str]) -> Iterator[tuple[str, float]]:
    """Give each feature its value: the words of the whole sentence speak softly."""
    for text in features:
        yield text, QUIET if text.startswith(("b:", "n:")) else 1.0


def votes_of(found: Sequence[Trigger]) -> Mapping[int, Mapping[str, Trigger]]:
    """Return the frames' strongest trigger of each act at each word that carries it."""
    votes: dict[int, dict[str, Trigger]] = {}
    for trigger in sorted(found, key=lambda t: t.weight):
        for at in {trigger.at, *([] if trigger.noun is None else [trigger.noun])}:
            votes.setdefault(at, {})[trigger.frame.act] = trigger
    return votes


def pair(
    act: str, event: float, acts: Mapping[str, float], votes: Mapping[str, Trigger], about: Token
) -> list[float]:
    """Describe one act of one word for the vote; with those of the scene, `VOTES` names them."""
    frame = act in votes
    weight = votes[act].weight if frame else 0
    own, kind = odds(event), odds(acts.get(act, 0.0))
    best = max(acts, key=lambda a: acts[a]) == act
    return [
        1.0, own, kind, own * frame, kind * frame, frame, weight >= 2, weight >= 3,  # noqa: PLR2004
        weight >= 4, bool(votes) and not frame, about.pos == "VERB", about.pos == "NOUN", best,  # noqa: PLR2004
    ]  # fmt: skip


class LearnedReader:
    """Reads with the models of one language."""

    def __init__(self, found: Models) -> None:
        """Take the models."""
        self._m = found

    def choose(
        self, sentence: Sentence, mentions: Sequence[Mention], found: Sequence[Trigger]
    ) -> list[Choice]:
        """Return the triggers to take, in the order of the words."""
        seen = Triggers(sentence, mentions)
        votes = votes_of(found)
        taken: list[Choice] = []
        for token in candidates(sentence):
            best = self._best(token, seen, votes)
            if best is not None and best.sure >= self._m.least:
                taken.append(best)
        taken.sort(key=lambda c: -c.sure)
        kept: list[Choice] = []
        for choice in taken:
            if not any(_same(choice.trigger, other.trigger, sentence) for other in kept):
                kept.append(choice)
        return sorted(kept, key=lambda c: c.trigger.at)

    def _best(
        self, token: Token, seen: Triggers, votes: Mapping[int, Mapping[str, Trigger]]
    ) -> Choice | None:
        own = votes.get(token.i, {})
        told = list(weighed(seen.of(token)))
        event = sigmoid(float(self._m.event.scores(told)[0]))
        if not own and event < self._m.least / 4:
            return None
        shares = softmax(self._m.act.scores(told))
        acts = dict(zip(self._m.act.classes, map(float, shares), strict=True))
        likely = sorted(acts, key=lambda a: -acts[a])[:BEST]
        weighed_ = {
            act: sigmoid(
                dot(self._m.vote, [*pair(act, event, acts, own, token), *seen.scene(votes, token)])
            )
            for act in dict.fromkeys((*own, *likely))
        }
        act = max(weighed_, key=lambda a: weighed_[a])
        trigger = own.get(act) or Trigger(token.i, token.i + 1, _plain(act, token))
        return Choice(trigger, weighed_[act])

    def sides(
        self, sentence: Sentence, mentions: Sequence[Mention], clause: Clause
    ) -> tuple[Found, Found]:
        """Return actors and recipients among the sides that the sentence names."""
        actors: list[tuple[Mention, float]] = []
        recipients: list[tuple[Mention, float]] = []
        for mention, told in standings(sentence, mentions, clause):
            shares = softmax(self._m.role.scores((text, 1.0) for text in told))
            share = dict(zip(self._m.role.classes, map(float, shares), strict=True))
            both = share.get("B", 0.0)
            for role, found in (("A", actors), ("R", recipients)):
                sure = share.get(role, 0.0) + both
                if sure > HALF:
                    found.append((mention, sure))
        return _found(actors), _found(recipients)


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


def _plain(act: str, token: Token) -> Frame:
    kind = "verb" if token.pos in ("VERB", "AUX") else "noun"
    return Frame(act, kind, (token.lemma,))


def _same(one: Trigger, two: Trigger, sentence: Sentence) -> bool:
    """Tell whether two triggers of one act hang together ("held" and "talks")."""
    if one.frame.act != two.frame.act:
        return one.at == two.at
    ups = [up.i for up in sentence.up(one.at)][:CLOSE]
    downs = [up.i for up in sentence.up(two.at)][:CLOSE]
    words = {two.at, two.noun}
    return one.at in words or two.at in ups or one.at in downs
