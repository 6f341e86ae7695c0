"""The record as a brief sees it."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dragoman.model import (
    Article,
    Claim,
    Commitment,
    Discrepancy,
    Event,
    Indicator,
    Statement,
    Topic,
)


@dataclass(frozen=True)
class Record:
    """Everything that a brief may tell, with look-up by id.

    `figures` are figures on which articles differ.
    """

    articles: tuple[Article, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    figures: tuple[Discrepancy, ...] = ()
    topics: tuple[Topic, ...] = ()
    article: Mapping[str, Article] = field(init=False, repr=False)
    claim: Mapping[str, Claim] = field(init=False, repr=False)
    event: Mapping[str, Event] = field(init=False, repr=False)
    statement: Mapping[str, Statement] = field(init=False, repr=False)
    indicator: Mapping[str, Indicator] = field(init=False, repr=False)
    topic: Mapping[str, Topic] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        for name in ("article", "claim", "event", "statement", "indicator", "topic"):
            found = {one.id: one for one in getattr(self, f"{name}s")}
            object.__setattr__(self, name, dict(sorted(found.items())))


def release_id(record: Record) -> str:
    """Name the state of the record by the ids of its contents: equal records have equal names."""
    groups: Iterable[Iterable[str]] = (
        record.article,
        record.claim,
        record.statement,
        record.indicator,
        record.topic,
    )
    key = "\x1e".join("\x1f".join(sorted(ids)) for ids in groups)
    return hashlib.sha256(key.encode()).hexdigest()[:12]
