"""What the text of an article tells of its own day: dates, office-holders, anniversaries, facts."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.gazetteer.facts import Dated
from dragoman.gazetteer.keys import stem
from dragoman.gazetteer.world import World
from dragoman.langs import Pack
from dragoman.model import When
from dragoman.read.incumbents import Incumbents
from dragoman.read.mentions import Mention
from dragoman.read.narrow import FRESH, LATER, OPEN, SPAN, Clue, DayClue
from dragoman.read.tokens import Sentence, Token
from dragoman.read.when import WEEK, Finder, Spot, resolve

FIRST = date(1946, 1, 1)
LEAD = 3  # first body sentences
NEAR = 5  # characters between a weekday and the date that it belongs to
ROUND = timedelta(days=300)  # an article that speaks of a yearly session was written around it
_NUMBER = re.compile(r"(?P<n>\d{1,3})(?:-?(?:st|nd|rd|th|e|ème|ая|й|я|го|ой|ю|м))?")
_REACH = {"event": 20, "document": 2}  # words that may stand between those of a fact's name
_PASSIVE = frozenset({"VerbForm=Part", "Voice=Pass"})
_LONG = 3  # letters from which a piece of a name, or a word of a fact, tells something


@dataclass(frozen=True, slots=True)
class _Told:
    """An expression of time with the sentence it stands in."""

    spot: Spot
    sentence: Sentence
    lead: bool
    ahead: bool
    words: str


class Testimony:
    """Reads the evidence of one language's texts."""

    def __init__(self, pack: Pack, world: World, finder: Finder) -> None:
        """Prepare the words."""
        patterns = pack.dates["patterns"]
        self._finder = finder
        self._world = world
        self._anniversary = frozenset(stem(w) for w in patterns["anniversary"])
        self._relations = tuple(patterns["relations"])
        self._independence = tuple(patterns["independence"])
        self._incumbents = Incumbents(world, frozenset(patterns["former"]))
        self._planned = pack.cues["planned"]
        self._upcoming = pack.cues["upcoming"]
        self._for = frozenset(patterns["for"])
        self._events = [fact for fact in world.facts.dated if fact.kind in ("event", "document")]

    def read(
        self, text: str, sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]]
    ) -> list[Clue | DayClue]:
        """Return all evidence of the body."""
        told = list(self._told(text, sentences))
        clues: list[Clue | DayClue] = [*self._dates(told), *self._days(told), *self._weekdays(told)]
        clues += self._incumbents.read(sentences, mentions)
        clues += self._anniversaries(sentences, mentions)
        for sentence in sentences:
            clues += self._sessions(sentence)
        clues += self._facts(sentences, _codes(mentions))
        return clues

    # -- dates ---------------------------------------------------------------------------------

    def _told(self, text: str, sentences: Sequence[Sentence]) -> Iterable[_Told]:
        body = [s.number for s in sentences if not s.title][:LEAD]
        for sentence in sentences:
            for spot in self._finder.find(text[sentence.start : sentence.stop], sentence.start):
                lead = sentence.title or sentence.number in body
                words = text[spot.start : spot.stop]
                yield _Told(spot, sentence, lead, self._is_ahead(sentence, spot), words)

    def _is_ahead(self, sentence: Sentence, spot: Spot) -> bool:
        """Tell whether the clause of an expression speaks of what is to come.

        "Agreed on Friday" is past, "agreed to meet on Friday" and "planned for Friday" are not.
        """
        token = sentence.at(spot.start)
        if token is None:
            return False
        if not spot.month and token.i and sentence.tokens[token.i - 1].low in self._for:
            return True
        chain = [token, *sentence.up(token.i)]
        for n, up in enumerate(chain):
            outside = up.start >= spot.stop or up.stop <= spot.start
            if outside and up.pos in ("NOUN", "PROPN"):
                return self._noun_ahead(sentence, up)
            if up.lemma in self._upcoming or "Tense=Fut" in up.feats:
                return True
            if up.pos in ("VERB", "AUX") or (n and up.pos == "ADJ"):
                return self._verb_ahead(sentence, up, chain[n + 1 :] if spot.day else ())
        return False

    def _noun_ahead(self, sentence: Sentence, noun: Token) -> bool:
        return noun.lemma in self._upcoming or any(
            t.head == noun.i and t.lemma in self._upcoming for t in sentence.tokens
        )

    def _verb_ahead(self, sentence: Sentence, verb: Token, above: Sequence[Token]) -> bool:
        if verb.lemma in self._planned and (verb.pos == "ADJ" or verb.feats & _PASSIVE):
            return True
        if any(t.head == verb.i and t.pos == "AUX" and self._heralds(t) for t in sentence.tokens):
            return True
        return bool(above) and verb.dep in ("xcomp", "ccomp") and above[0].lemma in self._planned

    def _heralds(self, token: Token) -> bool:
        return token.low in self._planned or "Tense=Fut" in token.feats

    def _dates(self, told: Sequence[_Told]) -> Iterable[Clue]:
        """The article cannot be older than the past days that it tells of."""
        for t in told:
            when = resolve(t.spot, None) if t.spot.kind == "date" and t.spot.year else None
            if when is None or when.first < FIRST:
                continue
            if t.ahead or t.spot.open == "until":
                exact = bool(t.spot.day) and t.lead and t.ahead
                yield Clue(
                    When(FIRST, when.last),
                    f"it looks ahead to {t.words}",
                    SPAN,
                    0.8 if exact else 0.4,
                    ahead=exact,
                )
                continue
            past = When(when.last if t.spot.day else when.first, OPEN)
            yield Clue(
                past, f"it tells of {t.words}", SPAN, 1.0,
                told=bool(t.spot.month), lead=t.lead and bool(t.spot.day), year_only=not t.spot.day,
            )  # fmt: skip

    def _weekdays(self, told: Sequence[_Told]) -> Iterable[DayClue]:
        """ "Yesterday, Friday" tells on which weekday the article came out."""
        for t in told:
            shift = t.spot
            if shift.kind != "shift" or shift.unit != "day" or shift.told:
                continue
            for o in told:
                if o.sentence is t.sentence and o.spot.kind == "weekday" and _beside(o.spot, shift):
                    yield DayClue(
                        0,
                        0,
                        f"{t.words} is {o.words}",
                        timedelta(0),
                        frozenset({(o.spot.day - shift.count) % WEEK}),
                    )

    def _days(self, told: Sequence[_Told]) -> list[DayClue]:
        """Return the days told without a year, those of the lead first."""
        found: list[tuple[bool, DayClue]] = []
        for t in told:
            spot = t.spot
            if spot.kind != "date" or spot.year or not spot.day or t.ahead or spot.open == "until":
                continue
            beside = [o.spot for o in told if o.sentence is t.sentence and _beside(o.spot, spot)]
            weekdays = frozenset(o.day for o in beside if o.kind == "weekday")
            own = any(o.kind == "shift" and o.unit == "day" and o.count == 0 for o in beside)
            after = timedelta(0) if own else FRESH if t.lead else LATER
            clue = DayClue(
                spot.month,
                spot.day_to or spot.day,
                f"it tells of {t.words}",
                after,
                weekdays,
                own=own,
            )
            found.append((not t.lead, clue))
        return [clue for _, clue in sorted(found, key=lambda pair: pair[0])]

    # -- anniversaries, sessions, facts --------------------------------------------------------

    def _anniversaries(
        self, sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]]
    ) -> Iterable[Clue]:
        for sentence, row in zip(sentences, mentions, strict=True):
            at = next((t.i for t in sentence.tokens if stem(t.low) in self._anniversary), None)
            if at is None:
                continue
            number = _number(sentence, at)
            codes = list(dict.fromkeys(code for m in row for code in m.codes if m.kind != "city"))
            if number is not None and codes:
                yield from self._counted(sentence, number, codes)

    def _counted(self, sentence: Sentence, number: int, codes: list[str]) -> Iterable[Clue]:
        low = " ".join(t.lemma for t in sentence.tokens)
        facts: list[Dated] = []
        if any(w in low for w in self._relations):
            pairs = (frozenset((a, b)) for i, a in enumerate(codes) for b in codes[i + 1 :])
            facts = [f for pair in pairs if (f := self._world.facts.relations(pair))]
        if not facts and any(w in low for w in self._independence):
            facts = [
                f
                for f in self._world.facts.dated
                if f.kind == "independence" and set(f.codes) <= set(codes)
            ]
        for fact in facts[:1]:
            year = fact.when.first.year + number
            sides = "–".join(sorted(fact.codes))
            reason = f"{number} years of {fact.label} ({sides}, {fact.when.first}): {year}"
            yield Clue(When(date(year, 1, 1), date(year, 12, 31)), reason, SPAN, year_only=True)

    def _sessions(self, sentence: Sentence) -> Iterable[Clue]:
        keys = tuple(stem(t.low) for t in sentence.tokens)
        numbers = {int(m["n"]) for t in sentence.tokens if (m := _NUMBER.fullmatch(t.low))}
        if not numbers:
            return
        for session in self._world.facts.sessions:
            if session.number in numbers and any(_has(keys, name) for name in session.names):
                days = When(session.when.first - ROUND, session.when.last + ROUND)
                held = f"{session.when.first} to {session.when.last}"
                reason = f"session {session.number} of {session.forum} was held {held}"
                yield Clue(days, reason, SPAN)

    def _facts(self, sentences: Sequence[Sentence], codes: frozenset[str]) -> Iterable[Clue]:
        """The article cannot be older than the dated events that it speaks of."""
        lead = [s.number for s in sentences if not s.title][:LEAD]
        events = [fact for fact in self._events if not fact.codes or fact.codes & codes]
        seen: set[str] = set()
        for sentence in sentences:
            keys = [frozenset((stem(t.low), stem(t.lemma))) for t in sentence.tokens]
            for fact in events:
                if fact.label in seen or not any(
                    _speaks(keys, name, _REACH[fact.kind]) for name in fact.names
                ):
                    continue
                seen.add(fact.label)
                yield _after(fact, sentence.title or sentence.number in lead)


