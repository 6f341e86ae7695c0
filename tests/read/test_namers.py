"""Names that a recogniser outside spaCy finds."""

import pytest
import spacy

from dragoman import langs
from dragoman.errors import PluginError
from dragoman.read import parse
from dragoman.read.namers import Slovnet

TEXTS = [
    "Посол Норвегии Ингрид Вольден встретилась с руководством компании «Газпром» в Самаре.",
    "",
    "Погода не изменилась.",
]


@pytest.fixture(scope="module")
def found():
    names = Slovnet(langs.load()["ru"].folder / "pipeline" / "names")
    return list(names.pipe(map(spacy.blank("ru").make_doc, TEXTS)))


def test_persons_places_and_organisations_are_marked(found):
    assert [(e.text, e.label_) for e in found[0].ents] == [
        ("Норвегии", "LOC"),
        ("Ингрид Вольден", "PER"),
        ("Газпром", "ORG"),
        ("Самаре", "LOC"),
    ]


def test_order_and_number_are_kept(found):
    assert [doc.text for doc in found] == TEXTS
    assert [len(doc.ents) for doc in found] == [4, 0, 0]


def test_a_folder_without_the_model_is_named(tmp_path):
    (tmp_path / "names").mkdir()
    spacy.blank("ru").to_disk(tmp_path)
    with pytest.raises(PluginError, match=r"cannot be loaded.*slovnet\.tar"):
        parse.load(str(tmp_path))
