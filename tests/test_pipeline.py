"""One article, one outcome; no evidence, no claim."""

from dataclasses import replace
from datetime import date

import pytest
from builders import article, claim, reading, statement

from dragoman import pipeline
from dragoman.errors import InputError
from dragoman.model import Evidence, Raw, Reading, Refusal, Span, When
from dragoman.settings import Settings

TEXT = "Norway thanked Chile for its help on 3 July 2024."


def test_claims_without_their_words_are_dropped_and_counted():
    art = article(TEXT)
    good = claim(art, "thank", ["NOR"], "Norway thanked Chile", to=["CHL"])
    bad = replace(good, evidence=(Evidence(art.id, Span(0, 3), "Not"),))
    none = replace(good, evidence=())
    other = replace(good, evidence=(Evidence("another", Span(0, 6), "Norway"),))
    said = statement(art, "A", "NOR", "thanked")
    checked = pipeline.check(reading(art, good, bad, none, other, statements=(said,)))
    assert checked.claims == (good,)
    assert checked.statements == (said,)
    assert len(checked.refused) == 3


def outcome(text, **fields):
    return pipeline.read(Raw("a", "a.txt", text, **fields), Settings(read_limit=1000))


@pytest.mark.parametrize(
    ("text", "fields", "said"),
    [
        ("word " * 500, {}, "more than the limit"),
        ("\u200b \n", {}, "no readable text"),
        (TEXT, {"language": "xx"}, "'xx' has no pack"),
    ],
)
def test_what_cannot_be_read_is_a_refusal_with_a_reason(text, fields, said):
    found = outcome(text, **fields)
    assert isinstance(found, Refusal)
    assert found.reason.startswith("a.txt: ")
    assert said in found.reason


def test_reading_twice_gives_the_same():
    assert outcome(TEXT) == outcome(TEXT)


def test_a_refusal_passes_through_a_worker():
    refusal = Refusal("a.txt", "input", "no such file")
    assert pipeline.Coder()(refusal) is refusal
    assert isinstance(pipeline.Coder()(Raw("a", "a.txt", TEXT)), Reading)


def test_a_language_without_pack_has_no_reader():
    with pytest.raises(InputError, match="no pack"):
        pipeline.reader_of("xx", Settings())


@pytest.mark.parametrize("given", [None, date(2024, 7, 9)])
def test_a_page_is_dated_by_its_head_unless_the_carrier_gave_a_day(given):
    head = '<head><meta property="article:published_time" content="2024-07-03T10:00Z"></head>'
    page = f"<html>{head}<body><p>Norway thanked Chile for its help on Monday.</p></body></html>"
    read = outcome(page, media="html", published=given)
    assert isinstance(read, Reading)
    assert read.article.published == When.day(given or date(2024, 7, 3))
