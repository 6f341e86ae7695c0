"""What a sentence may say: for each slot, the fillings that the cited records allow.

This is worked out from the records alone, apart from the sections that write the sentences.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, permutations

from dragoman import ontology
from dragoman.brief.record import Record
from dragoman.brief.voice import Voice, interval
from dragoman.model import Article, Event, Indicator, Party, Statement, Topic, When

Pairs = Iterable[tuple[str, str]]


def facts(ids: Sequence[str], record: Record, voice: Voice) -> Mapping[str, frozenset[str]]:
    """Return the fillings that the records with these ids allow, by slot."""
    events = [record.event[i] for i in ids if i in record.event]
    statements = [record.statement[i] for i in ids if i in record.statement]
    indicators = [record.indicator[i] for i in ids if i in record.indicator]
    topics = [record.topic[i] for i in ids if i in record.topic]
    articles = [record.article[i] for i in ids if i in record.article]
    found: dict[str, set[str]] = {}
    for slot, value in chain(
        chain.from_iterable(_event(one, record, voice) for one in events),
        chain.from_iterable(_statement(one, record, voice) for one in statements),
        chain.from_iterable(_indicator(one, record, voice) for one in indicators),
        chain.from_iterable(_topic(one, record, voice) for one in topics),
        chain.from_iterable(_article(one, voice) for one in articles),
        _sums(events, indicators, voice),
    ):
        if value:
            found.setdefault(slot, set()).add(value)
    return {slot: frozenset(values) for slot, values in found.items()}


def _event(event: Event, record: Record, voice: Voice) -> Pairs:
    for slot, parties in (
        ("actors", event.actors or event.recipients),
        ("recipients", event.recipients),
    ):
        yield from ((slot, side) for side in voice.sides(parties))
    yield from _people(event.actors + event.recipients, voice)
    yield from _dates(event.when, voice)
    yield "label", voice.label(event.act)
    yield "place", voice.place(event.place) if event.place else ""
    yield "forum", event.forum or ""
    yield "instrument", event.instrument or ""
    yield "witnesses", str(event.witnesses)
    for key in event.claims:
        if claim := record.claim.get(key):
            yield from (("quote", voice.quote(evidence)) for evidence in claim.evidence)
            yield "forum", claim.forum or ""
            if article := record.article.get(claim.article):
                yield "language", voice.language(article.language)
    yield from _differing(event, record, voice)


def _people(parties: Iterable[Party], voice: Voice) -> Pairs:
    for party in parties:
        yield "states", voice.state(party.code)
        yield "role", voice.role(party.role)
        if party.name:
            yield "speaker", voice.speaker(party.name, party.code)


def _dates(when: When | None, voice: Voice) -> Pairs:
    yield "date", voice.when(when, "plain")
    yield "date", voice.when(when, "tail")
    if when is not None:
        yield "year", str(when.first.year)
        yield "anniversary", voice.anniversary(when.first)


def _differing(event: Event, record: Record, voice: Voice) -> Pairs:
    for one in event.discrepancies:
        yield "field", voice.templates.get("sentences", f"field_{one.field}")
        for value, claims in one.values:
            when = interval(value) if one.field == "date" else None
            shown = voice.when(when) if when else voice.place(value)
            yield from _told(shown, (record.claim[c].article for c in claims), record, voice)


def _told(value: str, articles: Iterable[str], record: Record, voice: Voice) -> Pairs:
    """A value beside the sources that give it: neither may stand beside another."""
    form = voice.templates.get("sentences", "value")
    names = sorted({voice.source(record.article[a]) for a in articles})
    yield "values", form.format(value=value, source=voice.listed(names))


def _statement(one: Statement, record: Record, voice: Voice) -> Pairs:
    yield "speaker", voice.speaker(one.speaker, one.code)
    yield "quote", voice.quote(one.evidence)
    if article := record.article.get(one.evidence.article):
        yield "date", voice.told(article)
        yield "language", voice.language(article.language)


def _indicator(one: Indicator, record: Record, voice: Voice) -> Pairs:
    yield "what", voice.what(one)
    yield "unit", voice.unit(one)
    yield "value", voice.number(one.value)
    yield "reporter", one.reporter or ""
    yield from (("states", voice.state(code)) for code in one.codes)
    start, end = one.period or (None, None)
    yield "from", voice.moment(start) if start else ""
    yield "until", voice.moment(end) if end else ""
    if article := record.article.get(one.evidence.article):
        yield "date", voice.told(article)
        yield "source", voice.source(article)
        yield from _told(voice.number(one.value), [article.id], record, voice)


def _topic(one: Topic, record: Record, voice: Voice) -> Pairs:
    yield "name", one.name[:1].upper() + one.name[1:]
    yield "kind", voice.kind(one.kind)
    yield from (("states", voice.state(code)) for code in one.codes)
    for evidence in one.evidence:
        yield "quote", voice.quote(evidence)
        if article := record.article.get(evidence.article):
            yield "date", voice.told(article)
            yield "language", voice.language(article.language)


def _article(one: Article, voice: Voice) -> Pairs:
    yield "source", voice.source(one)
    yield "title", one.name
    yield "date", voice.told(one)
    yield "language", voice.language(one.language)
    if one.published:
        yield "year", str(one.published.first.year)


def _sums(events: Sequence[Event], indicators: Sequence[Indicator], voice: Voice) -> Pairs:
    """What may be reckoned from the cited records together."""
    yield "count", str(len(events))
    scores = [act.score for e in events if (act := ontology.load().get(e.act))]
    if scores:
        yield "mean", voice.score(sum(scores) / len(scores))
        yield "low", voice.score(min(scores))
        yield "high", voice.score(max(scores))
    for a, b in permutations(indicators, 2):
        if a.value and a.unit == b.unit and a.what == b.what:
            yield "ratio", voice.number(b.value / a.value, 2)
