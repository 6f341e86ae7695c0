"""When two annotations agree: names, days, sides, spans; and the largest pairing under a rule."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from difflib import SequenceMatcher
from typing import Any

from dragoman import ontology
from dragoman.errors import InputError

Item = Mapping[str, Any]
Spans = Sequence[tuple[int, int]]
SLACK = timedelta(days=31)  # how much longer a predicted interval may be than the reference
SAME_NAME = 0.8  # likeness of two last names that are spellings of one (Zelensky, Zelenskyy)


def plover(event: Item) -> str:
    """Return the PLOVER type of an event."""
    act = ontology.load().get(str(event["act"]))
    return act.plover if act else f"unknown act {event['act']}"


def symmetric(event: Item) -> bool:
    """Tell whether every side of an event is an actor."""
    act = ontology.load().get(str(event["act"]))
    return act is not None and act.symmetric


def parties(event: Item) -> list[Item]:
    """Return all sides of an event."""
    return [*(event.get("actors") or ()), *(event.get("recipients") or ())]


def codes(sides: Sequence[Item] | None) -> frozenset[str]:
    """Return the codes of some sides."""
    return frozenset(side["code"] for side in sides or ())


def same_sides(a: Item, b: Item) -> bool:
    """Tell whether two events have the same sides, in the same roles if the act has a direction."""
    if symmetric(a) or symmetric(b):
        return codes(parties(a)) == codes(parties(b))
    return all(codes(a.get(role)) == codes(b.get(role)) for role in ("actors", "recipients"))


def fold(name: str | None) -> str:
    """Take case, accents and everything that is no letter off a name."""
    flat = unicodedata.normalize("NFKD", name or "").casefold()
    bare = "".join(char for char in flat if not unicodedata.combining(char)).replace("-", " ")
    return re.sub(r"[^a-z ]", "", bare)


def same_person(a: str | None, b: str | None) -> bool:
    """Tell whether two names are one person's: the same last word, or the same words."""
    one, other = fold(a).split(), fold(b).split()
    if not one or not other:
        return False
    return set(one) == set(other) or SequenceMatcher(None, one[-1], other[-1]).ratio() >= SAME_NAME


def same_days(reference: Sequence[str] | None, predicted: Sequence[str] | None) -> bool:
    """Tell whether two intervals overlap and the predicted one is at most 31 days longer."""
    ref, pred = _interval(reference), _interval(predicted)
    if ref is None or pred is None:
        return ref is pred
    meet = ref[0] <= pred[1] and pred[0] <= ref[1]
    return meet and (pred[1] - pred[0]) - (ref[1] - ref[0]) <= SLACK


def _interval(value: Sequence[str] | None) -> tuple[date, date] | None:
    if not value or not value[0]:
        return None
    last = value[1] if len(value) > 1 else None
    return date.fromisoformat(value[0]), date.fromisoformat(last or value[0])


def spans(text: str, evidence: Sequence[Any] | None) -> Spans:
    """Return where evidence stands: predictions give offsets, the reference gives words.

    Raises:
        InputError: words of the reference are not in the text.
    """
    found = []
    for item in evidence or ():
        if isinstance(item, Mapping):
            found.append((item["start"], item["end"]))
        elif (at := text.find(item)) >= 0:
            found.append((at, at + len(item)))
        else:
            raise InputError(f"evidence of the reference is not in its text: {item!r}")
    return found


def overlap(a: Spans, b: Spans) -> bool:
    """Tell whether any span of one meets any of the other."""
    return any(x[0] < y[1] and y[0] < x[1] for x in a for y in b)


def pair(n: int, m: int, agree: Callable[[int, int], bool]) -> list[tuple[int, int]]:
    """Return a largest one-to-one pairing of `range(n)` with `range(m)` under a rule."""
    rows = [[j for j in range(m) if agree(i, j)] for i in range(n)]
    owner: dict[int, int] = {}

    def place(i: int, seen: set[int]) -> bool:
        for j in rows[i]:
            if j not in seen:
                seen.add(j)
                if j not in owner or place(owner[j], seen):
                    owner[j] = i
                    return True
        return False

    for i in range(n):
        place(i, set())
    return sorted((i, j) for j, i in owner.items())
