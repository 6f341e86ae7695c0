"""How well sentences are cut: F1 of sentence beginnings on the passages of `evals/bounds`.

    python -m evals.bounds            figures by language and kind
    python -m evals.bounds --misses   each wrong cut too

The first beginning of a passage is given and not counted.
"""

import argparse
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dragoman import langs
from dragoman.read.sentences import split
from dragoman.text import view

FOLDER = Path(__file__).parent / "bounds"


@dataclass(frozen=True, slots=True)
class Passage:
    """A text and where its sentences begin, the first left out."""

    kind: str
    text: str
    starts: frozenset[int]


def load(language: str) -> Iterator[Passage]:
    """Give the passages of a language."""
    data = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    for entry in data["passages"]:
        joiner, starts, at = entry.get("joiner", " "), [], 0
        for sentence in entry["sentences"]:
            starts.append(at)
            at += len(sentence) + len(joiner)
        yield Passage(entry["kind"], joiner.join(entry["sentences"]), frozenset(starts[1:]))


def cut(text: str, language: str) -> frozenset[int]:
    """Where Dragoman lets sentences begin, the first left out."""
    seen, begin, found = view.plain(text), 0, []
    for line in seen.text.split("\n"):
        for start, stop in split(line, langs.load()[language].stops):
            found.append(seen.source(begin + start, begin + stop).start)
        begin += len(line) + 1
    return frozenset(found[1:])


def counts(language: str) -> Mapping[str, Counter[str]]:
    """Count right, wrong and missing beginnings by kind; `all` is the sum."""
    table: dict[str, Counter[str]] = {"all": Counter()}
    for passage in load(language):
        found = cut(passage.text, language)
        tally = Counter(
            right=len(found & passage.starts),
            wrong=len(found - passage.starts),
            missing=len(passage.starts - found),
        )
        table["all"] += tally
        table[passage.kind] = table.get(passage.kind, Counter()) + tally
    return table


def f1(tally: Counter[str]) -> float:
    """Return F1 of a count."""
    right = 2 * tally["right"]
    return right / (right + tally["wrong"] + tally["missing"]) if right else 0.0


def misses(language: str) -> Iterator[str]:
    """Show each wrong or missing beginning with the words around it."""
    for passage in load(language):
        found = cut(passage.text, language)
        for at in sorted(found ^ passage.starts):
            mark = "wrong" if at in found else "missing"
            around = passage.text[max(0, at - 50) : at] + "|" + passage.text[at : at + 30]
            yield f"{language} {passage.kind} {mark}: {around!r}"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true", help="show each wrong cut")
    show = parser.parse_args().misses
    for language in sorted(path.stem for path in FOLDER.glob("*.toml")):
        table = counts(language)
        print(language, ", ".join(f"{kind} {f1(tally):.3f}" for kind, tally in table.items()))
        if show:
            print("\n".join(misses(language)))


if __name__ == "__main__":
    main()
