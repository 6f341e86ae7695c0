"""Keeps readings in one SQLite file."""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.request import pathname2url

from dragoman.errors import BackendError, InputError
from dragoman.model import Article, Claim, Indicator, Reading, Refusal, Statement, Topic
from dragoman.store import codec

VERSION = 1
APPLICATION = 0x44524147  # "DRAG": tells a record from any other SQLite file
WAIT_SECONDS = 10.0  # how long a second writer waits for the first
MEMORY = ":memory:"

# What SQLite says (a piece of its message) and what the operator can do about it.
REMEDIES = (
    ("not a database", "this file is not a record; name another file"),
    ("readonly", "the record may not be written; check the permissions of the file and its folder"),
    ("locked", "another process is writing to the record; try again when it has finished"),
    ("full", "the disk is full; free some space and try again, nothing half-written was kept"),
    ("unable to open", "the record cannot be opened; check that its folder exists and is yours"),
    ("malformed", "the record is damaged; restore a copy, or add the articles to a new one"),
    ("disk i/o", "the disk failed while the record was read or written; check it and try again"),
    ("no such table", "this file is not a record of Dragoman; name another file"),
    ("no such column", "this file is not a record of Dragoman; name another file"),
)


class SqliteStore:
    """A store in one file, or in memory.

    A later reading of an article takes the place of the earlier one; the article keeps the name
    and address under which it first came.

    Raises:
        InputError: a record that is opened for reading does not exist.
        BackendError: the file cannot be opened, or is not a record.
    """

    def __init__(self, path: str | Path = MEMORY, read_only: bool = False) -> None:
        self._path = str(path)
        if read_only and not Path(self._path).is_file():
            raise InputError(f"{self._path}: there is no such record; `dragoman add` makes one")
        with self._told():
            self._db = self._connect(read_only)
        try:
            with self._told():
                self._prepare(read_only)
        except BackendError:
            self._db.close()
            raise

    def save(self, readings: Iterable[Reading]) -> int:
        """Save, each reading whole or not at all; return the number of articles that were new."""
        return sum(map(self._save, readings))

    def refuse(self, refusals: Iterable[Refusal]) -> None:
        """Keep what could not be read, and why."""
        with self._transaction():
            self._put_refusals(refusals)

    def articles(self) -> Iterator[Article]:
        """Yield every article, by id."""
        for body, text in self._rows("select body, text from article order by id"):
            yield codec.article(body, _text(text))

    def claims(self) -> Iterator[Claim]:
        """Yield every claim, by article and place in it."""
        for (body,) in self._rows("select body from claim order by article, start, id"):
            yield codec.claim(body)

    def statements(self) -> Iterator[Statement]:
        """Yield every statement, by article and place in it."""
        for (body,) in self._rows("select body from statement order by article, start, id"):
            yield codec.statement(body)

    def indicators(self) -> Iterator[Indicator]:
        """Yield every indicator, by article and place in it."""
        for (body,) in self._rows("select body from indicator order by article, start, id"):
            yield codec.indicator(body)

    def topics(self) -> Iterator[Topic]:
        """Yield every topic, by article and place in it."""
        for (body,) in self._rows("select body from topic order by article, start, id"):
            yield codec.topic(body)

    def refusals(self) -> Iterator[Refusal]:
        """Yield every refusal, by address."""
        for row in self._rows("select * from refusal order by address, step, reason"):
            yield Refusal(*row)

    def close(self) -> None:
        """Let go of the file."""
        with self._told():
            self._db.close()

    def _connect(self, read_only: bool) -> sqlite3.Connection:
        if not read_only:
            return sqlite3.connect(self._path, timeout=WAIT_SECONDS, isolation_level=None)
        name = pathname2url(os.path.abspath(self._path))
        # Where no file may be made beside the record, SQLite can only read it as immutable.
        closed = not os.access(os.path.dirname(os.path.abspath(self._path)), os.W_OK)
        mode = "immutable=1" if closed else "mode=ro"
        address = f"file:{name}?{mode}"
        return sqlite3.connect(address, timeout=WAIT_SECONDS, isolation_level=None, uri=True)

    def _prepare(self, read_only: bool) -> None:
        self._db.execute("pragma foreign_keys = on")
        if not read_only and not self._number("select count(*) from sqlite_master"):
            self._db.execute("pragma journal_mode = wal")
            self._create()
        if self._number("pragma application_id") != APPLICATION:
            raise BackendError(f"{self._path}: this file is not a record of Dragoman; name another")
        if (version := self._number("pragma user_version")) > VERSION:
            raise BackendError(
                f"{self._path}: the record has version {version}, this program knows {VERSION}; "
                "update Dragoman"
            )
        if not read_only:
            self._db.execute("pragma synchronous = normal")

    def _create(self) -> None:
        with self._transaction():
            if self._number("select count(*) from sqlite_master"):
                return  # another process was faster
            for command in _schema():
                self._db.execute(command)
            self._db.execute(f"pragma application_id = {APPLICATION}")
            self._db.execute(f"pragma user_version = {VERSION}")

    def _save(self, reading: Reading) -> bool:
        article = reading.article
        with self._transaction():
            known = self._db.execute("select body from article where id = ?", (article.id,))
            row = known.fetchone()
            self._db.execute("delete from refusal where address = ?", (article.address,))
            self._put_refusals(reading.refused)
            if row is None:
                self._put_article(article)
            else:
                first = codec.article(row[0], article.text)
                self._update_article(replace(article, name=first.name, address=first.address))
            self._put_findings(reading)
        return row is None

    def _put_article(self, article: Article) -> None:
        row = (
            article.id,
            codec.dump_article(article),
            _storable(article.text),
            article.language,
            _clean(article.source or ""),
            _clean(article.address),
        )
        columns = "id, body, text, language, source, address"
        self._db.execute(
            f"insert or ignore into article ({columns}) values (?, ?, ?, ?, ?, ?)", row
        )

    def _update_article(self, article: Article) -> None:
        source = _clean(article.source or "")
        row = (codec.dump_article(article), article.language, source, article.id)
        self._db.execute("update article set body = ?, language = ?, source = ? where id = ?", row)

    def _put_findings(self, reading: Reading) -> None:
        article = reading.article.id
        for table in ("claim", "statement", "indicator", "topic"):
            self._db.execute(f"delete from {table} where article = ?", (article,))
        self._put("claim", (_claim_row(article, one) for one in reading.claims))
        self._put("statement", (_statement_row(article, one) for one in reading.statements))
        self._put("indicator", (_indicator_row(article, one) for one in reading.indicators))
        self._put("topic", (_topic_row(article, one) for one in reading.topics))

    def _put_refusals(self, refusals: Iterable[Refusal]) -> None:
        self._put("refusal", ((_clean(r.address), r.step, _clean(r.reason)) for r in refusals))

    def _put(self, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
        for row in rows:
            marks = ", ".join("?" * len(row))
            self._db.execute(f"insert or ignore into {table} values ({marks})", row)

    def _rows(self, query: str) -> Iterator[tuple[Any, ...]]:
        with self._told():
            yield from self._db.execute(query)

    def _number(self, query: str) -> int:
        return int(self._db.execute(query).fetchone()[0])

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """Do all of it or nothing; the lock is taken at once, so that no reader turns writer."""
        with self._told():
            self._db.execute("begin immediate")
            try:
                yield
                self._db.execute("commit")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("rollback")
                raise

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Tell the operator, in words, what SQLite complains of."""
        try:
            yield
        except sqlite3.Error as error:
            said = str(error)
            found = (remedy for piece, remedy in REMEDIES if piece in said.lower())
            remedy = next(found, "the record cannot be used")
            raise BackendError(f"{self._path}: {remedy} ({said})") from error


@cache
def _schema() -> tuple[str, ...]:
    text = files("dragoman.store").joinpath("schema.sql").read_text(encoding="utf-8")
    lines = (line.partition("--")[0] for line in text.splitlines())
    return tuple(part.strip() for part in "\n".join(lines).split(";") if part.strip())


def _claim_row(article: str, claim: Claim) -> tuple[Any, ...]:
    start = min((e.span.start for e in claim.evidence), default=0)
    return claim.id, article, start, claim.act, claim.status, claim.coder, codec.dump(claim)


def _statement_row(article: str, one: Statement) -> tuple[Any, ...]:
    speaker = _clean(one.speaker)
    return one.id, article, one.evidence.span.start, speaker, one.code, codec.dump(one)


def _indicator_row(article: str, one: Indicator) -> tuple[Any, ...]:
    return one.id, article, one.evidence.span.start, _clean(one.what), codec.dump(one)


def _topic_row(article: str, one: Topic) -> tuple[Any, ...]:
    start = min((e.span.start for e in one.evidence), default=0)
    return one.id, article, start, one.kind, codec.dump(one)


def _storable(text: str) -> str | bytes:
    """Return the text, or its bytes when it holds lone surrogates, which SQLite's text cannot."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text


def _text(stored: str | bytes) -> str:
    return stored.decode("utf-8", "surrogatepass") if isinstance(stored, bytes) else stored


def _clean(text: str) -> str:
    """Show what UTF-8 cannot hold as a question mark: for words to look at, not for texts."""
    return text.encode("utf-8", "replace").decode("utf-8")
