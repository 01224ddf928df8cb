"""Findings on two incidents that may be one, after a change: of those near what was made anew."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from dragoman.link import conflicts, contradictions
from dragoman.link.affiliations import Affiliations
from dragoman.link.blocks import Block, by_key, renew
from dragoman.link.copy_changes import CopyChanges
from dragoman.link.finding_changes import FindingChanges
from dragoman.link.parts import Part, take_part
from dragoman.link.shelf import Shelf
from dragoman.model.groups import Finding, Incident
from dragoman.store.workings import Entry, Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """A way in which two incidents can look like one.

    ``enter`` tells what an incident is looked up by, ``to_block`` which of those found together
    are compared, ``may_be`` whether it is worth while, by what is known of them as a whole.
    """

    name: str
    enter: Callable[[Incident, Part], Iterable[Entry]]
    to_block: Callable[[Sequence[Entry], Sequence[Entry], AbstractSet[str]], Block]
    may_be: Callable[[Incident, Incident, Affiliations], bool]
    compare: Callable[[Incident, Incident, Part], Finding | None]


DATED = Likeness(
    name="dated",
    enter=lambda incident, _: conflicts.enter_incident(incident),
    to_block=conflicts.to_block,
    may_be=conflicts.may_be_one,
    compare=lambda one, other, part: conflicts.date_conflict(
        one, other, part.by_event, part.facts, part.origins
    ),
)
TOLD_OTHERWISE = Likeness(
    name="told",
    enter=lambda incident, part: contradictions.enter_by_day(incident, part.by_event, part.facts),
    to_block=contradictions.to_block,
    may_be=lambda *_: True,
    compare=lambda one, other, part: contradictions.contradiction(
        one, other, part.by_event, part.facts, part.origins
    ),
)
LIKENESSES = (DATED, TOLD_OTHERWISE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Anew:
    """The incidents that were made anew, as they were and as they are, with what they are of."""

    old: Sequence[Incident]
    new: Sequence[Incident]
    part: Part
    copies: CopyChanges


def renew_lookalikes(shelf: Shelf, anew: Anew) -> FindingChanges:
    """Compare again those that stand beside one another now and did not before."""
    changes = FindingChanges()
    for likeness in LIKENESSES:
        found = _Lookalikes(shelf, anew, likeness).renew()
        changes.take(found.old.values(), found.new.values())
    return changes


class _Lookalikes:
    """Incidents that look like one in one way, of those near what was made anew."""

    def __init__(self, shelf: Shelf, anew: Anew, likeness: Likeness) -> None:
        """Look up what the incidents stand beside."""
        self._shelf = shelf
        self._likeness = likeness
        self._copies = anew.copies
        self._new = {incident.id: incident for incident in anew.new}
        self._changed = {incident.id for incident in (*anew.old, *anew.new)}
        after = [e for each in anew.new for e in likeness.enter(each, anew.part)]
        before = self._entered(anew.old)
        entered = by_key(after)
        self._stored = shelf.workings.entries({*entered, *(entry.key for entry in before)})
        self._now = renew(self._stored, set(before), entered)
        shelf.draft.renew(
            (e for entry in before for e in (entry, self._turned(entry))),
            (e for entry in after for e in (entry, self._turned(entry))),
        )

    def _turned(self, entry: Entry) -> Entry:
        """Return what leads from an incident to that by which it is looked up."""
        return Entry(f"{self._likeness.name}-of:{entry.item}", entry.sort, entry.key, "")

    def _entered(self, incidents: Iterable[Incident]) -> list[Entry]:
        names = {self._turned(Entry("", "", each.id, "")).key: each.id for each in incidents}
        held = self._shelf.workings.entries(names)
        return [Entry(e.item, e.sort, names[name], "") for name in held for e in held[name]]

    def renew(self) -> FindingChanges:
        """Compare again those that stand beside one another now and did not before."""
        lost = self._lost()
        found = self._find()
        self._shelf.draft.renew_pairs(lost, found)
        noted = {pair.note for pair in lost} - {pair.note for pair in found}
        beside = self._shelf.workings.pairs_of(pair.one for pair in lost if pair.note in noted)
        noted -= {pair.note for pair in beside if pair not in lost}
        changes = FindingChanges()
        stored = self._shelf.workings.findings({*noted, *(pair.note for pair in found)})
        changes.take(stored, found.values())
        return changes

    def _blocks(self) -> Iterator[tuple[str, Block]]:
        for key, entries in self._now.items():
            yield key, self._likeness.to_block(self._stored.get(key, ()), entries, self._changed)

    def _lost(self) -> set[Pair]:
        known: dict[str, list[Pair]] = {}
        for pair in self._shelf.workings.pairs(self._now):
            known.setdefault(pair.key, []).append(pair)
        blocks = dict(self._blocks())
        return {pair for key, pairs in known.items() for pair in blocks[key].lost(pairs)}

    def _find(self) -> dict[Pair, Finding]:
        near = self._near()
        incidents = {each.id: each for pair in near for each in pair[1:]}
        told = self._shelf.told_events(e for each in incidents.values() for e in each.events)
        part = take_part(self._shelf, set(told.values()), self._copies)
        found: dict[Pair, Finding] = {}
        for key, one, other in near:
            finding = self._likeness.compare(one, other, part)
            if finding is not None:
                found[Pair(key, one.id, other.id, note=finding.id)] = finding
        return found

    def _near(self) -> list[tuple[str, Incident, Incident]]:
        """Return the pairs to look at that may be one by what is known of them as a whole."""
        beside = {
            each.item for _, block in self._blocks() for both in block.fresh() for each in both
        }
        others = self._shelf.workings.incidents(beside - self._new.keys())
        known = {**self._new, **{each.id: each for each in others}}
        parties = {each for incident in known.values() for each in incident.recipients}
        affiliations, may_be = Affiliations(self._shelf.entities(parties)), self._likeness.may_be
        pairs = (
            (key, known[one.item], known[other.item])
            for key, block in self._blocks()
            for one, other in block.fresh()
        )
        return [pair for pair in pairs if may_be(pair[1], pair[2], affiliations)]
