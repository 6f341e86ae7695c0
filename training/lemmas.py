"""Russian lemmas three ways on gold tokens: `python -m training.lemmas PIPELINE DATA`.

The trained lemmatizer, spaCy's pymorphy3 lemmatizer, and the pymorphy3 analysis that fits tag and
features best.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import pymorphy3
import spacy
from pymorphy3.analyzer import Parse
from spacy.lang.ru.lemmatizer import RussianLemmatizer
from spacy.language import Language
from spacy.tokens import Doc, Token

from training.evaluate import plain
from training.recipe import load, trees
from training.trees import Sentence

#: pymorphy3 parts of speech that may stand for a universal one.
PARTS = {
    "NOUN": frozenset(["NOUN"]),
    "PROPN": frozenset(["NOUN"]),
    "VERB": frozenset(["GRND", "INFN", "PRTF", "PRTS", "VERB"]),
    "AUX": frozenset(["GRND", "INFN", "VERB"]),
    "ADJ": frozenset(["ADJF", "ADJS", "COMP", "PRTF", "PRTS"]),
    "DET": frozenset(["ADJF", "NPRO"]),
    "PRON": frozenset(["ADJF", "NOUN", "NPRO"]),
    "ADV": frozenset(["ADVB", "COMP", "PRED"]),
    "NUM": frozenset(["NUMR"]),
    "ADP": frozenset(["PREP"]),
    "CCONJ": frozenset(["CONJ"]),
    "SCONJ": frozenset(["CONJ"]),
    "PART": frozenset(["CONJ", "PRCL"]),
    "INTJ": frozenset(["INTJ"]),
}
GRAMMEMES = {
    "Case=Nom": "nomn",
    "Case=Gen": "gent",
    "Case=Dat": "datv",
    "Case=Acc": "accs",
    "Case=Ins": "ablt",
    "Case=Loc": "loct",
    "Number=Sing": "sing",
    "Number=Plur": "plur",
    "Gender=Masc": "masc",
    "Gender=Fem": "femn",
    "Gender=Neut": "neut",
    "Tense=Past": "past",
    "Tense=Pres": "pres",
    "Tense=Fut": "futr",
    "Animacy=Anim": "anim",
    "Animacy=Inan": "inan",
    "Aspect=Perf": "perf",
    "Aspect=Imp": "impf",
}
ANALYSER = pymorphy3.MorphAnalyzer()


@lru_cache(maxsize=100_000)
def analyses(form: str) -> tuple[Parse, ...]:
    """All analyses of a form."""
    return tuple(ANALYSER.parse(form))


def fitting(token: Token) -> str:
    """The dictionary form of the analysis that agrees best with tag and features."""
    if not any(letter.isalpha() for letter in token.text):
        return token.text
    wanted = {
        GRAMMEMES[str(f"{k}={v}")]
        for k, v in token.morph.to_dict().items()
        if f"{k}={v}" in GRAMMEMES
    }
    parts = PARTS.get(token.pos_, frozenset())

    def fit(parse: Parse) -> tuple[bool, int, float]:
        return str(parse.tag.POS) in parts, len(wanted & parse.tag.grammemes), parse.score

    return str(max(analyses(token.text), key=fit).normal_form)


def compare(
    nlp: Language, built_in: RussianLemmatizer, gold: list[Sentence]
) -> dict[str, tuple[float, float]]:
    """Accuracy in per cent and microseconds a word of each way."""
    ways: dict[str, Callable[[Doc], list[str]]] = {
        "trained": lambda doc: [token.lemma_ for token in doc],
        "fitting": lambda doc: [fitting(token) for token in doc],
        "spacy": lambda doc: [token.lemma_ for token in built_in(doc)],
    }
    right: Counter[str] = Counter()
    spent: dict[str, float] = dict.fromkeys(ways, 0.0)
    words = 0
    for sentence in gold:
        doc = Doc(
            nlp.vocab,
            words=[word.form for word in sentence],
            spaces=[word.space for word in sentence],
        )
        for _, pipe in nlp.pipeline:
            doc = pipe(doc)
        words += len(sentence)
        for name, way in ways.items():
            start = time.perf_counter()
            lemmas = way(doc)
            spent[name] += time.perf_counter() - start
            right[name] += sum(
                plain(a) == plain(word.lemma) for a, word in zip(lemmas, sentence, strict=True)
            )
    return {name: (100 * right[name] / words, 1e6 * spent[name] / words) for name in ways}


def main() -> None:
    """Print the accuracies."""
    nlp, data, recipe = spacy.load(sys.argv[1]), Path(sys.argv[2]), load("ru")
    built_in = RussianLemmatizer(nlp.vocab, None, mode="pymorphy3", overwrite=True)
    for file in recipe.test:
        found = compare(nlp, built_in, list(trees(recipe, data, (file,))))
        for name, (accuracy, spent) in found.items():
            print(f"{file} {name}: {accuracy:.2f} per cent, {spent:.0f} microseconds a word")


if __name__ == "__main__":
    main()
