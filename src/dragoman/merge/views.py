"""A claim as the merger looks at it: names folded, words split, once for all comparisons."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from dragoman.model import Article, Claim, When
from dragoman.ontology.relations import Relations
from dragoman.ontology.titles import Name, fold, name_of

TRIPLE = 3
SHORT_DAYS = 3  # width of a date of publication that still dates what is under way


@dataclass(frozen=True, slots=True)
class View:
    """A claim with what its comparison needs.

    `window` are the days on which it can have happened for all that is known: its own date, else
    up to the publication (what occurred) or from it on (what is to come). `told` are the days of
    publication.
    """

    claim: Claim
    act: str
    status: str
    when: When | None
    window: When | None
    actors: frozenset[str]
    recipients: frozenset[str]
    persons: Mapping[str, frozenset[str]]
    roles: Mapping[str, frozenset[str]]
    place: str
    forum: Name
    instrument: Name
    language: str
    triples: frozenset[tuple[str, ...]]
    subjects: frozenset[str] = field(default=frozenset())
    told: When | None = None

    @property
    def codes(self) -> frozenset[str]:
        """The codes of all sides."""
        return self.actors | self.recipients


def view(claim: Claim, article: Article | None, relations: Relations) -> View:
    """Prepare a claim for comparison."""
    parties = claim.actors + claim.recipients
    when = claim.when or _under_way(claim, article, relations)
    quotes = " ".join(e.quote for e in claim.evidence)
    return View(
        claim=claim,
        act=claim.act,
        status=claim.status,
        when=when,
        window=when or _window(claim, article),
        actors=frozenset(p.code for p in claim.actors),
        recipients=frozenset(p.code for p in claim.recipients),
        persons=_by_code((p.code, fold(p.name)) for p in parties if p.name),
        roles=_by_code((p.code, fold(p.role)) for p in parties if p.role),
        place=fold(claim.place or ""),
        forum=name_of(claim.forum, relations),
        instrument=name_of(claim.instrument, relations),
        language=article.language if article else "",
        triples=_triples(quotes),
        subjects=frozenset(claim.contexts) - {"diplomatic"},
        told=article.published if article else None,
    )


def _by_code(pairs: Iterable[tuple[str, str]]) -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for code, value in pairs:
        found[code] = found.get(code, frozenset()) | {value}
    return found


def _triples(text: str) -> frozenset[tuple[str, ...]]:
    words = fold(text).split()
    size = min(TRIPLE, len(words))
    return frozenset(tuple(words[i : i + size]) for i in range(len(words) - size + 1) if size)


def _under_way(claim: Claim, article: Article | None, relations: Relations) -> When | None:
    """What lasts some days and is under way goes on when the article comes out."""
    short = claim.status == "ongoing" and claim.act in relations.short
    published = article.published if article else None
    return published if short and published and published.days <= SHORT_DAYS else None


def _window(claim: Claim, article: Article | None) -> When | None:
    if article is None or article.published is None:
        return None
    if claim.status == "occurred":
        return When(date.min, article.published.last)
    if claim.status == "planned":
        return When(article.published.first - timedelta(days=1), date.max)
    return None
