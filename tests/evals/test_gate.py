import pytest

from evals import gate

FLOORS = {"grounded": 0.5, "provenance_errors": 0}


def test_below_a_floor_is_told():
    (said,) = gate.below("en", {"grounded": 0.49, "provenance_errors": 0}, FLOORS)
    assert "en grounded" in said
    assert gate.below("en", {"grounded": 0.5, "provenance_errors": 0}, FLOORS) == []
    assert gate.below("en", {"grounded": 0.5, "provenance_errors": 1}, FLOORS)


@pytest.fixture
def shares(monkeypatch):
    monkeypatch.setattr(gate, "share", lambda language: 0.7)


def test_floors_only_rise_while_the_corpus_is_the_same(shares):
    found = {code: {"grounded": 0.449, "provenance_errors": 3} for code in gate.LANGUAGES}
    old = {code: dict(FLOORS) for code in gate.LANGUAGES} | {"frames": {"en": 0.8}}
    kept = gate.raised(old | {"fingerprint": gate.fingerprint()}, found)
    assert kept["en"] == FLOORS
    assert kept["frames"] == {"en": 0.8, "fr": 0.7, "ru": 0.7}
    anew = gate.raised(old | {"fingerprint": "another corpus"}, found)
    assert anew["en"] == {"grounded": 0.44, "provenance_errors": 0}


def test_floors_are_those_of_this_corpus():
    floors = gate.load()
    assert floors["fingerprint"] == gate.fingerprint()
    assert set(floors) == {"fingerprint", "frames", *gate.LANGUAGES}
