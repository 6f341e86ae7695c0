"""From pieces of evidence to the interval in which an article was published.

A stated day wins. Otherwise the days on which most of the evidence holds are kept; a day told
without its year takes the year from them; what remains wide is narrowed by the latest thing told.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.model import When

STATED, SPAN, HINT = 0, 1, 2
KNOWN_TO = date(
    2026, 11, 22
)  # the gazetteer's date: an office without an end is known to be held until then
OPEN = date(2099, 12, 31)
FRESH = timedelta(days=7)  # news follow the day that their lead tells within a week
LATER = timedelta(days=30)  # and a day told further down within a month
AHEAD = timedelta(days=30)  # what a lead announces with its full date is at most a month off
RECENT = timedelta(days=120)
_YEAR = 366
_WIDEST = 12 * _YEAR
_YEARS = 12  # more years in question than this, and a day without a year is not worth a guess


@dataclass(frozen=True, slots=True)
class Clue:
    """One piece of evidence: an interval with its reason.

    `rank` says how it is used: STATED gives the day, SPAN narrows, HINT narrows but may be late.
    `others` are further intervals of the same evidence (two terms of office), `told` says that the
    interval begins with something the article tells of (`day`: a day, `lead`: in its lead).
    """

    when: When
    reason: str
    rank: int
    weight: float = 1.0
    others: tuple[When, ...] = ()
    told: bool = False
    lead: bool = False
    ahead: bool = False
    year_only: bool = False

    def at(self, day: date) -> When | None:
        """Return the interval that contains a day."""
        return next((w for w in (self.when, *self.others) if w.first <= day <= w.last), None)


@dataclass(frozen=True, slots=True)
class DayClue:
    """A day and month without a year, its weekday if told, and how soon the article followed."""

    month: int
    day: int
    reason: str
    after: timedelta
    weekdays: frozenset[int] = frozenset()
    own: bool = False  # the day of the article itself: a dateline, "today, 3 May"

    def days(self, years: Iterable[int]) -> list[date]:
        """Return the days of these years that agree with the weekday."""
        found = [d for year in years if (d := _date(year, self.month, self.day))]
        return [d for d in found if not self.weekdays or d.weekday() in self.weekdays]


@dataclass(frozen=True, slots=True)
class Published:
    """The interval of publication, its basis, and the reasons."""

    when: When | None
    basis: str | None
    reasons: tuple[str, ...]


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def conclude(clues: Sequence[Clue | DayClue]) -> Published:
    """Narrow the evidence to one interval, with the reasons in words."""
    spans = [clue for clue in clues if isinstance(clue, Clue)]
    stated = [clue for clue in spans if clue.rank == STATED]
    if stated:
        best = min(stated, key=lambda clue: clue.when.days)
        return Published(best.when, "stated", (best.reason,))
    days = [clue for clue in clues if isinstance(clue, DayClue) and clue.day]
    weekday = next((clue for clue in clues if isinstance(clue, DayClue) and not clue.day), None)
    wide, used, reasons = _vote(spans)
    dated = _dated(days, wide, used)
    if dated is not None:
        return _weekday(dated[0], weekday, (dated[1], *reasons))
    if wide is None:
        return Published(None, None, reasons)
    narrow, reason = _fresh(wide, used)
    if narrow.days > _WIDEST:
        return Published(None, None, reasons)
    return _weekday(narrow, weekday, (reason, *reasons) if reason else reasons)


def _weekday(when: When, clue: DayClue | None, reasons: tuple[str, ...]) -> Published:
    """Keep the one day of a week that has the weekday of the article."""
    if clue is None or when.days > LATER.days:
        return Published(when, "inferred", reasons)
    days = [
        day
        for n in range(when.days + 1)
        if (day := when.first + timedelta(n)).weekday() in clue.weekdays
    ]
    if not days:
        return Published(when, "inferred", reasons)
    return Published(When(days[0], days[-1]), "inferred", (clue.reason, *reasons))


def _vote(clues: Sequence[Clue]) -> tuple[When | None, list[Clue], tuple[str, ...]]:
    """Return the days on which most evidence holds, the evidence used, and all reasons."""
    if not clues:
        return None, [], ()
    points = sorted({w.first for clue in clues for w in (clue.when, *clue.others)})
    best = max(points, key=lambda p: (round(sum(c.weight for c in clues if c.at(p)), 3), p))
    used = [clue for clue in clues if clue.at(best)]
    when = When(
        max(w.first for c in used if (w := c.at(best))),
        min(w.last for c in used if (w := c.at(best))),
    )
    if when.first < KNOWN_TO < when.last:
        when = When(when.first, KNOWN_TO)
    order = sorted(used, key=lambda c: c.when.days)
    against = [f"against the rest: {c.reason}" for c in clues if c.reason and not c.at(best)]
    return when, used, tuple(r for r in dict.fromkeys((*(c.reason for c in order), *against)) if r)


def _dated(
    days: Sequence[DayClue], wide: When | None, used: Sequence[Clue]
) -> tuple[When, str] | None:
    """Give the year to the days told without one."""
    if not days or wide is None:
        return None
    years = range(wide.first.year, wide.last.year + 1)
    main = (
        next((d for d in days if d.own), None)
        or next((d for d in days if d.weekdays), None)
        or days[0]
    )
    if len(years) > _YEARS and not main.weekdays:
        return None
    last = _told_until(used, wide)
    fitting = [d for d in main.days(years) if d + main.after >= wide.first and d <= last]
    checks = [d for d in days if d.weekdays and d is not main]
    agreed = [d for d in fitting if all(c.days((d.year - 1, d.year)) for c in checks)] or fitting
    if not agreed:
        return None
    chosen = _nearest(agreed, used)
    first = max(chosen, _last_told(days, main, chosen, wide))
    reason = f"{main.reason}: {chosen}" + (
        "" if len(agreed) == 1 else ", the first such day after what it tells of"
    )
    when = (
        When(first, max(first, chosen) + main.after)
        if not main.own
        else When(chosen, chosen + main.after)
    )
    return when.cut(wide) or when, reason


def _nearest(days: Sequence[date], used: Sequence[Clue]) -> date:
    """Return the first day, or the one nearest to the stamp of the page."""
    stamp = next((clue.when for clue in used if clue.rank == HINT), None)
    if stamp is not None:
        return min(days, key=lambda d: abs((stamp.last - d).days))
    return days[0]


def _told_until(used: Sequence[Clue], wide: When) -> date:
    """Return the last day on which an article may tell of a day without a year.

    A day given with its year is the latest thing told; the others cannot lie long after it.
    """
    exact = [c for c in used if c.told and not c.year_only and c.when.first == wide.first]
    return min(wide.last, wide.first + 2 * LATER) if exact else wide.last


def _last_told(days: Sequence[DayClue], main: DayClue, chosen: date, wide: When) -> date:
    """Return the latest of the days told, if it follows the main one within two months."""
    limit = min(chosen + 2 * LATER, wide.last)
    later = [
        d
        for clue in days
        if clue is not main
        for d in clue.days((chosen.year, chosen.year + 1))
        if chosen < d <= limit
    ]
    return max(later, default=chosen)


def _fresh(wide: When, used: Sequence[Clue]) -> tuple[When, str]:
    """Cut a wide interval after the latest thing told, or before what is announced."""
    ahead = min((c for c in used if c.ahead), key=lambda c: c.when.last, default=None)
    told = max((c for c in used if c.told), key=lambda c: c.when.first, default=None)
    if told is not None and told.when.first == wide.first:
        limit = told.when.first + (FRESH if told.lead else LATER)
        if not told.year_only:
            if ahead is None or limit >= ahead.when.last - AHEAD:
                return When(wide.first, min(wide.last, limit)), ""
        else:
            near = wide.first + RECENT
            late = date(near.year, 12, 31)
            if wide.days > _YEAR and late < wide.last:
                return When(wide.first, late), "news tell of what happened within the year"
    if ahead is not None and ahead.when.last == wide.last:
        return When(max(wide.first, wide.last - AHEAD), wide.last), ""
    return wide, ""
