"""The lines of an article: headline, dateline, body, and the page furniture that is none of it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.gazetteer.keys import stems
from dragoman.gazetteer.world import Entry, World
from dragoman.langs import Pack

HEADLINES = 3  # lines before the first full sentence that may be headlines; more is furniture
LONG_LINE = 25  # words; a line without full stop but longer is body all the same
_SENTENCE = re.compile(r"[.!?…][»”\"')]*\s*$")
_STAMP = re.compile(
    r"^\s*(?:date|published|дата)[:=\s]\s*(?P<date>(?:19|20)\d\d(?:-\d\d){0,2})(?=\s|$)", re.I
)
_OWN_DATELINE_LINES = 8
_SIGNED = 3  # words of a line that is but the name of a source, or a by-line with it
_IDENTIFIER = re.compile(
    r"^[\W_]*(?:[0-9A-F]{4,}-){2,}[0-9A-F]+\W*$|^\W*\S*\.(?:jpe?g|png|webp)\W*$", re.I
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the view; `kind` is title, body, header (before the body) or noise."""

    start: int
    stop: int
    kind: str


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline says: place (usual English name), state of it, the words of its date."""

    place: str | None = None
    code: str = ""
    date_text: str = ""
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines with their kinds, the dateline, the source, and the stamp of the page if any."""

    lines: tuple[Line, ...]
    dateline: Dateline
    source: str | None
    outlet: str
    stamp: str = ""


