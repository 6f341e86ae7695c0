"""Figures about relations: what, how much, which way, over which period."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.read.mentions import Mention
from dragoman.read.tokens import Sentence
from dragoman.read.when import Finder

# The words of figures. They are few, and the same in all uses, so they stand with the patterns they serve.
_SCALE = {
    "thousand": 1e3, "mille": 1e3, "тыс": 1e3, "тысяч": 1e3, "million": 1e6, "millions": 1e6, "mln": 1e6, "млн": 1e6,
    "миллион": 1e6, "billion": 1e9, "milliard": 1e9, "milliards": 1e9, "bn": 1e9, "млрд": 1e9, "миллиард": 1e9,
    "trillion": 1e12, "трлн": 1e12,
}  # fmt: skip
_CURRENCY = {
    "$": "USD", "us$": "USD", "dollar": "USD", "dollars": "USD", "usd": "USD", "долл": "USD", "доллар": "USD",
    "€": "EUR", "euro": "EUR", "euros": "EUR", "eur": "EUR", "евро": "EUR", "£": "GBP", "руб": "RUB", "рубл": "RUB",
    "rubles": "RUB", "roubles": "RUB", "yuan": "CNY", "юан": "CNY", "¥": "JPY", "yen": "JPY",
}  # fmt: skip
_FOLD = {"twofold": 2, "threefold": 3, "fourfold": 4, "fivefold": 5, "sixfold": 6, "sevenfold": 7, "eightfold": 8, "tenfold": 10, "doubled": 2, "doublé": 2, "tripled": 3, "triplé": 3, "quadrupled": 4, "quadruplé": 4, "удвоился": 2, "вдвое": 2, "втрое": 3, "впятеро": 5}  # fmt: skip
_TIMES = re.compile(r"\b(?:(?:multipli\w+ par|в)\s+(?P<n>\d+(?:[.,]\d+)?|deux|trois|quatre|cinq|six|dix)(?:\s+раз\w*)?|(?P<m>\d+(?:[.,]\d+)?)[ -](?:fold|times)|by a factor of (?P<k>\d+))\b", re.I)
_WORDS = {"deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "dix": 10}
_MONEY = re.compile(
    r"(?P<before>US\$|\$|€|£|¥)?\s?(?P<n>\d{1,3}(?:[ ,]\d{3})+|\d+(?:[.,]\d+)?)\s*(?P<scale>thousand|millions?|billions?|trillion|milliards?|mille|mln|bn|млн|млрд|трлн|тыс|тысяч\w*|миллион\w*|миллиард\w*)?\.?\s*(?:de |d'|of )?(?P<after>US dollars|dollars?|euros?|USD|EUR|долл\w*|доллар\w*|евро|руб\w*|rou?bles|yuan|юан\w*|yen|\$|€)?",
    re.I,
)
_PERCENT = re.compile(r"(?P<n>\d+(?:[.,]\d+)?)\s*(?:%|per ?cent|pour cent|процент\w*)", re.I)
_UP = re.compile(r"\b(?:increas|grow|grew|rise|rose|risen|up\b|surge|expan|augment|hausse|progress|croît|croissan|accroi|вырос|рост|увелич|возрос|прирост)", re.I)
_DOWN = re.compile(r"\b(?:decreas|declin|fall|fell|drop|down\b|shrink|shrank|baisse|recul|diminu|chute|сниз|упал|сократ|уменьш)", re.I)
_THING = re.compile(r"\b(trade turnover|trade|turnover|exports?|imports?|investments?|transit|freight|cargo|loans?|grants?|aid|debt|échanges commerciaux|commerce|échanges|exportations?|importations?|investissements?|fret|prêts?|aide|товарооборот\w*|торговл\w*|экспорт\w*|импорт\w*|инвестици\w*|транзит\w*|перевоз\w*|кредит\w*|помощ\w*|diplomats|diplomates|дипломат\w*)\b", re.I)
_ENGLISH: Mapping[str, str] = {
    "échanges commerciaux": "trade", "commerce": "trade", "échanges": "trade", "exportation": "exports", "importation": "imports",
    "investissement": "investment", "fret": "freight", "prêt": "loans", "aide": "aid", "товарооборот": "trade turnover",
    "торговл": "trade", "экспорт": "exports", "импорт": "imports", "инвестици": "investment", "транзит": "transit",
    "перевоз": "freight", "кредит": "loans", "помощ": "aid", "diplomates": "diplomats", "дипломат": "diplomats",
}  # fmt: skip
_LEAST_MONEY = 1000.0


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


def read(
    text: str, sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]], pair: tuple[str, ...], finder: Finder
) -> Iterator[Figure]:
    """Yield the figures about the relation of states in an article."""
    for sentence, row in zip(sentences, mentions, strict=True):
        line = text[sentence.start : sentence.stop]
        thing = _THING.search(line)
        if thing is None or sentence.title:
            continue
        codes = tuple(dict.fromkeys(p.code for m in row for p in m.parties if m.kind != "city")) or pair
        if len(codes) < 2:  # noqa: PLR2004 - a figure about a relation needs two sides
            codes = tuple(dict.fromkeys((*codes, *pair)))[:2]
        if len(codes) < 2:  # noqa: PLR2004
            continue
        for value, unit, start, stop in _values(line):
            yield Figure(
                what=_english(thing[0]),
                codes=codes[:2],
                value=value,
                unit=unit,
                direction=_direction(line),
                period=_period(line, finder),
                start=sentence.start + start,
                stop=sentence.start + stop,
            )


def _values(line: str) -> Iterator[tuple[float, str, int, int]]:
    for word, number in _FOLD.items():
        for match in re.finditer(rf"\b{word}\b", line, re.I):
            yield float(number), "times", match.start(), match.end()
    for match in _TIMES.finditer(line):
        raw = match["n"] or match["m"] or match["k"]
        if match["n"] and not re.search(r"раз|multipli", match[0]):
            continue
        yield float(_WORDS.get(raw.lower(), 0) or raw.replace(",", ".")), "times", match.start(), match.end()
    for match in _PERCENT.finditer(line):
        yield float(match["n"].replace(",", ".")), "percent", match.start(), match.end()
    for match in _MONEY.finditer(line):
        unit = _unit(match["before"] or match["after"] or "")
        if unit is None:
            continue
        value = _number(match["n"]) * _scale(match["scale"] or "")
        if value >= _LEAST_MONEY:
            yield value, unit, match.start() + (len(match[0]) - len(match[0].lstrip())), match.start() + len(match[0].rstrip())


def _number(raw: str) -> float:
    if re.fullmatch(r"\d{1,3}(?:[ ,]\d{3})+", raw):
        return float(re.sub(r"[ ,]", "", raw))
    return float(raw.replace(",", "."))


def _scale(word: str) -> float:
    low = word.lower()
    return next((scale for stem, scale in sorted(_SCALE.items(), key=lambda p: -len(p[0])) if low.startswith(stem)), 1.0) if low else 1.0


def _unit(word: str) -> str | None:
    low = word.lower().removeprefix("us ")
    return next((unit for stem, unit in _CURRENCY.items() if low and low.startswith(stem)), None)


def _direction(line: str) -> str | None:
    if _UP.search(line):
        return "up"
    return "down" if _DOWN.search(line) else None


def _period(line: str, finder: Finder) -> tuple[str | None, str | None] | None:
    for spot in finder.find(line):
        if spot.kind == "date" and spot.year and not spot.day:
            text = f"{spot.year}-{spot.month:02d}" if spot.month else str(spot.year)
            return (text, None) if spot.open == "since" else (text, text)
    return None


def _english(thing: str) -> str:
    low = thing.lower()
    return next((english for stem, english in _ENGLISH.items() if low.startswith(stem)), low)
