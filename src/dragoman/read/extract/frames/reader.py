"""Claims by frames: words of the pack, slots undone by syntax, sides from the mentions."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

from dragoman.langs import Pack
from dragoman.ontology import Act
from dragoman.read.extract.frames.arguments import Arguments, Slots
from dragoman.read.extract.frames.draft import NESTED, Draft, codes_of, known, signs_of, under
from dragoman.read.extract.frames.index import Finder, Trigger, build
from dragoman.read.extract.frames.sides import Found, SideReader, merge
from dragoman.read.extract.frames.status import StatusReader
from dragoman.read.extract.learned.reader import PROPOSED, Clause, LearnedReader, plain
from dragoman.read.mentions import Mention
from dragoman.read.tokens import Sentence

# Acts that are done by speaking: the hearer is the other side of the conversation.
SPEECH = frozenset(
    "endorse praise congratulate thank condole greet promise invite request criticise accuse "
    "reject threaten apologise concede protest_note".split()
)
# Acts that last, so that a present tense or "continue" means that they go on.
DURATIVE = frozenset(
    "visit negotiate mediate endorse cooperate trade exercise exchange_culture aid_economic "
    "aid_military aid_humanitarian shelter sanction suspend investigate mobilise restrict "
    "demonstrate clash attack".split()
)
# Talks to come are a planned meeting; other acts to come keep their name with the status planned.
TALKS = frozenset({"meet", "call", "negotiate"})
# Acts whose nouns mostly name the subject of something else: talks about trade, an agreement on
# cooperation.
ABOUT = frozenset(
    "cooperate trade agree establish_ties endorse promise negotiate launch exercise sign "
    "concede".split()
)
# Acts that are done to nobody.
AIMLESS = frozenset({"resign"})
# Acts that a power also does to its own people.
ON_OWN_PEOPLE = frozenset({"attack", "restrict", "arrest", "abduct", "convict"})
Words = Mapping[int, tuple[float, Mapping[str, float]]]
GENERIC = ("subj", "obj", "gen", "adj", "iobj", "ins")


class Clauses:
    """What all triggers of one sentence share."""

    def __init__(self, sentence: Sentence, mentions: Sequence[Mention], pack: Pack) -> None:
        """Prepare to look at a sentence."""
        self.sentence = sentence
        self.mentions = mentions
        self.arguments = Arguments(sentence, pack)
        self.sides = SideReader(sentence, mentions, self.arguments, pack)
        self.statuses = StatusReader(sentence, pack)


class FrameReader:
    """Reads the drafts of sentences in one language."""

    def __init__(self, pack: Pack, acts: Mapping[str, Act], learned: LearnedReader | None) -> None:
        """Index the frames of a pack; `learned` ranks what they find and adds to it."""
        self._learned = learned
        self._pack = pack
        self._acts = acts
        self._index = build(pack)
        slots = pack.slots
        self._symmetric = tuple(
            dict.fromkeys(
                (
                    *GENERIC,
                    *slots["with"],
                    *slots["between"],
                    *slots["by"],
                    *slots["of"],
                    "before_none",
                )
            )
        )[:-1]
        self._toward = slots["toward"]
        self._by = slots["by"]
        self._with = slots["with"]

    def drafts(self, sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[Draft]:
        """Yield what one sentence tells, with the sides that it gives by itself.

        With a learned reader a trigger may be read in two ways; `assemble.best` chooses.
        """
        finder = Finder(self._index, sentence)
        triggers, every = finder.triggers(), finder.every()
        named = {w for t in (*triggers, *every) for w in (t.at, t.noun)}
        sided = triggers or mentions
        words = self._learned.words(sentence, mentions, named) if self._learned and sided else {}
        if not triggers and not words:
            return
        clauses = Clauses(sentence, mentions, self._pack)
        kept = [t for t in triggers if not self._nested(t, triggers, sentence)]
        read = {t: list(self._readings(t, clauses, words)) for t in kept}
        read |= {
            t: list(self._readings(t, clauses, words))
            for t in self._outdone(every, triggers, {t.at for t in read if _by_rules(read[t])})
        }
        for trigger in self._proposed(sentence, words, triggers):
            read[trigger] = list(self._readings(trigger, clauses, words))
        found = [
            replace(draft, signs=(*draft.signs, (under(t, triggers, sentence), 1.0)))
            for t, drafts in read.items()
            for draft in drafts
        ]
        told = [draft for draft in found if self._learned is not None or not _general(draft)]
        yield from (draft for draft in told if not _says_less(draft, told))

    def triggers(self, sentence: Sentence) -> list[Trigger]:
        """Return the words that frames take for an event."""
        return Finder(self._index, sentence).triggers()

    def _outdone(
        self, every: Sequence[Trigger], triggers: Sequence[Trigger], read: Set[int]
    ) -> Iterator[Trigger]:
        """Yield the triggers that a more specific one of another act silences.

        Where the more specific one comes to nothing, they count as if it were not there.
        """
        known = {(t.at, t.frame.act) for t in triggers}
        for trigger in every:
            outdone = trigger.at in read
            if (trigger.at, trigger.frame.act) in known or (outdone and self._learned is None):
                continue
            yield replace(trigger, outdone=outdone)

    def _proposed(
        self, sentence: Sentence, words: Words, triggers: Sequence[Trigger]
    ) -> Iterator[Trigger]:
        """Yield the words that no frame names and the learned reader takes for an event."""
        known = {w for t in triggers for w in (t.at, t.noun)}
        for at, (event, acts) in words.items():
            act = max(acts, key=lambda name: acts[name])
            near = any(up.i in known for up in list(sentence.up(at))[:1])
            if at not in known and not near and event * acts[act] >= PROPOSED:
                yield Trigger(at, at + 1, plain(act, sentence.tokens[at]), weight=0)

    def clause(self, trigger: Trigger, clauses: "Clauses") -> tuple[Clause, Found, Found]:
        """Return a trigger with its slots, and the sides that the frames see in them."""
        slots = clauses.arguments.of(trigger)
        actors, recipients = self._sides_of(trigger, slots, clauses.sides)
        codes = (frozenset(p.code for p in found.parties) for found in (actors, recipients))
        passive = clauses.sides.passive(trigger)
        return Clause(trigger, slots, passive, *codes), actors, recipients

    def _nested(self, trigger: Trigger, triggers: Sequence[Trigger], sentence: Sentence) -> bool:
        """Tell whether a noun only says what another act is about ("signed an agreement on trade").

        Such a noun tells an event of its own when its act is an encounter or has a place and time.
        """
        if self._told_again(trigger, triggers, sentence):
            return True
        if trigger.frame.kind != "noun" or trigger.frame.act not in ABOUT:
            return False
        others = {
            w
            for t in triggers
            if t is not trigger
            for w in (t.at, t.noun)
            if w is not None and w != trigger.at
        }
        above = [up.i for up in sentence.up(trigger.at)][:NESTED]
        return any(i in others for i in above)

    def _told_again(
        self, trigger: Trigger, triggers: Sequence[Trigger], sentence: Sentence
    ) -> bool:
        """Tell whether a relative clause only tells more of an act of its main clause."""
        if not sentence.tokens[trigger.at].dep.endswith("relcl"):
            return False
        above = {up.i for up in sentence.up(trigger.at)}
        same = (t for t in triggers if t is not trigger and t.frame.act == trigger.frame.act)
        return any(t.at in above or t.noun in above for t in same)

    def _readings(self, trigger: Trigger, clauses: "Clauses", words: Words) -> Iterator[Draft]:
        """Yield the readings of a trigger: the frames', and the learned reader's if it differs."""
        clause, actors, recipients = self.clause(trigger, clauses)
        draft = self._draft(clause, actors, recipients, clauses)
        if self._learned is None:
            if draft is not None and known(draft) >= trigger.frame.sides:
                yield draft
            return
        doing, done, fit = self._learned.sides(clauses.sentence, clauses.mentions, clause)
        if self._acts[trigger.frame.act].symmetric:
            doing = Found(merge(doing.parties + done.parties), doing.words + done.words, doing.sure)
            done = Found(())
        other = self._draft(clause, doing, done, clauses)
        core = trigger.at if trigger.noun is None else trigger.noun
        told = words.get(core) or words.get(trigger.at)
        agree = draft is not None and other is not None and codes_of(draft) == codes_of(other)
        for name, one in (("frame", draft), ("learned", other)):
            silent = name == "frame" and trigger.frame.sides == 0  # the article may give the sides
            if one is not None and (known(one) or silent) and not (name == "learned" and agree):
                signs = signs_of(clause, one, told, agree)
                rules = name == "frame" and known(one) >= trigger.frame.sides
                rules = rules and not trigger.outdone
                fits = ("fit", fit.of(*codes_of(one)))
                yield replace(one, signs=((name, 1.0), ("rules", float(rules)), fits, *signs))

    def _draft(
        self, clause: Clause, actors: Found, recipients: Found, clauses: "Clauses"
    ) -> Draft | None:
        trigger = clause.trigger
        act = trigger.frame.act
        status = clauses.statuses.of(trigger, act in DURATIVE)
        if not status:
            return None
        everyone = clauses.sides.everyone(clause.slots, self._pack.sides.get("everyone", ()))
        if act == "plan_meeting":
            status = "planned"
        if act in TALKS and status == "planned":
            act = "plan_meeting"
        first, last = _extent(trigger, actors, recipients)
        return Draft(
            act=act,
            status=status,
            actors=actors.parties,
            recipients=recipients.parties,
            sentence=clauses.sentence.number,
            at=trigger.at,
            core=trigger.at if trigger.noun is None else trigger.noun,
            first=first,
            last=last,
            weight=trigger.weight,
            sure=min(actors.sure, recipients.sure),
            finite=_finite(clauses.sentence, trigger),
            same=trigger.frame.same,
            everyone=everyone and not recipients.parties,
        )

    def _sides_of(self, trigger: Trigger, slots: Slots, sides: SideReader) -> tuple[Found, Found]:
        """Return actors and recipients; all sides of a symmetric act are actors."""
        act = trigger.frame.act
        if not self._acts[act].symmetric:
            return self._directed(trigger, slots, sides)
        actors = self._all_sides(trigger, slots, sides)
        if act == "convene":
            actors = _session(actors, sides.slot(slots, "subj", trigger))
        return actors, Found(())

    def _all_sides(self, trigger: Trigger, slots: Slots, sides: SideReader) -> Found:
        frame = trigger.frame
        if frame.kind == "phrase":
            names: tuple[str, ...] = frame.actor + frame.recipient or ("before", "after")
        elif frame.kind == "noun":
            names = (*frame.actor, *frame.recipient, *self._symmetric)
        else:
            names = (*frame.actor, *frame.recipient) or ("subj", "obj", *self._with)
            names = (
                *names,
                *(n for n in self._symmetric if n not in ("gen", "adj") or frame.nouns),
            )
        found = sides.all(slots, tuple(dict.fromkeys(names)), trigger)
        if len({p.code for p in found.parties}) > 1 or frame.kind == "noun":
            return found
        near = [sides.slot(slots, name, trigger) for name in ("before", "after")]
        more = merge([*found.parties, *(p for f in near for p in f.parties)])
        words = found.words + tuple(w for f in near for w in f.words)
        return Found(more, words, 0.6) if len({p.code for p in more}) > 1 else found

    def _directed(self, trigger: Trigger, slots: Slots, sides: SideReader) -> tuple[Found, Found]:
        actor, recipient = self._slots_of(trigger, slots, sides)
        if sides.everyone(slots, self._pack.sides.get("everyone", ())):
            return sides.first(slots, actor, trigger, frozenset()), Found(())
        actors = _doers(trigger, slots, sides, actor)
        between = sides.first(slots, self._pack.slots["between"], trigger, frozenset())
        if not actors.parties and len({p.code for p in between.parties}) > 1:
            return between, between  # "the border between A and B was shut": both did it to both
        if trigger.frame.act in AIMLESS:
            return actors, Found(())
        recipients = _addressees(trigger, slots, sides, recipient, actors)
        return Found(merge(actors.parties), actors.words, actors.sure), Found(
            merge(recipients.parties), recipients.words, recipients.sure
        )

    def _slots_of(
        self, trigger: Trigger, slots: Slots, sides: SideReader
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the slots of actor and recipient: the frame's own, or the defaults of its kind."""
        frame = trigger.frame
        if frame.kind == "phrase":
            return (*(frame.actor or ("before",)), "subj", "obj"), frame.recipient or ("after",)
        if frame.kind == "verb":
            return frame.actor or ("subj",), frame.recipient or ("obj",)
        recipient = frame.recipient or self._toward
        if sides.first(slots, self._by, trigger, frozenset()).parties:
            return self._by, (*recipient, "gen", "adj")
        return frame.actor or ("gen", "adj", *self._by, "subj", "ins"), recipient


