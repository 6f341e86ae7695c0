"""Expressions of time: found by pattern, then resolved against the day of the article.

Patterns, values and rules are three things (as in HeidelTime): the words come from the language
pack, the value of an expression is a `Spot`, and `resolve` turns it into days.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dragoman.langs import Pack
from dragoman.model import When

MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 14)}
FIRST_YEAR, LAST_YEAR = 1900, 2100
WEEK = 7
QUARTER = 3
YEAR = 12


# The rules, the first that matches wins: what a match is, and its pattern, into which the words of
# a language are filled (so that a brace of a pattern is written twice).
_RULES = (
    ("iso", r"(?<!\d)(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)(?:-(?P<d>\d\d))?(?!\d)"),
    (
        "dotted",
        r"(?<![\d.](?<!\d:\d\d))(?P<d>\d{{1,2}})[./](?P<m>\d{{1,2}})[./]"
        r"(?P<y>(?:19|20)\d\d)(?!\d)",
    ),
    ("words", r"(?P<d>\d{{1,2}}){dash}(?P<d2>\d{{1,2}}){suffix}{of}\s+(?P<mon>{month}){year}?"),
    ("words", r"{day}{of}\s+(?P<mon>{month}){year}?"),
    ("words", r"(?P<mon>{month})\s+{day}(?:{dash}{day_to})?(?!\d|[:.]\d){year}?"),
    ("words", r"(?P<mon>{month})\s+(?P<d>{counted}){year}?"),
    ("words", r"(?P<d>{counted}){of}\s+(?P<mon>{month}){year}?"),
    ("moved_month", r"(?P<mon>{month})\s+(?P<move>{move})(?!\w)"),
    ("moved_month", r"(?<!\w)(?P<move>{move})\s+(?P<mon>{month})"),
    ("words", r"(?:{part}\s*-?\s*(?:of\s+)?)?(?P<mon>{month}){year}"),
    ("relative", r"(?P<rel>{relative})"),
    ("weekday", r"(?<!\w)(?P<move>{move})\s+(?P<wd>{weekday})"),
    ("weekday", r"(?P<wd>{weekday})(?:\s+(?P<move>{move})(?!\w))?"),
    ("ago", r"{number}\s+(?P<u>{unit})\s+(?:{ago})"),
    ("ago", r"(?:{before})\s+{number}\s+(?P<u>{unit})"),
    ("ahead", r"(?<!\w)(?:{ahead})\s+{number}\s+(?P<u>{unit})"),
    ("season", r"(?P<season>{seasons}){year}"),
    ("month", r"(?<!\w){in_month}\s+(?P<mon>{month})(?!\w)"),
    ("month", r"{part}\s*-?\s*(?:of\s+)?(?P<mon>{month})(?!\w)"),
    (
        "year",
        r"(?<![\d.,-])(?P<y>(?:19|20)\d\d)(?![\d.,]*\d)(?!-\d\d(?!\d))(?!\s*(?:km|%|млн|м\b))",
    ),
)


@dataclass(frozen=True, slots=True)
class Spot:
    """One expression of time in the view.

    `kind` says how to resolve it: date (year, month, day; 0 when not told), range, weekday, shift,
    season, part. `move` is -1 for last, +1 for next, 0 for this or none. `open` is `since` or
    `until` when a preposition opens the interval.
    """

    start: int
    stop: int
    kind: str
    year: int = 0
    month: int = 0
    day: int = 0
    day_to: int = 0
    unit: str = ""
    count: int = 0
    move: int = 0
    told: bool = False
    open: str = ""
    part: str = ""


class Finder:
    """Finds the expressions of time of one language."""

    def __init__(self, pack: Pack) -> None:
        """Compile the patterns of the pack's `dates.toml`."""
        dates = pack.dates
        self._months = _lookup({k: v for k, v in dates["months"].items()})
        self._weekdays = _lookup(dates["weekdays"])
        self._numbers = _lookup(dates["numbers"])
        self._units = _lookup(dates["units"])
        self._relative = {k.lower(): v for k, v in dates["relative"].items()}
        self._moves = {
            w: m for key, m in (("next", 1), ("last", -1), ("this", 0)) for w in dates["next"][key]
        }
        self._patterns = dates["patterns"]
        self._seasons = _lookup(dates["patterns"].get("seasons", {}))
        self._rules = list(self._compile())

    def _compile(self) -> Iterator[tuple[str, re.Pattern[str]]]:
        """Yield the rules that the words of the pack give; one that lacks its words is left out."""
        pieces = self._pieces()
        for kind, rule in _RULES:
            text = rule.format(**pieces)
            if "(?:)" not in text:
                whole = text[0] == "(" and "(?<!" not in text[:4]
                yield kind, re.compile(rf"(?<!\w){text}" if whole else text, re.I)

    def _pieces(self) -> dict[str, str]:
        """Return the pieces of the rules: the words of the pack, and what they make up."""
        words = self._patterns
        linked = _any(words["of"]) if words["of"] else ""
        of_year = rf"(?:{linked}\s+)?" if linked else ""
        in_year = rf"(?:\s*{_any(words['year'])})?" if words["year"] else ""
        suffix = rf"(?:-?{_any(words['ordinal'])})?"
        parts = "|".join(_any(words[key]) for key in ("early", "mid", "late"))
        return {
            "month": _any(self._months),
            "weekday": _any(self._weekdays),
            "move": _any(self._moves),
            "unit": _any(self._units),
            "counted": _any(self._numbers),
            "relative": _any(self._relative),
            "seasons": _any(self._seasons),
            "number": rf"(?P<n>\d{{1,3}}|{_any(self._numbers)})",
            "of": rf"(?:\s+{linked})?" if linked else "",
            "suffix": suffix,
            "year": rf"(?:,?\s+{of_year}(?P<y>(?:19|20)\d\d)(?!\d){in_year})",
            "day": rf"(?P<d>\d{{1,2}})(?!\d){suffix}",
            "day_to": rf"(?P<d2>\d{{1,2}})(?!\d){suffix}",
            "dash": rf"\s*(?:-|–|—|{_any(words['range'])})\s*",
            "ago": _any(words["ago"]),
            "before": _any(words.get("ago_before", [])),
            "ahead": _any(words.get("ahead_before", [])),
            "part": rf"(?P<part>{parts})",
            "in_month": _any(words["month"]),
        }

    def find(self, text: str, offset: int = 0) -> list[Spot]:
        """Return the expressions of a sentence, in order, without overlap."""
        taken: list[tuple[int, int]] = []
        spots: list[Spot] = []
        for kind, rule in self._rules:
            for match in rule.finditer(text):
                span = match.span()
                if any(span[0] < b and a < span[1] for a, b in taken):
                    continue
                spot = self._spot(kind, match, offset)
                if spot is not None:
                    taken.append(span)
                    spots.append(self._opened(spot, text[: match.start()]))
        return sorted(spots, key=lambda spot: spot.start)

    def _opened(self, spot: Spot, before: str) -> Spot:
        words = before.lower().rstrip()
        for key in ("since", "until"):
            if any(words.endswith(" " + w) or words == w for w in self._patterns[key]):
                return replace(spot, open=key)
        return spot

    def _spot(self, kind: str, match: re.Match[str], offset: int) -> Spot | None:
        group = match.groupdict()
        start, stop = match.start() + offset, match.end() + offset
        month = self._month(group)
        if kind in ("iso", "dotted", "words", "month", "year"):
            return _date_spot(start, stop, group, month, self._day(group), self._part(group))
        if kind == "moved_month":
            move = self._moves[group["move"].lower()]
            return Spot(start, stop, "month_move", month=month, move=move, told=True)
        if kind == "weekday":
            said = self._moves.get((group.get("move") or "").lower())
            number = WEEKDAYS.index(self._weekdays[group["wd"].lower()])
            return Spot(start, stop, "weekday", day=number, move=said or 0, told=said is not None)
        if kind == "season":
            return Spot(
                start,
                stop,
                "season",
                year=int(group["y"]),
                unit=self._seasons[group["season"].lower()],
            )
        return self._shift(kind, group, start, stop)

    def _shift(
        self, kind: str, group: Mapping[str, str | None], start: int, stop: int
    ) -> Spot | None:
        if kind == "relative":
            code = self._relative[str(group["rel"]).lower()]
            parsed = re.fullmatch(r"(\w+?)([+-]\d+)", code)
            if parsed is None:
                return None
            return Spot(start, stop, "shift", unit=parsed[1], count=int(parsed[2]))
        word = str(group["n"]).lower()
        count = int(word) if word.isdigit() else int(self._numbers[word])
        sign = -1 if kind == "ago" else 1
        return Spot(
            start,
            stop,
            "shift",
            unit=self._units[str(group["u"]).lower()],
            count=sign * count,
            told=True,
        )

    def _month(self, group: Mapping[str, str | None]) -> int:
        if group.get("m"):
            return int(str(group["m"]))
        name = group.get("mon")
        return MONTHS.index(self._months[name.lower()]) + 1 if name else 0

    def _day(self, group: Mapping[str, str | None]) -> int:
        word = group.get("d")
        if not word:
            return 0
        return int(word) if word.isdigit() else int(self._numbers[word.lower()])

    def _part(self, group: Mapping[str, str | None]) -> str:
        word = (group.get("part") or "").lower()
        return next((p for p in ("early", "mid", "late") if word and word in self._patterns[p]), "")


