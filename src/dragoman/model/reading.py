"""The outcome of reading one article: found, or refused with a reason."""

from dataclasses import dataclass

from dragoman.model.article import Article
from dragoman.model.claim import Claim, Indicator, Statement, Topic


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that was not accepted, at which step, and why."""

    address: str
    step: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything found in one article."""

    article: Article
    claims: tuple[Claim, ...] = ()
    statements: tuple[Statement, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    refused: tuple[Refusal, ...] = ()
    topics: tuple[Topic, ...] = ()
