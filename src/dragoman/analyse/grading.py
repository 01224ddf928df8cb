"""Grades what the record holds: incidents, ties and claims, with reasons."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dragoman.analyse.credibility import Grounds, judge
from dragoman.analyse.sql import read_sql
from dragoman.model.claims import Modality, Polarity, SpeakerKind
from dragoman.model.grading import Credibility, Grading, Reliability
from dragoman.store.base import Row, Store

META = "outlet_grades"
TRUSTED = frozenset({Reliability.A, Reliability.B})
# speakers who cannot be told from others are no origin of their own
NOBODY = frozenset({SpeakerKind.OUTLET, SpeakerKind.AGENCY})


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimGrade:
    """A claim's two grades: of its outlet, and of what it claims."""

    reliability: Reliability
    credibility: Credibility
    reasons: tuple[str, ...]

    @property
    def code(self) -> str:
        """Return both in the usual short form: F6."""
        return f"{self.reliability}{self.credibility}"


def outlet_grades(store: Store) -> Mapping[str, Reliability]:
    """Return the grades that persons have given to outlets; all others are F."""
    rows = store.query("SELECT value FROM meta WHERE key = :key", key=META)
    if not rows:
        return {}
    return {outlet: Reliability(grade) for outlet, grade in json.loads(rows[0]["value"]).items()}


def grade_information(store: Store, ids: Iterable[str]) -> Mapping[str, Grading]:
    """Return the grade of each incident or tie."""
    wanted = json.dumps(sorted(set(ids)))
    trusted = {outlet for outlet, grade in outlet_grades(store).items() if grade in TRUSTED}
    claims = _by_id(store.query(read_sql("grading_claims"), ids=wanted))
    parties = _by_id(store.query(read_sql("grading_parties"), ids=wanted))
    return {
        each: judge(_grounds(rows, parties.get(each, []), trusted)) for each, rows in claims.items()
    }


def grade_claims(store: Store, claims: Iterable[str]) -> Mapping[str, ClaimGrade]:
    """Return the grades of claims: a denial, or what is in no incident, cannot be judged."""
    rows = store.query(read_sql("grading_about"), claims=json.dumps(sorted(set(claims))))
    outlets = outlet_grades(store)
    graded = grade_information(store, {row["id"] for row in rows if row["id"] is not None})
    return {row["claim"]: _claim(row, outlets, graded) for row in rows}


def _claim(
    row: Row, outlets: Mapping[str, Reliability], graded: Mapping[str, Grading]
) -> ClaimGrade:
    reliability = outlets.get(row["outlet"] or "", Reliability.F)
    grading = graded.get(row["id"] or "")
    if row["polarity"] == Polarity.DENIED:
        grading = Grading(credibility=Credibility.UNJUDGED, reasons=("a denial",))
    elif row["modality"] not in {Modality.ASSERTED, Modality.HEDGED}:
        grading = Grading(
            credibility=Credibility.UNJUDGED, reasons=("not told as having happened",)
        )
    elif grading is None:
        grading = Grading(credibility=Credibility.UNJUDGED, reasons=("in no incident and no tie",))
    return ClaimGrade(
        reliability=reliability, credibility=grading.credibility, reasons=grading.reasons
    )


def _by_id(rows: Iterable[Row]) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row["id"], []).append(row)
    return groups


def _grounds(rows: list[Row], parties: list[Row], trusted: set[str]) -> Grounds:
    """Weigh the claims on one incident or tie; an origin counts once, by its firmest word."""
    actors = {row["entity"] for row in parties if row["role"] == "actor"}
    recipients = {row["entity"] for row in parties if row["role"] == "recipient"} - actors
    told = [row for row in rows if row["polarity"] == Polarity.AFFIRMED]
    firm = {_origin(row) for row in told if row["modality"] == Modality.ASSERTED}
    hedged = {_origin(row) for row in told if row["modality"] == Modality.HEDGED} - firm
    denials = [
        row
        for row in rows
        if row["polarity"] == Polarity.DENIED
        and row["modality"] in {Modality.ASSERTED, Modality.HEDGED}
    ]
    denying = {_origin(row) for row in denials}
    heard = [row for row in told if _origin(row) in firm | hedged]
    speakers = {row["speaker"] for row in heard}
    return Grounds(
        firm=len(firm),
        hedged=len(hedged),
        denying=len(denying),
        parties_denying=len({_origin(row) for row in denials if row["speaker"] in actors}),
        trusted=len({_origin(row) for row in heard if row["outlet"] in trusted}),
        both_sides=bool(speakers & actors) and bool(speakers & recipients),
        owned=any(row["act"] == "confirms" and row["speaker"] in actors for row in heard),
    )


def _origin(row: Row) -> str:
    if row["speaker"] is not None and row["kind"] not in NOBODY:
        return f"speaker:{row['speaker']}"
    return f"house:{row['house']}"
