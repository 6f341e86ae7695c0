"""Groups claims: the best pairs first, and only groups in which every pair may be one happening."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dragoman.merge.block import pairs
from dragoman.merge.judge import Verdicts, judge
from dragoman.merge.views import View
from dragoman.ontology.relations import Relations


@dataclass(frozen=True, slots=True)
class Group:
    """Claims held to be one happening, and the reasons that joined them."""

    views: tuple[View, ...]
    why: tuple[str, ...] = ()


def cluster(views: Iterable[View], relations: Relations) -> list[Group]:
    """Group claims; neither order nor repetition of the input matters."""
    known = {one.claim.id: one for one in views}
    verdicts = {
        (a.claim.id, b.claim.id): verdict
        for a, b in pairs((known[key] for key in sorted(known)), relations)
        if (verdict := judge(a, b, relations))
    }
    doubtful = _doubtful(known, verdicts, relations)
    groups = _link({k: v for k, v in verdicts.items() if k not in doubtful}, known)
    return [Group(tuple(known[k] for k in ids), _why(ids, verdicts)) for ids in groups]


def _link(verdicts: Verdicts, known: Mapping[str, View]) -> list[tuple[str, ...]]:
    """Complete linkage: two groups become one only when every pair across them may be joined."""
    group = {key: frozenset({key}) for key in known}
    for a, b in sorted(verdicts, key=lambda pair: (-verdicts[pair][0], pair)):
        left, right = group[a], group[b]
        if left == right:
            continue
        if all((min(x, y), max(x, y)) in verdicts for x in left for y in right):
            group |= dict.fromkeys(left | right, left | right)
    return sorted(tuple(sorted(ids)) for ids in set(group.values()))


def _doubtful(
    known: Mapping[str, View], verdicts: Verdicts, relations: Relations
) -> set[tuple[str, str]]:
    """Find the pairs of repeated acts for which another claim of the same article fits as well.

    A promise that may be either of two promises in another article is left alone.
    """
    best: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for (a, b), (weight, _) in verdicts.items():
        best[a, known[b].claim.article].append(weight)
        best[b, known[a].claim.article].append(weight)
    doubtful = set()
    for (a, b), (weight, _) in verdicts.items():
        rivals = (best[a, known[b].claim.article], best[b, known[a].claim.article])
        if known[a].act in relations.repeated and any(_contested(weight, r) for r in rivals):
            doubtful.add((a, b))
    return doubtful


def _contested(weight: int, rivals: list[int]) -> bool:
    return weight < max(rivals) or rivals.count(weight) > 1


def _why(ids: tuple[str, ...], verdicts: Verdicts) -> tuple[str, ...]:
    """The reasons that joined the group, those with most weight first."""
    found: dict[str, None] = {}
    for i, a in enumerate(ids):
        for b in ids[i + 1 :]:
            found |= dict.fromkeys(verdicts[a, b][1])
    return tuple(found)
