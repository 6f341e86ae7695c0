"""Which language an article is written in."""

from collections.abc import Collection

import py3langid

from dragoman.errors import InputError

ENOUGH = (
    20  # letters; below this no identifier is to be trusted, and the text holds no event either
)
SAMPLE = 4000  # characters looked at: more does not change the answer and costs time


def identify(text: str, known: Collection[str]) -> str:
    """Return the ISO 639-1 code of the language, one of `known`.

    Raises:
        InputError: the text is too short, or its language has no pack.
    """
    letters = sum(char.isalpha() for char in text[:SAMPLE])
    if letters < ENOUGH:
        raise InputError(f"only {letters} letters: too little text to tell its language")
    code = str(py3langid.classify(text[:SAMPLE])[0])
    if code not in known:
        there = ", ".join(sorted(known))
        raise InputError(
            f"language {code!r} has no pack (there are: {there}); see docs/howto/add-a-language.md"
        )
    return code