def _date_spot(
    start: int, stop: int, group: Mapping[str, str | None], month: int, day: int, part: str
) -> Spot | None:
    year = int(group.get("y") or 0)
    day_to = int(group.get("d2") or 0)
    if not _possible(month, day) or not _possible(month, day_to):
        return None
    return Spot(start, stop, "date", year=year, month=month, day=day, day_to=day_to, part=part)


def _possible(month: int, day: int) -> bool:
    return 0 <= month <= YEAR and 0 <= day <= 31  # noqa: PLR2004 - days of a month


def _lookup(table: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {word.lower(): key for key, words in table.items() for word in words}


def _any(words: Iterable[str]) -> str:
    longest = sorted(set(words), key=len, reverse=True)
    return (
        "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest) + r")(?!\w)"
        if longest
        else "(?:)"
    )


def resolve(spot: Spot, anchor: When | None, future: bool = False) -> When | None:
    """Return the days of an expression, given when the article was published.

    `future` says that the clause speaks of what is to come, which decides the year of "3 March".
    None when the expression needs a day to count from and the anchor is unknown or too wide.
    """
    if spot.kind == "date" and spot.year:
        return _opened(spot, _calendar(spot, spot.year), anchor)
    if spot.kind == "season":
        return _season(spot)
    if anchor is None or anchor.days > YEAR * 31:
        return None
    found = _relative(spot, anchor, future)
    return _opened(spot, found, anchor)


