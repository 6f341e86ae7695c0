"""From what each sentence tells to what the article tells: sides filled in, mentions joined.

One event told three times in an article is one claim with three pieces of evidence. The hearer of
"he thanked them" is the other side of the conversation that the article reports.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from dragoman.model import Party, When
from dragoman.ontology import Act
from dragoman.read.extract.frames.draft import Draft, codes_of
from dragoman.read.extract.frames.reader import SPEECH
from dragoman.read.extract.frames.sides import merge
from dragoman.read.extract.learned.reader import BY_RULES, LearnedReader, Signs
from dragoman.read.refer import Scene

ENCOUNTERS = frozenset({"meet", "call", "convene", "negotiate", "visit", "mediate"})
FIRST = 4  # sentences of an article that tell its news more often than not
NEWS = timedelta(days=7)  # an event told as news took place in the week before (ANNOTATION.md)
MONTH = 31  # days; a longer time is too vague to contradict another
PLAIN = 2  # weight below which a trigger is a bare common word
# Acts of two sides that are told without naming them again ("the declaration that was signed").
NAMELESS = frozenset(
    {
        "sign",
        "convene",
        "establish_ties",
        "agree",
        "plan_meeting",
        "exchange_culture",
        "launch",
        "commemorate",
        "negotiate",
        "clash",
    }
)
# Acts that need no other side.
ALONE = frozenset({"ratify", "resign"})
# Acts that may be aimed at nobody who is named.
AT_NOBODY = frozenset({"mobilise", "resign", "concede", "withdraw_forces", "cease_fire"})
# Acts whose doer is often unknown; ANNOTATION.md: unknown doers are NSA:unidentified.
UNKNOWN_DOERS = frozenset({"attack", "abduct", "hack"})
# What a third side does to the two that an article is about.
TO_BOTH = frozenset({"request", "mediate"})
# Acts of a body alone: it meets, adopts a text, plans a session.
OF_BODIES = frozenset({"convene", "sign", "plan_meeting", "agree"})
BILATERAL = (
    0.6  # share of the two main sides among all sides named, from which "the other" is plain
)


@dataclass(frozen=True, slots=True)
class Told:
    """A draft with what the words around it say of time, place and circumstances.

    `lead` says that headline or lead tell it as news, `quoted` that it is told in direct speech.
    """

    draft: Draft
    when: When | None
    place: str | None
    forum: str | None
    instrument: str | None
    contexts: tuple[str, ...]
    lead: bool
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Joined:
    """One event of the article: its sides and all the places where it is told."""

    act: str
    status: str
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    told: tuple[Told, ...]


def fill(
    told: Sequence[Told], scene: Scene, acts: Mapping[str, Act], every: bool = False
) -> list[Told]:
    """Give speech acts their hearer and lone encounters their other side; drop what has none.

    With `every`, all readings are kept, to be weighed: also without the side that was given.
    """
    encounters = [t for t in told if t.draft.act in ENCOUNTERS and len(_codes(t.draft)) > 1]
    out: list[Told] = []
    for t in told:
        draft = _filled(t.draft, encounters, scene, acts[t.draft.act].symmetric)
        if every and t.draft.actors and (draft is None or _codes(draft) != _codes(t.draft)):
            out.append(_signed(t, t.draft, scene, rules=False))
        if draft is not None:
            out.append(_signed(t, draft, scene, rules=("rules", 1.0) in t.draft.signs))
    return out


def _signed(told: Told, draft: Draft, scene: Scene, rules: bool) -> Told:
    """Add the signs of the article; `rules` says that the rules alone would keep the reading."""
    found = signs(replace(told, draft=draft), told.draft, scene)
    kept = (BY_RULES[0], float(rules))
    return replace(told, draft=replace(draft, signs=(kept, *found)))


def signs(told: Told, before: Draft, scene: Scene) -> Signs:
    """Return what speaks for a reading and against it, from its sentence and from the article."""
    draft = told.draft
    return (
        *draft.signs,
        ("actor given", float(bool(draft.actors) and not before.actors)),
        ("recipient given", float(bool(draft.recipients) and not before.recipients)),
        ("side given", float(len(_codes(draft)) > len(_codes(before)))),
        ("share of the pair", scene.share),
        ("within the pair", float(_codes(draft) <= set(scene.pair))),
        ("lead", float(told.lead)),
        ("quoted", float(told.quoted)),
        ("first sentences", float(draft.sentence < FIRST)),
        ("sides", min(4.0, float(len(_codes(draft))))),
        ("dated", float(told.when is not None)),
    )


def best(told: Sequence[Told], learned: LearnedReader) -> list[Told]:
    """Keep the likeliest reading of each word, if it is likely enough, with the persons named.

    A further telling of what is kept needs no more than the rules' own.
    """
    weighed = [replace(t, draft=replace(t.draft, sure=learned.sure(t.draft.signs))) for t in told]
    weighed.sort(key=lambda t: (-t.draft.sure, t.draft.sentence, t.draft.core))
    kept: dict[tuple[int, int], Told] = {}
    events: set[tuple[str, object]] = set()
    for bold in (True, False):
        for one in weighed:
            place, event = (
                (one.draft.sentence, one.draft.core),
                (one.draft.act, codes_of(one.draft)),
            )
            enough = learned.least(one.draft.signs, bold or event not in events)
            if one.draft.sure >= enough and place not in kept:
                kept[place] = one
                events.add(event)
    return [_naming(one, told) for one in kept.values()]


def _naming(one: Told, told: Sequence[Told]) -> Told:
    """Take the persons from the other readings in the sentence that have the same act and sides."""
    draft = one.draft
    same = [
        t.draft
        for t in told
        if (t.draft.sentence, t.draft.act) == (draft.sentence, draft.act)
        and codes_of(t.draft) == codes_of(draft)
    ]
    actors = merge([*draft.actors, *(p for d in same for p in d.actors)])
    recipients = merge([*draft.recipients, *(p for d in same for p in d.recipients)])
    return replace(one, draft=replace(draft, actors=actors, recipients=recipients))


def _codes(draft: Draft) -> frozenset[str]:
    return frozenset.union(*codes_of(draft))


def _filled(
    draft: Draft, encounters: Sequence[Told], scene: Scene, symmetric: bool
) -> Draft | None:
    codes = _codes(draft)
    if symmetric:
        return _filled_symmetric(draft, codes, encounters, scene)
    if draft.same and len(codes) > 1:
        both = merge(draft.actors + draft.recipients)
        return replace(draft, actors=both, recipients=both)
    if _complete(draft):
        return draft
    plain = draft.act not in SPEECH and draft.weight < PLAIN and scene.share < BILATERAL
    if not codes or plain:
        return None
    other = _other(draft.actors or draft.recipients, draft, encounters, scene)
    if not other:
        return _one_sided(draft)
    if draft.actors:
        return replace(draft, recipients=other, sure=draft.sure * 0.7)
    return replace(draft, actors=other, sure=draft.sure * 0.5)


def _complete(draft: Draft) -> bool:
    """Tell whether a directed act has all the sides that it needs."""
    aimed = bool(draft.recipients) or draft.everyone or draft.act in ALONE
    return bool(draft.actors) and aimed


def _one_sided(draft: Draft) -> Draft | None:
    """Keep an act without a second side where that is usual: at nobody, or by somebody unknown."""
    if draft.actors:
        return draft if draft.act in AT_NOBODY else None
    if draft.act not in UNKNOWN_DOERS:
        return None
    return replace(draft, actors=(Party("NSA:unidentified"),), sure=draft.sure * 0.7)


def _filled_symmetric(
    draft: Draft, codes: frozenset[str], encounters: Sequence[Told], scene: Scene
) -> Draft | None:
    if len(codes) > 1 or (
        draft.act in OF_BODIES and any(code.startswith("IGO:") for code in codes)
    ):
        return replace(draft, actors=merge(draft.actors + draft.recipients), recipients=())
    if not codes:
        if scene.share < BILATERAL or draft.act not in NAMELESS:
            return None
        return replace(
            draft, actors=tuple(Party(c) for c in scene.pair), recipients=(), sure=draft.sure * 0.5
        )
    other = _other(draft.actors or draft.recipients, draft, encounters, scene)
    if not other:
        return None
    everyone = merge((*draft.actors, *draft.recipients, *other))
    return replace(draft, actors=everyone, recipients=(), sure=draft.sure * 0.6)


def _other(
    own: tuple[Party, ...], draft: Draft, encounters: Sequence[Told], scene: Scene
) -> tuple[Party, ...]:
    """Return the other side of the conversation: of the last encounter, else of the article."""
    codes = {p.code for p in own}
    if not codes:
        return ()
    before = [t for t in encounters if codes & _codes(t.draft)]
    near = sorted(
        before,
        key=lambda t: (t.draft.sentence > draft.sentence, abs(t.draft.sentence - draft.sentence)),
    )
    for t in near:
        others = tuple(p for p in merge(t.draft.actors + t.draft.recipients) if p.code not in codes)
        if others:
            return others
    if codes & set(scene.pair):
        return tuple(Party(code) for code in scene.pair if code not in codes)[:1]
    if draft.act in TO_BOTH and scene.share >= BILATERAL:
        return tuple(Party(code) for code in scene.pair)
    return ()


def join(told: Iterable[Told], acts: Mapping[str, Act]) -> list[Joined]:
    """Join the mentions of one event: same act and sides, no contradicting status or document."""
    groups: list[list[Told]] = []
    for t in told:
        home = next((g for g in groups if _same(g, t, acts[t.draft.act].symmetric)), None)
        if home is None:
            groups.append([t])
        else:
            home.append(t)
    return [_joined(group) for group in groups]


def _same(group: Sequence[Told], t: Told, symmetric: bool) -> bool:
    first = group[0]
    if first.draft.act != t.draft.act or not _compatible(first.draft.status, t.draft.status):
        return False
    if not _agree(first, t):
        return False
    if symmetric:
        return _codes(first.draft) == _codes(t.draft)
    one = (
        frozenset(p.code for p in first.draft.actors),
        frozenset(p.code for p in first.draft.recipients),
    )
    two = frozenset(p.code for p in t.draft.actors), frozenset(p.code for p in t.draft.recipients)
    return one == two


def _compatible(one: str, two: str) -> bool:
    past = {"occurred", "ongoing"}
    return one == two or {one, two} <= past


def _agree(one: Told, two: Told) -> bool:
    if one.draft.act == "sign" and one.instrument and two.instrument:
        return one.instrument.casefold() == two.instrument.casefold()
    return (
        one.when is None
        or two.when is None
        or one.when.meets(two.when)
        or min(one.when.days, two.when.days) > MONTH
    )


def _joined(group: Sequence[Told]) -> Joined:
    best = max(group, key=lambda t: (t.draft.sure, t.draft.weight, -t.draft.sentence))
    actors = merge([p for t in [best, *group] for p in t.draft.actors])
    recipients = merge([p for t in [best, *group] for p in t.draft.recipients])
    lasts = any(t.draft.status == "ongoing" for t in group)  # told as lasting, told again as done
    status = "ongoing" if lasts else best.draft.status
    return Joined(best.draft.act, status, actors, recipients, tuple(group))


def when(joined: Joined, published: When | None, lead: When | None) -> When | None:
    """Return the days of an event: told in its words, or the news of the day, or unknown.

    What the lead tells took place on the day that the lead tells; the rest in the week before the
    article came out. What is planned, goes on or is denied has no day unless the words give one.
    """
    said = [t.when for t in joined.told if t.when is not None]
    if said:
        return min(said, key=lambda w: w.days)
    if joined.status in ("planned", "proposed", "ongoing", "denied"):
        return None
    if lead is not None and any(t.lead for t in joined.told):
        return lead
    past = joined.act not in SPEECH and all(t.quoted for t in joined.told)
    if published is None or past:  # what a speaker mentions is rarely the news of the day
        return None
    return When(min(published.first, published.last - NEWS), published.last)


def confidence(joined: Joined, learned: bool) -> float:
    """Return how sure a claim is (0 to 1).

    With a learned reader: the probability of its likeliest telling, as trained on annotated
    articles. Without: a sum of the trigger's specificity, whether every side stands in its slot,
    and repetition, which says more and less but is no probability.
    """
    sure = max(t.draft.sure for t in joined.told)
    if learned:
        return round(sure, 2)
    best_ = max(t.draft.weight for t in joined.told)
    score = 0.35 + 0.1 * min(best_, 3) + 0.2 * sure + 0.05 * min(len(joined.told) - 1, 3)
    if joined.status in ("proposed", "denied"):
        score -= 0.15
    return round(min(max(score, 0.05), 0.95), 2)
