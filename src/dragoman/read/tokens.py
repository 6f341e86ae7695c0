"""Words and sentences as the readers see them: plain records, no library's objects."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Token:
    """One word. `start` and `stop` are offsets into the view; `head` is an index in the sentence.

    `low` is the word in lower case, `lemma` its dictionary form in lower case (ё as е), `feats`
    the Universal Dependencies features as `Name=Value` strings. The root is its own head.
    """

    i: int
    text: str
    low: str
    lemma: str
    pos: str
    dep: str
    head: int
    feats: frozenset[str]
    start: int
    stop: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One parsed sentence with its place in the article.

    `paragraph` numbers the line it stands in; `title` says that the line is a headline.
    """

    number: int
    paragraph: int
    title: bool
    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...] = field(repr=False)

    @property
    def start(self) -> int:
        """Offset of the first character in the view."""
        return self.tokens[0].start

    @property
    def stop(self) -> int:
        """Offset behind the last character in the view."""
        return self.tokens[-1].stop

    def kids(self, i: int, *deps: str) -> Iterator[Token]:
        """Yield the dependents of a word, those with one of the relations if any are given."""
        for child in self.children[i]:
            token = self.tokens[child]
            if not deps or token.dep in deps or token.dep.split(":")[0] in deps:
                yield token

    def subtree(self, i: int) -> Iterator[int]:
        """Yield the indices of a word and everything below it, in no particular order."""
        stack = [i]
        while stack:
            at = stack.pop()
            yield at
            stack.extend(self.children[at])

    def up(self, i: int) -> Iterator[Token]:
        """Yield the governors of a word, nearest first."""
        seen = {i}
        at = self.tokens[i].head
        while at not in seen:
            seen.add(at)
            yield self.tokens[at]
            at = self.tokens[at].head

    def at(self, offset: int) -> Token | None:
        """Return the word that covers an offset of the view, if any."""
        return next((token for token in self.tokens if token.start <= offset < token.stop), None)

    def between(self, start: int, stop: int) -> list[Token]:
        """Return the words that overlap a stretch of the view."""
        return [token for token in self.tokens if token.start < stop and start < token.stop]


def link(tokens: Sequence[Token]) -> tuple[tuple[int, ...], ...]:
    """Return the dependents of each word."""
    children: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            children[token.head].append(token.i)
    return tuple(map(tuple, children))
