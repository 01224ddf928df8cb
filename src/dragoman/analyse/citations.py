"""Citations: the words a record rests on, with who says so, ready to be shown."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dragoman.analyse.grading import grade_claims
from dragoman.analyse.sql import read_sql
from dragoman.store.base import Store

# sorts behind every date
UNDATED = "9999"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One claim with its words; ``speakers`` runs from the outlet inwards.

    ``grade`` is that of the outlet and of what is claimed, in the usual short form: F6.
    """

    claim: str
    document: str
    path: str | None
    title: str | None
    published: str | None
    start: int
    end: int
    quote: str
    speakers: tuple[str, ...]
    act: str
    modality: str
    polarity: str
    grade: str


def in_order(cited: Mapping[str, Citation], claims: Iterable[str]) -> tuple[Citation, ...]:
    """Return the citations of some claims, the earliest published first."""
    found = (cited[claim] for claim in claims if claim in cited)
    return tuple(sorted(found, key=_published_first))


def _published_first(citation: Citation) -> tuple[str, str, int, str]:
    return (
        citation.published or UNDATED,
        citation.path or citation.document,
        citation.start,
        citation.claim,
    )


def cite(store: Store, claims: Iterable[str]) -> Mapping[str, Citation]:
    """Return the citations of claims under their ids; unknown ids are left out."""
    wanted = json.dumps(sorted(set(claims)))
    speakers: dict[str, list[str]] = {}
    for row in store.query(read_sql("citation_speakers"), claims=wanted):
        speakers.setdefault(row["claim"], []).append(row["name"])
    grades = grade_claims(store, json.loads(wanted))
    return {
        row["claim"]: Citation(
            **row,
            speakers=tuple(speakers.get(row["claim"], ())),
            grade=grades[row["claim"]].code,
        )
        for row in store.query(read_sql("citations"), claims=wanted)
    }
