"""The examples that stand beside the frames: as many as the floor says are read as they say."""

import pytest

from evals import frames, gate


@pytest.mark.parametrize("language", gate.LANGUAGES)
def test_examples_are_read_as_they_say(language):
    result = frames.run(language)
    floor = gate.load()["frames"][language]
    failed = "\n".join(map(str, result.failures))
    assert result.share >= floor, f"{result.passed} of {result.total} pass:\n{failed}"
