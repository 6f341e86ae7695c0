"""How well the sentences of the corpus (`evals/corpus`) are read, by act.

    python -m evals.coverage en                    figures for both halves, by act
    python -m evals.coverage en abduct arrest      only the files of these acts
    python -m evals.coverage en abduct --misses    and, for the half that teaches, each sentence
                                                   that is read otherwise than it says

The held half is for measuring alone: its misses are not shown, so that rules are not made for it.
An event counts as found when its act (`act`), its PLOVER type (`type`), its act and both sides
(`grounded`), and all these and the status (`full`) are as the sentence says.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman import ontology, pipeline
from dragoman.model import Raw
from dragoman.ontology import Act
from dragoman.settings import Settings
from dragoman.text import view
from evals import sentences
from evals.frames import told
from evals.sentences import Sentence, Told

MEASURES = ("type", "act", "grounded", "full")
NEAR_MISS = "-"
# Grounded F1 below which the held half may not fall (tests/evals/test_coverage.py).
FLOORS = {"en": 0.7, "fr": 0.6, "ru": 0.65}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was read in a sentence."""

    sentence: Sentence
    got: tuple[Told, ...]


def outcomes(language: str, wanted: Sequence[str] = ()) -> Iterator[Outcome]:
    """Read the sentences of a language, or those of some acts."""
    acts = ontology.load()
    reader = pipeline.reader_of(language, Settings())
    for one in sentences.load(language):
        if wanted and one.act not in wanted:
            continue
        raw = Raw(
            "s", "s", one.text, language=language, published=date.fromisoformat(one.published)
        )
        claims = reader.read(raw, view.plain(one.text)).claims
        yield Outcome(one, tuple(sentences.event(told(c, acts), "") for c in claims))


def key(measure: str, told_: Told, acts: Mapping[str, Act]) -> tuple[object, ...]:
    """Return what has to be the same for a measure."""
    if measure == "type":
        return (acts[told_.act].plover,)
    if measure == "act":
        return (told_.act,)
    sides = (told_.act, told_.actors, told_.recipients)
    return sides if measure == "grounded" else (*sides, told_.status)


def tally(read: Sequence[Outcome]) -> Mapping[str, Counter[str]]:
    """Count wanted, got and right events by measure."""
    acts = ontology.load()
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for outcome in read:
        for measure in MEASURES:
            want = Counter(key(measure, e, acts) for e in outcome.sentence.events)
            got = Counter(key(measure, e, acts) for e in outcome.got)
            table[measure] += Counter(
                wanted=want.total(), got=got.total(), right=(want & got).total()
            )
    return table


def f1(count: Counter[str]) -> float:
    """Return F1 of a count."""
    both = count["wanted"] + count["got"]
    return 2 * count["right"] / both if both else 0.0


def line(name: str, read: Sequence[Outcome]) -> str:
    """Write the figures of some sentences."""
    table = tally(read)
    grounded = table["grounded"]
    missed = [o for o in read if not o.sentence.events]
    wrong = sum(bool(o.got) for o in missed)
    figures = " ".join(f"{m} {f1(table[m]):.2f}" for m in MEASURES)
    precision = grounded["right"] / max(1, grounded["got"])
    recall = grounded["right"] / max(1, grounded["wanted"])
    return (
        f"{name:20} {figures}  (grounded P {precision:.2f} R {recall:.2f};"
        f" {grounded['wanted']} events, {wrong} of {len(missed)} near misses read as events)"
    )


def misses(read: Sequence[Outcome]) -> Iterator[str]:
    """Show the sentences that are read otherwise than they say."""
    for outcome in read:
        want = sorted(written(e) for e in outcome.sentence.events)
        got = sorted(written(e) for e in outcome.got)
        if want != got:
            yield (
                f"{outcome.sentence.act}: {outcome.sentence.text}\n    trigger"
                f" {outcome.sentence.trigger!r}\n    wanted {'; '.join(want) or NEAR_MISS}\n"
                f"    got    {'; '.join(got) or NEAR_MISS}"
            )


def written(one: Told) -> str:
    """Write an event in the notation of the corpus."""
    recipients = f" > {'+'.join(sorted(one.recipients))}" if one.recipients else ""
    return f"{one.act} {'+'.join(sorted(one.actors))}{recipients} {one.status}"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language")
    parser.add_argument("acts", nargs="*")
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args()
    read = list(outcomes(args.language, args.acts))
    teach = [o for o in read if not o.sentence.held]
    held = [o for o in read if o.sentence.held]
    if args.misses:
        print("\n".join(misses(teach)))
    for act in sorted({o.sentence.act for o in read}):
        print(line(act, [o for o in teach if o.sentence.act == act]))
    print(line("all, teaching half", teach))
    print(line("all, held half", held))


if __name__ == "__main__":
    main()
