"""What makes a changed sentence in any language: where an actor may stand, and what is done
there."""

from __future__ import annotations

import random
from typing import ClassVar

from training.augment.common import Lists, lists, swap_names, with_dateline
from training.augment.graft import capitalise, graft, phrase_range
from training.trees import Sentence, Word, children, copy

TARGETS = frozenset(
    {"nsubj", "nsubj:pass", "obl:agent", "obj", "iobj", "obl", "nmod", "conj", "nmod:poss"}
)
MARKS = ("–", "—", "-", "--")


class Augmenter:
    """Changes sentences with trees, and names in sentences without; all chance comes from `rng`."""

    lang = ""
    locative: frozenset[str] = frozenset()
    #: Pronouns that an actor may replace, with the gender and number of the actor.
    pronouns: ClassVar[dict[str, tuple[str, str]]] = {}

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.words: Lists = {**lists("names"), **lists(self.lang)}
        self.people = frozenset(self.words["people"])
        self.roles = frozenset(self.words["roles"])

    def pick(self, key: str) -> str:
        """One entry of a list."""
        return self.rng.choice(self.words[key]).replace("+", " ")

    # What a language must say.

    def phrase(self, word: Word, gender: str, number: str) -> Sentence:
        """An actor that may stand in the place of a word."""
        raise NotImplementedError

    def bare(self, word: Word) -> Sentence:
        """What may stand in the place of a proper name that follows another word without a
        preposition."""
        return self.phrase(word, word.feats.get("Gender", "Masc"), word.feats.get("Number", "Sing"))

    def place(self, word: Word) -> Sentence:
        """A place that may stand in the place of a word."""
        raise NotImplementedError

    def adjectives(self, sentence: Sentence) -> tuple[Sentence, int]:
        """The sentence with other state adjectives, and the number of changes."""
        raise NotImplementedError

    def dateline(self) -> Sentence:
        """Place, day and agency as they stand before a news text; its first word is its head."""
        raise NotImplementedError

    def name(self, kind: str, length: int) -> list[str] | None:
        """Another name of a kind, of about the same length."""
        raise NotImplementedError

    # What is the same everywhere.

    def candidate(self, sentence: Sentence, at: int) -> tuple[int, int] | None:
        """The words around `at` that an actor may replace, if any."""
        word = sentence[at]
        if word.dep not in TARGETS:
            return None
        if (
            word.upos == "PRON"
            and word.dep.startswith("nsubj")
            and word.form.lower() in self.pronouns
        ):
            return at, at
        if word.upos == "PROPN" or (word.upos == "NOUN" and word.lemma.lower() in self.people):
            return phrase_range(sentence, at)
        return None

    def replaced(self, sentence: Sentence, at: int, span: tuple[int, int]) -> Sentence:
        """The sentence with an actor or a place instead of `span`."""
        word = sentence[at]
        traits = (word.feats.get("Gender", "Masc"), word.feats.get("Number", "Sing"))
        gender, number = self.pronouns.get(word.form.lower(), traits)
        cases = [
            sentence[i].form.lower() for i in children(sentence, at) if sentence[i].dep == "case"
        ]
        if word.upos == "PROPN" and any(case in self.locative for case in cases):
            new = self.place(word)
        elif word.upos == "PROPN" and word.dep in ("nmod", "conj", "appos") and not cases:
            new = self.bare(word)
        else:
            new = self.phrase(word, gender, number)
        result = graft(sentence, at, span, new)
        if span[0] == 0:
            capitalise(result)
        return result

    def changed(self, sentence: Sentence) -> Sentence | None:
        """One changed copy of a sentence with a tree; None where there was nothing to change."""
        result, changes = self.adjectives(sentence)
        for at in range(len(result) - 1, -1, -1):
            span = self.candidate(result, at) if at < len(result) else None
            if span and self.rng.random() < 0.7:
                result = self.replaced(result, at, span)
                changes += 1
        if changes and len(result) > 8 and self.rng.random() < 0.08:
            result = with_dateline(result, self.dateline())
        return result if changes else None

    def renamed(self, sentence: Sentence) -> Sentence:
        """A copy of a sentence without tree, with other names."""
        return swap_names(copy(sentence), self.name, self.rng, 0.6)

    def dateline_of(self, town: Word, day: Sentence) -> Sentence:
        """A town, a day (whose last word is its head) and an agency, put together."""
        town.dep, town.head, town.lemma = "parataxis", 0, town.form
        if self.rng.random() < 0.6:
            town.form = town.form.upper()
        line = [town]
        if day and self.rng.random() < 0.6:
            head = len(day) + 1
            town.space = False
            line.append(Word(",", ",", "PUNCT", {}, head, "punct", name="O"))
            for word in day:
                word.head = head
                line.append(word)
            line[-1].head = 0
        if self.rng.random() < 0.7:
            at = len(line) + 1
            agency = self.pick("agencies")
            line.append(Word("(", "(", "PUNCT", {}, at, "punct", space=False, name="O"))
            line.append(
                Word(agency, agency, "PROPN", {}, 0, "parataxis", space=False, name="B-ORG")
            )
            line.append(Word(")", ")", "PUNCT", {}, at, "punct", name="O"))
        mark = self.rng.choice(MARKS)
        return [*line, Word(mark, mark, "PUNCT", {}, 0, "punct", name="O")]
