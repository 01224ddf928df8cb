"""The live record in one SQLite file, in WAL mode: written in batches, read by others meanwhile."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import Any, Self

import msgspec

from dragoman.errors import StoreError
from dragoman.model.actors import Entity
from dragoman.model.groups import CopyGroup, Finding, Incident, Links, Relation
from dragoman.model.judgements import Judged
from dragoman.model.reading import Reading
from dragoman.model.text import Document, Skipped
from dragoman.store.base import Hit, Row
from dragoman.store.codec import T, decode, decode_reading
from dragoman.store.connect import connect
from dragoman.store.failures import reported
from dragoman.store.judged import judge_reading, with_targets
from dragoman.store.rows import Rows, alias_rows, reading_rows
from dragoman.store.words import find_hits
from dragoman.store.workings import Amendment, Workings, amend

# readings are fetched by pages, so that no open cursor holds back a writer's checkpoint
PAGE = 64
_LINKED, _JUDGED, _BASE = "linked", "judged", "comparison"
_CHANGED = "INSERT OR REPLACE INTO stored_change (document)"
_READ_ACTIONS = frozenset(
    {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE}
)
_OWN_TABLES = ("stored_", "article_words", "sqlite_")
_READING = """
SELECT d.id, d.reading, d.text,
  (SELECT min(p.path) FROM stored_path AS p WHERE p.document = d.id) AS path
