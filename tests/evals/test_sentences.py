"""The corpus of sentences keeps its format, and has every act in every language."""

import pytest

from dragoman import ontology
from evals import sentences

GOOD = """published = "2024-05-15"
[[sentences]]
text = "Chad expelled two envoys of Mali and closed its embassy."
trigger = "expelled; closed its embassy"
is = "expel_envoys TCD > MLI occurred; sever_ties TCD > MLI occurred"
[[sentences]]
text = "The school expelled a pupil."
trigger = "expelled"
is = ""
"""


def written(tmp_path, text):
    path = tmp_path / "en" / "expel_envoys.toml"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("language", sentences.LANGUAGES)
def test_every_act_has_its_sentences(language):
    found = {path.stem for path in (sentences.FOLDER / language).glob("*.toml")}
    assert found == set(ontology.load())


@pytest.mark.parametrize("language", sentences.LANGUAGES)
def test_the_sentences_keep_their_format(language):
    paths = sorted((sentences.FOLDER / language).glob("*.toml"))
    assert [f"{path.name}: {fault}" for path in paths for fault in sentences.faults(path)] == []


def test_events_and_triggers_are_read_in_pairs(tmp_path):
    first, second = sentences.read(written(tmp_path, GOOD))
    assert [(e.act, e.trigger) for e in first.events] == [
        ("expel_envoys", "expelled"),
        ("sever_ties", "closed its embassy"),
    ]
    assert first.events[0].actors == {"TCD"}
    assert not second.events and second.held and not first.held


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("TCD > MLI occurred;", "TCD > MLI happened;", "no such status"),
        ("expel_envoys TCD > MLI", "expel TCD > MLI", "no such act"),
        ("> MLI occurred;", "> Mali occurred;", "no such code"),
        ('trigger = "expelled; closed', 'trigger = "threw out; closed', "not in the text"),
    ],
)
def test_faults_are_named(tmp_path, old, new, said):
    path = written(tmp_path, GOOD.replace(old, new, 1))
    assert any(said in fault for fault in sentences.faults(path))


def test_events_without_triggers_are_refused(tmp_path):
    path = written(tmp_path, GOOD.replace("expelled; closed its embassy", "expelled"))
    with pytest.raises(ValueError, match="2 events, 1 triggers"):
        list(sentences.read(path))
