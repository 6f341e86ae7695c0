"""Paths to raw news: files, folders, standard input; what cannot be read becomes a refusal."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from dragoman import plugins
from dragoman.errors import InputError
from dragoman.ingest import FORMATS, GROUP, SUFFIXES
from dragoman.model import Raw, Refusal
from dragoman.ports import Format

STEP = "input"


def find(paths: Iterable[Path]) -> Iterator[Path | Refusal]:
    """Yield the files behind some paths: a folder gives all articles below it, in order of name."""
    for path in paths:
        if path.is_dir():
            files = sorted(p for p in path.rglob("*") if p.is_file() and p.suffix.lower() in SUFFIXES)
            if files:
                yield from files
            else:
                kinds = ", ".join(sorted(SUFFIXES))
                yield Refusal(str(path), STEP, f"{path}: the folder holds no article ({kinds})")
        elif path.exists():
            yield path
        else:
            yield Refusal(str(path), STEP, f"{path}: no such file or folder")


def read(path: Path, largest: int) -> Iterator[Raw | Refusal]:
    """Yield the articles of one file; a record that cannot be read ends the file with a refusal."""
    try:
        size = path.stat().st_size
        if size > largest:
            raise InputError(f"{path}: {size >> 20} MB, more than the limit of {largest >> 20} MB for one file")
        yield from parse(path.read_bytes(), str(path))
    except (InputError, OSError) as error:
        reason = str(error) if isinstance(error, InputError) else f"{path}: {error.strerror or error}"
        yield Refusal(str(path), STEP, reason)


def parse(body: bytes, address: str) -> Iterator[Raw]:
    """Yield the articles of some bytes, by the suffix of their address.

    Raises:
        InputError: they cannot be read.
    """
    kind = SUFFIXES.get(Path(address).suffix.lower()) or _guess(body)
    reader: Format = plugins.find(kind, FORMATS, GROUP)
    yield from reader(body, address)


def _guess(body: bytes) -> str:
    return "jsonl" if body.lstrip()[:1] == b"{" and b'"text"' in body[:100_000] else "txt"
