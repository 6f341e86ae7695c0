"""Scores predictions against reference annotations, article by article, and pools the counts."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import add
from typing import Any

from dragoman.evaluate import agree
from dragoman.evaluate.agree import Item, Spans
from dragoman.evaluate.result import Row, Scores

Rule = Callable[[int, int], bool]
PLAIN = ("status", "place", "forum", "instrument")


def score(
    reference: Iterable[Item], predicted: Mapping[str, Item], texts: Mapping[str, str]
) -> Scores:
    """Score predictions, by the `id` of the article; `texts` are by the reference's `file`.

    An article without a prediction counts as one in which nothing was found.

    Raises:
        InputError: the evidence of the reference is not in its text.
    """
    told = (_Article(ref, predicted.get(ref["id"], {}), texts[ref["file"]]) for ref in reference)
    return reduce(add, (article.scores() for article in told), Scores())


@dataclass(frozen=True)
class _Article:
    """One article: `g` are the reference events, `p` the predicted ones, with their spans."""

    reference: Item
    predicted: Item
    text: str
    g: Sequence[Item] = field(init=False)
    p: Sequence[Item] = field(init=False)
    g_spans: Sequence[Spans] = field(init=False)
    p_spans: Sequence[Spans] = field(init=False)

    def __post_init__(self) -> None:
        for name, source in (("g", self.reference), ("p", self.predicted)):
            events = source.get("events") or []
            spans = [agree.spans(self.text, event.get("evidence")) for event in events]
            object.__setattr__(self, name, events)
            object.__setattr__(self, f"{name}_spans", spans)

    def scores(self) -> Scores:
        pairs = agree.pair(len(self.g), len(self.p), self._grounded)
        published = self.reference.get("published")
        found = self.predicted.get("published")
        return Scores(
            articles=1,
            dated=int(bool(published and found and agree.same_days(published, found))),
            datable=int(bool(published)),
            provenance=sum(map(self._unproven, self.p)),
            rows=self._rows(len(pairs)),
            types=self._by(agree.plover, pairs),
            acts=self._by(lambda event: str(event["act"]), pairs),
            fields=self._fields(pairs),
        )

    # -- when two events agree -------------------------------------------------------------------

    def _type(self, i: int, j: int) -> bool:
        one, other = self.g[i], self.p[j]
        return agree.plover(one) == agree.plover(other) and agree.same_sides(one, other)

    def _act(self, i: int, j: int) -> bool:
        one, other = self.g[i], self.p[j]
        return bool(one["act"] == other["act"]) and agree.same_sides(one, other)

    def _overlap(self, i: int, j: int) -> bool:
        return agree.overlap(self.g_spans[i], self.p_spans[j])

    def _grounded(self, i: int, j: int) -> bool:
        return self._overlap(i, j) and self._type(i, j)

    def _trigger(self, i: int, j: int) -> bool:
        return self._overlap(i, j) and agree.plover(self.g[i]) == agree.plover(self.p[j])

    def _full(self, i: int, j: int) -> bool:
        one, other = self.g[i], self.p[j]
        status = one["status"] == other.get("status")
        days = agree.same_days(one.get("date"), other.get("date"))
        return status and days and self._overlap(i, j) and self._act(i, j)

    # -- measures --------------------------------------------------------------------------------

    def _rows(self, grounded: int) -> dict[str, Row]:
        n, m = len(self.g), len(self.p)
        rules: dict[str, Rule] = {
            "trigger": self._trigger,
            "type": self._type,
            "act": self._act,
            "full": self._full,
        }
        rows = {name: Row(len(agree.pair(n, m, rule)), n, m) for name, rule in rules.items()}
        rows["grounded"] = Row(grounded, n, m)
        rows["actor_code"] = self._codes()
        rows["actor_person"] = self._persons()
        rows["statement"] = self._statements()
        rows["indicator"] = self._indicators()
        return rows

    def _unproven(self, event: Item) -> int:
        """Count the evidence of an event whose offsets do not cut its quotation out of the text."""
        evidence = event.get("evidence") or []
        wrong = sum(
            not item["quote"] or self.text[item["start"] : item["end"]] != item["quote"]
            for item in evidence
        )
        return wrong if evidence else 1

    def _by(self, key: Callable[[Item], str], pairs: Sequence[tuple[int, int]]) -> dict[str, Row]:
        hit = Counter(key(self.g[i]) for i, _ in pairs)
        ref, pred = Counter(map(key, self.g)), Counter(map(key, self.p))
        return {name: Row(hit[name], ref[name], pred[name]) for name in sorted({*ref, *pred})}

    def _codes(self) -> Row:
        one, other = ({side["code"] for side in _everyone(events)} for events in (self.g, self.p))
        return Row(len(one & other), len(one), len(other))

    def _persons(self) -> Row:
        a, b = _names(self.g), _names(self.p)
        pairs = agree.pair(len(a), len(b), lambda i, j: agree.same_person(a[i], b[j]))
        return Row(len(pairs), len(a), len(b))

    def _statements(self) -> Row:
        s = self.reference.get("statements") or []
        q = self.predicted.get("statements") or []
        where = [agree.spans(self.text, [one["text"]])[0] for one in s]

        def said(i: int, j: int) -> bool:
            start, stop = where[i]
            common = min(stop, q[j]["end"]) - max(start, q[j]["start"])
            names = s[i]["speaker"], q[j].get("speaker")
            same = agree.same_person(*names) or agree.fold(names[0]) == agree.fold(names[1])
            return same and 2 * common >= stop - start

        return Row(len(agree.pair(len(s), len(q), said)), len(s), len(q))

    def _indicators(self) -> Row:
        """Figures agree when value, unit and sides do."""
        s = self.reference.get("indicators") or []
        q = self.predicted.get("indicators") or []
        key = [[_figure(one) for one in side] for side in (s, q)]
        return Row(
            len(agree.pair(len(s), len(q), lambda i, j: key[0][i] == key[1][j])), len(s), len(q)
        )

    def _fields(self, pairs: Sequence[tuple[int, int]]) -> dict[str, Row]:
        """Count, over grounded pairs, how often each field agrees."""
        rows: Counter[tuple[str, int]] = Counter()
        for i, j in pairs:
            for name, values in _values(self.g[i], self.p[j]).items():
                one, other, same = values
                rows.update({(name, 0): int(same), (name, 1): int(one), (name, 2): int(other)})
        names = dict.fromkeys(name for name, _ in rows)
        return {name: Row(rows[name, 0], rows[name, 1], rows[name, 2]) for name in names}


def _values(one: Item, other: Item) -> dict[str, tuple[bool, bool, bool]]:
    """For each field: is it filled in the reference, is it predicted, do the two agree."""
    told = {}
    for name in PLAIN:
        a, b = one.get(name), other.get(name)
        told[name] = bool(a), bool(b), bool(a and b) and agree.fold(a) == agree.fold(b)
    a, b = one.get("date"), other.get("date")
    told["date"] = bool(a), bool(b), bool(a and b) and agree.same_days(a, b)
    told["act"] = True, True, one["act"] == other["act"]
    return told


def _everyone(events: Sequence[Item]) -> list[Item]:
    return [side for event in events for side in agree.parties(event)]


def _names(events: Sequence[Item]) -> list[str]:
    return sorted({agree.fold(side["name"]) for side in _everyone(events) if side.get("name")})


def _figure(one: Item) -> tuple[Any, ...]:
    return one.get("value"), agree.fold(str(one.get("unit"))), tuple(sorted(one.get("codes") or ()))
