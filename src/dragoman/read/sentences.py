"""Where sentences begin and end, by rules on the line; the parser is not asked.

A line of the article is a paragraph; no sentence crosses it. Inside, a sentence ends at a stop mark
that is not part of an abbreviation, an initial, a number or a date, and is followed by a beginning.
"""

import re
from collections.abc import Collection, Iterator

_END = re.compile(r"[.!?…]+[»”\"')\]]*(?=\s)")
_OPENERS = "«“„\"'([–—-•*"
_INITIAL = re.compile(r"(?:^|[\s(«\"“.-])[^\W\d_]\.$")
_NUMBER = re.compile(r"(?:^|\s)\d{1,2}\.$")
_WORD_BEFORE = re.compile(r"[^\s(«“\"„]+$")
LONGEST = 1500  # characters; a longer run is furniture or a table, cut at semicolons or spaces


def split(line: str, abbreviations: Collection[str]) -> Iterator[tuple[int, int]]:
    """Yield start and stop of each sentence of one line, white space trimmed."""
    begin = 0
    for match in _END.finditer(line):
        if _ends(line, match, abbreviations):
            yield from _trim(line, begin, match.end())
            begin = match.end()
    yield from _trim(line, begin, len(line))


def _trim(line: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    while begin < end and line[begin].isspace():
        begin += 1
    while end > begin and line[end - 1].isspace():
        end -= 1
    while end - begin > LONGEST:
        cut = max(line.rfind("; ", begin, begin + LONGEST), line.rfind(" ", begin, begin + LONGEST))
        cut = begin + LONGEST if cut <= begin else cut + 1
        yield begin, cut
        begin = cut
    if begin < end:
        yield begin, end


def _ends(line: str, match: re.Match[str], abbreviations: Collection[str]) -> bool:
    after = line[match.end() :].lstrip()
    if not after:
        return True
    closed = match[0][-1] in "»”\"')]"
    first = after.lstrip(_OPENERS + " ")[:1]
    if first and first.islower():
        return False
    if match[0][0] != "." or len(match[0].rstrip("»”\"')]")) > 1:
        return bool(first) or closed
    return _stop_ends(line[: match.start() + 1], first, closed, abbreviations)


def _stop_ends(before: str, first: str, closed: bool, abbreviations: Collection[str]) -> bool:
    """Decide on a single full stop, given the text up to it and the letter that follows."""
    word = _WORD_BEFORE.search(before)
    if word is None or closed:
        return True
    if word[0].lower() in abbreviations or word[0].lower().lstrip("'-") in abbreviations:
        return False
    if _INITIAL.search(before) and not closed:
        return False
    return not (_NUMBER.search(before) and first.isdigit())
