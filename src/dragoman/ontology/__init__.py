"""What can happen. One file per act; the file name is its code."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dragoman.errors import DataError


@dataclass(frozen=True, slots=True)
class Act:
    """A kind of event between sides.

    `score` is on PLOVER's scale from -10 (conflict) to +10 (co-operation); `order` the place in
    the list of acts. In a `symmetric` act every side is an actor.
    """

    code: str
    definition: str
    symmetric: bool
    plover: str
    mode: str
    cameo: str
    score: float
    order: int


@cache
def load() -> Mapping[str, Act]:
    """Read every act, in the order of the ontology.

    Raises:
        DataError: a file lacks a key.
    """
    acts = []
    for file in (files(__name__) / "acts").iterdir():
        data = tomllib.loads(file.read_text(encoding="utf-8"))
        code = file.name.removesuffix(".toml")
        try:
            acts.append(
                Act(
                    code=code,
                    definition=data["definition"],
                    symmetric=data["symmetric"],
                    plover=data["plover"],
                    mode=data.get("mode", ""),
                    cameo=data["cameo"],
                    score=float(data["score"]),
                    order=data["order"],
                )
            )
        except KeyError as missing:
            raise DataError(f"ontology/acts/{file.name}: {missing} is missing") from missing
    return {act.code: act for act in sorted(acts, key=lambda act: act.order)}
