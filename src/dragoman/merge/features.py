"""What speaks for two claims being one happening, and what rules it out.

Each feature is a small function of two views; it returns a reason in words, or None.
"""

from collections.abc import Callable
from typing import Final

from dragoman.merge.views import View

Feature = Callable[[View, View], str | None]

NEWS_DAYS: Final = 3
NARROW_DAYS: Final = 3  # an interval up to this width says which occasion is meant
MONTH_DAYS: Final = 31
SAME_WORDS: Final = 0.6  # share of common word triples from which on two quotations are one text
SAME_NAME: Final = 0.6  # share of common words from which on two names of documents are one


def same_persons(a: View, b: View) -> str | None:
    """Every side that both name persons for shares one, on at least two sides."""
    return "same persons" if len(shared_sides(a, b)) > 1 else None


def same_person(a: View, b: View) -> str | None:
    """One side shares a named person."""
    return "same person" if len(shared_sides(a, b)) == 1 else None


def same_day(a: View, b: View) -> str | None:
    """Both give the same single day."""
    if a.when is None or b.when is None or a.when.days or b.when.days:
        return None
    return "same day" if a.when == b.when else None


def near_days(a: View, b: View) -> str | None:
    """Both give few days, and share one."""
    if a.when is None or b.when is None or same_day(a, b):
        return None
    narrow = a.when.days <= MONTH_DAYS and b.when.days <= MONTH_DAYS
    pinned = min(a.when.days, b.when.days) <= NARROW_DAYS
    return "days agree" if narrow and pinned and a.when.meets(b.when) else None


def wide_days(a: View, b: View) -> str | None:
    """Both give dates, and these overlap, one of them being wide."""
    if a.when is None or b.when is None or same_day(a, b) or near_days(a, b):
        return None
    return "dates overlap" if a.when.meets(b.when) else None


def same_interval(a: View, b: View) -> str | None:
    """Both give the same days, more than one."""
    return "same interval" if a.when and a.when.days and a.when == b.when else None


def same_news(a: View, b: View) -> str | None:
    """Both articles came out within few days of each other."""
    if a.told is None or b.told is None or max(a.told.days, b.told.days) > NEWS_DAYS:
        return None
    apart = max((a.told.first - b.told.last).days, (b.told.first - a.told.last).days)
    return "told in the same days" if apart <= NEWS_DAYS else None


def same_town(a: View, b: View) -> str | None:
    """Both name the same place."""
    return "same town" if a.place and a.place == b.place else None


def same_forum(a: View, b: View) -> str | None:
    """Both name the same body or occasion."""
    return "same forum" if a.forum.matches(b.forum, SAME_NAME) else None


def same_instrument(a: View, b: View) -> str | None:
    """Both name the same document."""
    return "same instrument" if a.instrument.matches(b.instrument, SAME_NAME) else None


def same_words(a: View, b: View) -> str | None:
    """Both quote nearly the same words of one language."""
    if a.language != b.language or not (a.triples and b.triples):
        return None
    share = len(a.triples & b.triples) / len(a.triples | b.triples)
    return "same words" if share >= SAME_WORDS else None


def same_roles(a: View, b: View) -> str | None:
    """Both name an office, and the offices agree."""
    return "same offices" if a.roles and a.roles == b.roles else None


def same_subject(a: View, b: View) -> str | None:
    """Both stand in the same context, other than diplomacy as such."""
    return "same subject" if a.subjects & b.subjects else None


def same_act(a: View, b: View) -> str | None:
    """Both are told as the same act."""
    return "same act" if a.act == b.act else None


# Name of the feature and how much it weighs when a claim may join one event or another.
FEATURES: Final[tuple[tuple[Feature, int], ...]] = (
    (same_words, 8),
    (same_instrument, 6),
    (same_persons, 5),
    (same_day, 5),
    (same_forum, 5),
    (same_act, 4),
    (same_interval, 4),
    (near_days, 3),
    (same_person, 3),
    (same_town, 3),
    (same_subject, 2),
    (same_roles, 2),
    (wide_days, 1),
    (same_news, 1),
)


def shared_sides(a: View, b: View) -> frozenset[str]:
    """The codes for which both name the same person."""
    return frozenset(code for code, names in a.persons.items() if names & b.persons.get(code, _NO))


def reasons(a: View, b: View) -> dict[str, int]:
    """Every feature that two claims share, with its weight."""
    found = ((feature(a, b), weight) for feature, weight in FEATURES)
    return {reason: weight for reason, weight in found if reason}


_NO: Final[frozenset[str]] = frozenset()
