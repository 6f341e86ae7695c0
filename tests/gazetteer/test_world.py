"""The world is found by its names, in the three languages."""

from datetime import date

import pytest

from dragoman.errors import DataError
from dragoman.gazetteer import world
from dragoman.model import When

WORLD = world.load()


def codes(text, lower=True):
    return [(e.kind, e.code) for _, _, e in world.find(WORLD, text, lower)]


@pytest.mark.parametrize(
    ("text", "kind", "code"),
    [
        ("the Kremlin said", "organ", "RUS"),
        ("with Norway's king", "state", "NOR"),
        ("le président azerbaïdjanais", "adjective", "AZE"),
        ("с Казахстаном", "state", "KAZ"),
        ("в Организации тюркских государств", "body", "IGO:OTS"),
        ("the UN Security Council", "body", "IGO:UN"),
        ("боевики «Хезболлы»", "group", "NSA:Hezbollah"),
    ],
)
def test_names_are_found(text, kind, code):
    assert (kind, code) in codes(text)


def test_a_common_word_is_no_state():
    assert codes("they ate turkey and polish sausage in chad", lower=False) == []


def test_who_held_an_office():
    day = When.day(date(2019, 7, 1))
    held = {p.name for p in WORLD.people.holders("KAZ", "prime minister", day)}
    assert held == {"Askar Mamin"}


def test_a_broken_file_is_named(tmp_path):
    broken = tmp_path / "mine.toml"
    broken.write_text("[[city]]\nen = \n", encoding="utf-8")
    with pytest.raises(DataError, match=r"mine\.toml"):
        world.load((broken,))
