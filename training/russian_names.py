"""The Russian recogniser of names: slovnet's news model (natasha, MIT) with fewer words.

`python -m training.russian_names DATA OUT` cuts the vocabulary to the most frequent words, tests
the result on factRuEval-2016 and writes both archives with a card.
"""

from __future__ import annotations

import io
import json
import sys
import tarfile
from collections.abc import Sequence
from datetime import date
from gzip import compress
from pathlib import Path

from navec import Navec
from slovnet import NER

from training import evaluate
from training.recipe import load, named
from training.vectors import folder

WORDS = 80_000
SPECIAL = ("<unk>", "<pad>")
CARD = """# Names in Russian: slovnet's news model, with fewer words

| | |
|---|---|
| made by | the natasha project; natasha 1.6.0 (slovnet_ner_news_v1, navec_news_v1_1B_250K) |
| licence of the weights | MIT |
| changed here | the vocabulary is cut from 250,000 to the {words:,} most frequent words; {today} |
| size | {size:.1f} MB |
| read by | slovnet 0.6, navec 0.10 (numpy; no network) |

## Scores, per cent, factRuEval-2016, testset, whole names on raw text
{scores}

The organisations of the test count with their proper name («Театр», not «журнал «Театр»»); objects
without one are left out. A spaCy recogniser taught by this model (80 numbers a word, 96 wide)
reached 72.4, the project's first trial 60.4. With all words this model reaches 87.7.

## Limits
Learnt from news labelled by a larger model that was trained on factRuEval's devset and other news
of the years before 2020. Single words in capitals and names from verse are weak.
"""


def cut(data: Path, out: Path) -> None:
    """Write `navec.tar` and `slovnet.tar` with the most frequent words only."""
    navec = Navec.load(data / "emb" / "navec_news_v1_1B_250K_300d_100q.tar")
    words = [word for word in navec.vocab.top(WORDS + len(SPECIAL)) if word not in SPECIAL]
    kept = [*words[:WORDS], *SPECIAL]
    out.mkdir(parents=True, exist_ok=True)
    navec.sampled(kept).dump(out / "navec.tar")
    with (
        tarfile.open(data / "model" / "slovnet_ner_news_v1.tar") as old,
        tarfile.open(out / "slovnet.tar", "w") as new,
    ):
        for member in old.getmembers():
            file = old.extractfile(member)
            if file is None:
                continue
            body = file.read()
            if member.name == "vocabs/word.gz":
                body = compress("\n".join(kept).encode("utf8"), mtime=0)
            elif member.name == "model.json":
                body = _resized(body, len(kept))
            member.size = len(body)
            new.addfile(member, io.BytesIO(body))


def _resized(body: bytes, rows: int) -> bytes:
    model = json.loads(body)
    model["emb"]["word"]["indexes"]["shape"][0] = rows
    return json.dumps(model).encode("utf8")


def scores(folder_: Path, data: Path) -> dict[str, evaluate.Scores]:
    """Names on the raw text of factRuEval's testset, all and by kind."""
    ner = NER.load(str(folder_ / "slovnet.tar"))
    ner.navec(Navec.load(folder_ / "navec.tar"))
    gold = evaluate.raw(named(load("ru"), data, "test"), 1)
    pairs = [
        ({(s.start, s.stop, s.type) for s in ner(doc.text).spans}, evaluate.spans(doc))
        for doc in gold
    ]
    found = {"all": evaluate.f1(pairs)}
    for kind in sorted(evaluate.KINDS):
        found[kind] = evaluate.f1(
            [({s for s in a if s[2] == kind}, {s for s in b if s[2] == kind}) for a, b in pairs]
        )
    return found


def main(args: Sequence[str]) -> None:
    """Cut, test, write the card."""
    data, out = Path(args[0]), Path(args[1])
    cut(folder("natasha") / "data", out)
    found = scores(out, data)
    size = sum(path.stat().st_size for path in out.glob("*.tar")) / 1e6
    table = "\n".join(
        f"- {kind}: precision {s['p']:.1f}, recall {s['r']:.1f}, F1 {s['f']:.1f}"
        for kind, s in found.items()
    )
    card = CARD.format(words=WORDS, today=date.today().isoformat(), size=size, scores=table)
    (out / "README.md").write_text(card, encoding="utf8")
    print(card)


if __name__ == "__main__":
    main(sys.argv[1:])
