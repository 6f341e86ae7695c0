"""Whether an act has happened, goes on, is to come, is only proposed, or is denied."""

from dragoman.langs import Pack
from dragoman.read.extract.frames.index import Trigger
from dragoman.read.tokens import Sentence, Token

_COMPLEMENT = ("xcomp", "ccomp", "acl", "advcl", "obj", "obl", "nmod", "nsubj", "csubj")
DROPPED = ""
HEADLINE = 14  # words that a headline seldom exceeds
# What verbs make of the act that is their object or subject, by cue of the pack, first match first.
_VERDICTS = (("failed", DROPPED), ("denied", "denied"), ("proposed", "proposed"))


class StatusReader:
    """Reads the status of triggers in one sentence."""

    def __init__(self, sentence: Sentence, pack: Pack) -> None:
        """Prepare to look at a sentence."""
        self._s = sentence
        self._t = sentence.tokens
        self._cues = pack.cues
        self._grammar = pack.grammar

    def of(self, trigger: Trigger, durative: bool) -> str:
        """Return the status; the empty string when the sentence says that it does not happen.

        `durative` says that the act lasts, so that a present tense means that it goes on.
        """
        if trigger.frame.status:
            return trigger.frame.status
        token = self._t[trigger.at]
        nominal = token.pos not in ("VERB", "AUX") and "VerbForm=Part" not in token.feats
        return self._noun(trigger, durative) if nominal else self._verb(token, durative)

    # -- verbs ---------------------------------------------------------------------------------

    def _verb(self, token: Token, durative: bool) -> str:
        if self._negated(token.i):
            return "denied"
        own = self._tense(token)
        if own:
            return own
        governed = self._governed(token)
        if governed is not None:
            return governed
        if durative and self._present(token) and not self._headline():
            return "ongoing"
        return "occurred"

    def _headline(self) -> bool:
        """Tell whether the sentence is a headline, whose present tense tells what has happened."""
        bare = len(self._t) <= HEADLINE and self._t[-1].pos != "PUNCT"
        return self._s.title or bare

    def _negated(self, i: int) -> bool:
        negation = self._grammar["not"]
        near = [*self._s.kids(i, "advmod", "det", "aux", "neg"), *(self._t[max(0, i - 2) : i])]
        return any("Polarity=Neg" in t.feats or t.low in negation for t in near)

    def _tense(self, token: Token) -> str:
        auxiliaries = [*self._s.kids(token.i, "aux"), *self._s.kids(token.i, "cop")]
        words = {t.lemma for t in auxiliaries} | {t.low for t in auxiliaries}
        feats = token.feats.union(*(t.feats for t in auxiliaries)) if auxiliaries else token.feats
        if words & self._grammar["future"] or "Tense=Fut" in feats:
            return "planned"
        if words & self._grammar["modal"]:
            return "proposed"
        if "Mood=Cnd" in feats or self._conditional(token):
            return "planned" if self._reported(token) else "proposed"
        if self._to_infinitive(token):
            return "planned"
        return ""

    def _conditional(self, token: Token) -> bool:
        """Tell a conditional by its ending; where the rest is the bare stem it is a past tense."""
        endings = (e for e in self._cues.get("conditional", ()) if token.low.endswith(e))
        ending = max(endings, key=len, default="")
        return bool(ending) and token.low[: 1 - len(ending)] != token.lemma[:-2]

    def _reported(self, token: Token) -> bool:
        return token.dep in ("ccomp", "conj", "acl:relcl", "acl") and any(
            "Tense=Past" in up.feats or "Tense=Imp" in up.feats for up in self._s.up(token.i)
        )

    def _to_infinitive(self, token: Token) -> bool:
        """Tell "is to sign", "to be signed", « à signer »: a bare infinitive that announces."""
        marks = [
            t for t in self._s.kids(token.i, "mark", "case") if t.low in self._grammar["infinitive"]
        ]
        if not marks or (
            "VerbForm=Inf" not in token.feats
            and not any("VerbForm=Inf" in t.feats for t in self._s.kids(token.i, "aux"))
        ):
            return False
        head = self._t[token.head]
        at = marks[0].i
        if marks[0].low == "à" and at and self._t[at - 1].pos == "NOUN":
            return True  # a thing to be done; the parser often hangs it on the main verb
        copulas = {t.lemma for t in self._s.kids(token.i, "cop", "aux")}  # "is to train"
        if (copulas | {head.lemma}) & self._grammar["be"] or token.dep == "root":
            return True  # "is to train"; headlines: "Chad to open embassy"
        return token.dep == "acl" and head.pos != "VERB"

    def _governed(self, token: Token) -> str | None:
        """Return what the governing words make of an act; None when they say nothing."""
        at = token
        for _ in range(3):
            if at.dep.split(":")[0] not in _COMPLEMENT or at.head == at.i:
                return None
            head = self._t[at.head]
            verdict = self._cue(head, at)
            if verdict is not None:
                return verdict
            if head.dep == "root" or at.dep.split(":")[0] in ("ccomp", "nsubj"):
                return None
            at = head
        return None

    def _cue(self, head: Token, child: Token) -> str | None:
        infinitive = "VerbForm=Inf" in child.feats or child.pos in ("NOUN", "PROPN")
        if head.lemma in self._cues["denied"]:
            return "denied"
        if head.lemma in self._cues["failed"] and infinitive:
            return DROPPED
        if self._negated(head.i) and infinitive:
            return DROPPED
        if not infinitive:
            return None
        if head.lemma in self._cues["proposed"]:
            return "proposed"
        if head.lemma in self._cues["planned"] or "Tense=Fut" in head.feats:
            return "planned"
        return None

    def _present(self, token: Token) -> bool:
        auxiliaries = list(self._s.kids(token.i, "aux"))
        if any("Tense=Pres" in t.feats and t.lemma in self._grammar["be"] for t in auxiliaries):
            return "VerbForm=Ger" in token.feats or "Tense=Pres" in token.feats
        return "Tense=Pres" in token.feats and "VerbForm=Fin" in token.feats and not auxiliaries

    # -- nouns ---------------------------------------------------------------------------------

    def _noun(self, trigger: Trigger, durative: bool) -> str:
        token = self._t[trigger.at]
        modifiers = {t.lemma for t in self._s.kids(token.i, "amod", "acl", "advmod")}
        before = {t.lemma for t in self._t[max(0, token.i - 2) : token.i]}
        if (modifiers | before) & self._cues["upcoming"]:
            return "planned"
        if modifiers & self._cues["past"]:
            return "occurred"
        head = self._t[token.head]
        if head.pos in ("VERB", "AUX") and head.i != token.i:
            return self._by_verb(token, head, durative)
        if head.i != token.i and head.lemma in self._cues["proposed"] | self._cues["planned"]:
            return "proposed" if head.lemma in self._cues["proposed"] else "planned"
        return "ongoing" if durative and self._lasting(token) else "occurred"

    def _by_verb(self, token: Token, head: Token, durative: bool) -> str:
        dep = token.dep.split(":")[0]
        if dep not in ("obj", "nsubj", "iobj", "xcomp"):
            return (
                "occurred" if head.lemma not in self._cues["planned"] or dep != "obl" else "planned"
            )
        if self._negated(head.i):
            return "denied" if head.lemma in self._cues["support"] else DROPPED
        if head.lemma in self._cues["support"]:
            return self._verb(head, durative) or DROPPED
        for cue, verdict in _VERDICTS:
            if head.lemma in self._cues[cue]:
                return verdict
        tense = self._tense(head)
        if head.lemma in self._cues["planned"] or (dep == "nsubj" and tense == "planned"):
            return "planned"
        if durative and head.lemma in self._cues["ongoing"]:
            return "ongoing"
        return "occurred"

    def _lasting(self, token: Token) -> bool:
        return any(t.lemma in self._cues["ongoing"] for t in self._s.kids(token.i, "amod"))
