"""Keys under which names are found: without case, accents, endings, alphabet.

Two keys, two uses. `stem` takes inflection off a word of one language, for names that stand in the
gazetteer in that language. `skeleton` takes the alphabet and the habits of transliteration off the
name of a person, so that Tokaïev, Tokayev and Токаев meet.
"""

import re
import unicodedata
from functools import lru_cache

PIECE = re.compile(r"[^\W_]+")

# Case endings of Russian nouns, names and adjectives, longest first (a light stemmer: it need not
# be right, only the same for all forms of one word).
_RU_ENDINGS = (
    "ыми ими ами ями ого его ому ему ою ею ой ей ом ем ем ым им ах ях ам ям ых их ую юю ью ая яя "
    "ое ее ые ие ый ий ов ев а я о е у ю ы и ь й"
).split()
_RU_SURNAME = re.compile(r"(?:[оеё]в|[иы]н)$")
_SHORTEST = 3

_RU_LATIN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i",
    "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
    "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch",
    "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "ё": "yo", "є": "ye", "і": "i",
    "ї": "yi", "ґ": "g", "ә": "a", "ғ": "g", "қ": "k", "ң": "n", "ө": "o", "ұ": "u", "ү": "u",
    "һ": "h", "ў": "u",
}  # fmt: skip
_LATIN_ONLY = str.maketrans(
    {
        "ı": "i",
        "ə": "a",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ð": "d",
    }
)
# From the most specific: French and German spellings, then the English ones, to one letter a sound.
_SOUNDS = (
    ("shch", "c"), ("tch", "c"), ("sch", "c"), ("tsch", "c"), ("dzh", "j"), ("dj", "j"),
    ("zh", "j"), ("sh", "c"), ("ch", "c"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("th", "t"),
    ("ts", "z"), ("tz", "z"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ck", "k"), ("qu", "k"),
    ("x", "ks"), ("q", "k"), ("w", "v"), ("y", "i"),
)  # fmt: skip
_BETWEEN_VOWELS = re.compile(r"(?<=[aeou])i(?=[aeou])")
_DOUBLE = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"[aeiou]")


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Take case and accents off; ё becomes е, й stays."""
    word = word.casefold().replace("ё", "е").translate(_LATIN_ONLY)
    if word.isascii():
        return word
    if _is_cyrillic(word):
        return word
    flat = unicodedata.normalize("NFKD", word)
    return "".join(char for char in flat if not unicodedata.combining(char))


def _is_cyrillic(word: str) -> bool:
    return any("\u0400" <= char <= "\u04ff" for char in word)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return the key of one word in any language of the packs: folded, endings taken off."""
    folded = fold(word)
    if _is_cyrillic(folded):
        return _stem_russian(folded, word[0].isupper())
    if len(folded) > _SHORTEST + 1 and not word.isupper():
        return folded.rstrip("es") or folded
    return folded


def _stem_russian(word: str, name: bool = True) -> str:
    """Take the ending off; -ов and -ев are part of a family name, but endings of common nouns."""
    if name and _RU_SURNAME.search(word):
        return word
    for ending in _RU_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word


def stems(name: str) -> tuple[str, ...]:
    """Return the key of a name of several words."""
    return tuple(stem(piece) for piece in PIECE.findall(name))


def latin(word: str) -> str:
    """Transliterate Cyrillic to Latin letters as English usage does (BGN/PCGN, simplified)."""
    out = []
    for at, char in enumerate(word):
        plain = _RU_LATIN.get(char.casefold())
        if plain is None:
            out.append(char)
            continue
        before = word[at - 1].casefold() if at else ""
        if char.casefold() == "е" and (not before or before in "аеёиоуыэюяьъ"):
            plain = "ye"
        out.append(plain.capitalize() if char.isupper() else plain)
    return "".join(out).replace("iy", "y") if word.endswith("ий") else "".join(out)


@lru_cache(maxsize=65536)
def skeleton(piece: str) -> str:
    """Return the sound of one piece of a name: a letter a sound, alphabet, accents, endings off."""
    word = fold(piece)
    if _is_cyrillic(word):
        word = _stem_russian(word)
    word = "".join(_RU_LATIN.get(char, char) for char in word)
    for spelling, sound in _SOUNDS:
        word = word.replace(spelling, sound)
    word = _BETWEEN_VOWELS.sub("", word)
    word = _DOUBLE.sub(r"\1", word)
    return (word.rstrip("aeiou") if len(word) > _SHORTEST else word) or word


@lru_cache(maxsize=65536)
def consonants(piece: str) -> str:
    """Return the consonants of a piece's sound: what names are looked up by before comparison."""
    sound = skeleton(piece)
    return _VOWELS.sub("", sound) or sound
