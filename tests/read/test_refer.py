"""Who is meant: family names, offices, counterparts, "the two sides", pronouns."""

from dragoman import pipeline
from dragoman.model import Raw
from dragoman.settings import Settings
from dragoman.text import view


def sides(language, text):
    raw = Raw("t", "t", text, language=language)
    page = pipeline.reader_of(language, Settings()).page(raw, view.plain(text))
    return {m.low: [(p.code, p.name) for p in m.parties] for row in page.mentions for m in row}


def test_a_family_name_after_the_full_name():
    found = sides("en", "President Gabriel Boric of Chile arrived. Boric met Norway's king.")
    assert found["boric"] == [("CHL", "Gabriel Boric")]


def test_one_person_in_two_scripts():
    name = [("KAZ", "Kassym-Jomart Tokayev")]
    assert name in sides("fr", "Le président kazakh Kassym-Jomart Tokaïev est arrivé.").values()
    assert name in sides("ru", "Президент Казахстана Касым-Жомарт Токаев прибыл.").values()


def test_a_person_whom_nobody_knows_keeps_the_side_of_the_title():
    found = sides("en", "Norway's fisheries minister Kari Testdal spoke in Oslo.")
    assert [("NOR", "Kari Testdal")] in found.values()


def test_the_two_sides_are_those_named_before():
    found = sides("en", "Peru and Ghana met in Lima. The two sides signed a treaty with Spain.")
    assert {code for code, _ in found["the two sides"]} == {"PER", "GHA"}


def test_a_counterpart_is_of_the_state_that_is_named():
    found = sides("fr", "Le ministre norvégien a rencontré son homologue chilien à Oslo.")
    assert any(parties and parties[0][0] == "CHL" for parties in found.values())
