"""Independent origins: whose word an account finally rests on, so that echoes count once."""

from collections.abc import Iterable, Mapping

from dragoman.link.facts import Facts
from dragoman.model.claims import SpeakerKind
from dragoman.model.groups import CopyGroup

# Speakers who cannot be told from another unnamed one do not tie two documents together.
ANONYMOUS = frozenset({SpeakerKind.UNNAMED, SpeakerKind.CROWD, SpeakerKind.OFFICIAL})


class Origins:
    """Tells for each claim the origin it rests on."""

    def __init__(self, facts: Facts, copy_groups: Iterable[CopyGroup]) -> None:
        """Index the copy groups by document."""
        self._facts = facts
        self._group = {document: group.id for group in copy_groups for document in group.documents}

    def copy_group(self, document: str) -> str | None:
        """Return the copy group a document belongs to."""
        return self._group.get(document)

    def of(self, claim_id: str) -> str:
        """Return a claim's origin: its innermost named speaker, else agency, copies or outlet."""
        claim = self._facts.claims[claim_id]
        links = list(zip(claim.attribution, self._facts.speakers[claim_id], strict=True))
        for link, entity in reversed(links):
            if link.kind is SpeakerKind.OUTLET or link.kind in ANONYMOUS:
                continue
            return f"speaker:{entity or link.speaker.casefold()}"
        return self._of_document(claim.document)

    def count(self, claim_ids: Iterable[str]) -> int:
        """Return how many independent origins stand behind some claims."""
        return len({self.of(claim_id) for claim_id in claim_ids})

    def grouped(self, claim_ids: Iterable[str]) -> Mapping[str, list[str]]:
        """Return the claims under their origins, both sorted."""
        found: dict[str, list[str]] = {}
        for claim_id in sorted(claim_ids):
            found.setdefault(self.of(claim_id), []).append(claim_id)
        return dict(sorted(found.items()))

    def _of_document(self, document: str) -> str:
        about = self._facts.documents[document]
        if document in self._group:
            return f"copies:{self._group[document]}"
        if about.agency is not None:
            return f"agency:{about.agency.casefold()}"
        return f"outlet:{about.outlet.casefold()}" if about.outlet else f"document:{document}"
