"""Where sides stand by word order, prepositions and case alone, if the parse is wrong or silent.

The order of words round a verb and the preposition before a side are read off the line. In Russian
the case decides instead of the order; of a title it is the case of the title's noun.
"""

import re
from collections import defaultdict
from collections.abc import Sequence

from dragoman.langs import Pack
from dragoman.read.lemmas import russian_cases
from dragoman.read.mentions import Mention
from dragoman.read.tokens import Sentence, Token

_INSIDE = ("DET", "ADJ", "NUM", "PART")
_BARRIERS = frozenset({";", "»", "”", "«", "“", '"', "(", ")", ":"})
# Endings of Russian family names of the adjective-free kinds (-ов, -ев, -ин) by case.
_FAMILY = (
    (re.compile(r"(?:[оеё]в|[иы]н)ым$"), "Ins"),
    (re.compile(r"(?:[оеё]в|[иы]н)а$"), "Acc"),
    (re.compile(r"(?:[оеё]в|[иы]н)у$"), "Dat"),
    (re.compile(r"(?:[оеё]в|[иы]н)е$"), "Loc"),
    (re.compile(r"(?:[оеё]в|[иы]н)$"), "Nom"),
)


class Surface:
    """Reads the slots of one sentence off its surface."""

    def __init__(self, sentence: Sentence, mentions: Sequence[Mention], pack: Pack) -> None:
        """Prepare to look at a sentence."""
        self._t = sentence.tokens
        self._mentions = [m for m in mentions if m.parties or m.kind == "adjective"]
        self._pack = pack
        self._by_case = pack.code == "ru"
        self._complex = tuple(
            tuple(word.split()) for words in pack.slots.values() for word in words if " " in word
        )

    def slots(self, at: int, last: int, passive: bool, nominal: bool) -> dict[str, list[Mention]]:
        """Return the sides in each slot of a trigger, the nearest first."""
        found: dict[str, list[Mention]] = defaultdict(list)
        low, high = self._clause(at)
        inside = [
            m for m in self._mentions if low <= m.first and m.last <= high and not m.covers(at)
        ]
        inside.sort(key=lambda m: abs(m.head - at))
        for mention in inside:
            slot = self._slot(mention, at, last, passive, nominal)
            if slot:
                found[slot].append(mention)
        return found

    def _clause(self, at: int) -> tuple[int, int]:
        low = at
        while low > 0 and not self._boundary(low - 1, at):
            low -= 1
        high = at + 1
        while high < len(self._t) and not self._boundary(high, at):
            high += 1
        return low, high

    def _boundary(self, i: int, at: int) -> bool:
        token = self._t[i]
        if (
            token.low in _BARRIERS
            or token.pos == "SCONJ"
            or token.low in self._pack.pronouns["relative"]
        ):
            return True
        return token.pos == "VERB" and "VerbForm=Fin" in token.feats and self._t[at].pos == "VERB"

    def _slot(self, mention: Mention, at: int, last: int, passive: bool, nominal: bool) -> str:
        if mention.kind == "adjective":
            return "adj" if nominal and abs(mention.head - at) <= 3 else ""  # noqa: PLR2004
        preposition = self._preposition(mention)
        if preposition:
            return self._prepositional(preposition, mention, last, passive, nominal)
        after = self._t[mention.last] if mention.last < len(self._t) else None
        if after is not None and after.low in ("'s", "'"):
            return "gen" if nominal and 0 < at - mention.last <= 4 else ""  # noqa: PLR2004
        if self._by_case:
            return self._cased(mention, at, last, passive, nominal)
        if nominal:
            return "subj" if mention.last <= at else ""
        before = mention.last <= at
        if passive:
            return "obj" if before else ""
        if not before and self._inverted(at):
            return "subj"
        return "subj" if before else "obj"

    def _inverted(self, at: int) -> bool:
        """Tell whether the subject follows its verb, as the object stands before it as a pronoun.

        So "l'avait convié le roi". An object relative without a noun before the verb ("que lui
        avait faite le roi") is the same.
        """
        clitics = self._pack.pronouns.get("clitics", frozenset())
        before = self._t[max(0, at - 4) : at]
        nouns = [t for t in before if t.pos in ("NOUN", "PROPN")]
        if any(t.low in clitics and t.pos == "PRON" for t in before):
            return not nouns or max(t.i for t in nouns) < min(
                t.i for t in before if t.low in clitics
            )
        return False

    def _prepositional(
        self, preposition: str, mention: Mention, last: int, passive: bool, nominal: bool
    ) -> str:
        if preposition in self._pack.slots["of"]:
            return "gen" if nominal and 0 <= mention.first - last <= 3 else ""  # noqa: PLR2004
        if passive and preposition in self._pack.slots["by"]:
            return "subj"
        return preposition

    def _preposition(self, mention: Mention) -> str:
        """Return the preposition before a side, or several words ("в отношении", "auprès de")."""
        for words in self._complex:
            run = self._t[max(0, mention.first - len(words)) : mention.first]
            if tuple(t.low for t in run) == words:
                return " ".join(words)
        for back in range(1, 4):
            i = mention.first - back
            if i < 0:
                return ""
            token = self._t[i]
            if token.pos == "ADP" or token.low in self._pack.contractions:
                return self._pack.contractions.get(token.low, token.low)
            if token.pos not in _INSIDE:
                return ""
        return ""

    def _cased(self, mention: Mention, at: int, last: int, passive: bool, nominal: bool) -> str:
        case = self.case(mention) or self._placed(mention, at, nominal)
        if case == "Nom":
            return "obj" if passive else "subj"
        if nominal and mention.first == last and case in ("Gen", "Acc"):
            return "gen"
        if case == "Ins":
            return "subj" if passive else "ins"
        if case == "Dat":
            return "iobj"
        if case in ("Acc", "Gen") and not nominal:
            return "obj" if mention.first >= at or case == "Acc" else ""
        return ""

    def _placed(self, mention: Mention, at: int, nominal: bool) -> str:
        """Return the case that the place of a word without endings (США, КНДР) speaks for."""
        if mention.last <= at:
            return "" if nominal else "Nom"
        return "Gen" if nominal else "Acc"

    def case(self, mention: Mention) -> str:
        """Return the case of a side; a family name's own ending is surer than the tagger."""
        token: Token = self._t[mention.head]
        if mention.kind == "person" or token.pos == "PROPN":
            word = self._t[mention.last - 1].low
            for ending, case in _FAMILY:
                if ending.search(word):
                    return case
        if token.text.isupper() and len(token.text) > 1:
            return ""
        if mention.kind in ("state", "city", "body") and not russian_cases(token.low):
            return ""
        found = next((f for f in token.feats if f.startswith("Case=")), "").removeprefix("Case=")
        known = russian_cases(token.low)
        if not known or found in known:
            return found
        before = self._t[token.i - 1] if token.i else None
        if before is not None and before.pos == "NOUN" and "Gen" in known:
            return "Gen"
        return "Dat" if "Dat" in known else sorted(known)[0]
