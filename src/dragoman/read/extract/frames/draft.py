"""What one sentence tells, and what in it speaks for that reading and against it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.model import Party
from dragoman.read.extract.frames.index import Trigger
from dragoman.read.extract.learned.linear import odds
from dragoman.read.extract.learned.reader import Clause, Signs
from dragoman.read.tokens import Sentence

NESTED = 4  # steps up the tree within which the other act stands


@dataclass(frozen=True, slots=True)
class Draft:
    """An event as one sentence tells it, before the article joins its mentions.

    `at` is the word that tells it, `core` the noun of a light verb ("paid a *visit*") or the same.
    `everyone` says that it is directed at nobody in particular ("called on the world"); `signs` is
    what speaks for the reading and against it, by name.
    """

    act: str
    status: str
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    sentence: int
    at: int
    core: int
    first: int
    last: int
    weight: int
    sure: float
    finite: bool
    same: bool = False
    everyone: bool = False
    signs: Signs = ()


def under(trigger: Trigger, triggers: Sequence[Trigger], sentence: Sentence) -> str:
    """Name the act in whose content a word stands ("asked B to withdraw": under request)."""
    others = {
        w: t.frame.act
        for t in triggers
        if t is not trigger
        for w in (t.at, t.noun)
        if w is not None
    }
    above = [up.i for up in sentence.up(trigger.at)][:NESTED]
    return "under " + next((others[i] for i in above if i in others and i != trigger.at), "none")


def codes_of(draft: Draft) -> tuple[frozenset[str], frozenset[str]]:
    """Return the codes of actors and recipients."""
    return frozenset(p.code for p in draft.actors), frozenset(p.code for p in draft.recipients)


def known(draft: Draft) -> int:
    """Count the sides that a reading has."""
    return len(frozenset.union(*codes_of(draft)))


def signs_of(
    clause: Clause,
    draft: Draft,
    told: tuple[float, Mapping[str, float]] | None,
    agree: bool,
) -> Iterator[tuple[str, float]]:
    """Yield what a sentence says for and against one reading of one of its words."""
    trigger, frame = clause.trigger, clause.trigger.frame
    event, acts = told or (0.0, {})
    yield "event", odds(event)
    yield "act", odds(acts.get(frame.act, 0.0))
    yield f"kind {frame.kind if trigger.weight else 'none'}", 1.0
    yield f"weight {min(trigger.weight, 4)}", 1.0
    yield f"known {min(known(draft), 3)}", 1.0
    yield "short of sides", float(known(draft) < frame.sides)
    yield "sides sure", draft.sure
    yield "readings agree", float(agree)
    yield "outdone", float(trigger.outdone)
    yield "finite", float(draft.finite)
    yield "words", min(3.0, (draft.last - draft.first) / 10)
    yield f"act {draft.act}", 1.0
    yield f"status {draft.status}", 1.0
    yield "everyone", float(draft.everyone)
    yield "no actor", float(not draft.actors)
    yield "no recipient", float(not draft.recipients)
    doing, done = codes_of(draft)
    yield "to itself", float(bool(doing & done))
