"""What every renderer must do."""

from datetime import date

import pytest
from meeting import readings

from dragoman.brief.render import GROUP, RENDERERS
from dragoman.plugins import find
from dragoman.record import Record


@pytest.fixture(scope="module")
def brief():
    record = Record(":memory:")
    record.save(readings())
    return record.brief("KAZ", "AZE", as_of=date(2024, 7, 10))


@pytest.fixture(params=RENDERERS)
def render(request):
    return find(request.param, RENDERERS, GROUP)


def test_shows_every_section_and_every_note(render, brief):
    shown = render(brief)
    assert all(section.title in shown for section in brief.sections)
    assert all(f"n{note.number}" in shown for note in brief.notes)
    assert brief.release in shown


def test_is_the_same_each_time(render, brief):
    assert render(brief) == render(brief)
