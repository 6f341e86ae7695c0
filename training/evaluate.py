"""Scores on official tests: tags, lemmas and trees on gold tokens; names, sentence bounds and
speed on raw text."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from training import docs, names
from training.recipe import Recipe, named, trees
from training.trees import Sentence, Word, blocks, copy, label

Scores = dict[str, float]
KINDS = frozenset({"PER", "LOC", "ORG"})


def on_gold_tokens(nlp: Language, sentences: Sequence[Sentence]) -> Scores:
    """UPOS, features, lemma (no case, ё as е), UAS and LAS (punctuation left out), as per cent."""
    made = [
        Doc(
            nlp.vocab,
            words=[w.form for w in s],
            spaces=[w.space for w in s],
            sent_starts=[i == 0 for i in range(len(s))],
        )
        for s in sentences
    ]
    right: Counter[str] = Counter()
    for doc, sentence in zip(nlp.pipe(made, batch_size=64), sentences, strict=True):
        for i, (token, word) in enumerate(zip(doc, sentence, strict=True)):
            right["words"] += 1
            right["upos"] += token.pos_ == word.upos
            right["feats"] += token.morph.to_dict() == word.feats
            right["lemma"] += plain(token.lemma_) == plain(word.lemma)
            if word.upos != "PUNCT":
                _tree(
                    right,
                    token.head.i == word.head,
                    token.dep_,
                    "root" if word.head == i else word.dep,
                )
    scores = {key: 100 * right[key] / right["words"] for key in ("upos", "feats", "lemma")}
    return scores | {key: 100 * right[key] / right["arcs"] for key in ("uas", "las")}


def _tree(right: Counter[str], head: bool, dep: str, gold: str) -> None:
    right["arcs"] += 1
    right["uas"] += head
    right["las"] += head and label("root" if dep == "ROOT" else dep) == gold


def plain(lemma: str) -> str:
    """A lemma as it is compared."""
    return lemma.lower().replace("ё", "е")


def raw(sentences: Iterable[Sentence], size: int = 10) -> list[Doc]:
    """Gold documents of `size` sentences each."""
    from_gold: list[Doc] = []
    batch: list[Sentence] = []
    for sentence in sentences:
        batch.append(sentence)
        if len(batch) == size:
            from_gold.append(_gold(batch))
            batch = []
    return [*from_gold, _gold(batch)] if batch else from_gold


def _gold(batch: list[Sentence]) -> Doc:
    return docs.doc(Vocab(), [copy(sentence) for sentence in batch])


def f1(pairs: Iterable[tuple[set[Any], set[Any]]]) -> Scores:
    """Precision, recall and F1 of sets, as per cent."""
    hit = said = gold = 0
    for guess, truth in pairs:
        hit, said, gold = hit + len(guess & truth), said + len(guess), gold + len(truth)
    p, r = hit / max(said, 1), hit / max(gold, 1)
    return {"p": 100 * p, "r": 100 * r, "f": 200 * p * r / (p + r) if p + r else 0.0}


def name_scores(nlp: Language, sentences: Iterable[Sentence]) -> dict[str, Scores]:
    """Names as character spans on raw text: all together and by kind."""
    gold = raw(sentences, 1)
    found = [
        (spans(doc), spans(truth))
        for doc, truth in zip(nlp.pipe([g.text for g in gold]), gold, strict=True)
    ]
    scores = {"all": f1(found)}
    for kind in sorted(KINDS):
        scores[kind] = f1(
            [({s for s in a if s[2] == kind}, {s for s in b if s[2] == kind}) for a, b in found]
        )
    return scores


def spans(doc: Doc) -> set[tuple[int, int, str]]:
    """The names of a document."""
    return {(e.start_char, e.end_char, e.label_) for e in doc.ents if e.label_ in KINDS}


def sentence_scores(nlp: Language, sentences: Iterable[Sentence]) -> Scores:
    """Sentence starts on raw text of ten sentences each, the first one left out."""
    gold = raw(sentences)
    pairs = []
    for doc, truth in zip(nlp.pipe([g.text for g in gold]), gold, strict=True):
        pairs.append(
            ({s.start_char for s in doc.sents} - {0}, {s.start_char for s in truth.sents} - {0})
        )
    return f1(pairs)


def speed(nlp: Language, sentences: Iterable[Sentence], least: int = 20000) -> float:
    """Words a second of processor time on raw text; the best of three passes."""
    texts = [doc.text for doc in raw(sentences)]
    list(nlp.pipe(texts[:5]))
    rates = []
    for _ in range(3):
        start, words = time.process_time(), 0
        for doc in nlp.pipe(texts, batch_size=64):
            words += len(doc)
            if words > least:
                break
        rates.append(words / (time.process_time() - start))
    return max(rates)


def evaluate(nlp: Language, recipe: Recipe, data: Path) -> dict[str, object]:
    """All scores of a pipeline, by test file."""
    scores: dict[str, object] = {}
    for file in recipe.test if nlp.has_pipe("parser") else ():
        sentences = list(trees(recipe, data, (file,)))
        scores[file] = on_gold_tokens(nlp, sentences) | {
            "sentences_f": sentence_scores(nlp, sentences)["f"]
        }
    if nlp.has_pipe("ner"):
        scores |= name_tests(nlp, recipe, data)
    scores["words_per_second"] = speed(nlp, trees(recipe, data, recipe.test[:1]))
    return scores


def name_tests(nlp: Language, recipe: Recipe, data: Path) -> dict[str, object]:
    """The tests of names that the recipe knows."""
    corpus = recipe.names
    if corpus.kind == "iob":
        return {file: name_scores(nlp, iob_sentences(data / file)) for file in corpus.test}
    return {"names": name_scores(nlp, named(recipe, data, "test"))}


def iob_sentences(path: Path) -> list[Sentence]:
    """Sentences of an IOB2 file with the spaces of their text."""
    texts = {comments["sent_id"]: comments["text"] for comments, _ in blocks(path)}
    result = []
    for sentence_id, rows in names.read_iob(path).items():
        text = texts[sentence_id]
        sentence, at = [], 0
        for form, name in rows:
            found = text.find(form, at)
            at = found + len(form) if found >= 0 else at
            sentence.append(Word(form, space=text[at : at + 1] == " ", name=name))
        result.append(sentence)
    return result
