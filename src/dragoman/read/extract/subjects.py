"""Where the speaker of a reporting verb stands: by the parse, else by the words."""

from collections.abc import Sequence

from dragoman.langs import Pack
from dragoman.read.mentions import Mention
from dragoman.read.tokens import Sentence

SPEAKERS = frozenset(
    {
        "person",
        "role",
        "organ",
        "body",
        "counterpart",
        "pronoun",
        "group",
        "state",
        "city",
        "people",
        "both",
    }
)
VERBAL = frozenset({"VERB", "AUX", "ADJ"})
_LIGHT = frozenset({"AUX", "ADV", "DET", "PART", "PRON", "NUM"})
_NEAR = 3  # words between a verb and the speaker that follows it
_FAR = 14  # words between a verb and the speaker before it
THINGS = frozenset(
    {
        "vessel",
        "country",
        "capital",
        "side",
        "citizens",
        "company",
        "protesters",
        "diplomats",
        "delegation",
        "journalists",
    }
)


class Subjects:
    """Finds the mention that is the subject of a reporting verb."""

    def __init__(self, pack: Pack) -> None:
        """Take the words of a pack that tell subjects."""
        speech = pack.speech
        self._documents = frozenset(speech["documents"])
        self._agents = frozenset(speech["agents"])
        self._inside = frozenset(speech["inside"])
        self._impersonal = frozenset(speech["impersonal_pronouns"])
        self._clitics = frozenset(speech["clitics"])
        self._relative = frozenset(pack.pronouns["relative"])

    def _agent(self, sentence: Sentence, own: Sequence[Mention], at: int) -> Mention | None:
        for mention in own:
            if at < mention.first <= at + _FAR:
                lead = sentence.tokens[max(at, mention.first - 2) : mention.first + 1]
                if any(t.low in self._agents for t in lead):
                    return mention
        return None

    def _after(self, sentence: Sentence, own: Sequence[Mention], at: int) -> Mention | None:
        """Take the speaker that follows its verb: "…, said X"."""
        tokens = sentence.tokens
        if at > 0 and not self._set_off(sentence, at):
            return None
        for mention in own:
            if at < mention.first <= at + _NEAR:
                between = tokens[at + 1 : mention.first]
                if (
                    all(t.pos in _LIGHT or t.low in self._impersonal for t in between)
                    and tokens[mention.first].pos != "ADP"
                ):
                    return mention
        return None

    def _set_off(self, sentence: Sentence, at: int) -> bool:
        i = at - 1
        while i >= 0 and sentence.tokens[i].pos in ("AUX", "ADV", "PART"):
            i -= 1
        if i >= 0 and sentence.tokens[i].low in self._clitics:
            return False
        return (
            i < 0
            or sentence.tokens[i].pos == "PUNCT"
            or sentence.tokens[i].text in "«»“”\"–—-,;:'"
            or i < at - 1
        )

    def _subject(self, sentence: Sentence, own: Sequence[Mention], at: int) -> Mention | None:
        for child in sentence.kids(at, "nsubj"):
            if child.low in self._relative or child.lemma in self._relative:
                return self._antecedent(sentence, own, at, child.i)
            for mention in own:
                if mention.covers(child.i):
                    return mention
        return None

    def _antecedent(
        self, sentence: Sentence, own: Sequence[Mention], at: int, pronoun: int
    ) -> Mention | None:
        """Return what a relative pronoun stands for."""
        head = sentence.tokens[at].head
        before = [m for m in own if m.last <= pronoun and pronoun - m.last <= _FAR]
        exact = [m for m in before if m.covers(head)]
        people = [m for m in before if m.kind in ("person", "role")]
        near = [m for m in before if pronoun - m.last <= _NEAR]
        return next(iter((*exact, *reversed(people), *reversed(near))), None)

    def _before(self, sentence: Sentence, own: Sequence[Mention], at: int) -> Mention | None:
        """Take the nearest speaker before the verb that is not governed by something else."""
        tokens = sentence.tokens
        for mention in reversed(own):
            if mention.last > at or at - mention.last > _FAR:
                continue
            between = tokens[mention.last : at]
            if any(t.lemma in self._documents and t.pos == "NOUN" for t in between):
                return None
            lead = tokens[mention.first - 1] if mention.first else None
            governed = "ADP" in (lead.pos if lead else "", tokens[mention.first].pos)
            inside = (
                mention.kind in ("organ", "body", "city")
                and lead is not None
                and lead.low in self._inside
            )
            if (inside and self._plural_verb(sentence, at)) or (
                not governed and self._doer(sentence, mention, at)
            ):
                return mention
        return None

    def _doer(self, sentence: Sentence, mention: Mention, at: int) -> bool:
        head = sentence.tokens[mention.head]
        if mention.role in THINGS or head.dep.split(":")[0] in (
            "nmod",
            "obl",
            "obj",
            "iobj",
            "amod",
        ):
            return at - mention.last <= 1 and head.dep.split(":")[0] != "nmod"
        return True

    def _plural_verb(self, sentence: Sentence, at: int) -> bool:
        return "Number=Plur" in sentence.tokens[at].feats

    def _late(self, sentence: Sentence, own: Sequence[Mention], at: int) -> Mention | None:
        """Take the subject of the clause that the verb continues ("X came and said")."""
        for up in sentence.up(at):
            for child in sentence.kids(up.i, "nsubj"):
                if child.i < at:
                    return next(
                        (m for m in own if m.covers(child.i) and m.role not in THINGS), None
                    )
            if up.dep.split(":")[0] not in ("conj", "xcomp", "advcl", "root", "acl"):
                return None
        return None
