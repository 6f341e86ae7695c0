"""Russian news annotated by slovnet (natasha, MIT): trees for the paragraphs of a corpus of names,
and for the sentences of this project's own corpus.

`python -m training.teacher NATASHA DATA OUT`, where NATASHA is the folder `data` of the package
natasha.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import pymorphy3
from navec import Navec
from razdel import sentenize
from slovnet import Morph, Syntax

from training.names import words_of
from training.recipe import blank, load, named
from training.trees import Sentence, Word, feats, label, save

CORPUS = Path(__file__).resolve().parents[1] / "evals" / "corpus" / "ru"
#: Features that pymorphy3 and Universal Dependencies share, for the choice of a lemma.
PARTS = {
    "NOUN": "NOUN",
    "PROPN": "NOUN",
    "VERB": "VERB",
    "AUX": "VERB",
    "ADJ": "ADJF",
    "DET": "ADJF",
    "ADV": "ADVB",
}


class Teacher:
    """slovnet's tagger and parser with pymorphy3's lemmas."""

    def __init__(self, folder: Path) -> None:
        navec = Navec.load(folder / "emb" / "navec_news_v1_1B_250K_300d_100q.tar")
        self.morph = Morph.load(str(folder / "model" / "slovnet_morph_news_v1.tar"), batch_size=4)
        self.syntax = Syntax.load(str(folder / "model" / "slovnet_syntax_news_v1.tar"))
        self.morph.navec(navec)
        self.syntax.navec(navec)
        self.analyser = pymorphy3.MorphAnalyzer()

    def annotated(self, paragraphs: Iterable[Sentence]) -> Iterator[Sentence]:
        """The paragraphs, sentence by sentence, with tags, lemmas and trees; names stay."""
        sentences = [s for paragraph in paragraphs for s in sentences_of(paragraph) if len(s) < 80]
        forms = [[word.form for word in sentence] for sentence in sentences]
        markups = zip(self.morph.map(forms), self.syntax.map(forms), strict=True)
        for sentence, (morph, syntax) in zip(sentences, markups, strict=True):
            for i, word in enumerate(sentence):
                tag, arc = morph.tokens[i], syntax.tokens[i]
                word.upos, word.feats = (
                    tag.pos,
                    feats("|".join(f"{k}={v}" for k, v in tag.feats.items())),
                )
                head = int(arc.head_id)
                word.head, word.dep = (head - 1, label(arc.rel)) if head else (i, "root")
                word.lemma = self.lemma(word)
            if is_tree(sentence):
                yield sentence

    def lemma(self, word: Word) -> str:
        """pymorphy3's dictionary form for the tag."""
        parses = self.analyser.parse(word.form)
        wanted = PARTS.get(word.upos)
        fitting = [p for p in parses if wanted and str(p.tag.POS).startswith(wanted[:4])]
        return str((fitting or parses)[0].normal_form)


def is_tree(sentence: Sentence) -> bool:
    """One root, and every word hangs on it."""
    roots = [i for i, word in enumerate(sentence) if word.head == i]
    if len(roots) != 1:
        return False
    return all(_reaches_root(sentence, at) for at in range(len(sentence)))


def _reaches_root(sentence: Sentence, at: int) -> bool:
    """Whether the way up from a word ends."""
    for _ in sentence:
        head = sentence[at].head
        if head == at or head is None:
            return head == at
        at = head
    return sentence[at].head == at


def sentences_of(paragraph: Sentence) -> Iterator[Sentence]:
    """A paragraph cut into sentences by razdel."""
    text = "".join(word.form + " " * word.space for word in paragraph)
    stops = [piece.stop for piece in sentenize(text)]
    sentence: Sentence = []
    at = 0
    for word in paragraph:
        sentence.append(word)
        at += len(word.form)
        if stops and at >= stops[0]:
            yield sentence
            sentence, stops = [], stops[1:]
        at += word.space
    if sentence:
        yield sentence


def plain() -> Iterator[Sentence]:
    """The Russian sentences of this project's own corpus, as words."""
    nlp = blank("ru")
    for path in sorted(CORPUS.glob("*.toml")):
        for entry in tomllib.loads(path.read_text(encoding="utf8"))["sentences"]:
            yield words_of(nlp.make_doc(entry["text"]))


if __name__ == "__main__":
    natasha, data, out = map(Path, sys.argv[1:4])
    texts = chain(named(load("ru"), data, "train"), plain())
    save(Teacher(natasha).annotated(texts), out)
