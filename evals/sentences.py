"""The corpus of sentences that tests the frames and teaches the learned reader.

One file an act and language, `evals/corpus/<language>/<act>.toml`; its format stands in
docs/howto/add-an-act.md. Run as a module, it checks the files named, or all.
"""

import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dragoman import ontology

FOLDER = Path(__file__).parent / "corpus"
LANGUAGES = ("en", "fr", "ru")
LEAST, LEAST_NEAR_MISSES = 40, 8
STATUSES = frozenset({"occurred", "ongoing", "planned", "proposed", "denied"})
CODE = re.compile(r"[A-Z]{3}|(IGO|NSA):[^+>;]+")
DAYS = re.compile(r"\d{4}-\d\d-\d\d(/\d{4}-\d\d-\d\d)?")


@dataclass(frozen=True, slots=True)
class Told:
    """One event of a sentence: act, codes of the sides, status, the words that tell it."""

    act: str
    actors: frozenset[str]
    recipients: frozenset[str]
    status: str
    trigger: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the corpus; without events it is a near miss of its file's act.

    `held` sentences (every second one) test only; the others may teach. `days` is when the event
    was, as "first/last" or one day, where the sentence says so.
    """

    language: str
    act: str
    text: str
    trigger: str
    events: tuple[Told, ...]
    published: str
    days: str
    held: bool


def load(language: str) -> Iterator[Sentence]:
    """Give the sentences of a language, file by file."""
    for path in sorted((FOLDER / language).glob("*.toml")):
        yield from read(path)


def read(path: Path) -> Iterator[Sentence]:
    """Give the sentences of one file.

    Raises:
        ValueError: an entry has no text or trigger, or its events and triggers differ in number.
    """
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    for number, entry in enumerate(data["sentences"]):
        triggers = [part.strip() for part in entry["trigger"].split(";")]
        told = [part.strip() for part in entry["is"].split(";") if part.strip()]
        if told and len(told) != len(triggers):
            counts = f"{len(told)} events, {len(triggers)} triggers"
            raise ValueError(f"{path}: {counts}: {entry['text']}")
        yield Sentence(
            language=path.parent.name,
            act=path.stem,
            text=entry["text"],
            trigger=triggers[0],
            events=tuple(event(one, trigger) for one, trigger in zip(told, triggers, strict=False)),
            published=data["published"],
            days=entry.get("on", ""),
            held=bool(number % 2),
        )


def event(told: str, trigger: str) -> Told:
    """Read an event in the notation of docs/howto/add-an-act.md: `act A+B > C status`.

    Raises:
        ValueError: the notation is not kept.
    """
    match = re.fullmatch(r"(\w+) (.+?)(?: > (.+?))? (\w+)", told)
    if match is None:
        raise ValueError(f"not an event: {told!r}; write: act ACTORS > RECIPIENTS status")
    act, actors, recipients, status = match.groups()
    return Told(act, _codes(actors), _codes(recipients or "-"), status, trigger)


def _codes(text: str) -> frozenset[str]:
    return frozenset(code.strip() for code in text.split("+") if code.strip() != "-")


def faults(path: Path) -> Iterator[str]:
    """Say what is wrong with a file."""
    acts = ontology.load()
    sentences = list(read(path))
    misses = sum(not one.events for one in sentences)
    if len(sentences) < LEAST:
        yield f"{len(sentences)} sentences, {LEAST} are asked for"
    if misses < LEAST_NEAR_MISSES:
        yield f"{misses} near misses, {LEAST_NEAR_MISSES} are asked for"
    for text, times in Counter(one.text for one in sentences).items():
        if times > 1:
            yield f"{times} times: {text}"
    for one in sentences:
        yield from (f"{fault}: {one.text}" for fault in _wrong(one, acts))


def _wrong(one: Sentence, acts: Mapping[str, ontology.Act]) -> Iterator[str]:
    if one.days and not DAYS.fullmatch(one.days):
        yield f"not a day or days {one.days!r}"
    for trigger in {one.trigger} | {told.trigger for told in one.events}:
        if not trigger or trigger not in one.text:
            yield f"trigger {trigger!r} is not in the text"
    if one.events and one.act not in {told.act for told in one.events}:
        yield f"no event is {one.act}; a near miss has no events, other acts go into their own file"
    for told in one.events:
        yield from _wrong_event(told, acts)


def _wrong_event(told: Told, acts: Mapping[str, ontology.Act]) -> Iterator[str]:
    if told.act not in acts:
        yield f"no such act {told.act!r}"
    elif acts[told.act].symmetric and told.recipients:
        yield f"{told.act} is symmetric: all sides are actors"
    if told.status not in STATUSES:
        yield f"no such status {told.status!r}"
    if not told.actors:
        yield "no actor"
    for code in told.actors | told.recipients:
        if not CODE.fullmatch(code):
            yield f"no such code {code!r}"


def main() -> None:
    """Check the files named on the command line, or all."""
    paths = [Path(name) for name in sys.argv[1:]] or sorted(FOLDER.glob("*/*.toml"))
    wrong = [f"{path.parent.name}/{path.name}: {fault}" for path in paths for fault in faults(path)]
    print("\n".join([*wrong, f"{len(paths)} files, {len(wrong)} faults"]))
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
