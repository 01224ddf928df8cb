"""What a comparison across documents keeps beside its results, so that the next one can go on."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

from dragoman.model.groups import CopyGroup, Finding, Incident, Links, Relation
from dragoman.store.codec import T, decode
from dragoman.store.rows import link_rows

Ask: TypeAlias = Callable[..., list[dict[str, Any]]]
"""Runs a statement with values and returns its rows."""
RunMany: TypeAlias = Callable[[str, Iterable[Sequence[object]]], None]
"""Runs a statement once for each row of values."""

# the tables of links by the type of their records
TABLES: Mapping[type, str] = {
    CopyGroup: "copy_group",
    Incident: "incident",
    Relation: "relation",
    Finding: "finding",
}


class Entry(NamedTuple):
    """Something that an item of a document is found by; ``sort`` orders the items of one key."""

    key: str
    sort: str
    item: str
    document: str
    until: str = ""


class Pair(NamedTuple):
    """Two items, found under one key, and what came of comparing them."""

    key: str
    one: str
    other: str
    weight: float = 0.0
    note: str = ""


class Memo(NamedTuple):
    """A record kept under its kind and id; without one, it is to be forgotten."""

    kind: str
    id: str
    record: bytes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """What a comparison changes, written all or none.

    ``base`` is the number of the comparison it goes on from, ``state`` what was compared,
    ``seen`` the changes of documents it has followed. ``gone`` are ids of links by their type.
    With ``afresh`` nothing of what was kept before is true any more.
    """

    base: int
    state: str
    seen: Mapping[str, int]
    afresh: bool = False
    memos: Iterable[Memo] = ()
    entries_gone: Iterable[Entry] = ()
    entries: Iterable[Entry] = ()
    pairs_gone: Iterable[Pair] = ()
    pairs: Iterable[Pair] = ()
    gone: Mapping[type, Sequence[str]] = field(default_factory=dict)
    links: Links = field(default_factory=Links)


class Workings:
    """Answers what an earlier comparison has kept; without what asks the store, nothing."""

    def __init__(self, ask: Ask | None = None) -> None:
        """Take what runs statements on the store."""
        self._ask = ask

    def changed(self) -> Mapping[str, int]:
        """Return the documents written, judged or removed since, with the number of that change."""
        rows = self._rows("SELECT document, number FROM stored_change ORDER BY document")
        return {row["document"]: row["number"] for row in rows}

    def memos(self, kind: str, ids: Iterable[str]) -> Mapping[str, bytes]:
        """Return the records kept under these ids."""
        sql = (
            "SELECT m.id, m.record FROM json_each(?1) AS j JOIN stored_memo AS m"
            " ON m.kind = ?2 AND m.id = j.value"
        )
        return {row["id"]: row["record"] for row in self._rows(sql, ids, kind)}

    def entries(self, keys: Iterable[str]) -> Mapping[str, list[Entry]]:
        """Return the entries of each key, in their order; keys without any are left out."""
        sql = (
            "SELECT e.* FROM json_each(?1) AS j JOIN stored_entry AS e ON e.key = j.value"
            " ORDER BY e.key, e.sort, e.item"
        )
        found: dict[str, list[Entry]] = {}
        for row in self._rows(sql, keys):
            found.setdefault(row["key"], []).append(Entry(**row))
        return found

    def pairs(self, keys: Iterable[str]) -> list[Pair]:
        """Return the pairs found under these keys."""
        sql = (
            "SELECT p.* FROM json_each(?1) AS j JOIN stored_pair AS p ON p.key = j.value"
            " ORDER BY p.key, p.one, p.other"
        )
        return [Pair(**row) for row in self._rows(sql, keys)]

    def pairs_of(self, items: Iterable[str]) -> list[Pair]:
        """Return the pairs of which one is among these items."""
        sql = (
            "SELECT p.* FROM json_each(?1) AS j JOIN stored_pair AS p ON p.one = j.value"
            " UNION"
            " SELECT p.* FROM json_each(?1) AS j JOIN stored_pair AS p ON p.other = j.value"
        )
        return [Pair(**row) for row in self._rows(sql, items)]

    def copy_groups_of(self, documents: Iterable[str]) -> list[CopyGroup]:
        """Return the copy groups that hold any of the documents."""
        sql = (
            "SELECT DISTINCT g.id, g.record FROM json_each(?1) AS j"
            " JOIN stored_copy AS c ON c.document = j.value"
            " JOIN stored_copy_group AS g ON g.id = c.copy_group ORDER BY g.id"
        )
        return self._records(CopyGroup, sql, documents)

    def incidents_of(self, events: Iterable[str]) -> list[Incident]:
        """Return the incidents that hold any of the events."""
        sql = (
            "SELECT DISTINCT i.id, i.record FROM json_each(?1) AS j"
            " JOIN stored_incident_event AS e ON e.event = j.value"
            " JOIN stored_incident AS i ON i.id = e.incident ORDER BY i.id"
        )
        return self._records(Incident, sql, events)

    def incidents(self, ids: Iterable[str]) -> list[Incident]:
        """Return the incidents of these ids."""
        sql = (
            "SELECT i.record FROM json_each(?1) AS j JOIN stored_incident AS i ON i.id = j.value"
            " ORDER BY i.id"
        )
        return self._records(Incident, sql, ids)

    def relations(self) -> list[Relation]:
        """Return every tie."""
        return self._records(Relation, "SELECT record FROM stored_relation ORDER BY id", None)

    def findings_in(self, documents: Iterable[str]) -> list[Finding]:
        """Return the findings that cite any of the documents."""
        sql = (
            "SELECT DISTINCT f.id, f.record FROM json_each(?1) AS j"
            " JOIN stored_finding_document AS d ON d.document = j.value"
            " JOIN stored_finding AS f ON f.id = d.finding ORDER BY f.id"
        )
        return self._records(Finding, sql, documents)

    def findings_about(self, ids: Iterable[str]) -> list[Finding]:
        """Return the findings about these."""
        sql = (
            "SELECT f.record FROM json_each(?1) AS j JOIN stored_finding AS f ON f.about = j.value"
            " ORDER BY f.id"
        )
        return self._records(Finding, sql, ids)

    def findings(self, ids: Iterable[str]) -> list[Finding]:
        """Return the findings of these ids."""
        sql = (
            "SELECT f.record FROM json_each(?1) AS j JOIN stored_finding AS f ON f.id = j.value"
            " ORDER BY f.id"
        )
        return self._records(Finding, sql, ids)

    def _records(self, kind: type[T], sql: str, ids: Iterable[str] | None) -> list[T]:
        return [decode(row["record"], kind) for row in self._rows(sql, ids)]

    def _rows(self, sql: str, ids: Iterable[str] | None = None, *more: str) -> list[dict[str, Any]]:
        if self._ask is None:
            return []
        listed = () if ids is None else (json.dumps(sorted(set(ids))),)
        return self._ask(sql, *listed, *more)


def amend(amendment: Amendment, run: RunMany) -> None:
    """Write an amendment down, in the transaction of the caller."""
    if amendment.afresh:
        for table in ("memo", "entry", "pair", *TABLES.values()):
            run(f"DELETE FROM stored_{table}", [()])  # noqa: S608 -- our own names
    memos = list(amendment.memos)
    gone = [(memo.kind, memo.id) for memo in memos if memo.record is None]
    run("DELETE FROM stored_memo WHERE kind = ? AND id = ?", gone)
    kept = (memo for memo in memos if memo.record is not None)
    run("INSERT OR REPLACE INTO stored_memo VALUES (?, ?, ?)", kept)
    run(
        "DELETE FROM stored_entry WHERE key = ? AND sort = ? AND item = ?",
        (entry[:3] for entry in amendment.entries_gone),
    )
    run("INSERT OR REPLACE INTO stored_entry VALUES (?, ?, ?, ?, ?)", amendment.entries)
    run(
        "DELETE FROM stored_pair WHERE key = ? AND one = ? AND other = ?",
        (pair[:3] for pair in amendment.pairs_gone),
    )
    run("INSERT OR REPLACE INTO stored_pair VALUES (?, ?, ?, ?, ?)", amendment.pairs)
    for kind, ids in amendment.gone.items():
        run(f"DELETE FROM stored_{TABLES[kind]} WHERE id = ?", _each(ids))  # noqa: S608
    for rows in link_rows(amendment.links):
        marks = ", ".join("?" * (rows.columns.count(",") + 1))
        into = f"INSERT INTO stored_{rows.table} ({rows.columns})"
        run(f"{into} VALUES ({marks})", rows.values)
    run("DELETE FROM stored_change WHERE number = ?", _each(amendment.seen.values()))


def _each(ids: Iterable[object]) -> Iterator[tuple[object]]:
    return ((each,) for each in ids)
