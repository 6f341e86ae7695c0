"""eval, doctor, demo, and the settings of a run."""

import json
from pathlib import Path

import pytest

from dragoman.cli import main

REFERENCE = {
    "id": "a",
    "file": "a.txt",
    "language": "en",
    "published": None,
    "events": [
        {
            "act": "thank",
            "status": "occurred",
            "actors": [{"code": "NOR", "name": None}],
            "recipients": [{"code": "CHL", "name": None}],
            "date": None,
            "evidence": ["thanked Chile"],
        }
    ],
}


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "a.txt").write_text("Norway thanked Chile for its help in May.", encoding="utf-8")
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(REFERENCE), encoding="utf-8")
    return path


def test_eval_codes_the_texts_or_takes_predictions(capsys, corpus, tmp_path):
    assert main(["eval", str(corpus), "--json"]) == 0
    coded = json.loads(capsys.readouterr().out)
    assert coded["all"]["trigger"]["reference"] == 1
    nothing = tmp_path / "nothing.jsonl"
    nothing.write_text('{"id": "a", "events": []}', encoding="utf-8")
    assert main(["eval", str(corpus), str(nothing)]) == 0
    assert "0.000" in capsys.readouterr().out


def test_eval_names_what_is_missing(capsys, corpus, tmp_path):
    assert main(["eval", str(corpus), str(corpus), "--texts", str(tmp_path / "none")]) == 3
    assert "--texts" in capsys.readouterr().err
    assert main(["eval", str(tmp_path / "none.jsonl")]) == 3


def test_doctor_tells_how_things_are(capsys):
    assert main(["doctor"]) == 0
    out = capsys.readouterr().out
    assert "all is well" in out
    assert main(["doctor", "--json"]) == 0
    health = json.loads(capsys.readouterr().out)
    assert {pack["language"] for pack in health["packs"]} >= {"en", "fr", "ru"}
    assert all(pack["megabytes"] > 1 for pack in health["packs"])
    assert health["offices"]["in_office"] > 0


def test_coverage_has_every_act_and_language(capsys):
    assert main(["doctor", "--coverage", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert all(set(row) == {"en", "fr", "ru"} for row in told.values())
    assert "meet" in told


def test_settings_file_environment_flags(capsys, tmp_path, monkeypatch, record):
    monkeypatch.chdir(tmp_path)
    Path("dragoman.toml").write_text('record = "none.db"', encoding="utf-8")
    assert main(["events"]) == 3
    monkeypatch.setenv("DRAGOMAN_RECORD", str(record))
    assert main(["events"]) == 0
    assert main(["events", "--record", "none.db"]) == 3
    Path("dragoman.toml").write_text("recrod = 1", encoding="utf-8")
    assert main(["events"]) == 2
    assert "recrod" in capsys.readouterr().err


@pytest.mark.slow
def test_demo_makes_a_record_and_a_brief(capsys, tmp_path):
    folder = tmp_path / "demo"
    assert main(["demo", "--folder", str(folder)]) == 0
    out = capsys.readouterr().out
    assert "[1]" in out
    assert str(folder / "brief.html") in out
    assert {path.name for path in folder.iterdir()} >= {"brief.html", "brief.md", "sample.db"}
    made = str(folder / "sample.db")
    assert main(["timeline", "Azerbaijan", "Kazakhstan", "--record", made]) == 0
