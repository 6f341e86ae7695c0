"""Phrases put in the place of others in a tree. Knows no language."""

from __future__ import annotations

from training.trees import Sentence, Word, children, copy

#: Dependents that leave with the head they belong to; all others stay and hang on the new phrase.
LEAVING = frozenset(
    {"flat", "det", "amod", "nummod", "nmod:poss", "compound", "nmod:desc", "appos", "nmod"}
)


def phrase_range(sentence: Sentence, at: int) -> tuple[int, int] | None:
    """First and last index of the words that leave with `at`; None unless they stand together,
    with no comma."""
    leaving = {at}
    queue = [at]
    while queue:
        for child in children(sentence, queue.pop()):
            top = sentence[child].head == at
            if top and sentence[child].dep not in LEAVING:
                continue
            leaving.add(child)
            queue.append(child)
    first, last = min(leaving), max(leaving)
    if last - first + 1 != len(leaving) or last - first > 6:
        return None
    if any(word.upos == "PUNCT" for word in sentence[first : last + 1]):
        return None
    return first, last


def graft(sentence: Sentence, at: int, span: tuple[int, int], phrase: Sentence) -> Sentence:
    """The sentence with `phrase` (whose root has its own index as head) in place of `span` around
    `at`."""
    first, last = span
    old, new = copy(sentence), copy(phrase)
    root = next(i for i, word in enumerate(new) if word.head == i)
    shift = len(new) - (last - first + 1)

    def moved(index: int) -> int:
        if index > last:
            return index + shift
        return first + root if index >= first else index

    result = old[:first] + new + old[last + 1 :]
    for i, word in enumerate(result):
        if first <= i < first + len(new):
            word.head = first + (word.head or 0)
        elif word.head is not None:
            word.head = moved(word.head)
    top = result[first + root]
    top.dep = old[at].dep
    top.head = first + root if old[at].head == at else moved(old[at].head or 0)
    result[first + len(new) - 1].space = old[last].space
    return result


def insert(sentence: Sentence, place: int, word: Word) -> Sentence:
    """The sentence with one word more at `place`; the word's head is given in the old indices."""
    result = copy(sentence)
    for other in result:
        if other.head is not None and other.head >= place:
            other.head += 1
    if word.head is not None and word.head >= place:
        word.head += 1
    result.insert(place, word)
    if place and not result[place - 1].space:
        result[place - 1].space, word.space = True, False
    return result


def capitalise(sentence: Sentence) -> None:
    """A capital on the first letter of the sentence."""
    for word in sentence:
        if word.form[:1].isalpha():
            word.form = word.form[0].upper() + word.form[1:]
            return
