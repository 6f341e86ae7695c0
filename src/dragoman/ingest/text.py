"""Plain text: one file, one article."""

from collections.abc import Iterator
from pathlib import PurePath

from dragoman.ingest.decode import decode
from dragoman.model import Raw


def read(body: bytes, address: str) -> Iterator[Raw]:
    """Read one article from plain text.

    Raises:
        InputError: the bytes are no text.
    """
    text = decode(body, address)
    page = text.lstrip("\ufeff \r\n\t")[:20].lower().startswith(("<!doctype html", "<html"))
    media = "html" if page else "text"
    yield Raw(PurePath(address).stem or address, address, text, media)
