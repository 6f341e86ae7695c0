"""How acts relate when claims are merged: the data of `relations.toml`, read once."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dragoman.errors import DataError


@dataclass(frozen=True, slots=True)
class Relations:
    """Which acts may be one occasion, which are repeated or rare, and what fulfils what.

    `families` maps an act to the acts that may tell of the same occasion, those that say most
    first; an act without a family is a family of its own.
    """

    families: Mapping[str, tuple[str, ...]]
    repeated: frozenset[str]
    rare: frozenset[str]
    fulfilled_by: Mapping[str, frozenset[str]]
    generic: frozenset[str]
    same: Mapping[str, str]
    small: frozenset[str]
    short: frozenset[str]

    def family(self, act: str) -> tuple[str, ...]:
        """The acts under which one occasion may be told, this one among them."""
        return self.families.get(act, (act,))

    def fulfils(self, planned: str, done: str) -> bool:
        """Tell whether the act `done` fulfils the act `planned`."""
        return planned == done or done in self.fulfilled_by.get(planned, frozenset())


@cache
def load() -> Relations:
    """Read the relations of acts.

    Raises:
        DataError: a key is missing, or an act stands in two families.
    """
    data = tomllib.loads(
        files("dragoman.ontology").joinpath("relations.toml").read_text(encoding="utf-8")
    )
    families: dict[str, tuple[str, ...]] = {}
    try:
        for group in data["one_occasion"]:
            acts = tuple(group["acts"])
            if twice := [act for act in acts if act in families]:
                raise DataError(
                    f"ontology/relations.toml: {', '.join(twice)} stands in two families"
                )
            families |= dict.fromkeys(acts, acts)
        return Relations(
            families=families,
            repeated=frozenset(data["repeated"]["acts"]),
            rare=frozenset(data["rare"]["acts"]),
            fulfilled_by={k: frozenset(v) for k, v in data["fulfilled_by"].items()},
            generic=frozenset(data["generic"]["words"]),
            same=dict(data["same"]),
            short=frozenset(data["short"]["acts"]),
            small=frozenset(data["small"]["words"]),
        )
    except KeyError as missing:
        raise DataError(f"ontology/relations.toml: {missing} is missing") from missing
