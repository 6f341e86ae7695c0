"""Weights of known features are added up; unknown ones say nothing."""

import numpy as np
import pytest

from dragoman.read.extract.learned import linear
from dragoman.read.extract.learned.linear import hashed

ARRAYS = {
    "act.classes": np.array(["meet", "sign"]),
    "act.features": np.array([hashed("w:meet"), hashed("w:treaty")], np.uint32),
    "act.weights": np.array([[2.0, -1.0], [0.5, 3.0]], np.float16),
    "act.bias": np.array([0.1, 0.2], np.float32),
}


def test_scores_add_up():
    model = linear.load(ARRAYS, "act")
    assert model.classes == ("meet", "sign")
    told = [("w:meet", 1.0), ("w:treaty", 0.5), ("w:unknown", 9.0)]
    assert model.scores(told) == pytest.approx([2.35, 0.7], abs=1e-3)
    assert model.scores([("w:unknown", 1.0)]) == pytest.approx([0.1, 0.2])


def test_probabilities():
    assert linear.softmax(np.array([0.0, 0.0], np.float32)) == pytest.approx([0.5, 0.5])
    assert linear.sigmoid(0) == pytest.approx(0.5)
    assert linear.sigmoid(linear.odds(0.8)) == pytest.approx(0.8)
    assert 0 < linear.sigmoid(-1000) < linear.sigmoid(1000) < 1
