"""What a user calls states, bodies and persons, as the record calls them."""

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

from dragoman.errors import SettingsError
from dragoman.gazetteer import world
from dragoman.gazetteer.keys import PIECE, fold

SIDES = ("state", "body", "group", "people", "adjective")


class Names:
    """The gazetteer as interfaces need it."""

    def __init__(self, extra: tuple[Path, ...] = ()) -> None:
        """Load the gazetteer, with the operator's own files."""
        self._world = world.load(extra)

    def label(self, code: str, language: str = "en") -> str:
        """Return the name of a state, body or group in a language."""
        return self._world.label(code, language)

    def codes(self, told: Iterable[str]) -> tuple[str, ...]:
        """Return the code of each side, told as code or as name in any language.

        Raises:
            SettingsError: a side is not known; the nearest names are given.
        """
        return tuple(map(self._code, told))

    def persons(self, told: str) -> frozenset[str]:
        """Return the usual English names that a name, in any script, can stand for."""
        return frozenset(person.name for person in self._world.people.named(PIECE.findall(told)))

    def _code(self, told: str) -> str:
        known = {code for code, _ in self._world.labels}
        plain = told.strip()
        for code in (plain, plain.upper(), f"IGO:{plain}", f"IGO:{plain.upper()}"):
            if code in known or (code == plain and code.startswith("NSA:")):
                return code
        found = self._named(plain) or self._named(plain.title()) or self._named(plain.upper())
        if found is None:
            raise SettingsError(f"no state or body {told!r} is known{self._near(plain)}")
        return found

    def _named(self, told: str) -> str | None:
        """Return the code of a name that is the whole of what was told; states come first."""
        hits = [
            entry
            for start, stop, entry in world.find(self._world, told)
            if start == 0 and stop == len(told) and entry.kind in SIDES
        ]
        hits.sort(key=lambda entry: SIDES.index(entry.kind))
        return hits[0].code if hits else None

    def _near(self, told: str) -> str:
        by_name = {fold(name): (name, code) for (code, _), name in self._world.labels.items()}
        near = get_close_matches(fold(told), by_name, n=3, cutoff=0.6)
        if not near:
            return "; give a code like KAZ or IGO:UN, or a usual name"
        told = ", ".join(f"{name} ({code})" for name, code in (by_name[key] for key in near))
        return f"; did you mean {told}?"
