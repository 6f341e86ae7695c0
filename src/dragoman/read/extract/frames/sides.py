"""From words in slots to the sides of an event."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.langs import Pack
from dragoman.model import Party
from dragoman.read.extract.frames.arguments import Arguments, Slots
from dragoman.read.extract.frames.index import Trigger
from dragoman.read.extract.frames.surface import Surface
from dragoman.read.mentions import Mention
from dragoman.read.tokens import Sentence

_QUOTES = frozenset({"»", "”", "«", "“"})
_DEEP = ("nmod", "amod", "compound", "appos", "conj", "flat", "det", "obj", "nummod")
_ACTING = frozenset(
    {
        "adjective",
        "person",
        "role",
        "organ",
        "state",
        "people",
        "body",
        "group",
        "counterpart",
        "both",
        "pronoun",
        "self",
        "city",
    }
)

# Acts that are directed at a place, so that a town after "in" or "to" is the side.
TO_PLACES = frozenset(
    "visit mobilise attack aid_economic aid_military aid_humanitarian withdraw_forces accredit "
    "grant_access suspend demonstrate recall_envoy sever_ties establish_ties seize launch "
    "exchange_culture exercise share_intelligence assist_justice shelter".split()
)


@dataclass(frozen=True, slots=True)
class Found:
    """Sides with the words that gave them; `sure` is lower when the words only stood near."""

    parties: tuple[Party, ...]
    words: tuple[int, ...] = ()
    sure: float = 1.0


class SideReader:
    """Finds the sides that stand in the slots of a trigger."""

    def __init__(
        self, sentence: Sentence, mentions: Sequence[Mention], arguments: Arguments, pack: Pack
    ) -> None:
        """Prepare to look at a sentence with its resolved mentions."""
        self._surface = Surface(sentence, mentions, pack)
        self._by_case = pack.code == "ru"
        slots = pack.slots
        self._goals = frozenset(
            (*slots["place"], *slots["destination"], *slots["toward"], "before", "obj")
        )
        town = (*slots["between"], *slots["with"], "subj", "gen", "ins", "iobj")
        self._town_slots = self._goals | frozenset(town)
        self._from_place = (
            frozenset((*slots["place"], *slots["destination"])) | pack.grammar["origin"]
        )
        self._from_place |= {w for w, plain in pack.contractions.items() if plain in slots["place"]}
        self._and = pack.grammar["and"]
        self._links = self._and | pack.grammar["links"] | {","}
        self._s = sentence
        self._t = sentence.tokens
        self._m = [m for m in mentions if m.parties or m.kind in ("adjective", "city")]
        self._by_word = {i: m for m in mentions for i in range(m.first, m.last)}
        self._args = arguments

    def slot(self, slots: Slots, name: str, trigger: Trigger) -> Found:
        """Return the sides in one slot."""
        if name == "before":
            return self._nearest(trigger, -1)
        if name == "after":
            return self._nearest(trigger, 1)
        if name == "any":
            return self.every()
        readers = (self._by_parse, self._by_surface)
        if self._by_case and name in ("subj", "obj", "iobj"):
            readers = (self._by_surface, self._by_parse)
        for reader in readers:
            found = reader(slots, name, trigger)
            if found.parties:
                return found
        return Found(())

    def _by_parse(self, slots: Slots, name: str, trigger: Trigger) -> Found:
        parties: list[Party] = []
        words: list[int] = []
        for word in slots.get(name, ()):
            for mention in self._at(word, name):
                if self._is_place(mention, name, trigger):
                    continue
                parties += self._parties(mention, name)
                words += [mention.first, mention.last - 1]
        return Found(tuple(dict.fromkeys(parties)), tuple(words))

    def _is_place(self, mention: Mention, slot: str, trigger: Trigger) -> bool:
        """Tell whether a town is only where it happened ("the word given in July in Vilnius")."""
        return (
            mention.kind == "city"
            and slot in self._from_place
            and trigger.frame.act not in TO_PLACES
        )

    def _by_surface(self, slots: Slots, name: str, trigger: Trigger) -> Found:
        at = trigger.at
        token = self._t[at]
        nominal = trigger.frame.kind == "noun" or token.pos not in ("VERB", "AUX", "ADJ")
        passive = not nominal and self._args.passive(at)
        last = trigger.last if trigger.noun is None else max(trigger.last, trigger.noun + 1)
        for mention in self._surface.slots(at, last, passive, nominal).get(name, ())[:1]:
            if mention.kind == "city" and name not in self._town_slots:
                continue
            if self._is_place(mention, name, trigger):
                continue
            both = [mention, *self._joined(mention)]
            parties = [p for m in both for p in self._parties(m, name)]
            words = [i for m in both for i in (m.first, m.last - 1)]
            return Found(tuple(dict.fromkeys(parties)), tuple(words), 0.8)
        return Found(())

    def passive(self, trigger: Trigger) -> bool:
        """Tell whether the trigger is a passive verb."""
        token = self._t[trigger.at]
        return token.pos in ("VERB", "AUX", "ADJ") and self._args.passive(trigger.at)

    def first(
        self, slots: Slots, names: Sequence[str], trigger: Trigger, without: frozenset[str]
    ) -> Found:
        """Return the sides of the first slot that gives any beyond `without`."""
        for name in names:
            found = self.slot(slots, name, trigger)
            left = tuple(p for p in found.parties if p.code not in without)
            if left:
                return Found(left, found.words, found.sure)
        return Found(())

    def all(self, slots: Slots, names: Sequence[str], trigger: Trigger) -> Found:
        """Return the sides of all slots together (symmetric acts)."""
        parties: list[Party] = []
        words: list[int] = []
        for name in names:
            found = self.slot(slots, name, trigger)
            parties += found.parties
            words += found.words
        return Found(merge(parties), tuple(words))

    def _parties(self, mention: Mention, slot: str) -> tuple[Party, ...]:
        if mention.kind == "adjective":
            return tuple(Party(code) for code in mention.codes)
        if not mention.parties and slot in self._goals:
            return tuple(Party(code) for code in mention.hosts)
        if mention.kind == "city" and slot in self._goals:
            return tuple(Party(code) for code in mention.codes)
        return mention.parties

    def _at(self, word: int, slot: str) -> Iterator[Mention]:
        """Yield the mentions that a word stands for, with those joined to it by "and"."""
        mention = self._by_word.get(word)
        silent = mention is not None and not mention.parties and mention.kind != "adjective"
        silent = silent and not (mention is not None and mention.hosts and slot in self._goals)
        if mention is None or silent or (mention.kind == "city" and slot not in self._town_slots):
            mention = self._below(word)
        if mention is None:
            return
        yield mention
        yield from self._joined(mention)

    def _below(self, word: int) -> Mention | None:
        """Return the mention inside a noun phrase that is itself no side ("the efforts of A")."""
        level = [word]
        for _ in range(3):
            level = [c.i for at in level for c in self._s.kids(at, *_DEEP)]
            found = [
                m
                for at in sorted(level)
                if (m := self._by_word.get(at)) is not None
                and m.kind != "city"
                and (m.parties or m.kind == "adjective")
            ]
            if found:
                return found[0]
        return None

    def _joined(self, mention: Mention) -> list[Mention]:
        """Return the mentions joined to one by "and"; commas alone join nothing ("By A, B …")."""
        found: list[Mention] = []
        for step in (1, -1):
            chain: list[Mention] = []
            links: set[str] = set()
            at = mention
            for _ in range(12):
                other, between = self._neighbour(at, step)
                if other is None:
                    break
                chain.append(other)
                links |= between
                at = other
            found += chain if links & self._and else []
        return found

    def _neighbour(self, mention: Mention, step: int) -> tuple[Mention | None, set[str]]:
        i = mention.last if step > 0 else mention.first - 1
        seen: list[str] = []
        while 0 <= i < len(self._t) and len(seen) < 4:  # noqa: PLR2004 - "and with the"
            other = self._by_word.get(i)
            if other is not None:
                joined = bool((self._and | {","}) & set(seen)) and _alike(mention, other)
                return (other if joined else None), set(seen)
            if self._t[i].low not in self._links:
                break
            seen.append(self._t[i].low)
            i += step
        return None, set()

    def after(self, trigger: Trigger, own: frozenset[str]) -> Found:
        """Return the nearest acting side after the trigger that is none of the doers."""
        return self._nearest(trigger, 1, own)

    def _nearest(self, trigger: Trigger, step: int, without: frozenset[str] = frozenset()) -> Found:
        """Return the nearest acting side before or after the trigger, in its clause."""
        last = trigger.last if trigger.noun is None else max(trigger.last, trigger.noun + 1)
        i = last if step > 0 else trigger.at - 1
        for _ in range(25):
            if (
                not 0 <= i < len(self._t)
                or self._t[i].low == ";"
                or (step > 0 and self._t[i].low in _QUOTES)
            ):
                break
            mention = self._by_word.get(i)
            near = trigger.frame.kind == "phrase" and step > 0 and i - last <= 1
            if (
                mention is not None
                and mention.parties
                and mention.kind in _ACTING
                and (near or not self._place(mention))
            ):
                parties = [*mention.parties, *(p for m in self._joined(mention) for p in m.parties)]
                left = tuple(dict.fromkeys(p for p in parties if p.code not in without))
                if left:
                    return Found(left, (mention.first, mention.last - 1), 0.6)
            i += step
        return Found(())

    def _place(self, mention: Mention) -> bool:
        if mention.kind not in ("city", "state"):
            return False
        before = self._t[mention.first - 1].low if mention.first else ""
        return before in self._from_place

    def everyone(self, slots: Slots, words: Sequence[str]) -> bool:
        """Tell whether the object of the act is the world at large."""
        wanted = frozenset(words)
        objects = [w for w in slots.get("obj", ()) if w not in self._by_word]
        return any(self._t[w].lemma in wanted or self._t[w].low in wanted for w in objects)

    def listed(self, trigger: Trigger) -> Found:
        """Return the sides of a list after a colon ("ten voted against: A, B and C")."""
        colon = next((t.i for t in self._t[trigger.last :] if t.low == ":"), None)
        mention = (
            self._by_word.get(colon + 1) or self._by_word.get(colon + 2)
            if colon is not None
            else None
        )
        if mention is None or not mention.parties:
            return Found(())
        everyone = [mention, *self._joined(mention)]
        parties = tuple(dict.fromkeys(p for m in everyone for p in m.parties))
        return (
            Found(parties, (mention.first, everyone[-1].last - 1), 0.8)
            if len(parties) > 1
            else Found(())
        )

    def hosts(self, words: Sequence[int], without: frozenset[str]) -> Found:
        """Return the side to which an envoy among the words is sent."""
        for word in words:
            mention = self._by_word.get(word)
            codes = [code for code in mention.hosts if code not in without] if mention else []
            if codes:
                return Found(tuple(Party(code) for code in codes), (word,), 0.8)
        return Found(())

    def every(self) -> Found:
        """Return all acting sides of the sentence."""
        acting = [m for m in self._m if m.kind in _ACTING and m.parties and m.kind != "city"]
        parties = merge([p for m in acting for p in m.parties])
        return Found(parties, tuple(i for m in acting for i in (m.first, m.last - 1)), 0.5)


def _alike(one: Mention, other: Mention) -> bool:
    places = ("city", "state")
    if "city" in (one.kind, other.kind):
        return one.kind in places and other.kind in places
    if "adjective" in (one.kind, other.kind):
        return one.kind == other.kind
    return True


def merge(parties: Sequence[Party]) -> tuple[Party, ...]:
    """Keep each side once: a named person stands for the bare state of the same code."""
    named = {p.code for p in parties if p.name}
    titled = {p.code for p in parties if p.role}
    kept: dict[tuple[str, str], Party] = {}
    for p in parties:
        if not p.name and (p.code in named or (not p.role and p.code in titled)):
            continue
        old = kept.get((p.code, p.name))
        if old is None or (p.role and not old.role):
            kept[p.code, p.name] = p
    return tuple(kept.values())
