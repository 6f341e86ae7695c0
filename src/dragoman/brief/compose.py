"""Composes a brief out of a record: header, sections, notes."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from dragoman.brief.record import Record, release_id
from dragoman.brief.sections import FORMS, SECTIONS, UNCUT, Form
from dragoman.brief.sections.outlook import bars
from dragoman.brief.select import Selection, select
from dragoman.brief.shape import Brief, Note, Request, Section, Sentence
from dragoman.brief.templates import Templates, load
from dragoman.brief.voice import Names, Voice, same
from dragoman.brief.writer import Writer
from dragoman.errors import InputError
from dragoman.model import When

WORDS = ("none", "notes", "chart", "year", "events", "score", "language")


def compose(record: Record, request: Request, names: Names, places: Names = same) -> Brief:
    """Compose a brief. The same input gives the same brief: there is no clock inside.

    `names` gives the name of a state or body, `places` that of a town, in a language.

    Raises:
        InputError: there is no such form.
        DataError: the language has no templates.
        UnsupportedError: a sentence says more than its records (a bug).
    """
    if request.form not in FORMS:
        raise InputError(f"no form {request.form!r}; there are: {', '.join(FORMS)}")
    voice = Voice(load(request.lang), names, places)
    writer = Writer(record, voice)
    selection = select(record, request)
    form = FORMS[request.form]
    sections = tuple(_section(key, form, selection, writer) for key in form.sections)
    sections, notes = _renumbered(sections, writer.notes.values())
    a, b = (voice.state(code) for code in request.sides)
    title = voice.templates.get("titles", request.form).format(a=a, b=b)
    return Brief(
        title=title[:1].upper() + title[1:],
        lang=request.lang,
        header=_header(selection, voice),
        sections=sections,
        notes=notes,
        release=release_id(record),
        words=tuple((key, voice.templates.get("phrases", key)) for key in WORDS),
    )


def _section(key: str, form: Form, selection: Selection, writer: Writer) -> Section:
    sentences = _unique(SECTIONS[key](selection, writer))
    if form.longest and key not in UNCUT:
        sentences = sentences[: form.longest]
    phrase = {"sources": "method"}.get(key, "" if sentences else "none")
    return Section(
        key=key,
        title=writer.templates.get("sections", key),
        sentences=tuple(sentences),
        remark=writer.templates.get("phrases", phrase) if phrase else "",
        bars=bars(selection, writer.voice) if key == "trend" else (),
    )


def _unique(sentences: list[Sentence]) -> list[Sentence]:
    """Sentences with the same text become one that cites what each of them cites."""
    found: dict[str, Sentence] = {}
    for one in sentences:
        if one.text in found:
            known = found[one.text]
            citations = tuple(sorted({*known.citations, *one.citations}))
            records = tuple(dict.fromkeys((*known.records, *one.records)))
            one = replace(known, citations=citations, records=records)  # noqa: PLW2901
        found[one.text] = one
    return list(found.values())


def _renumbered(
    sections: tuple[Section, ...], notes: Iterable[Note]
) -> tuple[tuple[Section, ...], tuple[Note, ...]]:
    """Number the notes anew, in the order in which the text cites them; drop those never cited."""
    known: dict[int, Note] = {note.number: note for note in notes}
    order: dict[int, int] = {}
    for section in sections:
        for sentence in section.sentences:
            for number in sentence.citations:
                order.setdefault(number, len(order) + 1)
    renewed = tuple(replace(s, sentences=_cited(s.sentences, order)) for s in sections)
    return renewed, tuple(replace(known[old], number=new) for old, new in order.items())


def _cited(sentences: tuple[Sentence, ...], order: dict[int, int]) -> tuple[Sentence, ...]:
    return tuple(
        replace(one, citations=tuple(sorted(order[number] for number in one.citations)))
        for one in sentences
    )


def _header(selection: Selection, voice: Voice) -> tuple[tuple[str, str], ...]:
    """Section 0: what the brief is about and what it rests on."""
    request, templates = selection.request, voice.templates
    x, y = str(request.reviewed), str(len(selection.events))
    lines = {
        "dyad": voice.listed([voice.state(code) for code in request.sides]),
        "period": _period(request, voice),
        "as_of": voice.when(When.day(request.as_of)),
        "release": release_id(selection.record),
        "coverage": _coverage(selection, voice),
        "gaps": _gaps(selection, templates),
        "reviewed": templates.get("header", "of").format(x=x, y=y),
    }
    return tuple((templates.get("header", key), value) for key, value in lines.items())


def _period(request: Request, voice: Voice) -> str:
    get = voice.templates.get
    parts = [
        get("header", key).format(day=voice.when(When.day(day)))
        for key, day in (("since", request.since), ("until", request.until))
        if day
    ]
    return ", ".join(parts) or get("header", "whole")


def _coverage(selection: Selection, voice: Voice) -> str:
    languages = Counter(article.language for article in selection.articles)
    told = ", ".join(f"{voice.language(code)} {n}" for code, n in sorted(languages.items()))
    return voice.templates.get("header", "articles").format(
        n=len(selection.articles),
        languages=told or voice.templates.get("header", "none"),
        sources=len({a.source for a in selection.articles if a.source}),
    )


def _gaps(selection: Selection, templates: Templates) -> str:
    """Years between the first article and the last in which there is none."""
    years = {a.published.last.year for a in selection.articles if a.published}
    missing = sorted(set(range(min(years), max(years))) - years) if years else []
    return ", ".join(map(str, missing)) or templates.get("header", "none")
