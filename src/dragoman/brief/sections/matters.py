"""Commitments, the economy, positions, people to people, international co-operation."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

from dragoman.brief.select import Selection
from dragoman.brief.shape import Sentence
from dragoman.brief.writer import Writer
from dragoman.model import Commitment, Discrepancy, Event, Indicator, Statement, Topic

ORDER = {"overdue": 0, "open": 1, "kept": 2}


def commitments(selection: Selection, writer: Writer) -> list[Sentence]:
    """Tell what was promised and planned, the overdue first; a fact sheet leaves out the kept."""
    shown = [c for c in selection.commitments if c.event in selection.record.event]
    if selection.request.form == "factsheet":
        shown = [c for c in shown if c.status != "kept"]
    ordered = sorted(
        shown, key=lambda c: (ORDER.get(c.status, 9), c.due is None, str(c.due), c.event)
    )
    return [_commitment(c, selection, writer) for c in ordered]


def economy(selection: Selection, writer: Writer) -> list[Sentence]:
    """Tell the figures with reporter and period, what they come to, projects, corridors, funds."""
    told = [_figure(one, writer) for one in selection.indicators]
    told += _recomputed(selection.indicators, writer)
    told += _topics(selection.topics, writer)
    return told + [writer.event(event, quote=True) for event in selection.home("economy")]


def positions(selection: Selection, writer: Writer) -> list[Sentence]:
    """Tell political and security events, then what each side says, side by side."""
    told = [writer.event(event, quote=True) for event in selection.home("positions")]
    sides = [
        [_statement(s, selection, writer) for s in selection.statements if s.code == side]
        for side in selection.request.sides
    ]
    return told + _in_turn(*sides)


def people_to_people(selection: Selection, writer: Writer) -> list[Sentence]:
    """Tell culture days and other exchanges, honours, help for people."""
    return [writer.event(event, quote=True) for event in selection.home("people_to_people")]


def international(selection: Selection, writer: Writer) -> list[Sentence]:
    """Tell support, thanks, congratulations with their direction, and work in wider bodies."""
    told = [writer.event(event, quote=True) for event in selection.home("international")]
    return told + [writer.event(event) for event in selection.beyond]


def differing_figures(found: Iterable[Discrepancy], writer: Writer) -> list[Sentence]:
    """Tell figures on which articles differ."""
    told = []
    for one in found:
        ids = [key for _, keys in one.values for key in keys if key in writer.record.indicator]
        figures = [writer.record.indicator[key] for key in ids]
        if len({figure.value for figure in figures}) > 1:
            told.append(_differing(figures, writer))
    return told


def _differing(figures: list[Indicator], writer: Writer) -> Sentence:
    voice = writer.voice
    form = writer.templates.get("sentences", "value")
    values = []
    for figure in figures:
        source = voice.source(writer.record.article[figure.evidence.article])
        values.append(form.format(value=voice.number(figure.value), source=source))
    slots = {
        "what": voice.what(figures[0]),
        "values": voice.listed(list(dict.fromkeys(values)), "people"),
    }
    frame = writer.templates.get("sentences", "differs_figure")
    return writer.say(frame, slots, [f.id for f in figures], [f.evidence for f in figures])


def _commitment(commitment: Commitment, selection: Selection, writer: Writer) -> Sentence:
    events = selection.record.event
    planned = events[commitment.event]
    done = [events[key] for key in commitment.kept_by if key in events][:1]
    frame = writer.templates.get("sentences", commitment.status if done else _open(commitment))
    inner, slots = writer.frame(planned, quote=True, mark="1")
    frame = frame.replace("{planned}", inner)
    for event in done:
        inner, more = writer.frame(event, mark="2")
        frame, slots = frame.replace("{done}", inner), slots | more
    cited: list[Event] = [planned, *done]
    evidence = [one for event in cited for one in writer.evidence(event)]
    return writer.say(frame, slots, [event.id for event in cited], evidence)


def _open(commitment: Commitment) -> str:
    return "open" if commitment.status == "kept" else commitment.status


def _figure(one: Indicator, writer: Writer) -> Sentence:
    voice, get = writer.voice, writer.templates.get
    start, end = one.period or (None, None)
    article = writer.record.article[one.evidence.article]
    parts = {
        "{direction}": get("sentences", f"figure_{one.direction}") if _moves(one) else "",
        "{period}": get("sentences", _span(start, end)),
        "{reporter}": get("sentences", "figure_reporter" if one.reporter else "figure_source"),
    }
    factor = one.unit == "times" and one.direction in ("up", "down")
    frame = get("sentences", f"figure_times_{one.direction}" if factor else "figure")
    for slot, part in parts.items():
        frame = frame.replace(slot, part)
    slots = {
        "what": voice.what(one),
        "states": voice.states(one.codes),
        "value": voice.number(one.value),
        "unit": voice.unit(one),
        "from": voice.moment(start or end or ""),
        "until": voice.moment(end or ""),
        "reporter": one.reporter or "",
        "source": voice.source(article),
        "date": voice.told(article),
    }
    return writer.say(frame, slots, [one.id], [one.evidence])


def _topics(topics: Iterable[Topic], writer: Writer) -> list[Sentence]:
    """Tell each project or institution once, with every article that names it."""
    groups: defaultdict[tuple[str, str], list[Topic]] = defaultdict(list)
    for one in topics:
        groups[one.kind, one.name.casefold()].append(one)
    return [_topic(group, writer) for group in groups.values()]


def _topic(group: list[Topic], writer: Writer) -> Sentence:
    voice, first = writer.voice, group[0]
    best = first.evidence[0]
    slots = {
        "name": first.name[:1].upper() + first.name[1:],
        "kind": voice.kind(first.kind),
        "states": voice.states(first.codes),
        "date": voice.told(writer.record.article[first.article]),
        "quote": voice.quote(best),
        "language": writer.note(best),
    }
    frame = writer.templates.get("sentences", "topic_foreign" if slots["language"] else "topic")
    return writer.say(frame, slots, [t.id for t in group], [t.evidence[0] for t in group])


def _moves(one: Indicator) -> bool:
    return one.direction in ("up", "down")


def _span(start: str | None, end: str | None) -> str:
    """Name the template for a period: open on one side, on both, or one moment."""
    if start and end:
        return "figure_in" if start == end else "figure_between"
    if start:
        return "figure_since"
    return "figure_until" if end else "figure_told"


def _recomputed(figures: Iterable[Indicator], writer: Writer) -> list[Sentence]:
    """Divide figures of one kind at two moments, to set beside what is said of their growth."""
    told = []
    for one, two in combinations(figures, 2):
        a, b = sorted((one, two), key=lambda f: (_moment(f), f.id))
        if _comparable(a, b):
            told.append(_ratio(a, b, writer))
    return told


def _comparable(a: Indicator, b: Indicator) -> bool:
    alike = (a.what, set(a.codes), a.unit) == (b.what, set(b.codes), b.unit)
    amounts = a.unit not in ("times", "percent") and not a.direction and not b.direction
    return alike and amounts and bool(_moment(a)) and _moment(a) < _moment(b) and a.value > 0


def _moment(one: Indicator) -> str:
    """The moment or closed period of a figure; nothing when it is open."""
    start, end = one.period or (None, None)
    return start if start and start == end else ""


def _ratio(a: Indicator, b: Indicator, writer: Writer) -> Sentence:
    voice = writer.voice
    slots = {
        "what": voice.what(a),
        "states": voice.states(a.codes),
        "from": voice.moment(_moment(a)),
        "until": voice.moment(_moment(b)),
        "value1": voice.number(a.value),
        "value2": voice.number(b.value),
        "unit": voice.unit(a),
        "ratio": voice.number(b.value / a.value, 2),
    }
    frame = writer.templates.get("sentences", "recomputed")
    return writer.say(frame, slots, [a.id, b.id], [a.evidence, b.evidence])


def _statement(one: Statement, selection: Selection, writer: Writer) -> Sentence:
    voice = writer.voice
    article = selection.record.article[one.evidence.article]
    slots = {
        "speaker": voice.speaker(one.speaker, one.code),
        "date": voice.told(article),
        "quote": voice.quote(one.evidence),
        "language": writer.note(one.evidence),
    }
    kind = "direct" if one.kind == "direct" else "indirect"
    frame = writer.templates.get("sentences", f"{kind}_foreign" if slots["language"] else kind)
    return writer.say(frame, slots, [one.id], [one.evidence])


def _in_turn(a: list[Sentence], b: list[Sentence]) -> list[Sentence]:
    """Lay two lists side by side, so that a short form has something of both."""
    both = [one for pair in zip(a, b, strict=False) for one in pair]
    shorter = min(len(a), len(b))
    return both + a[shorter:] + b[shorter:]
