"""What an evaluation gives: counts, and the precision, recall and F1 that follow from them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

DIGITS = 4


@dataclass(frozen=True, slots=True)
class Row:
    """Counts of one measure."""

    hit: int = 0
    reference: int = 0
    predicted: int = 0

    def __add__(self, other: "Row") -> "Row":
        """Pool the counts of two articles."""
        return Row(
            self.hit + other.hit,
            self.reference + other.reference,
            self.predicted + other.predicted,
        )

    @property
    def precision(self) -> float:
        """Share of what was predicted that is right."""
        return self.hit / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of the reference that was found."""
        return self.hit / self.reference if self.reference else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def plain(self) -> dict[str, float | int]:
        """Return the figures, rounded, as JSON can hold them."""
        return {
            "precision": round(self.precision, DIGITS),
            "recall": round(self.recall, DIGITS),
            "f1": round(self.f1, DIGITS),
            "hit": self.hit,
            "reference": self.reference,
            "predicted": self.predicted,
        }


Rows = Mapping[str, Row]


@dataclass(frozen=True, slots=True)
class Scores:
    """All measures over some articles.

    `rows` are the measures of the annotation guide; `types` and `acts` the grounded measure per
    PLOVER type and per act; `fields` how often each field of a grounded pair agrees (there
    `reference` and `predicted` count the pairs in which the field is filled).
    """

    articles: int = 0
    dated: int = 0
    datable: int = 0
    provenance: int = 0
    rows: Rows = field(default_factory=dict)
    types: Rows = field(default_factory=dict)
    acts: Rows = field(default_factory=dict)
    fields: Rows = field(default_factory=dict)

    def __add__(self, other: "Scores") -> "Scores":
        """Pool two sets of articles."""
        return Scores(
            self.articles + other.articles,
            self.dated + other.dated,
            self.datable + other.datable,
            self.provenance + other.provenance,
            _pooled(self.rows, other.rows),
            _pooled(self.types, other.types),
            _pooled(self.acts, other.acts),
            _pooled(self.fields, other.fields),
        )

    @property
    def date_accuracy(self) -> float | None:
        """Share of the datable articles whose date is right."""
        return round(self.dated / self.datable, DIGITS) if self.datable else None

    def plain(self) -> dict[str, Any]:
        """Return the figures as JSON can hold them."""
        told: dict[str, Any] = {name: row.plain() for name, row in self.rows.items()}
        told["date_accuracy"] = self.date_accuracy
        told["provenance_errors"] = self.provenance
        told["grounded_by_type"] = _plain(self.types)
        told["grounded_by_act"] = _plain(self.acts)
        told["fields"] = _plain(self.fields)
        told["articles"] = self.articles
        return told


def _pooled(a: Rows, b: Rows) -> Rows:
    names = [*a, *(name for name in b if name not in a)]
    return {name: a.get(name, Row()) + b.get(name, Row()) for name in names}


def _plain(rows: Rows) -> dict[str, dict[str, float | int]]:
    return {name: rows[name].plain() for name in sorted(rows)}
