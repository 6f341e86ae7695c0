"""Fills the marked tables of README with measured figures.

python -m evals.table                          the bundled articles
python -m evals.table REFERENCE.jsonl TEXTS    articles nobody looked at while writing rules
"""

import re
import sys
from pathlib import Path

from dragoman import app
from dragoman.app import Scores
from evals.gate import GOLD, HERE, LANGUAGES, TEXTS

README = HERE.parent / "README.md"
COLUMNS = ("trigger", "act", "grounded", "full", "actor_code", "actor_person", "statement")
NAMES = {"all": "all", "en": "English", "fr": "French", "ru": "Russian"}


def row(name: str, scores: Scores) -> str:
    """Write the figures of one language: F1, and precision and recall of the grounded measure."""
    figures = [f"{scores.rows[column].f1:.2f}" for column in COLUMNS]
    grounded = scores.rows["grounded"]
    both = f"{grounded.precision:.2f} / {grounded.recall:.2f}"
    dates = "–" if scores.date_accuracy is None else f"{scores.date_accuracy:.2f}"
    cells = [NAMES.get(name, name), str(scores.articles), *figures, both, dates]
    return f"| {' | '.join(cells)} | {scores.provenance} |"


def table(scores: dict[str, Scores]) -> str:
    """Write the table."""
    heads = ["language", "articles", *(c.replace("_", " ") for c in COLUMNS)]
    heads += ["grounded P / R", "date", "provenance errors"]
    lines = [f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}"]
    return "\n".join([*lines, *(row(name, one) for name, one in scores.items())])


def bundled() -> dict[str, Scores]:
    """Measure the bundled articles."""
    found = {code: app.measure(GOLD / f"{code}.jsonl", TEXTS)["all"] for code in LANGUAGES}
    return {"all": sum(found.values(), Scores()), **found}


def fill(mark: str, made: str) -> None:
    """Put a table between the two marks of its name."""
    text = README.read_text(encoding="utf-8")
    pattern = re.compile(rf"(<!-- {mark} -->\n).*?(<!-- /{mark} -->)", re.DOTALL)
    if not pattern.search(text):
        raise SystemExit(f"{README}: no marks <!-- {mark} --> … <!-- /{mark} -->")
    filled = pattern.sub(lambda found: f"{found[1]}{made}\n{found[2]}", text)
    README.write_text(filled, encoding="utf-8")


def main(arguments: list[str]) -> None:
    """Measure and fill."""
    if arguments:
        reference, texts = map(Path, arguments)
        fill("development", table(app.measure(reference, texts)))
    else:
        fill("bundled", table(bundled()))


if __name__ == "__main__":
    main(sys.argv[1:])
