"""Train the learned readers of all languages.

    python -m training.learn --reference DEV.jsonl --texts DIR --out src/dragoman/langs

Words and roles are learnt for each language, how sure a reading is for all together. What weighs
readings is trained on texts that the models of words and roles have not seen (`FOLDS` parts).
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import numpy as np
from scipy import sparse
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from dragoman.read.extract.learned.boosted import LEAF, Trees
from dragoman.read.extract.learned.linear import Linear, hashed, odds, sigmoid, softmax
from dragoman.read.extract.learned.reader import FILE, Models, weighed
from training.examples import Collector, Reading, Text, Word, choose

# Probability from which a reading is taken that the rules would keep, and another: the best of some
# on the development articles, by models that had not seen them (docs/decisions/0012).
ENOUGH = {"en": (0.3, 0.5), "fr": (0.25, 0.5), "ru": (0.32, 0.32)}
FOLDS = 5
SMALL = 0.01  # weights all below this are not kept
LEAST = 2  # times that a feature must be seen
SIGN = 20  # readings that must show a sign
ARTICLE = 3.0  # weight of an article's example beside one of the corpus
BINARY = 2
Example = tuple[list[tuple[str, float]], str, float]


@dataclass
class Base:
    """The models of words and roles of one language."""

    event: Linear
    act: Linear
    role: Linear


def fit(examples: Sequence[Example], strength: float, least: int = LEAST) -> Linear:
    """Fit a multinomial logistic regression; a binary one gives one column, for the class 1."""
    seen = Counter(text for told, _, _ in examples for text in {text for text, _ in told})
    columns = {text: i for i, text in enumerate(sorted(t for t, n in seen.items() if n >= least))}
    data: list[float] = []
    where: list[int] = []
    ends = [0]
    for told, _, _ in examples:
        row = {columns[text]: value for text, value in told if text in columns}
        where += row.keys()
        data += row.values()
        ends.append(len(where))
    matrix = sparse.csr_matrix(
        (np.array(data, np.float32), where, ends), shape=(len(examples), len(columns))
    )
    model = LogisticRegression(C=strength, max_iter=300, tol=1e-3)
    model.fit(
        matrix, [label for _, label, _ in examples], sample_weight=[w for _, _, w in examples]
    )
    weights = model.coef_.T.astype(np.float32)
    kept = np.flatnonzero(np.abs(weights).max(axis=1) > SMALL)
    names = np.array(list(columns))[kept]
    classes = ("1",) if len(model.classes_) == BINARY else tuple(map(str, model.classes_))
    rows = {hashed(str(name)): row for row, name in enumerate(names)}
    return Linear(classes, rows, weights[kept], model.intercept_.astype(np.float32))


def lexical(texts: Iterable[Text]) -> tuple[Linear, Linear]:
    """Which words tell an event, and which event."""
    words = [(t, w) for t in texts for w in t.words if w.label is not None]
    events: list[Example] = [
        (list(weighed(iter(w.features))), "1" if w.label else "0", _weight(t)) for t, w in words
    ]
    acts: list[Example] = [
        (list(weighed(iter(w.features))), str(w.label), _weight(t)) for t, w in words if w.label
    ]
    return fit(events, 0.5), fit(acts, 1.0)


def _weight(text: Text) -> float:
    return ARTICLE if text.article else 1.0


def base(collector: Collector, texts: Sequence[Text]) -> Base:
    """Train words and roles: on the corpus first, then with the articles that it helps to label."""
    articles = [t for t in texts if t.article]
    event, act = lexical(t for t in texts if not t.article)

    def likely(word: Word, name: str) -> float:
        told = list(weighed(iter(word.features)))
        shares = dict(zip(act.classes, softmax(act.scores(told)), strict=True))
        own = sigmoid(float(event.scores(told)[0]))
        return odds(own) + odds(float(shares.get(name, 0.0)))

    if articles:
        choose(articles, likely)
        event, act = lexical(texts)
    collector.use(None)
    roles: list[Example] = [
        ([(f, 1.0) for f in side.features], side.role, _weight(text))
        for text in texts
        for word in text.words
        if word.label
        for told in word.events
        if told.act == word.label
        for side in collector.sides(text, word, told)
    ]
    return Base(event, act, fit(roles, 0.2))


def part(text: Text) -> int:
    """In which part a text is, when parts are held back in turn."""
    return crc32(text.name.encode("utf8")) % FOLDS


def readings(collector: Collector, texts: Sequence[Text], found: Base) -> list[Reading]:
    """All readings of some texts: the signs, whether right, whether of an article."""
    silent = Trees({}, [], [], [], [], [], [], 0.0)
    collector.use(Models(found.event, found.act, found.role, silent, 0.0, 0.0))
    told = [reading for text in texts for reading in collector.readings(text)]
    collector.use(None)
    return told


def weighing(told: Sequence[Reading]) -> Trees:
    """How the signs of a reading add up."""
    seen = Counter(name for one in told for name, value in one.signs if value)
    names = sorted(name for name, times in seen.items() if times >= SIGN)
    column = {name: i for i, name in enumerate(names)}
    table = np.zeros((len(told), len(names)), np.float32)
    for row, one in enumerate(told):
        for name, value in one.signs:
            if name in column:
                table[row, column[name]] = value
    model = HistGradientBoostingClassifier(
        max_iter=120, learning_rate=0.06, max_leaf_nodes=12, min_samples_leaf=25,
        l2_regularization=5, early_stopping=False, random_state=0,
    )  # fmt: skip
    weights = [ARTICLE if one.article else 1.0 for one in told]
    model.fit(table, [bool(one.right) for one in told], sample_weight=weights)
    return _exported(model, names)


def _exported(model: HistGradientBoostingClassifier, names: Sequence[str]) -> Trees:
    """The trees of scikit-learn's model as plain lists."""
    parts: dict[str, list[float]] = {
        key: [] for key in ("roots", "column", "threshold", "left", "right", "value")
    }
    for (tree,) in model._predictors:
        first = len(parts["column"])
        parts["roots"].append(first)
        for node in tree.nodes:
            leaf = bool(node["is_leaf"])
            parts["column"].append(int(node["feature_idx"]))
            parts["threshold"].append(float(node["num_threshold"]))
            parts["left"].append(LEAF if leaf else first + int(node["left"]))
            parts["right"].append(LEAF if leaf else first + int(node["right"]))
            parts["value"].append(float(node["value"]))
    bias = float(model._baseline_prediction.ravel()[0])
    return Trees({hashed(name): i for i, name in enumerate(names)}, *parts.values(), bias)  # type: ignore[arg-type]


