"""What the learned reader looks at: the words round a trigger, and how a side stands to it.

No string holds more than lemmas, relations and classes, so that a model learns constructions and
words, not texts.
"""

from collections.abc import Iterator, Mapping, Sequence

from dragoman.read.extract.frames.arguments import Slots
from dragoman.read.mentions import Mention
from dragoman.read.tokens import Sentence, Token

CANDIDATES = frozenset({"VERB", "NOUN", "ADJ", "PROPN", "X"})
_CONTENT = frozenset({"VERB", "NOUN", "ADJ", "PROPN", "ADV", "X"})
_NEAR = 5  # words on each side that count as near
_DEEPEST = 5  # steps of a path in the tree that are told apart
_STEPS = (1, 2, 4, 8, 16)  # distances in words that are told apart
_VOICE = ("Voice=Pass", "VerbForm=Part", "VerbForm=Inf", "VerbForm=Ger", "Tense=Past", "Tense=Fut")


def candidates(sentence: Sentence) -> Iterator[Token]:
    """Yield the words that may tell an event."""
    for token in sentence.tokens:
        if token.pos in CANDIDATES and len(token.low) > 1 and not token.dep.startswith("aux"):
            yield token


def _base(dep: str) -> str:
    return dep.split(":", maxsplit=1)[0]


def mentioned(sentence: Sentence, mentions: Sequence[Mention]) -> Mapping[int, Mention]:
    """Return the mention that each word belongs to."""
    return {i: m for m in mentions for i in range(m.first, m.last)}


def shown(token: Token, sides: Mapping[int, Mention]) -> str:
    """Return the lemma of a word; sides and names are told by their kind alone."""
    mention = sides.get(token.i)
    if mention is not None and mention.kind != "role":
        return f"<{mention.kind}>"
    if token.name:
        return f"<{token.name[2:]}>"
    return "<num>" if token.pos == "NUM" else token.lemma


class Triggers:
    """Describes the candidate words of one sentence."""

    def __init__(self, sentence: Sentence, mentions: Sequence[Mention]) -> None:
        """Prepare to look at a sentence."""
        self._s = sentence
        self._t = sentence.tokens
        self._sides = mentioned(sentence, mentions)
        self._words = [shown(t, self._sides) for t in self._t]
        self._bag = sorted(
            {f"b:{w}" for w, t in zip(self._words, self._t, strict=True) if t.pos in _CONTENT}
        )
        codes = {p.code for m in mentions for p in m.parties}
        codes |= {code for m in mentions for code in m.codes}
        self._bag.append(f"codes:{min(3, len(codes))}")

    def of(self, token: Token) -> Iterator[str]:
        """Yield what can be said of one candidate."""
        word = self._words[token.i]
        yield from ("bias", f"pos:{token.pos}", f"dep:{_base(token.dep)}", f"w:{word}")
        yield f"low:{token.low}"
        yield f"end:{token.low[-4:]}"
        yield f"start:{token.low[:5]}"
        yield f"w:{word}|{token.pos}"
        yield from (f"f:{feat}" for feat in _VOICE if feat in token.feats)
        yield from self._below(token, word)
        yield from self._above(token, word)
        yield from self._beside(token, word)
        yield from self._bag

    def _below(self, token: Token, word: str) -> Iterator[str]:
        for child in self._s.kids(token.i):
            dep, other = _base(child.dep), self._words[child.i]
            if dep in ("punct", "det"):
                continue
            yield f"c:{dep}:{other}"
            yield f"w:{word}|c:{dep}:{other}"
            yield f"has:{dep}"
            for case in self._s.kids(child.i, "case"):
                yield f"p:{case.low}:{other}"
                yield f"w:{word}|p:{case.low}"

    def _above(self, token: Token, word: str) -> Iterator[str]:
        head = self._t[token.head]
        if head.i == token.i:
            yield "root"
            return
        other = self._words[head.i]
        yield f"h:{_base(token.dep)}:{other}"
        yield f"w:{word}|h:{other}"
        yield f"h:{other}"

    def _beside(self, token: Token, word: str) -> Iterator[str]:
        size = len(self._t)
        for step in (-2, -1, 1, 2):
            at = token.i + step
            other = self._words[at] if 0 <= at < size else "<end>"
            yield f"{step}:{other}"
            if abs(step) == 1:
                yield f"w:{word}|{step}:{other}"
        near = range(max(0, token.i - _NEAR), min(size, token.i + _NEAR + 1))
        for at in near:
            if at != token.i and self._t[at].pos in _CONTENT:
                yield f"n:{self._words[at]}"


