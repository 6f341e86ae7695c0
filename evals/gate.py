"""Fails when quality on the bundled articles falls below its floors.

    python -m evals.gate            measure, compare with evals/floors.toml
    python -m evals.gate --raise    measure, and raise the floors to what is measured

A floor is the measured figure, rounded down to hundredths; it never falls while the corpus is the
same. The fingerprint tells whether it is the same: gold, articles and nothing else go into it.
"""

import argparse
import hashlib
import math
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dragoman import app
from evals import frames

HERE = Path(__file__).resolve().parent
GOLD = HERE / "gold"
TEXTS = HERE.parent / "examples"
FLOORS = HERE / "floors.toml"
LANGUAGES = ("en", "fr", "ru")
MEASURES = (
    *("trigger", "type", "act", "grounded", "full"),
    *("actor_code", "actor_person", "statement"),
)
HUNDREDTH = 100
Floors = dict[str, Any]


def fingerprint() -> str:
    """Name the corpus by its contents."""
    digest = hashlib.sha256()
    files = [*GOLD.glob("*.jsonl"), *(p for p in TEXTS.iterdir() if p.stem != "README")]
    for path in sorted(files, key=lambda p: p.name):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def measured(language: str) -> dict[str, float]:
    """Measure one language on the bundled articles."""
    scores = app.measure(GOLD / f"{language}.jsonl", TEXTS)["all"]
    found = {name: scores.rows[name].f1 for name in MEASURES}
    found["date_accuracy"] = scores.date_accuracy or 0.0
    found["provenance_errors"] = scores.provenance
    return found


def below(language: str, found: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    """Say which measures of a language lie below their floors."""
    said = []
    for name, floor in floors.items():
        if name == "provenance_errors":
            if found[name] > floor:
                said.append(f"{language} {name}: {found[name]:.0f}, at most {floor} are allowed")
        elif found[name] < floor:
            said.append(f"{language} {name}: {found[name]:.4f} is below the floor {floor}")
    return said


def load() -> Floors:
    """Read the floors."""
    return tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}


def raised(old: Floors, found: Mapping[str, Mapping[str, float]]) -> Floors:
    """Return floors at what is measured now; the old ones hold where they are higher."""
    same = old.get("fingerprint") == fingerprint()
    new: Floors = {"fingerprint": fingerprint()}
    for language in LANGUAGES:
        known = old.get(language, {}) if same else {}
        new[language] = {
            name: 0
            if name == "provenance_errors"
            else max(math.floor(value * HUNDREDTH) / HUNDREDTH, known.get(name, 0.0))
            for name, value in found[language].items()
        }
    new["frames"] = {
        language: max(share(language), old.get("frames", {}).get(language, 0.0))
        for language in LANGUAGES
    }
    return new


def share(language: str) -> float:
    """Measure the examples of a pack: the share that is read as it says, rounded down."""
    return math.floor(frames.run(language).share * HUNDREDTH) / HUNDREDTH


def write(floors: Floors) -> None:
    """Write the floors."""
    lines = [
        "# Floors of quality: F1 on the bundled articles (evals/gold) per language, and the share",
        "# of the packs' own examples that are read as they say. Raised by `make floors`; they",
        "# only rise while the corpus, named by its fingerprint, is the same.",
        f'fingerprint = "{floors["fingerprint"]}"',
    ]
    for table in (*LANGUAGES, "frames"):
        lines += ["", f"[{table}]", *(f"{name} = {v}" for name, v in floors[table].items())]
    FLOORS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> int:
    """Compare or raise; return 1 when something is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--raise", dest="lift", action="store_true", help="raise the floors")
    lift = parser.parse_args().lift
    found = {language: measured(language) for language in LANGUAGES}
    for language, figures in found.items():
        print(language, ", ".join(f"{name} {value:.3f}" for name, value in figures.items()))
    floors = load()
    if lift:
        write(raised(floors, found))
        return 0
    if floors.get("fingerprint") != fingerprint():
        print("the corpus has changed: run `make floors`, and say why in the commit")
        return 1
    said = [line for code in LANGUAGES for line in below(code, found[code], floors[code])]
    print("\n".join(said) or "all floors hold")
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main())
