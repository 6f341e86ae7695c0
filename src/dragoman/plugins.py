"""Finds a part by name: first our own table, then whatever other packages have installed."""

from collections.abc import Mapping
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from dragoman.errors import PluginError


def find(name: str, table: Mapping[str, str], group: str) -> Any:
    """Import the part called `name`, and only that one.

    Raises:
        PluginError: there is no such part, or it cannot be imported.
    """
    theirs = {point.name: point for point in entry_points(group=group)}
    ours = {key: EntryPoint(key, target, group) for key, target in table.items()}
    parts = theirs | ours
    if name not in parts:
        raise PluginError(f"no {name!r} in {group}; there are: {', '.join(sorted(parts))}")
    try:
        return parts[name].load()
    except (ImportError, AttributeError) as error:
        raise PluginError(f"{name!r} in {group} cannot be loaded: {error}") from error
