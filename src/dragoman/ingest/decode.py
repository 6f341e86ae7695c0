"""From bytes to characters, or a refusal that says what is wrong with them."""

import codecs

from dragoman.errors import InputError

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_MAGIC = {
    b"%PDF": "a PDF document",
    b"PK\x03\x04": "a ZIP archive or Office document",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"\x7fELF": "a program",
    b"\x1f\x8b": "a gzip archive",
    b"\xd0\xcf\x11\xe0": "an old Office document",
}
_CONTROL_SHARE = 0.01  # control characters in a text; above this it is binary


def decode(body: bytes, address: str) -> str:
    """Return the text of a file in UTF-8 (or UTF-16 with its mark), newlines and all as received.

    Raises:
        InputError: the file is empty, binary, or in another encoding; it is named with the remedy.
    """
    if not body.strip():
        raise InputError(f"{address}: the file is empty")
    for magic, kind in _MAGIC.items():
        if body.startswith(magic):
            raise InputError(f"{address}: this is {kind}, not text; save it as plain text or HTML in UTF-8")
    encoding = next((name for bom, name in _BOMS if body.startswith(bom)), "utf-8")
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(f"{address}: {_why(body, error)}") from error
    control = sum(1 for char in text[:100_000] if ord(char) < 32 and char not in "\t\n\r\x0b\x0c\x1b")  # noqa: PLR2004
    if control > _CONTROL_SHARE * min(len(text), 100_000):
        raise InputError(f"{address}: binary data (control characters), not text")
    return text


def _why(body: bytes, error: UnicodeDecodeError) -> str:
    if body[:4096].count(0) > len(body[:4096]) // 20:
        return "binary data (null bytes), not text"
    try:
        sample = body[:4096].decode("cp1251")
    except UnicodeDecodeError:
        return f"not UTF-8 (byte {error.start}), and binary by its look"
    letters = sum("а" <= c.lower() <= "я" for c in sample)
    guess = "windows-1251" if letters > len(sample) // 3 else "windows-1252"
    return f"not UTF-8 (byte {error.start}); it looks like {guess}: convert it, e.g. iconv -f {guess} -t utf-8"
