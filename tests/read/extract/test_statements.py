"""Who said what, in every style of quotation, on invented articles."""

import json
from pathlib import Path

import pytest

from dragoman import pipeline
from dragoman.ingest import files
from dragoman.model import Reading, Statement
from dragoman.settings import Settings

HOME = Path(__file__).parents[2] / "data" / "invented"
GOLD = {
    row["id"]: row
    for row in map(json.loads, (HOME / "gold.jsonl").read_text(encoding="utf-8").splitlines())
}
LEAST = 0.85


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    settings = Settings(gazetteer_extra=(HOME / "gazetteer.toml",))
    found = {}
    for name in GOLD:
        raw = next(iter(files.read(HOME / f"{name}.txt", settings.largest)))
        found[name] = pipeline.read(raw, settings)
    return {name: one for name, one in found.items() if isinstance(one, Reading)}


def _fits(row: dict[str, str], said: Statement, text: str) -> bool:
    start = text.index(row["text"])
    stop = start + len(row["text"])
    common = min(stop, said.evidence.span.stop) - max(start, said.evidence.span.start)
    return 2 * common >= stop - start and said.speaker.split()[-1] == row["speaker"].split()[-1]


def test_speakers_and_words_are_found_in_every_style(readings: dict[str, Reading]) -> None:
    hits = told = wanted = 0
    for name, reading in readings.items():
        left = list(reading.statements)
        told, wanted = told + len(left), wanted + len(GOLD[name]["statements"])
        for row in GOLD[name]["statements"]:
            said = next((s for s in left if _fits(row, s, reading.article.text)), None)
            if said is not None:
                hits += 1
                left.remove(said)
    assert 2 * hits / (told + wanted) >= LEAST


def test_the_words_of_a_journalist_are_nobodys_statement(readings: dict[str, Reading]) -> None:
    for reading in readings.values():
        assert not any("journaliste" in s.evidence.quote for s in reading.statements)
