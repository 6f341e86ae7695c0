"""How far a title reaches: what belongs to "the foreign minister of A, B" on its left and right."""

from dragoman.read.labels import GIVES_CODE, Labels, PersonRun
from dragoman.read.lexicon import Lexicon
from dragoman.read.tokens import Sentence, Token

LONGEST = 14  # words of a title phrase; longer runs are lists
STATIVE = frozenset({"state", "people", "body", "organ", "group", "adjective"})


class Reach:
    """Measures the titles of one sentence; `used` marks the words that are taken already."""

    def __init__(
        self, sentence: Sentence, labels: Labels, lexicon: Lexicon, used: list[bool]
    ) -> None:
        """Prepare to look at a sentence."""
        self._t = sentence.tokens
        self._labels = labels
        self._lex = lexicon
        self._slots = lexicon.pack.slots
        self._grammar = lexicon.pack.grammar
        self._and = self._grammar["and"]
        self._relative = lexicon.pack.pronouns["relative"]
        self._used = used

    def _joins(self, at: int) -> bool:
        return self._t[at].low == "," or self._t[at].low in self._and

    def left(self, i: int) -> int:
        """Extend to the left over modifiers: adjectives, states, possessors, titles."""
        at = i
        while at > 0 and i - at < LONGEST:
            token, kind = self._t[at - 1], self._labels.kind(at - 1)
            if self._used[at - 1] or not self._extends_left(token, kind, at - 1):
                break
            at -= 1
        return at

    def _extends_left(self, token: Token, kind: str, at: int) -> bool:
        if kind in ("adjective", "people"):
            return True
        english = self._lex.pack.code == "en"
        if kind in ("state", "body", "organ", "city", "group"):
            return english
        if token.low in ("'s", "'"):
            return at > 0 and self._labels.kind(at - 1) in (
                "state",
                "body",
                "city",
                "organ",
                "people",
            )
        if token.pos in ("ADJ", "DET", "NUM"):
            return True
        if (token.low in self._and or token.low == "-") and 0 < at < len(self._t) - 1:
            return (
                self._labels.kind(at - 1) == "adjective"
                and self._labels.kind(at + 1) == "adjective"
            )
        return english and token.pos in ("NOUN", "PROPN") and kind == ""

    def right(self, at: int, plural: bool, organ: bool) -> tuple[int, PersonRun | None]:
        """Extend to the right over what belongs to the title, up to and with a person's name."""
        begin, last = at, at
        run = self._untagged(at) if not organ else None
        if run is not None:
            return self._more_persons(run.last, plural), run
        while at < len(self._t) and at - begin < LONGEST and not self._used[at]:
            run = self._labels.person[at]
            if run is not None:
                return self._more_persons(run.last, plural), run
            step = self._step_right(at, last, plural, organ)
            if step == 0 and organ and self._seat(begin, at):
                step = 2
            if step == 0:
                break
            at += step
            if (
                self._t[at - 1].pos not in ("ADP", "DET", "CCONJ", "PUNCT")
                or self._labels.names[at - 1]
            ):
                last = at
        return self._apposition(last)

    def _untagged(self, at: int) -> PersonRun | None:
        """Take capitalised words right after a title for the name that nobody has marked."""
        last = at
        while last < len(self._t) and last - at < 4 and self._namelike(last):  # noqa: PLR2004 - the longest names
            last += 1
        return PersonRun(at, last) if last > at else None

    def _namelike(self, i: int) -> bool:
        token = self._t[i]
        capital = token.text[0].isupper() and not (token.text.isupper() and len(token.text) > 1)
        free = self._labels.person[i] is None and not self._labels.names[i] and not self._used[i]
        plain = (
            capital and free and token.pos in ("PROPN", "X") and token.low not in self._lex.titles
        )
        return plain and not self._lex.is_role(token)

    def _more_persons(self, at: int, plural: bool) -> int:
        while plural and at + 1 < len(self._t) and self._joins(at):
            run = self._labels.person[at + 1]
            if run is None:
                break
            at = run.last
        return at

    def _step_right(self, at: int, last: int, plural: bool, organ: bool) -> int:
        """Return by how many words the title goes on at word `at` (0: it ends)."""
        token, kind = self._t[at], self._labels.kind(at)
        if kind in STATIVE or (kind == "city" and at == last):
            return 1
        if token.low in self._slots["of"] or token.text in ("'", "’"):
            return 1
        if token.pos in ("DET", "ADJ") and token.lemma not in self._relative:
            return 1
        if token.pos in ("NOUN", "PROPN"):
            return 1 if self._belongs(at, token) else 0
        if token.pos == "ADP" and at + 1 < len(self._t):
            return self._step_adposition(at, token, organ)
        if self._joins(at) and at + 1 < len(self._t):
            return self._step_conjunction(at, plural)
        return 0

    def _seat(self, begin: int, at: int) -> bool:
        """Tell whether "in Poland" alone says whose an organ is ("a court in Poland")."""
        if at + 1 >= len(self._t) or self._t[at].low not in self._slots["place"]:
            return False
        told = any(self._labels.kind(i) in STATIVE for i in range(max(0, begin - 3), at))
        return not told and self._labels.kind(at + 1) in ("state", "city")

    def _belongs(self, at: int, token: Token) -> bool:
        """Tell whether a noun goes on a title: after "of", Russian genitive, English capitals."""
        before = self._t[at - 1]
        if before.low in self._slots["of"] or before.pos in ("DET", "ADJ", "ADP"):
            return True
        if self._lex.pack.code == "ru":
            return "Case=Gen" in token.feats or (token.text.isupper() and len(token.text) > 1)
        if self._lex.pack.code == "en":
            return token.text[0].isupper() and before.text[0].isupper()
        return False

    def _step_adposition(self, at: int, token: Token, organ: bool) -> int:
        after = self._labels.kind(at + 1)
        if token.low in self._grammar["origin"] and after in ("state", "city"):
            told = any(self._labels.kind(i) in STATIVE for i in range(max(0, at - 4), at))
            return 0 if told else 2
        if token.low not in self._grammar["posted"] and token.low not in self._slots["place"]:
            return 0
        noun = self._t[at + 1]
        place = token.low in self._slots["place"]
        if after in ("state", "body", "city"):
            return 2 if self.envoy(at) or not (place or organ) else 0
        named = noun.pos in ("NOUN", "PROPN", "ADJ", "DET")
        return 2 if named and token.low in self._grammar["domain"] else 0

    def envoy(self, at: int) -> bool:
        """Tell whether the title before word `at` is one of those that name their host."""
        run = self._t[max(0, at - 6) : at]
        heads = [row for t in run for row in self._lex.roles.get(t.lemma, ())]
        return any(
            role.office in ("ambassador", "envoy") or role.role in ("embassy", "mission")
            for _, role in heads
        )

    def _step_conjunction(self, at: int, plural: bool) -> int:
        after = self._labels.kind(at + 1)
        if plural and after in ("state", "body", "adjective", "organ"):
            return 2
        article = at + 2 < len(self._t) and self._t[at + 1].pos in ("DET", "ADP")
        if plural and article and self._labels.kind(at + 2) in ("state", "body"):
            return 3
        return 0

    def _apposition(self, last: int) -> tuple[int, PersonRun | None]:
        """Take "…, Name," that follows a title."""
        if last + 1 < len(self._t) and self._t[last].low == ",":
            run = self._labels.person[last + 1]
            if run is not None and self._closes(run.last):
                return run.last, run
        return last, None

    def _closes(self, at: int) -> bool:
        return at >= len(self._t) or self._t[at].low in (",", ")", "–", "—", ".", ":", ";")

    def person_before(self, first: int) -> PersonRun | None:
        """Take "Name, …" that stands before a title in apposition."""
        at = first - 1
        if at >= 1 and self._t[at].low in (",", "(") and not self._used[at - 1]:
            return self._labels.person[at - 1]
        return None

    def runs(self, first: int, last: int) -> list[PersonRun]:
        """Return the persons named inside a title."""
        found = [run for i in range(first, last) if (run := self._labels.person[i]) is not None]
        return list(dict.fromkeys(run for run in found if run.first >= first and run.last <= last))

    def codes(self, first: int, last: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the codes that a title names, and apart from them the hosts of an envoy."""
        codes: list[str] = []
        hosted: list[str] = []
        hosts = {*self._slots["toward"], *self._slots["place"], *self._grammar["posted"]}
        hosts -= set(self._slots["of"])
        for i in range(first, last):
            names = self._labels.names[i]
            if not names or not self._labels.starts(i, first):
                continue
            before = self._t[i - 1].low if i > first else ""
            article = self._t[i - 2].low if i > first + 1 and self._t[i - 1].pos == "DET" else ""
            found = [
                code
                for name in names
                if (code := _code(name.entries[0].kind, name.entries[0].code))
            ]
            if (before in hosts or article in hosts) and names[0].kind not in (
                "adjective",
                "people",
            ):
                hosted += found
            else:
                codes += found
        return tuple(dict.fromkeys(codes)), tuple(dict.fromkeys(hosted))


def _code(kind: str, code: str) -> str:
    return code if kind in GIVES_CODE or kind == "city" else ""
