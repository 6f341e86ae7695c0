import pytest
from builders import day, party

from dragoman import ontology
from dragoman.brief import Voice
from dragoman.brief.templates import STATUSES, load
from dragoman.brief.voice import shortened

LANGS = ("en", "fr", "ru")


def voice(lang):
    return Voice(load(lang), lambda code, lang: {"USA": "United States"}.get(code, code))


@pytest.mark.parametrize(
    ("when", "en", "fr", "ru"),
    [
        ("2024-07-01", "1 July 2024", "1er juillet 2024", "1 июля 2024 г."),
        ("2024-02", "February 2024", "février 2024", "февраль 2024 г."),
        ("2023", "2023", "2023", "2023 г."),
        ("2022..2023", "2022–2023", "2022–2023", "2022–2023 гг."),
        ("2024-07-03..2024-07-05", "3–5 July 2024", "3–5 juillet 2024", "3–5 июля 2024 г."),
        ("2024-07-31..2024-08-01", "31 July – 1 August 2024", "31 juillet – 1er août 2024", None),
        ("2023-12-31..2024-01-02", "31 December 2023 – 2 January 2024", None, None),
    ],
)
def test_dates(when, en, fr, ru):
    for lang, told in zip(LANGS, (en, fr, ru), strict=True):
        if told:
            assert voice(lang).when(day(when)) == told


def test_dates_in_a_clause():
    assert voice("en").when(day("2024-07"), "tail") == "in July 2024"
    assert voice("en").when(day("2024-07-03..2024-07-05"), "tail") == "between 3 and 5 July 2024"
    assert voice("en").when(None, "tail") == "(date not stated)"


def test_numbers():
    assert voice("en").number(1234567.5) == "1,234,567.5"
    assert voice("fr").number(12345.25) == "12 345,25"
    assert voice("ru").number(-0.5) == "−0,5"
    assert voice("en").number(2024) == "2024"
    assert voice("en").score(-3.5) == "−3.5"
    assert voice("en").score(2.0) == "+2"


def test_sides():
    parties = [party("UTO Ann Utop, president"), party("UTO Dan Utop"), party("USA , army")]
    assert voice("en").sides(parties) == [
        "UTO (president Ann Utop; Dan Utop)",
        "the United States (army)",
    ]
    assert voice("ru").sides(parties)[0] == "UTO (президент Ann Utop; Dan Utop)"


def test_long_quotations_are_cut_at_a_word():
    assert shortened("a\n b  c") == "a b c"
    assert shortened("alpha beta gamma", 12) == "alpha beta …"


@pytest.mark.parametrize("lang", LANGS)
def test_every_act_has_words_in_every_status(lang):
    templates = load(lang)
    assert set(templates.data["acts"]) == set(ontology.load())
    for act in ontology.load():
        for status in STATUSES:
            for shape in ("mutual", "directed", "alone", "both"):
                pattern = templates.pattern(act, status, shape)
                assert "{actors}" in pattern
                assert ("{recipients}" in pattern) == (shape == "directed")


def test_languages_have_the_same_keys():
    first = load("en").data
    for lang in LANGS[1:]:
        other = load(lang).data
        for table in ("titles", "header", "sections", "phrases", "tails", "sentences", "acts"):
            assert set(other[table]) == set(first[table]), (lang, table)
