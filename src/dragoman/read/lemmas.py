"""Dictionary forms: the trained lemmatizer's, corrected by dictionaries and the pack's own words.

A compact trained lemmatizer guesses badly on words it has not seen. A dictionary knows most forms
(simplemma and pymorphy3, both MIT); where a form is open between two words, the one that the pack
speaks of is meant more often than not, since the pack holds the words of this field.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

import pymorphy3
import simplemma

from dragoman.langs import Pack

_VERBAL = ("VERB", "AUX")
# Universal part of speech → the tags of OpenCorpora (pymorphy3) that agree with it.
_TAGS = {
    "NOUN": {"NOUN"},
    "PROPN": {"NOUN"},
    "ADJ": {"ADJF", "ADJS", "COMP", "PRTF", "PRTS"},
    "VERB": {"VERB", "INFN", "PRTF", "PRTS", "GRND"},
    "AUX": {"VERB", "INFN", "PRTF", "PRTS", "GRND"},
    "DET": {"ADJF", "NPRO"},
    "PRON": {"NPRO", "ADJF"},
    "ADV": {"ADVB", "PRED", "COMP"},
    "ADP": {"PREP"},
    "NUM": {"NUMR", "ADJF"},
}

# Universal features → the grammemes of OpenCorpora, for the choice between analyses.
_GRAMMEMES = {
    "Case=Nom": "nomn", "Case=Gen": "gent", "Case=Dat": "datv", "Case=Acc": "accs",
    "Case=Ins": "ablt", "Case=Loc": "loct", "Number=Sing": "sing", "Number=Plur": "plur",
    "Gender=Masc": "masc", "Gender=Fem": "femn", "Gender=Neut": "neut", "Tense=Past": "past",
    "Tense=Pres": "pres", "Tense=Fut": "futr", "Animacy=Anim": "anim", "Animacy=Inan": "inan",
    "Aspect=Perf": "perf", "Aspect=Imp": "impf",
}  # fmt: skip

_TOLD = frozenset(_GRAMMEMES)


class Lemmas:
    """Gives the dictionary form of the words of one language."""

    def __init__(self, pack: Pack) -> None:
        """Gather the words that the pack speaks of."""
        self.language = pack.code
        frames = [frame for rows in pack.frames.values() for frame in rows]
        verbs = {_first(lemma) for f in frames if f.kind == "verb" for lemma in f.lemmas if lemma}
        nouns = {
            lemma for f in frames for lemma in (*f.nouns, *(f.lemmas if f.kind == "noun" else ()))
        }
        words = {word for words in pack.cues.values() for word in words}
        speech = {word.split()[0] for words in pack.speech.values() for word in words if word}
        self._acting = frozenset(_folded(verbs))
        self._verbs = frozenset(_folded(verbs | words | speech))
        self._nouns = frozenset(_folded(nouns | {h for role in pack.roles for h in role.heads}))
        self._rules = tuple((ending, forms) for ending, *forms in pack.lemmas.get("rules", ()))

    def __call__(self, word: str, pos: str, given: str, feats: frozenset[str] = frozenset()) -> str:
        """Return the dictionary form of a word, lower case; `given` is the trained lemmatizer's."""
        if self.language == "ru":
            return _russian(word, pos, feats & _TOLD) or given
        known = self._verbs if pos in _VERBAL or pos == "ADJ" else self._nouns
        candidates = list(dict.fromkeys(self._candidates(word, pos, given)))
        return next((c for c in candidates if c in known), candidates[0] if candidates else word)

    def verb(self, word: str) -> str:
        """Return the infinitive of a form that the pack knows as a verb of an act, or ''."""
        if self.language == "ru":
            return ""
        found = (c for c in self._candidates(word, "VERB", "") if c != word and c in self._acting)
        return next(found, "")

    def _candidates(self, word: str, pos: str, given: str) -> Iterator[str]:
        looked_up = _dictionary(word, self.language)
        if given and (given == looked_up or pos not in _VERBAL):
            yield given
        yield looked_up
        if given:
            yield given
        if pos in _VERBAL or pos == "ADJ":
            for ending, forms in self._rules:
                if word.endswith(ending):
                    for form in forms:
                        yield word[: len(word) - len(ending)] + form


def _first(lemma: str) -> str:
    """Return the verb of a frame's lemma: its first word, the French reflexive pronoun left out."""
    return lemma.removeprefix("s'").removeprefix("se ").split()[0]


def _folded(words: set[str]) -> Iterator[str]:
    return (word.lower().replace("ё", "е") for word in words)


@lru_cache(maxsize=65536)
def _dictionary(word: str, code: str) -> str:
    return simplemma.lemmatize(word, lang=code).lower()


@cache
def _morph() -> Any:
    return pymorphy3.MorphAnalyzer(lang="ru")


@lru_cache(maxsize=65536)
def _russian(word: str, pos: str, feats: frozenset[str]) -> str | None:
    """Return the dictionary form of the analysis that agrees best with tag and features."""
    wanted, told = _TAGS.get(pos, set()), {_GRAMMEMES[feat] for feat in feats}

    def fit(parse: Any) -> tuple[bool, bool, int, float]:
        agrees = len(told & set(parse.tag.grammemes))
        # news give no orders: пришли is прийти
        return parse.tag.POS in wanted, "impr" not in parse.tag, agrees, parse.score

    parses = _morph().parse(word)
    return str(max(parses, key=fit).normal_form) if parses else None


@lru_cache(maxsize=65536)
def russian_class(word: str) -> str:
    """Return the part of speech of a Russian form in every reading (`VERB`, `GRND` …), or ''."""
    tags = {str(parse.tag.POS) for parse in _morph().parse(word) if parse.is_known}
    return tags.pop() if len(tags) == 1 else ""


_CASES = {
    "nomn": "Nom",
    "gent": "Gen",
    "gen2": "Gen",
    "datv": "Dat",
    "accs": "Acc",
    "ablt": "Ins",
    "loct": "Loc",
    "loc2": "Loc",
}


@lru_cache(maxsize=65536)
def russian_cases(word: str) -> frozenset[str]:
    """Return the cases that a Russian form can have; none when indeclinable or unknown."""
    parses = [p for p in _morph().parse(word) if p.is_known]
    if not parses or any("Fixd" in p.tag for p in parses):
        return frozenset()
    return frozenset(_CASES[str(p.tag.case)] for p in parses if str(p.tag.case) in _CASES)


@lru_cache(maxsize=65536)
def russian_passive(word: str) -> bool:
    """Tell whether a Russian participle is passive."""
    return any("pssv" in p.tag for p in _morph().parse(word))


@lru_cache(maxsize=65536)
def russian_future(word: str) -> bool:
    """Tell whether a Russian form is a future: a perfective verb has no present."""
    tags = [p.tag for p in _morph().parse(word) if p.tag.POS == "VERB"]
    return bool(tags) and all(str(tag.tense) == "futr" for tag in tags)


@lru_cache(maxsize=65536)
def russian_common(word: str) -> bool:
    """Tell whether a Russian form is known, and never as a name."""
    parses = [p for p in _morph().parse(word) if p.is_known]
    names = {"Name", "Surn", "Patr", "Geox", "Orgn", "Trad", "Init"}
    return bool(parses) and not any(names & set(p.tag.grammemes) for p in parses)