class Reader:
    """Lays out the articles of one language."""

    def __init__(self, pack: Pack, world: World) -> None:
        """Compile the pack's patterns of furniture, datelines and sources."""
        flags = re.IGNORECASE
        self._noise = [re.compile(p, flags) for p in pack.noise["lines"]]
        self._tail = [re.compile(p, flags) for p in pack.noise["tail"]]
        self._datelines = [re.compile(p) for p in pack.noise["datelines"]]
        self._sources = [re.compile(p) for p in pack.noise["sources"]]
        self._world = world

    def read(self, text: str) -> Layout:
        """Return the layout of an article."""
        lines, stamp = self._lines(text)
        dateline, lines = self._dateline(text, lines)
        source, outlet = self._source(text, lines, dateline)
        return Layout(tuple(lines), dateline, source, outlet or dateline.code, stamp)

    def _lines(self, text: str) -> tuple[list[Line], str]:
        found: list[Line] = []
        stamp = ""
        tail = False
        for match in re.finditer(r"[^\n]+", text):
            start, stop = match.span()
            if not match[0].strip():
                continue
            stamped = _STAMP.match(match[0]) if not stamp else None
            if stamped:
                stamp = stamped["date"]
                start += stamped.end()
            line = text[start:stop].strip()
            body = any(_is_body(text[f.start : f.stop]) for f in found if f.kind == "body")
            tail = tail or (body and any(p.search(line) for p in self._tail))
            kind = "noise" if tail or not line or self._is_noise(line) else "body"
            found.append(Line(start, stop, kind))
        return _titles(text, found), stamp

    def _is_noise(self, line: str) -> bool:
        if _IDENTIFIER.match(line):
            return True
        return len(line) < 400 and any(p.search(line) for p in self._noise)  # noqa: PLR2004 - a line that long is prose

    def _dateline(self, text: str, lines: list[Line]) -> tuple[Dateline, list[Line]]:
        candidates = [n for n, line in enumerate(lines) if line.kind in ("body", "title", "header")]
        for n in candidates[:_OWN_DATELINE_LINES]:
            line = lines[n]
            begin = (
                line.start
                + len(text[line.start : line.stop])
                - len(text[line.start : line.stop].lstrip())
            )
            for pattern in self._datelines:
                match = pattern.match(text[begin : line.stop])
                dateline = self._checked(match) if match else None
                if match and dateline:
                    after = begin + match.end()
                    rest = text[after : line.stop].strip(" .–—-:)/")
                    kind = line.kind if rest else "header"
                    lines = [
                        *lines[:n],
                        Line(after if rest else line.start, line.stop, "body" if rest else kind),
                        *lines[n + 1 :],
                    ]
                    return dateline, lines
        return Dateline(), lines

    def _checked(self, match: re.Match[str]) -> Dateline | None:
        """Accept a dateline only when its place is a known town or state."""
        parts: Mapping[str, str | None] = match.groupdict()
        place = (parts.get("place") or "").strip(" ,.")
        entry = self._town(place) or self._town(place.split(",")[0].split("/")[0])
        if entry is None or (
            entry.kind == "state" and not (parts.get("date") or parts.get("source"))
        ):
            return None
        source = (parts.get("source") or "").strip(" ,.()/") or None
        known = self._known_source(source) or self._agency(source or "")
        if source and known is None and not source.isupper():
            source = None
        name = known.name if known else source
        return Dateline(entry.name, known.code if known else "", parts.get("date") or "", name)

    def _town(self, place: str) -> Entry | None:
        key = stems(place)
        for named in self._world.index.get(key[0], ()) if key else ():
            if named.stems == key and named.entry.kind in ("city", "state"):
                return named.entry
        return None

    def _known_source(self, name: str | None) -> Entry | None:
        """Return the known source of a name, also without its first words or its web suffix."""
        words = (name or "").split()
        for skip in range(min(len(words), 3)):
            rest = " ".join(words[skip:])
            for form in (rest, rest.rpartition(".")[0]):
                if form and (found := self._world.sources.get(stems(form))):
                    return found
        return None

    def _agency(self, names: str) -> Entry | None:
        """Return the known one of several sources, an agency before an outlet."""
        known = [
            k for part in re.split(r"\s+[-–—]\s+|\s*/\s*", names) if (k := self._known_source(part))
        ]
        return next((k for k in known if k.name.isupper()), known[-1] if known else None)

    def _source(
        self, text: str, lines: Sequence[Line], dateline: Dateline
    ) -> tuple[str | None, str]:
        if dateline.source:
            return dateline.source, dateline.code
        seen: str | None = None
        for line in lines:
            if line.kind == "noise":
                continue
            for pattern in self._sources:
                for match in pattern.finditer(text, line.start, line.stop):
                    name = (match.groupdict().get("source") or "").strip(' ,.«»"“”')
                    known = self._known_source(name)
                    if known is not None:
                        return known.name, known.code
                    seen = seen or (name if _institution(name) else None)
        signed = None if seen else self._signed(text, lines)
        return (signed.name, signed.code) if signed else (seen, "")

    def _signed(self, text: str, lines: Sequence[Line]) -> Entry | None:
        """Return the source that signs: a line of its own, a by-line, the last word."""
        for line in lines[:_OWN_DATELINE_LINES]:
            words = text[line.start : line.stop].strip()
            own = self._known_source(words) or self._known_source(words.partition(" ")[2])
            if own is not None and len(words.split()) <= _SIGNED:
                return own
        body = [line for line in lines if line.kind == "body"]
        last = text[body[-1].start : body[-1].stop].split() if body else []
        return self._known_source(last[-1]) if last else None


def _institution(name: str) -> bool:
    """Tell whether an unknown source is named like a press service or ministry."""
    low = name.lower()
    return any(
        w in low
        for w in (
            "press",
            "presse",
            "пресс",
            "ministry",
            "ministère",
            "мид",
            "министерств",
            ".kz",
            ".az",
            ".ru",
            ".com",
        )
    )


def _is_body(line: str) -> bool:
    return bool(_SENTENCE.search(line)) or len(line.split()) > LONG_LINE


def _titles(text: str, lines: list[Line]) -> list[Line]:
    """Mark what stands before the first full sentence: headlines last, before them header."""
    kept = [n for n, line in enumerate(lines) if line.kind != "noise"]
    first = next((n for n in kept if _is_body(text[lines[n].start : lines[n].stop])), None)
    before = [n for n in kept if first is None or n < first]
    titles = set(before[-HEADLINES:] if first is not None else before[:1])
    out = []
    for n, line in enumerate(lines):
        kind = line.kind
        if n in before and first is not None:
            kind = (
                "title"
                if n in titles and len(text[line.start : line.stop].split()) > 2  # noqa: PLR2004
                else "header"
            )
        out.append(Line(line.start, line.stop, kind))
    return out
