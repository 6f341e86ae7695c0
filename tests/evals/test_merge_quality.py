"""Merging, measured on the reference annotations of the bundled sample."""

from pathlib import Path

import pytest

from evals import merge_quality

SHARED = Path(__file__).resolve().parents[3] / "shared" / "eval"
PRECISE, FOUND = 0.98, 0.93  # floors, just below what is reached


def test_claims_of_one_event_are_joined():
    quality = merge_quality.measure()
    assert quality.precision >= PRECISE, sorted(quality.joined - quality.wanted)
    assert quality.recall >= FOUND, sorted(quality.wanted - quality.joined)


def test_order_is_irrelevant():
    given, _ = merge_quality.sample()
    turned = merge_quality.Told(given.articles[::-1], dict(reversed(given.claims.items())))
    assert turned.pairs() == given.pairs()


@pytest.mark.skipif(not SHARED.is_dir(), reason="the development articles are not here")
def test_articles_with_one_main_event_share_an_event():
    found, groups, _ = merge_quality.by_articles(SHARED / "dev.jsonl", SHARED / "same_event.json")
    assert found == groups


def test_says_what_is_wrong(capsys):
    assert merge_quality.main(["--misses"]) == 0
    assert "precision" in capsys.readouterr().out
