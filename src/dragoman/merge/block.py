"""Which claims are worth comparing: those that share sides or a person, and days."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import timedelta

from dragoman.merge.features import same_news
from dragoman.merge.views import View
from dragoman.ontology.relations import Relations

SLACK = timedelta(days=1)  # sessions and documents may be dated a day apart
Pair = tuple[View, View]


def pairs(views: Iterable[View], relations: Relations) -> Iterator[Pair]:
    """Yield every pair worth comparing, once, the smaller id first."""
    blocks: defaultdict[tuple[str, ...], list[View]] = defaultdict(list)
    for one in views:
        for key in keys(one, relations):
            blocks[key].append(one)
    seen: set[tuple[str, str]] = set()
    for block in blocks.values():
        for a, b in _within(block):
            low, high = sorted((a, b), key=lambda v: v.claim.id)
            name = (low.claim.id, high.claim.id)
            if name not in seen:
                seen.add(name)
                yield low, high


def keys(one: View, relations: Relations) -> Iterator[tuple[str, ...]]:
    """Name the blocks that a claim belongs to: equal sides, or the same person on one side."""
    family = relations.family(one.act)[0]
    yield (family, "sides", *sorted(one.codes))
    for code, names in one.persons.items():
        for name in names:
            yield family, "person", code, name


def _within(block: list[View]) -> Iterator[Pair]:
    """Compare dated claims with those of the same days, and undated ones with all."""
    dated = sorted((v for v in block if v.when), key=lambda v: (v.when, v.claim.id))
    undated = [v for v in block if not v.when]
    for i, a in enumerate(dated):
        for b in dated[i + 1 :]:
            if a.when and b.when and b.when.first > a.when.last + SLACK:
                break
            yield a, b
    for i, a in enumerate(undated):
        yield from ((a, b) for b in undated[i + 1 :] if _tied(a, b))
        yield from ((a, b) for b in dated if _tied(a, b))


def _tied(a: View, b: View) -> bool:
    """Tell whether two claims, one of them undated, have anything that could join them."""
    return bool(
        a.instrument.telling & b.instrument.telling
        or a.forum.words & b.forum.words
        or (a.place and a.place == b.place)
        or (a.persons and b.persons and a.when is b.when)
        or a.triples & b.triples
        or (same_news(a, b) and (a.subjects & b.subjects or (a.roles and a.roles == b.roles)))
    )
