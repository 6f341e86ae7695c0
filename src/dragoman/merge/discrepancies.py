"""Where articles differ: every value is kept, with the records that give it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from dragoman.model import Claim, Discrepancy, Indicator, When
from dragoman.ontology.titles import fold

Values = tuple[tuple[str, tuple[str, ...]], ...]


def discrepancies(claims: Sequence[Claim]) -> tuple[Discrepancy, ...]:
    """Find the fields in which the claims of one event differ: days, places, documents, bodies."""
    found = []
    dates = _group((str_of(c.when), c.id) for c in claims if c.when)
    if any(not a.meets(b) for a, b in combinations({c.when for c in claims if c.when}, 2)):
        found.append(Discrepancy("date", dates))
    if len(places := _group((c.place, c.id) for c in claims if c.place)) > 1:
        found.append(Discrepancy("place", places))
    return tuple(found)


def figures(indicators: Iterable[Indicator]) -> list[Discrepancy]:
    """Find figures about one thing, in one unit and period, to which articles give other values.

    The field is the thing; the ids are those of the indicators.
    """
    told: defaultdict[tuple[object, ...], set[Indicator]] = defaultdict(set)
    for one in indicators:
        if one.period:
            key = (fold(one.what), tuple(sorted(one.codes)), one.unit, one.period, one.direction)
            told[key].add(one)
    found = []
    for group in told.values():
        values = _group((_number(one.value), one.id) for one in group)
        articles = {one.evidence.article for one in group}
        if len(values) > 1 and len(articles) > 1:
            found.append(Discrepancy(min(one.what for one in group), values))
    return sorted(found, key=lambda one: (one.field, one.values))


def str_of(when: When) -> str:
    """Write an interval as `2024-07-03`, or as two days with `..` between."""
    return f"{when.first}" if when.first == when.last else f"{when.first}..{when.last}"


def _number(value: float) -> str:
    return f"{value:g}" if abs(value) < 1e6 else f"{value:.0f}"  # noqa: PLR2004 - %g rounds above


def _group(pairs: Iterable[tuple[str, str]]) -> Values:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for value, record in pairs:
        found[value].add(record)
    ordered = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple((value, tuple(sorted(ids))) for value, ids in ordered)
