"""How many independent sources there are: near-equal texts are one."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from typing import Final

WORD = re.compile(r"\w+")
SHINGLE: Final = 4  # words in a piece
COPY: Final = 0.6  # share of the shorter text's pieces that the longer holds, for it to be a copy

Shingles = frozenset[int]


def shingles(text: str) -> Shingles:
    """Cut a text into its overlapping runs of words, as numbers that depend on the words only."""
    words = WORD.findall(text.casefold())
    size = min(SHINGLE, len(words))
    runs = (" ".join(words[i : i + size]) for i in range(len(words) - size + 1))
    return frozenset(_number(run) for run in runs)


def sources(articles: Iterable[str], known: Mapping[str, Shingles]) -> list[frozenset[str]]:
    """Group the ids of articles whose texts are near-equal; each group is one source."""
    groups: list[frozenset[str]] = []
    for one in sorted(set(articles)):
        near = [g for g in groups if any(_copy(known.get(one), known.get(o)) for o in g)]
        groups = [g for g in groups if g not in near]
        groups.append(frozenset({one}).union(*near))
    return groups


def _copy(a: Shingles | None, b: Shingles | None) -> bool:
    if not a or not b:
        return False
    return len(a & b) / min(len(a), len(b)) >= COPY


def _number(run: str) -> int:
    """Hash without the salt of `hash`, so that runs of the program agree."""
    digest = hashlib.blake2b(run.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big")
