"""The training run itself."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as spacy_train
from spacy.util import load_config
from thinc.api import NumpyOps, fix_random_seed, set_current_ops

from training.recipe import Recipe

CONFIG = Path(__file__).parent / "config.cfg"
NAMES = Path(__file__).parent / "names.cfg"
NAME_STEPS = 2000
POLISH_STEPS = 1500


def use_fast_products() -> None:
    """Take numpy's matrix products: measured three times as fast as BLIS on processors with
    AVX-512."""
    set_current_ops(NumpyOps(use_blis=False))


@dataclass(frozen=True)
class Run:
    """One training run: the configuration, the names of its data files, where it saves, what it
    goes on from."""

    config: Path
    files: tuple[str, str]
    out: str
    source: Path | None = None


def train(recipe: Recipe, work: Path, seed: int, steps: int | None = None) -> Path:
    """Train tags, lemmas, trees and names together; give the folder of the best step's pipeline."""
    overrides: dict[str, object] = {
        "training.max_steps": steps or recipe.steps,
        "components.tok2vec.model.encode.width": recipe.width,
        "components.tok2vec.model.embed.rows": list(recipe.rows),
        "components.tok2vec.model.embed.include_static_vectors": bool(recipe.vectors),
    }
    return _run(Run(CONFIG, ("train", "dev"), "all"), recipe, work, seed, overrides)


def polish(recipe: Recipe, work: Path, seed: int, steps: int | None = None) -> Path:
    """Go on from the pipeline of `train` with a lower rate, on data prepared with another seed."""
    overrides: dict[str, object] = {
        "training.max_steps": steps or POLISH_STEPS,
        "training.optimizer.learn_rate.initial_rate": 0.0007,
    }
    source = work / "all" / "model-best"
    return _run(Run(CONFIG, ("train", "dev"), "polished", source), recipe, work, seed, overrides)


def train_names(recipe: Recipe, work: Path, seed: int, steps: int | None = None) -> Path:
    """Train names alone, with an encoder of their own."""
    overrides: dict[str, object] = {
        "training.max_steps": steps or NAME_STEPS,
        "components.ner.model.tok2vec.embed.include_static_vectors": bool(recipe.vectors),
    }
    run = Run(NAMES, ("names-train", "names-dev"), "names")
    return _run(run, recipe, work, seed, overrides)


def restore_trees(nlp: Language) -> None:
    """Give the lemmatizer its table from trees to labels back: spaCy does not load it."""
    lemmatizer = nlp.get_pipe("trainable_lemmatizer")
    lemmatizer.tree2label = {tree: label for label, tree in enumerate(lemmatizer.cfg["labels"])}


def _run(run: Run, recipe: Recipe, work: Path, seed: int, overrides: dict[str, object]) -> Path:
    use_fast_products()
    fixed: dict[str, object] = {
        "nlp.lang": recipe.lang,
        "paths.train": str(work / f"{run.files[0]}.spacy"),
        "paths.dev": str(work / f"{run.files[1]}.spacy"),
        "paths.vectors": str(work / "vectors") if recipe.vectors else None,
        "system.seed": seed,
    }
    fix_random_seed(seed)
    config = load_config(run.config, overrides=fixed | overrides, interpolate=False)
    if run.source:
        parts = config["nlp"]["pipeline"]
        config["components"] = {name: {"source": str(run.source)} for name in parts}
    out = work / run.out
    out.mkdir(parents=True, exist_ok=True)
    nlp = init_nlp(config)
    if run.source:
        restore_trees(nlp)
    spacy_train(nlp, out, stdout=sys.stdout, stderr=sys.stderr)
    return out / "model-best"
