"""A brief as one HTML page that needs nothing else: no script, no font, no image from outside."""

import base64
import hashlib
from collections.abc import Iterator
from functools import cache
from html import escape
from importlib.resources import files

from dragoman.brief.shape import Bar, Brief, Note, Section, Sentence

WIDTH, ROW, LABEL, FULL = 640, 24, 60, 460  # of the chart, in its own units


def render(brief: Brief) -> str:
    """Render."""
    return "\n".join(_lines(brief)) + "\n"


def _lines(brief: Brief) -> Iterator[str]:
    style = _style()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    yield "<!DOCTYPE html>"
    yield f'<html lang="{escape(brief.lang)}">'
    yield '<head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{escape(policy, quote=True)}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield f"<title>{escape(brief.title)}</title>"
    yield f"<style>{style}</style></head>"
    yield f"<body><main><h1>{escape(brief.title)}</h1>"
    yield "<dl>"
    for key, value in brief.header:
        yield f"<div><dt>{escape(key)}</dt><dd>{escape(value)}</dd></div>"
    yield "</dl>"
    for number, section in enumerate(brief.sections, 1):
        yield from _section(number, section, brief)
    yield f'<section id="notes"><h2>{escape(brief.word("notes"))}</h2><ol class="notes">'
    yield from map(_note, brief.notes)
    yield "</ol></section></main></body></html>"


def _section(number: int, section: Section, brief: Brief) -> Iterator[str]:
    yield f'<section id="{escape(section.key)}"><h2>{number}. {escape(section.title)}</h2>'
    if section.bars:
        yield _chart(section.bars, brief.word("chart"))
    if section.sentences:
        yield "<ul>"
        yield from map(_sentence, section.sentences)
        yield "</ul>"
    if section.remark:
        kind = "remark" if section.sentences else "empty"
        yield f'<p class="{kind}">{escape(section.remark)}</p>'
    yield "</section>"


def _sentence(sentence: Sentence) -> str:
    numbers = "".join(f'<a href="#n{n}">[{n}]</a>' for n in sentence.citations)
    return f'<li>{escape(sentence.text)} <span class="cite">{numbers}</span></li>'


def _note(note: Note) -> str:
    span = note.evidence.span
    told = ", ".join((note.source, note.article, note.published, note.language))
    quote = escape(note.evidence.quote)
    place = f"{escape(note.address)}, {span.start}–{span.stop}"
    return (
        f'<li id="n{note.number}" value="{note.number}"><q>{quote}</q> '
        f'<span class="from">{escape(told)} <small>({place})</small></span></li>'
    )


def _chart(bars: tuple[Bar, ...], title: str) -> str:
    """Draw the bars; years of conflict have an outline, so that colour alone says nothing."""
    most = max(bar.count for bar in bars)
    rows = []
    for row, bar in enumerate(bars):
        y = row * ROW
        width = max(2, round(FULL * bar.count / most))
        kind = "cold" if bar.mean < 0 else "warm"
        rows.append(
            f'<text x="0" y="{y + 16}">{escape(bar.label)}</text>'
            f'<rect class="{kind}" x="{LABEL}" y="{y + 4}" width="{width}" height="{ROW - 8}"/>'
            f'<text x="{LABEL + width + 6}" y="{y + 16}">{bar.count} ({bar.shown})</text>'
        )
    size = f'viewBox="0 0 {WIDTH} {ROW * len(bars)}"'
    return f'<svg role="img" aria-label="{escape(title)}" {size}>{"".join(rows)}</svg>'


@cache
def _style() -> str:
    file = files("dragoman.brief.render").joinpath("brief.css")
    return file.read_text(encoding="utf-8").strip()
