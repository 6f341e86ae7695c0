"""All settings. Built once at the edge, passed by hand, never read from inside."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from dragoman.errors import SettingsError

PREFIX = "DRAGOMAN_"
MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Settings:
    """What the operator may choose: defaults, then dragoman.toml, environment, flags.

    `pipelines` are pairs of language code and the spaCy pipeline to use instead of the shipped
    one; `largest` is the size in bytes above which a file is refused; `read_limit` the number of
    characters above which one article is refused (news is shorter by far; a longer text is a book
    or a dump, and would hold the batch up).
    """

    record: str = "dragoman.db"
    engine: str = "local"
    workers: int = 2
    gazetteer_extra: tuple[Path, ...] = ()
    pack_dirs: tuple[Path, ...] = ()
    pipelines: tuple[tuple[str, str], ...] = ()
    largest: int = 64 * MEGABYTE
    read_limit: int = 400_000
    min_confidence: float = 0.0


KINDS: Mapping[str, type] = {
    "record": str,
    "engine": str,
    "workers": int,
    "largest": int,
    "read_limit": int,
    "min_confidence": float,
}


def load(path: Path | None = None, environ: Mapping[str, str] = os.environ) -> Settings:
    """Build the settings from a TOML file (default: dragoman.toml here, if any) and environment.

    Raises:
        SettingsError: the file cannot be parsed, or holds an unknown key or a wrong type.
    """
    found = path or Path("dragoman.toml")
    settings = Settings()
    if path is not None or found.is_file():
        settings = _from_file(settings, found)
    keys = {name: PREFIX + name.upper() for name in KINDS}
    told = {name: environ[key] for name, key in keys.items() if key in environ}
    values = {name: _number(value, KINDS[name]) for name, value in told.items()}
    return _changed(settings, "the environment", values)


def change(settings: Settings, **flags: Any) -> Settings:
    """Return the settings with the flags that were given (None: not given).

    Raises:
        SettingsError: a flag has a wrong value.
    """
    given = {name: value for name, value in flags.items() if value is not None}
    return _changed(settings, "the command line", given)


def _from_file(settings: Settings, path: Path) -> Settings:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read as TOML: {error}") from error
    home = path.parent
    gazetteer = _table(data.pop("gazetteer", {}), path, "gazetteer")
    languages = _table(data.pop("languages", {}), path, "languages")
    settings = replace(
        settings,
        gazetteer_extra=tuple(home / p for p in _listed(gazetteer.get("extra", []), path)),
        pack_dirs=tuple(home / p for p in _listed(data.pop("pack_dirs", []), path)),
        pipelines=tuple((c, str(v["pipeline"])) for c, v in languages.items() if "pipeline" in v),
    )
    return _changed(settings, str(path), data)


def _changed(settings: Settings, where: str, values: Mapping[str, Any]) -> Settings:
    for name, value in values.items():
        if name not in KINDS:
            known = ", ".join(sorted(f.name for f in fields(Settings)))
            raise SettingsError(f"{where}: unknown key {name!r}; there are: {known}")
        kind = KINDS[name]
        if not isinstance(value, (int, float) if kind is float else kind):
            raise SettingsError(f"{where}: {name} must be of type {kind.__name__}, not {value!r}")
    changed: Settings = replace(settings, **values)
    if changed.workers < 1 or not 0 <= changed.min_confidence <= 1:
        raise SettingsError(f"{where}: workers must be 1 or more, min_confidence from 0 to 1")
    return changed


def _number(value: str, kind: type) -> Any:
    """Read a number out of the environment; what is none is left, to be refused with its name."""
    try:
        return kind(value)
    except ValueError:
        return value


def _table(value: Any, path: Path, key: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise SettingsError(f"{path}: {key} must be a table, not {value!r}")
    return value


def _listed(value: Any, path: Path) -> list[str]:
    names = [value] if isinstance(value, str) else value
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise SettingsError(f"{path}: a path or a list of paths is wanted, not {value!r}")
    return names
