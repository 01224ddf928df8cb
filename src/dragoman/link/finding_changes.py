"""Findings after a change: those on incidents, ties and answers that were made anew."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import msgspec

from dragoman.link.conflicts import (
    find_fighting,
    find_number_conflicts,
    find_opposed_ties,
    side_conflict,
)
from dragoman.link.facts import Facts
from dragoman.link.findings import find_agreement, find_answers, find_denials
from dragoman.link.judgements import INCIDENT
from dragoman.link.parts import Part
from dragoman.link.shelf import Shelf
from dragoman.model.groups import Finding, FindingKind, Incident, Relation
from dragoman.store.workings import Memo, Pair

SIDES, FIGHTING = "sides", "fighting"
# what parts two ids
BOTH = "\x1f"
OF_INCIDENTS = frozenset(
    {FindingKind.CORROBORATION, FindingKind.DENIAL, FindingKind.NUMBER_CONFLICT}
)


@dataclass(slots=True, kw_only=True)
class FindingChanges:
    """Findings that were made anew: as they were, and as they are."""

    old: dict[str, Finding] = field(default_factory=dict)
    new: dict[str, Finding] = field(default_factory=dict)

    def take(self, old: Iterable[Finding], new: Iterable[Finding]) -> None:
        """Add some; of two with one id the later is kept."""
        self.old |= {finding.id: finding for finding in old}
        self.new |= {finding.id: finding for finding in new}


def renew_incident_findings(
    shelf: Shelf, old: Iterable[Incident], new: Sequence[Incident], part: Part
) -> FindingChanges:
    """Find anew where the accounts of some incidents agree and differ, and what was answered."""
    found = FindingChanges()
    about = shelf.workings.findings_about(incident.id for incident in old)
    given = (new, part.by_event, part.facts, part.origins)
    found.take((each for each in about if each.kind in OF_INCIDENTS), find_agreement(*given))
    answers = [each for each in shelf.workings.findings_in(shelf.stirred) if _is_answer(each)]
    facts = shelf.facts(shelf.stirred)
    found.take(answers, find_answers(facts.claims.values(), facts))
    found.take((), find_denials(*given))
    found.take((), find_number_conflicts(*given))
    return found


def _is_answer(finding: Finding) -> bool:
    return finding.kind is FindingKind.DENIAL and not (finding.about or "").startswith(INCIDENT)


def renew_side_conflicts(
    shelf: Shelf,
    relations: Sequence[Relation],
    altered: frozenset[str],
    fighting: Iterable[tuple[str, str]],
) -> FindingChanges:
    """Find who stands on two sides; what is said of ties that are not ``altered`` is kept."""
    stored = {(pair.one, pair.other): pair for pair in shelf.workings.pairs([SIDES])}
    fights = tuple(fighting)
    parties = {each for tie in relations for each in (tie.a, tie.b)}
    parties.update(each for both in fights for each in both)
    entities = dict(shelf.entities(parties))
    bodies = {role.of for each in entities.values() for role in each.roles if role.of is not None}
    facts = Facts(entities=entities | dict(shelf.entities(bodies)))
    kept: set[Pair] = set()
    anew: list[tuple[Relation, Relation]] = []
    for one, other in find_opposed_ties(relations, fights, facts):
        pair = stored.get((one.id, other.id))
        ids = {one.id, other.id, one.a, one.b, other.b}
        if pair is not None and ids.isdisjoint(altered | shelf.renamed):
            kept.add(pair)
        else:
            anew.append((one, other))
    told = shelf.facts(
        shelf.claim_documents(c for ties in anew for each in ties for c in each.claims)
    )
    found = {
        Pair(SIDES, one.id, other.id, note=finding.id): finding
        for one, other in anew
        for finding in [side_conflict(one, other, told)]
    }
    gone = set(stored.values()) - kept
    shelf.draft.renew_pairs(gone, found)
    changes = FindingChanges()
    changes.take(shelf.workings.findings(pair.note for pair in gone), found.values())
    return changes


def renew_fighting(
    shelf: Shelf, old: Iterable[Incident], new: Iterable[Incident]
) -> list[tuple[str, str]]:
    """Return who is told to have attacked whom, counted by the incidents that tell it."""
    held = shelf.workings.memos(FIGHTING, [""]).get("")
    counts: dict[str, int] = msgspec.json.decode(held, type=dict[str, int]) if held else {}
    before = dict(counts)
    for change, incidents in ((-1, old), (1, new)):
        for incident in incidents:
            for both in find_fighting([incident]):
                key = BOTH.join(both)
                counts[key] = counts.get(key, 0) + change
    counts = {key: count for key, count in sorted(counts.items()) if count}
    if counts != before:
        shelf.draft.memos.append(Memo(FIGHTING, "", msgspec.json.encode(counts)))
    fights = [key.partition(BOTH) for key in counts]
    return [(one, other) for one, _, other in fights]
