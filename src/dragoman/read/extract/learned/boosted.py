"""Boosted trees over named signs, as `training/learn.py` writes them: arrays, no code."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray

from dragoman.read.extract.learned.linear import hashed, sigmoid

LEAF = -1


@dataclass(frozen=True, slots=True)
class Trees:
    """Trees whose leaves add up to the log odds of a reading.

    At a node the sign in `column` is compared with `threshold`: at most it, left, else right. A
    leaf has no left.
    """

    columns: Mapping[int, int]
    roots: Sequence[int]
    column: Sequence[int]
    threshold: Sequence[float]
    left: Sequence[int]
    right: Sequence[int]
    value: Sequence[float]
    bias: float

    def sure(self, signs: Sequence[tuple[str, float]]) -> float:
        """Return the probability that a reading with these signs is right."""
        told = [0.0] * len(self.columns)
        for name, value in signs:
            column = self.columns.get(hashed(name))
            if column is not None:
                told[column] = value
        return sigmoid(self.bias + sum(self.value[self._leaf(root, told)] for root in self.roots))

    def _leaf(self, node: int, told: Sequence[float]) -> int:
        while self.left[node] != LEAF:
            low = told[self.column[node]] <= self.threshold[node]
            node = self.left[node] if low else self.right[node]
        return node


def load(arrays: Mapping[str, NDArray[Any]], name: str) -> Trees:
    """Take the trees out of a file of several models."""
    roots, column, threshold, left, right, value = (
        arrays[f"{name}.{part}"].tolist()
        for part in ("roots", "column", "threshold", "left", "right", "value")
    )
    columns = {int(key): i for i, key in enumerate(arrays[f"{name}.signs"])}
    bias = float(arrays[f"{name}.bias"])
    return Trees(columns, roots, column, threshold, left, right, value, bias)
