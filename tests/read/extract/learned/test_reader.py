"""The learned readers that ship: they read, they are sure where they should be, they are small."""

from pathlib import Path

import pytest

from dragoman import langs, pipeline
from dragoman.model import Raw
from dragoman.read.extract.learned.reader import FILE, Fit, models
from dragoman.settings import Settings
from dragoman.text import view

LANGUAGES = ("en", "fr", "ru")
MEGABYTES = 4
PLAIN = {
    "en": "Kenya's foreign minister thanked Norway for its help.",
    "fr": "Le ministre kényan des affaires étrangères a remercié la Norvège de son aide.",
    "ru": "Министр иностранных дел Кении поблагодарил Норвегию за помощь.",
}


def claims(language, text):
    reader = pipeline.reader_of(language, Settings())
    return reader.read(Raw("one", "one", text, language=language), view.plain(text)).claims


@pytest.mark.parametrize("language", LANGUAGES)
def test_models_are_small_and_whole(language):
    folder = langs.load()[language].folder
    assert (Path(str(folder)) / FILE).stat().st_size < MEGABYTES * 1_000_000
    found = models(folder)
    assert found is not None and 0 < found.least < 1
    assert set(found.role.classes) == {"A", "B", "N", "R"}
    assert len(found.act.classes) == 64


def test_a_pack_without_models_has_none(tmp_path):
    assert models(tmp_path) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plain_sentence_is_read_and_sure(language):
    (claim,) = claims(language, PLAIN[language])
    assert claim.act == "thank"
    assert [p.code for p in claim.actors] == ["KEN"]
    assert [p.code for p in claim.recipients] == ["NOR"]
    assert claim.confidence > 0.5


@pytest.mark.parametrize("language", LANGUAGES)
def test_confidence_is_a_probability_above_the_least(language):
    least = models(langs.load()[language].folder).least
    text = " ".join([PLAIN[language]] * 2)
    assert all(least - 0.01 <= claim.confidence <= 1 for claim in claims(language, text))


def test_roles_are_judged_by_what_the_model_thinks_of_each_side():
    fit = Fit(
        ((frozenset({"KEN"}), {"A": 0.9, "R": 0.1}), (frozenset({"NOR"}), {"A": 0.2, "R": 0.8}))
    )
    right = fit.of(frozenset({"KEN"}), frozenset({"NOR"}))
    swapped = fit.of(frozenset({"NOR"}), frozenset({"KEN"}))
    assert right > 0 > swapped
    assert Fit(()).of(frozenset(), frozenset()) == 0
