"""Figures about relations: what, how much, which way, over which period."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.read.mentions import Mention
from dragoman.read.tokens import Sentence
from dragoman.read.when import Finder

_NUMBER = r"\d{1,3}(?:[ ,.]\d{3})+(?!\d)|\d+(?:[.,]\d+)?"
_GROUPED = re.compile(r"\d{1,3}(?:[ ,.]\d{3})+")
_LEAST_MONEY = 1000.0
_SIDES = 2  # a figure about a relation needs two sides


@dataclass(frozen=True, slots=True)
class Figure:
    """An indicator in offsets of the view."""

    what: str
    codes: tuple[str, ...]
    value: float
    unit: str
    direction: str | None
    period: tuple[str | None, str | None] | None
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class _Value:
    number: float
    unit: str
    start: int
    stop: int
    what: str = ""


class FigureReader:
    """Reads the figures of articles in one language."""

    def __init__(self, figures: Mapping[str, Any]) -> None:
        """Build the patterns from the words of a pack (`figures.toml`)."""
        self._scales = _patterns(figures["scales"])
        self._currencies = _patterns(figures["currencies"])
        self._folds = _patterns(figures["folds"])
        self._numbers: Mapping[str, float] = figures["numbers"]
        self._things = _patterns(figures["things"])
        self._counted = _patterns(figures["counted"])
        self._thing = _any(figures["things"])
        self._up, self._down = _any(figures["up"]), _any(figures["down"])
        self._percent = _after(figures["percent"])
        self._times = _times(figures)
        self._money = _money(figures)
        words = _choice([*figures["numbers"]])
        nouns = _choice([*figures["counted"]])
        self._count = re.compile(
            rf"(?<![\w.,-])(?P<n>{_NUMBER}|{words})\s(?:[^\W\d]+\s)?(?P<what>{nouns})\b", re.I
        )

    def read(
        self,
        text: str,
        sentences: Sequence[Sentence],
        mentions: Sequence[Sequence[Mention]],
        pair: tuple[str, ...],
        finder: Finder,
    ) -> Iterator[Figure]:
        """Yield the figures about the relation of states in an article."""
        for sentence, row in zip(sentences, mentions, strict=True):
            line = text[sentence.start : sentence.stop]
            sides = _sides(row, pair)
            if sentence.title or len(sides) < _SIDES:
                continue
            for value in self._values(line):
                yield Figure(
                    what=value.what,
                    codes=sides,
                    value=value.number,
                    unit=value.unit,
                    direction=self._direction(line),
                    period=_period(line, finder),
                    start=sentence.start + value.start,
                    stop=sentence.start + value.stop,
                )

    def _values(self, line: str) -> Iterator[_Value]:
        thing = self._thing.search(line)
        if thing is not None:
            what = _look_up(self._things, thing[0]) or ""
            values = (*self._multiples(line), *self._shares(line), *self._sums(line))
            for value in {value.start: value for value in reversed(values)}.values():
                yield _Value(value.number, value.unit, value.start, value.stop, str(what))
        for match in self._count.finditer(line):
            unit = str(_look_up(self._counted, match["what"]))
            yield _Value(self._number(match["n"]), unit, match.start(), match.end(), unit)

    def _multiples(self, line: str) -> Iterator[_Value]:
        for pattern, number in self._folds:
            for match in re.finditer(rf"\b{pattern.pattern}\b", line, re.I):
                yield _Value(float(number), "times", match.start(), match.end())
        for match in self._times.finditer(line):
            raw = next(group for group in match.groups() if group)
            yield _Value(self._number(raw), "times", match.start(), match.end())

    def _shares(self, line: str) -> Iterator[_Value]:
        for match in self._percent.finditer(line):
            yield _Value(self._number(match["n"]), "percent", match.start(), match.end())

    def _sums(self, line: str) -> Iterator[_Value]:
        for match in self._money.finditer(line):
            unit = _look_up(self._currencies, match["before"] or match["after"] or "")
            if unit is None:
                continue
            scale = _look_up(self._scales, match["scale"] or "") or 1
            value = self._number(match["n"]) * float(scale)
            if value >= _LEAST_MONEY:
                start = match.start() + len(match[0]) - len(match[0].lstrip())
                yield _Value(value, str(unit), start, match.start() + len(match[0].rstrip()))

    def _number(self, raw: str) -> float:
        known = self._numbers.get(raw.lower())
        if known is not None:
            return float(known)
        if _GROUPED.fullmatch(raw):
            return float(re.sub(r"[ ,.]", "", raw))
        return float(raw.replace(",", "."))

    def _direction(self, line: str) -> str | None:
        if self._up.search(line):
            return "up"
        return "down" if self._down.search(line) else None


def _sides(row: Sequence[Mention], pair: tuple[str, ...]) -> tuple[str, ...]:
    codes = dict.fromkeys(p.code for m in row for p in m.parties if m.kind != "city" and p.code)
    if len(codes) < _SIDES:
        codes = dict.fromkeys((*codes, *pair))
    return tuple(codes)[:_SIDES]


def _period(line: str, finder: Finder) -> tuple[str | None, str | None] | None:
    for spot in finder.find(line):
        if spot.kind == "date" and spot.year and not spot.day:
            text = f"{spot.year}-{spot.month:02d}" if spot.month else str(spot.year)
            return (text, None) if spot.open == "since" else (text, text)
    return None


# -- patterns --------------------------------------------------------------------------------------


def _word(word: str) -> str:
    """Turn a word of the pack into a pattern; a star is any ending."""
    return re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s")


def _choice(words: Iterable[str]) -> str:
    return "|".join(_word(word) for word in sorted(words, key=len, reverse=True)) or r"(?!)"


def _any(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_choice(words)})(?!\w)", re.I)


def _after(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?P<n>{_NUMBER})[\s-]*(?:{_choice(words)})", re.I)


def _patterns(table: Mapping[str, Any]) -> list[tuple[re.Pattern[str], Any]]:
    rows = sorted(table.items(), key=lambda row: -len(row[0]))
    return [(re.compile(_word(word), re.I), meaning) for word, meaning in rows]


def _look_up(rows: Sequence[tuple[re.Pattern[str], Any]], word: str) -> Any:
    return next((meaning for pattern, meaning in rows if word and pattern.fullmatch(word)), None)


def _times(figures: Mapping[str, Any]) -> re.Pattern[str]:
    """Build the pattern of "five times", "by a factor of 5", "multiplied by 5"."""
    number = rf"({_NUMBER}|{_choice([*figures['numbers']])})"
    ways = [
        rf"\b(?:{_choice(figures['times_before'])})\s{number}\b",
        rf"(?<![\w.,]){number}[\s]?(?:{_choice(figures['times_after'])})\b",
    ]
    around = figures["times_around"]
    if around:
        ways.append(rf"\b{_word(around[0])}\s{number}\s{_word(around[1])}\b")
    return re.compile("|".join(ways), re.I)


def _money(figures: Mapping[str, Any]) -> re.Pattern[str]:
    units = _choice([*figures["currencies"]])
    between = _choice(figures["between"])
    return re.compile(
        rf"(?P<before>{units})?\s?(?P<n>{_NUMBER})[\s-]*(?:(?P<scale>{_choice([*figures['scales']])})\b\.?\s*)?"
        rf"(?:(?:(?:{between})\s?)?(?P<after>{units}))?",
        re.I,
    )
