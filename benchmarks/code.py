"""Articles a second, and what each stage of reading costs beside the bare parse.

    python -m benchmarks.code [--json]

The bundled articles of each language are read over and over on one core; the median of five passes
counts. `ratio` is the whole of reading over the bare run of the language's pipeline on the same
sentences.
"""

import argparse
import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from dragoman import langs, pipeline
from dragoman.model import Raw
from dragoman.read import parse
from dragoman.settings import Settings
from dragoman.text import view

SAMPLE = Path(__file__).resolve().parents[1] / "examples"
PASSES = 5


def seconds(work: Callable[[], object]) -> float:
    """Return the median processor time of some passes, after one that warms up."""
    work()
    taken = []
    for _ in range(PASSES):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return statistics.median(taken)


def measure(language: str) -> dict[str, float]:
    """Measure one language."""
    reader = pipeline.reader_of(language, Settings())
    nlp = parse.load(str(langs.load()[language].folder / "pipeline"))
    raws = [
        Raw(path.stem, path.name, path.read_text(encoding="utf-8"), language=language)
        for path in sorted(SAMPLE.glob(f"{language}_*.txt"))
    ]
    views = [view.plain(raw.text) for raw in raws]
    pages = [reader.page(raw, seen) for raw, seen in zip(raws, views, strict=True)]
    sentences = [
        [seen.text[s.start : s.stop] for s in page.sentences]
        for page, seen in zip(pages, views, strict=True)
    ]

    def bare() -> None:
        for texts in sentences:
            list(nlp.pipe(texts, batch_size=parse.BATCH))

    def laid() -> None:
        for raw, seen in zip(raws, views, strict=True):
            reader.page(raw, seen)

    def whole() -> None:
        for raw, seen in zip(raws, views, strict=True):
            reader.read(raw, seen)

    parsing, linking, reading = seconds(bare), seconds(laid), seconds(whole)
    return {
        "articles_per_second": round(len(raws) / reading, 1),
        "parse_share": round(parsing / reading, 2),
        "linking_share": round((linking - parsing) / reading, 2),
        "events_share": round((reading - linking) / reading, 2),
        "ratio": round(reading / parsing, 2),
    }


def main() -> None:
    """Measure each language and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print JSON")
    args = parser.parse_args()
    found = {language: measure(language) for language in ("en", "fr", "ru")}
    if args.json:
        print(json.dumps(found))
        return
    print("language  articles/s  parse  layout, linking, dates  events, statements  whole/parse")
    for language, row in found.items():
        rate, parsing, linking, events, ratio = row.values()
        print(f"{language:8} {rate:11} {parsing:6} {linking:23} {events:19} {ratio:12}")


if __name__ == "__main__":
    main()
