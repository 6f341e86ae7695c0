import sqlite3

import pytest
from builders import article, claim, reading

from dragoman.errors import BackendError, InputError
from dragoman.store import sqlite
from dragoman.store.sqlite import SqliteStore

ART = article("Utopia met Erewhon.")
TOLD = reading(ART, claim(ART, "meet", ["UTO", "ERE"]))


@pytest.fixture
def path(tmp_path):
    found = tmp_path / "record #1?.db"
    store = SqliteStore(found)
    store.save([TOLD])
    store.close()
    return found


def test_lasts(path):
    for read_only in (False, True):
        store = SqliteStore(path, read_only=read_only)
        assert list(store.claims()) == list(TOLD.claims)
        store.close()


def test_reading_makes_no_file(tmp_path):
    with pytest.raises(InputError, match=r"missing\.db: there is no such record"):
        SqliteStore(tmp_path / "missing.db", read_only=True)
    assert list(tmp_path.iterdir()) == []


def test_reads_beside_a_writer(path):
    writer = SqliteStore(path)
    writer._db.execute("begin immediate")
    reader = SqliteStore(path, read_only=True)
    assert list(reader.articles()) == [ART]
    reader.close()
    writer._db.execute("rollback")
    writer.close()


def test_a_reader_cannot_write(path):
    store = SqliteStore(path, read_only=True)
    with pytest.raises(BackendError, match="may not be written"):
        store.save([TOLD])
    store.close()


def test_locked(path, monkeypatch):
    monkeypatch.setattr(sqlite, "WAIT_SECONDS", 0.05)
    first, second = SqliteStore(path), SqliteStore(path)
    first._db.execute("begin immediate")
    with pytest.raises(BackendError, match="another process is writing"):
        second.save([TOLD])
    first._db.execute("rollback")
    assert second.save([TOLD]) == 0
    first.close()
    second.close()


def test_not_a_database(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("These are notes, not a database. " * 40)
    for read_only in (False, True):
        with pytest.raises(BackendError, match=r"notes\.txt: this file is not a record"):
            SqliteStore(path, read_only=read_only)
    assert path.read_text().startswith("These are notes")


def test_database_of_another_program(tmp_path):
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("create table bird (name text)")
    other.commit()
    other.close()
    with pytest.raises(BackendError, match="not a record of Dragoman"):
        SqliteStore(path)


def test_newer_version(path):
    raw = sqlite3.connect(path)
    raw.execute(f"pragma user_version = {sqlite.VERSION + 1}")
    raw.close()
    with pytest.raises(BackendError, match="update Dragoman"):
        SqliteStore(path)


def test_missing_folder(tmp_path):
    with pytest.raises(BackendError, match="check that its folder exists"):
        SqliteStore(tmp_path / "no" / "record.db")


def test_disk_full_keeps_the_record_whole(path):
    store = SqliteStore(path)
    pages = store._number("pragma page_count")
    store._db.execute(f"pragma max_page_count = {pages + 1}")
    long = article("x" * 200_000)
    with pytest.raises(BackendError, match="disk is full"):
        store.save([reading(long, claim(long, "meet", ["UTO", "ERE"]))])
    assert list(store.articles()) == [ART]
    store.close()


def test_an_error_in_the_middle_keeps_nothing_of_the_reading(path):
    store = SqliteStore(path)
    other = article("Other.")
    broken = reading(other, claim(other, "meet", ["UTO", "ERE"]), object())
    with pytest.raises(AttributeError):
        store.save([broken])
    assert list(store.articles()) == [ART]
    store.close()


def test_where_no_file_may_be_made_reading_makes_none(path, monkeypatch):
    """The superuser may write everywhere, so the answer of the system is given, not the mode."""
    before = {file.name for file in path.parent.iterdir()}
    monkeypatch.setattr("dragoman.store.sqlite.os.access", lambda *_: False)
    store = SqliteStore(path, read_only=True)
    assert list(store.articles()) == [ART]
    assert {file.name for file in path.parent.iterdir()} == before
    store.close()
