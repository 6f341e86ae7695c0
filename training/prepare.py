"""Public data to training data: trees and names, changed copies, news noise, one shuffled file of
documents."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol

from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from training import docs
from training.augment.base import Augmenter
from training.augment.en import English
from training.augment.fr import French
from training.augment.ru import Russian
from training.recipe import Recipe, blank, named, trees
from training.trees import Sentence, saved


class Changer(Protocol):
    """Puts the words of international affairs into sentences."""

    def changed(self, sentence: Sentence) -> Sentence | None:
        """A changed copy of a sentence with a tree, if there is something to change."""

    def renamed(self, sentence: Sentence) -> Sentence:
        """A copy of a sentence without tree, with other names."""


CHANGERS: dict[str, type[Augmenter]] = {"en": English, "fr": French, "ru": Russian}


def tree_sets(recipe: Recipe, data: Path, work: Path, changer: Changer) -> Iterator[list[Sentence]]:
    """Sentences with trees: the originals twice, what a teacher annotated, then changed copies."""
    originals = list(trees(recipe, data, recipe.train))
    yield from (originals, originals)
    if recipe.taught:
        originals += (taught := list(saved(work / recipe.taught)))
        yield taught
    for _ in range(recipe.changed):
        yield [new for sentence in originals if (new := changer.changed(sentence))]


def name_sets(recipe: Recipe, data: Path, work: Path, changer: Changer) -> Iterator[list[Sentence]]:
    """Paragraphs with names and without trees, every second one with other names."""
    paragraphs = list(named(recipe, data, "train"))
    silver = list(saved(work / recipe.silver)) if recipe.silver else []
    for texts in [paragraphs] * recipe.names.copies + [silver, silver[::-1]]:
        yield [changer.renamed(text) if i % 2 else text for i, text in enumerate(texts)]
        yield [text if i % 2 else changer.renamed(text) for i, text in enumerate(texts)]


def documents(
    sets: Iterable[list[Sentence]], lang: str, vocab: Vocab, rng: random.Random
) -> list[Doc]:
    """The sentences with the noise of news, in documents."""
    made: list[Doc] = []
    for sentences in sets:
        noisy = [docs.noisy(sentence, lang, rng) for sentence in sentences]
        with_trees = bool(noisy) and noisy[0][0].head is not None
        made += [
            docs.doc(vocab, group) for group in docs.groups(noisy, rng, 7 if with_trees else 3)
        ]
    return made


def parts(
    recipe: Recipe, data: Path, work: Path, vocab: Vocab, seed: int
) -> Iterator[tuple[str, list[Doc]]]:
    """The files to write, by name: training and development, for all tasks and for names alone."""
    rng = random.Random(seed)
    changer = CHANGERS[recipe.lang](rng)
    with_trees = documents(tree_sets(recipe, data, work, changer), recipe.lang, vocab, rng)
    with_names = documents(name_sets(recipe, data, work, changer), recipe.lang, vocab, rng)
    rng.shuffle(with_trees)
    yield "train", with_trees
    known = [doc for doc in with_trees if all(token.ent_iob for token in doc)] + with_names
    rng.shuffle(known)
    yield "names-train", known
    treebank = list(trees(recipe, data, recipe.dev))[:450]
    corpus = list(named(recipe, data, "dev"))[:300] or treebank
    for name, part in (("dev", treebank), ("names-dev", corpus)):
        yield name, [docs.doc(vocab, group) for group in docs.groups(part, rng)]


def prepare(recipe: Recipe, data: Path, work: Path, seed: int) -> dict[str, int]:
    """Write the training files; give the number of words in each."""
    work.mkdir(parents=True, exist_ok=True)
    sizes = {}
    for part, made in parts(recipe, data, work, blank(recipe.lang).vocab, seed):
        DocBin(docs=made, store_user_data=False).to_disk(work / f"{part}.spacy")
        sizes[part] = sum(len(doc) for doc in made)
    return sizes
