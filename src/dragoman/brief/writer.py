"""Writes sentences: fills a template, numbers the citations, has each sentence checked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dragoman.brief.check import check
from dragoman.brief.record import Record
from dragoman.brief.shape import Note, Sentence
from dragoman.brief.templates import Templates
from dragoman.brief.voice import Voice
from dragoman.model import Event, Evidence

SHOWN = 3  # quotations that one sentence cites for one event, at most one from each article first


@dataclass
class Writer:
    """Writes the sentences of one brief in one language."""

    record: Record
    voice: Voice
    notes: dict[Evidence, Note] = field(default_factory=dict)

    @property
    def templates(self) -> Templates:
        """The wording of the language."""
        return self.voice.templates

    def say(
        self,
        frame: str,
        slots: Mapping[str, str],
        records: Sequence[str],
        evidence: Iterable[Evidence],
    ) -> Sentence:
        """Write a sentence.

        Raises:
            UnsupportedError: it says what the records do not say.
        """
        text = _filled(frame, slots)
        cited = {self._note(one): self.notes[one] for one in evidence}
        numbers = tuple(sorted(cited))
        sentence = Sentence(text[:1].upper() + text[1:], numbers, frame, tuple(records))
        check(sentence, cited.values(), self.record, self.voice)
        return sentence

    def event(self, event: Event, quote: bool = False) -> Sentence:
        """Tell an event; with `quote`, in the words of an article."""
        frame, slots = self.frame(event, quote)
        return self.say(frame, slots, [event.id], self.evidence(event))

    def frame(
        self, event: Event, quote: bool = False, mark: str = ""
    ) -> tuple[str, dict[str, str]]:
        """Return the template for an event, and what fills it; `mark` sets its slots apart."""
        voice = self.voice
        slots = {
            "actors": voice.listed(voice.sides(event.actors or event.recipients)),
            "recipients": voice.listed(voice.sides(event.recipients)),
            "forum": event.forum or "",
            "instrument": event.instrument or "",
            "place": voice.place(event.place) if event.place else "",
            "date": voice.when(event.when, "tail"),
            "witnesses": str(event.witnesses) if event.witnesses > 1 else "",
            **(self._quoted(event) if quote else {}),
        }
        named = [thing for thing in ("instrument", "forum") if slots[thing]]
        head = self.templates.pattern(event.act, event.status, _shape(event), named)
        tails = [
            t for t in self.templates.data["tail_order"] if slots.get(t) and f"{{{t}}}" not in head
        ]
        frame = head + "".join(self._tail(tail, slots) for tail in tails)
        frame += self.templates.get("tails", "end")
        used = {slot: value for slot, value in slots.items() if value}
        if mark:
            frame = frame.replace("}", f"{mark}}}")
        return frame, {f"{slot}{mark}": value for slot, value in used.items()}

    def note(self, evidence: Evidence) -> str:
        """Name the language of a quotation; nothing where it is that of the brief."""
        language = self.record.article[evidence.article].language
        return "" if language == self.templates.code else self.voice.language(language)

    def _quoted(self, event: Event) -> dict[str, str]:
        best = self.evidence(event)[0]
        return {"quote": self.voice.quote(best), "language": self.note(best)}

    def _tail(self, tail: str, slots: Mapping[str, str]) -> str:
        foreign = tail == "quote" and slots.get("language")
        return self.templates.get("tails", "quote_foreign" if foreign else tail)

    def evidence(self, event: Event) -> list[Evidence]:
        """Choose the quotations behind an event: one of each article, then more of the first."""
        claims = [self.record.claim[key] for key in event.claims if key in self.record.claim]
        claims.sort(key=lambda claim: (-claim.confidence, claim.id))
        first: dict[str, Evidence] = {}
        for claim in claims:
            first.setdefault(claim.article, claim.evidence[0])
        rest = [one for claim in claims for one in claim.evidence if one not in first.values()]
        chosen = list(first.values())
        return chosen + rest[: max(0, SHOWN - len(chosen))]

    def _note(self, evidence: Evidence) -> int:
        if evidence not in self.notes:
            article = self.record.article[evidence.article]
            self.notes[evidence] = Note(
                number=len(self.notes) + 1,
                evidence=evidence,
                language=self.voice.language(article.language),
                article=article.name,
                address=article.address,
                source=self.voice.source(article),
                published=self.voice.told(article),
            )
        return self.notes[evidence].number


def _shape(event: Event) -> str:
    """Name the shape of an event: who does it with whom, or to whom."""
    actors = {party.code for party in event.actors}
    recipients = {party.code for party in event.recipients}
    if not recipients or not actors:
        return "mutual" if len(actors | recipients) > 1 else "alone"
    return "both" if actors == recipients else "directed"


def _filled(frame: str, slots: Mapping[str, str]) -> str:
    """Fill a template; a full stop is not set after another."""
    text = frame.format_map(slots)
    for value in slots.values():
        if value.endswith("."):
            text = text.replace(f"{value}.", value)
    return text
