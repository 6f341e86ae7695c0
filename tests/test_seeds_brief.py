"""The main job on five real articles: what their brief must show, and that it is cited.

The articles are not part of the project; where they are absent the test is skipped.
"""

from datetime import date
from pathlib import Path

import pytest

from dragoman import app

SEEDS = Path(__file__).resolve().parents[2] / "shared" / "eval" / "seeds"

pytestmark = pytest.mark.skipif(
    not SEEDS.is_dir(), reason="the five articles do not lie beside the repository"
)

ALIYEV, TOKAYEV = "president Ilham Aliyev", "president Kassym-Jomart Tokayev"
SHOWN = [
    ("contacts", (ALIYEV, TOKAYEV, "met", "Astana", "3 July 2024")),
    ("contacts", (ALIYEV, TOKAYEV, "met", "Baku", "11 March 2024")),
    ("contacts", (ALIYEV, TOKAYEV, "met", "Baku", "November 2023")),
    ("contacts", ("prime minister Novruz Mammadov", "deputy prime minister", "met", "2019")),
    ("contacts", ("foreign minister Elmar Mammadyarov", "ambassador", "met", "2017")),
    ("mechanisms", ("State Council", "11 March 2024")),
    ("mechanisms", ("Intergovernmental Commission", "2017")),
    ("instruments", ("Declaration", "signed or adopted")),
    ("instruments", ("Memorandum", "Investment Fund", "to be signed")),
    ("commitments", ("Memorandum", "to be signed")),
    ("commitments", ("cultural", "September 2024")),
    ("people_to_people", ("held a cultural",)),
    ("people_to_people", ("Planned", "cultural", "September 2024")),
    ("people_to_people", ("conferred an honour", "Elmar Mammadyarov", "2017")),
    ("economy", ("Trade", "grew by a factor of 5", "since 2020")),
    ("economy", ("Middle Corridor", "corridor")),
    ("economy", ("East-West", "corridor")),
    ("economy", ("Investment Fund", "fund")),
]
DIRECTED = [
    ("thanked", "Azerbaijan", "Kazakhstan"),
    ("thanked", "Kazakhstan", "Azerbaijan"),
    ("congratulated", "Azerbaijan", "Kazakhstan"),
    ("congratulated", "Kazakhstan", "Azerbaijan"),
    ("support for", "Kazakhstan", "Azerbaijan"),
    ("greetings to", "Kazakhstan", "Azerbaijan"),
]


@pytest.fixture(scope="module")
def record():
    with app.open_record(":memory:") as made:
        made.add([SEEDS])
        yield made


@pytest.fixture(scope="module")
def brief(record):
    return record.brief("AZE", "KAZ", form="dossier", as_of=date(2026, 11, 22))


def sentences(brief, key):
    (section,) = (one for one in brief.sections if one.key == key)
    return section.sentences


def resolves(sentence, brief, record):
    known = {article.id: article for article in record.articles}
    notes = {note.number: note.evidence for note in brief.notes}
    cited = [notes[number] for number in sentence.citations]
    return bool(cited) and all(e.holds_in(known[e.article]) for e in cited)


@pytest.mark.parametrize(("key", "pieces"), SHOWN)
def test_shows_cited(brief, record, key, pieces):
    told = [
        one
        for one in sentences(brief, key)
        if all(piece.casefold() in one.text.casefold() for piece in pieces)
    ]
    assert told, [one.text for one in sentences(brief, key)]
    assert all(resolves(one, brief, record) for one in told)


@pytest.mark.parametrize(("verb", "giver", "getter"), DIRECTED)
def test_shows_the_direction(brief, record, verb, giver, getter):
    told = [
        one
        for one in sentences(brief, "international")
        if verb in one.text
        and one.text.startswith(giver)
        and one.text.partition(verb)[2].lstrip().startswith(getter)
    ]
    assert told, [one.text for one in sentences(brief, "international")]
    assert all(resolves(one, brief, record) for one in told)


def test_the_bottom_line_is_three_named_changes(brief):
    told = sentences(brief, "bottom_line")
    assert len(told) == 3
    assert any(TOKAYEV in one.text for one in told)


@pytest.mark.parametrize("lang", ["en", "fr", "ru"])
def test_every_sentence_of_every_language_is_cited(record, lang):
    made = record.brief("AZE", "KAZ", form="dossier", lang=lang, as_of=date(2026, 11, 22))
    for section in made.sections:
        assert all(resolves(one, made, record) for one in section.sentences)
    assert all(record.render(made, form) for form in ("markdown", "html"))
