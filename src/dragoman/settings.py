"""All settings. Built once at the edge, passed by hand, never read from inside."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
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
    extractors: tuple[str, ...] = field(default=("frames",))


def load(path: Path | None = None, environ: Mapping[str, str] = os.environ) -> Settings:
    """Build the settings from a TOML file (default: dragoman.toml here, if any) and environment.

    Raises:
        SettingsError: the file cannot be parsed, or holds an unknown key or a wrong type.
    """
    found = path or Path("dragoman.toml")
    settings = Settings()
    if path is not None or found.is_file():
        settings = _from_file(settings, found)
    for name in ("record", "engine"):
        if value := environ.get(PREFIX + name.upper()):
            settings = replace(settings, **{name: value})
    return settings


def _from_file(settings: Settings, path: Path) -> Settings:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read as TOML: {error}") from error
    changes: dict[str, Any] = {}
    gazetteer = data.pop("gazetteer", {}).get("extra", [])
    changes["gazetteer_extra"] = tuple(path.parent / p for p in _listed(gazetteer))
    changes["pack_dirs"] = tuple(path.parent / p for p in _listed(data.pop("pack_dirs", [])))
    languages = data.pop("languages", {})
    changes["pipelines"] = tuple((c, v["pipeline"]) for c, v in languages.items() if "pipeline" in v)
    known = {f.name for f in fields(Settings)}
    for key, value in data.items():
        if key not in known:
            raise SettingsError(f"{path}: unknown key {key!r}; there are: {', '.join(sorted(known))}")
        changes[key] = tuple(value) if isinstance(value, list) else value
    return replace(settings, **changes)


def _listed(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value)
