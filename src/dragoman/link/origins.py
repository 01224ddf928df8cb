"""Independent origins: whose word an account finally rests on, so that echoes count once."""

import re
from collections.abc import Collection, Iterable, Mapping
from itertools import combinations

from dragoman.link.affiliations import Affiliations
from dragoman.link.facts import Facts
from dragoman.link.groups import Partition
from dragoman.model.actors import EntityKind
from dragoman.model.claims import Claim, SpeakerKind
from dragoman.model.groups import CopyGroup, Passage
from dragoman.model.text import Span

SPEAKER = "speaker:"
# articles of which nobody knows from which house they are; they may all be from one
NOWHERE = "document:"


class Origins:
    """Tells for each claim the origin it rests on."""

    def __init__(self, facts: Facts, copy_groups: Iterable[CopyGroup]) -> None:
        """Index the copy groups by document."""
        self._facts = facts
        self._affiliations = Affiliations(facts.entities)
        self._first: dict[str, str] = {}
        self._quoted: dict[str, list[Passage]] = {}
        for group in copy_groups:
            self._first |= dict.fromkeys(group.documents, group.origin or group.documents[0])
            for passage in group.passages:
                if passage.document in group.quoting:
                    self._quoted.setdefault(passage.document, []).append(passage)

    def of(self, claim_id: str) -> str:
        """Return a claim's origin: its innermost speaker who is known, else the house it is from.

        Speakers who cannot be told from others ("officials", "he") are no origin of their own.
        """
        claim = self._facts.claims[claim_id]
        links = list(zip(claim.attribution, self._facts.speakers[claim_id], strict=True))
        for link, entity_id in reversed(links):
            if link.kind is SpeakerKind.OUTLET:
                break
            entity = self._facts.entities.get(entity_id or "")
            if entity is not None and entity.kind is not EntityKind.MEDIA:
                return f"{SPEAKER}{entity.id}"
            if entity is not None or link.kind is SpeakerKind.AGENCY:
                return house_key(entity.name if entity is not None else link.speaker)
        return self._house_of(claim)

    def source(self, document: str, start: int, end: int) -> str:
        """Return the document that a stretch of one was first printed in.

        An article that only quotes another has its own words outside the passages quoted.
        """
        passages = self._quoted.get(document)
        stretch = Span(start=start, end=end)
        if passages is not None and not any(each.span.overlaps(stretch) for each in passages):
            return document
        return self._first.get(document, document)

    def count(self, claim_ids: Iterable[str]) -> int:
        """Return how many independent origins stand behind some claims."""
        return len(self.grouped(claim_ids))

    def grouped(self, claim_ids: Iterable[str]) -> Mapping[str, list[str]]:
        """Return the claims under their independent origins, both sorted.

        What a house tells in its own voice beside somebody it quotes on the same has no weight of
        its own: a headline says again what the officials below it say, and the next day's article
        what they said the day before. A body and those who speak for it are one origin, and so are
        those who tell something in the same words, and all articles of no known outlet, as they may
        be of one.
        """
        claims = sorted(set(claim_ids))
        origins = {claim_id: self.of(claim_id) for claim_id in claims}
        houses = {claim_id: self._house_of(self._facts.claims[claim_id]) for claim_id in claims}
        quoting = {houses[each] for each in claims if origins[each].startswith(SPEAKER)}
        said: dict[str, set[str]] = {}
        for claim_id, origin in origins.items():
            if origin.startswith(SPEAKER):
                said.setdefault(origin, set()).update(self._called(claim_id, origin))
        sides = self._sides(origins, said)
        found: dict[str, list[str]] = {}
        for claim_id, origin in origins.items():
            if origin.startswith(SPEAKER) or houses[claim_id] not in quoting:
                found.setdefault(sides[origin], []).append(claim_id)
        return dict(sorted(found.items()))

    def _called(self, claim_id: str, origin: str) -> list[str]:
        """Return the words by which a claim names its origin."""
        entities = self._facts.speakers[claim_id]
        links = zip(self._facts.claims[claim_id].attribution, entities, strict=True)
        return [link.speaker for link, each in links if f"{SPEAKER}{each}" == origin]

    def _sides(
        self, origins: Mapping[str, str], said: Mapping[str, Collection[str]]
    ) -> Mapping[str, str]:
        """Return for each origin the first known one of those that are one with it."""
        partition = Partition(origins.values())
        worded: dict[str, str] = {}
        for claim_id, origin in origins.items():
            if wording := self._facts.wordings.get(claim_id):
                partition.join(worded.setdefault(wording, origin), origin)
        for one, other in combinations(sorted(said), 2):
            pair = one.removeprefix(SPEAKER), other.removeprefix(SPEAKER)
            if (
                self._affiliations.related(pair[:1], pair[1:])
                or self._is_of(said[one], pair[1])
                or self._is_of(said[other], pair[0])
            ):
                partition.join(one, other)
        return {
            each: next((one for one in members if not one.startswith(NOWHERE)), NOWHERE)
            for members in partition.sets()
            for each in members
        }

    def _is_of(self, called: Iterable[str], body: str) -> bool:
        """Tell whether words name somebody as one of a body: "X of the Y", "Y's X"."""
        name = re.escape(self._facts.name(body))
        place = re.compile(rf"\b(?:of|for|from|at|with) (?:the )?{name}\b|\b{name}['’]s\b")
        return any(place.search(words) for words in called)

    def _house_of(self, claim: Claim) -> str:
        """Return the agency or outlet from which a claim, or what it copies, comes."""
        document = claim.document
        first = self.source(document, claim.start, claim.end)
        agencies = (self._facts.documents[document].agency, self._facts.documents[first].agency)
        house = next(filter(None, agencies), None) or self._facts.documents[first].outlet
        return house_key(house) if house else f"{NOWHERE}{first}"


def house_key(name: str) -> str:
    """Return one key for an outlet or agency, whether it publishes, sells or is quoted."""
    return f"house:{name.casefold().removeprefix('the ')}"
