"""What the record holds, as values that JSON can hold; what the asking commands print."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from dragoman.export import annotation
from dragoman.model import Article, Claim, Commitment, Event, Evidence, Indicator, Statement

Plain = dict[str, Any]
Articles = Mapping[str, Article]


def event(one: Event, claims: Mapping[str, Claim], articles: Articles) -> Plain:
    """Return an event with the words of every claim that tells of it."""
    return {
        "id": one.id,
        "act": one.act,
        "status": one.status,
        "actors": annotation.parties(one.actors),
        "recipients": annotation.parties(one.recipients),
        "date": annotation.days(one.when),
        "place": one.place,
        "forum": one.forum,
        "instrument": one.instrument,
        "contexts": list(one.contexts),
        "confidence": round(one.confidence, 3),
        "witnesses": one.witnesses,
        "languages": list(one.languages),
        "why": list(one.why),
        "discrepancies": [
            {"field": d.field, "values": {value: list(ids) for value, ids in d.values}}
            for d in one.discrepancies
        ],
        "evidence": [cited(e, articles) for e in words(one, claims)],
    }


def words(one: Event, claims: Mapping[str, Claim]) -> list[Evidence]:
    """Return the words that an event rests on, each once."""
    told = (claims[key] for key in one.claims if key in claims)
    return list(dict.fromkeys(evidence for claim in told for evidence in claim.evidence))


def cited(one: Evidence, articles: Articles) -> Plain:
    """Return evidence with the article it is from."""
    return source(articles[one.article]) | annotation.evidence(one)


def source(article: Article) -> Plain:
    """Return what a reference to an article needs."""
    return {
        "article": article.name,
        "address": article.address,
        "source": article.source,
        "language": article.language,
        "published": annotation.days(article.published),
    }


def statement(one: Statement, articles: Articles) -> Plain:
    """Return a statement with its article."""
    return annotation.statement(one) | source(articles[one.evidence.article])


def indicator(one: Indicator, articles: Articles) -> Plain:
    """Return a figure with its article."""
    return annotation.indicator(one) | {"evidence": cited(one.evidence, articles)}


def commitment(one: Commitment, events: Mapping[str, Plain]) -> Plain:
    """Return a commitment with its event and the events that keep it."""
    return {
        "status": one.status,
        "due": annotation.days(one.due),
        "event": events[one.event],
        "kept_by": [events[key] for key in one.kept_by if key in events],
    }


def person(one: Any) -> Plain:
    """Return a person, with days in ISO 8601."""
    told = asdict(one)
    days = {key: told[key].isoformat() if told[key] else None for key in ("first", "last")}
    return told | {"codes": list(one.codes), "roles": list(one.roles)} | days
