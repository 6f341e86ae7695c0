"""Names in GUM, worked out from its mentions of entities: the proper-noun core of persons,
organisations, places."""

from __future__ import annotations

import re
from pathlib import Path

from training.augment.common import lists
from training.trees import blocks

KINDS = {"person": "PER", "organization": "ORG", "place": "LOC"}
#: GUM calls a state that acts an organisation; here it is a place, as in UNER.
STATES = frozenset(name.replace("+", " ") for name in lists("en")["countries"])
MARK = re.compile(r"\((\d+)-([a-z]+)[^()]*(\))?|(\d+)\)")
INSIDE = frozenset({"flat", "compound", "nummod", "goeswith", "amod"})


def read_gum(path: Path) -> dict[str, list[tuple[str, str]]]:
    """Forms and names by sentence id."""
    found = {}
    for comments, rows in blocks(path):
        words = [row for row in rows if row[0].isdigit()]
        names = ["O"] * len(words)
        for first, last, kind in sorted(mentions(words), key=lambda m: m[1] - m[0]):
            core = name_in(words, first, last, linked=kind != "PER")
            if core:
                state = " ".join(row[1] for row in words[core[0] : core[1] + 1]) in STATES
                label = "LOC" if state else kind
                names[core[0] : core[1] + 1] = [f"B-{label}"] + [f"I-{label}"] * (core[1] - core[0])
        found[comments["sent_id"]] = [
            (row[1], name) for row, name in zip(words, names, strict=True)
        ]
    return found


def mentions(words: list[list[str]]) -> list[tuple[int, int, str]]:
    """First word, last word and kind of each mention of the three kinds."""
    opened: dict[str, list[tuple[int, str]]] = {}
    found = []
    for i, row in enumerate(words):
        entity = next((part[7:] for part in row[9].split("|") if part.startswith("Entity=")), "")
        for match in MARK.finditer(entity):
            number, kind, closed, ended = match.groups()
            if closed:
                found.append((i, i, kind))
            elif number:
                opened.setdefault(number, []).append((i, kind))
            elif opened.get(ended):
                start, kind = opened[ended].pop()
                found.append((start, i, kind))
    return [(first, last, KINDS[kind]) for first, last, kind in found if kind in KINDS]


def name_in(words: list[list[str]], first: int, last: int, linked: bool) -> tuple[int, int] | None:
    """The run of proper nouns around the mention's head; None if the head is a common word."""
    head = _head(words, first, last)
    if head is None:
        return None
    start = end = head
    while start > first and _belongs(words[start - 1]):
        start -= 1
    while end < last and _belongs(words[end + 1]):
        end += 1
    link = end + 1
    while linked and link < last and words[link][1] in ("of", "the", "for"):
        link += 1
    if end + 1 < link <= last and words[link][1][:1].isupper() and words[end][1][:1].isupper():
        end = link
        while end < last and _belongs(words[end + 1]):
            end += 1
    return start, end


def _head(words: list[list[str]], first: int, last: int) -> int | None:
    """The mention's head, or the name that lies flat on it, if that is a proper noun."""
    inside = range(first, last + 1)
    heads = [i for i in inside if not first <= int(words[i][6]) - 1 <= last][:1]
    heads += [
        i for i in inside if heads and int(words[i][6]) - 1 == heads[0] and words[i][7] == "flat"
    ][:1]
    return next((i for i in heads if words[i][3] == "PROPN"), None)


def _belongs(row: list[str]) -> bool:
    """Whether a word beside the head is part of the name."""
    return (
        row[1][:1].isupper()
        and row[7] in INSIDE
        and row[3] in ("PROPN", "ADJ", "NOUN", "VERB", "NUM")
    )
