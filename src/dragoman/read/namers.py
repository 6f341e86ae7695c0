"""Recognisers of names that are no part of a spaCy pipeline, made into a component of one."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from navec import Navec
from slovnet import NER
from spacy.language import Language
from spacy.tokens import Doc, Span

SLOVNET = "slovnet_names"  # the component's name for spaCy
KINDS = frozenset({"PER", "ORG", "LOC"})
CHUNK = 64


class Slovnet:
    """slovnet's recogniser, on words that are already cut; one Doc is one sentence.

    Its folder holds `slovnet.tar` and the word vectors `navec.tar` (training/russian_names.py).
    """

    def __init__(self, folder: Path) -> None:
        """Load the model.

        Raises:
            OSError: an archive is missing.
        """
        ner = NER.load(str(folder / "slovnet.tar"))
        ner.navec(Navec.load(folder / "navec.tar"))
        self._infer = ner.infer

    def __call__(self, doc: Doc) -> Doc:
        """Mark the names of one sentence."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], batch_size: int = CHUNK) -> Iterator[Doc]:
        """Mark the names of sentences, in order; short and long ones are not padded together."""
        waiting = iter(docs)
        while chunk := list(islice(waiting, batch_size)):
            full = sorted((doc for doc in chunk if len(doc)), key=len)
            infer = self._infer
            inputs = infer.encoder([[token.text for token in doc] for doc in full])
            for doc, tags in zip(full, infer.decoder(infer.process(inputs)), strict=True):
                doc.ents = tuple(_spans(doc, tags))
            yield from chunk


@Language.factory(SLOVNET)
def _component(nlp: Language, name: str, folder: str) -> Slovnet:
    """Make the component that a pipeline names."""
    return Slovnet(Path(folder))


def _spans(doc: Doc, tags: Iterable[str]) -> Iterator[Span]:
    start, kind = 0, ""
    for i, tag in enumerate([*tags, "O"]):
        mark, _, new = tag.partition("-")
        if kind and (mark != "I" or new != kind):
            yield Span(doc, start, i, label=kind)
            kind = ""
        if new in KINDS and not kind:
            start, kind = i, new
