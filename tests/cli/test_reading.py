"""`code` and `add`: what goes in, what comes out, and what is refused."""

import json
import os
import sqlite3
import subprocess
import sys
from io import BytesIO

import pytest
from meeting import readings

from dragoman import app
from dragoman.cli import main
from dragoman.record import Record

GOOD = (
    "3 July 2024\n\nNorway's president met the president of Chile in Oslo on Wednesday. "
    "Norway thanked Chile for its help."
)
REFUSED = 3
BAD = {
    "empty.txt": (b"", "empty"),
    "binary.txt": (bytes(range(256)) * 4, "binary"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n", "PNG"),
    "encoding.txt": ("Президент встретил гостя.".encode("cp1251") * 9, "iconv -f windows-1251"),
    "nulls.txt": (b"Norway met\x00 Chile.", "null bytes"),
    "finnish.txt": ("Presidentti tapasi vieraansa Helsingissä eilen illalla. " * 9, "no pack"),
    "short.txt": (b"Hello.", "too little text"),
    "long.txt": (b"Norway met Chile. " * 3_000_000, "more than the limit"),
    "broken.jsonl": (b'{"text": "Norway', "broken.jsonl, line 1"),
    "page.html": (b"<html><body><script>1</script></body></html>", "no readable text"),
}


@pytest.fixture
def good(tmp_path):
    path = tmp_path / "good.txt"
    path.write_bytes(GOOD.encode())
    return path


def run(capsys, *arguments):
    """Run a command; return its exit code, its output and what it said on standard error."""
    code = main([str(a) for a in arguments])
    told = capsys.readouterr()
    return code, told.out, told.err


def test_one_line_an_article_with_evidence_that_holds(capsys, good):
    code, out, err = run(capsys, "code", good)
    (line,) = map(json.loads, out.splitlines())
    assert (code, line["id"], line["language"]) == (0, "good", "en")
    assert line["published"] == ["2024-07-03", "2024-07-03"]
    assert line["reasons"]
    assert {"thank", "meet"} <= {event["act"] for event in line["events"]}
    for event in line["events"]:
        for one in event["evidence"]:
            assert GOOD[one["start"] : one["end"]] == one["quote"]
    assert "read 1, refused 0" in err


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_refused_and_the_rest_is_done(capsys, tmp_path, good, name):
    body, said = BAD[name]
    bad = tmp_path / name
    bad.write_bytes(body if isinstance(body, bytes) else body.encode())
    store = tmp_path / "kept.db"
    code, _, err = run(capsys, "add", bad, good, "--record", store)
    assert code == REFUSED
    assert str(bad) in err
    assert said in err
    assert "read 1, refused 1" in err
    with Record(store, read_only=True) as kept:
        assert [article.name for article in kept.articles] == ["good"]
        assert [one.address.split(",")[0] for one in kept.refusals] == [str(bad)]


def test_folder_without_articles_and_missing_file(capsys, tmp_path, good):
    folder = tmp_path / "nothing"
    folder.mkdir()
    code, out, err = run(capsys, "code", folder, tmp_path / "missing.txt", good)
    assert code == REFUSED
    assert len(out.splitlines()) == 1
    assert "holds no article" in err
    assert "missing.txt: no such file" in err
    assert "read 1, refused 2" in err


def test_standard_input(capsys, monkeypatch):
    class Stream:
        buffer = BytesIO(json.dumps({"id": "one", "text": GOOD}).encode())

    monkeypatch.setattr(sys, "stdin", Stream)
    code, out, _ = run(capsys, "code", "-")
    assert (code, json.loads(out)["id"]) == (0, "one")


def test_confidence_and_output_file(capsys, tmp_path, good):
    target = tmp_path / "out.jsonl"
    code, out, _ = run(capsys, "code", good, "--min-confidence", "1", "-o", target)
    assert (code, out) == (0, "")
    assert json.loads(target.read_text(encoding="utf-8"))["events"] == []


def test_adding_again_changes_nothing(capsys, tmp_path, good):
    store = tmp_path / "kept.db"
    first = run(capsys, "add", good, "--record", store, "--json")
    again = run(capsys, "add", good, "--record", store, "--json")
    assert (json.loads(first[1])["new"], json.loads(again[1])["new"]) == (1, 0)
    with sqlite3.connect(store) as db:
        assert db.execute("select count(*) from article").fetchone() == (1,)


def test_stopping_leaves_a_usable_record(capsys, tmp_path, monkeypatch, good):
    def stopped(paths, settings):
        yield readings()[0]
        raise KeyboardInterrupt

    opened = app.open_record
    monkeypatch.setattr(
        app, "open_record", lambda path, settings, **_: Record(path, settings, reader=stopped)
    )
    store = tmp_path / "kept.db"
    code, _, err = run(capsys, "add", good, "--record", store)
    assert code == 130
    assert "stopped: read 1" in err
    monkeypatch.setattr(app, "open_record", opened)
    assert run(capsys, "events", "--record", store)[0] == 0


def test_a_record_that_is_none_is_told(capsys, tmp_path, good):
    store = tmp_path / "kept.db"
    store.write_text("this is no database, but a text that is long enough", encoding="utf-8")
    code, _, err = run(capsys, "add", good, "--record", store)
    assert code == 4
    assert str(store) in err


@pytest.mark.slow
def test_processes_give_what_one_process_gives(capsys, sample):
    one = run(capsys, "code", sample)
    many = run(capsys, "code", sample, "--engine", "processes", "--workers", "2")
    assert many[:2] == one[:2]


def test_help_loads_nothing_heavy():
    script = (
        "import sys; from dragoman.cli import main; main(['code', '--help']);"
        "print([m for m in ('spacy', 'numpy', 'trafilatura', 'rich') if m in sys.modules])"
    )
    environ = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    said = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True, env=environ
    )
    assert "Examples:" in said.stdout
    assert said.stdout.splitlines()[-1] == "[]"
