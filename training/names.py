"""Readers of corpora with names of persons, organisations and places; each gives sentences without
trees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import filter_spans

from training.trees import Sentence, Word, blocks

BRAT = {"Location": "LOC", "Person": "PER", "Organization": "ORG"}
IOB = {"PER": "PER", "LOC": "LOC", "ORG": "ORG"}
FACTRU = {"Person": "PER", "Org": "ORG", "Location": "LOC", "LocOrg": "LOC"}
FACTRU_SPANS = {
    "PER": {"name", "surname", "patronymic", "nickname"},
    "LOC": {"loc_name", "loc_descr"},
    "ORG": {"org_name", "org_descr", "loc_name", "name", "surname", "geo_adj", "prj_name"},
}
Entity = tuple[int, int, str]


def read_brat(folder: Path, nlp: Language) -> Iterator[tuple[int, Sentence]]:
    """Paragraphs of WiNER (brat) with the number of their article; outermost names count."""
    for number, ann in enumerate(sorted(folder.glob("20*/*/*.ann"))):
        text = ann.with_suffix(".txt").read_text(encoding="utf8")
        found: list[Entity] = []
        for line in ann.read_text(encoding="utf8").splitlines():
            part = line.split("\t")
            if not part[0].startswith("T") or ";" in part[1]:
                continue
            kind, first, last = part[1].split()
            if text[int(first) : int(last)] == part[2]:
                found.append((int(first), int(last), BRAT.get(kind, "OTHER")))
        for sentence in _paragraphs(text, found, nlp):
            yield number, sentence


def read_factru(folder: Path, nlp: Language) -> Iterator[tuple[str, Sentence]]:
    """Paragraphs of factRuEval-2016, by text."""
    for path in sorted(folder.glob("*.spans")):
        text = path.with_suffix(".txt").read_text(encoding="utf8")
        spans = {}
        for line in path.read_text(encoding="utf8").splitlines():
            part = line.split()
            if len(part) >= 4:
                spans[part[0]] = (part[1], int(part[2]), int(part[2]) + int(part[3]))
        objects = path.with_suffix(".objects").read_text(encoding="utf8").splitlines()
        found = [entity for line in objects if (entity := _object(line, spans))]
        for sentence in _paragraphs(text, found, nlp):
            yield path.stem, sentence


def _object(line: str, spans: dict[str, tuple[str, int, int]]) -> Entity | None:
    left = line.split("#", maxsplit=1)[0].split()
    if len(left) < 3 or left[1] not in FACTRU:
        return None
    kind = FACTRU[left[1]]
    parts = [spans[s] for s in left[2:] if s in spans and spans[s][0] in FACTRU_SPANS[kind]]
    if kind != "PER":  # «журнал «Театр»» counts as its name, «Театр»; what has none is no name
        proper = {"LOC": {"loc_name"}, "ORG": {"org_name"}}[kind]
        parts = [part for part in parts if part[0] in proper]
    return (min(p[1] for p in parts), max(p[2] for p in parts), kind) if parts else None


def _paragraphs(text: str, found: list[Entity], nlp: Language) -> Iterator[Sentence]:
    for match in re.finditer(r"[^\n]*\S[^\n]*", text):
        start, end = match.span()
        doc = nlp.make_doc(text[start:end])
        spans = [
            doc.char_span(a - start, b - start, label=kind, alignment_mode="expand")
            for a, b, kind in found
            if a >= start and b <= end
        ]
        doc.ents = filter_spans([span for span in spans if span is not None])
        yield words_of(doc)


def words_of(doc: Doc) -> Sentence:
    """Words of a document that carries names and no tree; names of other kinds count as no name."""
    words = []
    for token in doc:
        known = token.ent_type_ in ("PER", "LOC", "ORG")
        name = f"{token.ent_iob_}-{token.ent_type_}" if known else "O"
        words.append(Word(token.text, space=bool(token.whitespace_), name=name))
    return words


def read_iob(path: Path) -> dict[str, list[tuple[str, str]]]:
    """Forms and names by sentence id (UNER); kinds other than the three count as no name."""
    found = {}
    for comments, rows in blocks(path):
        words = [row for row in rows if row[0].isdigit()]
        found[comments["sent_id"]] = [(row[1], _iob(row[2])) for row in words]
    return found


def _iob(tag: str) -> str:
    mark, _, kind = tag.partition("-")
    return f"{mark}-{kind}" if kind in IOB else "O"


def add_names(sentence: Sentence, rows: list[tuple[str, str]] | None) -> bool:
    """Put the names of a sentence on its words; False where the words differ."""
    if rows is None or [word.form for word in sentence] != [form for form, _ in rows]:
        return False
    for word, (_, name) in zip(sentence, rows, strict=True):
        word.name = name
    return True
