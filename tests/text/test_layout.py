"""Lines, datelines and sources of an article."""

import pytest

from dragoman import langs
from dragoman.gazetteer import world
from dragoman.text.layout import Layout, Reader


def lay(language: str, text: str) -> Layout:
    """Lay out a text."""
    return Reader(langs.load()[language], world.load()).read(text)


@pytest.mark.parametrize(
    ("language", "text", "place", "source"),
    [
        ("en", "VIENNA, May 4 (Reuters) - The two sides met.", "Vienna", "Reuters"),
        ("en", "Vienna, May 4 (IANS) The two sides met.", "Vienna", "IANS"),
        ("en", "The talks end\nVIENNA\nThe two sides met on Monday.", "Vienna", None),
        ("en", "The two sides met on Monday, according to Kabar.", None, "Kabar"),
        ("ru", "МИНСК, 4 мая - ТАСС. Стороны провели встречу.", "Minsk", "TASS"),
        ("fr", "Bakou, 4 mai, AZERTAC\n\nLes deux ministres se sont vus.", "Baku", "AZERTAC"),
    ],
)
def test_dateline_and_source(
    language: str, text: str, place: str | None, source: str | None
) -> None:
    laid = lay(language, text)
    assert (laid.dateline.place, laid.source) == (place, source)


def test_a_state_with_a_dash_is_no_dateline() -> None:
    laid = lay("fr", "Les ministres se sont vus lundi.\nMali - Le dialogue reprend à Bamako.")
    assert laid.dateline.place is None


def test_the_stamp_of_a_crawler_is_kept_apart() -> None:
    laid = lay("en", " date 2021-12 The two sides met.")
    assert laid.stamp == "2021-12"
    assert laid.lines[0].start > 0


def test_headline_and_furniture() -> None:
    text = "Ministers meet in Vienna\n\nThe two ministers met on Monday.\n\nShare this article\n"
    assert [line.kind for line in lay("en", text).lines] == ["title", "body", "noise"]
