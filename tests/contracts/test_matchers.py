"""What every matcher must do."""

from meeting import readings

from dragoman.record import MATCHER


def test_one_meeting_in_two_languages_is_one_event():
    told = readings()
    claims = [claim for one in told for claim in one.claims]
    articles = [one.article for one in told]
    events = MATCHER(claims, articles)
    (met,) = [event for event in events if event.act == "meet"]
    assert set(met.articles) == {article.id for article in articles}
    assert MATCHER(reversed(claims), reversed(articles)) == events
    assert MATCHER([*claims, *claims], articles) == events
