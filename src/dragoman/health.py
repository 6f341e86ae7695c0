"""What is installed, what is missing, how current the data are; in figures, for `doctor`."""

import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from dragoman import langs, ontology
from dragoman.gazetteer import world
from dragoman.gazetteer.people import FOREVER
from dragoman.settings import Settings

PARTS = tuple("spacy slovnet trafilatura py3langid pymorphy3 simplemma rapidfuzz typer".split())
MEGABYTE = 1 << 20
OLDEST = (3, 11)


@dataclass(frozen=True, slots=True)
class Pack:
    """What one language pack holds."""

    language: str
    name: str
    acts: int
    frames: int
    examples: int
    pipeline: str
    megabytes: float


@dataclass(frozen=True, slots=True)
class Health:
    """The state of an installation; `problems` says what is wrong, and what to do."""

    versions: Mapping[str, str]
    packs: tuple[Pack, ...]
    gazetteer: Mapping[str, int]
    offices: Mapping[str, Any]
    problems: tuple[str, ...]

    def plain(self) -> dict[str, Any]:
        """Return the figures as JSON can hold them."""
        return asdict(self)


def check(settings: Settings) -> Health:
    """Look at the installation.

    Raises:
        DataError: a pack or a gazetteer file is broken; it is named.
    """
    versions = {"python": ".".join(map(str, sys.version_info[:3]))}
    versions |= {name: _version(name) for name in ("dragoman", *PARTS)}
    packs = tuple(_pack(one, settings) for one in langs.load(settings.pack_dirs).values())
    known = world.load(settings.gazetteer_extra)
    return Health(
        versions=versions,
        packs=tuple(sorted(packs, key=lambda pack: pack.language)),
        gazetteer=_counts(known),
        offices=_offices(known),
        problems=tuple(_problems(versions, packs)),
    )


def coverage(settings: Settings) -> dict[str, dict[str, tuple[int, int]]]:
    """Return, for each act and language, how many frames and examples its pack holds."""
    packs = langs.load(settings.pack_dirs)
    told = {code: Counter(e.act for e in pack.examples) for code, pack in packs.items()}
    return {
        act: {
            code: (len(packs[code].frames.get(act, ())), told[code][act]) for code in sorted(packs)
        }
        for act in ontology.load()
    }


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _pack(pack: langs.Pack, settings: Settings) -> Pack:
    named = dict(settings.pipelines).get(pack.code)
    folder = Path(named) if named else pack.folder / "pipeline"
    return Pack(
        language=pack.code,
        name=pack.name,
        acts=sum(1 for frames in pack.frames.values() if frames),
        frames=sum(map(len, pack.frames.values())),
        examples=len(pack.examples),
        pipeline=str(folder) if folder.is_dir() else "",
        megabytes=round(_size(folder) / MEGABYTE, 1) if folder.is_dir() else 0.0,
    )


def _size(folder: Traversable) -> int:
    total = 0
    for item in folder.iterdir():
        total += _size(item) if item.is_dir() else len(item.read_bytes())
    return total


def _counts(known: world.World) -> dict[str, int]:
    """Count what the gazetteer knows: different things, then names."""
    named = {entry for rows in known.index.values() for entry in rows}
    things = {(n.entry.kind, n.entry.code, n.entry.name) for n in named}
    counts = Counter(kind for kind, _, _ in things if kind not in world.INFLECTED)
    counts["names"] = len(named)
    counts["sources"] = len({entry.name for entry in known.sources.values()})
    counts["persons"] = len(known.people.persons)
    return dict(sorted(counts.items()))


def _offices(known: world.World) -> dict[str, Any]:
    """Tell how current the office-holders are."""
    terms = [term for person in known.people.persons for term in person.terms]
    begun = sorted((term.first for term in terms), reverse=True)
    return {
        "terms": len(terms),
        "in_office": sum(term.last == FOREVER for term in terms),
        "states_and_bodies": len({term.state for term in terms}),
        "newest_term_began": begun[0].isoformat() if begun else None,
        "began_by_year": {
            str(year): count
            for year, count in sorted(Counter(day.year for day in begun).items())[-4:]
        },
    }


def _problems(versions: Mapping[str, str], packs: tuple[Pack, ...]) -> list[str]:
    missing = (name for name in PARTS if not versions[name])
    found = [f"{name} is not installed; run: pip install {name}" for name in missing]
    if sys.version_info < OLDEST:
        found.append("Python is older than 3.11; install a newer one")
    for pack in packs:
        if not pack.pipeline:
            found.append(f"the pack {pack.language} has no pipeline; install dragoman anew")
    return found
