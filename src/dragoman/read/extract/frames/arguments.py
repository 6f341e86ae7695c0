"""Which words stand in which slot of a trigger, whatever the construction.

Passives, participles, relative clauses, infinitives under another verb, coordination and support
verbs are undone here, so that a frame only says where sides stand in the plain active clause.
"""

from collections import defaultdict
from collections.abc import Iterator

from dragoman.langs import Pack
from dragoman.read.extract.frames.index import Trigger
from dragoman.read.tokens import Sentence, Token

Slots = dict[str, list[int]]
_VERBAL = ("VERB", "AUX")
# Acts in whose noun the subject of the clause takes part ("during a visit, the minister …").
ENCOUNTERS = frozenset(
    "visit meet call convene negotiate plan_meeting invite exercise sign congratulate thank greet "
    "condole".split()
)
_OBLIQUE = ("obl", "nmod", "advmod", "advcl", "dep", "xcomp")


class Arguments:
    """Reads the slots of the triggers of one sentence."""

    def __init__(self, sentence: Sentence, pack: Pack) -> None:
        """Prepare to look at a sentence."""
        self._s = sentence
        self._t = sentence.tokens
        self._pack = pack
        self._slots = pack.slots
        self._cues = pack.cues
        self._contractions = pack.contractions
        self._support = pack.cues["support"]

    def of(self, trigger: Trigger) -> Slots:
        """Return the words that stand in each slot of a trigger."""
        slots: Slots = defaultdict(list)
        token = self._t[trigger.at]
        if trigger.frame.kind == "noun" or (
            trigger.frame.kind == "phrase" and token.pos not in _VERBAL
        ):
            self._nominal(trigger.at, slots, trigger.frame.act in ENCOUNTERS)
        else:
            self._verbal(trigger.at, slots)
            if trigger.noun is not None:
                self._modifiers(trigger.noun, slots)
        return slots

    # -- verbs ---------------------------------------------------------------------------------

    def passive(self, i: int) -> bool:
        """Tell whether a verb is passive (a bare past participle on a noun counts)."""
        token = self._t[i]
        auxiliaries = {t.lemma for t in self._s.kids(i, "aux")} | {
            t.low for t in self._s.kids(i, "aux")
        }
        if auxiliaries & self._cues.get("active", frozenset()) and not auxiliaries & self._cues.get(
            "passive", frozenset()
        ):
            return False
        subjects = {c.dep for c in self._s.kids(i, "nsubj")}
        if subjects == {"nsubj"} and not any(True for _ in self._s.kids(i, "aux:pass")):
            return False
        if self._alone(i):
            return False
        if "Voice=Pass" in token.feats or any(
            True for _ in self._s.kids(i, "aux:pass", "nsubj:pass")
        ):
            return True
        if any(True for _ in self._s.kids(i, "obj")) or any(
            c.dep == "nsubj" for c in self._s.kids(i, "nsubj")
        ):
            return False
        participle = "VerbForm=Part" in token.feats and "Tense=Past" in token.feats
        participle = participle and "Voice=Act" not in token.feats
        bare = participle and not any(True for _ in self._s.kids(i, "aux"))
        hung = token.dep.split(":")[0] in ("acl", "amod", "advcl", "root", "conj")
        return bare and hung and token.dep != "acl:relcl"

    def _alone(self, i: int) -> bool:
        """Tell whether a participle on the root is the only verb: then it is the clause's verb.

        A compact parser reads "Ethiopian troops crossed into …" as "troops that were crossed".
        """
        token = self._t[i]
        if token.dep != "acl" or self._t[token.head].dep != "root" or token.head > i:
            return False
        if any(True for _ in self._s.kids(i, "obl:agent")):
            return False
        return not any(t.pos in _VERBAL and t.i != i for t in self._t)

    def _verbal(self, i: int, slots: Slots, inherit: bool = True) -> None:
        passive = self.passive(i)
        for child in self._s.kids(i):
            for slot, at in self._verb_child(child, passive):
                slots[slot].append(at)
        for noun in [w for w in slots.get("obj", ()) if self._t[w].head == i]:
            for child in self._s.kids(noun, "nmod"):
                preposition = self.preposition(child.i)
                if preposition and preposition not in self._slots["of"]:
                    slots[preposition].append(child.i)
        if inherit:
            own = "obj" if passive else "subj"
            if not slots.get(own):
                slots[own] += self.subject(i, set())

    def _verb_child(self, child: Token, passive: bool) -> Iterator[tuple[str, int]]:
        dep = child.dep.split(":")[0]
        at = self._antecedent(child)
        if dep == "nsubj":
            yield ("obj" if passive else "subj"), at
        elif child.dep == "obl:agent":
            yield "subj", at
        elif dep == "obj" or (dep == "iobj" and "Case=Acc" in child.feats):
            yield ("obj" if not passive else "iobj"), at
        elif dep == "iobj":
            yield "iobj", at
            if not passive and not any(True for _ in self._s.kids(child.head, "obj")):
                yield "obj", at
        elif dep in _OBLIQUE:
            yield from self._oblique(child, passive)
        elif dep == "expl" and child.pos == "PRON" and child.low in ("lui", "leur"):
            yield "iobj", at

    def _oblique(self, child: Token, passive: bool) -> Iterator[tuple[str, int]]:
        preposition = self.preposition(child.i)
        if preposition:
            yield preposition, child.i
            if passive and preposition in self._slots["by"]:
                yield "subj", child.i
        elif "Case=Ins" in child.feats:
            yield ("subj" if passive else "ins"), child.i
        elif "Case=Dat" in child.feats:
            yield "iobj", child.i
        elif "Case=Gen" in child.feats:
            yield "gen", child.i

    def preposition(self, i: int) -> str:
        """Return the preposition of a word (several words joined by spaces), or an empty string."""
        for case in reversed(list(self._s.kids(i, "case", "mark"))):  # the nearest to the noun
            if case.pos == "ADP" or case.dep == "case":
                words = [case, *self._s.kids(case.i, "fixed")]
                if case.low in ("'s", "'"):
                    continue
                low = " ".join(t.low for t in sorted(words, key=lambda t: t.i))
                return self._contractions.get(low, low)
        token = self._t[i]
        before = self._t[i - 1] if i else None
        if before is not None and before.pos == "ADP" and before.head != i and token.dep != "root":
            return self._contractions.get(before.low, before.low)
        return ""

    def _controlled(self, token: Token) -> list[int]:
        """Return the object that does what a clause tells ("thanked B for supporting …")."""
        marks = self._pack.grammar["controlled"]
        if "VerbForm=Fin" in token.feats or not any(
            m.low in marks for m in self._s.kids(token.i, "mark", "case")
        ):
            return []
        return [self._antecedent(c) for c in self._s.kids(token.head, "obj")]

    def subject(self, i: int, seen: set[int]) -> list[int]:
        """Return the subject of a verb, also where it is shared, controlled or dropped."""
        if i in seen:
            return []
        seen.add(i)
        own = [self._antecedent(c) for c in self._s.kids(i, "nsubj")]
        if own:
            return own
        token = self._t[i]
        dep = token.dep.split(":")[0]
        if dep in ("acl", "amod") and self._t[token.head].pos not in _VERBAL:
            return [token.head]
        if dep == "advcl" and (thanked := self._controlled(token)):
            return thanked
        if dep in (
            "conj",
            "xcomp",
            "advcl",
            "ccomp",
            "parataxis",
            "aux",
            "cop",
            "obl",
            "nmod",
            "obj",
            "acl",
        ):
            return self._above(token, seen)
        return []

    def _above(self, token: Token, seen: set[int]) -> list[int]:
        head = self._t[token.head]
        if head.pos in _VERBAL or any(True for _ in self._s.kids(head.i, "nsubj", "cop")):
            return self.subject(head.i, seen)
        if head.dep != "root":
            return self.subject(head.i, seen) if head.head != head.i else []
        return []

    def _antecedent(self, child: Token) -> int:
        """Replace a relative pronoun by the noun that its clause hangs on."""
        relative = "PronType=Rel" in child.feats or (
            child.pos in ("PRON", "DET") and child.low in self._pack.pronouns["relative"]
        )
        if not relative and not (
            child.pos == "PRON" and child.lemma in self._pack.pronouns["relative"]
        ):
            return child.i
        for up in self._s.up(child.i):
            if up.dep.startswith("acl"):
                return up.head
        return child.i

    # -- nouns ---------------------------------------------------------------------------------

    def _nominal(self, i: int, slots: Slots, encounter: bool) -> None:
        """Read the slots of an event noun; a verb's subject takes part in an encounter only."""
        self._modifiers(i, slots)
        token = self._t[i]
        head = self._t[token.head]
        dep = token.dep.split(":")[0]
        if head.i == i or head.pos not in _VERBAL:
            slots["subj"] += self._governing_subject(i) if encounter else []
            return
        supported = head.lemma in self._support
        above: Slots = defaultdict(list)
        self._verbal(head.i, above)
        for slot, found in above.items():
            words = [w for w in found if w != i]
            if (
                (slot == "subj" and (encounter or supported))
                or (supported and slot != "obj")
                or (dep == "nsubj" and slot not in ("obj", "subj"))
            ):
                slots[slot] += words

    def _governing_subject(self, i: int) -> list[int]:
        """Return the subject of the clause round a noun ("during a visit, the minister …")."""
        for up in self._s.up(i):
            if up.pos in _VERBAL:
                return [
                    w for w in self.subject(up.i, set()) if w != i and i not in self._s.subtree(w)
                ]
        return []

    def _modifiers(self, i: int, slots: Slots) -> None:
        for child in self._s.kids(i):
            dep = child.dep.split(":")[0]
            if child.dep in ("nmod:poss", "det:poss") or (
                dep == "det" and "Poss=Yes" in child.feats
            ):
                slots["gen"].append(self._antecedent(child))
            elif dep in ("nmod", "obl", "acl", "appos", "flat", "dep", "conj"):
                self._noun_child(child, slots)
            elif dep in ("amod", "compound", "nummod", "det"):
                slots["adj"].append(child.i)
            elif dep in ("obj", "iobj", "nsubj"):
                slots["gen"].append(child.i)
        owners = [self._antecedent(c) for c in self._s.kids(i) if c.dep == "nmod:poss"]
        if owners:  # "A's removal of B": B is what the act is done to
            slots["gen"] = owners

    def _noun_child(self, child: Token, slots: Slots) -> None:
        preposition = self.preposition(child.i)
        dep = child.dep.split(":")[0]
        if dep == "acl":
            return
        if preposition in self._slots["of"] and preposition:
            slots["gen"].append(child.i)
            slots[preposition].append(child.i)
        elif preposition:
            slots[preposition].append(child.i)
        elif "Case=Ins" in child.feats:
            slots["ins"].append(child.i)
        elif "Case=Dat" in child.feats:
            slots["iobj"].append(child.i)
        elif dep in ("nmod", "obl", "flat", "dep"):
            slots["gen"].append(child.i)
