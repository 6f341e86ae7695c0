"""What the augmentations of all languages share: the word lists, names, datelines, plain swaps."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable
from pathlib import Path

from training.trees import Sentence, Word

LEXICON = Path(__file__).parent.parent / "lexicon"
Lists = dict[str, list[str]]


def lists(name: str) -> Lists:
    """The word lists of a lexicon file; `+` in an entry stands for a space."""
    data = tomllib.loads((LEXICON / f"{name}.toml").read_text(encoding="utf8"))
    return {key: value.split() for key, value in data.items() if isinstance(value, str)}


def table(name: str, key: str) -> dict[str, str]:
    """A table of a lexicon file."""
    found: dict[str, str] = tomllib.loads((LEXICON / f"{name}.toml").read_text(encoding="utf8"))[
        key
    ]
    return found


def marked(words: Sentence, kind: str) -> Sentence:
    """The words as one name of a kind."""
    for i, word in enumerate(words):
        word.name = f"{'I' if i else 'B'}-{kind}"
    return words


def plain(words: Sentence) -> Sentence:
    """Words without annotation of names: none of them is one."""
    for word in words:
        if word.name == "?":
            word.name = "O"
    return words


def unknown(words: Sentence) -> Sentence:
    """Words whose names nobody can tell: corpora differ on whether "le gouvernement turc" is
    one."""
    for word in words:
        word.name = "?"
    return words


def join(*parts: Sentence) -> Sentence:
    """Parts in one list; heads of each part are moved along with it."""
    result: Sentence = []
    for part in parts:
        start = len(result)
        for word in part:
            word.head = None if word.head is None else word.head + start
            result.append(word)
    return result


def swap_names(
    sentence: Sentence,
    make: Callable[[str, int], list[str] | None],
    rng: random.Random,
    rate: float,
) -> Sentence:
    """Other names in the place of annotated ones (corpora without trees). `make` gets the kind and
    the length."""
    result: Sentence = []
    at = 0
    while at < len(sentence):
        end = at + 1
        name = sentence[at].name
        if name.startswith("B-"):
            while end < len(sentence) and sentence[end].name == f"I-{name[2:]}":
                end += 1
            new = make(name[2:], end - at) if rng.random() < rate else None
            if new and all(word.head is None for word in sentence[at:end]):
                words = [
                    Word(form, name=f"{'I' if i else 'B'}-{name[2:]}") for i, form in enumerate(new)
                ]
                words[-1].space = sentence[end - 1].space
                result.extend(words)
                at = end
                continue
        result.extend(sentence[at:end])
        at = end
    return result


def with_dateline(sentence: Sentence, line: Sentence) -> Sentence:
    """The sentence behind a dateline; the first word of `line` hangs on the sentence's root."""
    root = next(i for i, word in enumerate(sentence) if word.head == i)
    result = join(line, sentence)
    result[0].head = root + len(line)
    return result
