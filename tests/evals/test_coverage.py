"""What counts as read right, and how often sentences of the corpus are."""

import pytest

from evals import coverage, sentences
from evals.coverage import Outcome
from evals.sentences import Sentence, event


def outcome(wanted, *got):
    told = tuple(event(one, "met") for one in wanted)
    one = Sentence("en", "meet", "They met.", "met", told, "2024-05-15", "", held=False)
    return Outcome(one, tuple(event(text, "") for text in got))


def test_type_act_sides_and_status_are_told_apart():
    read = [
        outcome(["meet FRA+USA occurred"], "meet FRA+USA occurred"),
        outcome(["meet FRA+USA occurred"], "meet FRA+USA planned"),
        outcome(["meet FRA+USA occurred"], "meet FRA+GBR occurred"),
        outcome(["meet FRA+USA occurred"], "call FRA+USA occurred"),
        outcome(["meet FRA+USA occurred"]),
        outcome([], "meet FRA+USA occurred"),
    ]
    table = coverage.tally(read)
    assert {name: table[name]["right"] for name in coverage.MEASURES} == {
        "type": 4,
        "act": 3,
        "grounded": 2,
        "full": 1,
    }
    assert table["type"]["wanted"] == table["type"]["got"] == 5
    assert "1 of 1 near misses read as events" in coverage.line("all", read)
    assert len(list(coverage.misses(read))) == 5


@pytest.mark.slow
@pytest.mark.parametrize("language", sentences.LANGUAGES)
def test_the_held_half_is_read_as_well_as_the_floor_says(language):
    held = [o for o in coverage.outcomes(language) if o.sentence.held]
    assert coverage.f1(coverage.tally(held)["grounded"]) >= coverage.FLOORS[language]
