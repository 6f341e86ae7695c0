"""Who said what: direct speech with its speaker, and reported speech."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.gazetteer.world import World
from dragoman.langs import Pack
from dragoman.read.extract.direct import Direct
from dragoman.read.extract.names import Voice
from dragoman.read.extract.subjects import VERBAL
from dragoman.read.extract.voices import Voices
from dragoman.read.lexicon import Phrases, match, phrases
from dragoman.read.mentions import Mention
from dragoman.read.quotes import Quote
from dragoman.read.tokens import Sentence, Token

_AFTER_VERB = 12  # words after a reporting verb within which "that" may stand
_SHORTEST = 3  # words of reported content
_TAIL = ",;: –—-.!?…»”\"')“"
_MARKS = 2  # characters from the end of quoted words to the comma after the mark
_COMMAS = (",", "–", "—")
_FILL = ("AUX", "ADV", "PART", "PRON", "DET", "CCONJ", "SCONJ")
_MOSTLY = 0.6  # share of quoted letters above which reported content is direct speech


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
        self._pack = pack
        self._world = world
        self._emphasis: Phrases = phrases(speech["emphasis"])
        self._belief: Phrases = phrases(speech["belief"])
        self._bare: Phrases = phrases(speech["bare"])
        self._relative = frozenset(pack.pronouns["relative"])
        self._infinitives: Phrases = phrases(speech["infinitives"])
        self._about: Phrases = phrases(speech["about"])
        self._topics = frozenset(speech["topics"])
        self._as = frozenset(speech["as_words"])
        self._that = frozenset(w.lower() for w in speech["conjunctions"])

    def read(
        self,
        text: str,
        sentences: Sequence[Sentence],
        mentions: Sequence[Sequence[Mention]],
        quotes: Sequence[Quote],
    ) -> list[Said]:
        """Return the statements, in order."""
        voices = Voices(self._pack, self._world, sentences, mentions)
        words = Direct(text, sentences, mentions, quotes, voices).read()
        direct = [Said(w.voice.name, w.voice.code, "direct", w.start, w.stop) for w in words]
        article = _Article(text, mentions, quotes, voices)
        taken = [(q.start, q.stop) for q in quotes if q.dash] + [(d.start, d.stop) for d in direct]
        indirect = [
            said
            for sentence in sentences
            if not sentence.title and not _covered(sentence.start, sentence.stop, taken)
            for said in self._indirect(sentence, article)
            if not _mostly(said, direct)
        ]
        spans = [(s.start, s.stop) for s in indirect]
        kept = [d for d in direct if not _covered(d.start, d.stop, spans)]
        return sorted({*kept, *indirect}, key=lambda said: (said.start, said.stop))

    def _indirect(self, sentence: Sentence, article: "_Article") -> Iterator[Said]:
        row = article.mentions[sentence.number]
        done = -1
        for token in sentence.tokens:
            if token.i <= done or article.quoted(token.start):
                continue
            for first, last, voice in self._contents(sentence, row, token, article):
                start, stop = _trim(
                    article.text, sentence.tokens[first].start, sentence.tokens[last - 1].stop
                )
                if stop > start and last - first >= _SHORTEST and voice is not None:
                    done = max(done, last - 1)
                    article.voices.note(sentence.number, voice)
                    yield Said(voice.name, voice.code, "indirect", start, stop)
                    break

    def _contents(
        self, sentence: Sentence, row: Sequence[Mention], token: Token, article: "_Article"
    ) -> Iterator[tuple[int, int, Voice | None]]:
        """Yield what the word reports, as first and last word, with the speaker."""

        def free(i: int) -> bool:
            return not article.quoted(sentence.tokens[i].start)

        voices = article.voices
        size = voices.attribution(sentence, token.i)
        if size:
            beside = self._beside(sentence, token.i, size)
            if beside is not None:
                yield (*beside, voices.attributed(sentence, row, token.i + size, free))
            return
        if not self._reports(sentence, token, voices) or voices.acts(sentence, token.i):
            return
        content = self._clause(sentence, token) or self._phrase(sentence, token)
        if content is None:
            yield from self._around(sentence, row, token, article)
            return
        first, last = content
        outside = [m for m in row if not first <= m.head < last]
        voice = voices.of(sentence, outside, token.i, lambda i: free(i) and not first <= i < last)
        if self._trusted(sentence, token, voice):
            yield first, last, voice

    def _trusted(self, sentence: Sentence, token: Token, voice: Voice | None) -> bool:
        """Tell whether a noun phrase is what a person said; clauses always are."""
        clause = self._clause(sentence, token) is not None
        return clause or self._topical(sentence, token) or (voice is not None and voice.person)

    def _around(
        self, sentence: Sentence, row: Sequence[Mention], token: Token, article: "_Article"
    ) -> Iterator[tuple[int, int, Voice | None]]:
        """Yield the sentence into which a reporting clause is inserted."""
        around = self._parenthesis(sentence, row, token, article.voices)
        if around is None or article.closes(sentence.tokens[around[2]].start):
            return
        first, last, left, right = around
        inside = [m for m in row if left < m.head < right]
        yield first, last, article.voices.of(sentence, inside, token.i, lambda i: left < i < right)

    def _reports(self, sentence: Sentence, token: Token, voices: Voices) -> bool:
        if (
            token.pos not in VERBAL
            or "VerbForm=Inf" in token.feats
            or "VerbForm=Ger" in token.feats
        ):
            return False
        return voices.reports(sentence, token.i) or bool(match(sentence, token.i, self._belief))

    # -- what is said --------------------------------------------------------------------------

    def _clause(self, sentence: Sentence, token: Token) -> tuple[int, int] | None:
        """Return a clause that depends on the reporting verb: "that", bare or infinitive."""
        that = self._that_after(sentence, token.i)
        if that is not None:
            return that, len(sentence.tokens)
        for child in sentence.kids(token.i, "ccomp", "xcomp"):
            words = sorted(w for w in sentence.subtree(child.i) if w > token.i)
            infinitive = any("VerbForm=Inf" in sentence.tokens[w].feats for w in words[:2])
            if (
                child.i < token.i
                or not words
                or not (infinitive or match(sentence, token.i, self._bare))
            ):
                continue
            if infinitive:
                if match(sentence, token.i, self._infinitives):
                    return words[0], len(sentence.tokens)
            elif any(t.dep.startswith("nsubj") for t in sentence.kids(child.i)):
                return words[0], len(sentence.tokens)
        return None

    def _that_after(self, sentence: Sentence, i: int) -> int | None:
        """Return the first word after the conjunction that follows a reporting verb."""
        for k in range(i + 1, min(i + _AFTER_VERB, len(sentence.tokens) - 1)):
            token = sentence.tokens[k]
            if (
                token.pos == "PRON"
                and token.low in self._relative
                and sentence.tokens[k - 1].pos in ("NOUN", "PROPN")
            ):
                return None
            if token.low in self._that and token.pos in (
                "SCONJ",
                "PRON",
                "ADP",
                "CCONJ",
                "PART",
                "ADV",
                "DET",
            ):
                return k + 1
            if token.low in (".", ";", ":") or (
                token.pos == "VERB" and "VerbForm=Fin" in token.feats
            ):
                return None
        return None

    def _parenthesis(
        self, sentence: Sentence, row: Sequence[Mention], token: Token, voices: Voices
    ) -> tuple[int, int, int, int] | None:
        """Return the words around "…, X said, …" or before "…, said X", and the insert's bounds."""
        tokens = sentence.tokens
        if token.i <= _SHORTEST and tokens[0].low in self._as:
            comma = next((t.i for t in tokens[token.i :] if t.text == ","), None)
            return (comma + 1, len(tokens), 0, comma) if comma is not None else None
        left = next((i for i in range(token.i, -1, -1) if tokens[i].text in _COMMAS), None)
        if (
            left is None
            or self._with_object(sentence, token)
            or left < _SHORTEST
            or token.i - left > _AFTER_VERB
        ):
            return None
        right = next(
            (i for i in range(token.i, len(tokens)) if tokens[i].text in _COMMAS), len(tokens)
        )
        while not self._short_clause(sentence, row, left, token.i, voices):
            left = next((i for i in range(left - 1, -1, -1) if tokens[i].text in _COMMAS), -1)
            if left < _SHORTEST or token.i - left > _AFTER_VERB:
                return None
        if not self._clausal(sentence, left):
            return None
        final = right >= len(tokens) - _SHORTEST or not self._goes_on(sentence, right)
        return (
            0,
            left if final else len(tokens),
            left,
            right if right - token.i > 1 else min(right + 4, len(tokens)),
        )

    def _with_object(self, sentence: Sentence, token: Token) -> bool:
        return any(t.i > token.i and t.pos == "NOUN" for t in sentence.kids(token.i, "obj"))

    def _clausal(self, sentence: Sentence, left: int) -> bool:
        """Tell whether the words before an inserted clause are a clause, not an opening phrase."""
        before = sentence.tokens[:left]
        opens = before[0].pos in ("SCONJ", "ADP") and not any(t.text == "," for t in before)
        return not opens and any("VerbForm=Fin" in t.feats for t in before)

    def _goes_on(self, sentence: Sentence, right: int) -> bool:
        return any(t.pos in ("VERB", "AUX") for t in sentence.tokens[right:])

    def _short_clause(
        self, sentence: Sentence, row: Sequence[Mention], left: int, verb: int, voices: Voices
    ) -> bool:
        """Tell whether only a speaker stands between a comma and the verb, or follows the verb."""
        tokens = sentence.tokens
        if any(tokens[i].low in self._relative for i in range(left, verb)):
            return False
        between = [
            i
            for i in range(left + 1, verb)
            if tokens[i].pos not in _FILL and tokens[i].low not in self._as
        ]
        if not between and voices.inverted(sentence, row, verb):
            return True
        speakers = [
            m
            for m in row
            if left < m.first and m.last <= verb and m.kind not in ("city", "adjective")
        ]
        if not between:
            return any(m.kind == "pronoun" and m.head > left for m in speakers)
        named = voices.names(sentence, between)
        rest = [
            i for i in between if not any(m.covers(i) for m in speakers) and tokens[i].text != ","
        ]
        return named or (bool(speakers) and not rest)

    def _phrase(self, sentence: Sentence, token: Token) -> tuple[int, int] | None:
        """Return a noun phrase that tells what was said, for the verbs that take one."""
        topics = self._topics if self._topical(sentence, token) else frozenset()
        for k in range(token.i + 1, min(token.i + 8, len(sentence.tokens))):
            if sentence.tokens[k].low in topics:
                return k, len(sentence.tokens)
        if match(sentence, token.i, self._emphasis):
            for child in sentence.kids(token.i, "obj"):
                words = sorted(w for w in sentence.subtree(child.i) if w > token.i)
                if len(words) > _SHORTEST and child.i > token.i:
                    return words[0], words[-1] + 1
        return None

    def _topical(self, sentence: Sentence, token: Token) -> bool:
        return bool(match(sentence, token.i, self._about))

    def _beside(self, sentence: Sentence, at: int, size: int) -> tuple[int, int] | None:
        """Return the clause that an attribution ("according to X, …") belongs to."""
        tokens = sentence.tokens
        if at + size < len(tokens) and tokens[at + size].lemma in self._relative:
            return at + size + 1, len(tokens)
        before = next((i for i in range(at - 1, -1, -1) if tokens[i].pos != "PUNCT"), None)
        if before is not None and before >= _SHORTEST:
            rest = next((t.i for t in tokens[at + size :] if t.text == ","), None)
            return (
                (0, before + 1)
                if rest is None or len(tokens) - rest < _AFTER_VERB
                else (0, len(tokens))
            )
        comma = next((t.i for t in tokens[at + size :] if t.text in (",", "«", "“", '"')), None)
        if comma is not None and len(tokens) - comma > _SHORTEST:
            return comma + 1, len(tokens)
        return None


@dataclass(frozen=True, slots=True)
class _Article:
    text: str
    mentions: Sequence[Sequence[Mention]]
    quotes: Sequence[Quote]
    voices: Voices

    def closes(self, offset: int) -> bool:
        """Tell whether a quotation ends just before a place."""
        return any(0 <= offset - q.stop <= _MARKS for q in self.quotes if not q.dash)

    def quoted(self, offset: int) -> bool:
        """Tell whether a place is inside quotation marks."""
        return any(q.start <= offset < q.stop for q in self.quotes if not q.dash)


def _covered(start: int, stop: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(a <= start and stop <= b + 2 for a, b in spans)


def _mostly(said: Said, direct: Sequence[Said]) -> bool:
    """Tell whether reported content is mostly words in quotation marks."""
    size = sum(max(0, min(said.stop, d.stop) - max(said.start, d.start)) for d in direct)
    return size >= _MOSTLY * (said.stop - said.start)


def _trim(text: str, start: int, stop: int) -> tuple[int, int]:
    while stop > start and text[stop - 1] in _TAIL:
        stop -= 1
    while start < stop and text[start] in ' ,–—-:«“"':
        start += 1
    return start, stop
