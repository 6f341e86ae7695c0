import json
from datetime import date

import pytest

from dragoman.ingest.jsonl import read
from dragoman.model import Raw, Refusal


def lines(*items):
    return "\n".join(i if isinstance(i, str) else json.dumps(i) for i in items).encode()


def test_reads_what_the_carrier_says():
    told = {"id": 7, "url": "u", "text": "t", "published": "2024-07-03T10:00:00Z", "source": "S"}
    (raw,) = read(lines(told | {"language": "en-GB", "media": "html"}), "a.jsonl")
    assert raw == Raw("7", "u", "t", "html", date(2024, 7, 3), "en", "S")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{broken", "not JSON"),
        ("[1]", "object"),
        ({"title": "no text"}, '"text"'),
        ({"text": " "}, "empty"),
        ({"text": "t", "published": "soon"}, "published"),
        ({"text": "t", "language": 5}, "language"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_a_bad_line_is_refused_and_the_others_are_read(line, said):
    good = {"text": "An article."}
    one, bad, other = read(lines(good, line, good), "a.jsonl")
    assert isinstance(one, Raw)
    assert isinstance(other, Raw)
    assert isinstance(bad, Refusal)
    assert "a.jsonl, line 2" in bad.reason
    assert said in bad.reason


def test_blank_lines_are_nothing():
    assert len(list(read(b'\n{"text": "one"}\r\n\n', "a.jsonl"))) == 1
