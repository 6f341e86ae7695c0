"""When an article was published: pieces of evidence and what they give together."""

from datetime import date, timedelta

from builders import day

from dragoman.model import When
from dragoman.read.narrow import HINT, OPEN, SPAN, STATED, Clue, DayClue, conclude


def told(words: str, *, lead: bool = False, coarse: bool = False) -> Clue:
    """Evidence that an article tells of something."""
    return Clue(
        When(day(words).first, OPEN),
        f"it tells of {words}",
        SPAN,
        told=True,
        lead=lead,
        year_only=coarse,
    )


def term(words: str, weight: float = 1.0) -> Clue:
    """Evidence of a term of office."""
    return Clue(day(words), f"in office {words}", SPAN, weight)


def a_day(month: int, of_month: int, *weekdays: int, own: bool = False) -> DayClue:
    """Evidence of a day without its year."""
    after = timedelta(0) if own else timedelta(7)
    return DayClue(month, of_month, "the text gives the day", after, frozenset(weekdays), own=own)


def test_a_stated_day_wins() -> None:
    found = conclude([term("2011..2012"), Clue(day("2015-05-05"), "the page says it", STATED)])
    assert (found.when, found.basis) == (day("2015-05-05"), "stated")


def test_terms_of_office_are_cut() -> None:
    found = conclude([term("2018-04-21..2019-10-08"), term("2019-02-25..2022-01-05")])
    assert (found.when, found.basis) == (day("2019-02-25..2019-10-08"), "inferred")
    assert len(found.reasons) == 2


def test_what_contradicts_the_rest_is_reported_not_mixed_in() -> None:
    found = conclude([term("2010..2012"), term("2011..2013"), term("1990..1991", 0.6)])
    assert found.when == day("2011..2012")
    assert any(reason.startswith("against the rest") for reason in found.reasons)


def test_a_day_takes_its_year_from_the_weekday() -> None:
    assert conclude([term("2014..2019"), a_day(11, 15, 3, 4, own=True)]).when == day("2018-11-15")


def test_a_day_takes_its_year_from_the_page_stamp() -> None:
    stamp = Clue(day("2021-12"), "stamped", HINT, 0.9)
    assert conclude([term("2015..2022"), stamp, a_day(12, 3, own=True)]).when == day("2021-12-03")


def test_a_day_without_any_year_is_not_guessed() -> None:
    assert conclude([a_day(9, 17, own=True)]).when is None


def test_news_follow_the_latest_day_told() -> None:
    assert conclude([told("2013-03-18", lead=True)]).when == day("2013-03-18..2013-03-25")
    assert conclude([told("2013-03-18")]).when == day("2013-03-18..2013-04-17")


def test_a_month_told_reaches_to_the_end_of_its_year() -> None:
    assert conclude([told("2018-05", coarse=True)]).when == day("2018-05-01..2018-12-31")


def test_what_is_announced_lies_at_most_a_month_ahead() -> None:
    ahead = Clue(
        When(date(1990, 1, 1), date(2018, 11, 11)), "it looks ahead", SPAN, 0.8, ahead=True
    )
    assert conclude([term("2017-01-20..2021-01-20"), ahead]).when == day("2018-10-12..2018-11-11")


def test_the_weekday_of_the_article_narrows_a_week() -> None:
    weekday = DayClue(0, 0, "yesterday is Friday", timedelta(0), frozenset({5}))
    assert conclude([told("2024-08-19", lead=True), weekday]).when == day("2024-08-24")


def test_decades_say_nothing() -> None:
    assert conclude([term("1994-07-20..2099-12-31")]).when is None
