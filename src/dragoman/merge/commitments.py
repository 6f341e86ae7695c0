"""What was planned or promised, and whether it was done."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from dragoman.merge.features import SAME_NAME
from dragoman.model import Article, Commitment, Event, Party, When
from dragoman.ontology import relations as data
from dragoman.ontology.relations import Relations
from dragoman.ontology.titles import Name, fold, name_of

GRACE: Final = timedelta(days=31)  # things promised for September are often done in October
OPEN_END: Final = timedelta(days=366)  # how long something without a date is looked for
PROMISES: Final = frozenset({"promise", "agree"})
DONE: Final = frozenset({"occurred", "ongoing"})
BROAD: Final = frozenset({"diplomatic", "economic", "executive"})  # too wide to tie two events


@dataclass(frozen=True, slots=True)
class Bond:
    """A commitment as it is looked at: the event, the day it was made known, and when it is due."""

    event: Event
    told: date | None
    due: When | None
    forum: Name
    instrument: Name


def commitments(
    events: Iterable[Event], articles: Iterable[Article], as_of: date
) -> list[Commitment]:
    """Work out every commitment as it stood on a day; what was told later is left out."""
    known = {article.id: article for article in articles}
    relations = data.load()
    told = {one.id: (one, _told(one, known)) for one in events}
    past = {key: pair for key, pair in told.items() if not pair[1] or pair[1] <= as_of}
    done: defaultdict[frozenset[str], list[tuple[Event, date | None]]] = defaultdict(list)
    for pair in past.values():
        if pair[0].status in DONE:
            done[pair[0].codes].append(pair)  # what fulfils has the same sides
    found = []
    for one, day in past.values():
        if _binds(one):
            bond = _bond(one, day, relations)
            same = done[one.codes]
            kept = sorted(e.id for e, d in same if _keeps(e, d, bond, relations, as_of))
            found.append(Commitment(one.id, _status(bond, kept, as_of), bond.due, tuple(kept)))
    return sorted(found, key=lambda c: (c.due is None, c.due or When.day(as_of), c.event))


def _binds(event: Event) -> bool:
    if event.status == "planned":
        return True
    return event.status == "occurred" and event.act in PROMISES


def _bond(event: Event, told: date | None, relations: Relations) -> Bond:
    """What was promised has the day of the promise for its date, what is planned its due date."""
    due = event.when if event.status == "planned" else None
    return Bond(
        event,
        told if event.status == "planned" or not event.when else event.when.first,
        due,
        name_of(event.forum, relations),
        name_of(event.instrument, relations),
    )


def _status(bond: Bond, kept: list[str], as_of: date) -> str:
    if kept:
        return "kept"
    return "overdue" if bond.due and bond.due.last < as_of else "open"


def _keeps(done: Event, told: date | None, bond: Bond, relations: Relations, as_of: date) -> bool:
    """Tell whether a later event does what was planned or promised."""
    return (
        done.id != bond.event.id
        and relations.fulfils(bond.event.act, done.act)
        and not (bond.event.act == done.act and bond.event.act in PROMISES)
        and _same_sides(bond.event, done)
        and _in_time(done.when, told, bond, as_of)
        and _same_matter(done, bond, relations)
    )


def _same_sides(planned: Event, done: Event) -> bool:
    """Who gives and who gets are the same; a person named in both must be the same person."""
    if planned.act == done.act and planned.recipients and done.recipients:
        giver, getter = _codes(planned.actors), _codes(planned.recipients)
        sides = giver == _codes(done.actors) and getter == _codes(done.recipients)
    elif done.recipients:
        sides = _codes(done.actors) <= _codes(planned.actors) and done.codes == planned.codes
    else:
        sides = done.codes == planned.codes
    return sides and not _others(planned, done)


def _others(planned: Event, done: Event) -> bool:
    """Tell whether a side was to send one person and sent another."""
    mine, theirs = _people(planned), _people(done)
    return any(mine[code].isdisjoint(theirs[code]) for code in mine.keys() & theirs.keys())


def _people(event: Event) -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for party in event.actors + event.recipients:
        if party.name:
            found[party.code] = found.get(party.code, frozenset()) | {fold(party.name)}
    return found


def _codes(parties: tuple[Party, ...]) -> frozenset[str]:
    return frozenset(party.code for party in parties)


def _in_time(done: When | None, told: date | None, bond: Bond, as_of: date) -> bool:
    """Done after it was announced, and within the time allowed."""
    if done is None:
        return _later(told, bond.told) and bool(bond.instrument.telling or bond.forum.telling)
    if done.first > as_of:
        return False
    if bond.due:
        start = max(bond.due.first, bond.told) if bond.told else bond.due.first
        return done.last >= start and done.first <= bond.due.last + GRACE
    if bond.told is None:
        return False
    return done.first > bond.told and done.first <= bond.told + OPEN_END


def _later(told: date | None, first: date | None) -> bool:
    return told is not None and first is not None and told > first


def _same_matter(done: Event, bond: Bond, relations: Relations) -> bool:
    """The same document or body if one is named; else what the act itself leaves no doubt of."""
    forum, instrument = name_of(done.forum, relations), name_of(done.instrument, relations)
    if _other(bond.instrument, instrument) or _other(bond.forum, forum):
        return False
    tied = bond.instrument.matches(instrument, SAME_NAME) or bond.forum.matches(forum, SAME_NAME)
    if tied:
        return True
    subjects = (set(bond.event.contexts) & set(done.contexts)) - BROAD
    if bond.event.act in PROMISES:
        return bool(subjects)
    return bond.due is not None or bool(subjects)


def _other(mine: Name, theirs: Name) -> bool:
    """Tell whether a named thing is missing from, or another in, what was done."""
    return bool(mine.telling) and not mine.matches(theirs, SAME_NAME)


def _told(event: Event, articles: Mapping[str, Article]) -> date | None:
    """The first day on which an article can have told of the event."""
    days = (a.published.first for key in event.articles if (a := articles.get(key)) and a.published)
    return min(days, default=None)
