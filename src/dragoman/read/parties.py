"""Finds the mentions of sides in a sentence, by rules on the run of words.

The parser is trained on little and is least sure on titles, adjectives of states and foreign names,
which is what sides are made of. So the noun phrases of sides are put together from the words
themselves: an office or organ noun, the state or body that it belongs to, and the person's name.
"""

from collections.abc import Iterator, Sequence

from dragoman.langs import Role
from dragoman.read.labels import GIVES_CODE, Labels, PersonRun
from dragoman.read.lexicon import Lexicon, match
from dragoman.read.mentions import Mention
from dragoman.read.tokens import Sentence, Token

LONGEST = 14  # words of a title phrase; longer runs are lists
_AND = frozenset({"and", "et", "и", "-"})
_STATIVE = frozenset({"state", "people", "body", "organ", "group", "adjective"})


class Chunker:
    """Puts together the phrases of one sentence that stand for sides."""

    def __init__(self, sentence: Sentence, labels: Labels, lexicon: Lexicon) -> None:
        """Prepare to read a sentence."""
        self._s = sentence
        self._t = sentence.tokens
        self._labels = labels
        self._lex = lexicon
        self._slots = lexicon.pack.slots
        self._used = [False] * len(self._t)

    def mentions(self) -> list[Mention]:
        """Return all mentions, in order; no word belongs to two of them."""
        found = [*self._phrases(), *self._titled(), *self._plain()]
        return sorted(found, key=lambda mention: mention.first)

    # -- fixed phrases -------------------------------------------------------------------------

    def _phrases(self) -> Iterator[Mention]:
        for kind, index in (("both", self._lex.both), ("self", self._lex.speaker_side)):
            for i in range(len(self._t)):
                size = 0 if self._used[i] else match(self._s, i, index)
                if size and not self._qualified(i, i + size):
                    yield self._make(i, i + size, kind)

    def _qualified(self, first: int, last: int) -> bool:
        """Tell whether a phrase like "the presidents" goes on to say of whom."""
        if last >= len(self._t):
            return False
        after = self._t[last]
        if after.low in self._slots["of"] and last + 1 < len(self._t):
            return True
        return self._labels.kind(last) in ("state", "adjective", "person", "body")

    # -- offices and organs --------------------------------------------------------------------

    def _titled(self) -> Iterator[Mention]:
        for i in range(len(self._t)):
            if self._used[i] or self._labels.person[i] is not None:
                continue
            head = self._role_at(i)
            if head is not None:
                yield from self._chunk(i, *head)

    def _role_at(self, i: int) -> tuple[list[Role], int] | None:
        """Return the roles whose head noun stands at word i, and the words the head takes."""
        token = self._t[i]
        if token.pos in ("VERB", "AUX", "ADP", "ADV", "CCONJ", "SCONJ", "PUNCT"):
            return None
        if (self._labels.names[i] and self._labels.kind(i) != "people") or self._modifies(token):
            return None
        if token.lemma in self._lex.counterpart or token.low in self._lex.counterpart:
            return [Role("counterpart", "counterpart", frozenset(), frozenset())], 1
        for key in dict.fromkeys((token.lemma, token.low)):
            rows = self._lex.roles.get(key, ())
            fits = [(len(parts), role) for parts, role in rows if self._head_fits(i, parts)]
            if fits:
                size = fits[0][0]
                return [role for n, role in fits if n == size], size
        return None

    def _modifies(self, token: Token) -> bool:
        """Tell whether an office or organ noun only modifies another noun ("military aid")."""
        if token.dep.split(":")[0] not in ("compound", "amod") or token.head <= token.i:
            return False
        head = self._t[token.head]
        return (
            self._labels.person[head.i] is None
            and head.pos in ("NOUN", "PROPN")
            and not self._is_role(head)
        )

    def _is_role(self, token: Token) -> bool:
        return token.lemma in self._lex.roles or token.low in self._lex.roles

    def _head_fits(self, i: int, parts: Sequence[str]) -> bool:
        run = self._t[i : i + len(parts)]
        return len(run) == len(parts) and all(
            p in (t.lemma, t.low) for p, t in zip(parts, run, strict=True)
        )

    def _chunk(self, i: int, roles: list[Role], size: int) -> Iterator[Mention]:
        first = self._left(i)
        last, person = self._right(i + size, self._plural(i), any(r.kind == "organ" for r in roles))
        words = {form for t in self._t[first:last] for form in (t.lemma, t.low)}
        role = next((r for r in roles if not r.words or r.words & words), None)
        if role is None:
            return
        codes, hosts = self._codes(first, last)
        if not codes and role.kind == "organ" and not self._envoy(last):
            codes, hosts = hosts, ()
        runs = self._runs(first, last) or ([person] if person else [])
        before = self._person_before(first) if not runs else None
        if before is not None:
            runs, first = [before], before.first
        if len(runs) > 1 or (len(codes) > 1 and not runs and self._shared(first, last, i)):
            yield from self._several(first, last, i, role, codes, runs)
            return
        yield self._make(
            first,
            last,
            _kind(role),
            i,
            role=role,
            codes=codes[:1],
            run=runs[0] if runs else None,
            hosts=hosts,
        )

    def _shared(self, first: int, last: int, i: int) -> bool:
        """Tell whether one title belongs to several sides ("the ministers of A and B")."""
        return self._plural(i) or any(t.low in _AND for t in self._t[first:last])

    def _several(
        self,
        first: int,
        last: int,
        i: int,
        role: Role,
        codes: tuple[str, ...],
        runs: list[PersonRun],
    ) -> Iterator[Mention]:
        """One title for several: "the ministers of A and B", "presidents X and Y"."""
        if not runs:
            yield self._make(first, last, _kind(role), i, role=role, codes=codes)
            return
        for number, run in enumerate(runs):
            own = (
                codes[number : number + 1]
                if len(codes) == len(runs)
                else codes
                if len(codes) == 1
                else ()
            )
            begin = first if number == 0 else run.first
            yield self._make(
                begin,
                run.last,
                _kind(role),
                run.first if number else i,
                role=role,
                codes=own,
                run=run,
            )

    def _left(self, i: int) -> int:
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
            return self._role_at(at) is None or token.pos != "NOUN"
        if token.low in ("-", "and", "et", "и") and 0 < at < len(self._t) - 1:
            return (
                self._labels.kind(at - 1) == "adjective"
                and self._labels.kind(at + 1) == "adjective"
            )
        return english and token.pos in ("NOUN", "PROPN") and kind == ""

    def _right(self, at: int, plural: bool, organ: bool) -> tuple[int, PersonRun | None]:
        """Extend to the right over what belongs to the title, up to and with a person's name."""
        begin, last = at, at
        run = self._untagged(at) if not organ else None
        if run is not None:
            return self._more_persons(run.last, plural), run
        while at < len(self._t) and at - begin < LONGEST and not self._used[at]:
            run = self._labels.person[at]
            if run is not None:
                return self._more_persons(run.last, plural), run
            step = self._step_right(at, last, plural)
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
        return plain and not self._is_role(token)

    def _more_persons(self, at: int, plural: bool) -> int:
        while plural and at + 1 < len(self._t) and self._t[at].low in (",", "and", "et", "и"):
            run = self._labels.person[at + 1]
            if run is None:
                break
            at = run.last
        return at

    def _step_right(self, at: int, last: int, plural: bool) -> int:
        """Return by how many words the title goes on at word `at` (0: it ends)."""
        token, kind = self._t[at], self._labels.kind(at)
        if kind in _STATIVE or (kind == "city" and at == last):
            return 1
        if token.low in self._slots["of"] or token.text in ("'", "’"):
            return 1
        if token.pos in ("DET", "ADJ") and not token.low.startswith(("который", "qui", "which")):
            return 1
        if token.pos in ("NOUN", "PROPN"):
            return 1 if self._belongs(at, token) else 0
        if token.pos == "ADP" and at + 1 < len(self._t):
            return self._step_adposition(at, token)
        if token.low in ("and", "et", "и", ",") and at + 1 < len(self._t):
            return self._step_conjunction(at, plural)
        return 0

    def _seat(self, begin: int, at: int) -> bool:
        """Tell whether "in Poland" says whose an organ is ("a court in Poland"): nothing else does."""
        if at + 1 >= len(self._t) or self._t[at].low not in self._slots["place"]:
            return False
        told = any(self._labels.kind(i) in _STATIVE for i in range(max(0, begin - 3), at))
        return not told and self._labels.kind(at + 1) in ("state", "city")

    def _belongs(self, at: int, token: Token) -> bool:
        """Tell whether a noun goes on a title: after "of", as a Russian genitive, in English capitals."""
        before = self._t[at - 1]
        if before.low in self._slots["of"] or before.pos in ("DET", "ADJ", "ADP"):
            return True
        if self._lex.pack.code == "ru":
            return "Case=Gen" in token.feats or (token.text.isupper() and len(token.text) > 1)
        if self._lex.pack.code == "en":
            return token.text[0].isupper() and before.text[0].isupper()
        return False

    def _step_adposition(self, at: int, token: Token) -> int:
        after = self._labels.kind(at + 1)
        if token.low in ("from", "из") and after in ("state", "city"):
            told = any(self._labels.kind(i) in _STATIVE for i in range(max(0, at - 4), at))
            return 0 if told else 2
        if token.low in ("for", "chargé", "по", "à", "aux", "auprès", "to", "при", "en", "in", "в"):
            noun = self._t[at + 1]
            if after in ("state", "body", "city") and token.low not in ("in", "en", "в", "à"):
                return 2
            if token.low in ("for", "по") and noun.pos in ("NOUN", "PROPN", "ADJ", "DET"):
                return 2
            return 2 if self._envoy(at) and after in ("state", "body", "city") else 0
        return 0

    def _envoy(self, at: int) -> bool:
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

    def _person_before(self, first: int) -> PersonRun | None:
        """Take "Name, …" that stands before a title in apposition."""
        at = first - 1
        if at >= 1 and self._t[at].low in (",", "(") and not self._used[at - 1]:
            return self._labels.person[at - 1]
        return None

    def _runs(self, first: int, last: int) -> list[PersonRun]:
        found = [run for i in range(first, last) if (run := self._labels.person[i]) is not None]
        return list(dict.fromkeys(run for run in found if run.first >= first and run.last <= last))

    def _codes(self, first: int, last: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the codes that a title names, and apart from them the hosts of an envoy."""
        codes: list[str] = []
        hosted: list[str] = []
        hosts = set(self._slots["toward"]) | {
            "to",
            "en",
            "à",
            "auprès",
            "при",
            "в",
            "in",
            "au",
            "aux",
            "for",
            "по",
        }
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

    # -- names without a title -----------------------------------------------------------------

    def _plain(self) -> Iterator[Mention]:
        i = 0
        while i < len(self._t):
            step = 1
            if not self._used[i]:
                for mention in self._plain_at(i):
                    step = max(step, mention.last - i)
                    yield mention
            i += step

    def _plain_at(self, i: int) -> Iterator[Mention]:
        run, names = self._labels.person[i], self._labels.names[i]
        if run is not None:
            yield self._make(i, run.last, "person", run=run)
        elif names:
            last = i + 1
            while (
                last < len(self._t) and not self._used[last] and self._labels.names[last] == names
            ):
                last += 1
            entries = [name.entries[0] for name in names]
            kind = entries[0].kind
            if kind in ("people", "adjective"):
                noun = self._t[i].pos in ("NOUN", "PROPN") and self._t[i].dep.split(":")[0] not in (
                    "amod",
                    "compound",
                )
                kind = "people" if noun else "adjective"
            codes = tuple(dict.fromkeys(e.code for e in entries if e.code))
            role = entries[0].role if kind in ("organ", "city") else ""
            yield self._make(i, last, kind, codes=codes, label=role)
        elif self._lex.pronoun(self._t[i]):
            yield self._make(i, i + 1, "pronoun", label=self._lex.pronoun(self._t[i]))

    # -- common --------------------------------------------------------------------------------

    def _plural(self, i: int) -> bool:
        return "Number=Plur" in self._t[i].feats

    def _head(self, first: int, last: int, wished: int) -> int:
        """Return the word of a run that hangs outside it; the wished one where several do."""
        outside = [
            i
            for i in range(first, last)
            if not first <= self._t[i].head < last or self._t[i].head == i
        ]
        outside = [
            i for i in outside if self._t[i].pos not in ("PUNCT", "ADP", "CCONJ", "DET")
        ] or outside
        return wished if wished in outside or not outside else outside[0]

    def _make(  # noqa: PLR0913 - a mention has that many parts, and this is the one place that makes it
        self,
        first: int,
        last: int,
        kind: str,
        head: int | None = None,
        *,
        role: Role | None = None,
        codes: tuple[str, ...] = (),
        run: PersonRun | None = None,
        label: str = "",
        hosts: tuple[str, ...] = (),
    ) -> Mention:
        for i in range(first, last):
            self._used[i] = True
        person = " ".join(t.text for t in self._t[run.first : run.last]) if run else ""
        top = self._head(first, last, head if head is not None else first)
        return Mention(
            sentence=self._s.number,
            first=first,
            last=last,
            head=top,
            subject=self._t[top].dep.startswith("nsubj"),
            kind=kind,
            codes=codes,
            hosts=hosts,
            person=person,
            persons=run.persons if run else (),
            role=role.role if role and role.kind != "counterpart" else label,
            office=role.office if role else "",
            collective=role.kind if role and kind == "organ" else "",
            plural=self._plural(head if head is not None else first),
            low=" ".join(t.low for t in self._t[first:last]),
        )


def _kind(role: Role) -> str:
    if role.kind == "counterpart":
        return "counterpart"
    return "role" if role.kind == "person" else "organ"


def _code(kind: str, code: str) -> str:
    return code if kind in GIVES_CODE or kind == "city" else ""
