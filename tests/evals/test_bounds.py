"""Sentences of news are cut where a reader would cut them."""

import pytest

from evals import bounds

MARK = 0.97  # F1 of beginnings asked of every language
LEAST = 150  # sentences a language


@pytest.mark.parametrize("language", ["en", "fr", "ru"])
def test_passages_are_cut_as_they_say(language):
    assert sum(len(p.starts) + 1 for p in bounds.load(language)) >= LEAST
    wrong = "\n".join(bounds.misses(language))
    assert bounds.f1(bounds.counts(language)["all"]) >= MARK, wrong


def test_a_wrong_cut_is_counted():
    tally = bounds.counts("en")["all"]
    assert bounds.f1(tally - tally) == 0
    tally["wrong"] += tally["right"]
    assert bounds.f1(tally) < MARK
