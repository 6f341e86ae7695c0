"""Records put into the words of one language: names, dates, numbers, quotations."""

import calendar
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from dragoman.brief.templates import Templates
from dragoman.model import Article, Evidence, Indicator, Party, When

Names = Callable[[str, str], str]
LONG_QUOTE: Final = 320  # characters of a quotation that a sentence shows; the note shows all
# Roles that say no more than the name of the state does.
COLLECTIVE: Final = frozenset({"side", "country", "state", "capital", "government", "nation"})
GROUPED: Final = 4  # digits from which on thousands are set apart


def same(name: str, lang: str) -> str:
    """Leave a name as the record has it."""
    return name


@dataclass(frozen=True)
class Voice:
    """One language: its templates and the names of states, bodies and places in it."""

    templates: Templates
    names: Names
    places: Names = same

    def state(self, code: str) -> str:
        """Name a state or body."""
        name = self.names(code, self.templates.code)
        return f"the {name}" if code in self.templates.data["the"] else name

    def place(self, place: str) -> str:
        """Name a place."""
        return self.places(place, self.templates.code)

    def sides(self, parties: Iterable[Party]) -> list[str]:
        """Name each side once, with its persons and offices."""
        codes = dict.fromkeys(party.code for party in parties)
        return [self._side(code, [p for p in parties if p.code == code]) for code in codes]

    def states(self, codes: Iterable[str]) -> str:
        """Name several states or bodies."""
        return self.listed([self.state(code) for code in codes])

    def speaker(self, name: str, code: str) -> str:
        """Name a person or body that speaks, and its state."""
        if not code:
            return name
        return self.templates.get("party", "speaker").format(name=name, state=self.state(code))

    def role(self, role: str) -> str:
        """Name an office."""
        return self.templates.translated("roles", role)

    def listed(self, items: Sequence[str], kind: str = "states") -> str:
        """Put several items into one phrase."""
        between, last = self.templates.joined(kind)
        if len(items) < 2:  # noqa: PLR2004 - one item needs no list
            return "".join(items)
        return between.join(items[:-1]) + last + items[-1]

    def when(self, when: When | None, kind: str = "plain") -> str:
        """Tell a date: `plain` as a label, `tail` as the end of a clause."""
        if when is None:
            return self.templates.date(kind, "undated")
        first, last = when.first, when.last
        fields = self._day(first, "1") | self._day(last, "2") | self._day(first, "")
        fields["alone"] = self.templates.months("alone")[first.month - 1]
        return self.templates.date(kind, _precision(first, last)).format(**fields)

    def told(self, article: Article) -> str:
        """Tell when an article was published."""
        return self.when(article.published)

    def moment(self, text: str) -> str:
        """Tell an ISO 8601 date of any precision; other text is left as it is."""
        when = interval(text)
        return self.when(when) if when else text

    def anniversary(self, day: date) -> str:
        """Tell a day without its year."""
        return self.templates.date("plain", "anniversary").format(**self._day(day, ""))

    def number(self, value: float, digits: int = 3) -> str:
        """Write a number as this language does."""
        text = f"{value:.{digits}f}".rstrip("0").rstrip(".") if digits else f"{value:.0f}"
        whole, _, rest = text.lstrip("-").partition(".")
        if len(whole) > GROUPED:
            whole = f"{int(whole):,}".replace(",", self.templates.data["thousands"])
        sign = "−" if text.startswith("-") and text != "-0" else ""
        return sign + whole + (self.templates.data["decimal"] + rest if rest else "")

    def score(self, value: float) -> str:
        """Write a score with its sign."""
        text = self.number(value, 1)
        return f"+{text}" if value > 0 and text != "0" else text

    def quote(self, evidence: Evidence) -> str:
        """Quote in one line; a long quotation is cut at a word and ends with three dots."""
        return shortened(evidence.quote)

    def label(self, act: str) -> str:
        """Name an act in the middle of a sentence."""
        text = self.templates.label(act)
        return text[:1].lower() + text[1:]

    def what(self, indicator: Indicator) -> str:
        """Name what a figure is about."""
        return self.templates.translated("figures", indicator.what)

    def unit(self, indicator: Indicator) -> str:
        """Name the unit of a figure."""
        return self.templates.translated("units", indicator.unit)

    def kind(self, kind: str) -> str:
        """Name the kind of a topic."""
        return self.templates.translated("kinds", kind)

    def language(self, code: str) -> str:
        """Name a language."""
        return self.templates.translated("languages", code)

    def source(self, article: Article) -> str:
        """Name the source of an article, or say that it names none."""
        return article.source or self.templates.get("phrases", "unsourced")

    def _side(self, code: str, parties: Sequence[Party]) -> str:
        told = list(dict.fromkeys(filter(None, map(self._person, parties))))
        if not told:
            return self.state(code)
        persons = self.listed(told, "people")
        form = self.templates.get("party", "person_role")
        return form.format(state=self.state(code), persons=persons)

    def _person(self, party: Party) -> str:
        kind = ("role_name" if party.role else "name") if party.name else "role"
        if kind == "role" and (not party.role or party.role in COLLECTIVE):
            return ""
        form = self.templates.get("party", kind)
        return form.format(role=self.role(party.role), name=party.name)

    def _day(self, day: date, mark: str) -> dict[str, str]:
        first = self.templates.get("months", "first_day")
        month = self.templates.months("with_day")[day.month - 1]
        number = first if day.day == 1 else str(day.day)
        return {f"d{mark}": number, f"month{mark}": month, f"y{mark}": str(day.year)}


def shortened(text: str, longest: int = LONG_QUOTE) -> str:
    """Put a quotation into one line of limited length."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    return line[:longest].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"


def interval(text: str) -> When | None:
    """Read `2024`, `2024-07` or `2024-07-03`, or two of them with `..` between."""
    first, _, last = text.partition("..")
    try:
        return When(_edge(first, last=False), _edge(last or first, last=True))
    except ValueError:
        return None


def _edge(text: str, last: bool) -> date:
    parts = [int(part) for part in text.split("-")]
    year, month, day = (*parts, 0, 0)[:3]
    month = month or (12 if last else 1)
    end = calendar.monthrange(year, month)[1]
    return date(year, month, day or (end if last else 1))


def _precision(first: date, last: date) -> str:
    """Name the form that tells an interval most shortly."""
    if first == last:
        return "day"
    whole = first.day == 1 and (last.month, last.day) == (12, 31) and first.month == 1
    if whole:
        return "year" if first.year == last.year else "years"
    if (first.year, first.month) == (last.year, last.month):
        full = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
        return "month" if full else "within_month"
    return "within_year" if first.year == last.year else "across"