def _beside(one: Spot, two: Spot) -> bool:
    return one is not two and (
        0 <= two.start - one.stop <= NEAR or 0 <= one.start - two.stop <= NEAR
    )


def _number(sentence: Sentence, at: int) -> int | None:
    matches = (_NUMBER.match(t.low) for t in reversed(sentence.tokens[max(0, at - 3) : at + 1]))
    return next((int(m["n"]) for m in matches if m), None)


def _has(keys: Sequence[str], name: Sequence[str]) -> bool:
    size = len(name)
    return size > 1 and any(
        tuple(keys[i : i + size]) == tuple(name) for i in range(len(keys) - size + 1)
    )


def _speaks(keys: Sequence[frozenset[str]], name: Sequence[str], loose: int) -> bool:
    """Tell whether all telling words of a fact's name stand close together, in any order."""
    telling = [word for word in name if len(word) > _LONG or word.isdigit() or word.isupper()]
    if len(telling) < 2:  # noqa: PLR2004 - one common word names nothing
        return False
    places = [[i for i, key in enumerate(keys) if word in key] for word in telling]
    if not all(places):
        return False
    reach = len(name) + loose
    return any(
        all(any(abs(i - first) < reach for i in row) for row in places[1:]) for first in places[0]
    )


def _after(fact: Dated, lead: bool) -> Clue:
    first = fact.when.first
    reason = f"it speaks of the {fact.label} ({first})"
    return Clue(
        When(first, OPEN),
        reason,
        SPAN,
        0.8,
        told=fact.kind == "event",
        lead=lead,
        year_only=not fact.news,
    )


def _codes(mentions: Sequence[Sequence[Mention]]) -> frozenset[str]:
    return frozenset(code for row in mentions for mention in row for code in mention.codes)
