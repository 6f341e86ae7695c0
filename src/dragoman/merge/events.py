"""An event out of the claims that tell of it."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from math import prod

from dragoman.merge.cluster import Group
from dragoman.merge.discrepancies import discrepancies
from dragoman.merge.reprints import Shingles, sources
from dragoman.model import Article, Claim, Event, Party, When
from dragoman.ontology.relations import Relations
from dragoman.ontology.titles import fold

SUREST = 0.99  # no number of witnesses makes a machine's record certain


def event(
    group: Group,
    articles: Mapping[str, Article],
    texts: Mapping[str, Shingles],
    relations: Relations,
) -> Event:
    """Make the event of a group of claims."""
    claims = sorted((view.claim for view in group.views), key=lambda c: c.id)
    ids = tuple(claim.id for claim in claims)
    act = _act(claims, relations)
    told = tuple(sorted({claim.article for claim in claims}))
    groups = sources(told, texts)
    actors, recipients = _sides(act, claims)
    return Event(
        id=hashlib.sha256("\x1f".join((act, *ids)).encode()).hexdigest()[:16],
        act=act,
        status=_most(c.status for c in claims) or claims[0].status,
        actors=_parties(actors),
        recipients=_parties(recipients),
        when=_when([c.when for c in claims if c.when]),
        place=_most(c.place for c in claims),
        forum=_most(c.forum for c in claims),
        instrument=_most(c.instrument for c in claims),
        contexts=_ordered(context for c in claims for context in c.contexts),
        claims=ids,
        articles=told,
        languages=tuple(sorted({articles[a].language for a in told if a in articles})),
        witnesses=len(groups),
        why=group.why,
        discrepancies=discrepancies(claims),
        confidence=_confidence(claims, groups),
    )


def _act(claims: Sequence[Claim], relations: Relations) -> str:
    """The act that says most, among those told."""
    family = relations.family(claims[0].act)
    return min({claim.act for claim in claims}, key=family.index)


def _most(values: Iterable[str | None]) -> str | None:
    """The value told most often; of several, the longest, then the first by letters."""
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda v: (-counts[v], -len(v), v), default=None)


def _ordered(values: Iterable[str]) -> tuple[str, ...]:
    counts = Counter(values)
    return tuple(sorted(counts, key=lambda v: (-counts[v], v)))


def _sides(act: str, claims: Sequence[Claim]) -> tuple[list[Party], list[Party]]:
    """Gather who does it and who gets it, as the claims of the chosen act tell it.

    A claim under another act of the family adds persons to the side where their code stands.
    """
    actors = [p for c in claims if c.act == act for p in c.actors]
    recipients = [p for c in claims if c.act == act for p in c.recipients]
    getters = {p.code for p in recipients} - {p.code for p in actors}
    for party in (p for c in claims if c.act != act for p in c.actors + c.recipients):
        (recipients if party.code in getters else actors).append(party)
    return actors, recipients


def _parties(told: Sequence[Party]) -> tuple[Party, ...]:
    """Every side with every named person; a side without a name only where nobody names one."""
    named = {party.code for party in told if party.name}
    people: dict[tuple[str, str], list[Party]] = {}
    for party in told:
        if party.name or party.code not in named:
            people.setdefault((party.code, fold(party.name)), []).append(party)
    return tuple(sorted(_party(code, same) for (code, _), same in people.items()))


def _party(code: str, same: Sequence[Party]) -> Party:
    name, role = _most(p.name for p in same), _most(p.role for p in same)
    return Party(code, name or "", role or "")


def _when(whens: Sequence[When]) -> When | None:
    """The narrowest interval that agrees with most claims."""
    if not whens:
        return None
    best = min(whens, key=lambda w: (-sum(w.meets(o) for o in whens), w.days, w))
    return reduce(lambda cut, other: cut.cut(other) or cut, sorted(whens), best)


def _confidence(claims: Sequence[Claim], groups: Sequence[frozenset[str]]) -> float:
    """One witness's best claim counts; each further witness takes away from the doubt."""
    best = (max(c.confidence for c in claims if c.article in group) for group in groups)
    sure = 1 - prod(1 - min(max(value, 0.0), 1.0) for value in best)
    return round(min(sure, SUREST), 4)
