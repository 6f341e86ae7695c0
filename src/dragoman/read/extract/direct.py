"""Direct speech: which quotations are somebody's words, whose, and where they are cut."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.read.extract.voices import Voice, Voices
from dragoman.read.mentions import Mention
from dragoman.read.quotes import Quote
from dragoman.read.tokens import Sentence

_AFTER = 14  # words after a quotation within which the reporting verb stands
_SHORT = 4  # fewer words in marks are a term, unless the reporting verb stands right beside
_BESIDE = 4  # words that count as right beside
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


class Direct:
    """Reads the direct speech of one article."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        rows: Sequence[Sequence[Mention]],
        quotes: Sequence[Quote],
        voices: Voices,
    ) -> None:
        """Prepare for an article."""
        self._text = text
        self._sentences = sentences
        self._rows = rows
        self._quotes = quotes
        self._voices = voices
        self._by_paragraph: dict[int, list[Sentence]] = {}
        for sentence in sentences:
            self._by_paragraph.setdefault(sentence.paragraph, []).append(sentence)

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

    # -- whose ---------------------------------------------------------------------------------

    def _speaker(self, quote: Quote, number: int, before: tuple[Quote, Voice | None] | None) -> Voice | None:
        short = len(self._text[quote.start : quote.stop].split()) < _SHORT
        for find_one in (self._after, self._ahead):
            voice, distance = find_one(quote)
            if voice is not None and (not short or distance <= _BESIDE):
                return voice
            if distance <= _BESIDE:
                return None
        if short:
            return None
        if before is not None and before[1] is not None and self._goes_on(before[0], quote):
            return before[1]
        if self._whole(quote):
            return self._around(quote, number, before)
        return None

    def _goes_on(self, before: Quote, quote: Quote) -> bool:
        """Tell whether a quotation continues the one before: same paragraph, a sentence of its own."""
        if before.open and quote.paragraph - before.paragraph == 1:
            return True
        if before.paragraph != quote.paragraph:
            return False
        between = self._text[before.stop : quote.start].strip(" »”\"'’“«„")
        return between.endswith((".", "!", "?", "…", ";", "—", "–")) or not between

    def _whole(self, quote: Quote) -> bool:
        """Tell whether a quotation fills its paragraph."""
        rows = self._by_paragraph.get(quote.paragraph, [])
        if not rows:
            return False
        first, last = rows[0].start, rows[-1].stop
        return quote.start - first <= 2 and last - quote.stop <= 3  # noqa: PLR2004 - the marks and a stop

    def _around(self, quote: Quote, number: int, before: tuple[Quote, Voice | None] | None) -> Voice | None:
        """Return the speaker of a paragraph that is nothing but a quotation."""
        following = self._quotes[number + 1] if number + 1 < len(self._quotes) else None
        if quote.open and following is not None and following.paragraph - quote.paragraph == 1:
            voice, _ = self._after(following)
            if voice is not None:
                return voice
        after = next((s for s in self._by_paragraph.get(quote.paragraph + 1, []) if not s.title), None)
        after = after or next((s for s in self._by_paragraph.get(quote.paragraph + 2, []) if not s.title), None)
        if after is not None and self._text[after.start].islower():
            found = self._verb_in(after, range(0, min(_AFTER, len(after.tokens))))
            if found is not None:
                return found[0]
        if before is not None and before[1] is not None and quote.paragraph - before[0].paragraph <= 2:  # noqa: PLR2004
            return before[1]
        number = self._sentence_at(quote.start)
        return self._voices.last(number) if number is not None else None

    def _after(self, quote: Quote) -> tuple[Voice | None, int]:
        """Return the speaker told after a quotation, and how many words away the verb stands."""
        number = self._sentence_at(quote.stop - 1)
        if number is None:
            return None, 99
        sentence = self._sentences[number]
        rest = [t.i for t in sentence.tokens if t.start >= quote.stop and any(c.isalnum() for c in t.text)]
        limit = self._next_start(quote)
        rest = [i for i in rest if sentence.tokens[i].start < limit][:_AFTER]
        if rest and not self._separated(quote.stop, sentence.tokens[rest[0]].start, sentence, rest[0]):
            return None, 99
        found = self._verb_in(sentence, rest)
        if found is None:
            return None, 99
        return found[0], rest.index(found[1])

    def _separated(self, stop: int, start: int, sentence: Sentence, at: int) -> bool:
        """Tell whether a comma or dash, or the verb itself, follows the quotation."""
        between = self._text[max(0, stop - 1) : start]
        verbs = any(self._voices.reports(sentence, i, loose=i == at) for i in (at, at + 1))
        return verbs or any(c in between for c in ",—–!?…-")

    def _next_start(self, quote: Quote) -> int:
        return min((q.start for q in self._quotes if q.start >= quote.stop), default=len(self._text))

    def _ahead(self, quote: Quote) -> tuple[Voice | None, int]:
        """Return the speaker told before a quotation."""
        number = self._sentence_at(quote.start)
        if number is None:
            return None, 99
        sentence = self._sentences[number]
        before = [t.i for t in sentence.tokens if t.stop <= quote.start and not self._quoted(t.start)]
        before = [i for i in before if any(c.isalnum() for c in sentence.tokens[i].text)]
        if not before:
            return self._introduced(number, quote)
        found = self._verb_in(sentence, list(reversed(before)))
        if found is not None:
            return found[0], len(before) - 1 - before.index(found[1])
        if self._text[: quote.start].rstrip(" «“„\"'`").endswith(":"):
            return self._label(sentence, before[-1]), 0
        return self._attribution(sentence, before)

    def _attribution(self, sentence: Sentence, before: Sequence[int]) -> tuple[Voice | None, int]:
        for i in before:
            size = self._voices.attribution(sentence, i)
            if size:
                row = self._rows[sentence.number]
                return self._voices.attributed(sentence, row, i + size, self._free(sentence)), 5
        return None, 99

    def _label(self, sentence: Sentence, last: int) -> Voice | None:
        """Return the speaker of "Name: …"."""
        row = [m for m in self._rows[sentence.number] if m.kind in ("person", "role") and m.last - 1 <= last]
        return self._voices.voice(row[-1], sentence) if row else None

    def _introduced(self, number: int, quote: Quote) -> tuple[Voice | None, int]:
        """Return who speaks in the sentence before, if it ends in a colon."""
        if number == 0:
            return None, 99
        sentence = self._sentences[number - 1]
        if quote.paragraph - sentence.paragraph > 2 or not self._colon(sentence):  # noqa: PLR2004
            return None, 99
        return self._introducer(sentence), 0

    def _colon(self, sentence: Sentence) -> bool:
        return self._text[sentence.start : sentence.stop].rstrip().endswith(":")

    def _introducer(self, sentence: Sentence) -> Voice | None:
        found = self._verb_in(sentence, [t.i for t in reversed(sentence.tokens)])
        if found is not None and found[0] is not None:
            return found[0]
        row = [m for m in self._rows[sentence.number] if m.kind in ("person", "role", "counterpart")]
        told = [v for m in row if (v := self._voices.voice(m, sentence))]
        return told[0] if told else None

    def _verb_in(self, sentence: Sentence, order: Sequence[int] | range) -> tuple[Voice | None, int] | None:
        """Return the speaker at the first reporting verb among some words, and the verb."""
        row = self._rows[sentence.number]
        for i in order:
            if self._voices.reports(sentence, i, loose=False):
                return self._voices.of(sentence, row, i, self._free(sentence)), i
        for i in order:
            if self._voices.reports(sentence, i, loose=True):
                voice = self._voices.of(sentence, row, i, self._free(sentence))
                if voice is not None:
                    return voice, i
        return None

    def _free(self, sentence: Sentence):  # type: ignore[no-untyped-def]
        return lambda i: not self._quoted(sentence.tokens[i].start)

    def _quoted(self, offset: int) -> bool:
        return any(q.start <= offset < q.stop for q in self._quotes if not q.dash)

    def _sentence_at(self, offset: int) -> int | None:
        return next((s.number for s in self._sentences if s.start <= offset < s.stop + 1), None)

    # -- where ---------------------------------------------------------------------------------

    def _parts(self, quote: Quote) -> list[tuple[int, int, Voice | None]]:
        """Cut the author's words ("…, said he, …") out of a quotation."""
        parts: list[tuple[int, int, Voice | None]] = []
        at, start = quote.start, quote.start
        if quote.unopened:
            start = at = self._first_word(quote)
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

    def _inserted(self, sentence: Sentence, quote: Quote) -> Iterator[tuple[int, int, Voice | None]]:
        tokens = sentence.tokens
        for mark in tokens:
            if not quote.start < mark.start < quote.stop or mark.text not in (",", "?", "!", *_DASHES):
                continue
            verb = self._insert_verb(sentence, mark.i, quote)
            if verb is None:
                continue
            voice = self._voices.of(sentence, self._rows[sentence.number], verb, lambda i, m=mark.i: i > m)
            if voice is None and not quote.dash:
                continue
            end = next((t for t in tokens[verb + 1 :] if t.text in (*_DASHES, ",", ";")), None)
            yield mark.start, (end.stop if end and end.stop < quote.stop else sentence.stop), voice
            return

    def _insert_verb(self, sentence: Sentence, mark: int, quote: Quote) -> int | None:
        """Return the reporting verb of a clause inserted after a comma or dash: verb, then speaker."""
        tokens = sentence.tokens
        for i in range(mark + 1, min(mark + _INSERT + 1, len(tokens))):
            if self._voices.reports(sentence, i):
                return i if self._voices.inverted(sentence, self._rows[sentence.number], i) else None
            if tokens[i].pos not in ("AUX", "PRON", "PUNCT", "ADV", "PART", "DET") or tokens[i].text == ",":
                return None
        return None

    def _dialogue(self, quote: Quote) -> Iterator[Words]:
        parts = self._parts(quote)
        voice = next((v for *_, v in parts if v), None)
        if voice is None and len(parts) > 1 or not parts:
            return
        if voice is None:
            number = self._sentence_at(quote.start)
            voice = self._introduced(number, quote)[0] if number is not None else None
        if voice is None:
            return
        for start, stop, _ in parts:
            yield from self._cut(voice, start, stop, False)

    def _cut(self, voice: Voice, start: int, stop: int, block: bool) -> Iterator[Words]:
        """Yield a quotation as one statement, or sentence by sentence where it is a whole speech."""
        pieces = [(start, stop)]
        if block:
            inside = [s for s in self._sentences if s.start < stop and start < s.stop]
            pieces = [(max(s.start, start), min(s.stop, stop)) for s in inside]
        for first, last in pieces:
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
        marked = {q.paragraph for q in self._quotes}
        for paragraph, rows in self._by_paragraph.items():
            intro = rows[-1]
            if not self._colon(intro):
                continue
            found = self._verb_in(intro, [t.i for t in reversed(intro.tokens)])
            if found is None or found[0] is None:
                continue
            speech = self._speech(paragraph, found[0], marked)
            if len(speech) <= _WHOLE and speech:
                yield from self._cut(found[0], speech[0].start, speech[-1].stop, False)
                continue
            for sentence in speech:
                yield from self._cut(found[0], sentence.start, sentence.stop, False)

    def _speech(self, paragraph: int, voice: Voice, marked: set[int]) -> list[Sentence]:
        """Return the sentences of a speech: up to a mark, or until the text speaks of the speaker."""
        found: list[Sentence] = []
        whole = paragraph <= _LEAD and not any(p > paragraph for p in marked) and self._alone(paragraph, voice)
        for number in range(paragraph + 1, paragraph + 1 + _BLOCK):
            rows = self._by_paragraph.get(number, [])
            about = any(
                p.name == voice.name for s in rows for m in self._rows[s.number] for p in m.parties if m.kind != "pronoun"
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
            row = [m for m in self._rows[sentence.number] if m.kind in ("person", "role") and m.parties and m.parties[0].name]
            verbs = [t.i for t in sentence.tokens if self._voices.reports(sentence, t.i)]
            for i in verbs:
                heads = [t.i for t in sentence.kids(i, "nsubj")]
                if any(m.covers(h) and m.parties[0].name != voice.name for m in row for h in heads):
                    return False
        return True
