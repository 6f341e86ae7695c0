"""What a brief is: sections of sentences, each with numbered citations."""

from dataclasses import dataclass
from datetime import date

from dragoman.model import Evidence


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for: two sides, a form, a language, a period and the day it is told for.

    `reviewed` is the number of events that a person has looked at.
    """

    sides: tuple[str, str]
    as_of: date
    form: str = "factsheet"
    lang: str = "en"
    since: date | None = None
    until: date | None = None
    reviewed: int = 0


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, the numbers of the notes it rests on, and how it was made.

    `frame` is the template and `records` are the ids of the records that filled it: with both the
    sentence can be checked again.
    """

    text: str
    citations: tuple[int, ...]
    frame: str
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What stands behind a number: the exact quotation and where it is from."""

    number: int
    evidence: Evidence
    language: str
    article: str
    address: str
    source: str
    published: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of the chart of a trend: a year, its number of events, their mean score.

    `shown` is the mean as the language of the brief writes it.
    """

    label: str
    count: int
    mean: float
    shown: str


@dataclass(frozen=True, slots=True)
class Section:
    """One section; `remark` is fixed wording that states no fact of the record."""

    key: str
    title: str
    sentences: tuple[Sentence, ...]
    remark: str = ""
    bars: tuple[Bar, ...] = ()


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief: title, header lines, sections and notes, in one language.

    `words` are the fixed words that renderers need, by their key in the templates.
    """

    title: str
    lang: str
    header: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    release: str
    words: tuple[tuple[str, str], ...] = ()

    def word(self, key: str) -> str:
        """Return a fixed word."""
        return dict(self.words).get(key, key)
