"""Sentences made into spaCy documents: grouped, with the surface noise of news."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from training.trees import UNKNOWN_NAME, Sentence, copy

APOSTROPHES = (("'", "’"),) * 8 + (("'", "`"), ("'", "ʼ"))
QUOTES = {
    "fr": (("«", "»"), ("“", "”"), ('"', '"'), ("„", "“")),
    "en": (("“", "”"), ('"', '"'), ("'", "'"), ("‘", "’"), ("«", "»")),
    "ru": (("«", "»"), ('"', '"'), ("„", "“"), ("“", "”")),
}
FINAL = frozenset('.!?…:;»”")') | {"...", "?!", "!!!", "'"}
MARKS = frozenset('«»“”"„‟') | {"``", "''"}


def noisy(sentence: Sentence, lang: str, rng: random.Random) -> Sentence:
    """A copy with the letter forms and punctuation that news shows: typographic marks, lost stops,
    capitals."""
    words = copy(sentence)
    old, new = rng.choice(APOSTROPHES) if rng.random() < 0.5 else ("’", "'")
    for word in words:
        word.form = word.form.replace(old, new)
    if rng.random() < 0.5:
        _quotes(words, rng.choice(QUOTES[lang]))
    if len(words) > 4 and words[-1].form == "." and rng.random() < 0.06:
        _drop_last(words)
    if rng.random() < 0.015:
        for word in words:
            word.form = word.form.upper()
    return words


def _quotes(words: Sentence, pair: tuple[str, str]) -> None:
    opened = False
    for word in words:
        if word.form in MARKS and word.upos == "PUNCT":
            word.form = pair[1] if opened else pair[0]
            opened = not opened


def _drop_last(words: Sentence) -> None:
    """Take the final stop away, as headlines do, if nothing hangs on it."""
    if all(word.head != len(words) - 1 for word in words):
        words.pop()


def groups(
    sentences: Iterable[Sentence], rng: random.Random, most: int = 7
) -> Iterator[list[Sentence]]:
    """Neighbouring sentences, one to `most` at a time; what has no final mark, as a headline, ends
    its document."""
    batch: list[Sentence] = []
    size = rng.randint(1, most)
    for sentence in sentences:
        batch.append(sentence)
        if len(batch) >= size or sentence[-1].form not in FINAL:
            yield batch
            batch, size = [], rng.randint(1, most)
    if batch:
        yield batch


def doc(vocab: Vocab, sentences: list[Sentence]) -> Doc:
    """One document; annotation layers that a sentence lacks are left missing."""
    words = [word for sentence in sentences for word in sentence]
    spaces = [word.space or i == len(s) - 1 for s in sentences for i, word in enumerate(s)]
    spaces[-1] = False
    forms = [word.form for word in words]
    if words[0].head is None:
        made = Doc(vocab, words=forms, spaces=spaces)
    else:
        made = Doc(
            vocab, words=forms, spaces=spaces,
            lemmas=[word.lemma for word in words],
            pos=[word.upos for word in words],
            tags=[word.upos for word in words],
            morphs=["|".join(f"{k}={v}" for k, v in sorted(word.feats.items())) for word in words],
            heads=_heads(sentences),
            deps=["ROOT" if word.dep == "root" else word.dep for word in words],
        )  # fmt: skip
    _set_names(made, [word.name for word in words])
    return made


def _heads(sentences: list[Sentence]) -> list[int]:
    found: list[int] = []
    for sentence in sentences:
        start = len(found)
        found.extend(
            start + (word.head if word.head is not None else i) for i, word in enumerate(sentence)
        )
    return found


def _set_names(made: Doc, names: list[str]) -> None:
    spans: list[Span] = []
    outside: list[Span] = []
    start = 0
    while start < len(names):
        end = start + 1
        if names[start][:2] in ("B-", "I-"):
            while end < len(names) and names[end] == f"I-{names[start][2:]}":
                end += 1
            spans.append(Span(made, start, end, label=names[start][2:]))
        elif names[start] != UNKNOWN_NAME:
            outside.append(Span(made, start, end))
        start = end
    made.set_ents(spans, outside=outside, default="missing")
