"""Opening the file of a store: is it one, of which version, and may it be written."""

import os
import sqlite3
from functools import cache
from pathlib import Path
from urllib.parse import quote

from dragoman.errors import StoreError
from dragoman.store.failures import reported

FOLDER = Path(__file__).parent
# "DRAG": tells a dragoman store from somebody else's SQLite file
APPLICATION = 0x44524147
VERSION = 5
# a batch is written within a second; a build beside this one may take a few in a row
BUSY_SECONDS = 30.0


def connect(path: Path | None, *, write: bool) -> sqlite3.Connection:
    """Open a store's file (``None``: in memory), making or migrating it if it may be written.

    Raises:
        StoreError: it is missing, no store, of a newer version, or cannot be opened.
    """
    shown = "in memory" if path is None else str(path)
    if path is not None:
        _check_place(path, write=write)
    with reported(shown):
        connection = _open(path, write=write)
        try:
            version = _version(connection, shown, write=write)
            if version < VERSION and not write:
                connection.close()
                connect(path, write=True).close()
                return connect(path, write=False)
            if version < VERSION:
                upgrade(connection)
        except BaseException:
            connection.close()
            raise
        return connection


def _check_place(path: Path, *, write: bool) -> None:
    if path.is_dir():
        raise StoreError(f"store {path}: it is a folder", way_out="name a file with --store")
    if path.exists() and not path.is_file():
        raise StoreError(
            f"store {path}: it is a pipe or device", way_out="name a file with --store"
        )
    if not write and not path.exists():
        raise StoreError(
            f"store {path}: there is none yet",
            way_out=f"make it: dragoman build FOLDER --store {path}",
        )
    if write and not path.parent.is_dir():
        raise StoreError(
            f"store {path}: there is no folder {path.parent}",
            way_out="make the folder first, or name another file with --store",
        )


def _open(path: Path | None, *, write: bool) -> sqlite3.Connection:
    if path is None:
        connection = _connect(":memory:", uri=False)
    elif write:
        connection = _connect(str(path), uri=False)
        connection.execute("PRAGMA journal_mode = WAL")
        # in WAL mode NORMAL loses nothing when the process is killed, only when power fails
        connection.execute("PRAGMA synchronous = NORMAL")
        # 64 MB of pages: the default of 2 MB doubles the time of a batch once the file outgrows it
        connection.execute("PRAGMA cache_size = -64000")
    else:
        connection = _open_to_read(path)
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _open_to_read(path: Path) -> sqlite3.Connection:
    address = f"file:{quote(os.fsencode(path.absolute()))}?mode=ro"
    connection = _connect(address, uri=True)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.OperationalError:
        connection.close()
        if Path(f"{path}-wal").exists():
            raise
        # nobody writes, and the folder lets no lock file be made: read it as it lies
        connection = _connect(f"{address}&immutable=1", uri=True)
    return connection


def _connect(address: str, *, uri: bool) -> sqlite3.Connection:
    return sqlite3.connect(address, timeout=BUSY_SECONDS, isolation_level=None, uri=uri)


def _version(connection: sqlite3.Connection, shown: str, *, write: bool) -> int:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application != APPLICATION and (tables or not write):
        raise StoreError(
            f"store {shown}: it is not a dragoman store",
            way_out="name another file with --store",
        )
    if version > VERSION:
        raise StoreError(
            f"store {shown}: a newer dragoman made it"
            f" (version {version}; this one knows {VERSION})",
            way_out="update dragoman, or name another file with --store",
        )
    return int(version)


def upgrade(connection: sqlite3.Connection) -> None:
    """Make a new store's tables, or bring an old one's to this version, in one transaction."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        for script in _scripts(version):
            _run(connection, script)
        _renew_views(connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a failure of the disk has rolled it back already
            connection.execute("ROLLBACK")
        raise


def _scripts(version: int) -> list[str]:
    if version == 0:
        return [read_sql("schema.sql")]
    if version == VERSION:  # another process was quicker
        return []
    return [
        path.read_text(encoding="utf-8")
        for path in sorted((FOLDER / "migrations").glob("*.sql"))
        if version < int(path.name[:4]) <= VERSION
    ]


def _renew_views(connection: sqlite3.Connection) -> None:
    views = connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'").fetchall()
    for (name,) in views:
        connection.execute(f'DROP VIEW "{name}"')
    _run(connection, read_sql("views.sql"))


def _run(connection: sqlite3.Connection, script: str) -> None:
    """Run a script's statements; ``executescript`` would commit before the first."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""


@cache
def read_sql(name: str) -> str:
    """Return a file of SQL that lies beside this module."""
    return (FOLDER / name).read_text(encoding="utf-8")
