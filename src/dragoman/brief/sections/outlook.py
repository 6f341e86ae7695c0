"""The trend, frictions, what is to come, people, sources."""

from collections import defaultdict
from collections.abc import Iterable

from dragoman import ontology
from dragoman.brief.sections.matters import differing_figures
from dragoman.brief.select import Selection, latest
from dragoman.brief.shape import Bar, Sentence
from dragoman.brief.voice import Voice, interval
from dragoman.brief.writer import Writer
from dragoman.model import Discrepancy, Event, Evidence, Party

DONE = frozenset({"occurred", "ongoing"})


def trend(selection: Selection, writer: Writer) -> list[Sentence]:
    """Tell for each year the number of events and their scores."""
    told = []
    for year, events in sorted(_years(selection.events).items(), reverse=True):
        scores = [ontology.load()[e.act].score for e in events]
        slots = {
            "year": str(year),
            "count": str(len(events)),
            "mean": writer.voice.score(sum(scores) / len(scores)),
            "low": writer.voice.score(min(scores)),
            "high": writer.voice.score(max(scores)),
        }
        frame = writer.templates.get("sentences", "trend")
        evidence = [writer.evidence(e)[0] for e in events]
        told.append(writer.say(frame, slots, [e.id for e in events], evidence))
    return told


def bars(selection: Selection, voice: Voice) -> tuple[Bar, ...]:
    """Draw the trend: one bar for each year with events."""
    found = []
    for year, events in sorted(_years(selection.events).items()):
        scores = [ontology.load()[e.act].score for e in events]
        mean = sum(scores) / len(scores)
        found.append(Bar(str(year), len(events), mean, voice.score(mean)))
    return tuple(found)


def frictions(selection: Selection, writer: Writer) -> list[Sentence]:
    """Tell incidents and denials, then where articles differ."""
    told = [writer.event(event, quote=True) for event in selection.home("frictions")]
    for event in (*selection.events, *selection.beyond):
        told += [_differs(event, one, writer) for one in event.discrepancies]
    return told + differing_figures(selection.figures, writer)


def calendar(selection: Selection, writer: Writer) -> list[Sentence]:
    """Tell what is to come, the nearest first, then the anniversaries of relations."""
    ahead = [e for e in (*selection.events, *selection.beyond) if selection.to_come(e)]
    ahead.sort(key=lambda e: (e.when is None, e.when.first.toordinal() if e.when else 0, e.id))
    told = [writer.event(event) for event in ahead]
    days = [e for e in selection.home("basics") if e.act == "establish_ties" and e.status in DONE]
    return told + [_anniversary(e, writer) for e in days if e.when and not e.when.days]


def people(selection: Selection, writer: Writer) -> list[Sentence]:
    """Tell of each person of the two sides: office, last event, how many events."""
    met: defaultdict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in selection.events:
        for party in dict.fromkeys(event.actors + event.recipients):
            if party.name and party.code in selection.request.sides:
                met[party.code, party.name].append(event)
    ordered = sorted(met.items(), key=lambda item: (-len(item[1]), item[0]))
    return [_person(code, name, events, writer) for (code, name), events in ordered]


def sources(selection: Selection, writer: Writer) -> list[Sentence]:
    """Tell every article used, with one quotation from it."""
    first = _first_words(selection)
    ordered = sorted(
        selection.articles, key=lambda a: (a.published is None, str(a.published), a.name)
    )
    told = []
    for article in ordered:
        frame = writer.templates.get("sentences", "source")
        basis = writer.templates.get("sentences", "source_basis")
        frame = frame.replace("{basis}", basis if article.basis == "inferred" else "")
        slots = {
            "source": writer.voice.source(article),
            "title": article.name,
            "date": writer.voice.told(article),
            "language": writer.voice.language(article.language),
        }
        told.append(writer.say(frame, slots, [article.id], [first[article.id]]))
    return told


def _years(events: Iterable[Event]) -> dict[int, list[Event]]:
    """Sort what happened into years; what is not dated to one year is left out."""
    found: defaultdict[int, list[Event]] = defaultdict(list)
    for event in events:
        happened = event.status in DONE and event.act in ontology.load()
        if happened and event.when and event.when.first.year == event.when.last.year:
            found[event.when.first.year].append(event)
    return dict(found)


def _differs(event: Event, one: Discrepancy, writer: Writer) -> Sentence:
    voice, get = writer.voice, writer.templates.get
    values = []
    for value, claims in one.values:
        when = interval(value) if one.field == "date" else None
        articles = [writer.record.claim[key].article for key in claims]
        names = sorted({voice.source(writer.record.article[key]) for key in articles})
        shown = voice.when(when) if when else voice.place(value)
        values.append(get("sentences", "value").format(value=shown, source=voice.listed(names)))
    slots = {
        "field": get("sentences", f"field_{one.field}"),
        "label": voice.label(event.act),
        "actors": voice.listed(voice.sides(event.actors or event.recipients)),
        "values": voice.listed(values, "people"),
    }
    evidence = writer.evidence(event)
    return writer.say(get("sentences", "differs"), slots, [event.id], evidence)


def _anniversary(event: Event, writer: Writer) -> Sentence:
    voice = writer.voice
    day = event.when.first if event.when else None
    slots = {
        "anniversary": voice.anniversary(day) if day else "",
        "label": voice.label(event.act),
        "actors": voice.listed(voice.sides(event.actors or event.recipients)),
        "date": voice.when(event.when),
    }
    frame = writer.templates.get("sentences", "anniversary")
    return writer.say(frame, slots, [event.id], writer.evidence(event))


def _person(code: str, name: str, events: list[Event], writer: Writer) -> Sentence:
    voice, get = writer.voice, writer.templates.get
    known = sorted(events, key=lambda e: (e.status not in DONE, latest(e)))
    last = known[0]
    roles = [r for e in known for r in _roles(e.actors + e.recipients, code, name)]
    place = voice.place(last.place) if last.place else ""
    frame = get("sentences", "person" if roles else "person_no_role")
    frame = frame.replace("{where}", get("sentences", "person_where") if place else "")
    slots = {
        "speaker": voice.speaker(name, code),
        "role": voice.role(roles[0]) if roles else "",
        "label": voice.label(last.act),
        "date": voice.when(last.when),
        "place": place,
        "count": str(len(events)),
    }
    evidence = [writer.evidence(event)[0] for event in known]
    return writer.say(frame, slots, [e.id for e in known], evidence)


def _roles(parties: Iterable[Party], code: str, name: str) -> list[str]:
    return [p.role for p in parties if (p.code, p.name) == (code, name) and p.role]


def _first_words(selection: Selection) -> dict[str, Evidence]:
    """For each article, the first of its words that anything in the record rests on."""
    record = selection.record
    found = [e for claim in record.claims for e in claim.evidence]
    found += [s.evidence for s in record.statements] + [i.evidence for i in record.indicators]
    found += [e for topic in record.topics for e in topic.evidence]
    first: dict[str, Evidence] = {}
    for one in sorted(found):
        first.setdefault(one.article, one)
    return first
