"""What every engine must do."""

import operator
from itertools import count, islice

import pytest

from dragoman.engines import ENGINES, GROUP
from dragoman.plugins import find


@pytest.fixture(params=ENGINES)
def engine(request):
    return find(request.param, ENGINES, GROUP)(2)


def test_order_is_kept(engine):
    assert list(engine.map(operator.neg, range(30))) == [-n for n in range(30)]


def test_nothing_in_nothing_out(engine):
    assert list(engine.map(operator.neg, [])) == []


def test_items_are_taken_as_they_are_needed(engine):
    """An endless source must do: nobody may list it first."""
    results = engine.map(operator.neg, count())
    assert list(islice(results, 3)) == [0, -1, -2]
    if hasattr(results, "close"):
        results.close()


def test_an_error_in_the_work_is_told(engine):
    with pytest.raises(TypeError):
        list(engine.map(operator.neg, [1, "two"]))
