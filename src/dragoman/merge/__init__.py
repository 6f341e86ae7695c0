"""From claims to events: what may be the same is compared, and joined where enough agrees.

Events are derived. They are worked out anew from claims whenever they are wanted; neither the
order of the claims nor their repetition changes them.
"""

from collections.abc import Iterable

from dragoman.merge.cluster import cluster
from dragoman.merge.commitments import commitments
from dragoman.merge.discrepancies import figures
from dragoman.merge.events import event
from dragoman.merge.reprints import shingles
from dragoman.merge.views import view
from dragoman.model import Article, Claim, Event
from dragoman.ontology import relations

__all__ = ["commitments", "figures", "settle"]


def settle(claims: Iterable[Claim], articles: Iterable[Article]) -> list[Event]:
    """Join the claims that tell of one happening; return the events, the earliest first."""
    known = {article.id: article for article in articles}
    data = relations.load()
    unique = {claim.id: claim for claim in sorted(claims, key=repr)}
    groups = cluster((view(c, known.get(c.article), data) for c in unique.values()), data)
    shared = {v.claim.article for g in groups if len(g.views) > 1 for v in g.views}
    texts = {key: shingles(known[key].text) for key in shared if key in known}
    events = (event(group, known, texts, data) for group in groups)
    return sorted(events, key=_order)


def _order(event: Event) -> tuple[bool, str, str, str]:
    first = event.when.first.isoformat() if event.when else ""
    last = event.when.last.isoformat() if event.when else ""
    return event.when is None, first, last, event.id
