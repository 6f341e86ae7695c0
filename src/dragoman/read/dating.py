"""What in an article tells when it was published; the reasons are kept in words.

Carrier, page and dateline are read here, the text itself in `testimony`; `narrow` concludes.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from dragoman.gazetteer.facts import interval
from dragoman.gazetteer.world import World
from dragoman.langs import Pack
from dragoman.model import When
from dragoman.read.mentions import Mention
from dragoman.read.narrow import HINT, STATED, Clue, DayClue, Published, conclude
from dragoman.read.testimony import Testimony
from dragoman.read.tokens import Sentence
from dragoman.read.when import WEEK, Finder, Spot, resolve
from dragoman.text.layout import Layout

__all__ = ["Clue", "Dater", "DayClue", "Published", "conclude"]

SHORT = 4  # words of a line that says nothing but when (and by whom) it was published
HINT_WEIGHT = 0.9
OPENING = 1000  # characters of the body in which a dispatch tells the weekday of its news


class Dater:
    """Dates the articles of one language."""

    def __init__(self, pack: Pack, world: World) -> None:
        """Prepare the patterns."""
        self._finder = Finder(pack)
        self._testimony = Testimony(pack, world, self._finder)

    def header(self, text: str, layout: Layout, given: date | None) -> list[Clue | DayClue]:
        """Return what carrier, page header and dateline say."""
        clues: list[Clue | DayClue] = []
        if given is not None:
            said = f"the carrier or the head of the page gives {given}"
            clues.append(Clue(When.day(given), said, STATED))
        if layout.stamp:
            hint = interval(layout.stamp)
            rank = STATED if hint.days == 0 else HINT
            clues.append(Clue(hint, f"the page is stamped {layout.stamp}", rank, HINT_WEIGHT))
        for line in layout.lines:
            if line.kind in ("header", "noise"):
                clues += self._stated(text, line.start, line.stop)
        clues += self._opening(text, layout)
        for spot in self._finder.find(layout.dateline.date_text):
            if spot.kind == "date" and spot.day:
                clues += self._dateline(spot, self._weekdays(text, layout))
        return clues

    def _stated(self, text: str, start: int, stop: int) -> Iterable[Clue]:
        for spot in self._finder.find(text[start:stop], start):
            when = resolve(spot, None) if spot.kind == "date" and spot.year and spot.day else None
            if when is not None:
                yield Clue(when, f"stated beside the text: {text[spot.start : spot.stop]}", STATED)

    def _opening(self, text: str, layout: Layout) -> Iterable[Clue]:
        """A line that opens with a full date, followed by a stop or a dash, is dated by it."""
        lines = [line for line in layout.lines if line.kind in ("body", "title")]
        for line in lines[:6]:
            for spot in self._finder.find(text[line.start : line.stop], line.start):
                before = text[line.start : spot.start].strip(" \t-–—[(")
                after = text[spot.stop : line.stop].lstrip(" \t)]")[:1]
                when = (
                    resolve(spot, None) if spot.kind == "date" and spot.year and spot.day else None
                )
                short = len(text[line.start : line.stop].split()) <= SHORT
                if when is not None and short:
                    yield Clue(
                        when, f"a line of its own says {text[spot.start : spot.stop]}", STATED
                    )
                elif (
                    when is not None
                    and not before
                    and after in ("", ".", "-", "–", "—", ":", "|", "/")
                ):
                    yield Clue(when, f"the text opens with {text[spot.start : spot.stop]}", STATED)

    def _weekdays(self, text: str, layout: Layout) -> frozenset[int]:
        """Return the weekdays on which a dispatch whose lead tells a bare weekday may be dated."""
        begin = min((line.start for line in layout.lines if line.kind == "body"), default=0)
        for spot in self._finder.find(text[begin : begin + OPENING]):
            if spot.kind == "weekday" and not spot.move:
                return frozenset({spot.day, (spot.day + 1) % WEEK})
        return frozenset()

    def _dateline(self, spot: Spot, weekdays: frozenset[int]) -> Iterable[Clue | DayClue]:
        when = resolve(spot, None) if spot.year else None
        if when:
            yield Clue(when, f"the dateline says {when.first}", STATED)
        elif not spot.year:
            yield DayClue(
                spot.month, spot.day, "the dateline gives the day", timedelta(0), weekdays, own=True
            )

    def body(
        self, text: str, sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]]
    ) -> list[Clue | DayClue]:
        """Return what the text itself says: dates, office-holders, facts."""
        return self._testimony.read(text, sentences, mentions)
