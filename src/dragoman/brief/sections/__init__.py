"""The sections of a brief: which module writes each, and which form shows it how long."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dragoman.brief.sections import matters, outlook, relations
from dragoman.brief.select import Selection
from dragoman.brief.shape import Sentence
from dragoman.brief.writer import Writer

Section = Callable[[Selection, Writer], list[Sentence]]

# In the order of the brief. The header, section 0, is no list of sentences.
SECTIONS: Mapping[str, Section] = {
    "bottom_line": relations.bottom_line,
    "basics": relations.basics,
    "contacts": relations.contacts,
    "mechanisms": relations.mechanisms,
    "instruments": relations.instruments,
    "commitments": matters.commitments,
    "economy": matters.economy,
    "positions": matters.positions,
    "people_to_people": matters.people_to_people,
    "international": matters.international,
    "trend": outlook.trend,
    "frictions": outlook.frictions,
    "calendar": outlook.calendar,
    "people": outlook.people,
    "sources": outlook.sources,
}


@dataclass(frozen=True, slots=True)
class Form:
    """A rendering of the brief: its sections, and how many sentences each may have (0: all)."""

    sections: tuple[str, ...]
    longest: int = 0


_POINTS = ("bottom_line", "commitments", "positions", "frictions", "sources")
_SCENE = tuple(
    key for key in SECTIONS if key not in {"basics", "people_to_people", "international", "trend"}
)
FORMS: Mapping[str, Form] = {
    "factsheet": Form(tuple(key for key in SECTIONS if key != "people"), 20),
    "dossier": Form(tuple(SECTIONS)),
    "scenesetter": Form(_SCENE, 12),
    "points": Form(_POINTS, 6),
}
UNCUT = frozenset({"sources"})  # sources are always listed in full
