"""What can be wrong with the file of a store, and what is said about it."""

import os
import sqlite3
import zlib
from contextlib import closing
from pathlib import Path

import pytest
from hand import quiet, seizure

from dragoman.errors import StoreError
from dragoman.store import connect as connecting
from dragoman.store.sqlite import open_store


def make(path: Path) -> Path:
    with open_store(path, write=True) as store:
        store.write([seizure().reading], made_by="s1")
    return path


def refusal(path: Path, *, write: bool) -> str:
    with pytest.raises(StoreError) as caught:
        open_store(path, write=write)
    assert caught.value.way_out
    return str(caught.value)


def test_missing_store_is_refused_for_questions(tmp_path: Path) -> None:
    assert "none yet" in refusal(tmp_path / "no.db", write=False)
    assert not (tmp_path / "no.db").exists()


def test_missing_folder_is_named(tmp_path: Path) -> None:
    assert str(tmp_path / "deep") in refusal(tmp_path / "deep" / "no.db", write=True)


@pytest.mark.parametrize("write", [True, False])
def test_folder_is_no_store(tmp_path: Path, write: bool) -> None:  # noqa: FBT001
    assert "folder" in refusal(tmp_path, write=write)


@pytest.mark.parametrize("write", [True, False])
def test_pipe_and_device_are_no_store_and_are_not_waited_for(tmp_path: Path, write: bool) -> None:  # noqa: FBT001
    os.mkfifo(tmp_path / "pipe")
    assert "pipe or device" in refusal(tmp_path / "pipe", write=write)
    assert "pipe or device" in refusal(Path(os.devnull), write=write)


@pytest.mark.parametrize("name", [b"caf\xe9.db", "caf\u00e9.db".encode(), b"a?b#c%20 d.db"])
def test_store_may_have_any_name(tmp_path: Path, name: bytes) -> None:
    path = make(tmp_path / os.fsdecode(name))
    with open_store(path) as store:
        assert store.query("SELECT count(*) AS n FROM documents") == [{"n": 1}]


@pytest.mark.parametrize("write", [True, False])
def test_file_that_is_no_database_is_refused_untouched(tmp_path: Path, write: bool) -> None:  # noqa: FBT001
    path = tmp_path / "article.txt"
    path.write_text("Not a database at all. " * 50)
    assert "not a dragoman store" in refusal(path, write=write)
    assert path.read_text() == "Not a database at all. " * 50


@pytest.mark.parametrize("write", [True, False])
def test_database_of_another_program_is_refused_untouched(tmp_path: Path, write: bool) -> None:  # noqa: FBT001
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE theirs (x)")
    other.close()
    assert "not a dragoman store" in refusal(path, write=write)
    other = sqlite3.connect(path)
    assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("theirs",)]
    other.close()


@pytest.mark.parametrize("write", [True, False])
def test_store_of_a_newer_version_is_refused(tmp_path: Path, write: bool) -> None:  # noqa: FBT001
    path = make(tmp_path / "new.db")
    raw = sqlite3.connect(path)
    raw.execute("PRAGMA user_version = 99")
    raw.close()
    assert "version 99" in refusal(path, write=write)


