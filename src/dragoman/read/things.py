"""Instruments, forums and contexts: what the words around an event name."""

from collections.abc import Mapping, Sequence

from dragoman.langs import Pack
from dragoman.read.labels import Labels
from dragoman.read.lexicon import Phrases, match, phrases
from dragoman.read.tokens import Sentence, Token

_AHEAD = 12  # words of a name at most
_KEEPS = ("ADJ", "NOUN", "PROPN", "ADP", "DET", "NUM", "CCONJ", "PART")


Nouns = tuple[Phrases, Mapping[str, str]]


class ThingReader:
    """Reads the names of documents and bodies, and the contexts, of one language."""

    def __init__(self, pack: Pack) -> None:
        """Index the nouns of the pack."""
        self._pack = pack
        self._instruments = _by_noun(pack.things.get("instruments", {}))
        self._forums = _by_noun(pack.things.get("forums", {}))
        self._words: Mapping[str, str] = pack.things.get("translations", {})
        self._contexts = {key: phrases(words) for key, words in pack.contexts.items()}

    def instrument(self, sentence: Sentence, first: int, last: int) -> str | None:
        """Return the English name of the document that the words name, if any."""
        return self._named(sentence, first, last, self._instruments)

    def forum(self, sentence: Sentence, labels: Labels, first: int, last: int) -> str | None:
        """Return the English name of the body or occasion that the words name, if any."""
        found = self._named(sentence, first, last, self._forums)
        if found:
            return found
        for i in range(first, last):
            for name in labels.names[i]:
                if name.kind == "occasion":
                    return name.entries[0].name
        return None

    def contexts(self, sentence: Sentence) -> tuple[str, ...]:
        """Return the contexts whose words stand in the sentence, in the order of the ontology."""
        size = range(len(sentence.tokens))
        return tuple(key for key, index in self._contexts.items() if any(match(sentence, i, index) for i in size))

    def _named(self, sentence: Sentence, first: int, last: int, kinds: Nouns) -> str | None:
        for i in range(first, min(last, len(sentence.tokens))):
            size = match(sentence, i, kinds[0]) if sentence.tokens[i].pos in ("NOUN", "PROPN", "ADJ") else 0
            if size:
                run = sentence.tokens[i : i + size]
                kind = kinds[1].get(" ".join(t.lemma for t in run)) or kinds[1].get(" ".join(t.low for t in run))
                return self._name(sentence, i, kind or run[0].lemma)
        return None

    def _name(self, sentence: Sentence, i: int, kind: str) -> str:
        """Return the name that a noun begins: the article's own words in English, else word by word."""
        words = self._run(sentence, i)
        if self._pack.code == "en":
            return " ".join(t.text for t in words).replace(" 's", "'s").replace(" - ", "-")
        known = [self._words[t.lemma] for t in words if t.lemma in self._words and t.i != i]
        return " ".join(dict.fromkeys([*known, kind]))

    def _run(self, sentence: Sentence, i: int) -> list[Token]:
        tokens = sentence.tokens
        first = i
        while first > 0 and tokens[first - 1].pos in ("ADJ", "NOUN", "PROPN") and i - first < 4:  # noqa: PLR2004
            first -= 1
        last = i + 1
        while last < len(tokens) and last - i < _AHEAD and tokens[last].pos in _KEEPS:
            if tokens[last].pos == "ADP" and tokens[last].low not in (*self._pack.slots["of"], *self._pack.slots["between"], "on", "sur", "о", "об", "по"):
                break
            last += 1
        while last > i + 1 and tokens[last - 1].pos in ("ADP", "DET", "CCONJ", "PART"):
            last -= 1
        return list(tokens[first:last])


def _by_noun(table: Mapping[str, str]) -> Nouns:
    kinds = {noun.lower().replace("ё", "е"): kind for noun, kind in table.items()}
    return phrases(kinds), kinds
