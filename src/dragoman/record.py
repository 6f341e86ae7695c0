"""The record: articles go in, events, statements, figures, commitments and briefs come out."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from dragoman import ask, plugins
from dragoman.brief import Brief, Request, compose
from dragoman.brief import Record as Told
from dragoman.brief.render import GROUP, RENDERERS
from dragoman.errors import BackendError, InputError
from dragoman.merge import commitments, figures, settle
from dragoman.model import (
    Article,
    Claim,
    Commitment,
    Event,
    Evidence,
    Indicator,
    Query,
    Reading,
    Refusal,
    Statement,
)
from dragoman.names import Names
from dragoman.ports import Matcher, Renderer, Store
from dragoman.settings import Settings
from dragoman.store import GROUP as STORE_GROUP
from dragoman.store import STORES

Outcomes = Callable[[Iterable[str | Path], Settings], Iterator[Reading | Refusal]]
MATCHER: Matcher = settle


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of the articles that were added."""

    read: int
    new: int
    events: int
    refused: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom the record names: with the sides and offices told, and how often and when."""

    name: str
    codes: tuple[str, ...]
    roles: tuple[str, ...]
    events: int
    statements: int
    first: date | None
    last: date | None


class Record:
    """A record in one file (`:memory:` for one that lives with the process).

    Iterating gives the events, the earliest first. A record can be pickled: it travels as its
    address and is opened again where it arrives. `Record` is a context manager.
    """

    def __init__(
        self,
        path: str | Path = "dragoman.db",
        settings: Settings | None = None,
        *,
        read_only: bool = False,
        reader: Outcomes | None = None,
    ) -> None:
        """Name the record; the file is opened when it is first needed.

        `reader` turns paths into readings; by default they are read here, by the pipeline.
        """
        self.settings = settings or Settings()
        self.path = str(path)
        self._read_only = read_only
        self._reader = reader
        self._opened: Store | None = None
        self._told: Told | None = None
        self._names: Names | None = None

    # -- in ------------------------------------------------------------------------------------

    def add(
        self,
        paths: Iterable[str | Path] | str | Path,
        progress: Callable[[Reading | Refusal], None] | None = None,
    ) -> Tally:
        """Read articles into the record; adding one again changes nothing.

        Each article is kept as soon as it is read, so that a run that is stopped leaves a usable
        record. `progress` is called with every outcome.

        Raises:
            BackendError: the record cannot be written.
        """
        given = [paths] if isinstance(paths, str | Path) else paths
        read = new = events = 0
        refused: list[Refusal] = []
        for outcome in self._outcomes(given):
            if isinstance(outcome, Refusal):
                refused.append(outcome)
                self._store.refuse([outcome])
            else:
                read += 1
                new += self._store.save([outcome])
                events += len(outcome.claims)
            if progress:
                progress(outcome)
            self._told = None
        return Tally(read, new, events, tuple(refused))

    def save(self, readings: Iterable[Reading]) -> int:
        """Keep readings made elsewhere; return the number of articles that were new."""
        self._told = None
        return self._store.save(readings)

    # -- out -----------------------------------------------------------------------------------

    def __iter__(self) -> Iterator[Event]:
        """Yield every event, the earliest first."""
        return iter(self.told.events)

    @property
    def articles(self) -> tuple[Article, ...]:
        """Every article."""
        return self.told.articles

    @property
    def refusals(self) -> tuple[Refusal, ...]:
        """Everything that could not be read, with the reason."""
        return tuple(self._store.refusals())

    @property
    def names(self) -> Names:
        """The names of states, bodies and persons."""
        if self._names is None:
            self._names = Names(self.settings.gazetteer_extra)
        return self._names

    @property
    def told(self) -> Told:
        """Everything that the articles tell, with events, worked out anew after every change."""
        if self._told is None:
            store = self._store
            articles, claims = tuple(store.articles()), tuple(store.claims())
            found = tuple(store.indicators())
            events = tuple(MATCHER(claims, articles))
            statements = tuple(store.statements())
            differing = tuple(figures(found))
            self._told = Told(
                articles, claims, events, statements, found, (), differing, tuple(store.topics())
            )
        return self._told

    def events(self, *sides: str, **fields: Any) -> list[Event]:
        """Return the events in which all these sides take part, the earliest first.

        Sides are codes or names; the other fields are those of `dragoman.model.Query`: `acts`,
        `statuses`, `person`, `since`, `until`, `language`, `source`.

        Raises:
            SettingsError: a side is not known.
        """
        query = self.query(*sides, **fields)
        names = self._persons(query)
        known = self.told.article
        return [
            one
            for one in self.told.events
            if ask.event(one, query, [known[a] for a in one.articles], names)
        ]

    def statements(self, *sides: str, **fields: Any) -> list[Statement]:
        """Return what was said by any of these sides, by the day of the article."""
        query = self.query(*sides, **fields)
        names = self._persons(query)
        known = self.told.article
        found = [
            one
            for one in self.told.statements
            if ask.statement(one, query, known[one.evidence.article], names)
        ]
        return sorted(found, key=lambda one: _when(known[one.evidence.article]))

    def figures(self, *sides: str, **fields: Any) -> list[Indicator]:
        """Return the figures about all these sides."""
        query = self.query(*sides, **fields)
        known = self.told.article
        return [
            one
            for one in self.told.indicators
            if set(query.sides) <= set(one.codes)
            and ask.article(known[one.evidence.article], query)
            and ask.within(known[one.evidence.article].published, query.since, query.until)
        ]

    def commitments(
        self, *sides: str, as_of: date | None = None, state: str = "", **fields: Any
    ) -> list[Commitment]:
        """Return what was planned or promised between these sides, as it stood on a day.

        `state` is `open`, `kept` or `overdue`; the day is today if none is given.
        """
        wanted = {one.id for one in self.events(*sides, **fields)}
        told = commitments(self.told.events, self.told.articles, as_of or date.today())
        return [c for c in told if c.event in wanted and state in ("", c.status)]

    def people(self, *sides: str, **fields: Any) -> list[Person]:
        """Return the persons named in these events, those met most often first."""
        query = self.query(*sides, **fields)
        names = self._persons(query)
        met: defaultdict[str, list[tuple[str, str, Event]]] = defaultdict(list)
        for one in self.events(*sides, **fields):
            for party in one.actors + one.recipients:
                if party.name and (not query.person or ask.person(party.name, query, names)):
                    met[party.name].append((party.code, party.role, one))
        said = Counter(one.speaker for one in self.told.statements)
        found = [_person(name, rows, said[name]) for name, rows in met.items()]
        return sorted(found, key=lambda one: (-one.events, one.name))

    def evidence(self, event: Event) -> tuple[Evidence, ...]:
        """Return the words that an event rests on."""
        claims = (self.told.claim[key] for key in event.claims)
        return tuple(dict.fromkeys(e for claim in claims for e in claim.evidence))

    def claims(self, event: Event) -> tuple[Claim, ...]:
        """Return what each article says of an event."""
        return tuple(self.told.claim[key] for key in event.claims)

    def brief(self, one: str, other: str, *, as_of: date | None = None, **fields: Any) -> Brief:
        """Compose the brief about two sides; `fields` are `form`, `lang`, `since`, `until`.

        Raises:
            SettingsError: a side is not known.
            InputError: there is no such form, or both sides are the same.
        """
        a, b = self.names.codes((one, other))
        if a == b:
            raise InputError(f"a brief is about two sides; {one} and {other} are the same")
        day = as_of or date.today()
        told = self.told
        bound = tuple(commitments(told.events, told.articles, day))
        request = Request((a, b), day, **fields)
        return compose(replace(told, commitments=bound), request, self.names.label)

    def render(self, brief: Brief, form: str = "markdown") -> str:
        """Show a brief as `markdown` or `html`.

        Raises:
            PluginError: there is no such renderer.
        """
        renderer: Renderer[Brief] = plugins.find(form, RENDERERS, GROUP)
        return renderer(brief)

    def query(self, *sides: str, **fields: Any) -> Query:
        """Build a question, with names of sides turned into codes."""
        return Query(sides=self.names.codes(sides) if sides else (), **fields)

    # -- the file ------------------------------------------------------------------------------

    def close(self) -> None:
        """Let go of the file; using the record again opens it again."""
        if self._opened is not None:
            self._opened.close()
        self._opened = None

    def __enter__(self) -> Self:
        """Begin to use the record."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let go of the file."""
        self.close()

    def __getstate__(self) -> dict[str, Any]:
        """Leave behind what cannot travel: the open file and what can be worked out again."""
        gone = {"_opened": None, "_told": None, "_names": None}
        return self.__dict__ | gone

    @property
    def _store(self) -> Store:
        if self._opened is None:
            self._opened = self._open()
        return self._opened

    def _open(self) -> Store:
        if "://" in self.path:
            raise BackendError(f"{self.path}: records are SQLite files so far; name a file")
        kind = "memory" if self.path == ":memory:" else "sqlite"
        maker: Callable[..., Store] = plugins.find(kind, STORES, STORE_GROUP)
        return maker() if kind == "memory" else maker(self.path, read_only=self._read_only)

    def _outcomes(self, paths: Iterable[str | Path]) -> Iterator[Reading | Refusal]:
        if self._reader is None:
            # The pipeline loads spaCy, which takes seconds; who only asks a record never needs it.
            from dragoman.outcomes import outcomes  # noqa: PLC0415

            self._reader = outcomes
        return self._reader(paths, self.settings)

    def _persons(self, query: Query) -> frozenset[str]:
        return self.names.persons(query.person) if query.person else frozenset()


def _person(name: str, rows: Sequence[tuple[str, str, Event]], said: int) -> Person:
    events = {event.id: event for _, _, event in rows}
    days = [event.when for event in events.values() if event.when]
    return Person(
        name=name,
        codes=tuple(dict.fromkeys(code for code, _, _ in rows)),
        roles=tuple(dict.fromkeys(role for _, role, _ in rows if role)),
        events=len(events),
        statements=said,
        first=min((day.first for day in days), default=None),
        last=max((day.last for day in days), default=None),
    )


def _when(article: Article) -> tuple[bool, date]:
    published = article.published
    return published is None, published.first if published else date.min
