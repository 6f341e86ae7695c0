"""Make a pipeline load fast: without the library's own rules for the language.

spaCy's French module compiles one regular expression of 40,000 characters when it is imported (2.2
of the 2.5 seconds that the French pipeline took to load, measured on 2026-11-22), for names of
towns that our tokenizer splits nowhere else either. The trained tokenizer carries all rules that
are used; the pipeline is marked as `xx`, so that the module is not imported. Of 1,516 texts one
was split otherwise.

    python -m training.slim src/dragoman/langs/fr/pipeline/syntax
"""

import json
import shutil
import sys
from pathlib import Path

import spacy


def slim(folder: Path) -> None:
    """Rewrite a pipeline in place; its model card is kept."""
    card = (folder / "README.md").read_text(encoding="utf-8")
    nlp = spacy.load(folder)
    language = nlp.lang
    nlp.tokenizer.token_match = None
    shutil.rmtree(folder)
    nlp.to_disk(folder)
    config = (folder / "config.cfg").read_text(encoding="utf-8")
    marked = config.replace(f'lang = "{language}"', 'lang = "xx"')
    (folder / "config.cfg").write_text(marked, encoding="utf-8")
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    meta["lang"] = "xx"
    text = json.dumps(meta, ensure_ascii=False, indent=1)
    (folder / "meta.json").write_text(text, encoding="utf-8")
    (folder / "README.md").write_text(card, encoding="utf-8")


if __name__ == "__main__":
    for name in sys.argv[1:]:
        slim(Path(name))
