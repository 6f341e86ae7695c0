from pathlib import Path

import pytest

from dragoman.ingest import files
from dragoman.model import Raw, Refusal

MANY = 1 << 20


def test_a_folder_gives_its_articles_in_order(tmp_path):
    for name in ("b.txt", "a.html", "README.md", ".hidden.txt", "picture.png", "in/c.jsonl"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("text", encoding="utf-8")
    found = [p.relative_to(tmp_path).as_posix() for p in files.find([tmp_path])]
    assert found == ["a.html", "b.txt", "in/c.jsonl"]


@pytest.mark.parametrize("path", ["nowhere.txt", "https://example.org/a", "empty"])
def test_what_is_no_article_is_refused_by_name(tmp_path, monkeypatch, path):
    monkeypatch.chdir(tmp_path)
    Path("empty").mkdir()
    (found,) = files.find([path])
    assert isinstance(found, Refusal)
    assert found.reason.startswith(str(Path(path)))


def test_one_file_is_one_article(tmp_path):
    path = tmp_path / "fr_01.txt"
    path.write_bytes("Le président\r\n".encode())
    (raw,) = files.read(path, MANY)
    assert (raw.name, raw.address, raw.text) == ("fr_01", str(path), "Le président\r\n")


def test_too_large_a_file_is_refused(tmp_path):
    path = tmp_path / "large.txt"
    path.write_text("x" * 2000, encoding="utf-8")
    (found,) = files.read(path, 1000)
    assert isinstance(found, Refusal)
    assert "more than the limit" in found.reason


def test_what_cannot_be_opened_is_refused(tmp_path):
    (found,) = files.read(tmp_path, MANY)
    assert isinstance(found, Refusal)
    assert found.reason.startswith(str(tmp_path))


def test_standard_input_is_text_or_json_lines():
    (text,) = files.read_bytes(b"An article.", MANY)
    (line,) = files.read_bytes(b'{"id": "one", "text": "An article."}', MANY)
    assert isinstance(text, Raw)
    assert (text.name, line.name, line.text) == ("stdin", "one", "An article.")
    (nothing,) = files.read_bytes(b"", MANY)
    assert isinstance(nothing, Refusal)
