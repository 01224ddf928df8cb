"""Whom a name on the command line means: any spelling, and suggestions where it means nobody."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from dragoman.errors import AnswerError
from dragoman.store.base import Row, Store
from dragoman.text.names import fold_name

PLACES = frozenset({"place", "facility"})
# below this likeness a suggestion is noise
ALIKE = 65.0
SUGGESTIONS = 5
_ALIASES = """
SELECT e.id, e.kind, e.name, a.name AS alias
FROM entities AS e LEFT JOIN aliases AS a ON a.entity = e.id
ORDER BY e.id, a.name
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An entity as it is named in answers."""

    id: str
    kind: str
    name: str


def find_entity(store: Store, name: str, *, kinds: Collection[str] | None = None) -> Named:
    """Return the entity meant by a name, an alias or an id, whatever its case and accents.

    Where several share the name, those of ``kinds`` are preferred.

    Raises:
        AnswerError: it means nobody, or several; the message lists who could be meant.
    """
    rows = store.query(_ALIASES)
    for matches in (_by_id(rows, name), _by_alias(rows, name), _by_words(rows, name)):
        found = _prefer(matches, kinds)
        if len(found) == 1:
            return found[0]
        if found:
            shown = ", ".join(f"{entity.name} ({entity.id})" for entity in found[:10])
            raise AnswerError(f"{name!r} may mean several", way_out=f"name one by its id: {shown}")
    raise AnswerError(
        f"nobody and nothing in the record is called {name!r}", way_out=_near(rows, name)
    )


def named_so(store: Store, name: str) -> list[Named]:
    """Return all who answer to a name already."""
    return _by_alias(store.query(_ALIASES), name)


def _entities(rows: Sequence[Row]) -> list[Named]:
    found = {row["id"]: Named(id=row["id"], kind=row["kind"], name=row["name"]) for row in rows}
    return list(found.values())


def _by_id(rows: Sequence[Row], name: str) -> list[Named]:
    return _entities([row for row in rows if row["id"] == name])


def _by_alias(rows: Sequence[Row], name: str) -> list[Named]:
    wanted = fold_name(name)
    return _entities([row for row in rows if wanted and wanted in _folded(row)])


def _by_words(rows: Sequence[Row], name: str) -> list[Named]:
    wanted = set(fold_name(name).split())
    return _entities(
        [row for row in rows if wanted and any(wanted <= set(n.split()) for n in _folded(row))]
    )


def _folded(row: Row) -> set[str]:
    return {fold_name(row["name"]), fold_name(row["alias"] or "")}


def _prefer(found: list[Named], kinds: Collection[str] | None) -> list[Named]:
    preferred = [entity for entity in found if kinds is None or entity.kind in kinds]
    return preferred or found


def _near(rows: Sequence[Row], name: str) -> str:
    from rapidfuzz import process  # noqa: PLC0415 -- only a name that is not found needs it

    spellings = {fold_name(row["alias"] or row["name"]): row["name"] for row in rows}
    near = process.extract(
        fold_name(name), spellings.keys(), limit=3 * SUGGESTIONS, score_cutoff=ALIKE
    )
    names = list(dict.fromkeys(spellings[spelling] for spelling, _, _ in near))[:SUGGESTIONS]
    if not names:
        return "see who is: dragoman actors"
    return f"did you mean {' or '.join(names)}?"
