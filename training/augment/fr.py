"""French sentences of the treebanks, with states, offices and names put in."""

from __future__ import annotations

import random
from typing import ClassVar

from training.augment.base import Augmenter
from training.augment.common import marked, plain, table, unknown
from training.augment.graft import insert
from training.trees import Sentence, Word, children, copy

VOWELS = tuple("aeiouyhâàéèêëîïôöùûAEIOUYHÀÂÉÈÊÎÔ")
EXPANDED = {"du": "de", "des": "de", "au": "à", "aux": "à", "d'": "de", "d’": "de"}
ELIDED = {"qu'": "que", "lorsqu'": "lorsque", "puisqu'": "puisque", "jusqu'": "jusque", "s'": "si"}
LEMMAS = {
    "étrangères": "étranger", "européennes": "européen",
    "extérieures": "extérieur", "internationale": "international",
}  # fmt: skip

class French(Augmenter):
    """The French changes: agreement, elision and contraction are kept."""

    lang = "fr"
    locative = frozenset({"à", "en", "dans", "au", "aux", "sur", "vers", "depuis"})
    pronouns: ClassVar[dict[str, tuple[str, str]]] = {
        "il": ("Masc", "Sing"), "elle": ("Fem", "Sing"), "ils": ("Masc", "Plur"),
    }  # fmt: skip

    def __init__(self, rng: random.Random) -> None:
        super().__init__(rng)
        self.irregular = table("fr", "feminine")
        self.people |= frozenset(self.words["offices_m"] + self.words["offices_f"])
        self.demonyms = {
            self.form(word, gender, number): word
            for word in self.words["demonyms"]
            for gender in ("Masc", "Fem")
            for number in ("Sing", "Plur")
        }

    def form(self, demonym: str, gender: str, number: str) -> str:
        """A state adjective in its agreement form."""
        made = demonym
        if gender == "Fem":
            doubled = demonym.endswith(("ien", "éen"))
            regular = demonym if demonym.endswith("e") else demonym + ("ne" if doubled else "e")
            made = self.irregular.get(demonym, regular)
        return made + "s" if number == "Plur" and not made.endswith(("s", "x")) else made

    def adjective(self, gender: str, number: str) -> Word:
        """A state adjective."""
        lemma = self.pick("demonyms")
        return Word(
            self.form(lemma, gender, number),
            lemma,
            "ADJ",
            {"Gender": gender, "Number": number},
            0,
            "amod",
            name="O",
        )

    def person(self, gender: str) -> Sentence:
        """Given name and surname, or a surname alone."""
        traits = {"Gender": gender, "Number": "Sing"}
        given = self.pick("given_f" if gender == "Fem" else "given_m")
        surnames = [self.pick("surnames") for _ in range(self.rng.choice((1, 1, 1, 1, 2)))]
        forms = ([given] if self.rng.random() < 0.85 else []) + surnames
        made = [
            Word(f, f, "PROPN", dict(traits), 0, "flat" if i else "root")
            for i, f in enumerate(forms)
        ]
        return marked(made, "PER")

    def det(self, noun: str, gender: str, number: str = "Sing") -> Word:
        """The definite article before a word."""
        traits = {"Definite": "Def", "Number": number, "PronType": "Art"} | (
            {} if number == "Plur" else {"Gender": gender}
        )
        if number == "Plur":
            return Word("les", "le", "DET", traits, 1, "det", name="O")
        if noun.startswith(VOWELS):
            return Word("l'", "le", "DET", traits, 1, "det", space=False, name="O")
        return Word("la" if gender == "Fem" else "le", "le", "DET", traits, 1, "det", name="O")

    def noun_phrase(self, noun: str, gender: str, number: str = "Sing") -> Sentence:
        """Article, noun and, mostly, a state adjective or a state's name."""
        noun = noun.replace("-de-la-", " de la ")
        words = [self.det(noun, gender, number)]
        if noun in ("Premier-ministre", "vice-Premier-ministre"):
            first, noun = noun.rsplit("-", 1)
            words.append(
                Word(
                    first,
                    first.lower(),
                    "ADJ",
                    {"Gender": gender, "Number": number},
                    2,
                    "amod",
                    name="O",
                )
            )
        head = len(words)
        words[0].head = head
        words.append(
            Word(
                noun.split()[0],
                noun.split()[0],
                "NOUN",
                {"Gender": gender, "Number": number},
                head,
                "root",
                name="O",
            )
        )
        if " de la " in noun:
            words += [
                Word("de", "de", "ADP", {}, head + 3, "case"),
                self.det("", "Fem"),
                Word(
                    "diplomatie",
                    "diplomatie",
                    "NOUN",
                    {"Gender": "Fem", "Number": "Sing"},
                    head,
                    "nmod",
                ),
            ]
            words[-2].head = head + 3
        chance = self.rng.random()
        if chance < 0.7:
            adjective = self.adjective(gender, number)
            adjective.head = head
            words.append(adjective)
        elif chance < 0.9:
            words += self.of_country(len(words), head)
        return plain(words)

    def of_country(self, start: int, head: int) -> Sentence:
        """« du Kazakhstan », « de la Turquie », « d'Arménie » as dependent of `head`."""
        kind = self.rng.choice(("m", "f", "v"))
        name = self.pick(f"country_{kind}")
        bare = {"m": "du", "f": "de", "v": "d'"}[kind]
        case = Word(bare, "de", "ADP", {}, start + 1, "case", space=kind != "v")
        place = Word(name, name, "PROPN", {"Number": "Sing"}, head, "nmod", name="B-LOC")
        if kind == "f" and self.rng.random() < 0.6:
            article = self.det("", "Fem")
            article.head = case.head = start + 2
            return [case, article, place]
        return [case, place]

    def office(self, gender: str, number: str) -> Sentence:
        """An office with its state, its field and, mostly, its holder."""
        if number == "Plur":
            return self.noun_phrase(self.pick("people_p"), "Masc", "Plur")
        words = self.noun_phrase(self.pick("offices_f" if gender == "Fem" else "offices_m"), gender)
        head = next(i for i, word in enumerate(words) if word.head == i)
        if words[head].form == "ministre" and len(words) == head + 2 and self.rng.random() < 0.8:
            words += self.field(len(words), head)
        if self.rng.random() < 0.65:
            start = len(words)
            for i, word in enumerate(self.person(gender)):
                word.head = start if i else head
                word.dep = word.dep if i else "nmod"
                words.append(word)
        return words

    def field(self, start: int, head: int) -> Sentence:
        """« des Affaires étrangères », « de la Défense » as dependent of `head`."""
        parts = self.pick("portfolios").split()
        number = "Plur" if parts[0].endswith("s") else "Sing"
        gender = "Masc" if parts[0] in ("Intérieur", "Commerce") else "Fem"
        if number == "Plur":
            lead = [Word("des", "de", "ADP", {}, start + 1, "case")]
        elif parts[0].startswith(VOWELS):
            lead = [Word("de", "de", "ADP", {}, start + 2, "case"), self.det(parts[0], gender)]
        elif gender == "Masc":
            lead = [Word("du", "de", "ADP", {}, start + 1, "case")]
        else:
            lead = [Word("de", "de", "ADP", {}, start + 2, "case"), self.det(parts[0], gender)]
        at = start + len(lead)
        lead[-1].head = at
        traits = {"Gender": gender, "Number": number}
        noun = Word(parts[0], parts[0].lower(), "NOUN", dict(traits), head, "nmod")
        rest = [
            Word(part, LEMMAS.get(part, part), "ADJ", dict(traits), at, "amod")
            for part in parts[1:]
        ]
        return plain([*lead, noun, *rest])

    def organisation(self) -> Sentence:
        """A named body: « l'Union européenne », « le Kremlin », « l'OTAN »."""
        name, _, article = self.pick("organisations").partition(":")
        words = [self.det("a" if article == "l'" else "", "Fem" if article == "la" else "Masc")]
        parts = name.split()
        common = len(parts) > 1
        for i, part in enumerate(parts):
            kind = ("NOUN" if i == 0 else "ADJ") if common else "PROPN"
            traits = (
                {"Gender": "Fem" if part.endswith("e") else "Masc", "Number": "Sing"}
                if common
                else {}
            )
            words.append(
                Word(
                    part, part.lower() if common else part, kind, traits, 1, "amod" if i else "root"
                )
            )
        marked(words[1:], "ORG")
        return plain(words)

    def town(self) -> Sentence:
        """A capital that stands for its government, or a place."""
        name = self.pick("towns")
        return [Word(name, name, "PROPN", {}, 0, "root", name="B-LOC")]

    def monsieur(self) -> Sentence:
        """« M. Tokaïev », « Mme Sandu »."""
        gender = self.rng.choice(("Masc", "Masc", "Fem"))
        form = "M." if gender == "Masc" else "Mme"
        lead = Word(
            form,
            "monsieur" if gender == "Masc" else "madame",
            "NOUN",
            {"Gender": gender, "Number": "Sing"},
            0,
            "root",
            name="O",
        )
        surname = self.pick("surnames")
        name = Word(surname, surname, "PROPN", {}, 0, "flat", name="B-PER")
        return [lead, name]

    def pair(self) -> Sentence:
        """« les présidents kazakh et azerbaïdjanais », « Astana et Bakou »."""
        if self.rng.random() < 0.5:
            first, second = self.town()[0], self.town()[0]
            tail = [Word("et", "et", "CCONJ", {}, 2, "cc", name="O"), second]
            second.head, second.dep = 0, "conj"
            return [first, *tail]
        words = [
            self.det("", "Masc", "Plur"),
            Word(
                self.pick("people_p"), "", "NOUN", {"Gender": "Masc", "Number": "Plur"}, 1, "root"
            ),
        ]
        words[1].lemma = words[1].form.rstrip("s")
        one, two = self.adjective("Masc", "Sing"), self.adjective("Masc", "Sing")
        one.head, two.head, two.dep = 1, 2, "conj"
        return plain([*words, one, Word("et", "et", "CCONJ", {}, 4, "cc"), two])

    def phrase(self, word: Word, gender: str, number: str) -> Sentence:
        """Any actor of international affairs of a gender and number."""
        chance = self.rng.random()
        if number == "Plur":
            return self.several(chance)
        if chance < 0.42:
            return self.office(gender, number)
        if chance < 0.57:
            return self.person(gender)
        if chance < 0.72:
            bodies = "bodies_f" if gender == "Fem" else "bodies_m"
            return unknown(self.noun_phrase(self.pick(bodies), gender))
        if chance < 0.92:
            return self.town() if chance < 0.84 else self.monsieur()
        return self.organisation()

    def several(self, chance: float) -> Sentence:
        """Actors in the plural."""
        if chance < 0.4:
            return self.pair()
        if chance < 0.75:
            return self.office("Masc", "Plur")
        return self.noun_phrase(self.pick("bodies_p"), "Fem", "Plur")

    def bare(self, word: Word) -> Sentence:
        """A person, without a title."""
        return self.person(word.feats.get("Gender", "Masc"))

    def place(self, word: Word) -> Sentence:
        """A town."""
        return self.town()

    def replaced(self, sentence: Sentence, at: int, span: tuple[int, int]) -> Sentence:
        """As everywhere; then prepositions are contracted and elisions made good."""
        cases = [i for i in children(sentence, at) if sentence[i].dep == "case"]
        result = super().replaced(sentence, at, span)
        if cases and cases[-1] == span[0] - 1:
            contract(result, span[0] - 1)
        before = result[span[0] - 1] if span[0] else None
        if before and before.form.lower() in ELIDED and not result[span[0]].form.startswith(VOWELS):
            before.form, before.space = ELIDED[before.form.lower()], True
        return result

    def adjectives(self, sentence: Sentence) -> tuple[Sentence, int]:
        """State adjectives exchanged, and put behind offices and bodies; with the number of
        changes."""
        result, changes = copy(sentence), 0
        for i, word in enumerate(result):
            if word.upos != "ADJ" or word.head is None:
                continue
            noun = result[word.head]
            known = word.form.lower() in self.demonyms
            behind = word.dep == "amod" and word.head < i and noun.lemma in self.roles
            if not known and not (behind and self.rng.random() < 0.6):
                continue
            new = self.adjective(
                word.feats.get("Gender", noun.feats.get("Gender", "Masc")),
                word.feats.get("Number", noun.feats.get("Number", "Sing")),
            )
            word.form = new.form.capitalize() if word.form[:1].isupper() else new.form
            word.lemma = new.lemma
            word.feats = word.feats | new.feats
            changes += 1
        for i in range(len(result) - 1, -1, -1):
            noun = result[i]
            follows = result[i + 1] if i + 1 < len(result) else None
            if (
                noun.upos == "NOUN"
                and noun.lemma in self.roles
                and follows
                and follows.upos not in ("ADJ", "PROPN")
                and self.rng.random() < 0.35
            ):
                new = self.adjective(
                    noun.feats.get("Gender", "Masc"), noun.feats.get("Number", "Sing")
                )
                new.head = i
                result = insert(result, i + 1, new)
                changes += 1
        return result, changes

    def dateline(self) -> Sentence:
        """« ASTANA, 3 juillet (Trend) – » in one of its forms."""
        day, month = str(self.rng.randint(1, 31)), self.pick("months")
        words = [
            Word(day, day, "NUM", {"NumType": "Card"}, 0, "nummod", name="O"),
            Word(month, month, "NOUN", {"Gender": "Masc", "Number": "Sing"}, 0, "nmod", name="O"),
        ]
        return self.dateline_of(self.town()[0], words)

    def renamed(self, sentence: Sentence) -> Sentence:
        """As everywhere, and with other state adjectives."""
        result = super().renamed(sentence)
        for word in result:
            known = word.form.lower() in self.demonyms
            if known and word.name == "O" and self.rng.random() < 0.6:
                word.form = self.same_form(word.form)
        return result

    def same_form(self, form: str) -> str:
        """Another state adjective with the same ending of agreement."""
        base = self.demonyms[form.lower()]
        gender = (
            "Fem"
            if form.lower().startswith(self.form(base, "Fem", "Sing"))
            and self.form(base, "Fem", "Sing") != base
            else "Masc"
        )
        number = "Plur" if form.lower().endswith("s") and not base.endswith("s") else "Sing"
        new = self.form(self.pick("demonyms"), gender, number)
        return new.capitalize() if form[0].isupper() else new

    def name(self, kind: str, length: int) -> list[str] | None:
        """Another name of a kind, of about the same length."""
        if kind == "PER":
            surname = self.pick("surnames")
            return (
                [surname]
                if length == 1
                else [self.pick(self.rng.choice(("given_m", "given_m", "given_f"))), surname]
            )
        if kind == "LOC" and length == 1:
            return [self.pick(self.rng.choice(("towns", "country_m", "country_f", "country_v")))]
        return None


def contract(sentence: Sentence, at: int) -> None:
    """Make preposition and article one word (« de le » is « du ») or elide, after a phrase was put
    behind it."""
    case, after = sentence[at], sentence[at + 1]
    base = EXPANDED.get(case.form.lower(), case.form.lower())
    if base not in ("de", "à"):
        return
    upper = case.form[:1].isupper()
    case.form, case.space = base, True
    if after.form in ("le", "les") and after.dep == "det":
        case.form = {"dele": "du", "deles": "des", "àle": "au", "àles": "aux"}[base + after.form]
        case.feats = {
            "Definite": "Def", "PronType": "Art",
            "Number": "Plur" if after.form == "les" else "Sing",
        }  # fmt: skip
        for word in sentence:
            if word.head is not None and word.head > at:
                word.head -= 1
        del sentence[at + 1]
    elif base == "de" and after.form.startswith(VOWELS):
        case.form, case.space = "d'", False
    if upper:
        case.form = case.form.capitalize()
