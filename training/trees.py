"""Sentences as lists of words, read from CoNLL-U and brought to one token and label scheme."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

#: Subtypes that all three languages keep; every other subtype is cut to its universal label.
SUBTYPES = frozenset(
    {
        "nsubj:pass",
        "csubj:pass",
        "aux:pass",
        "acl:relcl",
        "obl:agent",
        "compound:prt",
        "nmod:poss",
        "nmod:desc",
    }
)
UNKNOWN_NAME = "?"


@dataclass
class Word:
    """One token. `head` is an index into the sentence (its own index: root), or None where no tree
    is known."""

    form: str
    lemma: str = ""
    upos: str = ""
    feats: dict[str, str] = field(default_factory=dict)
    head: int | None = None
    dep: str = ""
    space: bool = True
    name: str = UNKNOWN_NAME  # "?" not annotated, "O", "B-PER", "I-PER", …


Sentence = list[Word]


def label(dep: str) -> str:
    """The label of the shared scheme for a treebank's label."""
    return dep if dep in SUBTYPES else dep.split(":", maxsplit=1)[0]


def feats(text: str) -> dict[str, str]:
    """CoNLL-U features as a dictionary."""
    return dict(part.split("=", 1) for part in text.split("|") if "=" in part)


def children(sentence: Sentence, head: int) -> list[int]:
    """Indices of the dependents of a word."""
    return [i for i, word in enumerate(sentence) if word.head == head and i != head]


def copy(sentence: Sentence) -> Sentence:
    """A copy whose words may be changed."""
    return [replace(word, feats=dict(word.feats)) for word in sentence]


def blocks(path: Path) -> Iterator[tuple[dict[str, str], list[list[str]]]]:
    """Comments and rows of each sentence of a CoNLL-U or IOB2 file."""
    comments: dict[str, str] = {}
    rows: list[list[str]] = []
    for line in [*path.read_text(encoding="utf8").split("\n"), ""]:
        if line.startswith("#"):
            key, _, value = line[1:].partition("=")
            comments[key.strip()] = value.strip()
        elif line.strip():
            rows.append(line.split("\t"))
        elif rows:
            yield comments, rows
            comments, rows = {}, []


def read_conllu(path: Path, merge: bool = False) -> Iterator[tuple[str, Sentence]]:
    """Id and words of each sentence. With `merge`, a multi-word token (French "du", "aux") stays
    one word."""
    for comments, rows in blocks(path):
        sentence = _sentence([row for row in rows if "." not in row[0]], merge)
        if sentence and not any(" " in word.form or not word.form for word in sentence):
            yield comments.get("sent_id", ""), sentence


def _sentence(rows: list[list[str]], merge: bool) -> Sentence:
    groups = _groups(rows)
    by_id = {row[0]: row for row in rows}
    if not merge:
        groups = [
            ([i], by_id[str(i)][1], space and i == ids[-1]) for ids, _, space in groups for i in ids
        ]
    place = {i: number for number, (ids, _, _) in enumerate(groups) for i in ids}
    words = []
    for number, (ids, form, space) in enumerate(groups):
        parts = [by_id[str(i)] for i in ids]
        main = _main(parts, place, number)
        head = int(main[6])
        traits = {k: v for part in reversed(parts) for k, v in feats(part[5]).items()}
        lemma = main[2] if main[2] != "_" or form == "_" else form
        words.append(
            Word(
                form, lemma, main[3], traits, place[head] if head else number, label(main[7]), space
            )
        )
    return words


def _groups(rows: list[list[str]]) -> list[tuple[list[int], str, bool]]:
    """Word ids, surface form and following space of each surface token."""
    found: list[tuple[list[int], str, bool]] = []
    covered = 0
    for row in rows:
        space = "SpaceAfter=No" not in row[9]
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            found.append((list(range(first, last + 1)), row[1], space))
            covered = last
        elif int(row[0]) > covered:
            found.append(([int(row[0])], row[1], space))
    return found


def _main(parts: list[list[str]], place: dict[int, int], number: int) -> list[str]:
    """The part of a multi-word token that stands for the whole: its content word, or what hangs
    outside."""
    main = next((part for part in parts if part[3] not in ("ADP", "DET")), parts[0])
    if place.get(int(main[6])) == number:
        return next((part for part in parts if place.get(int(part[6])) != number), main)
    return main


def text_of(sentence: Sentence) -> str:
    """The text of a sentence or paragraph."""
    return "".join(word.form + " " * word.space for word in sentence).rstrip()


def save(sentences: Iterable[Sentence], path: Path) -> None:
    """Sentences as JSON, one a line."""
    with path.open("w", encoding="utf8") as out:
        for sentence in sentences:
            out.write(json.dumps([asdict(word) for word in sentence], ensure_ascii=False) + "\n")


def saved(path: Path) -> Iterator[Sentence]:
    """The sentences of a file that `save` wrote."""
    for line in path.read_text(encoding="utf8").splitlines():
        yield [Word(**word) for word in json.loads(line)]