FROM stored_document AS d
"""


def open_store(path: Path | None, *, write: bool = False) -> "SqliteStore":
    """Open the store at ``path`` (``None``: a new one in memory), making it if it may be written.

    Raises:
        StoreError: it cannot be opened; the message says why and what to do.
    """
    shown = "in memory" if path is None else str(path)
    return SqliteStore(connect(path, write=write or path is None), shown=shown)


def engine_version() -> str:
    """Return the version of SQLite in use.

    Raises:
        StoreError: it was built without full-text search.
    """
    with closing(sqlite3.connect(":memory:")) as connection:
        options = {row[0] for row in connection.execute("PRAGMA compile_options")}
    if "ENABLE_FTS5" not in options:
        raise StoreError(
            f"SQLite {sqlite3.sqlite_version} has no full-text search (FTS5)",
            way_out="use a Python whose SQLite has it, as Debian's and python.org's do",
        )
    return f"{sqlite3.sqlite_version} with full-text search"


class SqliteStore:
    """A store over one SQLite connection; use it from one thread."""

    def __init__(self, connection: sqlite3.Connection, *, shown: str) -> None:
        """Take over an open connection; ``shown`` names the store in messages."""
        self._connection = connection
        self._shown = shown
        self._asking = False
        connection.row_factory = _to_row
        connection.set_authorizer(self._authorize)
        self._judged = self._read_judged()

    def write(self, readings: Sequence[Reading], *, made_by: str, anew: bool = False) -> None:
        """Keep a batch of readings, all or none; see ``Store.write``."""
        documents = [reading.document for reading in readings]
        latest = {r.document.id: r for r in sorted(readings, key=_path_of, reverse=True)}
        with self._writing():
            touched: set[str] = set()
            for document_id in sorted(latest):
                if anew or not self.done(document_id, made_by):
                    touched |= self._replace(latest[document_id], made_by)
            self._choose_entities(sorted(touched))
            self._note_paths(documents)

    def _replace(self, reading: Reading, made_by: str) -> set[str]:
        """Put a reading in the place of an older one; return the entities that either has."""
        sql = "SELECT id FROM stored_entity WHERE document = ?"
        before = {row["id"] for row in self._rows(sql, reading.document.id)}
        self._execute("DELETE FROM stored_document WHERE id = ?", reading.document.id)
        self._execute(f"{_CHANGED} VALUES (?)", reading.document.id)
        judged = judge_reading(reading, self._judged)
        for rows in reading_rows(judged, made_by=made_by, found=reading):
            self._insert(rows)
        known = [entity for entity in judged.entities if entity.known]
        self._many("DELETE FROM stored_alias WHERE entity = ?", [(e.id,) for e in known])
        self._insert(alias_rows(known))
        return before | {entity.id for each in (reading, judged) for entity in each.entities}

    def remove(self, documents: Iterable[str]) -> None:
        """Forget these documents and everything read of them."""
        with self._writing():
            touched: set[str] = set()
            for document in sorted(set(documents)):
                rows = self._rows("SELECT id FROM stored_entity WHERE document = ?", document)
                touched |= {row["id"] for row in rows}
                self._execute("DELETE FROM stored_document WHERE id = ?", document)
                self._execute("DELETE FROM stored_path WHERE document = ?", document)
                self._execute(f"{_CHANGED} VALUES (?)", document)
            self._choose_entities(sorted(touched))

    def _choose_entities(self, entities: Sequence[str]) -> None:
        """Mark for each entity the row that is shown."""
        self._many(
            "UPDATE stored_entity SET shown = 0 WHERE id = ? AND shown = 1",
            [(entity,) for entity in entities],
        )
        self._many(
            "UPDATE stored_entity SET shown = 1 WHERE id = ?1"
            " AND document = (SELECT min(document) FROM stored_entity WHERE id = ?1 AND shown = 0)",
            [(entity,) for entity in entities],
        )

    def done(self, document_id: str, made_by: str) -> bool:
        """Tell whether the document was worked on by steps of this stamp."""
        sql = "SELECT 1 AS found FROM stored_document WHERE id = ? AND made_by = ?"
        return bool(self._rows(sql, document_id, made_by))

    def note_paths(self, documents: Sequence[Document]) -> None:
        """Record where documents were met; see ``Store.note_paths``."""
        with self._writing():
            self._note_paths(documents)

    def _note_paths(self, documents: Sequence[Document]) -> None:
        pairs = [(d.id, d.path) for d in documents if d.path is not None]
        self._many("INSERT OR IGNORE INTO stored_path (document, path) VALUES (?, ?)", pairs)

    def write_skipped(self, skipped: Sequence[Skipped], *, seen: Iterable[str] = ()) -> None:
        """Record inputs that could not be read; earlier reasons of these and ``seen`` files go."""
        values = [(s.path, s.reason, s.way_out) for s in sorted(set(skipped), key=_skip_key)]
        exact = [(path,) for path in sorted({s.path for s in skipped})]
        files = [(path,) for path in sorted(set(seen))]
        with self._writing():
            self._many("DELETE FROM stored_skipped WHERE path = ?", exact)
            # of a file, and of its lines and records
            self._many(
                "DELETE FROM stored_skipped WHERE path = ?1"
                " OR substr(path, 1, length(?1) + 1) IN (?1 || ':', ?1 || '#')",
                files,
            )
            self._many("INSERT OR REPLACE INTO stored_skipped VALUES (?, ?, ?)", values)

    def write_links(self, links: Links, *, of: str | None = None) -> None:
        """Replace everything the comparison across documents had made; see the protocol."""
        with self._writing():
            amend(Amendment(base=0, state="", seen={}, afresh=True, links=links), self._many)
            self._execute(f"{_CHANGED} SELECT id FROM stored_document")  # noqa: S608 -- ours
            self._put_meta({_LINKED: of or self.state(), _BASE: str(self.base() + 1)})

    @property
    def workings(self) -> Workings:
        """Return what the comparison across documents has kept to go on from."""
        return Workings(self._rows)

    def base(self) -> int:
        """Return the number of the last comparison written; see ``Store.base``."""
        rows = self._rows("SELECT value FROM stored_meta WHERE key = ?", _BASE)
        return int(rows[0]["value"]) if rows else 0

    def amend(self, amendment: Amendment) -> bool:
        """Write what a comparison changes; see ``Store.amend``."""
        with self._writing():
            if self.base() != amendment.base:
                return False
            amend(amendment, self._many)
            self._put_meta({_LINKED: amendment.state, _BASE: str(amendment.base + 1)})
        return True

    def write_meta(self, values: Mapping[str, str]) -> None:
        """Record facts on how the record was made under their names."""
        with self._writing():
            self._put_meta(values)

    def _put_meta(self, values: Mapping[str, str]) -> None:
        self._many("INSERT OR REPLACE INTO stored_meta VALUES (?, ?)", sorted(values.items()))

    def judge(self, judged: Judged) -> int:
        """Apply these judgements instead of those applied so far; see ``Store.judge``."""
        judged = with_targets(judged, self._met)
        before, after = self._judged.treatments(), judged.treatments()
        changed = [e for e in sorted({*before, *after}) if before.get(e) != after.get(e)]
        held, self._judged = self._judged, judged
        try:
            with self._writing():
                self._put_meta({_JUDGED: msgspec.json.encode(judged).decode()})
                documents = self._holding(changed)
                touched = set(changed)
                for document_id, made_by in documents:
                    (row,) = self._rows(f"{_READING} WHERE d.id = ?", document_id)
                    touched |= self._replace(_to_reading(row), made_by)
                self._choose_entities(sorted(touched))
        except BaseException:
            self._judged = held
            raise
        return len(documents)

    def judged(self) -> Judged:
        """Return the judgements that are applied."""
        return self._judged

    def _read_judged(self) -> Judged:
        rows = self._rows("SELECT value FROM stored_meta WHERE key = ?", _JUDGED)
        return msgspec.json.decode(rows[0]["value"], type=Judged) if rows else Judged()

    def _holding(self, entities: Sequence[str]) -> list[tuple[str, str]]:
        """Return the documents, with their stamps, in which any of the entities was met."""
        sql = (
            "SELECT d.id, d.made_by FROM stored_entity AS e"
            " JOIN stored_document AS d ON d.id = e.document WHERE e.id = ?"
        )
        found = {(row["id"], row["made_by"]) for e in entities for row in self._rows(sql, e)}
        return sorted(found)

    def _met(self, entity: str) -> Entity | None:
        """Return the record of an entity as the articles have it, before any judgement."""
        sql = "SELECT document FROM stored_entity WHERE id = ? ORDER BY document"
        for row in self._rows(sql, entity):
            (found,) = self._rows(f"{_READING} WHERE d.id = ?", row["document"])
            for each in _to_reading(found).entities:
                if each.id == entity:
                    return each
        return None

    def reading(self, document_id: str) -> Reading | None:
        """Return everything known of one document, without tokens."""
        rows = self._rows(f"{_READING} WHERE d.id = ?", document_id)
        return judge_reading(_to_reading(rows[0]), self._judged) if rows else None

    def readings(self) -> Iterator[Reading]:
        """Yield every reading, sorted by document id."""
        for reading in self.unjudged():
            yield judge_reading(reading, self._judged)

    def unjudged(self) -> Iterator[Reading]:
        """Yield every reading as it was before any judgement, sorted by document id."""
        last = ""
        while rows := self._rows(f"{_READING} WHERE d.id > ? ORDER BY d.id LIMIT {PAGE}", last):
            yield from map(_to_reading, rows)
            last = rows[-1]["id"]

    def sightings(self, see: Callable[[Reading], bytes], version: str) -> Iterator[bytes]:
        """Yield what is seen in every reading before any judgement; see ``Store.sightings``."""
        unseen = (
            f"{_READING} WHERE d.id > ? AND NOT EXISTS (SELECT 1 FROM stored_sighting AS s"  # noqa: S608 -- ours
            f" WHERE s.document = d.id AND s.version = ?) ORDER BY d.id LIMIT {PAGE}"
        )
        last, rows = "", [Row()]
        while rows:
            with self._writing():
                rows = self._rows(unseen, last, version)
                seen = [(row["id"], version, see(_to_reading(row))) for row in rows]
                self._many("INSERT OR REPLACE INTO stored_sighting VALUES (?, ?, ?)", seen)
            last = rows[-1]["id"] if rows else last
        for row in self._rows("SELECT record FROM stored_sighting ORDER BY document"):
            yield row["record"]

    def links(self) -> Links:
        """Return what the comparison across documents made."""
        return Links(
            copy_groups=self._records("copy_group", CopyGroup),
            incidents=self._records("incident", Incident),
            relations=self._records("relation", Relation),
            findings=self._records("finding", Finding),
        )

    def _records(self, table: str, kind: type[T]) -> tuple[T, ...]:
        rows = self._rows(f"SELECT record FROM stored_{table} ORDER BY id")  # noqa: S608 -- as above
        return tuple(decode(row["record"], kind) for row in rows)

    def linked(self) -> bool:
        """Tell whether the links were made from exactly the readings kept now."""
        rows = self._rows("SELECT value FROM stored_meta WHERE key = ?", _LINKED)
        return bool(rows) and rows[0]["value"] == self.state()

    def state(self) -> str:
        """Return a digest of what is to be compared; see ``Store.state``."""
        digest = blake2b(msgspec.json.encode(self._judged), digest_size=8)
        for row in self._rows("SELECT id, made_by, published FROM stored_document ORDER BY id"):
            told = row["published"] or ""
            digest.update(f"{row['id']}\x1f{row['made_by']}\x1f{told}\x1e".encode())
        return digest.hexdigest()

    def query(self, sql: str, **params: object) -> list[Row]:
        """Ask the published views; see ``Store.query``.

        Raises:
            StoreError: the SQL is wrong, would write, or asks for more than the views.
        """
        self._asking = True
        try:
            with reported(self._shown):
                return self._connection.execute(sql, params).fetchall()
        except (sqlite3.DatabaseError, sqlite3.ProgrammingError) as error:
            raise StoreError(
                f"store {self._shown}: {error}",
                way_out="ask the published views, with SELECT (docs: the store)",
            ) from error
        finally:
            self._asking = False

    def _authorize(self, action: int, table: str | None, *rest: str | None) -> int:
        """Let a question read published views only; views read the tables behind them."""
        if not self._asking or action in _READ_ACTIONS:
            return sqlite3.SQLITE_OK
        column, *_, view = rest
        allowed = (
            table == "sqlite_master"  # touched when a table-valued function is made ready
            or (action == sqlite3.SQLITE_READ and (view is not None or column == ""))  # a count
            or (action == sqlite3.SQLITE_READ and not (table or "").startswith(_OWN_TABLES))
        )
        return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY

    def search(self, words: str, *, limit: int = 20) -> list[Hit]:
        """Return passages with all the words; see ``Store.search``."""
        return find_hits(words, limit, self._rows)

    def check(self) -> list[str]:
        """Return what is wrong with the file, one line each; empty for a sound store."""
        with reported(self._shown):
            rows = self._connection.execute("PRAGMA integrity_check").fetchall()
            found = [str(row["integrity_check"]) for row in rows]
            dangling = self._connection.execute("PRAGMA foreign_key_check").fetchall()
        problems = [line for line in found if line != "ok"]
        return problems + [f"a row of {row['table']} points nowhere" for row in dangling]

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Let every answer within the block be of one moment; see ``Store.snapshot``."""
        with reported(self._shown):
            self._connection.execute("BEGIN")
        try:
            yield
        finally:
            self._connection.execute("COMMIT")

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        """Return the store, to be closed at the end of the block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the store."""
        self.close()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Run the block as one transaction: kept whole, or not at all."""
        with reported(self._shown):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:  # a full disk has rolled it back already
                    self._connection.execute("ROLLBACK")
                raise

    def _insert(self, rows: Rows) -> None:
        marks = ", ".join("?" * (rows.columns.count(",") + 1))
        into = f"INSERT INTO stored_{rows.table} ({rows.columns})"
        self._many(f"{into} VALUES ({marks})", rows.values)

    def _many(self, sql: str, values: Iterable[Sequence[object]]) -> None:
        self._connection.executemany(sql, values)

    def _execute(self, sql: str, *values: object) -> None:
        self._connection.execute(sql, values)

    def _rows(self, sql: str, *values: object) -> list[Row]:
        with reported(self._shown):
            return self._connection.execute(sql, values).fetchall()


def _to_row(cursor: sqlite3.Cursor, values: tuple[Any, ...]) -> Row:
    return {column[0]: value for column, value in zip(cursor.description, values, strict=True)}


def _to_reading(row: Row) -> Reading:
    return decode_reading(row["reading"], text=row["text"], path=row["path"])


def _path_of(reading: Reading) -> str:
    return reading.document.path or ""


def _skip_key(skipped: Skipped) -> tuple[str, str, str]:
    return (skipped.path, skipped.reason, skipped.way_out or "")
