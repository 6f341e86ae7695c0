"""Who said what: direct speech with its speaker, and reported speech."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.gazetteer.world import World
from dragoman.langs import Pack
from dragoman.model import Party
from dragoman.read.lexicon import Phrases, match, phrases
from dragoman.read.mentions import Mention
from dragoman.read.quotes import Quote
from dragoman.read.tokens import Sentence, Token

SPEAKERS = frozenset({"person", "role", "organ", "body", "counterpart", "pronoun", "group"})
_AFTER_VERB = 9  # words after a reporting verb within which "that" may stand
_SHORTEST = 3  # words of reported content
_TAIL = ",;: –—-.!?…»”\"')("


@dataclass(frozen=True, slots=True)
class Said:
    """A statement in offsets of the view."""

    speaker: str
    code: str
    kind: str
    start: int
    stop: int


class SpeechReader:
    """Reads the statements of an article in one language."""

    def __init__(self, pack: Pack, world: World) -> None:
        """Index the reporting words of a pack."""
        speech = pack.speech
        self._verbs: Phrases = phrases(speech["verbs"])
        self._objects: Phrases = phrases(speech["nouns_object"])
        self._belief: Phrases = phrases(speech["belief"])
        self._attributions: Phrases = phrases(speech["attributions"])
        self._that = frozenset(w.lower() for w in speech["conjunctions"]) | {"qu'", "que"}
        self._world = world

    def read(
        self,
        text: str,
        sentences: Sequence[Sentence],
        mentions: Sequence[Sequence[Mention]],
        quotes: Sequence[Quote],
    ) -> list[Said]:
        """Return the statements, in order."""
        found = [*self._direct(text, sentences, mentions, quotes), *self._indirect(text, sentences, mentions, quotes)]
        return sorted(set(found), key=lambda said: (said.start, said.stop))

    # -- direct --------------------------------------------------------------------------------

    def _direct(
        self,
        text: str,
        sentences: Sequence[Sentence],
        mentions: Sequence[Sequence[Mention]],
        quotes: Sequence[Quote],
    ) -> Iterator[Said]:
        before: Party | None = None
        for quote in quotes:
            rows = [(s, m) for s, m in zip(sentences, mentions, strict=True) if s.paragraph == quote.paragraph]
            parts = self._dash_parts(text, rows, quote) if quote.dash else [(quote.start, quote.stop)]
            outside = [self._outside(s, m, parts) for s, m in rows]
            speaker = self._nearest_speaker(outside, quote) or self._any_speaker(outside, quote)
            speaker = speaker or before or self._before(sentences, mentions, quote)
            if speaker is None:
                continue
            before = speaker
            for start, stop in parts:
                start, stop = _trim(text, start, stop)
                if stop > start and len(text[start:stop].split()) >= _SHORTEST:
                    yield Said(self._name(speaker), speaker.code, "direct", start, stop)

    def _dash_parts(
        self, text: str, rows: Sequence[tuple[Sentence, Sequence[Mention]]], quote: Quote
    ) -> list[tuple[int, int]]:
        """Cut the author's words ("– said he. –") out of a dash paragraph."""
        cuts: list[tuple[int, int]] = []
        for sentence, _ in rows:
            for token in sentence.tokens:
                if token.text in ("–", "—", "-") and token.start > quote.start:
                    after = sentence.tokens[token.i + 1 : token.i + 3]
                    if any(self._verb(sentence, t.i) for t in after):
                        end = next((t for t in sentence.tokens[token.i + 1 :] if t.text in ("–", "—")), None)
                        cuts.append((token.start, end.stop if end else sentence.stop))
        parts, at = [], quote.start
        for start, stop in cuts:
            if start > at:
                parts.append((at, start))
            at = max(at, stop)
        while at < quote.stop and text[at] in " –—-.":
            at += 1
        if at < quote.stop:
            parts.append((at, quote.stop))
        return parts

    def _outside(
        self, sentence: Sentence, mentions: Sequence[Mention], parts: Sequence[tuple[int, int]]
    ) -> tuple[Sentence, list[Mention], list[Token]]:
        def free(i: int) -> bool:
            token = sentence.tokens[i]
            return not any(a <= token.start < b for a, b in parts)

        return sentence, [m for m in mentions if free(m.head)], [t for t in sentence.tokens if free(t.i)]

    def _nearest_speaker(
        self, outside: Sequence[tuple[Sentence, list[Mention], list[Token]]], quote: Quote
    ) -> Party | None:
        """Return the subject of the reporting verb nearest to the quotation."""
        best: tuple[int, Party] | None = None
        for sentence, mentions, tokens in outside:
            for token in tokens:
                if not self._verb(sentence, token.i):
                    continue
                speaker = self._subject(sentence, mentions, token)
                distance = min(abs(token.start - quote.stop), abs(quote.start - token.stop))
                if speaker is not None and (best is None or distance < best[0]):
                    best = (distance, speaker)
        return best[1] if best else None

    def _any_speaker(
        self, outside: Sequence[tuple[Sentence, list[Mention], list[Token]]], quote: Quote
    ) -> Party | None:
        near = [
            (min(abs(s.tokens[m.head].start - quote.stop), abs(quote.start - s.tokens[m.head].stop)), m)
            for s, mentions, _ in outside
            for m in mentions
            if m.parties and m.kind in SPEAKERS and s.start <= quote.stop and quote.start <= s.stop + 2
        ]
        return min(near, key=lambda pair: pair[0])[1].parties[0] if near else None

    def _before(
        self, sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]], quote: Quote
    ) -> Party | None:
        """Return who speaks last before a quotation that names no speaker itself."""
        for sentence, row in zip(reversed(sentences), reversed(mentions), strict=True):
            if sentence.start < quote.start and quote.paragraph - sentence.paragraph <= 2:  # noqa: PLR2004
                named = [m for m in row if m.parties and m.kind in ("person", "role") and m.parties[0].name]
                if named and sentence.paragraph < quote.paragraph:
                    return named[0].parties[0]
        return None

    # -- indirect ------------------------------------------------------------------------------

    def _indirect(
        self,
        text: str,
        sentences: Sequence[Sentence],
        mentions: Sequence[Sequence[Mention]],
        quotes: Sequence[Quote],
    ) -> Iterator[Said]:
        for sentence, row in zip(sentences, mentions, strict=True):
            if sentence.title or _inside(sentence.start, sentence.stop, quotes):
                continue
            yield from self._reported(text, sentence, row, quotes)

    def _reported(
        self, text: str, sentence: Sentence, row: Sequence[Mention], quotes: Sequence[Quote]
    ) -> Iterator[Said]:
        done = -1
        for token in sentence.tokens:
            if token.i <= done or _inside(token.start, token.stop, quotes):
                continue
            content = self._content(sentence, token)
            if content is None:
                continue
            speaker = self._subject(sentence, row, token) or self._attributed(sentence, row, token)
            if speaker is None:
                continue
            first, last = content
            start, stop = _trim(text, sentence.tokens[first].start, sentence.tokens[last - 1].stop)
            if stop - start > 0 and last - first >= _SHORTEST and not _inside(start, stop, quotes):
                done = last - 1
                yield Said(self._name(speaker), speaker.code, "indirect", start, stop)

    def _content(self, sentence: Sentence, token: Token) -> tuple[int, int] | None:
        """Return the words that report what was said, from the reporting word at `token`."""
        size = match(sentence, token.i, self._attributions)
        if size:
            return self._beside(sentence, token.i + size)
        reports = self._verb(sentence, token.i) or bool(match(sentence, token.i, self._belief))
        if not reports or token.pos in ("NOUN", "PROPN"):
            return None
        that = self._that_after(sentence, token.i)
        if that is not None:
            return that, self._end(sentence, that)
        for child in sentence.kids(token.i, "ccomp"):
            if child.i > token.i and "VerbForm=Inf" not in child.feats:
                words = sorted(sentence.subtree(child.i))
                words = [w for w in words if w > token.i]
                if words:
                    return words[0], words[-1] + 1
        if match(sentence, token.i, self._objects):
            for child in sentence.kids(token.i, "obj"):
                words = sorted(w for w in sentence.subtree(child.i) if w > token.i)
                if len(words) > _SHORTEST:
                    return words[0], words[-1] + 1
        return None

    def _that_after(self, sentence: Sentence, i: int) -> int | None:
        """Return the first word after the conjunction that follows a reporting verb."""
        for k in range(i + 1, min(i + _AFTER_VERB, len(sentence.tokens) - 1)):
            token = sentence.tokens[k]
            if token.low in self._that and token.pos in ("SCONJ", "PRON", "ADP", "CCONJ", "PART", "ADV", "DET"):
                return k + 1
            if token.low in (".", ";", ":") or (token.pos == "VERB" and "VerbForm=Fin" in token.feats):
                return None
        return None

    def _end(self, sentence: Sentence, first: int) -> int:
        """Return where reported content ends: the sentence, or a clause that goes on reporting."""
        for token in sentence.tokens[first:]:
            again = token.low in (",", "and", "et", "и") and token.i + 1 < len(sentence.tokens)
            if again and self._verb(sentence, token.i + 1) and "VerbForm=Fin" not in sentence.tokens[token.i + 1].feats:
                return token.i
        return len(sentence.tokens)

    def _beside(self, sentence: Sentence, at: int) -> tuple[int, int] | None:
        """Return the clause that an attribution ("according to X, …") belongs to."""
        comma = next((t.i for t in sentence.tokens[at:] if t.low == ","), None)
        if comma is not None and at < len(sentence.tokens) // 2 and len(sentence.tokens) - comma > _SHORTEST + 1:
            return comma + 1, len(sentence.tokens)
        first = at - 2
        while first > 0 and sentence.tokens[first].low in (",", "selon", "according"):
            first -= 1
        return (0, first + 1) if first > _SHORTEST else None

    # -- common --------------------------------------------------------------------------------

    def _verb(self, sentence: Sentence, i: int) -> bool:
        if i >= len(sentence.tokens) or sentence.tokens[i].pos not in ("VERB", "AUX", "ADJ"):
            return False
        return bool(match(sentence, i, self._verbs) or match(sentence, i, self._objects))

    def _subject(self, sentence: Sentence, row: Sequence[Mention], token: Token) -> Party | None:
        """Return who does the saying: the verb's subject, or the speaker nearest to it."""
        for at in (token.i, *(up.i for up in sentence.up(token.i))):
            for child in sentence.kids(at, "nsubj"):
                for mention in row:
                    if mention.covers(child.i) and mention.parties and mention.kind in {*SPEAKERS, "state", "city"}:
                        return mention.parties[0]
            if sentence.tokens[at].dep not in ("conj", "xcomp", "advcl", "parataxis", "ccomp"):
                break
        near = [m for m in row if m.parties and m.kind in SPEAKERS and abs(m.head - token.i) <= _AFTER_VERB + 5]
        before = [m for m in near if m.last <= token.i]
        after = [m for m in near if m.first > token.i and m.first - token.i <= 3]  # noqa: PLR2004 - "said Mr X"
        if after and not (before and token.i - before[-1].last <= 2):  # noqa: PLR2004
            return after[0].parties[0]
        return before[-1].parties[0] if before else None

    def _attributed(self, sentence: Sentence, row: Sequence[Mention], token: Token) -> Party | None:
        after = [m for m in row if m.parties and m.first >= token.i and m.kind in {*SPEAKERS, "state"}]
        return after[0].parties[0] if after else None

    def _name(self, party: Party) -> str:
        if party.name:
            return party.name
        label = self._world.label(party.code, "en")
        if not party.role:
            return label
        adjective = self._world.adjectives.get(party.code, label)
        return f"{adjective} {party.role}"


def _inside(start: int, stop: int, quotes: Sequence[Quote]) -> bool:
    return any(q.start <= start and stop <= q.stop + 2 for q in quotes)


def _trim(text: str, start: int, stop: int) -> tuple[int, int]:
    while stop > start and text[stop - 1] in _TAIL + " ":
        stop -= 1
    while start < stop and text[start] in " ,–—-:«“\"":
        start += 1
    return start, stop
