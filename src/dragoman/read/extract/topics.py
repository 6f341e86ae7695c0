"""Projects and institutions between two sides that an article names without telling an act."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dragoman.read.labels import Labels
from dragoman.read.mentions import Mention
from dragoman.read.naming import Named
from dragoman.read.refer import Scene
from dragoman.read.things import ThingReader
from dragoman.read.tokens import Sentence

BILATERAL: Final = 0.6  # share of the two main sides among all, from which an article is about them
PAIR: Final = 2


@dataclass(frozen=True, slots=True)
class Found:
    """One topic: its kind, its English name, its sides, and the stretches of the view."""

    kind: str
    name: str
    codes: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


def read(
    things: ThingReader,
    sentences: Sequence[Sentence],
    labels: Sequence[Labels],
    mentions: Sequence[Sequence[Mention]],
    scene: Scene,
) -> list[Found]:
    """Read the topics of an article: one for each name, wherever it stands."""
    found: dict[tuple[str, str], Found] = {}
    for sentence, names, row in zip(sentences, labels, mentions, strict=True):
        codes = _sides(row, scene)
        if len(codes) != PAIR:
            continue
        for named in things.projects(sentence, names):
            span = _span(sentence, named)
            key = (named.kind, named.text.casefold())
            known = found.get(key)
            if known is None:
                found[key] = Found(named.kind, named.text, codes, (span,))
            else:
                found[key] = Found(known.kind, known.name, known.codes, (*known.spans, span))
    return list(found.values())


def _sides(row: Sequence[Mention], scene: Scene) -> tuple[str, ...]:
    """The two sides of a sentence; where it names fewer, the two that the article is about."""
    told = dict.fromkeys(p.code for m in row for p in m.parties)
    codes = tuple(code for code in told if not code.startswith("IGO:"))
    if len(codes) == PAIR:
        return codes
    if len(codes) < PAIR and set(codes) <= set(scene.pair) and scene.share >= BILATERAL:
        return scene.pair
    return ()


def _span(sentence: Sentence, named: Named) -> tuple[int, int]:
    return sentence.tokens[named.first].start, sentence.tokens[named.last - 1].stop
