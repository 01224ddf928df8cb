"""What documents tell, fetched when asked for: as it is now, and as the last comparison had it."""

import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from hashlib import blake2b

import msgspec

from dragoman.link.facts import Facts, Source, Told, join_told, tell, to_source
from dragoman.model.actors import Entity
from dragoman.store.base import Store
from dragoman.store.codec import decode, inflate
from dragoman.store.workings import Entry, Memo, Pair, Workings

# the kinds of memos
TOLD, ENTITY = "told", "entity"
# level 1, as readings are packed
LEVEL = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """What a document tells, without its text, and a digest of that."""

    told: Told
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """The record to show of an entity, and the document that has it so."""

    document: str
    entity: Entity


@dataclass(slots=True, kw_only=True)
class Draft:
    """What a comparison changes, while it is being made."""

    memos: list[Memo] = field(default_factory=list)
    entries_gone: list[Iterable[Entry]] = field(default_factory=list)
    entries: list[Iterable[Entry]] = field(default_factory=list)
    pairs_gone: list[Pair] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)

    def renew(self, old: Iterable[Entry], new: Iterable[Entry]) -> None:
        """Put some entries in the place of others."""
        before, after = set(old), set(new)
        self.entries_gone.append(sorted(before - after))
        self.entries.append(sorted(after - before))

    def renew_pairs(self, old: Iterable[Pair], new: Iterable[Pair]) -> None:
        """Put some pairs in the place of others."""
        before, after = set(old), set(new)
        self.pairs_gone += sorted(before - after)
        self.pairs += sorted(after - before)


