"""Which record an id on the command line means; any unique beginning is enough."""

from dataclasses import dataclass

from dragoman.errors import AnswerError
from dragoman.link.incidents import incident_id
from dragoman.link.judgements import INCIDENT
from dragoman.store.base import Store

KINDS = {
    "document": "documents",
    "mention": "mentions",
    "event": "events",
    "claim": "claims",
    "statement": "statements",
    "framing": "framings",
    "relation": "relations",
    "incident": "incidents",
    "finding": "findings",
    "entity": "entities",
}
_SOURCES = {**KINDS, "copy_group": "(SELECT DISTINCT copy_group AS id FROM copies)"}
_ABOVE = "\U0010ffff"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordKey:
    """The kind and whole id of a record."""

    kind: str
    id: str


def find_record(store: Store, text: str) -> RecordKey:
    """Return the record that an id, its beginning, or an article's path names.

    Raises:
        AnswerError: none is, or several are.
    """
    wanted = text.strip()
    found = [
        RecordKey(kind=kind, id=row["id"])
        for kind, source in _SOURCES.items()
        for row in store.query(
            f"SELECT id FROM {source} WHERE id >= :low AND id < :high ORDER BY id LIMIT 6",  # noqa: S608
            low=wanted,
            high=wanted + _ABOVE,
        )
        if wanted
    ]
    exact = [key for key in found if key.id == wanted]
    if exact or len(found) == 1:
        return (exact or found)[0]
    if found:
        shown = ", ".join(key.id for key in found[:5])
        raise AnswerError(
            f"several records begin with {text!r}", way_out=f"write more of it: {shown}"
        )
    moved = _incident_once(store, wanted)
    if moved is not None:
        return RecordKey(kind="incident", id=moved)
    return RecordKey(kind="document", id=_document_at(store, wanted))


def _incident_once(store: Store, wanted: str) -> str | None:
    """Return the incident that now holds the event after which one was called once."""
    if not wanted.startswith(INCIDENT):
        return None
    rows = store.query("SELECT event, incident FROM incident_events ORDER BY event")
    found = {r["incident"] for r in rows if incident_id(r["event"]).startswith(wanted)}
    return str(found.pop()) if len(found) == 1 else None


def find_document(store: Store, text: str) -> str:
    """Return the id of the article that an id, its beginning or a path names.

    Raises:
        AnswerError: it names none.
    """
    key = find_record(store, text)
    if key.kind != "document":
        raise AnswerError(f"{text} is no article", way_out="see them: dragoman documents")
    return key.id


def _document_at(store: Store, path: str) -> str:
    rows = store.query(
        "SELECT id AS document, path FROM documents WHERE path = :path OR path LIKE :below"
        " UNION SELECT document, path FROM also_at WHERE path = :path ORDER BY document",
        path=path,
        below=f"%/{path}",
    )
    found = {row["document"] for row in rows if row["path"] == path} or {
        row["document"] for row in rows
    }
    if len(found) == 1:
        return str(found.pop())
    if found:
        raise AnswerError(
            f"several articles were read at {path!r}",
            way_out=f"name one by its id: {', '.join(sorted(found)[:5])}",
        )
    raise AnswerError(
        f"no record has the id {path!r}, and no article was read at it",
        way_out="ids and places end the lines of: dragoman documents, events, claims",
    )