def _relative(spot: Spot, anchor: When, future: bool) -> When | None:
    if spot.kind == "date":
        return _nearest_year(spot, anchor, future)
    if spot.kind == "month_move":
        return _moved_month(spot, anchor)
    if anchor.days > 31:  # noqa: PLR2004 - "Tuesday" of an unknown month says nothing
        return None
    if spot.kind == "weekday":
        return _weekday(spot, anchor, future)
    return _shifted(spot, anchor)


def _opened(spot: Spot, found: When | None, anchor: When | None) -> When | None:
    if found is None or not spot.open:
        return found
    if spot.open == "since":
        return found
    return When(min(anchor.first, found.last), found.last) if anchor else found


def _calendar(spot: Spot, year: int) -> When | None:
    if not FIRST_YEAR <= year < LAST_YEAR:
        return None
    try:
        if not spot.month:
            return When(date(year, 1, 1), date(year, 12, 31))
        if not spot.day:
            return _part(spot, month_days(year, spot.month))
        first = date(year, spot.month, spot.day)
        last = date(year, spot.month, spot.day_to) if spot.day_to else first
        return When(first, last) if first <= last else When(first, first)
    except ValueError:
        return None


def _part(spot: Spot, month: When) -> When:
    if spot.part == "early":
        return When(month.first, month.first + timedelta(days=9))
    if spot.part == "mid":
        return When(month.first + timedelta(days=9), month.first + timedelta(days=20))
    if spot.part == "late":
        return When(month.last - timedelta(days=10), month.last)
    return month