class Roles:
    """Describes how a side stands to a trigger."""

    def __init__(self, sentence: Sentence, mentions: Sequence[Mention]) -> None:
        """Prepare to look at a sentence."""
        self._s = sentence
        self._t = sentence.tokens
        self._sides = mentioned(sentence, mentions)

    def of(
        self, at: int, act: str, mention: Mention, slots: Slots, voted: str, passive: bool
    ) -> Iterator[str]:
        """Yield what can be said of one side; `voted` is the role that the frames gave it."""
        kind = "v" if self._t[at].pos in ("VERB", "AUX") else "n"
        voice = "p" if passive else "a"
        word = self._t[at].lemma
        plain = list(self._plain(at, mention, slots, kind + voice))
        yield from ("bias", f"act:{act}", f"vote:{voted}", f"act:{act}|vote:{voted}")
        for text in plain:
            yield text
            yield f"{act}|{text}"
            yield f"{voted}|{text}"
        for text in plain[:4]:
            yield f"{word}|{text}"

    def _plain(self, at: int, mention: Mention, slots: Slots, kind: str) -> Iterator[str]:
        inside = range(mention.first, mention.last)
        found = sorted(name for name, words in slots.items() if any(w in inside for w in words))
        preposition = self._before(mention)
        side = "after" if mention.first > at else "before"
        yield f"{kind}|slot:{'+'.join(found[:2]) or '-'}"
        yield f"{kind}|path:{self._path(at, mention.head)}"
        yield f"{kind}|{side}|{preposition}"
        yield f"{side}|{preposition}|{self._rank(at, mention)}"
        yield f"kind:{mention.kind}"
        yield f"{kind}|kind:{mention.kind}|{side}|{preposition}"
        yield f"case:{self._case(mention)}|{kind}|{side}"
        yield f"{side}|{self._distance(at, mention)}"
        yield f"head:{_base(self._t[mention.head].dep)}|{self._governor(mention)}|{kind}|{side}"

    def _before(self, mention: Mention) -> str:
        for at in range(mention.first - 1, max(-1, mention.first - 4), -1):
            token = self._t[at]
            if token.pos in ("ADP", "SCONJ") or (token.pos == "CCONJ" and at == mention.first - 1):
                return token.low
            if token.pos not in ("DET", "ADJ", "NUM", "PART"):
                return "-"
        return "-"

    def _case(self, mention: Mention) -> str:
        feats = self._t[mention.head].feats
        return next((f[5:] for f in sorted(feats) if f.startswith("Case=")), "-")

    def _governor(self, mention: Mention) -> str:
        head = self._t[self._t[mention.head].head]
        return head.pos

    def _rank(self, at: int, mention: Mention) -> str:
        """Say whether the side is the nearest to the trigger on its side of it, or which."""
        firsts = sorted({m.first for m in self._sides.values()})
        if mention.first > at:
            return str(min(3, sum(at < f < mention.first for f in firsts)))
        return str(min(3, sum(mention.first < f < at for f in firsts)))

    def _distance(self, at: int, mention: Mention) -> str:
        words = min(abs(mention.first - at), abs(mention.last - 1 - at))
        return str(next((s for s in _STEPS if words <= s), "far"))

    def _path(self, at: int, end: int) -> str:
        """Return the relations from the side up to the common governor and down to the trigger."""
        up = [end, *(t.i for t in self._s.up(end))]
        down = [at, *(t.i for t in self._s.up(at))]
        meet = next((i for i in up if i in down), None)
        if meet is None:
            return "none"
        rise = [self._step(i) for i in up[: up.index(meet)]]
        fall = [self._step(i) for i in down[: down.index(meet)]]
        if len(rise) + len(fall) > _DEEPEST:
            return "long"
        return ">".join(rise) + "^" + "<".join(reversed(fall))

    def _step(self, i: int) -> str:
        return _base(self._t[i].dep)
