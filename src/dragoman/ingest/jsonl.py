"""JSON Lines: one article a line, with `text` and, if known, `id`, `url`, `published`, `language`, `source`."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from dragoman.errors import InputError
from dragoman.ingest.decode import decode
from dragoman.model import Raw


def read(body: bytes, address: str) -> Iterator[Raw]:
    """Read articles from JSON lines.

    Raises:
        InputError: a line is no JSON object, lacks `text`, or has a `published` that is no date; the
            line is named. Lines before it have been given already.
    """
    for number, line in enumerate(decode(body, address).split("\n"), 1):
        if line.strip():
            yield _raw(line, f"{address}, line {number}", number)


def _raw(line: str, where: str, number: int) -> Raw:
    try:
        item: Any = json.loads(line)
    except ValueError as error:
        raise InputError(f"{where}: not JSON: {error}") from error
    if not isinstance(item, dict) or not isinstance(item.get("text"), str):
        raise InputError(f'{where}: needs an object with "text", a string')
    try:
        day = date.fromisoformat(str(item["published"])[:10]) if item.get("published") else None
    except ValueError as error:
        raise InputError(f'{where}: "published" is no date: {item["published"]!r}') from error
    media = "html" if item.get("media") == "html" else "text"
    name = str(item.get("id") or f"line-{number}")
    language, source = item.get("language"), item.get("source")
    return Raw(name, str(item.get("url") or where), item["text"], media, day, language, source)
