"""Runs the examples that stand beside the frames of each language pack."""

from collections.abc import Mapping
from dataclasses import dataclass

from dragoman import langs, ontology, pipeline
from dragoman.langs import Example
from dragoman.model import Claim, Raw
from dragoman.ontology import Act
from dragoman.settings import Settings
from dragoman.text import view


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that is read otherwise than it says."""

    example: Example
    got: tuple[str, ...]

    def __str__(self) -> str:
        """Say what was wanted and what came."""
        wanted = self.example.expected or "nothing"
        got = "; ".join(self.got) or "nothing"
        return f"{self.example.act}: {self.example.text}\n    wanted {wanted}\n    got    {got}"


@dataclass(frozen=True, slots=True)
class Result:
    """How many examples of one language are read as they say."""

    total: int
    failures: tuple[Failure, ...]

    @property
    def passed(self) -> int:
        """Number of examples that are read as they say."""
        return self.total - len(self.failures)

    @property
    def share(self) -> float:
        """Share of examples that are read as they say."""
        return self.passed / self.total if self.total else 0.0


def run(language: str) -> Result:
    """Read every example of a pack by itself and compare."""
    acts = ontology.load()
    reader = pipeline.reader_of(language, Settings())
    examples = langs.load()[language].examples
    failures = []
    for example in examples:
        raw = Raw("example", "example", example.text, language=language)
        reading = reader.read(raw, view.plain(example.text))
        got = sorted(told(claim, acts) for claim in reading.claims)
        wanted = sorted(part.strip() for part in example.expected.split(";") if part.strip())
        if got != wanted:
            failures.append(Failure(example, tuple(got)))
    return Result(len(examples), tuple(failures))


def told(claim: Claim, acts: Mapping[str, Act]) -> str:
    """Write a claim in the notation of docs/howto/add-an-act.md."""
    actors = "+".join(sorted({party.code for party in claim.actors}))
    if acts[claim.act].symmetric:
        return f"{claim.act} {actors} {claim.status}"
    recipients = "+".join(sorted({party.code for party in claim.recipients})) or "-"
    return f"{claim.act} {actors} > {recipients} {claim.status}"
