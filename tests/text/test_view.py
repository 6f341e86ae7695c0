"""A view shows plain text and leads back to the text as received."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.text import html, view


@given(st.text(min_size=1))
def test_every_character_leads_back_to_the_received_text(text):
    shown = view.plain(text)
    assert len(shown.text) == len(shown.starts) == len(shown.stops)
    for start, stop in zip(shown.starts, shown.stops, strict=True):
        assert 0 <= start < stop <= len(text)


def test_apostrophes_and_spaces_are_made_one_kind():
    text = "Norway\u2019s\u00a0king and Chile`s queen"
    shown = view.plain(text)
    assert shown.text == "Norway's king and Chile's queen"
    at = shown.text.index("Chile")
    assert shown.source(at, at + 7).of(text) == "Chile`s"


def test_a_decomposed_letter_is_one_letter_with_the_span_of_both():
    text = "Моско\u0438\u0306"
    shown = view.plain(text)
    assert shown.text == "Моской"
    assert shown.source(5, 6).of(text) == "\u0438\u0306"


def test_unseen_characters_are_not_shown():
    assert view.plain("Os\u00adlo\u200b").text == "Oslo"


PAGE = (
    "<html><head><title>t</title><script>var x = '<p>No</p>';</script></head><body>"
    "<nav><a href='/'>Home</a></nav>"
    "<p>Norway &amp; Chile signed a treaty on trade in <b>Oslo</b>&nbsp;today, officials said.</p>"
    "<p>The two ministers called the text a step that both countries had waited for.</p>"
    "<footer>Share this page</footer></body></html>"
)


def test_a_page_shows_its_article_and_quotes_its_source():
    shown = html.view(PAGE)
    assert "Home" not in shown.text and "var x" not in shown.text and "Share" not in shown.text
    assert "Norway & Chile signed a treaty on trade in Oslo today" in shown.text
    at = shown.text.index("Norway & Chile")
    assert shown.source(at, at + len("Norway & Chile")).of(PAGE) == "Norway &amp; Chile"


@given(st.text(alphabet="<>/&;pab \n\"'", min_size=1, max_size=80))
def test_no_page_breaks_the_walk(page):
    shown = html.view(page)
    assert all(stop <= len(page) for stop in shown.stops)


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta property="article:published_time" content="2024-03-11T19:05Z">', date(2024, 3, 11)),
        ("<meta content='2023-07-10' name='DC.date.issued'/>", date(2023, 7, 10)),
        ('<script type="application/ld+json">{"datePublished": "2022-12-01"}</script>',
         date(2022, 12, 1)),
        ('<meta name="publish-date" content="2024-02-31">', None),
        ('<meta name="viewport" content="2024-02-03">', None),
        ("<p>2024-02-03</p>", None),
    ],
)  # fmt: skip
def test_day_in_the_head_of_a_page(head, day):
    assert html.published(f"<html><head>{head}</head><body></body></html>") == day
