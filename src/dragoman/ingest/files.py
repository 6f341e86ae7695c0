"""Paths to raw news: files, folders, standard input; what cannot be read becomes a refusal."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from dragoman import plugins
from dragoman.errors import InputError
from dragoman.ingest import FORMATS, GROUP, SUFFIXES
from dragoman.model import Raw, Refusal
from dragoman.ports import Format

STEP = "input"
STDIN = "stdin"
KINDS = ", ".join(sorted(SUFFIXES))
_WEB = ("http://", "https://", "http:/", "https:/")


def find(paths: Iterable[str | Path]) -> Iterator[Path | Refusal]:
    """Yield the files behind some paths: a folder gives all articles below it, in order of name.

    In a folder, hidden files, `README` and files of unknown suffix are no articles.
    """
    for path in map(Path, paths):
        if str(path).startswith(_WEB):
            said = "addresses of the web are not fetched yet; save the page and name the file"
            yield Refusal(str(path), STEP, f"{path}: {said}")
        elif path.is_dir():
            yield from _inside(path)
        elif path.exists():
            yield path
        else:
            yield Refusal(str(path), STEP, f"{path}: no such file or folder; check the name")


def _inside(folder: Path) -> Iterator[Path | Refusal]:
    reason = f"the folder holds no article; articles end in {KINDS}"
    files: list[Path] = []
    try:
        os.listdir(folder)
        files = sorted(path for path in folder.rglob("*") if _article(path))
    except OSError as error:
        reason = f"{error.strerror or error}; check the permissions of the folder"
    if files:
        yield from files
    else:
        yield Refusal(str(folder), STEP, f"{folder}: {reason}")


def _article(path: Path) -> bool:
    known = path.suffix.lower() in SUFFIXES and path.stem.upper() != "README"
    return known and not path.name.startswith(".") and path.is_file()


def holds_many(path: Path) -> bool:
    """Tell whether one file can hold many articles."""
    return SUFFIXES.get(path.suffix.lower()) == "jsonl"


def read(path: Path, largest: int) -> Iterator[Raw | Refusal]:
    """Yield the articles of one file, or a refusal for each that cannot be read."""
    try:
        with path.open("rb") as file:
            body = file.read(largest + 1)
        yield from _sized(body, str(path), largest)
    except InputError as error:
        yield Refusal(str(path), STEP, str(error))
    except OSError as error:
        reason = f"{path}: {error.strerror or error}; check the file and its permissions"
        yield Refusal(str(path), STEP, reason)


def read_bytes(body: bytes, largest: int) -> Iterator[Raw | Refusal]:
    """Yield the articles that came through standard input."""
    try:
        yield from _sized(body, STDIN, largest)
    except InputError as error:
        yield Refusal(STDIN, STEP, str(error))


def parse(body: bytes, address: str) -> Iterator[Raw | Refusal]:
    """Yield the articles of some bytes, by the suffix of their address.

    Raises:
        InputError: they cannot be read.
    """
    kind = SUFFIXES.get(Path(address).suffix.lower()) or _guess(body)
    reader: Format = plugins.find(kind, FORMATS, GROUP)
    yield from reader(body, address)


def _sized(body: bytes, address: str, largest: int) -> Iterator[Raw | Refusal]:
    if len(body) > largest:
        limit = f"more than the limit of {largest / (1 << 20):g} MB for one file"
        raise InputError(f"{address}: {limit}; split it, or raise `largest` in dragoman.toml")
    yield from parse(body, address)


def _guess(body: bytes) -> str:
    return "jsonl" if body.lstrip()[:1] == b"{" and b'"text"' in body[:100_000] else "txt"
