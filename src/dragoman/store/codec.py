"""Records as JSON text and back, exactly."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

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

Record = Claim | Statement | Indicator | Refusal | Topic


def dump(record: Record) -> str:
    """Write a record as JSON."""
    return _json(asdict(record))


def dump_article(article: Article) -> str:
    """Write what is known about an article as JSON, without its text, which is kept beside it."""
    data = asdict(article)
    del data["text"]
    return _json(data)


def article(body: str, text: str) -> Article:
    """Read an article."""
    data = json.loads(body)
    changes = {"published": _when(data["published"]), "reasons": tuple(data["reasons"])}
    return Article(**(data | changes), text=text)


def claim(body: str) -> Claim:
    """Read a claim."""
    data = json.loads(body)
    return Claim(
        **data
        | {
            "actors": tuple(Party(**party) for party in data["actors"]),
            "recipients": tuple(Party(**party) for party in data["recipients"]),
            "evidence": tuple(map(_evidence, data["evidence"])),
            "when": _when(data["when"]),
            "contexts": tuple(data["contexts"]),
        }
    )


def statement(body: str) -> Statement:
    """Read a statement."""
    data = json.loads(body)
    return Statement(**data | {"evidence": _evidence(data["evidence"])})


def indicator(body: str) -> Indicator:
    """Read an indicator."""
    data = json.loads(body)
    period = data["period"]
    return Indicator(
        **data
        | {
            "codes": tuple(data["codes"]),
            "evidence": _evidence(data["evidence"]),
            "period": None if period is None else tuple(period),
        }
    )


def topic(body: str) -> Topic:
    """Read a topic."""
    data = json.loads(body)
    evidence = tuple(map(_evidence, data["evidence"]))
    return Topic(**data | {"codes": tuple(data["codes"]), "evidence": evidence})


def refusal(body: str) -> Refusal:
    """Read a refusal."""
    return Refusal(**json.loads(body))


def _json(data: Mapping[str, Any]) -> str:
    """Write readable JSON; escape only where a lone surrogate leaves no other way."""
    text = json.dumps(data, default=date.isoformat, ensure_ascii=False)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(data, default=date.isoformat)
    return text


def _when(data: Mapping[str, str] | None) -> When | None:
    if data is None:
        return None
    return When(date.fromisoformat(data["first"]), date.fromisoformat(data["last"]))


def _evidence(data: Mapping[str, Any]) -> Evidence:
    return Evidence(data["article"], Span(**data["span"]), data["quote"])
