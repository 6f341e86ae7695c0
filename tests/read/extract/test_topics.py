"""Names of documents, bodies and projects, in English whatever the language of the article."""

import pytest

from dragoman import app
from dragoman.model import Reading

LEAD = {
    "en": "The presidents of Peru and Ghana met in Lima on Monday. ",
    "fr": "Les présidents du Pérou et du Ghana se sont rencontrés à Lima lundi. ",
    "ru": "Президенты Перу и Ганы встретились в Лиме в понедельник. ",
}


def read(lang: str, text: str) -> Reading:
    return app.code(LEAD[lang] + text, language=lang)


def names(reading: Reading, kind: str) -> list[str]:
    return [topic.name for topic in reading.topics if topic.kind == kind]


@pytest.mark.parametrize(
    ("lang", "text", "kind", "name"),
    [
        ("en", "They discussed the Southern Gas Corridor.", "corridor", "Southern Gas Corridor"),
        ("en", "They spoke of a joint investment fund.", "fund", "joint investment fund"),
        ("fr", "Ils ont évoqué le Couloir médian.", "corridor", "Middle Corridor"),
        ("fr", "Ils ont évoqué le Fonds commun d’investissement.", "fund", "Joint Investment Fund"),
        ("ru", "Стороны обсудили Срединный коридор.", "corridor", "Middle Corridor"),
        ("ru", "Стороны обсудили инвестиционный фонд.", "fund", "investment fund"),
    ],
)
def test_names_a_project_in_english(lang, text, kind, name):
    reading = read(lang, text)
    assert names(reading, kind) == [name]
    (topic,) = (t for t in reading.topics if t.kind == kind)
    assert set(topic.codes) == {"PER", "GHA"}
    assert all(e.holds_in(reading.article) for e in topic.evidence)


def test_one_topic_for_all_mentions():
    text = "They discussed the Andean Corridor. Both sides will build the Andean Corridor."
    (topic,) = read("en", text).topics
    assert len(topic.evidence) == 2


def test_a_bare_noun_is_no_topic():
    assert read("en", "They discussed the corridor and the fund.").topics == ()


def test_a_third_side_is_no_topic_of_the_two():
    text = "Peru, Ghana and Kenya discussed the Andean Corridor."
    assert read("en", text).topics == ()


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("en", "Peru and Ghana signed a treaty on maritime borders.", "treaty on maritime borders"),
        (
            "fr",
            "Le Pérou et le Ghana ont signé un accord de libre-échange.",
            "free trade agreement",
        ),
        (
            "ru",
            "Перу и Гана подписали Совместную декларацию об укреплении дружбы.",
            "Joint Declaration on strengthening friendship",
        ),
    ],
)
def test_names_an_instrument_in_english(lang, text, name):
    found = [c.instrument for c in read(lang, text).claims if c.act == "sign"]
    assert name in found


def test_a_meeting_is_no_forum():
    assert {c.forum for c in read("en", "The meeting lasted an hour.").claims} == {None}


def test_a_session_is_told_by_the_body():
    text = "Peru and Ghana held the first meeting of the Intergovernmental Commission."
    assert "Intergovernmental Commission" in {c.forum for c in read("en", text).claims}
