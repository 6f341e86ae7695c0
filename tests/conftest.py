"""What several folders of tests share."""

from pathlib import Path

import pytest
from meeting import readings

from dragoman.record import Record

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def record(tmp_path):
    """Give the address of a record of two articles."""
    path = tmp_path / "made.db"
    with Record(path) as made:
        made.save(readings())
    return path


@pytest.fixture(scope="session")
def sample():
    """Give the folder of the bundled sample."""
    return ROOT / "examples"
