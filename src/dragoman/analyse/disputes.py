"""Where accounts clash: findings with their claims side by side."""

from dataclasses import dataclass

from dragoman.analyse.citations import Citation, cite
from dragoman.analyse.sql import read_sql
from dragoman.store.base import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingReport:
    """A finding with the claims it compares."""

    finding: str
    kind: str
    about: str | None
    explanation: str
    score: float
    citations: tuple[Citation, ...]


def list_findings(store: Store, *, agreement: bool = False) -> list[FindingReport]:
    """Return the disputes, surest first; with ``agreement`` the corroborations instead."""
    rows = store.query(read_sql("disputes"), agreement=int(agreement))
    claims: dict[str, list[str]] = {}
    for row in store.query(read_sql("finding_claims"), agreement=int(agreement)):
        claims.setdefault(row["finding"], []).append(row["claim"])
    cited = cite(store, [claim for group in claims.values() for claim in group])
    return [
        FindingReport(
            finding=row["id"],
            kind=row["kind"],
            about=row["about"],
            explanation=row["explanation"],
            score=row["score"],
            citations=tuple(cited[claim] for claim in claims.get(row["id"], ()) if claim in cited),
        )
        for row in rows
    ]
