"""The recipes of recipes.toml as objects, and the sentences they name."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

from training import names
from training.gum import read_gum
from training.tokenizer import adjust
from training.trees import UNKNOWN_NAME, Sentence, read_conllu

RECIPES = Path(__file__).parent / "recipes.toml"
#: Articles of WiNER that are kept from training, by their number in the list, modulo 20.
WINER_KEPT = {3: "test", 13: "test", 7: "dev"}


@dataclass(frozen=True)
class Names:
    """The corpus of names of a language."""

    kind: str
    train: str
    copies: int
    dev: str = ""
    test: tuple[str, ...] = ()


@dataclass(frozen=True)
class Recipe:
    """All that fixes a pipeline, next to the code and the seed."""

    lang: str
    merge: bool
    licence: str
    steps: int
    width: int
    rows: tuple[int, ...]
    changed: int
    train: tuple[str, ...]
    dev: tuple[str, ...]
    test: tuple[str, ...]
    names: Names
    #: Sentences that a teacher annotated, under the working folder; and vectors: number of words,
    #: width.
    taught: str = ""
    #: Sentences on which a teacher put names, under the working folder.
    silver: str = ""
    vectors: tuple[int, ...] = ()
    #: How many of the vectors, most frequent first, stay in the package.
    shipped_vectors: int = 0


def load(lang: str) -> Recipe:
    """The recipe of a language."""
    data: dict[str, Any] = tomllib.loads(RECIPES.read_text(encoding="utf8"))[lang]
    corpus = data.pop("names")
    corpus["test"] = tuple(corpus.get("test", ()))
    fixed: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in data.items()
    }
    return Recipe(lang=lang, names=Names(**corpus), **fixed)


def blank(lang: str) -> Language:
    """The language's tokenizer as training adjusts it."""
    return adjust(spacy.blank(lang))


def trees(recipe: Recipe, data: Path, files: tuple[str, ...]) -> Iterator[Sentence]:
    """Sentences with trees; with names where a corpus of names has the same sentence."""
    known: dict[str, list[tuple[str, str]]] = {}
    if recipe.names.kind == "iob":
        for path in (recipe.names.train, recipe.names.dev, *recipe.names.test):
            known |= names.read_iob(data / path)
    for file in files:
        if file.endswith("en_gumby-train.conllu"):
            known |= read_gum(data / file)
        for number, sentence in read_conllu(data / file, recipe.merge):
            names.add_names(sentence, known.get(number))
            yield sentence


def named(recipe: Recipe, data: Path, part: str) -> Iterator[Sentence]:
    """Sentences or paragraphs with names and without trees: `train`, `dev` or `test`."""
    corpus, nlp = recipe.names, blank(recipe.lang)
    if corpus.kind == "brat":
        for number, sentence in names.read_brat(data / corpus.train, nlp):
            if WINER_KEPT.get(number % 20, "train") == part:
                yield sentence
    elif corpus.kind == "factru":
        folder = corpus.test[0] if part == "test" else corpus.train
        for text, sentence in names.read_factru(data / folder, nlp):
            if part == "test" or (part == "dev") == text.endswith("7"):
                yield sentence
    elif part == "train":
        yield from _without_trees(recipe, data)


def _without_trees(recipe: Recipe, data: Path) -> Iterator[Sentence]:
    for sentence in trees(recipe, data, recipe.train):
        if all(word.name != UNKNOWN_NAME for word in sentence):
            yield [replace(word, head=None) for word in sentence]
