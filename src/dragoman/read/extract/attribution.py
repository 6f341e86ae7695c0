"""Whose words a quotation is: the clause after it, before it, or around it tells."""

from collections.abc import Sequence

from dragoman.read.extract.names import Voice
from dragoman.read.extract.voices import Free, Voices
from dragoman.read.mentions import Mention
from dragoman.read.quotes import Quote
from dragoman.read.tokens import Sentence

FAR = 99  # a reporting verb that is not there
_AFTER = 14  # words after a quotation within which the reporting verb stands
_SHORT = 4  # fewer words in marks are a term, unless the reporting verb stands right beside
_BESIDE = 4  # words that count as right beside
_TERM = 1  # words in marks that are no speech after a verb
_LINES = 2  # lines within which a speech goes on, or is introduced


class Attribution:
    """Finds the speakers of the quotations of one article."""

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

    def _speaker(
        self, quote: Quote, number: int, before: tuple[Quote, Voice | None] | None
    ) -> Voice | None:
        words = len(self._text[quote.start : quote.stop].split())
        short = words < _SHORT
        for find_one in (self._after, self._ahead):
            if find_one == self._ahead and words <= _TERM:
                return None
            voice, distance = find_one(quote)
            if voice is not None and (not short or distance <= _BESIDE):
                return voice
            if distance <= _BESIDE:
                return None
        return None if short else self._context(quote, number, before)

    def _context(
        self, quote: Quote, number: int, before: tuple[Quote, Voice | None] | None
    ) -> Voice | None:
        """Return the speaker of a quotation that no clause attributes."""
        if before is not None and before[1] is not None and self._goes_on(before[0], quote):
            return before[1]
        return self._around(quote, number, before) if self._whole(quote) else None

    def _goes_on(self, before: Quote, quote: Quote) -> bool:
        """Tell whether a quotation continues the one before, in a sentence of its own."""
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

    def _around(
        self, quote: Quote, number: int, before: tuple[Quote, Voice | None] | None
    ) -> Voice | None:
        """Return the speaker of a paragraph that is nothing but a quotation."""
        following = self._quotes[number + 1] if number + 1 < len(self._quotes) else None
        if quote.open and following is not None and following.paragraph - quote.paragraph == 1:
            voice, _ = self._after(following)
            if voice is not None:
                return voice
        after = next(
            (s for s in self._by_paragraph.get(quote.paragraph + 1, []) if not s.title), None
        )
        after = after or next(
            (s for s in self._by_paragraph.get(quote.paragraph + 2, []) if not s.title), None
        )
        if after is not None and self._text[after.start].islower():
            found = self._verb_in(after, range(0, min(_AFTER, len(after.tokens))))
            if found is not None:
                return found[0]
        if (
            before is not None
            and before[1] is not None
            and quote.paragraph - before[0].paragraph <= _LINES
        ):
            return before[1]
        here = self._sentence_at(quote.start)
        return self._voices.last(here) if here is not None else None

    def _after(self, quote: Quote) -> tuple[Voice | None, int]:
        """Return the speaker told after a quotation, and how many words away the verb stands."""
        number = self._sentence_at(quote.stop - 1)
        if number is None:
            return None, FAR
        sentence = self._sentences[number]
        rest = [
            t.i
            for t in sentence.tokens
            if t.start >= quote.stop and any(c.isalnum() for c in t.text)
        ]
        limit = self._next_start(quote)
        rest = [i for i in rest if sentence.tokens[i].start < limit][:_AFTER]
        if rest and not self._separated(
            quote.stop, sentence.tokens[rest[0]].start, sentence, rest[0]
        ):
            return None, FAR
        found = self._verb_in(sentence, rest)
        if found is None:
            return None, FAR
        return found[0], rest.index(found[1])

    def _separated(self, stop: int, start: int, sentence: Sentence, at: int) -> bool:
        """Tell whether a comma or dash, or the verb itself, follows the quotation."""
        between = self._text[max(0, stop - 1) : start]
        verbs = any(self._voices.reports(sentence, i, loose=i == at) for i in (at, at + 1))
        return verbs or any(c in between for c in ",—–!?…-")

    def _next_start(self, quote: Quote) -> int:
        return min(
            (q.start for q in self._quotes if q.start >= quote.stop), default=len(self._text)
        )

    def _ahead(self, quote: Quote) -> tuple[Voice | None, int]:
        """Return the speaker told before a quotation."""
        number = self._sentence_at(quote.start)
        if number is None:
            return None, FAR
        sentence = self._sentences[number]
        before = [
            t.i for t in sentence.tokens if t.stop <= quote.start and not self._quoted(t.start)
        ]
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
        return None, FAR

    def _label(self, sentence: Sentence, last: int) -> Voice | None:
        """Return the speaker of "Name: …"."""
        row = [
            m
            for m in self._rows[sentence.number]
            if m.kind in ("person", "role") and m.last - 1 <= last
        ]
        return self._voices.voice(row[-1], sentence) if row else None

    def _introduced(self, number: int, quote: Quote) -> tuple[Voice | None, int]:
        """Return who speaks in the sentence before, if it ends in a colon."""
        if number == 0:
            return None, FAR
        sentence = self._sentences[number - 1]
        if quote.paragraph - sentence.paragraph > 2 or not self._colon(sentence):  # noqa: PLR2004
            return None, FAR
        return self._introducer(sentence), 0

    def _colon(self, sentence: Sentence) -> bool:
        return self._text[sentence.start : sentence.stop].rstrip().endswith(":")

    def _introducer(self, sentence: Sentence) -> Voice | None:
        found = self._verb_in(sentence, [t.i for t in reversed(sentence.tokens)])
        if found is not None and found[0] is not None:
            return found[0]
        row = [
            m for m in self._rows[sentence.number] if m.kind in ("person", "role", "counterpart")
        ]
        told = [v for m in row if (v := self._voices.voice(m, sentence))]
        return told[0] if told else None

    def _verb_in(
        self, sentence: Sentence, order: Sequence[int] | range
    ) -> tuple[Voice | None, int] | None:
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

    def _free(self, sentence: Sentence) -> Free:
        return lambda i: not self._quoted(sentence.tokens[i].start)

    def _quoted(self, offset: int) -> bool:
        return any(q.start <= offset < q.stop for q in self._quotes if not q.dash)

    def _sentence_at(self, offset: int) -> int | None:
        return next((s.number for s in self._sentences if s.start <= offset < s.stop + 1), None)
