"""When an article was published, from what it says; the reasons are kept in words.

Each piece of evidence is an interval with a reason. Evidence that states the day wins; otherwise the
intervals are narrowed one by one, and an interval that contradicts the others is reported, not mixed in.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.gazetteer.facts import interval
from dragoman.gazetteer.keys import stem
from dragoman.gazetteer.world import World
from dragoman.langs import Pack
from dragoman.model import When
from dragoman.read.mentions import Mention
from dragoman.read.tokens import Sentence
from dragoman.read.when import Finder, Spot, resolve
from dragoman.text.layout import Layout

WEEK = timedelta(days=7)
DAY = timedelta(days=1)
DATED = frozenset({"president", "monarch", "prime minister", "foreign minister", "deputy prime minister", "secretary-general", "defence minister", "head of body", "speaker"})
_SESSION = re.compile(r"(?P<n>\d{1,3})(?:-?(?:st|nd|rd|th|e|ème|ая|й|я|го|ой|ю|м))?")
_WIDEST = 45 * 366


@dataclass(frozen=True, slots=True)
class Clue:
    """One piece of evidence; `rank` says how it is used: 0 states the day, 1 narrows, 2 only hints."""

    when: When
    reason: str
    rank: int
    year_only: bool = False


@dataclass(frozen=True, slots=True)
class Published:
    """The interval of publication, its basis, and the reasons."""

    when: When | None
    basis: str | None
    reasons: tuple[str, ...]


class Dater:
    """Dates the articles of one language."""

    def __init__(self, pack: Pack, world: World) -> None:
        """Prepare the patterns."""
        self._finder = Finder(pack)
        self._world = world
        self._anniversary = tuple(stem(w) for w in pack.dates["patterns"]["anniversary"])

    def header(self, text: str, layout: Layout, given: date | None) -> list[Clue]:
        """Return what carrier, page header and dateline say."""
        clues: list[Clue] = []
        if given is not None:
            clues.append(Clue(When.day(given), f"the carrier gives {given}", 0))
        hints = [interval(layout.stamp)] if layout.stamp else []
        clues += [Clue(hint, f"the page is stamped {layout.stamp}", 0 if hint.days == 0 else 2) for hint in hints]
        for line in layout.lines:
            if line.kind in ("header", "noise", "title"):
                clues += self._stated(text, line.start, line.stop, line.kind)
        for spot in self._finder.find(layout.dateline.date_text):
            if spot.kind == "date" and spot.day:
                clues += self._dateline(spot, hints)
        return clues

    def _stated(self, text: str, start: int, stop: int, kind: str) -> Iterable[Clue]:
        words = len(text[start:stop].split())
        for spot in self._finder.find(text[start:stop], start):
            if spot.kind == "date" and spot.year and spot.day and (kind != "title" or words <= 12):  # noqa: PLR2004
                when = resolve(spot, None)
                if when is not None:
                    yield Clue(when, f"stated above the text: {text[spot.start : spot.stop]}", 0 if kind != "title" else 1)

    def _dateline(self, spot: Spot, hints: Sequence[When]) -> Iterable[Clue]:
        if spot.year:
            when = resolve(spot, None)
            if when:
                yield Clue(when, f"the dateline says {when.first}", 0)
            return
        for hint in hints:
            when = resolve(spot, When.day(hint.last), future=False)
            if when and when.meets(hint):
                yield Clue(when, f"the dateline gives the day, the page's stamp the year {when.first.year}", 0)
                return
        yield Clue(When(date(1900, spot.month, min(spot.day, 28)), date(1900, spot.month, min(spot.day, 28))), f"{spot.day}.{spot.month}", 3)

    def body(self, text: str, sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]]) -> list[Clue]:
        """Return what the text itself says: its latest date, office-holders, anniversaries, sessions."""
        clues = [*self._latest(text, sentences), *self._offices(mentions)]
        clues += self._anniversaries(text, sentences, mentions)
        clues += self._sessions(text, sentences)
        return clues

    def _latest(self, text: str, sentences: Sequence[Sentence]) -> Iterable[Clue]:
        """The article cannot be older than the latest past day that it tells of."""
        days: list[tuple[When, str, bool]] = []
        for sentence in sentences:
            future = any("Tense=Fut" in t.feats or t.low in ("will", "shall") for t in sentence.tokens)
            for spot in self._finder.find(text[sentence.start : sentence.stop], sentence.start):
                when = resolve(spot, None) if spot.kind == "date" and spot.year else None
                if when is not None and not future and spot.open != "until":
                    days.append((when, text[spot.start : spot.stop], bool(spot.day)))
        if not days:
            return
        when, words, exact = max(days, key=lambda d: (d[0].first, d[2]))
        if exact:
            yield Clue(When(when.last, when.last + WEEK), f"the latest day that it tells of is {words}", 1)
        else:
            yield Clue(When(when.first, date(2100, 1, 1)), f"it tells of {words}", 1)

    def _offices(self, mentions: Sequence[Sequence[Mention]]) -> Iterable[Clue]:
        seen: set[tuple[str, str]] = set()
        for mention in (m for row in mentions for m in row):
            if mention.office not in DATED or not mention.person or len(mention.person.split()) == 1:
                continue
            people = mention.persons or tuple(self._world.people.named(mention.person.replace("-", " ").split()))
            terms = [
                (person.name, term)
                for person in people[:3]
                for term in person.terms
                if term.office == mention.office and (not mention.codes or term.state in mention.codes)
            ]
            if not terms or (terms[0][0], mention.office) in seen:
                continue
            seen.add((terms[0][0], mention.office))
            mine = [term for name, term in terms if name == terms[0][0]]
            when = When(min(t.first for t in mine), max(t.last for t in mine))
            to = when.last if when.last.year < 2100 else "now"  # noqa: PLR2004 - open term
            yield Clue(when, f"{terms[0][0]} is {mention.office} ({when.first} to {to})", 1)

    def _anniversaries(
        self, text: str, sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]]
    ) -> Iterable[Clue]:
        for sentence, row in zip(sentences, mentions, strict=True):
            at = next((t.i for t in sentence.tokens if stem(t.low) in self._anniversary), None)
            if at is None:
                continue
            number = self._number(sentence, at)
            codes = list(dict.fromkeys(code for m in row for code in m.codes if m.kind != "city"))
            if number is None or not codes:
                continue
            yield from self._counted(sentence, number, codes)

    def _number(self, sentence: Sentence, at: int) -> int | None:
        for token in reversed(sentence.tokens[max(0, at - 3) : at + 1]):
            match = _SESSION.match(token.low)
            if match:
                return int(match["n"])
        return None

    def _counted(self, sentence: Sentence, number: int, codes: list[str]) -> Iterable[Clue]:
        low = " ".join(t.lemma for t in sentence.tokens)
        facts = []
        if any(w in low for w in ("relation", "отношение", "diplomati", "дипломатич")):
            facts = [f for i, a in enumerate(codes) for b in codes[i + 1 :] if (f := self._world.facts.relations(frozenset((a, b))))]
        if not facts and any(w in low for w in ("independ", "indépendance", "независимость")):
            facts = [f for f in self._world.facts.dated if f.kind == "independence" and set(f.codes) <= set(codes)]
        for fact in facts[:1]:
            year = fact.when.first.year + number
            sides = "–".join(sorted(fact.codes))
            yield Clue(
                When(date(year, 1, 1), date(year, 12, 31)),
                f"{number} years of {fact.label} ({sides}, {fact.when.first}): {year}",
                1,
                year_only=True,
            )

    def _sessions(self, text: str, sentences: Sequence[Sentence]) -> Iterable[Clue]:
        for sentence in sentences:
            keys = tuple(stem(t.low) for t in sentence.tokens)
            numbers = {int(m["n"]) for t in sentence.tokens if (m := _SESSION.fullmatch(t.low))}
            for session in self._world.facts.sessions:
                if session.number in numbers and any(_has(keys, name) for name in session.names):
                    first = session.when.first - timedelta(days=300)
                    last = session.when.last + timedelta(days=300)
                    reason = f"session {session.number} of {session.forum} was held {session.when.first} to {session.when.last}"
                    yield Clue(When(first, last), reason, 1)


def _has(keys: Sequence[str], name: Sequence[str]) -> bool:
    size = len(name)
    return size > 1 and any(tuple(keys[i : i + size]) == tuple(name) for i in range(len(keys) - size + 1))


def conclude(clues: Sequence[Clue]) -> Published:
    """Narrow the evidence to one interval.

    A stated day wins. A dateline's day without a year takes the year from the other evidence.
    """
    stated = [clue for clue in clues if clue.rank == 0]
    if stated:
        best = min(stated, key=lambda clue: (clue.when.days, -clue.when.first.toordinal()))
        return Published(best.when, "stated", (best.reason,))
    when, reasons = _narrow([c for c in clues if c.rank == 1] + [c for c in clues if c.rank == 2])  # noqa: PLR2004
    days = [clue.when.first for clue in clues if clue.rank == 3]  # noqa: PLR2004 - a day without a year
    if days and when is not None:
        dated = [d for y in range(when.first.year, when.last.year + 1) if when.first <= (d := date(y, days[0].month, days[0].day)) <= when.last]
        if len(dated) == 1:
            reasons = (f"the dateline gives the day, {days[0].day}.{days[0].month}.", *reasons)
            return Published(When.day(dated[0]), "inferred", reasons)
    if when is None or when.days > _WIDEST:
        return Published(None, None, reasons)
    return Published(when, "inferred", reasons)


def _narrow(clues: Sequence[Clue]) -> tuple[When | None, tuple[str, ...]]:
    when: When | None = None
    reasons: list[str] = []
    for clue in sorted(clues, key=lambda c: (c.rank, c.when.days)):
        cut = clue.when if when is None else when.cut(clue.when)
        if cut is None:
            reasons.append(f"contradicted by the rest: {clue.reason}")
            continue
        when = cut
        reasons.append(clue.reason)
    return when, tuple(reasons)
