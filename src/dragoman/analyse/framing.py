"""Who calls whom what: loaded and distancing terms by voice, target and term."""

from dataclasses import dataclass

from dragoman.analyse.sql import read_sql
from dragoman.store.base import Row, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class FramingUse:
    """How often a voice says a term of somebody; ``own`` where the outlet says it itself.

    ``target`` is a name where it is known who is meant, else the words the term is said of.
    ``records`` are the ids of all uses, ``example`` is the first of them.
    """

    outlet: str | None
    speaker: str
    own: bool
    target: str | None
    entity: str | None
    term: str
    kind: str
    valence: str
    family: str | None
    records: tuple[str, ...]
    example: Row


def list_framing(
    store: Store,
    *,
    outlet: str | None = None,
    about: str | None = None,
    own: bool = False,
    loaded: bool = False,
) -> list[FramingUse]:
    """Return who says what of whom, most often first.

    ``own`` leaves out what outlets only quote, ``loaded`` the plain labels.
    """
    rows = store.query(
        read_sql("framing"), outlet=outlet, about=about, own=int(own), loaded=int(loaded)
    )
    groups: dict[tuple[str | None, ...], list[Row]] = {}
    for row in rows:
        voice = "" if row["own"] else (row["voice_name"] or row["speaker"])
        target = row["name"] or (row["target"] or "").casefold()
        key = (row["outlet"], voice, row["entity"], target, row["term"], row["kind"])
        groups.setdefault(key, []).append(row)
    found = [_use(group) for group in groups.values()]
    return sorted(found, key=_order)


def _use(group: list[Row]) -> FramingUse:
    first = group[0]
    return FramingUse(
        outlet=first["outlet"],
        speaker=first["voice_name"] or first["speaker"],
        own=bool(first["own"]),
        target=first["name"] or first["target"],
        entity=first["entity"],
        term=first["term"],
        kind=first["kind"],
        valence=first["valence"],
        family=first["family"],
        records=tuple(row["id"] for row in group),
        example={key: first[key] for key in ("id", "document", "path", "start", "end", "quote")},
    )


def _order(use: FramingUse) -> tuple[int, str, bool, str, str, str]:
    voice = (use.outlet or "~", not use.own, use.speaker)
    return (-len(use.records), *voice, use.term, use.example["id"])
