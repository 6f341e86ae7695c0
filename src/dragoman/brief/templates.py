"""The wording of a brief in one language: `langs/<code>/templates.toml`, read once."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from dragoman.errors import DataError

STATUSES = ("occurred", "ongoing", "planned", "proposed", "denied")
TABLES = (
    *("titles", "header", "sections", "phrases", "dates", "months", "party", "patterns"),
    *("tails", "sentences", "languages", "roles", "figures", "units", "acts"),
)


@dataclass(frozen=True)
class Templates:
    """The tables of one templates file."""

    code: str
    data: Mapping[str, Any]

    def get(self, table: str, key: str) -> str:
        """Return an entry.

        Raises:
            DataError: there is none.
        """
        try:
            value = self.data[table][key]
        except KeyError:
            raise DataError(f"langs/{self.code}/templates.toml: no {key!r} in [{table}]") from None
        return str(value)

    def date(self, kind: str, precision: str) -> str:
        """Return the form of a date."""
        return str(self.data["dates"][kind][precision])

    def months(self, kind: str) -> list[str]:
        """Return the names of the months: `with_day` or `alone`."""
        return list(self.data["months"][kind])

    def translated(self, table: str, word: str) -> str:
        """Return the word in this language, or as it stands when the table does not have it."""
        return str(self.data.get(table, {}).get(word, word))

    def joined(self, kind: str) -> tuple[str, str]:
        """Return what stands between the members of a list, and before the last."""
        return self.data[kind]["sep"], self.data[kind]["last"]

    def label(self, act: str) -> str:
        """Return the noun for an act; the act itself when nobody has written one yet."""
        entry = self.data["acts"].get(act, {})
        return str(entry.get("label", act.replace("_", " ")))

    def pattern(self, act: str, status: str, shape: str, named: Sequence[str] = ()) -> str:
        """Return the template for an act in a status: its own, else that of the status.

        `shape` is `mutual`, `directed`, `alone` or `both`; `named` says which things the event
        names (`instrument`, `forum`): an act may have a template for each.
        """
        acts = self.data["acts"].get(act, {})
        for thing in named:
            if f"{status}_{thing}" in acts:
                return str(acts[f"{status}_{thing}"])
        own = acts.get(status, "")
        if own and shape == ("directed" if "{recipients}" in own else "mutual"):
            return str(own)
        return str(self.data["patterns"][status][shape]).replace("{label}", self.label(act))


@cache
def load(lang: str) -> Templates:
    """Read the templates of a language.

    Raises:
        DataError: the language has none, or a table is missing.
    """
    file = files("dragoman") / "langs" / lang / "templates.toml"
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError) as error:
        raise DataError(f"langs/{lang}/templates.toml: there is no such file") from error
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"langs/{lang}/templates.toml: {error}") from error
    if missing := [table for table in TABLES if table not in data]:
        raise DataError(f"langs/{lang}/templates.toml: no table {', '.join(missing)}")
    return Templates(lang, data)
