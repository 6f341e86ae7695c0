"""Make a pipeline small and quick to load.

Weights and vectors are kept in half precision; the reader widens them when it loads
(`dragoman.read.parse`). That halves the size; of 2,000 sentences no tree changed
(docs/decisions/0011).

spaCy's French module compiles one regular expression of 40,000 characters when it is imported (2.2
of the 2.5 seconds that the French pipeline took to load, measured on 2026-11-22), for names of
towns that our tokenizer splits nowhere else either. The trained tokenizer carries all rules that
are used; so the French pipeline is marked as `xx`, and the module is not imported. Of 1,516 texts
one was split otherwise.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import srsly
from spacy.language import Language


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
