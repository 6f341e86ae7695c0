"""Builders of records: say only what matters to the test."""

from datetime import date, timedelta
from typing import Any

from dragoman.model import (
    Article,
    Claim,
    Evidence,
    Indicator,
    Party,
    Reading,
    Span,
    Statement,
    When,
)


def day(text: str) -> When:
    """Build a When from `2024`, `2024-07`, `2024-07-03` or two of them with `..` between."""
    first, _, last = text.partition("..")
    return When(_edge(first, False), _edge(last or first, True))


def _edge(text: str, last: bool) -> date:
    parts = [int(p) for p in text.split("-")]
    if len(parts) == 3:
        return date(*parts)
    if not last:
        return date(parts[0], parts[1] if len(parts) == 2 else 1, 1)
    month = parts[1] if len(parts) == 2 else 12
    following = date(parts[0] + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)


def party(text: str) -> Party:
    """Build a Party from `CODE`, `CODE Name` or `CODE Name, role`."""
    code, _, rest = text.partition(" ")
    name, _, role = rest.partition(", ")
    return Party(code, name, role)


def article(text: str, published: str | None = "2024-07-03", **fields: Any) -> Article:
    """Build an article."""
    given: dict[str, Any] = {"name": "a", "address": "a.txt", "media": "text", "language": "en"}
    given |= {"published": day(published) if published else None} | fields
    given.setdefault("basis", "stated" if given["published"] else None)
    return Article(text=text, **given)


def quote(art: Article, words: str) -> Evidence:
    """Cite words of an article."""
    start = art.text.index(words)
    return Evidence(art.id, Span(start, start + len(words)), words)


def claim(art: Article, act: str, actors: list[str], words: str = "", **fields: Any) -> Claim:
    """Build a claim; `to` are the recipients, `when` a text for `day`."""
    when = fields.pop("when", None)
    to = fields.pop("to", [])
    return Claim(
        article=art.id,
        act=act,
        status=fields.pop("status", "occurred"),
        actors=tuple(map(party, actors)),
        recipients=tuple(map(party, to)),
        evidence=(quote(art, words or art.text),),
        when=day(when) if when else None,
        contexts=tuple(fields.pop("contexts", ())),
        **fields,
    )


def statement(art: Article, speaker: str, code: str, words: str, kind: str = "direct") -> Statement:
    """Build a statement."""
    return Statement(speaker, code, kind, quote(art, words))


def figure(art: Article, what: str, codes: str, value: float, words: str, **more: Any) -> Indicator:
    """Build an indicator; `codes` are separated by spaces."""
    unit = more.pop("unit", "times")
    return Indicator(what, tuple(codes.split()), value, unit, quote(art, words), **more)


def reading(art: Article, *claims: Claim, **more: Any) -> Reading:
    """Build a reading."""
    return Reading(art, claims, **more)
