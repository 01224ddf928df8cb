"""The comparison across documents, gone on with: only what has changed, and what that touches."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from itertools import chain
from typing import TypeVar

import msgspec

from dragoman.link.copy_changes import CopyChanges, renew_copies
from dragoman.link.corpus import LINKS_VERSION
from dragoman.link.event_changes import EventChanges, renew_events
from dragoman.link.finding_changes import (
    renew_fighting,
    renew_incident_findings,
    renew_side_conflicts,
)
from dragoman.link.incidents import join_events
from dragoman.link.lookalike_changes import Anew, renew_lookalikes
from dragoman.link.parts import take_part
from dragoman.link.relations import build_relations
from dragoman.link.reprints import date_by_origins
from dragoman.link.shelf import Shelf
from dragoman.link.tie_changes import TieChanges, renew_ties
from dragoman.model.groups import CopyGroup, Finding, Incident, Links, Relation
from dragoman.model.judgements import IncidentRuling
from dragoman.store.base import Store
from dragoman.store.workings import Amendment, Memo

VERSION, RULINGS = "version", "rulings"
Link = TypeVar("Link", CopyGroup, Incident, Relation, Finding)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relinked:
    """What was gone through again: documents, and how many of what was made of all were made anew.

    ``pairs`` counts the pairs of events that were compared.
    """

    documents: int = 0
    pairs: int = 0
    copy_groups: int = 0
    incidents: int = 0
    relations: int = 0
    findings: int = 0

    def __add__(self, other: "Relinked") -> "Relinked":
        """Return what two comparisons have gone through."""
        sums = (getattr(self, each.name) + getattr(other, each.name) for each in fields(self))
        return Relinked(**dict(zip((each.name for each in fields(self)), sums, strict=True)))


def relink(store: Store) -> Relinked:
    """Compare what has changed since the last comparison, and again where others write meanwhile.

    The links are those that comparing all documents would make.
    """
    done = Relinked()
    while True:
        with store.snapshot():
            amendment, counts = _compare(store)
        if store.amend(amendment):
            done += counts
        if store.linked():
            return done


def _compare(store: Store) -> tuple[Amendment, Relinked]:
    base, state = store.base(), store.state()
    version = store.workings.memos(VERSION, [""]).get("")
    afresh = version != str(LINKS_VERSION).encode()
    shelf = Shelf(store, afresh=afresh)
    held = shelf.workings.memos(RULINGS, [""]).get("")
    old_rulings = msgspec.json.decode(held, type=tuple[IncidentRuling, ...]) if held else ()
    rulings = store.judged().incidents
    copies = renew_copies(shelf)
    events = renew_events(shelf, copies.moved, old_rulings, rulings)
    ties = renew_ties(shelf, copies.moved)
    links = _Links(shelf, copies, events, ties, rulings)
    draft = shelf.draft
    draft.memos.append(Memo(VERSION, "", str(LINKS_VERSION).encode()))
    draft.memos.append(Memo(RULINGS, "", msgspec.json.encode(rulings)))
    amendment = Amendment(
        base=base,
        state=state,
        seen=shelf.seen,
        afresh=afresh,
        memos=draft.memos,
        entries_gone=chain.from_iterable(draft.entries_gone),
        entries=chain.from_iterable(draft.entries),
        pairs_gone=draft.pairs_gone,
        pairs=draft.pairs,
        gone=links.gone,
        links=links.made(),
    )
    return amendment, links.counts


class _Links:
    """The links that are made anew, and which of those before they take the place of."""

    def __init__(
        self,
        shelf: Shelf,
        copies: CopyChanges,
        events: EventChanges,
        ties: TieChanges,
        rulings: Sequence[IncidentRuling],
    ) -> None:
        """Make them."""
        self.gone: dict[type, Sequence[str]] = {}
        part = take_part(shelf, events.documents | ties.documents, copies)
        told = [fact for fact in part.facts.facts if fact.event.id in events.events]
        old = shelf.workings.incidents_of(events.events | events.gone)
        new = join_events(told, events.pairs, part.facts, part.origins, rulings)
        before = shelf.workings.relations()
        told_ties = replace(part.facts, ties=list(ties.told))
        tied = build_relations(date_by_origins(told_ties, part.origins), part.origins)
        tied = tuple(tie for tie in tied if (tie.kind, tie.a, tie.b) in ties.keys)
        untied = [tie for tie in before if (tie.kind, tie.a, tie.b) in ties.keys]
        self._groups = self._renew(CopyGroup, copies.old, copies.new)
        self._incidents = self._renew(Incident, old, new)
        self._relations = self._renew(Relation, untied, tied)
        kept = [tie for tie in before if (tie.kind, tie.a, tie.b) not in ties.keys]
        altered = {*self.gone[Relation], *(tie.id for tie in self._relations)}
        found = renew_incident_findings(shelf, old, new, part)
        for more in (
            renew_lookalikes(shelf, Anew(old=old, new=new, part=part, copies=copies)),
            renew_side_conflicts(
                shelf,
                sorted([*kept, *tied], key=lambda tie: tie.id),
                frozenset(altered),
                renew_fighting(shelf, old, new),
            ),
        ):
            found.take(more.old.values(), more.new.values())
        self._findings = self._renew(Finding, found.old.values(), found.new.values())
        self.counts = Relinked(
            documents=len(shelf.changed),
            pairs=events.weighed,
            copy_groups=len(copies.new),
            incidents=len(new),
            relations=len(tied),
            findings=len(found.new),
        )

    def _renew(self, kind: type, old: Iterable[Link], new: Iterable[Link]) -> tuple[Link, ...]:
        """Note which of the old are gone or others now; return what takes their place."""
        before: Mapping[str, Link] = {each.id: each for each in old}
        after: Mapping[str, Link] = {each.id: each for each in new}
        self.gone[kind] = sorted(each for each in before if before[each] != after.get(each))
        return tuple(after[each] for each in sorted(after) if after[each] != before.get(each))

    def made(self) -> Links:
        """Return the links to be written."""
        return Links(
            copy_groups=self._groups,
            incidents=self._incidents,
            relations=self._relations,
            findings=self._findings,
        )
