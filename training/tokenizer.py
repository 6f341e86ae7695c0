"""The tokenizer brought nearer to the treebanks' words. The changed rules are saved with the
pipeline."""

from __future__ import annotations

from collections.abc import Callable

from spacy.lang.char_classes import ALPHA
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_suffix_regex, registry

CLITICS = "ce|elle|elles|en|il|ils|je|là|moi|nous|on|toi|tu|vous|y|le|la|les|lui|leur"
HYPHENS = "(?:-|–|—|--|---|——|~)"


def adjust(nlp: Language) -> Language:
    """Hyphenated words stay whole; French pronouns after a verb stand alone; elisions before
    back-ticks too."""
    tokenizer = nlp.tokenizer
    assert isinstance(tokenizer, Tokenizer)
    infixes = [rule for rule in map(str, nlp.Defaults.infixes or []) if HYPHENS not in rule]
    suffixes = [str(rule) for rule in nlp.Defaults.suffixes or []]
    if nlp.lang == "fr":
        suffixes = [rule for rule in suffixes if "ce|clés" not in rule]
        clitics = f"{CLITICS}|{CLITICS.upper()}"
        suffixes.append(rf"(?<=[{ALPHA}])[-‐‑](?:t[-‐‑])?(?:{clitics})")
        infixes.append(rf"(?<=[{ALPHA}][`´ʼ])(?=[{ALPHA}])")
        rules = tokenizer.rules or {}
        tokenizer.rules = {text: rule for text, rule in rules.items() if "-t-" not in text}
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    return nlp


@registry.callbacks("ud_tokenizer.v1")
def ud_tokenizer() -> Callable[[Language], Language]:
    """The callback as the training configuration names it."""
    return adjust
