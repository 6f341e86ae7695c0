from dataclasses import replace

import pytest
from sample import AS_OF, names, places, record

from dragoman.brief import Request, UnsupportedError, Voice, check, compose
from dragoman.brief.templates import load

LANGS = ("en", "fr", "ru")
RECORD = record()
VOICES = {lang: Voice(load(lang), names, places) for lang in LANGS}
BRIEFS = {
    lang: compose(RECORD, Request(("UTO", "ERE"), AS_OF, "dossier", lang), names, places)
    for lang in LANGS
}


def sentences(lang, *contain):
    for section in BRIEFS[lang].sections:
        for one in section.sentences:
            if all(piece in one.text for piece in contain):
                yield one


def refused(lang, sentence):
    with pytest.raises(UnsupportedError):
        check(sentence, BRIEFS[lang].notes, RECORD, VOICES[lang])


def planted(lang, old, new, *contain):
    found = list(sentences(lang, old, *contain))
    assert found
    for one in found:
        refused(lang, replace(one, text=one.text.replace(old, new)))


def test_changed_number():
    planted("en", "a factor of 5", "a factor of 6")
    planted("fr", "par 5", "par 50")
    planted("ru", "кратность 5", "кратность 2")
    planted("en", "factor of 3", "factor of 2")
    planted(
        "en", "events 6" if list(sentences("en", "events 6")) else "events", "events 99", "2024"
    )


def test_wrong_date():
    planted("en", "3 July 2024", "4 July 2024")
    planted("fr", "3 juillet 2024", "3 juin 2024")
    planted("ru", "3 июля 2024 г.", "3 июля 2023 г.")


@pytest.mark.parametrize("lang", LANGS)
def test_swapped_actors(lang):
    voice = VOICES[lang]
    uto, ere = voice.state("UTO"), voice.state("ERE")
    act = {"en": "criticised", "fr": "Critique", "ru": "Критика"}[lang]
    found = list(sentences(lang, act, uto, ere))
    assert found
    for one in found:
        swapped = one.text.replace(uto, "\0").replace(ere, uto).replace("\0", ere)
        refused(lang, replace(one, text=swapped))


def test_person_from_elsewhere():
    planted("en", "Ann Utop", "Cleo Utop", " met ")
    planted("en", "Bob Erew", "John Smith", "thanked")
    planted("ru", "Ann Utop", "Dan Utop", "Встреча")


def test_other_state_place_or_wording():
    planted("en", "Erewhon", "Laputa", "thanked")
    planted("en", "Amaurot", "Nowhere", " met ")
    planted("en", "thanked", "attacked", "Bob Erew")
    planted("en", "neighbours", "enemies")


def test_value_of_another_source():
    planted("en", "2 (Utopian Agency)", "3 (Utopian Agency)")


def test_without_citation_or_with_a_wrong_one():
    one = next(sentences("en", "thanked"))
    refused("en", replace(one, citations=()))
    refused("en", replace(one, citations=(999,)))
    other = next(sentences("en", "criticised"))
    refused("en", replace(one, records=other.records))


def test_quotation_that_is_not_in_the_article():
    one = next(sentences("en", "thanked"))
    notes = [
        replace(note, evidence=replace(note.evidence, quote="Bob Erew cursed Utopia."))
        for note in BRIEFS["en"].notes
    ]
    with pytest.raises(UnsupportedError, match="not in its article"):
        check(one, notes, RECORD, VOICES["en"])
