"""Whose words they are: the speaker of a reporting verb, a document or an attribution."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from rapidfuzz.distance import JaroWinkler

from dragoman.gazetteer.keys import skeleton
from dragoman.gazetteer.world import World
from dragoman.langs import Pack
from dragoman.model import Party
from dragoman.read.extract.names import Names, Voice
from dragoman.read.extract.subjects import SPEAKERS, THINGS, VERBAL, Subjects
from dragoman.read.lexicon import match, phrases
from dragoman.read.mentions import Mention
from dragoman.read.tokens import Sentence

_NEAR = 3  # words between a verb and the speaker that follows it
_FAR = 7  # words between a document and whoever issued it
_BACK = 4  # sentences within which "he" or "the statement" look back
_HOME_ORGANS = (
    "ministry",
    "ministry of foreign affairs",
    "embassy",
    "presidency",
    "government",
    "parliament",
)
_SAME_NAME = 0.92  # likeness of two spellings of a family name

Free = Callable[[int], bool]


class Voices(Subjects):
    """Finds who speaks in one article."""

    def __init__(
        self,
        pack: Pack,
        world: World,
        sentences: Sequence[Sentence],
        mentions: Sequence[Sequence[Mention]],
    ) -> None:
        """Prepare for an article."""
        super().__init__(pack)
        speech = pack.speech
        self._verbs = phrases((*speech["verbs"], *speech["nouns_object"]))
        self._attributions = phrases(speech["attributions"])
        self._sentences = sentences
        self._rows = mentions
        counts = Counter(p.code for row in mentions for m in row for p in m.parties if p.code)
        self._home = counts.most_common(1)[0][0] if counts else ""
        self._said: list[tuple[int, Voice]] = []
        self._acts = phrases(speech["acts"])
        self._named = [
            (m, p)
            for row in mentions
            for m in row
            for p in m.parties[:1]
            if p.name and p.code and m.person
        ]
        self._names = Names(pack, world, self._named, self._home)
        self._family = {skeleton(m.person.split()[-1]): p for m, p in reversed(self._named)}

    def note(self, sentence: int, voice: Voice) -> None:
        """Remember who has spoken."""
        self._said.append((sentence, voice))

    # -- the speaker of a verb -----------------------------------------------------------------

    def of(self, sentence: Sentence, row: Sequence[Mention], at: int, free: Free) -> Voice | None:
        """Return who says what the verb at word `at` reports; `free` tells what is not quoted."""
        own = [m for m in row if self._can_speak(m) and free(m.head) and not m.covers(at)]
        if self._clitic_before(sentence, at):
            named = [
                m
                for m in own
                if m.last < at and m.kind in ("person", "role") and m.parties and m.parties[0].name
            ]
            opening = [m for m in named if m.subject or m.first <= 1]
            return self.voice(opening[0], sentence) if opening else self.last(sentence.number)
        if next(sentence.kids(at, "aux:pass"), None) is not None and (
            agent := self._agent(sentence, own, at)
        ):
            return self.voice(agent, sentence)
        for find_one in (self._after, self._subject):
            mention = find_one(sentence, own, at)
            if mention is not None and mention.role in THINGS:
                return None
            if mention is not None:
                return self.voice(
                    self._with_name(mention, own, sentence), sentence
                ) or self._fallback(mention, sentence)
        known = self._by_family_name(sentence, at, free)
        if known is not None or self._unknown(sentence, own, at, free):
            return known
        return self._loosely(sentence, own, at, free)

    def _can_speak(self, mention: Mention) -> bool:
        return mention.kind in SPEAKERS and not (
            mention.kind == "pronoun" and mention.role == "first"
        )

    def _clitic_before(self, sentence: Sentence, at: int) -> bool:
        """Tell whether a pronoun hangs on the verb's auxiliary ("a-t-il dit")."""
        before = sentence.tokens[max(0, at - 3) : at]
        after = sentence.tokens[at + 1 : at + 3]
        return any(t.low.startswith("-") and t.low in self._clitics for t in (*before, *after))

    def _loosely(
        self, sentence: Sentence, own: Sequence[Mention], at: int, free: Free
    ) -> Voice | None:
        """Return the speaker where the parse does not give one: document, pronoun, what is near."""
        near = [t.i for t in sentence.tokens[max(0, at - 6) : at + 7] if free(t.i)]
        written = next((i for i in near if sentence.tokens[i].lemma in self._documents), None)
        for find_one in (self._before, self._late):
            mention = find_one(sentence, own, at)
            if mention is not None:
                return self.voice(
                    self._with_name(mention, own, sentence), sentence
                ) or self._fallback(mention, sentence)
        if written is not None:
            return self._document(sentence, own, written)
        close = {sentence.tokens[i].low for i in near if abs(i - at) <= _NEAR}
        if close & self._impersonal:
            late = [m for m in own if m.first > at]
            return self.voice(late[0], sentence) if late else self.last(sentence.number)
        return self.last(sentence.number) if close & self._clitics else None

    def _with_name(self, mention: Mention, own: Sequence[Mention], sentence: Sentence) -> Mention:
        """Return the name in apposition to a title, if one follows."""
        if mention.person or mention.kind not in ("role", "organ"):
            return mention
        for other in own:
            gap = sentence.tokens[mention.last : other.first]
            if (
                other.kind == "person"
                and 0 <= other.first - mention.last <= 1
                and all(t.pos == "PUNCT" for t in gap)
            ):
                return other
        return mention

    def _by_family_name(self, sentence: Sentence, at: int, free: Free) -> Voice | None:
        """Return the person of the article whose family name stands by the verb."""
        tokens = sentence.tokens
        places = [t.i for t in sentence.kids(at, "nsubj")]
        places += [i for i in (at - 1, at + 1, at - 2, at + 2, at - 3) if 0 <= i < len(tokens)]
        for i in places:
            word = tokens[i].text
            if (
                not word[:1].isupper()
                or not free(i)
                or len(word) < _NEAR
                or (i == 0 and tokens[i].pos in VERBAL)
            ):
                continue
            sound = skeleton(word)
            best = max(
                self._family, key=lambda known: JaroWinkler.similarity(sound, known), default=""
            )
            if best and JaroWinkler.similarity(sound, best) >= _SAME_NAME:
                party = self._family[best]
                return Voice(party.name, party.code, True)
        return None

    def _unknown(self, sentence: Sentence, own: Sequence[Mention], at: int, free: Free) -> bool:
        """Tell whether the subject is somebody that is no side (a journalist)."""
        for child in sentence.kids(at, "nsubj"):
            covered = any(m.covers(child.i) for m in own)
            if (
                child.pos == "NOUN"
                and free(child.i)
                and not covered
                and child.lemma not in self._documents
            ):
                return abs(child.i - at) <= _NEAR
        return False

    def _document(self, sentence: Sentence, own: Sequence[Mention], at: int) -> Voice | None:
        """Return who issued a document: named after or before it, else who was spoken of last."""
        near = [m for m in own if 0 < m.first - at <= _FAR and m.kind != "city"]
        near += [m for m in own if 0 <= at - m.last <= 1]
        for mention in near:
            if voice := self.voice(mention, sentence):
                return voice
        return self.last(sentence.number, organ=True) or self.last(sentence.number)

    # -- looking back --------------------------------------------------------------------------

    def last(self, number: int, organ: bool = False) -> Voice | None:
        """Return who was the last to speak or act before a sentence."""
        for sentence in range(number - 1, max(-1, number - 1 - _BACK), -1):
            said = [v for n, v in self._said if n == sentence]
            if said and not (organ and said[-1].person):
                return said[-1]
            for mention in self._weighed(self._rows[sentence]):
                voice = self.voice(mention, self._sentences[sentence])
                if voice and voice.person != organ:
                    return voice
        return None

    def _weighed(self, row: Sequence[Mention]) -> Iterator[Mention]:
        kinds = ("person", "role", "organ", "body", "group", "counterpart")
        fit = [m for m in row if m.kind in kinds and m.role not in THINGS]
        heard = [m for m in row if m.kind == "pronoun" and m.subject and m.role != "first"]
        yield from (m for m in sorted((*fit, *heard), key=lambda m: m.first) if m.subject)
        yield from (m for m in fit if not m.subject)

    def _fallback(self, mention: Mention, sentence: Sentence) -> Voice | None:
        """Return whom a mention means that the article does not resolve."""
        if mention.role in THINGS:
            return None
        if (
            mention.kind in ("role", "organ")
            and mention.role
            and (same := self._same_title(mention, sentence.number))
        ):
            return same
        if mention.kind in ("pronoun", "role") and not mention.person:
            return self.last(sentence.number)
        if mention.kind == "organ" and mention.role.endswith(_HOME_ORGANS) and self._home:
            return Voice(
                self._names.organ(mention, Party(self._home, "", mention.role), sentence),
                self._home,
                False,
            )
        return self.last(sentence.number, organ=True) if mention.kind == "organ" else None

    def _same_title(self, mention: Mention, number: int) -> Voice | None:
        """Return the last one before with the same kind of title."""
        word = mention.role.split()[-1]
        for sentence in range(number, -1, -1):
            for other in self._rows[sentence]:
                party = next((p for p in other.parties if p.code), None)
                fits = (
                    party is not None
                    and (party.role.split() or [""])[-1] == word
                    and other.kind != "pronoun"
                )
                if party is not None and fits and (party.name or mention.kind == "organ"):
                    return self.voice(other, self._sentences[sentence])
        return None

    def voice(self, mention: Mention, sentence: Sentence) -> Voice | None:
        """Return a mention as a speaker, if it tells who that is."""
        return self._names.voice(mention, sentence)

    # -- words ---------------------------------------------------------------------------------

    def reports(self, sentence: Sentence, at: int, loose: bool = False) -> bool:
        """Tell whether the word begins a reporting verb; `loose` also takes misread nouns."""
        if not 0 <= at < len(sentence.tokens):
            return False
        token = sentence.tokens[at]
        if token.pos not in VERBAL and not (loose and token.pos in ("NOUN", "PROPN")):
            return False
        return bool(match(sentence, at, self._verbs))

    def names(self, sentence: Sentence, words: Sequence[int]) -> bool:
        """Tell whether some words are just the family name of a person of the article."""
        return len(words) == 1 and skeleton(sentence.tokens[words[0]].text) in self._family

    def acts(self, sentence: Sentence, at: int) -> bool:
        """Tell whether a verb is an act of its own (to thank, to condemn) more than a report."""
        return bool(match(sentence, at, self._acts))

    def attribution(self, sentence: Sentence, at: int) -> int:
        """Return how many words from here on attribute what stands beside them (0: none)."""
        return match(sentence, at, self._attributions)

    def inverted(self, sentence: Sentence, row: Sequence[Mention], at: int) -> bool:
        """Tell whether a speaker, or a document, follows a verb, or a pronoun hangs on it."""
        tokens = sentence.tokens
        after = range(at + 1, min(at + 2 + _NEAR, len(tokens)))
        if any(m.first in after and m.kind in SPEAKERS for m in row):
            return True
        if any(tokens[i].lemma in self._documents or tokens[i].low in self._clitics for i in after):
            return True
        return any(
            tokens[i].low in self._clitics and tokens[i].low.startswith("-")
            for i in range(max(0, at - 2), at)
        )

    def attributed(
        self, sentence: Sentence, row: Sequence[Mention], at: int, free: Free
    ) -> Voice | None:
        """Return whom an attribution ("according to") names, from the word after it on."""
        if at < len(sentence.tokens) and sentence.tokens[at].lemma in self._relative:
            row = [m for m in row if self._can_speak(m) and m.last <= at]
            return self.voice(row[-1], sentence) if row else None
        own = [m for m in row if self._can_speak(m) and free(m.head) and 0 <= m.first - at <= 3]  # noqa: PLR2004
        if own:
            return self.voice(own[0], sentence) or self._fallback(own[0], sentence)
        near = [t.i for t in sentence.tokens[at : at + 3] if t.lemma in self._documents]
        if near:
            return self._document(
                sentence, [m for m in row if self._can_speak(m) and free(m.head)], near[0]
            )
        return (
            self.last(sentence.number)
            if sentence.tokens[min(at, len(sentence.tokens) - 1)].low in self._clitics
            else None
        )
