"""Web pages: one file, one article."""

from collections.abc import Iterator
from pathlib import PurePath

from dragoman.ingest.decode import decode
from dragoman.model import Raw


def read(body: bytes, address: str) -> Iterator[Raw]:
    """Read one article from a web page; what of it is the article is decided when it is read.

    Raises:
        InputError: the bytes are no text.
    """
    yield Raw(PurePath(address).stem or address, address, decode(body, address), "html")
