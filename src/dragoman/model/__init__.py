"""What the system talks about. Frozen records, standard library only, no I/O."""

from dragoman.model.article import Article, Raw
from dragoman.model.claim import STATUSES, Claim, Indicator, Party, Statement, Topic
from dragoman.model.event import Commitment, Discrepancy, Event
from dragoman.model.evidence import Evidence, cite
from dragoman.model.query import Query
from dragoman.model.reading import Reading, Refusal
from dragoman.model.span import Span
from dragoman.model.when import When

__all__ = [
    "STATUSES",
    "Article",
    "Claim",
    "Commitment",
    "Discrepancy",
    "Event",
    "Evidence",
    "Indicator",
    "Party",
    "Query",
    "Raw",
    "Reading",
    "Refusal",
    "Span",
    "Statement",
    "Topic",
    "When",
    "cite",
]
