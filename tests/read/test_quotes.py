"""Where direct speech stands."""

import pytest

from dragoman.read import quotes


def _paragraphs(text: str) -> list[tuple[int, int]]:
    found, at = [], 0
    for line in text.split("\n"):
        found.append((at, at + len(line)))
        at += len(line) + 1
    return found


def _found(text: str) -> list[str]:
    return [text[q.start : q.stop] for q in quotes.find(text, _paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“The road is open,” he said.", ["The road is open,"]),
        ('"The road is open," he said. "Drive on."', ["The road is open,", "Drive on."]),
        ("'The road is open,' he said.", ["The road is open,"]),
        ("``The road is open,'' he said.", ["The road is open,"]),
        ("« La route est ouverte », a-t-il dit.", [" La route est ouverte "]),
        ("«Мост «Заря» открыт», — сказал он.", ["Мост «Заря» открыт"]),
        ("„Мост открыт“, — сказал он.", ["Мост открыт"]),
        ("The farmers' road isn't open.", []),
    ],
)
def test_marks_of_all_kinds(text: str, words: list[str]) -> None:
    assert _found(text) == words


def test_a_quotation_without_a_closing_mark_goes_to_the_end_of_its_paragraph() -> None:
    (quote,) = quotes.find("“We have two tasks.", [(0, 19)])
    assert quote.open


def test_a_quotation_without_an_opening_mark_begins_with_its_paragraph() -> None:
    (quote,) = quotes.find('We have two tasks ahead of us," she said.', [(0, 41)])
    assert (quote.unopened, quote.start) == (True, 0)


def test_a_line_of_dialogue_is_direct_speech() -> None:
    (quote,) = quotes.find("— Мост открыт, — сказал он.", [(0, 27)])
    assert quote.dash