def unseen(collector: Collector, texts: Sequence[Text]) -> list[list[Reading]]:
    """Readings of each part by models that are trained on the others."""
    found = []
    for number in range(FOLDS):
        models = base(collector, [t for t in texts if part(t) != number])
        found.append(readings(collector, [t for t in texts if part(t) == number], models))
    return found


def save(found: Base, sure: Trees, enough: tuple[float, float], out: Path) -> None:
    """Write the models as `dragoman.read.extract.learned` reads them."""
    arrays: dict[str, np.ndarray] = {"least": np.array(enough[0]), "bold": np.array(enough[1])}
    for name, model in (("event", found.event), ("act", found.act), ("role", found.role)):
        arrays[f"{name}.classes"] = np.array(model.classes)
        arrays[f"{name}.features"] = np.array(list(model.rows), np.uint32)
        arrays[f"{name}.weights"] = model.weights.astype(np.float16)
        arrays[f"{name}.bias"] = model.bias
    arrays["sure.signs"] = np.array(list(sure.columns), np.uint32)
    arrays["sure.bias"] = np.array(sure.bias)
    for part_ in ("roots", "column", "left", "right"):
        arrays[f"sure.{part_}"] = np.array(getattr(sure, part_), np.int32)
    for part_ in ("threshold", "value"):
        arrays[f"sure.{part_}"] = np.array(getattr(sure, part_), np.float32)
    with out.open("wb") as file:
        np.savez_compressed(file, **arrays)


def main() -> None:
    """Train all languages and write their models."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reference", type=Path, required=True)
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True, help="folder of the language packs")
    args = parser.parse_args()
    told: list[Reading] = []
    bases = {}
    for language in ENOUGH:
        collector = Collector(language)
        texts = [*collector.corpus(), *collector.articles(args.reference, args.texts)]
        told += [reading for part_ in unseen(collector, texts) for reading in part_]
        bases[language] = base(collector, texts)
        print(f"{language}: {len(texts)} texts")
    sure = weighing(told)
    for language, found in bases.items():
        save(found, sure, ENOUGH[language], args.out / language / FILE)


if __name__ == "__main__":
    main()
