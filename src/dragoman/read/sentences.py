"""Where sentences begin and end, by rules on the line; the parser is not asked.

A line of the article is a paragraph; no sentence crosses it. Inside, a sentence ends at a stop mark
that is not part of an abbreviation, an initial, a number, a date or a dateline, and is followed by
a beginning. What shortens words in a language, and which words begin sentences, stands in its pack.
"""

import re
from collections.abc import Iterator

from dragoman.langs import Stops

# A stop, the marks that close around it (in French after a space), the numbers of its notes.
_END = re.compile(r"[.!?…]++(?:\s?»|[”“\"')\]])*+(?:\[\d{1,3}\])*+(?=\s)")
_CLOSERS = "»”“\"')]"
_OPENERS = "«“„\"'([–—-•*"
_INITIAL = re.compile(r"(?:^|[\s(«\"“.-])[^\W\d_]\.$")
_COUNT = re.compile(r"\d|[IVXLC]+\b")
_NUMBER = re.compile(r"(?:^|\s)\d{1,2}\.$")
_ITEM = re.compile(r"\s*\d{1,2}\.")  # the number of an item, at the beginning of a line
_WORD_BEFORE = re.compile(r"[^\s(«“\"„/]+$")
_WORD_AFTER = re.compile(r"[^\W\d_]+(?=[\s,:;'-]|$)")
_AGENCY = re.compile(r"/[^/]{2,40}/\.?$")  # «МИНСК, 9 января. /АГЕНТСТВО/.»
DATELINE = 70  # characters from the beginning of a line within which a dateline lies
LONGEST = 1500  # characters; a longer run is furniture or a table, cut at semicolons or spaces


def split(line: str, stops: Stops) -> Iterator[tuple[int, int]]:
    """Yield start and stop of each sentence of one line, white space trimmed."""
    begin = 0
    for match in _END.finditer(line):
        if _ends(line, match, stops):
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


def _ends(line: str, match: re.Match[str], stops: Stops) -> bool:
    after = line[match.end() :].lstrip()
    if not after:
        return True
    mark = match[0].split("[", maxsplit=1)[0].rstrip(_CLOSERS + " \u00a0\u202f")
    closed = mark != match[0]
    start = after.lstrip(_OPENERS + " ")[:2]
    if start[:1].islower() and not start[1:].isupper():  # «eVisa» begins like a capital
        return False
    if mark != ".":
        return bool(start) or closed
    return _stop_ends(line[: match.start() + 1], after, closed, stops)


def _stop_ends(before: str, after: str, closed: bool, stops: Stops) -> bool:
    """Decide on a single full stop, given the text up to it and after it."""
    if len(before) < DATELINE and (after[0] == "/" or _AGENCY.search(before)):
        return False
    word = _WORD_BEFORE.search(before)
    if word is None or closed:
        return True
    last = word[0].lower()
    initial = word[0][-2:-1].isupper() and _INITIAL.search(before)
    short = "" if initial else next((w for w in _parts(last) if w in stops.abbreviations), "")
    if short or initial:
        return _short_ends(short, after, stops)
    return not _ITEM.fullmatch(before) and not (_NUMBER.search(before) and after[0].isdigit())


def _parts(word: str) -> Iterator[str]:
    """Yield a word whole, without what is elided before it, and the last part of a compound."""
    yield word
    yield word.lstrip("'-")
    yield word.rpartition("'")[2]
    yield word.rpartition("-")[2]


def _short_ends(short: str, after: str, stops: Stops) -> bool:
    """Decide on the stop of an abbreviation or initial by the words that follow."""
    if short in stops.numbered:
        return not _COUNT.match(after)
    if short in stops.closing:
        return not after[0].isdigit()
    first = _WORD_AFTER.match(after.lstrip(_OPENERS + " "))
    free = not short or short in stops.open
    return (
        free
        and first is not None
        and first[0].casefold() in stops.starters
        and _one_capital(first[0])
    )


def _one_capital(word: str) -> bool:
    return word[1:].islower() or len(word) == 1
