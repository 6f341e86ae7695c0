"""What every store must do."""

from dataclasses import replace

import pytest
from builders import article, claim, figure, quote, reading, statement

from dragoman.model import Reading, Refusal, Topic
from dragoman.plugins import find
from dragoman.store import GROUP, STORES

TEXT = "Utopia thanked Erewhon.\r\nTrade grew fivefold. “We are friends,” said Ann Utop.\n"


@pytest.fixture(params=STORES)
def store(request):
    made = find(request.param, STORES, GROUP)()
    yield made
    made.close()


@pytest.fixture
def told() -> Reading:
    art = article(TEXT, source="Agency", reasons=("full date",), dateline_place="Amaurot")
    thanks = claim(art, "thank", ["UTO Ann Utop, president"], "Utopia thanked", to=["ERE"])
    met = claim(art, "meet", ["UTO", "ERE"], "Trade grew", when="2024-07", contexts=["economic"])
    said = statement(art, "Ann Utop", "UTO", "We are friends,")
    grew = figure(art, "trade", "UTO ERE", 5.0, "fivefold", period=("2020", None))
    refused = (Refusal("a.txt", "extract", "one quotation is not in the text"),)
    places = (quote(art, "Trade"), quote(art, "friends"))
    named = Topic(art.id, "corridor", "Blue Corridor", ("UTO", "ERE"), places)
    return Reading(art, (thanks, met), (said,), (grew,), refused, (named,))


def content(store):
    kinds = (
        store.articles,
        store.claims,
        store.statements,
        store.indicators,
        store.topics,
        store.refusals,
    )
    return [list(kind()) for kind in kinds]


def test_keeps_what_it_was_given(store, told):
    assert store.save([told]) == 1
    parts = [[told.article], list(told.claims), list(told.statements)]
    more = [list(told.indicators), list(told.topics), list(told.refused)]
    assert content(store) == [*parts, *more]


def test_text_stays_as_received(store, told):
    store.save([told])
    (kept,) = store.articles()
    assert kept.text == TEXT
    assert all(e.holds_in(kept) for one in store.claims() for e in one.evidence)


def test_again_changes_nothing(store, told):
    store.save([told])
    before = content(store)
    assert store.save([told, told]) == 0
    assert content(store) == before


def test_order_of_arrival_is_irrelevant(store, told):
    other = article("Another text.", name="b", address="b.txt")
    more = reading(other, claim(other, "meet", ["UTO", "ERE"]))
    store.save([more, told])
    twin = type(store)()
    twin.save([told, more])
    assert content(twin) == content(store)
    twin.close()


def test_a_later_reading_takes_the_place_of_the_earlier(store, told):
    store.save([told])
    newer = replace(told.claims[0], coder="frames/2")
    assert store.save([replace(told, claims=(newer,), statements=())]) == 0
    assert list(store.claims()) == [newer]
    assert list(store.statements()) == []
    assert list(store.indicators()) == list(told.indicators)


def test_same_text_under_another_name_is_the_same_article(store, told):
    store.save([told])
    copy = replace(told.article, name="copy", address="copy.txt", published=None)
    assert store.save([replace(told, article=copy)]) == 0
    assert list(store.articles()) == [replace(told.article, published=None)]


def test_refusals_are_kept_until_the_address_is_read(store, told):
    refused = Refusal("a.txt", "decode", "binary file")
    other = Refusal("z.txt", "decode", "empty file")
    store.refuse([refused, other, refused])
    assert list(store.refusals()) == [refused, other]
    store.save([told])
    assert list(store.refusals()) == [*told.refused, other]


def test_keeps_lone_surrogates_and_nul(store):
    art = article("one \ud800 two \x00 three")
    store.save([reading(art, claim(art, "meet", ["UTO", "ERE"], "one \ud800 two \x00"))])
    (kept,) = store.articles()
    (told,) = store.claims()
    assert kept == art
    assert told.evidence[0].holds_in(kept)
