"""Stand-ins: words that the trained pipeline has never seen are shown to it as words that it knows.

Adjectives and names of states, and names of persons, are what this field is made of and what the
treebanks hardly hold; « kazakh » read as a verb takes the whole sentence down. The gazetteer knows
what they are, so the pipeline is shown « allemand » in their place, word for word; spelling and
offsets of the article stay. The stand-ins are data: `langs/<code>/proxies.toml`.
"""

import re
from collections.abc import Callable, Mapping, Sequence

from spacy.tokens import Doc

from dragoman.langs import Pack
from dragoman.read.spot import Name

StandIn = Callable[[Doc, int, Sequence[Name]], Doc]
Rules = Sequence[tuple[re.Pattern[str], str]]


def make(pack: Pack) -> StandIn:
    """Return the function that puts stand-ins into a tokenised sentence."""
    rules: Mapping[str, Rules] = {
        kind: [(re.compile(pattern), word) for pattern, word in rows]
        for kind, rows in pack.proxies.items()
    }

    def stand_in(doc: Doc, offset: int, names: Sequence[Name]) -> Doc:
        words = [token.text for token in doc]
        changed = False
        stop = offset + len(doc.text)
        for name in names:
            if name.stop <= offset or name.start >= stop:
                continue
            for k, i in enumerate(_words(doc, offset, name)):
                word = _replace(rules, name, words[i], k)
                changed = changed or word != words[i]
                words[i] = word
        if not changed:
            return doc
        return Doc(doc.vocab, words=words, spaces=[bool(token.whitespace_) for token in doc])

    return stand_in


def _words(doc: Doc, offset: int, name: Name) -> list[int]:
    """Return the words that a name fills wholly (a part of a word is left alone)."""
    return [
        t.i
        for t in doc
        if name.start <= offset + t.idx
        and offset + t.idx + len(t.text) <= name.stop
        and t.text[0].isalpha()
    ]


def _replace(rules: Mapping[str, Rules], name: Name, word: str, place: int) -> str:
    """Return the stand-in for one word of a name, in the word's own case."""
    kind = name.kind
    if kind == "person":
        kind = "given" if place == 0 else "family"
    for pattern, other in rules.get(kind, ()):
        if pattern.search(word.lower()):
            if not other:
                return word
            if word.isupper() and len(word) > 1:
                return word
            return other.capitalize() if word[0].isupper() else other.lower()
    return word
