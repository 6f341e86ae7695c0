"""English sentences of the treebanks, with states, offices and names put in."""

from __future__ import annotations

from typing import ClassVar

from training.augment.base import Augmenter
from training.augment.common import join, marked, plain
from training.augment.graft import insert
from training.trees import Sentence, Word, copy

SINGULAR = {"Number": "Sing"}
PLURAL = {"Number": "Plur"}
DEGREE = {"Degree": "Pos"}
ADJECTIVES = frozenset(
    [
        "prime",
        "foreign",
        "deputy",
        "special",
        "central",
        "interior",
        "military",
        "vice",
        "chief",
        "supreme",
        "presidential",
    ]
)


class English(Augmenter):
    """The English changes."""

    lang = "en"
    locative = frozenset({"in", "at", "from", "near", "into", "across"})
    pronouns: ClassVar[dict[str, tuple[str, str]]] = {
        "he": ("Masc", "Sing"),
        "she": ("Fem", "Sing"),
        "they": ("Masc", "Plur"),
        "we": ("Masc", "Plur"),
    }

    def person(self) -> Sentence:
        """Given name and surname, or a surname alone."""
        given = self.pick(self.rng.choice(("given_m", "given_m", "given_f")))
        surnames = [self.pick("surnames") for _ in range(self.rng.choice((1, 1, 1, 1, 2)))]
        forms = ([given] if self.rng.random() < 0.8 else []) + surnames
        made = [
            Word(f, f, "PROPN", dict(SINGULAR), 0, "flat" if i else "root")
            for i, f in enumerate(forms)
        ]
        return marked(made, "PER")

    def demonym(self) -> Sentence:
        """A state adjective of one or two words; the last word is its head."""
        forms = self.pick("demonyms").split()
        last = len(forms) - 1
        return [
            Word(f, f, "ADJ", dict(DEGREE), last, "root" if i == last else "amod", name="O")
            for i, f in enumerate(forms)
        ]

    def country(self) -> Sentence:
        """A state or a capital that stands for it."""
        forms = self.pick(self.rng.choice(("countries", "countries", "towns"))).split()
        last = len(forms) - 1
        made = [
            Word(f, f, "PROPN", dict(SINGULAR), last, "root" if i == last else "compound")
            for i, f in enumerate(forms)
        ]
        return marked(made, "LOC")

    def title(self) -> Sentence:
        """« Kazakh Prime Minister », "Iran's Foreign Minister": proper nouns before a name, the
        last one the head."""
        forms = self.pick("titles").replace(" of State", "").split()
        last = len(forms) - 1
        words = []
        for i, form in enumerate(forms):
            kind = (
                "ADJ" if form in ("Prime", "Foreign", "Deputy", "Special", "Interior") else "PROPN"
            )
            dep = "root" if i == last else "amod" if kind == "ADJ" else "compound"
            traits = dict(DEGREE if kind == "ADJ" else SINGULAR)
            words.append(
                Word(
                    form, form.lower() if kind == "ADJ" else form, kind, traits, last, dep, name="O"
                )
            )
        if forms[0].endswith(".") or self.rng.random() < 0.45:
            return words
        return self.of_state(words, ending=0.4)

    def of_state(self, words: Sentence, ending: float) -> Sentence:
        """The words (one root) with a state adjective or "of" a state before them."""
        if self.rng.random() < ending:
            return self.attached(self.country(), "nmod:poss", words, possessive=True)
        return self.attached(self.demonym(), "amod", words)

    def attached(
        self, before: Sentence, dep: str, words: Sentence, possessive: bool = False
    ) -> Sentence:
        """`before` as a dependent before the root of `words`."""
        top = next(i for i, word in enumerate(before) if word.head == i)
        before[top].dep = dep
        if possessive:
            before[-1].space = False
            before.append(Word("'s", "'s", "PART", {}, top, "case", name="O"))
        root = len(before) + next(i for i, word in enumerate(words) if word.head == i)
        result = join(before, words)
        result[top].head = root
        return result

    def holder(self) -> Sentence:
        """A title and a name: the name is the head."""
        title, name = self.title(), self.person()
        if self.rng.random() < 0.4:
            title = self.of_state(self.noun("descriptors"), ending=0.35)
        result = join(title, name)
        for i, word in enumerate(result[: len(title)]):
            if word.head == i:
                word.head, word.dep = len(title), "nmod:desc"
        return result

    def noun(self, key: str, number: str = "Sing") -> Sentence:
        """A common noun with its modifiers before it."""
        forms = self.pick(key).replace(" of state", "").split()
        last = len(forms) - 1
        words = []
        for i, form in enumerate(forms):
            proper = form[0].isupper()
            adjective = i < last and form.lower() in ADJECTIVES
            kind = "ADJ" if adjective else "PROPN" if proper else "NOUN"
            traits = dict(
                DEGREE if adjective else PLURAL if number == "Plur" and i == last else SINGULAR
            )
            dep = "root" if i == last else "amod" if adjective else "compound"
            words.append(
                Word(
                    form,
                    singular(form) if number == "Plur" else form,
                    kind,
                    traits,
                    last,
                    dep,
                    name="O",
                )
            )
        return words

    def described(self, key: str, number: str = "Sing") -> Sentence:
        """« the Turkish foreign minister », "Uganda's army", "Chinese warships"."""
        words = self.noun(key, number)
        if self.rng.random() < 0.8:
            words = self.of_state(words, ending=0.25)
            if any(word.dep == "nmod:poss" for word in words):
                return words
        if number == "Plur" and self.rng.random() < 0.6:
            return words
        article = Word(
            "the", "the", "DET", {"Definite": "Def", "PronType": "Art"}, 0, "root", name="O"
        )
        return self.attached([article], "det", words)

    def organisation(self) -> Sentence:
        """A named body."""
        forms = self.pick("organisations").split()
        first = (
            [Word("the", "the", "DET", {"Definite": "Def", "PronType": "Art"}, 0, "root", name="O")]
            if forms[0] == "the"
            else []
        )
        rest = forms[1:] if first else forms
        if "of" in rest:
            words = [Word(f, f, "PROPN", dict(SINGULAR), 0, "root") for f in rest[:1]]
            words += [
                Word("of", "of", "ADP", {}, 3, "case"),
                Word(rest[2], rest[2], "PROPN", dict(SINGULAR), 3, "amod"),
                Word(rest[3], rest[3], "PROPN", dict(SINGULAR), 0, "nmod"),
            ]
        else:
            last = len(rest) - 1
            words = [
                Word(f, f, "PROPN", dict(SINGULAR), last, "root" if i == last else "compound")
                for i, f in enumerate(rest)
            ]
        marked(words, "ORG")
        return self.attached(first, "det", words) if first else words

    def pair(self) -> Sentence:
        """« Baku and Ankara »."""
        one, two = self.country(), self.country()
        result = join(one, [Word("and", "and", "CCONJ", {}, 0, "cc", name="O")], two)
        tops = [i for i, word in enumerate(result) if word.head == i and word.dep == "root"]
        result[tops[1]].head, result[tops[1]].dep = tops[0], "conj"
        result[len(one)].head = tops[1]
        return result

    def phrase(self, word: Word, gender: str, number: str) -> Sentence:
        """Any actor of international affairs of a number."""
        chance = self.rng.random()
        if number == "Plur":
            return self.pair() if chance < 0.3 else plain(self.described("people_p", "Plur"))
        if (word.dep == "nmod:poss" and chance < 0.5) or 0.68 <= chance < 0.82:
            return self.country()
        if chance < 0.55:
            return plain(self.holder() if chance < 0.38 else self.described("offices"))
        if chance < 0.68:
            return self.person()
        return plain(self.described("bodies") if chance < 0.92 else self.organisation())

    def place(self, word: Word) -> Sentence:
        """A town or a state."""
        return self.country()

    def adjectives(self, sentence: Sentence) -> tuple[Sentence, int]:
        """State adjectives exchanged, and put before offices and bodies."""
        result, changes = copy(sentence), 0
        known = frozenset(self.words["demonyms"])
        for word in result:
            if word.form in known and word.upos == "ADJ" and word.name in ("O", "?"):
                word.form = word.lemma = self.rng.choice(
                    [d for d in self.words["demonyms"] if "+" not in d]
                )
                changes += 1
        for i in range(len(result) - 1, 0, -1):
            noun, before = result[i], result[i - 1]
            if (
                noun.upos == "NOUN"
                and noun.lemma in self.roles
                and before.upos in ("DET", "ADP")
                and self.rng.random() < 0.35
            ):
                new = self.demonym()[-1]
                new.head, new.dep = i, "amod"
                result = insert(result, i, new)
                changes += 1
        return result, changes

    def dateline(self) -> Sentence:
        """« BAKU, July 3 (Trend) — » in one of its forms."""
        name = self.pick("towns")
        day, month = str(self.rng.randint(1, 31)), self.pick("months")
        words = [
            Word(month, month, "PROPN", dict(SINGULAR), 0, "compound", name="O"),
            Word(day, day, "NUM", {"NumForm": "Digit", "NumType": "Card"}, 0, "nmod", name="O"),
        ]
        return self.dateline_of(
            Word(name, name, "PROPN", dict(SINGULAR), 0, "parataxis", name="B-LOC"), words
        )

    def name(self, kind: str, length: int) -> list[str] | None:
        """Another name of a kind."""
        if kind == "PER":
            return [word.form for word in self.person()]
        return [word.form for word in self.country()] if kind == "LOC" else None


def singular(form: str) -> str:
    """The dictionary form of a plural noun of the word lists."""
    irregular = {
        "authorities": "authority",
        "companies": "company",
        "police": "police",
        "fishermen": "fisherman",
    }
    return irregular.get(form, form.removesuffix("s"))
