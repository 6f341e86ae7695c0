"""Finds the mentions of sides in a sentence, by rules on the run of words.

The parser is trained on little and is least sure on titles, adjectives of states and foreign names,
which is what sides are made of. So the noun phrases of sides are put together from the words
themselves: an office or organ noun, the state or body that it belongs to, and the person's name.
"""

from collections.abc import Iterator, Sequence

from dragoman.langs import Role
from dragoman.read.labels import Labels, PersonRun
from dragoman.read.lexicon import Lexicon, match
from dragoman.read.mentions import Mention
from dragoman.read.reach import Reach
from dragoman.read.tokens import Sentence, Token


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
        self._reach = Reach(sentence, labels, lexicon, self._used)
        self._and = lexicon.pack.grammar["and"] | {"-"}

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
            and not self._lex.is_role(head)
        )

    def _head_fits(self, i: int, parts: Sequence[str]) -> bool:
        run = self._t[i : i + len(parts)]
        return len(run) == len(parts) and all(
            p in (t.lemma, t.low) for p, t in zip(parts, run, strict=True)
        )

    def _chunk(self, i: int, roles: list[Role], size: int) -> Iterator[Mention]:
        first = self._reach.left(i)
        last, person = self._reach.right(
            i + size, self._plural(i), any(r.kind == "organ" for r in roles)
        )
        words = {form for t in self._t[first:last] for form in (t.lemma, t.low)}
        role = next((r for r in roles if not r.words or r.words & words), None)
        if role is None:
            return
        codes, hosts = self._reach.codes(first, last)
        if not codes and role.kind == "organ" and not self._reach.envoy(last):
            codes, hosts = hosts, ()
        runs = self._reach.runs(first, last) or ([person] if person else [])
        before = self._reach.person_before(first) if not runs else None
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
        return self._plural(i) or any(t.low in self._and for t in self._t[first:last])

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