def _by_rules(drafts: Sequence[Draft]) -> bool:
    """Tell whether the rules alone would keep one of the readings."""
    return any(not draft.signs or ("rules", 1.0) in draft.signs for draft in drafts)


def _doers(trigger: Trigger, slots: Slots, sides: SideReader, names: Sequence[str]) -> Found:
    """Return the actors: in their slots, listed, or before the verb; a passive's object is none."""
    suffers: frozenset[str] = frozenset()
    if sides.passive(trigger) and "obj" not in names:
        suffers = frozenset(p.code for p in sides.slot(slots, "obj", trigger).parties)
    actors = sides.first(slots, names, trigger, suffers)
    if not actors.parties:
        actors = sides.listed(trigger)
    if not actors.parties and "subj" in names and trigger.frame.kind == "verb":
        actors = _without(sides.slot(slots, "before", trigger), suffers)
    return actors


def _addressees(
    trigger: Trigger, slots: Slots, sides: SideReader, names: Sequence[str], actors: Found
) -> Found:
    """Return the recipients: in their slots, after the verb, or the hosts of what it is done to."""
    frame = trigger.frame
    own = frozenset(p.code for p in actors.parties)
    found = sides.first(slots, names, trigger, own)
    if not found.parties and frame.act in ON_OWN_PEOPLE:
        found = _own_people(sides.first(slots, names, trigger, frozenset()), actors)
    if not found.parties and frame.kind == "verb":
        found = sides.after(trigger, own)
    if not found.parties:
        found = sides.hosts((*actors.words, *slots.get("obj", ()), *slots.get("subj", ())), own)
    return _places(found) if frame.act == "visit" else found


