"""The pipelines that ship: small, complete, of one label scheme."""

import json
import re
import shutil
from pathlib import Path

import numpy as np
import pytest

from dragoman import langs
from dragoman.errors import PluginError
from dragoman.read import parse

LANGUAGES = ("en", "fr", "ru")
RELATIONS = set(
    "root nsubj obj iobj csubj ccomp xcomp obl vocative expl dislocated advcl advmod discourse aux "
    "cop mark nmod appos nummod acl amod det clf case conj cc fixed flat list parataxis compound "
    "orphan goeswith reparandum punct dep".split()
)
SUBTYPES = {"nsubj:pass", "csubj:pass", "aux:pass", "acl:relcl", "obl:agent"}
SUBTYPES |= {"compound:prt", "nmod:poss", "nmod:desc"}
ALL_MEGABYTES = 60


def folder(language):
    return Path(str(langs.load()[language].folder)) / "pipeline"


def size(language):
    return sum(p.stat().st_size for p in folder(language).rglob("*") if p.is_file())


def test_all_pipelines_together_are_small():
    assert sum(map(size, LANGUAGES)) < ALL_MEGABYTES * 1_000_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pipeline_has_every_layer_in_the_one_scheme(language):
    nlp = parse.load(str(folder(language)))
    assert set(nlp.pipe_names) >= {"morphologizer", "trainable_lemmatizer", "parser"}
    assert {"ner", "slovnet_names"} & set(nlp.pipe_names)
    labels = {"root" if label == "ROOT" else label for label in nlp.pipe_labels["parser"]}
    assert labels <= RELATIONS | SUBTYPES


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pipeline_says_whence_it_is(language):
    cards = [path.read_text(encoding="utf-8") for path in folder(language).rglob("README.md")]
    assert cards
    assert all("licence of the weights" in card and "## Scores" in card for card in cards)


def test_weights_are_kept_short_and_computed_long():
    nlp = parse.load(str(folder("en")))
    kept = np.load(folder("en") / "vocab" / "vectors")
    assert kept.dtype == np.float16
    assert nlp.vocab.vectors.data.dtype == np.float32
    weights = nlp.get_pipe("parser").model.get_ref("tok2vec")
    assert all(
        node.get_param(name).dtype == np.float32
        for node in weights.walk()
        for name in node.param_names
        if node.has_param(name)
    )


def test_a_pipeline_that_is_not_there_is_named(tmp_path):
    with pytest.raises(PluginError, match="nowhere"):
        parse.load(str(tmp_path / "nowhere"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_strings_of_a_pipeline_are_words_and_features(language):
    """No address, account or run of signs of the training text stays behind."""
    kept = json.loads((folder(language) / "vocab" / "strings.json").read_text(encoding="utf-8"))
    assert [text for text in kept if re.search(r"\w@\w|https?:|www\.|[A-Z]{4,}_", text)] == []


def test_two_pipelines_with_names_of_their_own_live_side_by_side(tmp_path):
    copied = shutil.copytree(folder("ru"), tmp_path / "ru")
    one, two = parse.load(str(folder("ru"))), parse.load(str(copied))
    text = "Посол Норвегии прибыл в Самару."
    assert [e.text for e in one(text).ents] == [e.text for e in two(text).ents] != []
