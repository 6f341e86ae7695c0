"""When what a sentence tells took place, and whether it is the news of the article."""

from dragoman.langs import Pack
from dragoman.model import When
from dragoman.read.extract import assemble
from dragoman.read.extract.frames.draft import Draft
from dragoman.read.extract.frames.reader import SPEECH
from dragoman.read.page import Page
from dragoman.read.tokens import Sentence
from dragoman.read.when import Spot, resolve
from dragoman.read.where import attached

_OPENS = 3  # characters before a date that opens a sentence
LEAD = 2  # first body sentences, whose day is the day of the news


class Timing:
    """Reads days off the expressions of time of an article in one language."""

    def __init__(self, pack: Pack) -> None:
        """Take the pack's words of time."""
        self._patterns = pack.dates["patterns"]

    def is_news(self, draft: Draft, sentence: Sentence, page: Page) -> bool:
        """Tell whether the headline or the lead tells it, and not as something that came before."""
        had = self._patterns["pluperfect"]
        if any(t.head == draft.at and t.pos == "AUX" and t.low in had for t in sentence.tokens):
            return False
        return sentence.title or draft.sentence <= _first_body(page) + LEAD - 1

    def when(self, draft: Draft, sentence: Sentence, page: Page) -> When | None:
        """Return the days of the expression of time nearest to the trigger."""
        anchor = page.published.when
        future = draft.status == "planned"
        at = sentence.tokens[draft.at].start
        for near in sorted(page.spots[draft.sentence], key=lambda s: abs(s.start - at)):
            aim = self._aim(sentence, near) and not future
            since = near.open == "since" and draft.act in SPEECH
            if aim or since or not attached(sentence, draft.at, near.start):
                continue
            days = resolve(near, anchor, future)
            if days is not None:
                return days
        return None

    def _aim(self, sentence: Sentence, near: Spot) -> bool:
        """Tell whether an expression says for when something is meant ("a plan for 2019")."""
        token = sentence.at(near.start)
        words = self._patterns["for"]
        return (
            token is not None
            and token.i > 0
            and not near.day
            and sentence.tokens[token.i - 1].low in words
        )

    def lead(self, page: Page) -> When | None:
        """Return the day of the news: the first single day that headline or lead tell.

        A date that opens the text is the day of the article, not of what it tells.
        """
        anchor = page.published.when
        first = _first_body(page)
        for sentence in page.sentences[: first + LEAD]:
            for near in page.spots[sentence.number]:
                if near.year and near.start - sentence.start <= _OPENS:
                    continue
                days = resolve(near, anchor)
                if days is not None and days.days == 0 and _recent(days, anchor):
                    return days
        return None


def _first_body(page: Page) -> int:
    return next((s.number for s in page.sentences if not s.title), 0)


def _recent(days: When, anchor: When | None) -> bool:
    return anchor is None or days.meets(When(anchor.first - 2 * assemble.NEWS, anchor.last))