def month_days(year: int, month: int) -> When:
    """Return the days of a month; months beyond 12 run into the next years."""
    year, month = year + (month - 1) // YEAR, (month - 1) % YEAR + 1
    after = date(year + month // YEAR, month % YEAR + 1, 1)
    return When(date(year, month, 1), after - timedelta(days=1))


def _nearest_year(spot: Spot, anchor: When, future: bool) -> When | None:
    found = [
        w
        for year in range(anchor.first.year - 1, anchor.last.year + 2)
        if (w := _calendar(spot, year))
    ]
    if future:
        ahead = [w for w in found if w.last >= anchor.first]
        return min(ahead, key=lambda w: w.first, default=None)
    past = [w for w in found if w.first <= anchor.last + timedelta(days=1)]
    return max(past, key=lambda w: w.first, default=None)


def _moved_month(spot: Spot, anchor: When) -> When:
    year = anchor.last.year
    month = month_days(year, spot.month)
    if spot.move > 0 and month.last <= anchor.last:
        return month_days(year + 1, spot.month)
    if spot.move < 0 and month.first >= anchor.first:
        return month_days(year - 1, spot.month)
    return month


def _weekday(spot: Spot, anchor: When, future: bool) -> When:
    def shift(day: date) -> date:
        back = (day.weekday() - spot.day) % WEEK
        if spot.move > 0 or (future and not spot.told):
            return day + timedelta(days=(spot.day - day.weekday() - 1) % WEEK + 1)
        if spot.move < 0 and back == 0:
            back = WEEK
        return day - timedelta(days=back)

    first, last = shift(anchor.first), shift(anchor.last)
    return When(min(first, last), max(first, last))


def _shifted(spot: Spot, anchor: When) -> When | None:
    day = anchor.last
    if spot.unit == "day":
        return When(anchor.first + timedelta(days=spot.count), day + timedelta(days=spot.count))
    if spot.unit in ("week", "weekend"):
        monday = day - timedelta(days=day.weekday()) + timedelta(days=WEEK * spot.count)
        if spot.told:
            near = day + timedelta(days=WEEK * spot.count)
            return When(near - timedelta(days=3), near + timedelta(days=3))
        if spot.unit == "weekend":
            saturday = monday + timedelta(days=5)
            if saturday > day and spot.count == 0:
                saturday -= timedelta(days=WEEK)
            return When(saturday, saturday + timedelta(days=1))
        return When(monday, monday + timedelta(days=6))
    return _shifted_months(spot, day)


def _shifted_months(spot: Spot, day: date) -> When | None:
    if spot.unit == "month":
        return month_days(day.year, day.month + spot.count)
    if spot.unit == "quarter":
        begin = (day.month - 1) // QUARTER * QUARTER + 1 + spot.count * QUARTER
        return When(month_days(day.year, begin).first, month_days(day.year, begin + 2).last)
    years = spot.count * (10 if spot.unit == "decade" else 1)
    if spot.unit in ("year", "decade") and FIRST_YEAR < day.year + years < LAST_YEAR:
        return When(date(day.year + years, 1, 1), date(day.year + years, 12, 31))
    return None


def _season(spot: Spot) -> When:
    first, last = SEASONS[spot.unit]
    return When(month_days(spot.year, first).first, month_days(spot.year, last).last)
