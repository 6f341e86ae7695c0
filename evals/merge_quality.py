"""How well claims that tell of one event are joined: pairwise precision and recall.

Merging is measured apart from reading, on reference claims: `python -m evals.merge_quality` for
the bundled sample, with `--articles REFERENCE.jsonl GROUPS.json` for a set whose groups only say
which articles have the same main event.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

from dragoman.merge import settle
from dragoman.model import Article, Claim, Event, Evidence, Party, Span, When

HOME = Path(__file__).resolve().parents[1]
GOLD = HOME / "evals" / "gold"
Key = tuple[str, int]
Pair = tuple[Key, Key]


@dataclass(frozen=True, slots=True)
class Quality:
    """Pairs of claims that were joined, that should have been, and that are both."""

    joined: frozenset[Pair]
    wanted: frozenset[Pair]

    @property
    def precision(self) -> float:
        """Share of the joined pairs that should have been joined."""
        return len(self.joined & self.wanted) / len(self.joined) if self.joined else 1.0

    @property
    def recall(self) -> float:
        """Share of the pairs to join that were joined."""
        return len(self.joined & self.wanted) / len(self.wanted) if self.wanted else 1.0

    def __str__(self) -> str:
        """Say it in one line."""
        right = len(self.joined & self.wanted)
        counts = f"{right} right, {len(self.joined)} joined, {len(self.wanted)} to join"
        return f"precision {self.precision:.3f}, recall {self.recall:.3f} ({counts})"


@dataclass(frozen=True)
class Told:
    """Reference claims as the merger takes them, each known by its article and place in it."""

    articles: tuple[Article, ...]
    claims: Mapping[Key, Claim]

    def events(self) -> list[Event]:
        """Join them."""
        return settle(self.claims.values(), self.articles)

    def pairs(self) -> frozenset[Pair]:
        """Return every pair of claims that stand in one event."""
        keys = {claim.id: key for key, claim in self.claims.items()}
        groups = ([keys[c] for c in event.claims] for event in self.events())
        return frozenset(pair for group in groups for pair in combinations(sorted(group), 2))


def told(rows: Iterable[Mapping[str, Any]], texts: Path) -> Told:
    """Read reference annotations, with the texts that they are about."""
    articles, claims = [], {}
    for row in rows:
        article = _article(row, (texts / str(row["file"])).read_bytes().decode("utf-8"))
        articles.append(article)
        for number, event in enumerate(row["events"]):
            claims[str(row["id"]), number] = _claim(article, event)
    return Told(tuple(articles), claims)


def sample() -> tuple[Told, frozenset[Pair]]:
    """Return the bundled sample's reference claims, and the pairs that are one event."""
    rows = [row for lang in ("en", "fr", "ru") for row in lines(GOLD / f"{lang}.jsonl")]
    groups = json.loads((GOLD / "groups.json").read_text(encoding="utf-8"))["events"]
    wanted = (
        pair
        for group in groups
        for pair in combinations(sorted((str(a), int(n)) for a, n in group), 2)
    )
    return told(rows, HOME / "examples"), frozenset(wanted)


def measure() -> Quality:
    """Measure merging on the bundled sample."""
    given, wanted = sample()
    return Quality(given.pairs(), wanted)


def by_articles(reference: Path, groups: Path) -> tuple[int, int, int]:
    """Count the groups that share an event, all groups, and the joined articles of no group."""
    given = told(lines(reference), reference.with_suffix(""))
    known = [frozenset(g) for g in json.loads(groups.read_text(encoding="utf-8"))["groups"]]
    shared = {frozenset((a, b)) for (a, _), (b, _) in given.pairs() if a != b}
    found = sum(any(pair <= group for pair in shared) for group in known)
    astray = sum(not any(pair <= group for group in known) for pair in shared)
    return found, len(known), astray


def lines(path: Path) -> list[dict[str, Any]]:
    """Read a file of JSON Lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def _article(row: Mapping[str, Any], text: str) -> Article:
    return Article(
        name=str(row["id"]),
        address=str(row["file"]),
        text=text,
        media="text",
        language=str(row["language"]),
        published=_when(row["published"]),
        source=row["source"],
    )


def _claim(article: Article, event: Mapping[str, Any]) -> Claim:
    return Claim(
        article=article.id,
        act=event["act"],
        status=event["status"],
        actors=_parties(event["actors"]),
        recipients=_parties(event["recipients"]),
        evidence=tuple(_evidence(article, quote) for quote in event["evidence"]),
        when=_when(event["date"]),
        place=event["place"],
        forum=event["forum"],
        instrument=event["instrument"],
        contexts=tuple(event["contexts"]),
        coder="reference",
    )


def _parties(told: Iterable[Mapping[str, Any]]) -> tuple[Party, ...]:
    return tuple(Party(p["code"], p["name"] or "", p["role"] or "") for p in told)


def _evidence(article: Article, quote: str) -> Evidence:
    start = article.text.index(quote)
    return Evidence(article.id, Span(start, start + len(quote)), quote)


def _when(days: Sequence[str] | None) -> When | None:
    return When(date.fromisoformat(days[0]), date.fromisoformat(days[1])) if days else None


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and tell, with the pairs that are wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", nargs=2, type=Path, metavar=("REFERENCE", "GROUPS"))
    parser.add_argument("--misses", action="store_true", help="list the pairs that are wrong")
    given = parser.parse_args(arguments)
    if given.articles:
        found, groups, astray = by_articles(*given.articles)
        sys.stdout.write(f"groups found {found} of {groups}; other articles joined: {astray}\n")
        return 0
    quality = measure()
    sys.stdout.write(f"{quality}\n")
    if given.misses:
        for word, pairs in (
            ("apart", quality.wanted - quality.joined),
            ("joined", quality.joined - quality.wanted),
        ):
            sys.stdout.writelines(f"{word}: {a} {b}\n" for a, b in sorted(pairs))
    return 0


if __name__ == "__main__":
    sys.exit(main())
