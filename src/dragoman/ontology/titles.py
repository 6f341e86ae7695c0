"""The names of documents and bodies, as far as they must be compared: telling words and numbers."""

import re
import unicodedata
from dataclasses import dataclass

from dragoman.ontology.relations import Relations

WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a document or body: its words, the telling ones among them, and its numbers."""

    words: frozenset[str] = frozenset()
    telling: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()

    def matches(self, other: "Name", share: float) -> bool:
        """Tell whether both name one thing: enough common words and no other number."""
        if not self.words or not other.words or self._differs(other):
            return False
        mine, theirs = (self.telling, other.telling)
        if not mine or not theirs:
            return self.words == other.words
        return len(mine & theirs) / min(len(mine), len(theirs)) >= share

    def contradicts(self, other: "Name", share: float) -> bool:
        """Tell whether both are named and are not the same thing."""
        if not self.words or not other.words:
            return False
        if self._differs(other):
            return True
        return bool(self.telling and other.telling) and not self.matches(other, share)

    def _differs(self, other: "Name") -> bool:
        return bool(self.numbers and other.numbers and not self.numbers & other.numbers)


def fold(text: str) -> str:
    """Write a name in lower case without accents or marks."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(WORD.findall("".join(c for c in plain if not unicodedata.combining(c))))


def name_of(text: str | None, relations: Relations) -> Name:
    """Split the name of a document or body into its words."""
    said = re.sub(r"\binter[\s-]+(?=\w)", "inter", (text or "").casefold())  # "Inter-State"
    words = frozenset(relations.same.get(word, word) for word in fold(said).split())
    words -= relations.small
    numbers = frozenset(digits for word in words if (digits := re.sub(r"\D", "", word)))
    return Name(words, words - relations.generic - numbers, numbers)
