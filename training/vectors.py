"""Word vectors for Russian: navec's news vectors (MIT), reduced.

The most frequent words are kept, in fewer dimensions: `python -m training.vectors ARCHIVE OUT`,
where ARCHIVE is data/emb/navec_news_v1_1B_250K_300d_100q.tar of the package natasha.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import spacy
from navec import Navec
from spacy.vectors import Vectors

from training.recipe import load

#: Wanted length of an average row: about that of spaCy's own vectors.
LENGTH = 4.0


def make(archive: Path, out: Path, words: int, width: int) -> None:
    """Save a blank pipeline whose vocabulary holds the vectors; keys are lower-case forms."""
    navec = Navec.load(archive)
    counts = np.array(navec.vocab.counts)
    order = [
        i for i in np.argsort(-counts, kind="stable") if not navec.vocab.words[i].startswith("<")
    ][:words]
    rows = navec.pq.unpack()[order].astype("float32")
    data = reduced(rows, width)
    nlp = spacy.blank("ru")
    keys = [navec.vocab.words[i] for i in order]
    for key in keys:
        nlp.vocab.strings.add(key)
    nlp.vocab.vectors = Vectors(
        strings=nlp.vocab.strings, data=data, keys=keys, name="navec", attr="LOWER"
    )
    nlp.to_disk(out)


def reduced(rows: np.ndarray, width: int) -> np.ndarray:
    """The rows on their first principal directions."""
    centred = rows - rows.mean(axis=0)
    values, directions = np.linalg.eigh(centred.T @ centred)
    kept = centred @ directions[:, np.argsort(-values)[:width]]
    return np.ascontiguousarray(
        kept * (LENGTH / np.linalg.norm(kept, axis=1).mean()), dtype="float32"
    )


if __name__ == "__main__":
    make(Path(sys.argv[1]), Path(sys.argv[2]), *load("ru").vectors)
