"""The frames of one pack, indexed by the word that can trigger them, and found in a sentence."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.langs import Frame, Pack
from dragoman.read.tokens import Sentence, Token

REFLEXIVE = ("se ", "s'")
_NEAR_VERB = 4  # words after a verb within which its particle or fixed preposition stands
_NOUN_REACH = (
    7  # words around a light verb within which its noun may stand, if no other verb lies between
)
_CLAUSE = 10  # words around a trigger that count as its clause when a frame says `unless`


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that triggers a frame; `noun` is the noun of a light verb; `last` ends the words.

    `outdone` says that a more specific frame of another act claims the word.
    """

    at: int
    last: int
    frame: Frame
    noun: int | None = None
    weight: int = 1
    outdone: bool = False


@dataclass(frozen=True, slots=True)
class Index:
    """Frames by trigger word."""

    verbs: Mapping[str, Sequence[tuple[tuple[str, ...], bool, Frame]]]
    nouns: Mapping[str, Sequence[tuple[tuple[str, ...], Frame]]]
    phrases: Mapping[str, Sequence[tuple[tuple[str, ...], Frame]]]


def build(pack: Pack) -> Index:
    """Index all frames of a pack."""
    verbs: defaultdict[str, list[tuple[tuple[str, ...], bool, Frame]]] = defaultdict(list)
    nouns: defaultdict[str, list[tuple[tuple[str, ...], Frame]]] = defaultdict(list)
    phrases: defaultdict[str, list[tuple[tuple[str, ...], Frame]]] = defaultdict(list)
    for frames in pack.frames.values():
        for frame in frames:
            for lemma in frame.lemmas:
                words = lemma.lower().replace("ё", "е")
                if frame.kind == "verb":
                    reflexive = words.startswith(REFLEXIVE)
                    first, *rest = words.removeprefix("se ").removeprefix("s'").split()
                    verbs[first].append((tuple(rest), reflexive, frame))
                elif frame.kind == "noun":
                    parts = _words(words)
                    nouns[parts[0]].append((parts, frame))
                else:
                    parts = _words(words)
                    phrases[parts[0]].append((parts, frame))
    return Index(dict(verbs), dict(nouns), dict(phrases))


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.replace("'", "' ").split())


