"""One language's reader: from a laid-out article to drafts of everything it says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from dragoman.gazetteer.world import World
from dragoman.langs import Pack
from dragoman.model import (
    Article,
    Claim,
    Indicator,
    Raw,
    Reading,
    Statement,
    Topic,
    When,
    cite,
)
from dragoman.ontology import Act
from dragoman.read import dating, quotes
from dragoman.read.extract import assemble, indicators, topics
from dragoman.read.extract.frames.draft import Draft
from dragoman.read.extract.frames.reader import FrameReader
from dragoman.read.extract.learned.reader import LearnedReader, models
from dragoman.read.extract.statements import Said, SpeechReader
from dragoman.read.extract.timing import Timing
from dragoman.read.labels import Labels, families, label, with_families
from dragoman.read.lemmas import russian_common
from dragoman.read.lexicon import Lexicon
from dragoman.read.mentions import Mention
from dragoman.read.offices import fullest
from dragoman.read.page import Page
from dragoman.read.parse import Parser, Piece
from dragoman.read.parties import Chunker
from dragoman.read.refer import Resolver, first_person
from dragoman.read.sentences import split
from dragoman.read.spot import Name, spot
from dragoman.read.things import ThingReader, full_name
from dragoman.read.tokens import Sentence
from dragoman.read.when import Finder
from dragoman.read.where import town
from dragoman.text import layout
from dragoman.text.view import View

CODER = "frames/1"


@dataclass(frozen=True)
class Reader:
    """Reads articles of one language."""

    pack: Pack
    world: World
    acts: Mapping[str, Act]
    parser: Parser

    @cached_property
    def _layout(self) -> layout.Reader:
        return layout.Reader(self.pack, self.world)

    @cached_property
    def _lexicon(self) -> Lexicon:
        return Lexicon(self.pack)

    @cached_property
    def frames(self) -> FrameReader:
        """What reads events: frames, and the learned reader where the pack has one."""
        return FrameReader(self.pack, self.acts, self.learned)

    @cached_property
    def learned(self) -> LearnedReader | None:
        """The learned reader, where the pack has one."""
        found = models(self.pack.folder)
        return LearnedReader(found) if found else None

    @cached_property
    def _speech(self) -> SpeechReader:
        return SpeechReader(self.pack, self.world)

    @cached_property
    def _figures(self) -> indicators.FigureReader:
        return indicators.FigureReader(self.pack.figures)

    @cached_property
    def _things(self) -> ThingReader:
        return ThingReader(self.pack)

    @cached_property
    def _finder(self) -> Finder:
        return Finder(self.pack)

    @cached_property
    def _timing(self) -> Timing:
        return Timing(self.pack)

    @cached_property
    def _dater(self) -> dating.Dater:
        return dating.Dater(self.pack, self.world)

    def read(self, raw: Raw, view: View) -> Reading:
        """Read one article."""
        page = self.page(raw, view)
        article = Article(
            name=raw.name,
            address=raw.address,
            text=raw.text,
            media=raw.media,
            language=self.pack.code,
            published=page.published.when,
            basis=page.published.basis,
            reasons=page.published.reasons,
            source=page.layout.source or raw.source,
            dateline_place=page.layout.dateline.place,
        )
        claims = tuple(self._claims(article, page))
        return Reading(
            article,
            claims,
            tuple(self._statements(article, page)),
            tuple(self._indicators(article, page)),
            topics=tuple(self._topics(article, page)),
        )

    def page(self, raw: Raw, view: View) -> Page:
        """Lay out, parse, find the sides and the day; the common ground of all extractors."""
        laid = self._layout.read(view.text)
        pieces = list(self._pieces(view.text, laid))
        spotted = spot(self.world, view.text, self.pack.code != "en")
        names = [name for name in spotted if not self._common(name, view.text)]
        sentences = tuple(self.parser(pieces, names))
        labels = tuple(label(s, _within(names, s), self._lexicon.titles) for s in sentences)
        found = self._mentions(sentences, labels)
        known = families(m.person for row in found for m in row if m.person)
        famous = self.world.people.famous
        pairs = zip(sentences, labels, strict=True)
        labels = tuple(with_families(s, lab, known, famous) for s, lab in pairs)
        found = self._mentions(sentences, labels)
        clues = [
            *self._dater.header(view.text, laid, raw.published),
            *self._dater.body(view.text, sentences, found),
        ]
        published = dating.conclude(clues)
        resolver = Resolver(self.world, self._lexicon, published.when, laid.outlet)
        mentions = tuple(map(tuple, resolver.resolve(found)))
        spots = tuple(
            tuple(self._finder.find(view.text[s.start : s.stop], s.start)) for s in sentences
        )
        paragraphs = tuple((line.start, line.stop) for line in laid.lines)
        said = self._said(view.text, laid, paragraphs, sentences, mentions)
        mentions = first_person(sentences, mentions, said, resolver.scene, resolver.persons)
        return Page(
            view,
            laid,
            paragraphs,
            sentences,
            labels,
            mentions,
            resolver.scene,
            published,
            spots,
            said,
        )

    def _common(self, name: Name, text: str) -> bool:
        """Tell whether the name of a small town is a plain word («Центральной» Азии)."""
        word = text[name.start : name.stop].lower()
        towns = all(e.kind == "city" and not e.capital for e in name.entries) and name.entries
        return bool(towns) and self.pack.code == "ru" and russian_common(word)

    def _mentions(
        self, sentences: Sequence[Sentence], labels: Sequence[Labels]
    ) -> list[list[Mention]]:
        pairs = zip(sentences, labels, strict=True)
        return [Chunker(s, lab, self._lexicon).mentions() for s, lab in pairs]

    def _pieces(self, text: str, laid: layout.Layout) -> list[Piece]:
        pieces: list[Piece] = []
        for number, line in enumerate(laid.lines):
            if line.kind in ("noise", "header"):
                continue
            for start, stop in split(text[line.start : line.stop], self.pack.stops):
                at = line.start + start
                pieces.append((text[at : line.start + stop], at, number, line.kind == "title"))
        return pieces

    # -- claims --------------------------------------------------------------------------------

    def _claims(self, article: Article, page: Page) -> list[Claim]:
        filled = self.readings(page)
        if self.learned is not None:
            filled = assemble.best(filled, self.learned)
        lead = self._timing.lead(page)
        return [
            self._claim(article, page, joined, lead) for joined in assemble.join(filled, self.acts)
        ]

    def readings(self, page: Page) -> list[assemble.Told]:
        """Return what the sentences of an article tell, with the sides that the article gives."""
        told = [
            self._told(draft, page)
            for sentence, row in zip(page.sentences, page.mentions, strict=True)
            for draft in self.frames.drafts(sentence, row)
        ]
        filled = assemble.fill(told, page.scene, self.acts, every=self.learned is not None)
        alone = ("alone", float(len(page.sentences) == 1))
        return [replace(t, draft=replace(t.draft, signs=(alone, *t.draft.signs))) for t in filled]

    def _told(self, draft: Draft, page: Page) -> assemble.Told:
        sentence, labels = page.sentences[draft.sentence], page.labels[draft.sentence]
        first, last = max(0, draft.at - 15), min(len(sentence.tokens), draft.at + 20)
        return assemble.Told(
            draft=draft,
            when=self._timing.when(draft, sentence, page),
            place=town(sentence, labels, self.pack, draft.at, draft.first, draft.last),
            forum=self._forum(draft, page, range(first, last))
            if draft.act in _WITH_FORUM
            else None,
            instrument=self._things.instrument(sentence, labels, draft.at, range(first, last))
            if draft.act in _WITH_INSTRUMENT
            else None,
            contexts=self._things.contexts(sentence),
            lead=self._timing.is_news(draft, sentence, page),
            quoted=any(
                s.kind == "direct" and s.start <= sentence.tokens[draft.at].start < s.stop
                for s in page.said
            ),
        )

    def _forum(self, draft: Draft, page: Page, reach: range) -> str | None:
        """Return the body or occasion; what is spoken of shortly has the full name told before."""
        sentence, labels = page.sentences[draft.sentence], page.labels[draft.sentence]
        named = self._things.forum(sentence, labels, draft.at, reach)
        if named or draft.act not in _OF_BODIES:
            return named
        bodies = [
            (one.number, body)
            for one, row in zip(page.sentences, page.labels, strict=True)
            for body in self._things.bodies(one, row)
        ]
        return full_name(bodies, self._things.kind(sentence, reach), draft.sentence)

    def _claim(
        self, article: Article, page: Page, joined: assemble.Joined, lead: When | None
    ) -> Claim:
        spans = sorted({self._span(page, t.draft) for t in joined.told})
        published = page.published.when
        contexts = dict.fromkeys(c for t in joined.told for c in t.contexts)
        return Claim(
            article=article.id,
            act=joined.act,
            status=joined.status,
            actors=fullest(joined.actors, page.mentions),
            recipients=fullest(joined.recipients, page.mentions),
            evidence=tuple(cite(article, page.view.source(start, stop)) for start, stop in spans),
            when=assemble.when(joined, published, lead),
            place=next((t.place for t in joined.told if t.place), None),
            forum=next((t.forum for t in joined.told if t.forum), None),
            instrument=next((t.instrument for t in joined.told if t.instrument), None),
            contexts=tuple(contexts),
            coder=CODER,
            confidence=assemble.confidence(joined, self.learned is not None),
        )

    def _span(self, page: Page, draft: Draft) -> tuple[int, int]:
        sentence = page.sentences[draft.sentence]
        first, last = draft.first, draft.last
        if last - first <= _BARE:
            first, last = _phrase(sentence, draft.at, first, last)
        return sentence.tokens[first].start, sentence.tokens[last - 1].stop

    # -- statements and indicators -------------------------------------------------------------

    def _said(
        self,
        text: str,
        laid: layout.Layout,
        paragraphs: tuple[tuple[int, int], ...],
        sentences: Sequence[Sentence],
        mentions: Sequence[Sequence[Mention]],
    ) -> tuple[Said, ...]:
        noise = {n for n, line in enumerate(laid.lines) if line.kind in ("noise", "header")}
        found = [q for q in quotes.find(text, paragraphs) if q.paragraph not in noise]
        return tuple(self._speech.read(text, sentences, mentions, found))

    def _statements(self, article: Article, page: Page) -> list[Statement]:
        return [
            Statement(s.speaker, s.code, s.kind, cite(article, page.view.source(s.start, s.stop)))
            for s in page.said
        ]

    def _indicators(self, article: Article, page: Page) -> list[Indicator]:
        figures = self._figures.read(
            page.view.text, page.sentences, page.mentions, page.scene.pair, self._finder
        )
        return [
            Indicator(
                what=f.what,
                codes=f.codes,
                value=f.value,
                unit=f.unit,
                evidence=cite(article, page.view.source(f.start, f.stop)),
                direction=f.direction,
                period=f.period,
            )
            for f in figures
        ]

    def _topics(self, article: Article, page: Page) -> list[Topic]:
        found = topics.read(self._things, page.sentences, page.labels, page.mentions, page.scene)
        return [
            Topic(
                article=article.id,
                kind=t.kind,
                name=t.name,
                codes=t.codes,
                evidence=tuple(cite(article, page.view.source(*span)) for span in t.spans),
            )
            for t in found
        ]


_WITH_FORUM = frozenset(
    {
        "convene",
        "plan_meeting",
        "establish_ties",
        "meet",
        "negotiate",
        "endorse",
        "thank",
        "congratulate",
        "mediate",
    }
)
_BARE = 2  # words of evidence that say too little by themselves
_PHRASE = 25  # words to which such evidence is widened at most
_OF_BODIES = frozenset({"convene", "plan_meeting"})  # acts of a body that may be named shortly
_WITH_INSTRUMENT = frozenset({"sign", "ratify", "agree", "negotiate", "suspend", "award"})


def _phrase(sentence: Sentence, at: int, first: int, last: int) -> tuple[int, int]:
    """Widen the words of an event that are a bare noun to the phrase that hangs on it."""
    apart = {w for kid in sentence.kids(at, "conj", "punct") for w in sentence.subtree(kid.i)}
    words = [i for i in sentence.subtree(at) if i not in apart and first <= i < at + _PHRASE]
    return first, max([last, *(i + 1 for i in words)])


def _within(names: Sequence[Name], sentence: Sentence) -> list[Name]:
    return [n for n in names if n.start < sentence.stop and sentence.start < n.stop]
