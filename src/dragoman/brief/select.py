"""What of the record a brief is about: two sides, a period, what was known on a day."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from dragoman import ontology
from dragoman.brief.record import Record
from dragoman.brief.shape import Request
from dragoman.model import (
    Article,
    Commitment,
    Discrepancy,
    Event,
    Indicator,
    Statement,
    Topic,
    When,
)

STALE_DAYS = 366  # after which what was announced without a date is no longer to come
FRICTION = 0.0  # acts that score below this are frictions, whatever their home


@dataclass(frozen=True, slots=True)
class Selection:
    """The part of a record that a request is about, the latest events first.

    `beyond` are events of one of the sides with an intergovernmental body, told in articles about
    both; `articles` are those in which anything selected is told.
    """

    request: Request
    record: Record
    events: tuple[Event, ...]
    beyond: tuple[Event, ...]
    statements: tuple[Statement, ...]
    indicators: tuple[Indicator, ...]
    commitments: tuple[Commitment, ...]
    figures: tuple[Discrepancy, ...]
    articles: tuple[Article, ...]
    topics: tuple[Topic, ...] = ()

    def home(self, *sections: str) -> list[Event]:
        """Return the events whose acts belong to these sections, the latest first."""
        return [event for event in self.events if home(event, self.request.sides) in sections]

    def to_come(self, event: Event) -> bool:
        """Tell whether an event lies ahead: planned, and not over by the day of the brief."""
        if event.status not in ("planned", "proposed"):
            return False
        if event.when is None and not self._fresh(event):
            return False
        kept = {c.event for c in self.commitments if c.status == "kept"}
        return event.id not in kept and (not event.when or event.when.last >= self.request.as_of)

    def _fresh(self, event: Event) -> bool:
        """Tell whether something without a date was told lately enough to lie ahead still."""
        told = [
            self.record.article[a].published for a in event.articles if a in self.record.article
        ]
        days = [(self.request.as_of - when.last).days for when in told if when]
        return not days or min(days) <= STALE_DAYS


def select(record: Record, request: Request) -> Selection:
    """Take from the record what a request is about."""
    known = {a.id for a in record.articles if _known(a, request.as_of)}
    sides = frozenset(request.sides)
    told = [e for e in record.events if known.intersection(e.articles)]
    about = [e for e in told if sides <= e.codes]
    inside = [e for e in about if _inside(e, record, request)]
    common = {article for e in about for article in e.articles} & known
    beyond = [e for e in told if _beyond(e, sides) and common.intersection(e.articles)]
    beyond = [e for e in beyond if _inside(e, record, request)]
    said = [s for s in record.statements if s.code in sides and s.evidence.article in common]
    counted = [i for i in record.indicators if _figure(i, sides, common, known)]
    statements = [s for s in said if _published(record.article[s.evidence.article], request)]
    statements = _longest(statements)
    indicators = [i for i in counted if _published(record.article[i.evidence.article], request)]
    topics = [t for t in record.topics if sides == set(t.codes) and t.article in known]
    topics = [t for t in topics if _published(record.article[t.article], request)]
    kept_events = {e.id for e in inside}
    used = {a for e in (*inside, *beyond) for a in e.articles if a in known}
    used |= {t.article for t in topics}
    used |= {s.evidence.article for s in statements} | {i.evidence.article for i in indicators}
    return Selection(
        request=request,
        record=record,
        events=tuple(sorted(inside, key=latest)),
        beyond=tuple(sorted(beyond, key=latest)),
        statements=tuple(sorted(statements, key=lambda s: _said(s, record))),
        indicators=tuple(sorted(indicators, key=lambda i: (i.what, _period(i), i.id))),
        commitments=tuple(c for c in record.commitments if c.event in kept_events),
        figures=tuple(d for d in record.figures if _ids(d) & {i.id for i in indicators}),
        articles=tuple(record.article[a] for a in sorted(used)),
        topics=tuple(sorted(topics, key=lambda t: (t.kind, t.name, t.article))),
    )


def home(event: Event, sides: tuple[str, ...] = ()) -> str:
    """Name the section to which an event belongs.

    What both sides do together to a third, or a third does to both, is no matter between them.
    """
    if _together(event, frozenset(sides)):
        return "international"
    act = ontology.load().get(event.act)
    if event.status == "denied" or (act and act.score < FRICTION):
        return "frictions"
    for rule in _homes()["by_context"]:
        if event.act in rule["acts"] and set(rule["contexts"]) & set(event.contexts):
            return str(rule["section"])
    return str(_homes()["home"].get(event.act, "positions"))


def _together(event: Event, sides: frozenset[str]) -> bool:
    actors = {party.code for party in event.actors}
    recipients = {party.code for party in event.recipients}
    if not sides or not recipients or actors == recipients:
        return False
    return (sides <= actors and not sides & recipients) or (
        sides <= recipients and not sides & actors
    )


def latest(event: Event) -> tuple[int, int, int, str]:
    """Order events from the latest to the earliest; those without a date come last."""
    if event.when is None:
        return (1, 0, 0, event.id)
    return (0, -event.when.last.toordinal(), -event.when.first.toordinal(), event.id)


@cache
def _homes() -> Mapping[str, Any]:
    text = files("dragoman.brief").joinpath("homes.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _known(article: Article, as_of: date) -> bool:
    return article.published is None or article.published.first <= as_of


def _inside(event: Event, record: Record, request: Request) -> bool:
    """Within the period by its date, else by that of an article; ties are told whenever made."""
    if home(event) == "basics":
        return True
    if event.when:
        return _overlaps(event.when, request)
    told = (record.article[a] for a in event.articles if a in record.article)
    return any(_published(article, request) for article in told)


def _published(article: Article, request: Request) -> bool:
    return article.published is None or _overlaps(article.published, request)


def _overlaps(when: When, request: Request) -> bool:
    early = request.since is not None and when.last < request.since
    late = request.until is not None and when.first > request.until
    return not early and not late


def _beyond(event: Event, sides: frozenset[str]) -> bool:
    bodies = any(code.startswith("IGO:") for code in event.codes)
    return bodies and bool(event.codes & sides) and not sides <= event.codes


def _figure(one: Indicator, sides: frozenset[str], common: set[str], known: set[str]) -> bool:
    codes = frozenset(one.codes)
    article = one.evidence.article
    return article in known and (sides <= codes or (codes <= sides and article in common))


def _longest(statements: list[Statement]) -> list[Statement]:
    """Leave out a statement that is a part of another of the same article."""
    spans = {(s.evidence.article, s.evidence.span) for s in statements}
    return [
        s
        for s in statements
        if not any(
            article == s.evidence.article
            and s.evidence.span != span
            and s.evidence.span.within(span)
            for article, span in spans
        )
    ]


def _said(one: Statement, record: Record) -> tuple[int, str, int]:
    published = record.article[one.evidence.article].published
    day = -published.last.toordinal() if published else 0
    return day, one.evidence.article, one.evidence.span.start


def _period(one: Indicator) -> tuple[str, str]:
    start, end = one.period or (None, None)
    return start or "", end or ""


def _ids(one: Discrepancy) -> set[str]:
    return {key for _, ids in one.values for key in ids}
