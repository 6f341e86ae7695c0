"""The trained pipelines: words, dictionary forms, parts of speech, syntax, names."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Protocol

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Token as SpacyToken
from thinc.api import NumpyOps, set_current_ops

from dragoman.errors import PluginError
from dragoman.langs import Pack
from dragoman.read import proxies
from dragoman.read.lemmas import (
    Lemmas,
    russian_cases,
    russian_class,
    russian_common,
    russian_future,
    russian_passive,
)
from dragoman.read.namers import SLOVNET
from dragoman.read.spot import Name
from dragoman.read.tokens import Sentence, Token, link

BATCH = 64


class Parser(Protocol):
    """Turns stretches of text into parsed sentences, given the names known in the text."""

    def __call__(self, pieces: Sequence["Piece"], names: Sequence[Name]) -> Iterator[Sentence]:
        """Parse."""


Piece = tuple[str, int, int, bool]
"""Text of one sentence, its offset in the view, its paragraph, whether it is a headline."""


def parser(pack: Pack, named: Mapping[str, str]) -> Parser:
    """Return the parser of a language: the operator's pipeline, or the one in the pack.

    Raises:
        PluginError: the pipeline is not there or cannot be loaded.
    """
    nlp = load(named.get(pack.code) or str(pack.folder / "pipeline"))
    lemma = Lemmas(pack)
    stand_in = proxies.make(pack)

    def parse(pieces: Sequence[Piece], names: Sequence[Name]) -> Iterator[Sentence]:
        plain = [nlp.make_doc(text) for text, *_ in pieces]
        pieces = [piece for piece, doc in zip(pieces, plain, strict=True) if len(doc)]
        plain = [doc for doc in plain if len(doc)]
        shown = (
            _one_sentence(stand_in(doc, piece[1], names))
            for doc, piece in zip(plain, pieces, strict=True)
        )
        for number, (doc, piece) in enumerate(
            zip(nlp.pipe(shown, batch_size=BATCH), pieces, strict=True)
        ):
            tokens = tuple(_tokens(doc, plain[number], piece[1], lemma))
            yield Sentence(number, piece[2], piece[3], tokens, link(tokens))

    return parse


@cache
def load(name: str) -> Language:
    """Load a pipeline: an installed package or a folder, with a recogniser of names in `names`."""
    path = Path(name)
    try:
        # numpy's matrix products were measured three times as fast as spaCy's default (training/)
        set_current_ops(NumpyOps(use_blis=False))
        nlp = spacy.load(path if path.is_dir() else name)
        if (path / "names").is_dir():
            nlp.add_pipe(SLOVNET, config={"folder": str(path / "names")})
    except (OSError, ValueError) as error:
        raise PluginError(f"language pipeline {name!r} cannot be loaded: {error}") from error
    _widen(nlp)
    return nlp


def _widen(nlp: Language) -> None:
    """Bring weights and vectors that are kept in half precision to the precision of computing."""
    vectors = nlp.vocab.vectors
    vectors.data = vectors.data.astype("float32", copy=False)
    for _, pipe in nlp.components:
        for node in pipe.model.walk() if hasattr(pipe, "model") else ():
            for name in node.param_names:
                if node.has_param(name):
                    node.set_param(name, node.get_param(name).astype("float32", copy=False))


def _one_sentence(doc: Doc) -> Doc:
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc


def _tokens(doc: Doc, plain: Doc, offset: int, lemma: Lemmas) -> Iterator[Token]:
    """Yield the words of a parsed sentence, in the spelling of the article."""
    kept = [t for t in doc if not t.is_space]
    place = {t.i: n for n, t in enumerate(kept)}
    for n, t in enumerate(kept):
        own = plain[t.i]
        low = own.text.lower()
        given = t.lemma_.lower() if t.text == own.text else ""
        pos = _pos(low, t.pos_, lemma)
        if pos in _OPEN and t.dep_ in _CLAUSAL and (verb := lemma.verb(low)) and _governs(t):
            pos, given = "VERB", verb
        feats = frozenset(str(t.morph).split("|")) if t.has_morph() else frozenset()
        form = lemma(low, pos, given, feats)
        yield Token(
            i=n,
            text=own.text,
            low=low.replace("ё", "е"),
            lemma=form.replace("ё", "е"),
            pos=pos,
            dep="root" if t.dep_ == "ROOT" else t.dep_,
            head=place.get(t.head.i, n),
            feats=_feats(
                low,
                pos,
                feats,
                lemma,
            ),
            start=offset + own.idx,
            stop=offset + own.idx + len(own.text),
            name=f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ and not _common(low, lemma) else "",
        )


def _pos(word: str, pos: str, lemma: Lemmas) -> str:
    """Correct the part of speech where the dictionary of Russian knows only one."""
    if lemma.language != "ru" or pos == "AUX":
        return pos
    found = russian_class(word)
    if pos == "PROPN" and found in ("VERB", "NOUN"):
        return pos
    return _CLASSES.get(found, pos)


# What an unknown verb is taken for, and where: it heads a clause and has a subject, object or
# auxiliary.
_OPEN = frozenset({"ADJ", "ADV", "NOUN", "PROPN", "X"})
_CLAUSAL = frozenset({"ROOT", "conj", "ccomp", "advcl", "acl:relcl", "parataxis"})


def _governs(token: SpacyToken) -> bool:
    kids = {child.dep_.split(":")[0] for child in token.children}
    return bool(kids & {"nsubj", "obj", "aux"}) and "cop" not in kids and "det" not in kids


def _common(word: str, lemma: Lemmas) -> bool:
    """Tell whether the dictionary of Russian says that a word is no name, whatever its capital."""
    return lemma.language == "ru" and russian_common(word)


def _feats(word: str, pos: str, feats: frozenset[str], lemma: Lemmas) -> frozenset[str]:
    """Correct the features that the dictionary of Russian knows for sure: case and future."""
    if lemma.language != "ru":
        return feats
    if pos == "VERB" and russian_future(word):
        return frozenset(f for f in feats if not f.startswith("Tense=")) | {"Tense=Fut"}
    if pos == "VERB" and russian_class(word) in ("PRTS", "PRTF"):
        voice = "Voice=Pass" if russian_passive(word) else "Voice=Act"
        kept = frozenset(f for f in feats if not f.startswith(("Voice=", "VerbForm=")))
        return kept | {voice, "VerbForm=Part"}
    cases = russian_cases(word) if pos in ("NOUN", "PROPN", "ADJ") else frozenset()
    case = next((f.removeprefix("Case=") for f in feats if f.startswith("Case=")), "")
    if cases and case not in cases and len(cases) <= 2:  # noqa: PLR2004 - one case, or accusative and another
        best = sorted(cases, key=lambda c: (c == "Acc", c))[0]
        return frozenset(f for f in feats if not f.startswith("Case=")) | {f"Case={best}"}
    return feats


# Parts of speech of OpenCorpora that are verbs whatever the sentence.
_CLASSES = {
    "VERB": "VERB",
    "INFN": "VERB",
    "GRND": "VERB",
    "PRTS": "VERB",
    "PRTF": "VERB",
    "NOUN": "NOUN",
}
