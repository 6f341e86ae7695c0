"""Which records a question asks for."""

from collections.abc import Iterable
from datetime import date

from dragoman.gazetteer.keys import PIECE, fold
from dragoman.model import Article, Event, Party, Query, Statement, When


def event(one: Event, query: Query, told: Iterable[Article], names: frozenset[str]) -> bool:
    """Tell whether an event is asked for; `names` are the names that the person may stand for."""
    if not set(query.sides) <= one.codes or not within(one.when, query.since, query.until):
        return False
    if query.acts and one.act not in query.acts:
        return False
    if query.statuses and one.status not in query.statuses:
        return False
    if query.person and not any(person(p.name, query, names) for p in _sides(one)):
        return False
    return any(article(a, query) for a in told)


def statement(one: Statement, query: Query, told: Article, names: frozenset[str]) -> bool:
    """Tell whether a statement is asked for: said by one of the sides."""
    if query.sides and one.code not in query.sides:
        return False
    if query.person and not person(one.speaker, query, names):
        return False
    return within(told.published, query.since, query.until) and article(told, query)


def article(one: Article, query: Query) -> bool:
    """Tell whether an article is of the language and source asked for."""
    if query.language and one.language != query.language:
        return False
    return not query.source or fold(query.source) in fold(one.source or "")


def person(name: str, query: Query, names: frozenset[str]) -> bool:
    """Tell whether a name is the person's that is asked for, in any spelling."""
    if not name:
        return False
    words = {fold(piece) for piece in PIECE.findall(query.person)}
    return name in names or words <= {fold(piece) for piece in PIECE.findall(name)}


def within(when: When | None, since: date | None, until: date | None) -> bool:
    """Tell whether days can lie in a period; what has no date is in no period."""
    if when is None:
        return since is None and until is None
    return (since is None or when.last >= since) and (until is None or when.first <= until)


def _sides(one: Event) -> tuple[Party, ...]:
    return one.actors + one.recipients
