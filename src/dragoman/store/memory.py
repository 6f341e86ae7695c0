"""Keeps readings while the process lives."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dragoman.model import Article, Claim, Indicator, Reading, Refusal, Statement, Topic


class MemoryStore:
    """The reference store: what the others must behave like.

    A later reading of an article takes the place of the earlier one; the article keeps the name
    and address under which it first came.
    """

    def __init__(self) -> None:
        self._readings: dict[str, Reading] = {}
        self._refused: dict[Refusal, None] = {}

    def save(self, readings: Iterable[Reading]) -> int:
        """Save, and return the number of articles that were new."""
        new = 0
        for reading in readings:
            known = self._readings.get(reading.article.id)
            new += known is None
            self._forget(reading.article.address)
            self.refuse(reading.refused)
            self._readings[reading.article.id] = _under_first_name(reading, known)
        return new

    def refuse(self, refusals: Iterable[Refusal]) -> None:
        """Keep what could not be read, and why."""
        self._refused |= dict.fromkeys(refusals)

    def articles(self) -> Iterator[Article]:
        """Yield every article, by id."""
        yield from (self._readings[key].article for key in sorted(self._readings))

    def claims(self) -> Iterator[Claim]:
        """Yield every claim, by article and place in it."""
        for key in sorted(self._readings):
            found = {claim.id: claim for claim in reversed(self._readings[key].claims)}
            yield from sorted(found.values(), key=_place_of_all)

    def statements(self) -> Iterator[Statement]:
        """Yield every statement, by article and place in it."""
        for key in sorted(self._readings):
            found = {one.id: one for one in reversed(self._readings[key].statements)}
            yield from sorted(found.values(), key=_place)

    def indicators(self) -> Iterator[Indicator]:
        """Yield every indicator, by article and place in it."""
        for key in sorted(self._readings):
            found = {one.id: one for one in reversed(self._readings[key].indicators)}
            yield from sorted(found.values(), key=_place)

    def topics(self) -> Iterator[Topic]:
        """Yield every topic, by article and place in it."""
        for key in sorted(self._readings):
            found = {one.id: one for one in reversed(self._readings[key].topics)}
            yield from sorted(found.values(), key=_place_of_all)

    def refusals(self) -> Iterator[Refusal]:
        """Yield every refusal, by address."""
        yield from sorted(self._refused, key=lambda one: (one.address, one.step, one.reason))

    def close(self) -> None:
        """Do nothing: there is nothing to let go of."""

    def _forget(self, address: str) -> None:
        self._refused = {one: None for one in self._refused if one.address != address}


def _place_of_all(record: Claim | Topic) -> tuple[int, str]:
    return min((e.span.start for e in record.evidence), default=0), record.id


def _place(record: Statement | Indicator) -> tuple[int, str]:
    return record.evidence.span.start, record.id


def _under_first_name(reading: Reading, known: Reading | None) -> Reading:
    if known is None:
        return reading
    name, address = known.article.name, known.article.address
    return replace(reading, article=replace(reading.article, name=name, address=address))
