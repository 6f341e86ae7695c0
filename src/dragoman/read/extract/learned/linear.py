"""Linear models over hashed features, as `training/reader` writes them: numpy arrays, no code."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
CLIP = 9.0  # log odds beyond which a probability is as good as sure


@dataclass(frozen=True, slots=True)
class Linear:
    """Weights of features for each class. `rows` gives the row of a feature by its hash."""

    classes: tuple[str, ...]
    rows: Mapping[int, int]
    weights: Floats
    bias: Floats

    def scores(self, features: Iterable[tuple[str, float]]) -> Floats:
        """Add up the weights of the features that are known, each times its value."""
        rows, values = [], []
        for text, value in features:
            row = self.rows.get(hashed(text))
            if row is not None:
                rows.append(row)
                values.append(value)
        if not rows:
            return self.bias
        total: Floats = self.bias + np.asarray(values, dtype=np.float32) @ self.weights[rows]
        return total


def hashed(text: str) -> int:
    """Return the hash under which a feature is kept."""
    return crc32(text.encode("utf-8"))


def load(arrays: Mapping[str, NDArray[Any]], name: str) -> Linear:
    """Take one model out of a file of several."""
    return Linear(
        tuple(str(c) for c in arrays[f"{name}.classes"]),
        {int(key): row for row, key in enumerate(arrays[f"{name}.features"])},
        arrays[f"{name}.weights"].astype(np.float32),
        arrays[f"{name}.bias"].astype(np.float32),
    )


def softmax(scores: Floats) -> Floats:
    """Turn scores of classes that exclude each other into probabilities."""
    powers = np.exp(scores - scores.max())
    share: Floats = powers / powers.sum()
    return share


def sigmoid(score: float) -> float:
    """Turn log odds into a probability."""
    return float(1.0 / (1.0 + np.exp(-np.clip(score, -CLIP, CLIP))))


def odds(share: float) -> float:
    """Turn a probability into log odds, none beyond `CLIP`."""
    kept = min(max(share, 1e-4), 1 - 1e-4)
    return float(np.log(kept / (1 - kept)))
