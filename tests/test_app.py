"""What Python programs use."""

import pickle

import pytest

import dragoman
from dragoman.errors import InputError
from dragoman.model import Event, Reading, Refusal

TEXT = "Norway thanked Chile for its help on 3 July 2024."


def test_code_gives_a_reading():
    reading = dragoman.code(TEXT, name="one")
    assert isinstance(reading, Reading)
    assert reading.article.name == "one"
    assert all(e.holds_in(reading.article) for claim in reading.claims for e in claim.evidence)


def test_code_says_why_it_cannot_read():
    with pytest.raises(InputError, match="too little text"):
        dragoman.code("Hi.")


def test_a_record_is_iterable_and_travels(record):
    opened = dragoman.open(record, read_only=True)
    events = list(opened)
    assert all(isinstance(event, Event) for event in events)
    twin = pickle.loads(pickle.dumps(opened))
    assert list(twin) == events
    assert pickle.loads(pickle.dumps(events)) == events
    opened.close()
    twin.close()


def test_a_record_answers(record):
    with dragoman.open(record, read_only=True) as opened:
        (met,) = opened.events("Kazakhstan", "AZE", acts=("meet",))
        assert {e.quote for e in opened.evidence(met)} >= {"Tokayev received Aliyev in Astana"}
        assert [one.code for one in opened.statements("KAZ")] == ["KAZ"]
        assert [one.value for one in opened.figures("KAZ", "AZE")] == [5.0]
        assert {one.name for one in opened.people()} == {"Ilham Aliyev", "Kassym-Jomart Tokayev"}
        assert opened.brief("KAZ", "AZE").notes


def test_adding_reads_and_counts(tmp_path):
    path = tmp_path / "one.txt"
    path.write_text(TEXT, encoding="utf-8")
    seen = []
    with dragoman.open(tmp_path / "made.db") as opened:
        tally = opened.add([path, tmp_path / "none.txt"], seen.append)
        assert (tally.read, tally.new, len(tally.refused)) == (1, 1, 1)
        assert [type(one) for one in seen] == [Reading, Refusal]
        assert opened.add(path).new == 0


def test_the_package_names_what_it_offers():
    assert {"code", "open", "Record"} <= set(dir(dragoman))
    with pytest.raises(AttributeError):
        _ = dragoman.nothing
