"""Direct speech: which quotations are somebody's words, whose, and where they are cut."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from operator import lt

from dragoman.read.extract.attribution import Attribution
from dragoman.read.extract.names import Voice
from dragoman.read.quotes import Quote
from dragoman.read.tokens import Sentence

_INSERT = 4  # words from the comma to the reporting verb of an inserted clause
_WHOLE = 2  # sentences that are one statement where a colon introduces whole paragraphs
_LEAD = 8  # lines before a colon that opens a speech that is the rest of the article
_BLOCK = 15  # paragraphs of one speech after a colon
_TAIL = ",;: –—-“„«\"'`(["
_DASHES = ("–", "—", "-")


@dataclass(frozen=True, slots=True)
class Words:
    """Somebody's words, in offsets of the view."""

    voice: Voice
    start: int
    stop: int
    sentence: int


class Direct(Attribution):
    """Reads the direct speech of one article."""

    def read(self) -> list[Words]:
        """Return the direct speech, in order."""
        found: list[Words] = []
        before: tuple[Quote, Voice | None] | None = None
        for number, quote in enumerate(self._quotes):
            if quote.dash:
                found += self._dialogue(quote)
                continue
            voice = self._speaker(quote, number, before)
            before = (quote, voice)
            parts = self._parts(quote)
            inserted = next((v for *_, v in parts if v), None)
            voice = inserted or voice
            if voice is None:
                continue
            before = (quote, voice)
            block = self._opens_block(quote)
            for start, stop, _ in parts:
                found += self._cut(voice, start, stop, block)
        found += self._blocks()
        return sorted(found, key=lambda words: words.start)

    # -- where ---------------------------------------------------------------------------------

    def _parts(self, quote: Quote) -> list[tuple[int, int, Voice | None]]:
        """Cut the author's words ("…, said he, …") out of a quotation."""
        parts: list[tuple[int, int, Voice | None]] = []
        at = self._first_word(quote) if quote.unopened else quote.start
        for sentence in self._sentences:
            if sentence.stop <= quote.start or sentence.start >= quote.stop:
                continue
            for first, last, voice in self._inserted(sentence, quote):
                if first > at:
                    parts.append((at, first, voice))
                at = max(at, last)
        known = next((v for *_, v in parts if v), None)
        if at < quote.stop:
            parts.append((at, quote.stop, known))
        return parts

    def _first_word(self, quote: Quote) -> int:
        """Return where a quotation without an opening mark begins: after the author's own words."""
        start = quote.start
        for sentence in self._by_paragraph.get(quote.paragraph, []):
            if sentence.stop < quote.stop and quote.start <= sentence.start:
                verbs = [t.i for t in sentence.tokens if self._voices.reports(sentence, t.i)]
                row = self._rows[sentence.number]
                if any(self._voices.of(sentence, row, i, lambda _: True) for i in verbs):
                    start = sentence.stop
        return start

    def _inserted(
        self, sentence: Sentence, quote: Quote
    ) -> Iterator[tuple[int, int, Voice | None]]:
        tokens = sentence.tokens
        for mark in tokens:
            if not quote.start < mark.start < quote.stop or mark.text not in (
                ",",
                "?",
                "!",
                *_DASHES,
            ):
                continue
            verb = self._insert_verb(sentence, mark.i, quote)
            if verb is None:
                continue
            voice = self._voices.of(
                sentence, self._rows[sentence.number], verb, partial(lt, mark.i)
            )
            if voice is None and not quote.dash:
                continue
            end = next((t for t in tokens[verb + 1 :] if t.text in (*_DASHES, ",", ";")), None)
            yield mark.start, (end.stop if end and end.stop < quote.stop else sentence.stop), voice
            return

    def _insert_verb(self, sentence: Sentence, mark: int, quote: Quote) -> int | None:
        """Return the reporting verb of a clause inserted after a comma or dash."""
        tokens = sentence.tokens
        for i in range(mark + 1, min(mark + _INSERT + 1, len(tokens))):
            if self._voices.reports(sentence, i):
                return (
                    i if self._voices.inverted(sentence, self._rows[sentence.number], i) else None
                )
            if (
                tokens[i].pos not in ("AUX", "PRON", "PUNCT", "ADV", "PART", "DET")
                or tokens[i].text == ","
            ):
                return None
        return None

    def _dialogue(self, quote: Quote) -> Iterator[Words]:
        parts = self._parts(quote)
        voice = next((v for *_, v in parts if v), None)
        if not parts or (voice is None and len(parts) > 1):
            return
        if voice is None:
            number = self._sentence_at(quote.start)
            voice = self._introduced(number, quote)[0] if number is not None else None
        if voice is None:
            return
        for start, stop, _ in parts:
            yield from self._cut(voice, start, stop, False)

    def _cut(self, voice: Voice, start: int, stop: int, block: bool) -> Iterator[Words]:
        """Yield a quotation as one statement, or a whole speech sentence by sentence."""
        pieces = [(start, stop)]
        if block:
            inside = [s for s in self._sentences if s.start < stop and start < s.stop]
            pieces = [(max(s.start, start), min(s.stop, stop)) for s in inside]
        for begin, end in pieces:
            first, last = begin, end
            while first < last and self._text[first] in _TAIL:
                first += 1
            while first < last and self._text[last - 1] in " ,;:–—-":
                last -= 1
            if last > first and any(c.isalnum() for c in self._text[first:last]):
                number = self._sentence_at(first) or 0
                self._voices.note(number, voice)
                yield Words(voice, first, last, number)

    # -- blocks --------------------------------------------------------------------------------

    def _opens_block(self, quote: Quote) -> bool:
        """Tell whether a quotation is part of a speech of several paragraphs after a colon."""
        paragraph = quote.paragraph
        while paragraph > 0 and quote.paragraph - paragraph < _BLOCK:
            paragraph -= 1
            rows = self._by_paragraph.get(paragraph, [])
            if rows and self._colon(rows[-1]):
                return self._size(paragraph + 1, quote.paragraph) > _WHOLE
            if rows and not any(q.paragraph == paragraph and self._whole(q) for q in self._quotes):
                return False
        return False

    def _size(self, first: int, last: int) -> int:
        following = last + 1
        while any(q.paragraph == following and self._whole(q) for q in self._quotes):
            following += 1
        return sum(len(self._by_paragraph.get(p, [])) for p in range(first, following))

    def _blocks(self) -> Iterator[Words]:
        """Read whole paragraphs without marks after "The minister said:"."""
        marked = {q.paragraph for q in self._quotes if q.dash or self._opens(q)}
        for paragraph, rows in self._by_paragraph.items():
            intro = rows[-1]
            if not self._colon(intro):
                continue
            voice = self._block_voice(paragraph, intro)
            if voice is None:
                continue
            speech = self._speech(paragraph, voice, marked)
            if len(speech) <= _WHOLE and speech:
                yield from self._cut(voice, speech[0].start, speech[-1].stop, False)
                continue
            for sentence in speech:
                yield from self._cut(voice, sentence.start, sentence.stop, False)

    def _opens(self, quote: Quote) -> bool:
        rows = self._by_paragraph.get(quote.paragraph, [])
        return bool(rows) and quote.start - rows[0].start <= 2  # noqa: PLR2004 - the mark

    def _block_voice(self, paragraph: int, intro: Sentence) -> Voice | None:
        """Return who begins to speak at a colon: a verb tells, or "I" and "we" below."""
        found = self._verb_in(intro, [t.i for t in reversed(intro.tokens)])
        if found is not None and found[0] is not None:
            return found[0]
        rows = self._by_paragraph.get(paragraph + 1, []) or self._by_paragraph.get(
            paragraph + 2, []
        )
        first = any(
            m.kind == "self" or m.role == "first" for s in rows for m in self._rows[s.number]
        )
        if not first:
            return None
        for i in range(min(_INSERT, len(intro.tokens))):
            if size := self._voices.attribution(intro, i):
                return self._voices.attributed(
                    intro, self._rows[intro.number], i + size, self._free(intro)
                )
        return self._introducer(intro)

    def _speech(self, paragraph: int, voice: Voice, marked: set[int]) -> list[Sentence]:
        """Return the sentences of a speech: up to a mark, or to where it is about the speaker."""
        found: list[Sentence] = []
        whole = (
            paragraph <= _LEAD
            and not any(p > paragraph for p in marked)
            and self._alone(paragraph, voice)
        )
        for number in range(paragraph + 1, paragraph + 1 + _BLOCK):
            rows = self._by_paragraph.get(number, [])
            about = any(
                p.name == voice.name
                for s in rows
                for m in self._rows[s.number]
                for p in m.parties
                if m.kind != "pronoun"
            )
            if number in marked or about or (found and not whole):
                break
            if rows and self._colon(rows[-1]):
                break
            found += rows
        return found

    def _alone(self, paragraph: int, voice: Voice) -> bool:
        """Tell whether nobody else is reported to speak in the rest of the article."""
        for sentence in self._sentences:
            if sentence.paragraph <= paragraph:
                continue
            row = [
                m
                for m in self._rows[sentence.number]
                if m.kind in ("person", "role") and m.parties and m.parties[0].name
            ]
            verbs = [t.i for t in sentence.tokens if self._voices.reports(sentence, t.i)]
            for i in verbs:
                heads = [t.i for t in sentence.kids(i, "nsubj")]
                if any(m.covers(h) and m.parties[0].name != voice.name for m in row for h in heads):
                    return False
        return True
