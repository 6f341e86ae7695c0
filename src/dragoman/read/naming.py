"""Names of things, put together in English out of the words around a noun.

An English name is taken as it stands. A French or Russian one is rendered word by word: adjectives
and single nouns stand before the noun, longer complements behind it ("fund for X", "council of Y").
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dragoman.langs import Pack
from dragoman.read.labels import Labels
from dragoman.read.lexicon import match, phrases
from dragoman.read.spot import Name
from dragoman.read.tokens import Sentence, Token

AHEAD: Final = 14  # words behind the noun that may belong to its name
BEFORE: Final = 5  # words before it
_NOUNS: Final = ("NOUN", "PROPN")
_WORDS: Final = ("ADJ", "NOUN", "PROPN", "NUM")
_SIDES: Final = frozenset({"state", "adjective", "people", "city"})
_JOINS: Final = ("-", "–", "'s", "’s", "&")
_GERUND: Final = "ing"  # "strengthening relations": what follows a verbal noun needs no "of"


@dataclass(frozen=True, slots=True)
class Named:
    """A name: its text in English, the words it covers, and how much of a name it is.

    `full` tells that more than the bare noun was found, `proper` that the words are a proper name,
    `known` that the gazetteer has it.
    """

    kind: str
    text: str
    first: int
    last: int
    full: bool
    proper: bool
    known: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """What follows a noun: the word that leads to it in English, and what it leads to."""

    link: str
    text: str
    sides: bool


class Namer:
    """Puts together the names of one language."""

    def __init__(self, pack: Pack) -> None:
        """Index the words of the pack."""
        rules = pack.things.get("naming", {})
        tables = ("projects", "forums", "instruments", "translations")  # the last one wins
        words = {_key(k): v for t in tables for k, v in pack.things.get(t, {}).items()}
        self._english = pack.code == "en"
        self._words: Mapping[str, str] = words
        self._phrases = phrases(words)
        self._drop = frozenset(rules.get("drop", ()))
        self._weak = frozenset(rules.get("weak", ()))
        self._links: Mapping[str, str] = rules.get("links", {})
        self._dates = frozenset(
            form
            for table in ("months", "weekdays")
            for forms in pack.dates.get(table, {}).values()
            for form in forms
        )

    def name(self, sentence: Sentence, labels: Labels, i: int, size: int, kind: str) -> Named:
        """Return the name that stands around a noun of `size` words at `i`."""
        known = _covering(labels, i)
        if known is not None and known.kind in ("body", "occasion"):
            first, last = _reach(labels, i, known)
            return Named(kind, known.entries[0].name, first, last, True, True, True)
        first = self._left(sentence, labels, i)
        if self._english:
            return self._as_it_stands(sentence, labels, (first, i, i + size), kind)
        return self._rendered(sentence, labels, (first, i, i + size), kind)

    def _left(self, sentence: Sentence, labels: Labels, i: int) -> int:
        """Find where the words before the noun begin that belong to its name."""
        tokens, first = sentence.tokens, i
        while first > 0 and i - first < BEFORE and self._modifies(tokens[first - 1], labels):
            first -= 1
        while first < i and self._dropped(tokens[first]):
            first += 1
        return first

    def _modifies(self, token: Token, labels: Labels) -> bool:
        if labels.person[token.i] is not None:
            return False
        if self._english:
            return token.pos in _WORDS or token.low in _JOINS
        return token.pos == "ADJ"

    def _dropped(self, token: Token) -> bool:
        if token.low in _JOINS or (token.pos == "NUM" and token.text.isdigit()):
            return True
        return token.low in self._drop or token.lemma in self._drop

    # -- English -------------------------------------------------------------------------------

    def _as_it_stands(
        self, sentence: Sentence, labels: Labels, at: tuple[int, int, int], kind: str
    ) -> Named:
        first, i, last = at
        tokens = sentence.tokens
        while (stop := self._complement(sentence, labels, last)) > last:
            last = stop
        text = _spaced(tokens[first:last])
        around = [*tokens[first:i], *tokens[at[2] : last]]
        telling = [t for t in around if t.pos in _WORDS and t.low not in self._weak]
        proper = any(t.text[0].isupper() and not _side(labels, t.i) for t in telling)
        telling = [t for t in telling if not _side(labels, t.i) or t.i > i]
        return Named(kind, text, first, last, bool(telling), proper)

    def _complement(self, sentence: Sentence, labels: Labels, at: int) -> int:
        """Return where a complement ("of …", "on …") ends that begins at a word; `at` if none."""
        tokens = sentence.tokens
        if at >= len(tokens) or tokens[at].low not in self._links:
            return at
        stop = at + 1
        while stop < min(len(tokens), at + AHEAD) and self._goes_on(tokens, stop):
            stop += 1
        while stop > at and tokens[stop - 1].pos not in _WORDS:
            stop -= 1
        words = [t for t in tokens[at + 1 : stop] if t.pos in _WORDS]
        if not words or all(_side(labels, t.i) or t.pos == "ADJ" for t in words):
            return at
        return stop

    def _goes_on(self, tokens: Sequence[Token], at: int) -> bool:
        token = tokens[at]
        if token.low in self._dates or (token.pos == "NUM" and token.text.isdigit()):
            return False
        if token.pos == "CCONJ":
            following = tokens[at + 1] if at + 1 < len(tokens) else None
            return following is not None and following.pos in ("ADJ", "NOUN", "PROPN")
        opens = tokens[at - 1].low in self._links
        gerund = token.pos == "VERB" and opens and token.low.endswith(_GERUND)
        return token.pos in (*_WORDS, "DET") or token.low in _JOINS or gerund

    # -- other languages -----------------------------------------------------------------------

    def _rendered(
        self, sentence: Sentence, labels: Labels, at: tuple[int, int, int], kind: str
    ) -> Named:
        first, i, last = at
        tokens = sentence.tokens
        before = [w for t in tokens[first:i] if (w := self._adjective(t, labels))]
        last, more = self._adjectives(sentence, labels, last)
        parts, last = self._parts(sentence, labels, last)
        nouns = [p.text for p in reversed(parts) if not p.link]
        behind = [f"{p.link} {p.text}" for p in parts if p.link and not p.sides]
        words = list(dict.fromkeys([*before, *more, *nouns]))
        proper = any(t.text[0].isupper() for t in tokens[first:last][:2] if t.i > 0)
        head = " ".join([*words, kind])
        text = " ".join([_titled(head) if proper else head, *behind])
        telling = [w for w in words if w not in self._weak]
        full = bool(telling or behind)
        return Named(kind, text, first, max(last, i + 1), full, proper and full)

    def _adjective(self, token: Token, labels: Labels) -> str:
        if self._dropped(token) or _side(labels, token.i):
            return ""
        return self._word(token)

    def _adjectives(self, sentence: Sentence, labels: Labels, at: int) -> tuple[int, list[str]]:
        """Read the adjectives that stand behind a noun, as in French."""
        tokens, found = sentence.tokens, []
        while at < len(tokens) and self._follows(tokens[at]):
            if word := self._adjective(tokens[at], labels):
                found.append(word)
            at += 1
        return at, found

    def _follows(self, token: Token) -> bool:
        """Tell whether a word is an adjective to the noun before it, in a language without cases.

        Adjectives of names are often taken for nouns; a known word without a preposition is one.
        """
        if any(feat.startswith("Case=") for feat in token.feats):
            return False
        if token.pos == "ADJ":
            return True
        return token.pos in ("NOUN", "PROPN", "X") and bool(self._word(token))

    def _parts(self, sentence: Sentence, labels: Labels, at: int) -> tuple[list[Part], int]:
        """Read what follows a noun, piece by piece, as far as words are known."""
        parts: list[Part] = []
        end = at + AHEAD
        while at < min(len(sentence.tokens), end):
            link, start = self._link(sentence, at, parts)
            if link is None:
                break
            part, stop = self._piece(sentence, labels, start, link)
            if part is None:
                break
            parts.append(part)
            at = stop
        return parts, at

    def _link(self, sentence: Sentence, at: int, parts: Sequence[Part]) -> tuple[str | None, int]:
        """Return the English word that leads to what stands at a word, and where that begins."""
        tokens = sentence.tokens
        token = tokens[at]
        if token.pos == "VERB" or token.dep == "mark":
            return self._past_a_clause(tokens, at)
        found = self._links.get(token.low) or self._links.get(token.lemma)
        if found:
            return found, at + 1
        if token.pos == "CCONJ" and parts and parts[-1].link not in ("", "of"):
            return "and", at + 1
        genitive = "Case=Gen" in token.feats and token.pos in ("ADJ", *_NOUNS)
        return ("of", at) if genitive else (None, at)

    def _past_a_clause(self, tokens: Sequence[Token], at: int) -> tuple[str | None, int]:
        """Step over a short clause inside a name ("to be signed") up to a word that leads on."""
        for j in range(at, min(len(tokens), at + 3)):
            if found := self._links.get(tokens[j].low):
                return found, j + 1
        return None, at

    def _piece(
        self, sentence: Sentence, labels: Labels, at: int, link: str
    ) -> tuple[Part | None, int]:
        """Render one complement: its adjectives, its noun, and what follows in the genitive."""
        tokens = sentence.tokens
        while at < len(tokens) and tokens[at].pos == "DET":
            at += 1
        if at >= len(tokens) or tokens[at].low in self._dates:
            return None, at
        known = _covering(labels, at)
        if known is not None and known.kind != "adjective":
            _, stop = _reach(labels, at, known)
            stop = self._listed(sentence, labels, stop)
            if known.kind == "body":
                text = known.entries[0].name
                short = text.isupper() and link == "of"
                return Part("" if short else f"{link} the", text, False), stop
            return Part(link, known.entries[0].name, known.kind in _SIDES), stop
        return self._phrase(sentence, labels, at, link)

    def _phrase(
        self, sentence: Sentence, labels: Labels, at: int, link: str
    ) -> tuple[Part | None, int]:
        tokens = sentence.tokens
        before, i = [], at
        while i < len(tokens) and tokens[i].pos == "ADJ":
            if word := self._adjective(tokens[i], labels):
                before.append(word)
            i += 1
        if i >= len(tokens) or tokens[i].pos not in _NOUNS:
            return None, at
        size = match(sentence, i, self._phrases) or 1
        noun = self._noun(sentence, i, size)
        if not noun:
            return None, at
        stop, more = self._adjectives(sentence, labels, i + size)
        if link == "of" and not (before or more):
            return Part("", noun, False), stop
        head = noun
        inner, stop = self._inner(sentence, labels, stop, noun)
        words = " ".join([*before, *more, *inner[0], head])
        if tokens[i].text[0].isupper() and i > 0:
            words = f"the {_titled(words)}"
        return Part(link, " ".join([words, *inner[1]]), False), stop

    def _inner(
        self, sentence: Sentence, labels: Labels, at: int, noun: str
    ) -> tuple[tuple[list[str], list[str]], int]:
        """Read a complement inside a complement: words to set before the noun, and behind it."""
        link, start = self._link(sentence, at, ()) if at < len(sentence.tokens) else (None, at)
        if link != "of":
            return ([], []), at
        part, stop = self._piece(sentence, labels, start, link)
        if part is None or part.sides:
            return ([], []), at if part is None else stop
        if noun.endswith(_GERUND):
            return ([], [part.text]), stop
        return (([part.text], []) if not part.link else ([], [f"{part.link} {part.text}"])), stop

    def _listed(self, sentence: Sentence, labels: Labels, at: int) -> int:
        """Step over further sides in a list."""
        tokens = sentence.tokens
        while at + 1 < len(tokens) and tokens[at].pos in ("CCONJ", "DET"):
            ahead = at + 1
            while ahead < len(tokens) and tokens[ahead].pos == "DET":
                ahead += 1
            if ahead >= len(tokens) or not _side(labels, ahead):
                break
            at = ahead + 1
        return at

    def _noun(self, sentence: Sentence, i: int, size: int) -> str:
        run = sentence.tokens[i : i + size]
        for words in ([t.lemma for t in run], [t.low for t in run]):
            if found := self._words.get(_key(" ".join(words))):
                return found
        return self._word(sentence.tokens[i])

    def _word(self, token: Token) -> str:
        return self._words.get(token.lemma) or self._words.get(token.low) or ""


def by_noun(table: Mapping[str, str]) -> Mapping[str, str]:
    """Write the nouns of a table as they are looked up."""
    return {_key(noun): kind for noun, kind in table.items()}


def kind_of(kinds: Mapping[str, str], run: Sequence[Token]) -> str | None:
    """Return the English kind of a run of words."""
    forms: Iterator[str] = iter(
        (" ".join(t.lemma for t in run), " ".join(t.low for t in run), run[0].low)
    )
    found = next((kinds[key] for f in forms if (key := _key(f)) in kinds), None)
    return found


def _key(text: str) -> str:
    return " ".join(text.lower().replace("ё", "е").replace("’", "'").replace("'", "' ").split())


def _covering(labels: Labels, i: int) -> Name | None:
    return labels.names[i][0] if labels.names[i] else None


def _reach(labels: Labels, i: int, name: Name) -> tuple[int, int]:
    """Return the words that a known name covers."""
    first = last = i
    while first > 0 and name in labels.names[first - 1]:
        first -= 1
    while last < len(labels.names) and name in labels.names[last]:
        last += 1
    return first, last


def _side(labels: Labels, i: int) -> bool:
    found = _covering(labels, i)
    return found is not None and found.kind in _SIDES


def _spaced(tokens: Sequence[Token]) -> str:
    """Join words as the text has them."""
    out = ""
    for before, token in zip([None, *tokens], tokens, strict=False):
        out += (" " if before is not None and before.stop < token.start else "") + token.text
    return out


def _titled(text: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in text.split())
