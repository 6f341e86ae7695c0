"""Trees are walked as they were grown."""

import numpy as np
import pytest

from dragoman.read.extract.learned import boosted
from dragoman.read.extract.learned.linear import hashed, sigmoid

# One tree: "sides" at most 1.5 → -1; more: "quoted" at most 0.5 → +2, more → 0. And a stump: +0.5.
ARRAYS = {
    "sure.signs": np.array([hashed("sides"), hashed("quoted")], np.uint32),
    "sure.roots": np.array([0, 5]),
    "sure.column": np.array([0, 0, 1, 0, 0, 0]),
    "sure.threshold": np.array([1.5, 0, 0.5, 0, 0, 0]),
    "sure.left": np.array([1, -1, 3, -1, -1, -1]),
    "sure.right": np.array([2, -1, 4, -1, -1, -1]),
    "sure.value": np.array([0, -1.0, 0, 2.0, 0.0, 0.5]),
    "sure.bias": np.array(0.25),
}


@pytest.mark.parametrize(
    ("signs", "total"),
    [
        ([], -0.25),
        ([("sides", 1.0), ("quoted", 1.0)], -0.25),
        ([("sides", 2.0)], 2.75),
        ([("sides", 2.0), ("quoted", 1.0), ("never seen", 5.0)], 0.75),
    ],
)
def test_leaves_add_up(signs, total):
    trees = boosted.load(ARRAYS, "sure")
    assert trees.sure(signs) == pytest.approx(sigmoid(total))