class Finder:
    """Finds the triggers of one sentence."""

    def __init__(self, index: Index, sentence: Sentence) -> None:
        """Prepare to look at a sentence."""
        self._index = index
        self._t = sentence.tokens
        self._s = sentence
        self._words = {form for t in self._t for form in (t.lemma, t.low)}

    def every(self) -> list[Trigger]:
        """Return the most specific trigger of each act at each word, also where others outdo it."""
        found = [t for i in range(len(self._t)) for t in self._at(i)]
        best: dict[tuple[int, str], Trigger] = {}
        for trigger in found:
            key = trigger.at, trigger.frame.act
            if key not in best or trigger.weight > best[key].weight:
                best[key] = trigger
        return list(best.values())

    def triggers(self) -> list[Trigger]:
        """Return the triggers, the most specific of each word first; a noun serves one of them."""
        found = [t for i in range(len(self._t)) for t in self._at(i)]
        found.sort(key=lambda t: (-t.weight, t.at))
        kept: list[Trigger] = []
        best: dict[int, int] = {}
        for trigger in found:
            words = {
                trigger.at,
                *range(trigger.at, trigger.last),
                *([trigger.noun] if trigger.noun is not None else []),
            }
            if any(best.get(word, trigger.weight) > trigger.weight for word in words):
                continue
            kept.append(trigger)
            for word in words:
                best[word] = max(best.get(word, 0), trigger.weight)
        return sorted(kept, key=lambda t: t.at)

    def _at(self, i: int) -> Iterator[Trigger]:
        token = self._t[i]
        for parts, frame in self._index.phrases.get(token.low, ()):
            last = self._run(i, parts)
            if last and self._allowed(i, frame):
                yield Trigger(i, last, frame, weight=1 + len(parts))
        if token.pos in ("VERB", "AUX", "ADJ") and not token.dep.startswith("aux"):
            yield from self._verb(i, token)
        if token.pos in ("NOUN", "PROPN", "ADJ", "VERB", "X"):
            yield from self._noun(i, token)

    def _run(self, i: int, parts: Sequence[str]) -> int:
        run = self._t[i : i + len(parts)]
        fits = len(run) == len(parts) and all(
            p in ("*", t.low, t.lemma) for p, t in zip(parts, run, strict=True)
        )
        return i + len(parts) if fits else 0

    def _verb(self, i: int, token: Token) -> Iterator[Trigger]:
        if token.pos == "ADJ" and not any(f.startswith("VerbForm=Part") for f in token.feats):
            return
        for rest, reflexive, frame in self._index.verbs.get(token.lemma, ()):
            if reflexive and not self._is_reflexive(i):
                continue
            last = self._particle(i, rest)
            if not last or not self._allowed(i, frame):
                continue
            noun = self._light_noun(i, frame) if frame.nouns else None
            if frame.nouns and noun is None:
                continue
            weight = 1 + 2 * bool(frame.nouns) + len(rest) + bool(frame.near)
            yield Trigger(i, last, frame, noun, weight)

    def _noun(self, i: int, token: Token) -> Iterator[Trigger]:
        if token.pos in ("ADJ", "VERB") and "VerbForm=Fin" in token.feats:
            return
        for key in dict.fromkeys((token.lemma, token.low)):
            for parts, frame in self._index.nouns.get(key, ()):
                run = self._t[i : i + len(parts)]
                fits = len(run) == len(parts) and all(
                    p in (t.lemma, t.low) for p, t in zip(parts, run, strict=True)
                )
                plain = token.pos not in ("ADJ", "VERB") or len(parts) > 1 or key == token.low
                if fits and plain and self._allowed(i, frame):
                    weight = len(parts) + bool(frame.near)
                    yield Trigger(self._top(i, len(parts)), i + len(parts), frame, weight=weight)

    def _top(self, i: int, size: int) -> int:
        """Return the word of a run that the others hang on ("phone call": call)."""
        inside = range(i, i + size)
        tops = [k for k in inside if self._t[k].head not in inside or self._t[k].head == k]
        nouns = [k for k in tops if self._t[k].pos in ("NOUN", "PROPN")]
        return (nouns or tops or [i])[0]

    def _is_reflexive(self, i: int) -> bool:
        before = self._t[max(0, i - 4) : i]
        return any(t.low in ("se", "s'", "nous", "vous") for t in before)

    def _particle(self, i: int, rest: Sequence[str]) -> int:
        """Return where the verb's words end (0: a particle is missing)."""
        at, last = i + 1, i + 1
        for part in rest:
            stop = min(at + _NEAR_VERB, len(self._t))
            hit = next(
                (k for k in range(at, stop) if part in (self._t[k].low, self._t[k].lemma)), None
            )
            if hit is None or any(self._t[k].pos in ("VERB", "PUNCT") for k in range(at, hit)):
                return 0
            at = hit + 1
            last = at if hit == last else last
        return last

    def _light_noun(self, i: int, frame: Frame) -> int | None:
        """Return the noun that a light verb needs: its dependent, or one near it."""
        hanging = self._hanging_noun(i, frame.nouns)
        return self._noun_near(i, frame.nouns) if hanging is None else hanging

    def _hanging_noun(self, i: int, nouns: frozenset[str]) -> int | None:
        """Return the one of some nouns that hangs on a verb, or on what hangs on it."""
        for child in self._s.kids(
            i, "obj", "obl", "nsubj", "xcomp", "iobj", "nmod", "advmod", "dep"
        ):
            if self._is_one_of(child.i, nouns):
                return child.i
            for grandchild in self._s.kids(child.i, "nmod", "conj", "obj", "amod", "compound"):
                if self._is_one_of(grandchild.i, nouns):
                    return grandchild.i
        return None

    def _noun_near(self, i: int, nouns: frozenset[str]) -> int | None:
        """Return the one of some nouns that stands near a verb, first behind it."""
        for step in (1, -1):
            for k in range(1, _NOUN_REACH):
                at = i + step * k
                if not 0 <= at < len(self._t) or self._stops(at, step):
                    break
                if self._is_one_of(at, nouns):
                    return at
        return None

    def _stops(self, at: int, step: int) -> bool:
        token = self._t[at]
        if token.pos == "VERB" and "VerbForm=Part" not in token.feats:
            return True
        return token.pos == "PUNCT" and token.low not in ("'", '"', "«", "»", "-")

    def _is_one_of(self, at: int, nouns: frozenset[str]) -> bool:
        token = self._t[at]
        if token.pos in ("VERB", "AUX", "ADP"):
            return False
        if token.lemma in nouns or token.low in nouns:
            return True
        two = f"{token.lemma} {self._t[at + 1].lemma}" if at + 1 < len(self._t) else ""
        return two in nouns

    def _allowed(self, i: int, frame: Frame) -> bool:
        if frame.near and not self._any(frame.near, self._words, 0, len(self._t)):
            return False
        if not frame.unless:
            return True
        first, last = max(0, i - _CLAUSE), min(len(self._t), i + _CLAUSE)
        words = {form for t in self._t[first:last] for form in (t.lemma, t.low)}
        return not self._any(frame.unless, words, first, last)

    def _any(self, wanted: frozenset[str], words: set[str], first: int, last: int) -> bool:
        if wanted & words:
            return True
        several = [w.split() for w in wanted if " " in w]
        return any(self._has_run(parts, first, last) for parts in several if parts[0] in words)

    def _has_run(self, parts: Sequence[str], first: int, last: int) -> bool:
        return any(
            all(
                p in (t.lemma, t.low)
                for p, t in zip(parts, self._t[i : i + len(parts)], strict=True)
            )
            for i in range(first, last - len(parts) + 1)
        )
