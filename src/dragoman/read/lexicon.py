"""The words of a pack, indexed for look-up while reading."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dragoman.gazetteer.keys import fold
from dragoman.langs import Pack, Role
from dragoman.read.tokens import Sentence, Token

SHORTEST = 3  # letters of a word of a title; shorter ones are "of", "de"
Phrases = Mapping[str, Sequence[tuple[str, ...]]]


def phrases(words: Iterable[str]) -> Phrases:
    """Index phrases by their first word, the longest first."""
    index: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for phrase in words:
        parts = tuple(phrase.lower().replace("ё", "е").replace("'", "' ").split())
        if parts:
            index[parts[0]].append(parts)
    for rows in index.values():
        rows.sort(key=len, reverse=True)
    return dict(index)


def forms(token: Token) -> tuple[str, str]:
    """Return the two forms under which a word is looked up."""
    return token.lemma, token.low


def match(sentence: Sentence, i: int, index: Phrases) -> int:
    """Return how many words from `i` on form a phrase of the index (0: none)."""
    tokens = sentence.tokens
    for key in dict.fromkeys(forms(tokens[i])):
        for parts in index.get(key, ()):
            stop = i + len(parts)
            if stop <= len(tokens) and all(
                part in forms(token)
                for part, token in zip(parts[1:], tokens[i + 1 : stop], strict=True)
            ):
                return len(parts)
    return 0


@dataclass(frozen=True)
class Lexicon:
    """One pack, with its phrases indexed on first use."""

    pack: Pack

    @cached_property
    def roles(self) -> Mapping[str, Sequence[tuple[tuple[str, ...], Role]]]:
        """Role nouns by the first word of their head, in the order of the pack."""
        index: defaultdict[str, list[tuple[tuple[str, ...], Role]]] = defaultdict(list)
        for role in self.pack.roles:
            for head in sorted(role.heads):
                parts = tuple(head.lower().replace("ё", "е").split())
                index[parts[0]].append((parts, role))
        for rows in index.values():
            rows.sort(key=lambda row: (-len(row[0]), not row[1].words))
        return dict(index)

    def is_role(self, token: Token) -> bool:
        """Tell whether a word can begin a title or the name of an organ."""
        return token.lemma in self.roles or token.low in self.roles

    @cached_property
    def both(self) -> Phrases:
        """Words for the two sides of the article."""
        return phrases(self.pack.sides["both"])

    @cached_property
    def speaker_side(self) -> Phrases:
        """Words by which a speaker names the own side."""
        return phrases((*self.pack.sides["self"], *self.pack.sides["his"]))

    @cached_property
    def head_of_state(self) -> frozenset[str]:
        """Titles that need the article to say of whom."""
        words = (fold(word.lower()) for word in self.pack.sides["head_of_state"])
        return frozenset(word.replace("'", " ") for word in words)

    @cached_property
    def counterpart(self) -> frozenset[str]:
        """Nouns for the other one."""
        return frozenset(word.lower() for word in self.pack.sides["counterpart"])

    def pronoun(self, token: Token) -> str:
        """Return first, masculine, feminine or plural for a personal pronoun, else ''."""
        if token.pos not in ("PRON", "DET"):
            return ""
        kinds = ("first", "masculine", "feminine", "plural")
        return next((k for k in kinds if token.low in self.pack.pronouns[k]), "")

    @cached_property
    def titles(self) -> frozenset[str]:
        """Words before a name that are no part of it: titles and nouns for offices."""
        roles = [role for role in self.pack.roles if role.kind == "person"]
        heads = {
            word
            for role in roles
            for head in role.heads
            for word in head.split()
            if len(word) >= SHORTEST
        }
        return frozenset(heads | self.pack.names["titles"])
