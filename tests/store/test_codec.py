from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import (
    Article,
    Claim,
    Evidence,
    Indicator,
    Party,
    Refusal,
    Span,
    Statement,
    Topic,
    When,
)
from dragoman.store import codec

words = st.text(max_size=12)
maybe = st.none() | words
days = st.dates(date(1800, 1, 1), date(2100, 1, 1))
whens = st.builds(lambda a, b: When(min(a, b), max(a, b)), days, days)
spans = st.builds(lambda a, n: Span(a, a + n), st.integers(0, 999), st.integers(1, 99))
evidence = st.builds(Evidence, words, spans, words)
parties = st.lists(st.builds(Party, words, words, words), max_size=3).map(tuple)
listed = st.lists(words, max_size=3).map(tuple)
claims = st.builds(
    Claim,
    article=words,
    act=words,
    status=words,
    actors=parties,
    recipients=parties,
    evidence=st.lists(evidence, max_size=3).map(tuple),
    when=st.none() | whens,
    place=maybe,
    forum=maybe,
    instrument=maybe,
    contexts=listed,
    coder=words,
    confidence=st.floats(0, 1),
)
indicators = st.builds(
    Indicator,
    words,
    listed,
    st.floats(allow_nan=False),
    words,
    evidence,
    maybe,
    st.none() | st.tuples(maybe, maybe),
    maybe,
)
articles = st.builds(
    Article, words, words, words, words, words, st.none() | whens, maybe, listed, maybe, maybe
)


@given(claims)
def test_claim(one):
    back = codec.claim(codec.dump(one))
    assert back == one
    assert back.id == one.id


@given(st.builds(Statement, words, words, words, evidence))
def test_statement(one):
    assert codec.statement(codec.dump(one)) == one


@given(indicators)
def test_indicator(one):
    assert codec.indicator(codec.dump(one)) == one


@given(st.builds(Topic, words, words, words, listed, st.lists(evidence, max_size=3).map(tuple)))
def test_topic(one):
    back = codec.topic(codec.dump(one))
    assert back == one
    assert back.id == one.id


@given(articles)
def test_article(one):
    assert codec.article(codec.dump_article(one), one.text) == one


@given(st.builds(Refusal, words, words, words))
def test_refusal(one):
    assert codec.refusal(codec.dump(one)) == one
