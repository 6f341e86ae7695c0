"""A reading in the shape of the annotation guide: what `dragoman code` prints, one line each."""

import json
from collections.abc import Iterable
from typing import Any

from dragoman.model import Claim, Evidence, Indicator, Party, Reading, Statement, Topic, When

Plain = dict[str, Any]


def plain(reading: Reading) -> Plain:
    """Return a reading as values that JSON can hold."""
    article = reading.article
    return {
        "id": article.name,
        "address": article.address,
        "language": article.language,
        "published": days(article.published),
        "published_basis": article.basis,
        "reasons": list(article.reasons),
        "source": article.source,
        "dateline_place": article.dateline_place,
        "events": [claim(one) for one in reading.claims],
        "statements": [statement(one) for one in reading.statements],
        "indicators": [indicator(one) for one in reading.indicators],
        "topics": [topic(one) for one in reading.topics],
    }


def line(value: Any) -> str:
    """Write a value as one line of JSON, readable; escaped only where UTF-8 leaves no other way."""
    text = json.dumps(value, ensure_ascii=False)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value)
    return text


def claim(one: Claim) -> Plain:
    """Return a claim."""
    return {
        "act": one.act,
        "status": one.status,
        "actors": parties(one.actors),
        "recipients": parties(one.recipients),
        "date": days(one.when),
        "place": one.place,
        "forum": one.forum,
        "instrument": one.instrument,
        "contexts": list(one.contexts),
        "confidence": round(one.confidence, 3),
        "evidence": [evidence(e) for e in one.evidence],
    }


def statement(one: Statement) -> Plain:
    """Return a statement."""
    told = evidence(one.evidence)
    said = {"start": told["start"], "end": told["end"], "text": told["quote"]}
    return {"speaker": one.speaker, "code": one.code, "kind": one.kind} | said


def indicator(one: Indicator) -> Plain:
    """Return a figure."""
    return {
        "what": one.what,
        "codes": list(one.codes),
        "value": one.value,
        "unit": one.unit,
        "direction": one.direction,
        "period": list(one.period) if one.period else None,
        "reporter": one.reporter,
        "evidence": evidence(one.evidence),
    }


def topic(one: Topic) -> Plain:
    """Return a project or institution that is named without an act."""
    return {
        "kind": one.kind,
        "name": one.name,
        "codes": list(one.codes),
        "evidence": [evidence(e) for e in one.evidence],
    }


def evidence(one: Evidence) -> Plain:
    """Return the words that a record rests on, with their place in the text as received."""
    return {"start": one.span.start, "end": one.span.stop, "quote": one.quote}


def parties(sides: Iterable[Party]) -> list[Plain]:
    """Return sides; what is not told is null."""
    return [{"code": p.code, "name": p.name or None, "role": p.role or None} for p in sides]


def days(when: When | None) -> list[str] | None:
    """Return the first and last day in ISO 8601."""
    return [when.first.isoformat(), when.last.isoformat()] if when else None