class Shelf:
    """The documents of a store; those in ``changed`` tell something else than when last compared.

    ``afresh``: nothing is known of an earlier comparison.
    """

    def __init__(self, store: Store, *, afresh: bool) -> None:
        """Read the documents that were written since, and find out which tell something else."""
        self._store = store
        self.workings = Workings() if afresh else store.workings
        self.seen = store.workings.changed()
        self.before: dict[str, Told] = {}
        self.now: dict[str, Told] = {}
        self.draft = Draft()
        self._shown: dict[str, Entity | None] = {}
        self._take(self._written(afresh=afresh))
        self.changed = frozenset({*self.before, *self.now})
        self.renamed: frozenset[str] = frozenset()
        self._choose_entities()

    def _written(self, *, afresh: bool) -> Iterable[str]:
        if not afresh:
            return sorted(self.seen)
        return [row["id"] for row in self._store.query("SELECT id FROM documents ORDER BY id")]

    def _take(self, documents: Iterable[str]) -> None:
        held = self.workings.memos(TOLD, documents)
        for document in documents:
            reading, before = self._store.reading(document), held.get(document)
            told = tell(reading) if reading is not None else None
            packed = _pack(told) if told is not None else None
            if packed == before:
                continue
            self.draft.memos.append(Memo(TOLD, document, packed))
            if before is not None:
                self.before[document] = _unpack(before)
            if told is not None:
                self.now[document] = told

    def _choose_entities(self) -> None:
        """Find the record to show of every entity in what has changed: the first document's."""
        old = {e.id for told in self.before.values() for e in told.entities}
        met: dict[str, _Shown] = {}
        for document in sorted(self.now):
            for entity in self.now[document].entities:
                met.setdefault(entity.id, _Shown(document=document, entity=entity))
        self._enter_entities()
        names = sorted({*old, *met})
        held = {
            each: decode(record, _Shown)
            for each, record in self.workings.memos(ENTITY, names).items()
        }
        lost = [each for each in names if each in held and held[each].document in self.changed]
        others = self._first_elsewhere(lost)
        renamed = set()
        for name in names:
            was = held.get(name)
            kept = others.get(name) if was is None or was.document in self.changed else was
            shown = min(
                (s for s in (kept, met.get(name)) if s is not None), key=_document, default=None
            )
            if shown != was:
                record = _encoder().encode(shown) if shown is not None else None
                self.draft.memos.append(Memo(ENTITY, name, record))
            self._shown[name] = shown.entity if shown is not None else None
            if was is not None and shown is not None and was.entity != shown.entity:
                renamed.add(name)
        self.renamed = frozenset(renamed)

    def _enter_entities(self) -> None:
        self.draft.renew(
            (entry for told in self.before.values() for entry in _enter(told)),
            (entry for told in self.now.values() for entry in _enter(told)),
        )

    def _first_elsewhere(self, entities: Iterable[str]) -> Mapping[str, _Shown]:
        """Return the records of entities in the first documents that have not changed."""
        found: dict[str, _Shown] = {}
        for held in self.workings.entries(map(_key, entities)).values():
            first = next((entry for entry in held if entry.item not in self.changed), None)
            if first is not None:
                name = first.key.removeprefix(_key(""))
                (told,) = self.fetch([first.item])
                entity = next(each for each in told.entities if each.id == name)
                found[name] = _Shown(document=first.item, entity=entity)
        return found

    @cached_property
    def stirred(self) -> frozenset[str]:
        """Return the documents that tell something else, or name somebody whose record is new."""
        held = self.workings.entries(map(_key, self.renamed)).values()
        return self.changed | {entry.item for entries in held for entry in entries}

    def fetch(self, documents: Iterable[str]) -> list[Told]:
        """Return what documents tell now, sorted; those that are gone are left out.

        The text is there only of what has changed.
        """
        wanted = sorted(set(documents))
        missing = [each for each in wanted if each not in self.now and each not in self.changed]
        for document, record in self.workings.memos(TOLD, missing).items():
            self.now[document] = _unpack(record)
        return [self.now[each] for each in wanted if each in self.now]

    def sources(self, documents: Iterable[str]) -> dict[str, Source]:
        """Return documents with their texts."""
        found: dict[str, Source] = {}
        for told in self.fetch(documents):
            source = told.source
            if source.id not in self.changed:
                reading = self._store.reading(source.id)
                source = to_source(reading.document) if reading is not None else source
            found[source.id] = source
        return found

    def entities(self, names: Iterable[str]) -> Mapping[str, Entity]:
        """Return the records to show of entities."""
        wanted = sorted(set(names))
        missing = [each for each in wanted if each not in self._shown]
        for name, record in self.workings.memos(ENTITY, missing).items():
            self._shown[name] = decode(record, _Shown).entity
        return {each: shown for each in wanted if (shown := self._shown.get(each)) is not None}

    def told_events(self, events: Iterable[str] | None) -> Mapping[str, str]:
        """Return the documents of these events (``None``: all) but those nobody says happened."""
        asked = "" if events is None else " AND id IN (SELECT value FROM json_each(:events))"
        rows = self._store.query(
            f"SELECT id, document FROM events WHERE modality IN ('asserted', 'hedged'){asked}",  # noqa: S608
            **({} if events is None else {"events": json.dumps(sorted(events))}),
        )
        return {row["id"]: row["document"] for row in rows}

    def claim_documents(self, claims: Iterable[str]) -> frozenset[str]:
        """Return the documents in which claims are made."""
        rows = self._store.query(
            "SELECT DISTINCT document FROM claims WHERE id IN (SELECT value FROM json_each(:ids))",
            ids=json.dumps(sorted(claims)),
        )
        return frozenset(row["document"] for row in rows)

    def facts(self, documents: Iterable[str]) -> Facts:
        """Return all that some documents tell."""
        told = self.fetch(documents)
        return join_told(told, self.entities(e.id for each in told for e in each.entities))


def _document(shown: _Shown) -> str:
    return shown.document


def _key(entity: str) -> str:
    return f"entity:{entity}"


def _enter(told: Told) -> Iterable[Entry]:
    document = told.source.id
    return (Entry(_key(entity.id), "", document, document) for entity in told.entities)


@cache
def _encoder() -> msgspec.msgpack.Encoder:
    return msgspec.msgpack.Encoder(order="deterministic")


def _pack(told: Told) -> bytes:
    """Return what a document tells as bytes; equal ones if and only if it tells the same."""
    source = told.source
    text = blake2b(source.text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
    kept = _Kept(told=replace(told, source=replace(source, text="")), text=text)
    return zlib.compress(_encoder().encode(kept), LEVEL)


def _unpack(record: bytes) -> Told:
    return decode(inflate(record), _Kept).told
