"""What the learned reader is trained on: the example corpus and annotated articles, as features.

A word of a corpus sentence is labelled with the act whose trigger it heads, or with none. Articles
say only which stretch of text tells an event: `choose` labels the word in it that the models
trained so far find likeliest, and leaves the others of the stretch out.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from dragoman import ontology, pipeline
from dragoman.model import Raw
from dragoman.read.extract.assemble import Told
from dragoman.read.extract.frames.index import Trigger
from dragoman.read.extract.frames.reader import Clauses
from dragoman.read.extract.learned.features import Triggers, candidates
from dragoman.read.extract.learned.reader import (
    LearnedReader,
    Models,
    Signs,
    parties,
    plain,
    standings,
)  # fmt: skip
from dragoman.read.page import Page
from dragoman.read.reader import Reader
from dragoman.read.tokens import Token
from dragoman.settings import Settings
from dragoman.text import view
from evals import sentences as corpus

Codes = frozenset[str]
NONE = ""


@dataclass(frozen=True)
class Event:
    """An event as annotated: act, sides, and where it is told (offsets in the text)."""

    act: str
    actors: Codes
    recipients: Codes
    spans: tuple[tuple[int, int], ...] = ()


@dataclass
class Word:
    """A candidate word: its features, the events told there, its label (None: left out)."""

    features: list[str]
    token: Token
    sentence: int
    label: str | None = NONE
    events: list[Event] = field(default_factory=list)


@dataclass
class Text:
    """An annotated text: a sentence of the corpus, or an article."""

    name: str
    article: bool
    held: bool
    page: Page
    events: list[Event]
    words: list[Word]


@dataclass(frozen=True)
class Side:
    """A side of a sentence with its features for one trigger, and its role: A, R, B or N."""

    features: list[str]
    role: str


@dataclass(frozen=True)
class Reading:
    """One reading of a trigger: its signs, the numbers of the events that it tells rightly, the
    text, the word, and the event as read."""

    signs: Signs
    right: tuple[int, ...]
    text: str
    article: bool
    place: tuple[int, int]
    event: tuple[object, ...]


class Collector:
    """Reads the training material of one language; pages are read once."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.reader: Reader = pipeline.reader_of(language, Settings())
        self.acts = ontology.load()
        self.use(None)

    def use(self, models: Models | None) -> None:
        """Let the reader use these models, or frames alone."""
        self.reader.__dict__["learned"] = LearnedReader(models) if models else None
        self.reader.__dict__.pop("frames", None)

    def corpus(self) -> Iterator[Text]:
        """The sentences of evals/corpus."""
        for one in corpus.load(self.language):
            raw = Raw(
                "s", "s", one.text, language=self.language,
                published=date.fromisoformat(one.published),
            )  # fmt: skip
            events, at = [], 0
            for told in one.events:
                at = max(one.text.find(told.trigger, at), 0)
                span = (at, at + len(told.trigger))
                events.append(Event(told.act, told.actors, told.recipients, (span,)))
            text = self._text(raw, events, f"{one.act} {one.text}", article=False)
            text.held = one.held
            _heads(text)
            yield text

    def articles(self, reference: Path, texts: Path) -> Iterator[Text]:
        """Annotated articles; their words are labelled by `choose`."""
        for line in reference.read_text(encoding="utf8").splitlines():
            record = json.loads(line)
            if record["language"] == self.language:
                text = (texts / record["file"]).read_text(encoding="utf8")
                raw = Raw(record["id"], record["file"], text, language=self.language)
                events = [_event(entry, text) for entry in record["events"]]
                yield self._text(raw, events, record["id"], article=True)

    def _text(self, raw: Raw, events: list[Event], name: str, article: bool) -> Text:
        page = self.reader.page(raw, view.plain(raw.text))
        words = []
        for number, (sentence, mentions) in enumerate(
            zip(page.sentences, page.mentions, strict=True)
        ):
            seen = Triggers(sentence, mentions)
            for token in candidates(sentence):
                word = Word(list(seen.of(token)), token, number)
                where = page.view.source(token.start, token.stop)
                word.events = [
                    e for e in events if any(a < where.stop and where.start < b for a, b in e.spans)
                ]
                word.label = None if word.events else NONE
                words.append(word)
        return Text(name, article, False, page, events, words)

    def sides(self, text: Text, word: Word, event: Event) -> Iterator[Side]:
        """The sides of a sentence for one of its triggers."""
        sentence, mentions = text.page.sentences[word.sentence], text.page.mentions[word.sentence]
        frames = self.reader.frames
        named = {
            t.frame.act: t for t in frames.triggers(sentence) if word.token.i in (t.at, t.noun)
        }
        bare = Trigger(word.token.i, word.token.i + 1, plain(event.act, word.token))
        clause, _, _ = frames.clause(
            named.get(event.act, bare), Clauses(sentence, mentions, self.reader.pack)
        )
        for mention, features in standings(sentence, mentions, clause):
            codes = frozenset(party.code for party in parties(mention))
            doing, done = bool(codes & event.actors), bool(codes & event.recipients)
            role = "B" if doing and done else "A" if doing else "R" if done else "N"
            yield Side(list(features), role)

    def readings(self, text: Text) -> Iterator[Reading]:
        """All readings of a text with the models in use, and whether each is right."""
        for told in self.reader.readings(text.page):
            draft = told.draft
            right = [i for i, event in enumerate(text.events) if self._right(told, event, text)]
            sides = (draft.actors, draft.recipients)
            codes = tuple(frozenset(p.code for p in side) for side in sides)
            yield Reading(
                draft.signs, tuple(right), text.name, text.article,
                (draft.sentence, draft.core), (draft.act, *codes),
            )  # fmt: skip

    def _right(self, told: Told, event: Event, text: Text) -> bool:
        draft = told.draft
        sentence = text.page.sentences[draft.sentence]
        start, stop = sentence.tokens[draft.first].start, sentence.tokens[draft.last - 1].stop
        where = text.page.view.source(start, stop)
        act, wanted = self.acts[draft.act], self.acts[event.act]
        doing = frozenset(p.code for p in draft.actors)
        done = frozenset(p.code for p in draft.recipients)
        if act.symmetric or wanted.symmetric:
            same = doing | done == event.actors | event.recipients
        else:
            same = doing == event.actors and done == event.recipients
        inside = any(a < where.stop and where.start < b for a, b in event.spans)
        return act.plover == wanted.plover and same and inside


def _event(entry: Mapping[str, Any], text: str) -> Event:
    found = [(text.find(quote), len(quote)) for quote in entry["evidence"]]
    return Event(
        entry["act"],
        frozenset(party["code"] for party in entry["actors"]),
        frozenset(party["code"] for party in entry["recipients"]),
        tuple((at, at + size) for at, size in found if at >= 0),
    )


def _heads(text: Text) -> None:
    """Label the words that head the triggers of a corpus sentence."""
    for event in text.events:
        inside = [w for w in text.words if event in w.events]
        indices = {w.token.i for w in inside}
        tops = [w for w in inside if w.token.head not in indices or w.token.head == w.token.i]
        for head in (tops or inside)[:1]:
            head.label = event.act


def choose(texts: Sequence[Text], likely: Callable[[Word, str], float]) -> None:
    """Label, for each event of each article and sentence, the word that tells it likeliest."""
    for text in texts:
        by_event: defaultdict[tuple[Event, int], list[Word]] = defaultdict(list)
        for word in text.words:
            word.label = None if word.events else NONE
            for event in word.events:
                by_event[event, word.sentence].append(word)
        for (event, _), words in by_event.items():
            best = max(words, key=lambda word: likely(word, event.act))
            best.label = event.act
