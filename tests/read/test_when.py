"""Expressions of time: found, and resolved against the day of the article."""

import json
from datetime import date
from pathlib import Path

import pytest

from dragoman import langs
from dragoman.model import When
from dragoman.read.when import Finder, resolve

DATES = Path(__file__).resolve().parents[3] / "shared" / "data" / "dates"  # beside the project
DUCKLING = DATES / "duckling_en_fr_ru.jsonl"
RECOGNIZERS = DATES / "ms_recognizers_en_fr.jsonl"
FOUND_AND_RIGHT = {"en": 0.30, "fr": 0.43, "ru": 0.80}  # shares reached on 2026-11-22; not to fall

WEDNESDAY = When.day(date(2024, 7, 3))


def read(language: str, text: str, future: bool = False) -> When | None:
    """Resolve the first expression of a text in an article of Wednesday, 3 July 2024."""
    spots = Finder(langs.load()[language]).find(text)
    return resolve(spots[0], WEDNESDAY, future) if spots else None


@pytest.mark.parametrize(
    ("language", "text", "first", "last"),
    [
        ("en", "on March 3, 2021", "2021-03-03", "2021-03-03"),
        ("en", "on March 3rd 2021", "2021-03-03", "2021-03-03"),
        ("en", "the first of March 2021", "2021-03-01", "2021-03-01"),
        ("en", "on Tuesday", "2024-07-02", "2024-07-02"),
        ("en", "last week", "2024-06-24", "2024-06-30"),
        ("en", "in May", "2024-05-01", "2024-05-31"),
        ("en", "15-17 May 2022", "2022-05-15", "2022-05-17"),
        ("fr", "le 1er mars", "2024-03-01", "2024-03-01"),
        ("fr", "dès le mois de mars", "2024-03-01", "2024-03-31"),
        ("fr", "mardi dernier", "2024-07-02", "2024-07-02"),
        ("fr", "18:206/02/2023, lundi", "2023-02-06", "2023-02-06"),
        ("ru", "3 марта 2021 года", "2021-03-03", "2021-03-03"),
        ("ru", "во вторник", "2024-07-02", "2024-07-02"),
        ("ru", "в прошлом году", "2023-01-01", "2023-12-31"),
    ],
)
def test_expression(language: str, text: str, first: str, last: str) -> None:
    assert read(language, text) == When(date.fromisoformat(first), date.fromisoformat(last))


def test_the_year_of_a_day_to_come_is_the_next() -> None:
    assert read("en", "on 1 March", future=True) == When.day(date(2025, 3, 1))


def test_a_weekday_of_an_article_without_a_day_says_nothing() -> None:
    spot = Finder(langs.load()["en"]).find("on Tuesday")[0]
    assert resolve(spot, When(date(2024, 1, 1), date(2024, 12, 31))) is None


def _agrees(language: str, text: str, wanted: date, today: date) -> bool:
    spots = Finder(langs.load()[language]).find(text)
    found = (
        [resolve(spots[0], When.day(today), future) for future in (False, True)] if spots else []
    )
    return any(w is not None and w.first <= wanted <= w.last and w.days < 7 for w in found)


@pytest.mark.skipif(not DUCKLING.exists(), reason=f"{DUCKLING} is not on this machine")
@pytest.mark.parametrize("language", ["en", "fr", "ru"])
def test_day_expressions_of_duckling(language: str) -> None:
    rows = [json.loads(line) for line in DUCKLING.read_text(encoding="utf-8").splitlines()]
    days = [
        row
        for row in rows
        if row["lang"] == language
        and row["gold"].get("kind") == "datetime"
        and row["gold"]["grain"] == "Day"
    ]
    hits = sum(
        _agrees(
            language,
            row["input"]["text"],
            date.fromisoformat(row["gold"]["start"][:10]),
            date.fromisoformat(row["input"]["reference"][:10]),
        )
        for row in days
    )
    assert hits / len(days) >= FOUND_AND_RIGHT[language]


@pytest.mark.skipif(not RECOGNIZERS.exists(), reason=f"{RECOGNIZERS} is not on this machine")
def test_no_expression_of_recognizers_breaks_the_finder() -> None:
    finders = {code: Finder(pack) for code, pack in langs.load().items()}
    for line in RECOGNIZERS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        for spot in finders[row["lang"]].find(row["input"]["text"]):
            resolve(spot, WEDNESDAY)
