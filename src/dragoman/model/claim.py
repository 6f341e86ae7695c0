"""What one article says: claims, statements, indicators, topics."""

import hashlib
from dataclasses import dataclass

from dragoman.model.evidence import Evidence
from dragoman.model.when import When

STATUSES = ("occurred", "ongoing", "planned", "proposed", "denied")


@dataclass(frozen=True, slots=True, order=True)
class Party:
    """One side of an event: the code of its state, body or group, and the person, if named.

    `code` is an ISO 3166-1 alpha-3 code, `IGO:` plus an acronym, or `NSA:` plus a short name;
    `name` the person's usual English name ("" when no person is named); `role` a short English
    role ("" when none is told).
    """

    code: str
    name: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One event as one article tells it: act, status, sides, time, place, and the words.

    `confidence` is between 0 and 1. Symmetric acts have all sides in `actors`.
    """

    article: str
    act: str
    status: str
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    evidence: tuple[Evidence, ...]
    when: When | None = None
    place: str | None = None
    forum: str | None = None
    instrument: str | None = None
    contexts: tuple[str, ...] = ()
    coder: str = "frames/1"
    confidence: float = 0.5

    @property
    def id(self) -> str:
        """Name the claim by its content, so that the same reading gives the same claim."""
        spans = ";".join(f"{e.span.start}-{e.span.stop}" for e in self.evidence)
        who = ";".join(f"{p.code}/{p.name}" for p in self.actors)
        whom = ";".join(f"{p.code}/{p.name}" for p in self.recipients)
        key = "\x1f".join(
            (self.article, self.act, self.status, who, whom, str(self.when), spans, self.coder)
        )
        return hashlib.sha256(key.encode()).hexdigest()[:16]

    @property
    def codes(self) -> frozenset[str]:
        """The codes of all sides."""
        return frozenset(p.code for p in self.actors + self.recipients)


@dataclass(frozen=True, slots=True)
class Statement:
    """What a speaker is quoted (`direct`) or reported (`indirect`) as saying."""

    speaker: str
    code: str
    kind: str
    evidence: Evidence

    @property
    def id(self) -> str:
        """Name the statement by its content."""
        span = self.evidence.span
        key = f"{self.evidence.article}\x1f{self.speaker}\x1f{span.start}-{span.stop}"
        return hashlib.sha256(key.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Indicator:
    """A figure about a relation: what, value in unit, direction, period, and the words.

    `period` holds two ISO 8601 dates of any precision; either may be None when it is open.
    """

    what: str
    codes: tuple[str, ...]
    value: float
    unit: str
    evidence: Evidence
    direction: str | None = None
    period: tuple[str | None, str | None] | None = None
    reporter: str | None = None

    @property
    def id(self) -> str:
        """Name the indicator by its content."""
        span = self.evidence.span
        key = f"{self.evidence.article}\x1f{self.what}\x1f{self.value}\x1f{span.start}-{span.stop}"
        return hashlib.sha256(key.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Topic:
    """A project or institution between two sides that an article names without telling an act.

    `kind` is the English kind ("corridor", "fund", "pipeline"); `name` its name in English as far
    as translations go; `evidence` every place where the article names it.
    """

    article: str
    kind: str
    name: str
    codes: tuple[str, ...]
    evidence: tuple[Evidence, ...]

    @property
    def id(self) -> str:
        """Name the topic by its content."""
        spans = ";".join(f"{e.span.start}-{e.span.stop}" for e in self.evidence)
        key = f"{self.article}\x1f{self.kind}\x1f{self.name}\x1f{spans}"
        return hashlib.sha256(key.encode()).hexdigest()[:16]
