"""Instruments, forums and contexts: what the words around an event name.

A forum is only told when a body or an occasion is named: "the meeting" is none. An instrument is
told when a document is. What an article names once in full and then shortly ("the commission") has
its full name everywhere.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.langs import Pack
from dragoman.read.labels import Labels
from dragoman.read.lexicon import Phrases, match, phrases
from dragoman.read.naming import Named, Namer, by_noun, kind_of
from dragoman.read.tokens import Sentence

_HEADS = ("NOUN", "PROPN", "ADJ")
_OWN_SIDES = ("fund", "bank", "university")  # known ones act for themselves: no topics of others


@dataclass(frozen=True, slots=True)
class Nouns:
    """The nouns that begin names of one sort: how to find them, and their English kinds."""

    index: Phrases
    kinds: Mapping[str, str]


def nouns(table: Mapping[str, str]) -> Nouns:
    """Index a table of nouns and kinds."""
    kinds = by_noun(table)
    return Nouns(phrases(kinds), kinds)


class ThingReader:
    """Reads the names of documents and bodies, and the contexts, of one language."""

    def __init__(self, pack: Pack) -> None:
        """Index the nouns of the pack."""
        self._namer = Namer(pack)
        self._instruments = nouns(pack.things.get("instruments", {}))
        self._forums = nouns(pack.things.get("forums", {}))
        self._projects = nouns(pack.things.get("projects", {}))
        self._alone = frozenset(pack.things.get("naming", {}).get("alone", ()))
        self._contexts = {key: phrases(words) for key, words in pack.contexts.items()}

    def instrument(self, sentence: Sentence, labels: Labels, at: int, reach: range) -> str | None:
        """Return the English name of the document nearest to a word, if one is named."""
        found = self._found(sentence, labels, reach, self._instruments)
        told = [n for n in found if n.full or n.kind in self._alone]
        best = min(told, key=lambda n: (not n.full, _far(n, at)), default=None)
        return best.text if best else None

    def forum(self, sentence: Sentence, labels: Labels, at: int, reach: range) -> str | None:
        """Return the English name of the body or occasion nearest to a word, if one is named."""
        found = self._found(sentence, labels, reach, self._forums)
        told = [n for n in found if _is_body(n)]
        best = min(told, key=lambda n: _far(n, at), default=None)
        return best.text if best else _occasion(labels, at, reach)

    def kind(self, sentence: Sentence, reach: range) -> str | None:
        """Return the kind of body that the words speak of without naming it ("the commission")."""
        for i in reach:
            size = self._size(sentence, i, self._forums)
            if size:
                return kind_of(self._forums.kinds, sentence.tokens[i : i + size])
        return None

    def bodies(self, sentence: Sentence, labels: Labels) -> list[Named]:
        """Return the bodies that a sentence names in full."""
        reach = range(len(sentence.tokens))
        return [n for n in self._found(sentence, labels, reach, self._forums) if _is_body(n)]

    def projects(self, sentence: Sentence, labels: Labels) -> list[Named]:
        """Return the projects and institutions that a sentence names in full."""
        reach = range(len(sentence.tokens))
        found = self._found(sentence, labels, reach, self._projects)
        return [n for n in found if n.full and not (n.known and n.kind in _OWN_SIDES)]

    def contexts(self, sentence: Sentence) -> tuple[str, ...]:
        """Return the contexts whose words stand in the sentence, in the order of the ontology."""
        size = range(len(sentence.tokens))
        return tuple(
            key
            for key, index in self._contexts.items()
            if any(match(sentence, i, index) for i in size)
        )

    def _found(
        self, sentence: Sentence, labels: Labels, reach: Iterable[int], sort: Nouns
    ) -> list[Named]:
        """Return every name of a sort that begins in reach; a name inside another is left out."""
        found: list[Named] = []
        for i in reach:
            size = self._size(sentence, i, sort)
            if not size or any(n.first <= i < n.last for n in found):
                continue
            run = sentence.tokens[i : i + size]
            kind = kind_of(sort.kinds, run)
            if kind:
                found.append(self._namer.name(sentence, labels, i, size, kind))
        return found

    def _size(self, sentence: Sentence, i: int, sort: Nouns) -> int:
        if i >= len(sentence.tokens) or sentence.tokens[i].pos not in _HEADS:
            return 0
        return match(sentence, i, sort.index)


def full_name(bodies: Sequence[tuple[int, Named]], kind: str | None, sentence: int) -> str | None:
    """Return the full name of a body spoken of by its kind: the one named last before."""
    same = [(number, n) for number, n in bodies if n.kind == kind and number <= sentence]
    return same[-1][1].text if same else None


def _is_body(name: Named) -> bool:
    """Tell whether a body is named: by more than its noun, or by a noun of several words."""
    return name.full or " " in name.kind


def _occasion(labels: Labels, at: int, reach: range) -> str | None:
    found = [
        (abs(i - at), name)
        for i in reach
        if i < len(labels.names)
        for name in labels.names[i]
        if name.kind == "occasion"
    ]
    return min(found, key=lambda pair: pair[0])[1].entries[0].name if found else None


def _far(name: Named, at: int) -> int:
    if name.first <= at < name.last:
        return 0
    return min(abs(name.first - at), abs(name.last - 1 - at))
