"""Russian cases: names by rule, dictionary words by pymorphy3, with Universal Dependencies
features."""

from __future__ import annotations

import pymorphy3

CASES = {"Nom": "nomn", "Gen": "gent", "Dat": "datv", "Acc": "accs", "Ins": "ablt", "Loc": "loct"}
GENDERS = {"Masc": "masc", "Fem": "femn", "Neut": "neut"}
ORDER = ("Gen", "Dat", "Acc", "Ins", "Loc")
HARD = ("а", "у", "а", "ом", "е")
SOFT = ("я", "ю", "я", "ем", "е")
POSSESSIVE = ("а", "у", "а", "ым", "е")
ADJECTIVE = ("ого", "ому", "ого", "им", "ом")
ON_A = ("ы", "е", "у", "ой", "е")
ON_YA = ("и", "е", "ю", "ей", "е")
FEMALE = ("ой", "ой", "у", "ой", "ой")
VELARS = "гкхжчшщ"


def decline(name: str, gender: str, case: str, surname: bool) -> str:
    """A personal name in a case."""
    if case == "Nom" or case not in ORDER:
        return name
    stem, endings = _paradigm(name, gender, surname)
    ending = endings[ORDER.index(case)]
    if ending == "ы" and stem[-1] in VELARS:
        ending = "и"
    if stem.endswith("и") and ending == "е":
        ending = "и"
    return stem + ending


def _paradigm(name: str, gender: str, surname: bool) -> tuple[str, tuple[str, ...]]:
    """Stem and endings of a name."""
    if surname and (family := _family(name, gender)):
        return family
    if name[-1] in "ая":
        return name[:-1], ON_A if name[-1] == "а" else ON_YA
    if gender == "Fem" or name[-1] in "оуиеэюы":
        return name, ("",) * 5
    return (name[:-1], SOFT) if name[-1] in "йь" else (name, HARD)


def _family(name: str, gender: str) -> tuple[str, tuple[str, ...]] | None:
    """Stem and endings of a surname of Slavic pattern."""
    if gender == "Fem":
        return (name[:-1], FEMALE) if name.endswith(("ова", "ева", "ина")) else None
    if name.endswith(("ов", "ев", "ёв", "ин", "ын")):
        return name, POSSESSIVE
    return (name[:-2], ADJECTIVE) if name.endswith(("ский", "цкий")) else None


class Dictionary:
    """pymorphy3 with Universal Dependencies case, number and gender."""

    def __init__(self) -> None:
        self.analyser = pymorphy3.MorphAnalyzer()

    def noun(self, lemma: str, case: str, number: str = "Sing") -> tuple[str, dict[str, str]]:
        """Form and features of a noun; a word that the dictionary does not know stays as it is."""
        parses = [p for p in self.analyser.parse(lemma) if p.tag.POS == "NOUN"]
        parse = next(
            (p for p in parses if "nomn" in p.tag and p.normal_form == lemma.lower()),
            parses[0] if parses else None,
        )
        traits = {"Case": case, "Number": number}
        if parse is None or lemma.isupper():
            return lemma, traits
        made = parse.inflect({CASES[case], "plur" if number == "Plur" else "sing"})
        genders = {"masc": "Masc", "femn": "Fem", "neut": "Neut"}
        traits["Animacy"] = "Anim" if "anim" in parse.tag else "Inan"
        traits["Gender"] = genders.get(str(parse.tag.gender), "Masc")
        form = made.word if made else lemma.lower()
        if lemma[0].isupper():
            form = "-".join(part[:1].upper() + part[1:] for part in form.split("-"))
        return form, traits

    def adjective(
        self, lemma: str, case: str, gender: str, number: str, animate: bool
    ) -> tuple[str, dict[str, str]]:
        """Form and features of an adjective in agreement."""
        parse = next((p for p in self.analyser.parse(lemma) if p.tag.POS == "ADJF"), None)
        traits = {"Case": case, "Degree": "Pos", "Number": number}
        asked = (
            {CASES[case], "plur"} if number == "Plur" else {CASES[case], "sing", GENDERS[gender]}
        )
        if number == "Sing":
            traits["Gender"] = gender
        if case == "Acc" and (number == "Plur" or gender == "Masc"):
            asked.add("anim" if animate else "inan")
            traits["Animacy"] = "Anim" if animate else "Inan"
        made = parse.inflect(asked) if parse else None
        return (made.word if made else lemma), traits