def _general(draft: Draft) -> bool:
    """Tell whether it only says that sides cooperate ("they maintain close cooperation")."""
    return draft.act == "cooperate" and (draft.status == "ongoing" or not draft.finite)


def _says_less(draft: Draft, told: Sequence[Draft]) -> bool:
    """Tell whether readiness is told whose act is told as well ("ready to support the bid").

    ANNOTATION.md: mere readiness for an act is that act, proposed.
    """
    if draft.act != "promise":
        return False
    return any(d.status == "proposed" and d.act != "promise" and d.at > draft.at for d in told)


def _own_people(found: Found, actors: Found) -> Found:
    """Keep the people of the actor's own side when named as such ("against the Syrian people")."""
    roles = {p.role for p in actors.parties}
    left = tuple(p for p in found.parties if p.role and p.role not in roles)
    return Found(left, found.words, found.sure) if left else Found(())


def _session(found: Found, subject: Found) -> Found:
    """A session of a body is the body's; of states only its holder takes part by name."""
    if not any(p.code.startswith("IGO:") for p in found.parties):
        return found
    left = tuple(p for p in found.parties if p.code.startswith("IGO:") or p in subject.parties)
    return Found(left, found.words, found.sure)


def _places(found: Found) -> Found:
    """A visit goes to a state; a summit or body on the way is its occasion."""
    left = tuple(p for p in found.parties if not p.code.startswith("IGO:"))
    return Found(left or found.parties, found.words, found.sure)


def _without(found: Found, own: frozenset[str]) -> Found:
    left = tuple(p for p in found.parties if p.code not in own)
    return Found(left, found.words, found.sure) if left else Found(())


def _extent(trigger: Trigger, *found: Found) -> tuple[int, int]:
    """Return the first and last word of the clause: the trigger with its sides."""
    words = [trigger.at, trigger.last - 1, *([trigger.noun] if trigger.noun is not None else [])]
    words += [w for f in found for w in f.words]
    return min(words), max(words) + 1


def _finite(sentence: Sentence, trigger: Trigger) -> bool:
    """Tell whether the trigger is the verb of a clause, or the noun of one that carries it."""
    token = sentence.tokens[trigger.at]
    if token.pos in ("VERB", "AUX"):
        return "VerbForm=Inf" not in token.feats
    head = sentence.tokens[token.head]
    return token.dep.split(":")[0] in ("obj", "nsubj", "root") and head.pos in (
        "VERB",
        "AUX",
        token.pos,
    )
