"""A claim as the merger looks at it: names folded, words split, once for all comparisons."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from dragoman.merge.relations import Relations
from dragoman.model import Article, Claim, When

WORD = re.compile(r"\w+")
TRIPLE = 3
SHORT_DAYS = 3  # width of a date of publication that still dates what is under way


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a document or body: its words, the telling ones among them, and its numbers."""

    words: frozenset[str] = frozenset()
    telling: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()

    def matches(self, other: "Name", share: float) -> bool:
        """Tell whether both name one thing: enough common words and no other number."""
        if not self.words or not other.words or self._differs(other):
            return False
        mine, theirs = (self.telling, other.telling)
        if not mine or not theirs:
            return self.words == other.words
        return len(mine & theirs) / min(len(mine), len(theirs)) >= share

    def contradicts(self, other: "Name", share: float) -> bool:
        """Tell whether both are named and are not the same thing."""
        if not self.words or not other.words:
            return False
        if self._differs(other):
            return True
        return bool(self.telling and other.telling) and not self.matches(other, share)

    def _differs(self, other: "Name") -> bool:
        return bool(self.numbers and other.numbers and not self.numbers & other.numbers)


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


def fold(text: str) -> str:
    """Write a name in lower case without accents or marks."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(WORD.findall("".join(c for c in plain if not unicodedata.combining(c))))


def _by_code(pairs: Iterable[tuple[str, str]]) -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for code, value in pairs:
        found[code] = found.get(code, frozenset()) | {value}
    return found


def name_of(text: str | None, relations: Relations) -> Name:
    """Split the name of a document or body into its words."""
    said = re.sub(r"\binter[\s-]+(?=\w)", "inter", (text or "").casefold())  # "Inter-State"
    words = frozenset(relations.same.get(word, word) for word in fold(said).split())
    words -= relations.small
    numbers = frozenset(digits for word in words if (digits := re.sub(r"\D", "", word)))
    return Name(words, words - relations.generic - numbers, numbers)


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
