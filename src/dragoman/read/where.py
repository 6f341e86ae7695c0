"""Where an event took place: the town that a preposition of place governs in its sentence."""

from collections.abc import Sequence

from dragoman.langs import Pack
from dragoman.read.labels import Labels
from dragoman.read.tokens import Sentence


def town(
    sentence: Sentence, labels: Labels, pack: Pack, at: int, first: int, last: int
) -> str | None:
    """Return the usual English name of the town nearest to a trigger, inside or near its clause."""
    best: tuple[int, str] | None = None
    for i in range(len(sentence.tokens)):
        for name in labels.names[i]:
            entry = name.entries[0]
            place = (
                entry.name
                if entry.kind == "city"
                else entry.place
                if entry.kind in ("venue", "organ")
                else ""
            )
            if not place or not labels.starts(i, 0) or not _governed(sentence, i, pack):
                continue
            distance = abs(i - at)
            if best is None or distance < best[0]:
                best = (distance, place)
    return best[1] if best else None


def _governed(sentence: Sequence[object] | Sentence, i: int, pack: Pack) -> bool:
    tokens = sentence.tokens if isinstance(sentence, Sentence) else ()
    places = {*pack.slots["place"], *pack.slots["destination"]}
    for back in (1, 2):
        if i >= back and tokens[i - back].low in places:
            return True
        if i >= back and tokens[i - back].pos not in ("DET", "ADJ", "NOUN", "PROPN", "PUNCT"):
            return False
    return False


def attached(sentence: Sentence, at: int, offset: int) -> bool:
    """Tell whether the words at an offset of the view belong to the clause of a trigger.

    They do when they hang below it or above it ("1992, when ties were established"), or below the
    verb that it hangs on.
    """
    token = sentence.at(offset)
    if token is None:
        return False
    above = [up.i for up in sentence.up(token.i)]
    if at in above or token.i == at or any(up.i == token.i for up in sentence.up(at)):
        return True
    verbs = [i for i in above if sentence.tokens[i].pos in ("VERB", "AUX")]
    own = (
        [at]
        if sentence.tokens[at].pos in ("VERB", "AUX")
        else [up.i for up in sentence.up(at) if up.pos in ("VERB", "AUX")]
    )
    if not verbs or not own:
        return True
    return verbs[0] == own[0] or _cleft(sentence, at, verbs[0])


def _cleft(sentence: Sentence, at: int, verb: int) -> bool:
    """Tell whether a verb is the copula of "it was on Monday that ..." above a trigger."""
    above = sentence.tokens[verb]
    return (
        above.pos == "AUX" and above.head == above.i and any(up.i == verb for up in sentence.up(at))
    )
