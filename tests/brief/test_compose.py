import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sample import AS_OF, names, places, record

from dragoman.brief import FORMS, Record, Request, Voice, check, compose, release_id
from dragoman.brief.render.markdown import render
from dragoman.brief.templates import load
from dragoman.errors import DataError, InputError

GOLDEN = Path(__file__).parent / "golden"
LANGS = ("en", "fr", "ru")


def brief(form="dossier", lang="en", told=None, **more):
    request = Request(("UTO", "ERE"), AS_OF, form, lang, **more)
    return compose(told or record(), request, names, places)


def section(made, key):
    return next(s for s in made.sections if s.key == key)


def text(made, key):
    return " ".join(s.text for s in section(made, key).sentences)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("form", FORMS)
def test_golden(form, lang):
    """To renew: delete the files in tests/brief/golden, run this test, read what it wrote."""
    file = GOLDEN / f"{form}_{lang}.md"
    made = render(brief(form, lang))
    if not file.exists():
        file.write_text(made, encoding="utf-8")
        pytest.fail(f"{file.name} was written; read it and run again")
    assert made == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", LANGS)
def test_every_sentence_is_cited_and_supported(lang):
    made = brief(lang=lang)
    voice = Voice(load(lang), names, places)
    told = record()
    for part in made.sections:
        for sentence in part.sentences:
            assert sentence.citations
            check(sentence, made.notes, told, voice)
    assert [n.number for n in made.notes] == list(range(1, len(made.notes) + 1))


@pytest.mark.parametrize("form", FORMS)
def test_empty_record_says_so(form):
    made = brief(form, told=Record())
    for part in made.sections:
        assert part.sentences == ()
        assert part.remark
    assert made.notes == ()


def test_forms_have_their_sections():
    assert len(FORMS["dossier"].sections) == 15
    assert set(FORMS["dossier"].sections) - set(FORMS["factsheet"].sections) == {"people"}
    assert "basics" not in FORMS["scenesetter"].sections
    assert FORMS["points"].sections == (
        *("bottom_line", "commitments", "positions", "frictions", "sources"),
    )


def test_what_it_must_show():
    made = brief()
    assert "president Ann Utop" in text(made, "contacts")
    assert "in Amaurot on 3 July 2024 (independent sources: 2)" in text(made, "contacts")
    assert "Blue Canal Council" in text(made, "mechanisms")
    assert "Treaty on the Blue Canal" in text(made, "instruments")
    assert "ratified" in text(made, "instruments")
    assert "Kept. Planned: cultural or scientific exchange" in text(made, "commitments")
    assert "Overdue, nothing later on record. To start" in text(made, "commitments")
    assert "grew by a factor of 5, since 2020" in text(made, "economy")
    assert "a factor of 3." in text(made, "economy")
    assert "“We are neighbours & friends”" in text(made, "positions")
    assert "conferred an honour" in text(made, "people_to_people")
    assert "Erewhon (president Bob Erew) thanked Utopia" in text(made, "international")
    assert "Library League" in text(made, "international")
    assert "criticised" in text(made, "frictions")
    assert "Articles differ on trade turnover" in text(made, "frictions")
    assert "Cleo Utop" in text(made, "calendar")
    assert "5 May: anniversary" in text(made, "calendar")
    assert "Bob Erew (Erewhon)" in text(made, "people")


def test_factsheet_leaves_out_what_was_kept():
    assert "Kept." not in text(brief("factsheet"), "commitments")


def test_as_of_hides_what_was_told_later():
    made = compose(
        record(date(2024, 8, 1)), Request(("UTO", "ERE"), date(2024, 8, 1), "dossier"), names
    )
    assert "criticised" not in text(made, "frictions")
    assert "September 2024" in text(made, "calendar")


def test_period():
    made = brief(since=date(2024, 9, 1))
    assert "3 July" not in text(made, "contacts")
    assert "1992" in text(made, "basics")
    assert ("Period", "since 1 September 2024") in made.header


def test_same_input_same_brief_in_any_order():
    told = record()
    shuffled = {}
    kinds = "articles claims events statements indicators commitments topics"
    for name in kinds.split():
        items = list(getattr(told, name))
        random.Random(7).shuffle(items)
        shuffled[name] = tuple(items)
    other = Record(figures=told.figures, **shuffled)
    assert render(brief(told=other)) == render(brief(told=told))
    assert release_id(other) == release_id(told)


def test_release_id_follows_the_contents():
    told = record()
    less = replace(told, statements=())
    assert release_id(less) != release_id(told)


def test_unknown_form_and_language():
    with pytest.raises(InputError, match="no form 'poem'; there are: factsheet"):
        brief("poem")
    with pytest.raises(DataError, match=r"langs/xx/templates\.toml"):
        brief(lang="xx")