def test_empty_file_becomes_a_store_when_written(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    assert "not a dragoman store" in refusal(path, write=False)
    with open_store(path, write=True) as store:
        assert store.check() == []


def test_place_that_cannot_be_written_is_named() -> None:
    assert "cannot be opened" in refusal(Path("/proc/record.db"), write=True)


@pytest.mark.skipif(os.geteuid() == 0, reason="permissions do not bind root")
def test_read_only_folder_can_be_asked_but_not_written(tmp_path: Path) -> None:
    path = make(tmp_path / "still.db")
    path.chmod(0o400)
    tmp_path.chmod(0o500)
    try:
        with open_store(path) as store:
            assert store.query("SELECT count(*) AS n FROM documents") == [{"n": 1}]
        assert "written" in refusal(path, write=True)
    finally:
        tmp_path.chmod(0o700)


def test_store_opened_for_questions_refuses_to_write(tmp_path: Path) -> None:
    with (
        open_store(make(tmp_path / "a.db")) as store,
        pytest.raises(StoreError, match="cannot be written"),
    ):
        store.write([quiet().reading], made_by="s1")


def test_damaged_file_is_reported(tmp_path: Path) -> None:
    path = make(tmp_path / "hurt.db")
    data = bytearray(path.read_bytes())
    data[4096 : len(data)] = bytes(len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(StoreError, match="damaged"), open_store(path) as store:
        list(store.readings())


def test_record_that_cannot_be_decoded_is_reported(tmp_path: Path) -> None:
    path = make(tmp_path / "odd.db")
    raw = sqlite3.connect(path)
    raw.execute("UPDATE stored_document SET reading = ?", (zlib.compress(b"\x93"),))
    raw.commit()
    raw.close()
    with open_store(path) as store, pytest.raises(StoreError, match="cannot be read"):
        list(store.readings())


def test_full_disk_keeps_what_was_there(tmp_path: Path) -> None:
    path = make(tmp_path / "full.db")
    with open_store(path, write=True) as store:
        store._connection.execute("PRAGMA max_page_count = 1")  # noqa: SLF001 -- no smaller disk
        big = quiet()
        big.text += " word" * 200_000
        big.__post_init__()
        with pytest.raises(StoreError, match="disk is full"):
            store.write([big.reading], made_by="s1")
        assert store.reading(seizure().id) == seizure().reading
    with open_store(path) as store:
        assert store.check() == []


def test_writer_that_waits_too_long_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make(tmp_path / "busy.db")
    monkeypatch.setattr(connecting, "BUSY_SECONDS", 0.05)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with open_store(path, write=True) as store, pytest.raises(StoreError, match="another process"):
        store.write([quiet().reading], made_by="s1")
    other.close()


def test_older_store_is_migrated_when_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make(tmp_path / "old.db")
    home = tmp_path / "store"
    (home / "migrations").mkdir(parents=True)
    views = connecting.read_sql("views.sql").replace(
        "SELECT key, value FROM", "SELECT key, value, note FROM"
    )
    (home / "views.sql").write_text(views)
    steps = {
        "0001_old.sql": "nonsense, never run;",
        "0006_note.sql": "-- a comment\nALTER TABLE stored_meta ADD COLUMN note;\n",
        "0007_fill.sql": "INSERT INTO stored_meta VALUES ('a', 'b', 'c');\n",
    }
    for name, sql in steps.items():
        (home / "migrations" / name).write_text(sql)
    monkeypatch.setattr(connecting, "FOLDER", home)
    monkeypatch.setattr(connecting, "VERSION", 7)
    connecting.read_sql.cache_clear()
    try:
        with open_store(path) as store:
            assert store.query("SELECT note FROM meta WHERE key = 'a'") == [{"note": "c"}]
            assert store.reading(seizure().id) == seizure().reading
    finally:
        connecting.read_sql.cache_clear()


def test_store_of_the_first_version_takes_what_came_since_once_opened_for_writing(
    tmp_path: Path,
) -> None:
    path = make(tmp_path / "first.db")
    with closing(sqlite3.connect(path, isolation_level=None)) as old:
        old.execute("DROP VIEW framings")
        old.execute("DROP VIEW claims")
        old.execute("DROP TABLE stored_framing")
        old.execute("ALTER TABLE stored_claim DROP COLUMN condition")
        for table in ("change", "memo", "entry", "pair", "sighting"):
            old.execute(f"DROP TABLE stored_{table}")
        old.execute("DROP INDEX stored_finding_document_document")
        old.execute("DROP INDEX stored_finding_about")
        old.execute("PRAGMA user_version = 1")
    with open_store(path, write=True) as store:
        assert store.query("SELECT * FROM framings") == []
        assert store.reading(seizure().id) == seizure().reading
        assert list(store.workings.changed()) == [seizure().id]


def test_migration_that_fails_leaves_the_store_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make(tmp_path / "old.db")
    home = tmp_path / "store"
    (home / "migrations").mkdir(parents=True)
    (home / "migrations" / "0006_bad.sql").write_text("DROP TABLE stored_skipped;\nnonsense;\n")
    monkeypatch.setattr(connecting, "FOLDER", home)
    monkeypatch.setattr(connecting, "VERSION", 6)
    with pytest.raises(sqlite3.OperationalError):
        open_store(path, write=True)
    monkeypatch.undo()
    with open_store(path) as store:
        assert store.query("SELECT * FROM skipped") == []


def test_record_whose_bytes_were_altered_is_told_as_damage(tmp_path: Path) -> None:
    path = make(tmp_path / "s.db")
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("UPDATE stored_document SET reading = x'00ff00ff'")
    with open_store(path) as store, pytest.raises(StoreError, match="damaged"):
        list(store.readings())
