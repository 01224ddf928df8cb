"""What SQLite reports, as errors that say what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from dragoman.errors import StoreError

_ELSEWHERE = "name another file with --store"
_AGAIN = "move it away and build the record again"

# by primary result code; everything else is a mistake in the program and is let through
_FAILURES = {
    sqlite3.SQLITE_FULL: (
        "the disk is full: the last batch was not kept, everything before it was",
        "make room and run the same command again: it goes on where it stopped",
    ),
    sqlite3.SQLITE_BUSY: (
        "another process has been writing to it for too long",
        "wait until that build is done, then run the command again",
    ),
    sqlite3.SQLITE_READONLY: ("it cannot be written", f"check its permissions, or {_ELSEWHERE}"),
    sqlite3.SQLITE_PERM: ("access is not permitted", f"check its permissions, or {_ELSEWHERE}"),
    sqlite3.SQLITE_CANTOPEN: (
        "it cannot be opened",
        f"check that its folder exists and can be written, or {_ELSEWHERE}",
    ),
    sqlite3.SQLITE_NOTADB: ("it is not a dragoman store", _ELSEWHERE),
    sqlite3.SQLITE_CORRUPT: ("it is damaged", _AGAIN),
    sqlite3.SQLITE_IOERR: (
        "reading or writing it failed",
        f"check the disk, or {_ELSEWHERE}",
    ),
}


@contextmanager
def reported(path: str) -> Iterator[None]:
    """Turn what goes wrong with the file into a ``StoreError`` with a way out."""
    try:
        yield
    except sqlite3.Error as error:
        # extended result codes keep the primary one in their low byte
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        if code not in _FAILURES:
            raise
        what, way_out = _FAILURES[code]
        raise StoreError(f"store {path}: {what}", way_out=way_out) from error
