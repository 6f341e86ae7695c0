"""What has changed, the basics, contacts, mechanisms and instruments."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from dragoman import ontology
from dragoman.brief.select import Selection, latest
from dragoman.brief.shape import Sentence
from dragoman.brief.writer import Writer
from dragoman.model import Event, Evidence, Party
from dragoman.ontology.relations import load as load_relations
from dragoman.ontology.titles import name_of

TOP: Final = 3
FEW_DAYS: Final = 14
YEAR: Final = 365
# How the weight of an event is made up; chosen by hand so that a summit outweighs a letter and
# what is new outweighs what is old: a year and a half weighs as much as the rank of a president.
RANKS: Final = {
    **dict.fromkeys(("president", "king", "queen", "prime minister", "head of state"), 6.0),
    **dict.fromkeys(("foreign minister", "defence minister", "deputy prime minister"), 4.0),
    **dict.fromkeys(("minister", "speaker", "secretary-general", "vice president"), 3.0),
    **dict.fromkeys(("ambassador", "deputy foreign minister", "envoy"), 1.5),
}
COURTESY: Final = frozenset(
    {"thank", "praise", "congratulate", "greet", "condole", "request", "award", "commemorate"}
)
STATUS: Final = {"planned": -1.0, "proposed": -3.0, "denied": -2.0}
PER_YEAR: Final = 4.0
WITNESS: Final = 1.5
FRICTION: Final = 3.0
NAMED: Final = frozenset({"agree", "negotiate", "suspend", "promise", "reject", "establish_ties"})
SESSIONS: Final = frozenset({"convene", "establish_ties", "plan_meeting"})
SURE: Final = 0.5  # confidence below which nothing stands in the bottom line
NAMED_THING: Final = 6.0  # a document or body with a name
OLD: Final = 5.0  # age in years of what nobody dates
UNDATED: Final = -3.0
COURTEOUS: Final = -6.0


def bottom_line(selection: Selection, writer: Writer) -> list[Sentence]:
    """Tell the three events that matter most now, of one occasion only one."""
    chosen: list[Event] = []
    over = {c.event for c in selection.commitments if c.status == "kept"}
    open_ones = [e for e in selection.events if e.id not in over or e.status != "planned"]
    open_ones = [e for e in open_ones if _grounded(e)]
    for event in sorted(open_ones, key=lambda e: (-weight(e, selection), e.id)):
        if len(chosen) < TOP and not any(_one_occasion(event, other) for other in chosen):
            chosen.append(event)
    return [writer.event(event) for event in sorted(chosen, key=latest)]


def weight(event: Event, selection: Selection) -> float:
    """Weigh an event: score of its act, rank of its persons, witnesses, age."""
    act = ontology.load().get(event.act)
    parties = event.actors + event.recipients
    total = abs(act.score) if act else 0.0
    total += _rank(parties)
    total += NAMED_THING * bool(event.instrument or (event.forum and event.act in SESSIONS))
    total += WITNESS * (event.witnesses - 1) + STATUS.get(event.status, 0.0)
    total += COURTEOUS if event.act in COURTESY else 0.0
    total += FRICTION if act and act.score < 0 else 0.0
    days = event.when.last if event.when else _told(event, selection)
    total += UNDATED if event.when is None else 0.0
    age = abs((selection.request.as_of - days).days) / YEAR if days else OLD
    return total - PER_YEAR * age


def _rank(parties: Iterable[Party]) -> float:
    """Add up the rank of the highest person of each side."""
    best: dict[str, float] = {}
    for party in parties:
        if party.name or party.role:
            best[party.code] = max(best.get(party.code, 0.0), RANKS.get(party.role, 0.0))
    return sum(best.values())


def _told(event: Event, selection: Selection) -> date | None:
    """The last day on which an article told of an event."""
    known = selection.record.article
    days = [known[a].published for a in event.articles if a in known]
    return max((when.last for when in days if when), default=None)


def basics(selection: Selection, writer: Writer) -> list[Sentence]:
    """Tell since when there are relations, who represents them, what was marked."""
    return [writer.event(event) for event in selection.home("basics")]


def contacts(selection: Selection, writer: Writer) -> list[Sentence]:
    """Tell the contacts to come, then those that were, the last first."""
    found = selection.home("contacts")
    found += [e for e in selection.home("mechanisms") if not e.forum]
    ahead = [e for e in found if selection.to_come(e)]
    return _each([*reversed(sorted(ahead, key=latest)), *_rest(found, ahead)], writer)


def mechanisms(selection: Selection, writer: Writer) -> list[Sentence]:
    """Tell of each standing body: its last session, the next, and each on record."""
    sessions = [e for e in selection.events if e.forum and e.act in SESSIONS and _own(e)]
    named: defaultdict[tuple[str, ...], list[Event]] = defaultdict(list)
    relations = load_relations()
    for event in sessions:
        named[tuple(sorted(name_of(event.forum, relations).words))].append(event)
    sentences = []
    for _, events in sorted(named.items()):
        ahead = [e for e in events if selection.to_come(e)]
        past = sorted(_rest(events, ahead), key=latest)
        if past:
            sentences.append(_mechanism("mechanism", past[0], past, writer))
        sentences += [_mechanism("mechanism_next", e, [e], writer) for e in ahead]
    return sentences


def instruments(selection: Selection, writer: Writer) -> list[Sentence]:
    """Tell of each document what became of it; those with a name first."""
    found = selection.home("instruments")
    found += [e for e in selection.events if e.instrument and e.act in NAMED and e not in found]
    named = sorted(
        (e for e in found if e.instrument), key=lambda e: (e.instrument or "", latest(e))
    )
    return _each([*named, *_rest(found, named)], writer)


def _own(event: Event) -> bool:
    """Tell whether a body is the two sides' own, not a wider one in which they meet."""
    return not any(code.startswith("IGO:") for code in event.codes)


def _grounded(event: Event) -> bool:
    """Tell whether an event is sure enough for the bottom line, and more than a bare noun.

    What two sides do together must have a name in it or a second witness; what one does against
    the other is told by the act alone.
    """
    act = ontology.load().get(event.act)
    named = event.instrument or event.forum or any(p.name for p in event.actors + event.recipients)
    telling = bool(named) or event.witnesses > 1 or (act is not None and act.score < 0)
    return event.confidence >= SURE and telling


def _one_occasion(a: Event, b: Event) -> bool:
    """Tell whether two events fall on the same few days, as a visit and its meetings do."""
    if a.when is None or b.when is None or max(a.when.days, b.when.days) > FEW_DAYS:
        return False
    return a.when.meets(b.when)


def _mechanism(key: str, event: Event, events: Sequence[Event], writer: Writer) -> Sentence:
    templates, voice = writer.templates, writer.voice
    place = voice.place(event.place) if event.place else ""
    where = templates.get("sentences", "person_where") if place else ""
    frame = templates.get("sentences", key).replace("{where}", where)
    slots = {
        "forum": event.forum or "",
        "states": voice.states(dict.fromkeys(p.code for p in event.actors + event.recipients)),
        "date": voice.when(event.when),
        "place": place,
        "count": str(len(events)),
    }
    return writer.say(frame, slots, [e.id for e in events], _first(events, writer))


def _first(events: Iterable[Event], writer: Writer) -> list[Evidence]:
    return [writer.evidence(event)[0] for event in events]


def _each(events: Iterable[Event], writer: Writer) -> list[Sentence]:
    return [writer.event(event) for event in events]


def _rest(events: Iterable[Event], taken: Iterable[Event]) -> list[Event]:
    ids = {event.id for event in taken}
    return [event for event in events if event.id not in ids]
