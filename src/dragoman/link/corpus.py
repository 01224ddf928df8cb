"""The whole comparison: readings of all documents in, everything that links them out."""

from collections.abc import Iterable

from dragoman.link.conflicts import (
    find_date_conflicts,
    find_number_conflicts,
    find_side_conflicts,
)
from dragoman.link.contradictions import find_contradictions
from dragoman.link.copies import find_copies
from dragoman.link.facts import gather_facts
from dragoman.link.findings import find_agreement, find_answers, find_denials
from dragoman.link.incidents import find_incidents
from dragoman.link.origins import Origins
from dragoman.link.relations import build_relations
from dragoman.link.reprints import date_by_origins
from dragoman.model.groups import Links
from dragoman.model.judgements import IncidentRuling
from dragoman.model.reading import Reading

# Rises when the same readings may be linked otherwise; stores linked by another are linked anew.
LINKS_VERSION = 18


def link_corpus(readings: Iterable[Reading], rulings: Iterable[IncidentRuling] = ()) -> Links:
    """Compare all documents; the result does not depend on the order they come in.

    ``rulings`` are what people say on incidents.
    """
    facts = gather_facts(readings)
    copy_groups = find_copies(facts.documents)
    origins = Origins(facts, copy_groups)
    incidents = find_incidents(facts, origins, rulings)
    facts = date_by_origins(facts, origins)
    relations = build_relations(facts, origins)
    by_event = {fact.event.id: fact for fact in facts.facts}
    findings = {
        finding.id: finding
        for found in (
            find_agreement(incidents, by_event, facts, origins),
            find_answers(facts.claims.values(), facts),
            find_denials(incidents, by_event, facts, origins),
            find_number_conflicts(incidents, by_event, facts, origins),
            find_date_conflicts(incidents, by_event, facts, origins),
            find_side_conflicts(relations, incidents, facts),
            find_contradictions(incidents, by_event, facts, origins),
        )
        for finding in found
    }
    return Links(
        copy_groups=copy_groups,
        incidents=incidents,
        relations=relations,
        findings=tuple(findings[each] for each in sorted(findings)),
    )
