"""Names of places inside names of bodies: toponyms to the makers of gold, no mentions to us."""

from collections.abc import Container, Iterator
from dataclasses import dataclass

from dragoman.knowledge.gazetteer import Candidate, Gazetteer
from dragoman.model.actors import EntityKind, Mention
from dragoman.model.syntax import Tokens

LONGEST = 4
# A shorter word in capitals is an acronym sooner than a place.
LONGEST_ACRONYM = 3
# A government bears the name of a place of so many people even if no other mention does.
LARGE = 100_000
BODIES = frozenset(
    {EntityKind.ORGANISATION, EntityKind.GOVERNMENT, EntityKind.ARMED_GROUP, EntityKind.MEDIA}
)
WIDE = frozenset({"country", "admin1"})


@dataclass(frozen=True, slots=True, kw_only=True)
class InnerPlaces:
    """Finds the places in names of bodies; ``named`` are those the document names by themselves."""

    gazetteer: Gazetteer
    tokens: Tokens
    named: Container[str]

    def find(self, body: Mention, text: str) -> Iterator[tuple[int, int, tuple[Candidate, ...]]]:
        """Yield start, end and meanings of each place in the name, which is longer than it."""
        tokens = self.tokens
        covered = tokens.between(body.start, body.end)
        at = covered.start
        while at < covered.stop and len(covered) > 1 and body.kind in BODIES:
            step = 1
            for count in range(min(LONGEST, covered.stop - at, len(covered) - 1), 0, -1):
                start, end = tokens.start[at], tokens.end[at + count - 1]
                found = self._meanings(text[start:end], body, leads=at == covered.start)
                if found:
                    yield start, end, found
                    step = count
                    break
            at += step

    def _meanings(self, name: str, body: Mention, *, leads: bool) -> tuple[Candidate, ...]:
        if not name[0].isupper() or (name.isupper() and len(name) <= LONGEST_ACRONYM):
            return ()
        found = tuple(each for each in self.gazetteer.look_up(name) if each.primary)
        features = {each.place.feature for each in found}
        people = max((each.place.population for each in found), default=0)
        if (
            features & WIDE
            or name in self.named
            or ("admin2" in features and " " in name)
            or (leads and body.kind == EntityKind.GOVERNMENT and people >= LARGE)
        ):
            return found
        return ()
