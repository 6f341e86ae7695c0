"""Words a second, memory and loading time of each language's pipeline, on one core.

    python -m benchmarks.parse [--words 20000] [--json]

Every pipeline is measured in a process of its own, on the sentences of the bundled articles, taken
over and over; the median of five passes counts.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

SAMPLE = Path(__file__).resolve().parents[1] / "examples"
PASSES = 5
ONE_CORE = {name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")}


def sentences(language: str) -> Iterator[str]:
    """Give the sentences of the bundled articles of a language."""
    from dragoman import langs  # noqa: PLC0415 - loading Dragoman is part of what is measured
    from dragoman.read.sentences import split  # noqa: PLC0415

    stops = langs.load()[language].stops
    for path in sorted(SAMPLE.glob(f"{language}_*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield from (line[start:stop] for start, stop in split(line, stops))


def measure(language: str, words: int) -> dict[str, float]:
    """Load and run a pipeline in this process."""
    before = memory()
    start = time.perf_counter()
    from dragoman import langs  # noqa: PLC0415 - loading Dragoman is part of what is measured
    from dragoman.read import parse  # noqa: PLC0415

    folder = langs.load()[language].folder / "pipeline"
    nlp = parse.load(str(folder))
    loading = time.perf_counter() - start
    texts = list(sentences(language))
    size = sum(len(nlp.make_doc(text)) for text in texts) / len(texts)
    taken = list(islice(cycle(texts), int(words / size)))
    rates = []
    for _ in range(PASSES):
        begun, count = time.process_time(), 0
        for doc in nlp.pipe(taken, batch_size=parse.BATCH):
            count += len(doc)
        rates.append(count / (time.process_time() - begun))
    return {
        "words_per_second": round(statistics.median(rates)),
        "load_seconds": round(loading, 2),
        "memory_mb": round(memory() - before),
        "size_mb": round(size_of(Path(str(folder))) / 1e6, 1),
    }


def size_of(folder: Path) -> int:
    """Return the bytes of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def memory() -> float:
    """Return the most memory that this process has held, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Measure each language in a process of its own and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", type=int, default=20_000, help="words in a pass")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--language", help="measure this one here (used by the program itself)")
    args = parser.parse_args()
    if args.language:
        print(json.dumps(measure(args.language, args.words)))
        return
    found = {}
    for language in ("en", "fr", "ru"):
        call = [sys.executable, "-m", "benchmarks.parse", "--language", language]
        call += ["--words", str(args.words)]
        done = subprocess.run(call, env=os.environ | ONE_CORE, check=True, capture_output=True)
        found[language] = json.loads(done.stdout)
    if args.json:
        print(json.dumps(found))
        return
    print("language  words/s  load, s  memory, MB  size, MB")
    for language, row in found.items():
        speed, load, held, size = row.values()
        print(f"{language:8} {speed:8} {load:8} {held:11} {size:9}")


if __name__ == "__main__":
    main()
