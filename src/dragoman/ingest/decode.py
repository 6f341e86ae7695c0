"""From bytes to characters, or a refusal that says what is wrong with them."""

import codecs

from dragoman.errors import InputError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = {
    b"%PDF": "a PDF document",
    b"PK\x03\x04": "a ZIP archive or Office document",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"\x7fELF": "a program",
    b"\x1f\x8b": "a gzip archive",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"SQLite format 3": "an SQLite database",
}
_SAMPLE = 100_000  # characters looked at for control characters
_CONTROL_SHARE = 0.01  # control characters in a text; above this it is binary
_SPACE = 32  # the first character that is no control character
_ALLOWED = frozenset("\t\n\r\x0b\x0c\x1b\x1a")
_REMEDY = "save it as plain text or HTML in UTF-8"


def decode(body: bytes, address: str) -> str:
    """Return the text of a file in UTF-8 (or UTF-16 with its mark), newlines and all as received.

    Raises:
        InputError: the file is empty, binary, or in another encoding; it is named with the remedy.
    """
    if not body.strip():
        raise InputError(f"{address}: the file is empty; there is nothing to read in it")
    for magic, kind in _MAGIC.items():
        if body.startswith(magic):
            raise InputError(f"{address}: this is {kind}, not text; {_REMEDY}")
    encoding = next((name for bom, name in _BOMS if body.startswith(bom)), "utf-8")
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(f"{address}: {_why(body, error)}") from error
    if said := _binary(text):
        raise InputError(f"{address}: {said}; {_REMEDY}")
    if not text.strip("\ufeff \t\r\n"):
        raise InputError(f"{address}: the file is empty; there is nothing to read in it")
    return text


def _binary(text: str) -> str:
    """Say what shows that decoded text is none; "" when it is text."""
    if (at := text.find("\x00")) >= 0:
        return f"null bytes (the first is character {at}), so this is no plain text"
    sample = text[:_SAMPLE]
    control = sum(1 for char in sample if ord(char) < _SPACE and char not in _ALLOWED)
    if control > _CONTROL_SHARE * len(sample):
        return "binary data (control characters), not text"
    return ""


def _why(body: bytes, error: UnicodeDecodeError) -> str:
    sample = body[:4096]
    if sample.count(0) > len(sample) // 20:
        return f"binary data (null bytes), not text; {_REMEDY}"
    try:
        told = sample.decode("cp1251")
    except UnicodeDecodeError:
        return f"not UTF-8 (byte {error.start}), and binary by its look; {_REMEDY}"
    letters = sum("а" <= c.lower() <= "я" for c in told)
    guess = "windows-1251" if letters > len(told) // 3 else "windows-1252"
    remedy = f"convert it, e.g. iconv -f {guess} -t utf-8"
    return f"not UTF-8 (byte {error.start}); it looks like {guess}: {remedy}"
