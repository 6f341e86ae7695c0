"""Make a pipeline small and quick to load.

Weights and vectors are kept in half precision; the reader widens them when it loads
(`dragoman.read.parse`). That halves the size; of the 1,848 French test sentences one tree changed
(docs/decisions/0011).

spaCy's lemmatizer keeps a tree of edits for every pair of form and lemma that it meets in training,
also for the rare ones that got no label: addresses and account names of web text among them. Only
the trees of its labels are kept, and of these the ones that exchange no words fit nothing any more.

spaCy's French module compiles one regular expression of 40,000 characters when it is imported (2.2
of the 2.5 seconds that the French pipeline took to load, measured on 2026-11-22), for names of
towns that our tokenizer splits nowhere else either. The trained tokenizer carries all rules that
are used; so the French pipeline is marked as `xx`, and the module is not imported. Of 1,516 texts
one was split otherwise.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import srsly
from spacy.language import Language
from spacy.pipeline._edit_tree_internals.edit_trees import EditTrees

NO_TREE = 2**32 - 1  # spaCy's mark for "none"
NOTHING = "∅"  # what no text holds
WORD = re.compile(r"[^\W\d_]+([-.'’ ]+[^\W\d_]+)*[-.'’]*|[-.'’]+[^\W\d_]*")
LONGEST = 40


def saved(nlp: Language, folder: Path) -> None:
    """Save a pipeline, slim."""
    language = nlp.lang
    if language == "fr":
        nlp.tokenizer.token_match = None
    nlp.to_disk(folder)
    if language == "fr":
        _mark(folder, language)
    halve(folder)


def _mark(folder: Path, language: str) -> None:
    config = (folder / "config.cfg").read_text(encoding="utf-8")
    marked = config.replace(f'lang = "{language}"', 'lang = "xx"')
    (folder / "config.cfg").write_text(marked, encoding="utf-8")
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    meta["lang"] = "xx"
    text = json.dumps(meta, ensure_ascii=False, indent=1)
    (folder / "meta.json").write_text(text, encoding="utf-8")


def prune(nlp: Language) -> None:
    """Leave out the lemmatizer's trees that no label uses, and exchanges of what is no word."""
    lemmatizer = nlp.get_pipe("trainable_lemmatizer")
    trees = srsly.msgpack_loads(lemmatizer.trees.to_bytes())["trees"]
    nothing = nlp.vocab.strings.add(NOTHING)
    for tree in trees:
        if any(
            _is_no_word(nlp.vocab.strings[tree[key]]) for key in ("orig", "subst") if key in tree
        ):
            tree.update(orig=nothing, subst=nothing)
    kept: dict[int, int] = {}
    for label in lemmatizer.cfg["labels"]:
        _keep(trees, label, kept)
    places = sorted(kept, key=lambda old: kept[old])
    made = [
        {
            key: kept.get(value, value) if key in ("prefix_tree", "suffix_tree") else value
            for key, value in trees[old].items()
        }
        for old in places
    ]
    lemmatizer.trees = EditTrees(nlp.vocab.strings).from_bytes(srsly.msgpack_dumps({"trees": made}))
    lemmatizer.cfg["labels"] = [kept[label] for label in lemmatizer.cfg["labels"]]
    lemmatizer.tree2label = {tree: i for i, tree in enumerate(lemmatizer.cfg["labels"])}


def _is_no_word(text: str) -> bool:
    """Tell addresses, account names and rules of signs from words and their parts."""
    return len(text) > LONGEST or (len(text) > 1 and not WORD.fullmatch(text))


def _keep(trees: Sequence[Mapping[str, int]], tree: int, kept: dict[int, int]) -> None:
    """Number a tree behind the trees that it is made of."""
    if tree == NO_TREE or tree in kept:
        return
    for part in ("prefix_tree", "suffix_tree"):
        _keep(trees, trees[tree].get(part, NO_TREE), kept)
    kept[tree] = len(kept)


def halve(folder: Path) -> None:
    """Bring all weights and vectors of a saved pipeline to half precision."""
    for file in folder.glob("*/model"):
        model = srsly.msgpack_loads(file.read_bytes())
        for params in model["params"]:
            for name, value in params.items():
                if value is not None and value.dtype == np.float32:
                    params[name] = value.astype(np.float16)
        file.write_bytes(srsly.msgpack_dumps(model))
    vectors = folder / "vocab" / "vectors"
    data = np.load(vectors)
    with vectors.open("wb") as out:
        np.save(out, data.astype(np.float16))
