"""JSON Lines: one article a line, an object with `text`.

Also, if known: `id`, `url`, `published`, `language`, `source`, and `media` (`text` or `html`).
"""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from dragoman.errors import InputError
from dragoman.ingest.decode import decode
from dragoman.model import Raw, Refusal

STEP = "input"


def read(body: bytes, address: str) -> Iterator[Raw | Refusal]:
    """Read articles from JSON lines; a line that cannot be read is a refusal that names it.

    Raises:
        InputError: the bytes are no text.
    """
    for number, line in enumerate(decode(body, address).split("\n"), 1):
        if line.strip():
            where = f"{address}, line {number}"
            try:
                yield _raw(line, where, number)
            except InputError as error:
                yield Refusal(where, STEP, f"{where}: {error}")


def _raw(line: str, where: str, number: int) -> Raw:
    item = _item(line)
    media = "html" if item.get("media") == "html" else "text"
    return Raw(
        name=str(item.get("id") or f"line-{number}"),
        address=str(item.get("url") or where),
        text=item["text"],
        media=media,
        published=_day(item.get("published")),
        language=_language(item),
        source=_words(item, "source"),
    )


def _item(line: str) -> dict[str, Any]:
    try:
        item: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"not JSON ({error}); one object a line is wanted") from error
    if not isinstance(item, dict) or not isinstance(item.get("text"), str):
        raise InputError('an object with "text", a string, is wanted')
    if not item["text"].strip():
        raise InputError('"text" is empty')
    return item


def _day(value: Any) -> date | None:
    """Read the day on which the carrier says that the article was published."""
    if not value:
        return None
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError as error:
        raise InputError(f'"published" is no date like 2024-07-03: {value!r}') from error


def _language(item: dict[str, Any]) -> str | None:
    """Read `en`, `EN` or `en-GB` as the code of the pack."""
    value = _words(item, "language")
    return value.lower().replace("_", "-").split("-")[0] if value else None


def _words(item: dict[str, Any], key: str) -> str | None:
    value = item.get(key)
    if value is not None and not isinstance(value, str):
        raise InputError(f'"{key}" must be a string, not {value!r}')
    return value or None
