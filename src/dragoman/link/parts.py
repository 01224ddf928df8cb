"""Parts of a corpus: what some documents tell, with whose word it rests on."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from dragoman.link.copy_changes import CopyChanges
from dragoman.link.facts import Fact, Facts
from dragoman.link.origins import Origins
from dragoman.link.reprints import date_by_origins
from dragoman.link.shelf import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What some documents tell, ready to be compared."""

    facts: Facts
    origins: Origins
    by_event: Mapping[str, Fact]


def take_part(shelf: Shelf, documents: AbstractSet[str], copies: CopyChanges) -> Part:
    """Return the part of these documents, with those they were copied from."""
    groups = [group for group in copies.new if not documents.isdisjoint(group.documents)]
    groups += shelf.workings.copy_groups_of(documents - copies.documents)
    origins = {group.origin or group.documents[0] for group in groups}
    told = shelf.facts(documents | origins)
    known = Origins(told, groups)
    facts = date_by_origins(told, known)
    return Part(
        facts=facts,
        origins=known,
        by_event={fact.event.id: fact for fact in facts.facts},
    )
