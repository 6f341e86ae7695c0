"""Russian sentences of the treebanks, with states, offices and names put in."""

from __future__ import annotations

import random
from typing import ClassVar

from training.augment.base import Augmenter
from training.augment.cases import CASES, Dictionary, decline
from training.augment.common import join, marked, plain, unknown
from training.augment.graft import insert
from training.trees import Sentence, Word, copy


class Russian(Augmenter):
    """The Russian changes; every phrase is made in the case of the word it replaces."""

    lang = "ru"
    locative = frozenset({"в", "во", "на", "из", "под"})
    pronouns: ClassVar[dict[str, tuple[str, str]]] = {
        "он": ("Masc", "Sing"),
        "она": ("Fem", "Sing"),
        "они": ("Masc", "Plur"),
    }

    def __init__(self, rng: random.Random) -> None:
        super().__init__(rng)
        self.dictionary = Dictionary()
        self.demonyms = frozenset(self.words["demonyms"])

    def candidate(self, sentence: Sentence, at: int) -> tuple[int, int] | None:
        """As everywhere, but only where the case is known."""
        return super().candidate(sentence, at) if sentence[at].feats.get("Case") in CASES else None

    def person(self, gender: str, case: str) -> Sentence:
        """Given name and surname, or a surname alone, in a case."""
        key = "f" if gender == "Fem" else "m"
        given, surname = self.pick(f"given_{key}"), self.pick(f"surnames_{key}")
        traits = {"Animacy": "Anim", "Case": case, "Gender": gender, "Number": "Sing"}
        chance = self.rng.random()
        parts = [(surname, True)] if chance < 0.2 else [(given, False), (surname, True)]
        made = []
        for i, (name, last) in enumerate(parts):
            form = decline(name, gender, case, last)
            made.append(Word(form, name.lower(), "PROPN", dict(traits), 0, "flat" if i else "root"))
        if 0.2 <= chance < 0.3:
            made[0].form = made[0].lemma = given[0] + "."
        return marked(made, "PER")

    def noun(self, lemma: str, case: str, number: str = "Sing", kind: str = "NOUN") -> Word:
        """A noun in a case."""
        form, traits = self.dictionary.noun(lemma, case, number)
        return Word(form, lemma.lower(), kind, traits, 0, "root", name="O")

    def adjective(self, noun: Word, lemma: str | None = None) -> Word:
        """A state adjective that agrees with a noun."""
        lemma = lemma or self.pick("demonyms")
        case = noun.feats.get("Case", "Nom")
        gender, number = noun.feats.get("Gender", "Masc"), noun.feats.get("Number", "Sing")
        animate = noun.feats.get("Animacy") == "Anim"
        form, traits = self.dictionary.adjective(
            lemma, case if case in CASES else "Nom", gender, number, animate
        )
        return Word(form, lemma, "ADJ", traits, 0, "amod", name="O")

    def country(self, case: str) -> Word:
        """A state or a capital that stands for it."""
        word = self.noun(
            self.pick(self.rng.choice(("countries", "countries", "towns"))), case, kind="PROPN"
        )
        word.name = "B-LOC"
        return word

    def described(self, noun: Word, field: bool = False) -> Sentence:
        """A noun with a field ("иностранных дел"), and a state adjective before or a state's name
        behind it."""
        words: Sentence = [noun]
        if field:
            words += self.field()
        chance = self.rng.random()
        if chance < 0.45:
            state = self.country("Gen")
            state.dep = "nmod"
            words.append(state)
        elif chance < 0.85:
            result = join([self.adjective(noun)], words)
            for word in result:
                word.head = 1 if word.head == 0 else word.head
            return plain(result)
        return plain(words)

    def field(self) -> Sentence:
        """« иностранных дел », "обороны": dependents of the first word of a phrase."""
        parts = self.pick("portfolios").split()
        if len(parts) == 2:
            traits = {"Case": "Gen", "Number": "Plur"}
            lemma = {"иностранных": "иностранный", "внутренних": "внутренний"}[parts[0]]
            adjective = Word(parts[0], lemma, "ADJ", traits | {"Degree": "Pos"}, 2, "amod")
            return [
                adjective,
                Word(
                    "дел", "дело", "NOUN", traits | {"Animacy": "Inan", "Gender": "Neut"}, 0, "nmod"
                ),
            ]
        parse = self.dictionary.analyser.parse(parts[0])[0]
        return [Word(parts[0], parse.normal_form, "NOUN", {"Case": "Gen"}, 0, "nmod")]

    def office(self, gender: str, case: str) -> Sentence:
        """An office with its field and state and, mostly, its holder."""
        lemma = self.pick("offices_f" if gender == "Fem" else "offices_m")
        noun = self.noun(lemma, case)
        if lemma == "глава":
            return self.head_of(noun, gender, case)
        words = self.described(noun, field=lemma in ("министр", "замминистра"))
        return self.with_holder(words, gender, case)

    def head_of(self, noun: Word, gender: str, case: str) -> Sentence:
        """« глава государства », "глава МИД Турции", "глава правительства"."""
        of = self.noun(
            self.rng.choice(("государство", "МИД", "правительство", "Минобороны", "делегация")),
            "Gen",
        )
        of.dep = "nmod"
        words = [noun, of]
        if of.lemma != "государство" and self.rng.random() < 0.7:
            state = self.country("Gen")
            state.head, state.dep = 1, "nmod"
            words.append(state)
        return self.with_holder(plain(words), gender, case)

    def with_holder(self, words: Sentence, gender: str, case: str) -> Sentence:
        """An office and, mostly, the name behind it, as apposition."""
        if self.rng.random() > 0.65:
            return words
        head = next(i for i, word in enumerate(words) if word.head == i)
        result = join(words, self.person(gender, case))
        first = result[len(words)]
        first.head, first.dep = head, "appos"
        return result

    def plural(self, case: str) -> Sentence:
        """« российские войска », "президенты Казахстана и Азербайджана"."""
        noun = self.noun(self.pick("people_plural"), case, "Plur")
        words = self.described(noun)
        if words[-1].name == "B-LOC" and self.rng.random() < 0.4:
            second = self.country("Gen")
            at = len(words) - 1
            words.append(Word("и", "и", "CCONJ", {}, at + 2, "cc", name="O"))
            second.head, second.dep = at, "conj"
            words.append(second)
        return words

    def organisation(self, case: str) -> Sentence:
        """A named body."""
        name = self.pick("organisations").partition(":")[0]
        if name == "Белый дом":
            noun = self.noun("дом", case, kind="NOUN")
            lead = self.adjective(noun, "белый")
            lead.form, lead.head, noun.head = lead.form.capitalize(), 1, 1
            return marked([lead, noun], "ORG")
        return marked([self.noun(name, case, kind="PROPN")], "ORG")

    def phrase(self, word: Word, gender: str, number: str) -> Sentence:
        """Any actor of international affairs of a gender and number, in the word's case."""
        case = word.feats["Case"]
        chance = self.rng.random()
        if number == "Plur":
            return self.plural(case)
        if gender == "Neut" or chance > 0.88:
            key = {"Masc": "masc", "Fem": "femn"}.get(gender, "neut")
            return unknown(
                self.described(self.noun(self.pick(f"bodies_{key}").partition(":")[0], case))
            )
        if chance < 0.45:
            return self.office(gender, case)
        if chance < 0.65:
            return self.person(gender, case)
        return [self.country(case)] if chance < 0.8 else self.organisation(case)

    def place(self, word: Word) -> Sentence:
        """A town or a state in the word's case."""
        return [self.country(word.feats["Case"])]

    def adjectives(self, sentence: Sentence) -> tuple[Sentence, int]:
        """State adjectives exchanged, and put before offices and bodies."""
        result, changes = copy(sentence), 0
        for word in result:
            if (
                word.upos == "ADJ"
                and word.lemma in self.demonyms
                and word.head is not None
                and word.feats.get("Case") in CASES
            ):
                new = self.adjective(
                    result[word.head]
                    if result[word.head].feats.get("Case") == word.feats["Case"]
                    else word
                )
                word.form = new.form.capitalize() if word.form[:1].isupper() else new.form
                word.lemma, word.feats = new.lemma, new.feats
                changes += 1
        for i in range(len(result) - 1, -1, -1):
            noun = result[i]
            free = i == 0 or result[i - 1].upos in ("ADP", "VERB", "PUNCT", "CCONJ")
            fits = (
                noun.upos == "NOUN" and noun.lemma in self.roles and noun.feats.get("Case") in CASES
            )
            if fits and free and i and self.rng.random() < 0.3:
                new = self.adjective(noun)
                new.head = i
                result = insert(result, i, new)
                changes += 1
        return result, changes

    def dateline(self) -> Sentence:
        """« АСТАНА, 3 июля (ТАСС) — » in one of its forms."""
        town = self.noun(self.pick("towns"), "Nom", kind="PROPN")
        town.name = "B-LOC"
        day, month = str(self.rng.randint(1, 31)), self.pick("months")
        lemma = self.dictionary.analyser.parse(month)[0].normal_form
        traits = {"Animacy": "Inan", "Case": "Gen", "Gender": "Masc", "Number": "Sing"}
        words = [
            Word(day, day, "ADJ", {}, 0, "amod", name="O"),
            Word(month, lemma, "NOUN", traits, 0, "nmod", name="O"),
        ]
        return self.dateline_of(town, words)

    def name(self, kind: str, length: int) -> list[str] | None:
        """Other persons and places in the nominative would not fit the case: left as they are."""
        return None
