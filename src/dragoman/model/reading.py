"""Every record made of one document, filled step by step."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dragoman.model.actors import Entity, Mention, Resolution
from dragoman.model.claims import AttributedContent, Claim, RelationStatement
from dragoman.model.events import Event, Rejection
from dragoman.model.framing import Framing
from dragoman.model.syntax import Tokens
from dragoman.model.text import Document, Evidence, Quote, Sentence, TimeExpression


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A document and what the steps have found in it so far; ``tokens`` is never stored.

    ``mentions`` are sorted by start. ``entities`` holds the entity records that ``resolutions``
    point at, so that a reading can be shown without the register.
    """

    document: Document
    tokens: Tokens = field(default_factory=Tokens)
    sentences: tuple[Sentence, ...] = ()
    quotes: tuple[Quote, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    mentions: tuple[Mention, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    entities: tuple[Entity, ...] = ()
    attributions: tuple[AttributedContent, ...] = ()
    events: tuple[Event, ...] = ()
    relations: tuple[RelationStatement, ...] = ()
    claims: tuple[Claim, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    framings: tuple[Framing, ...] = ()

    def evidence(self, start: int, end: int) -> Evidence:
        """Return the words at ``[start, end)`` as evidence."""
        document = self.document
        return Evidence(
            document=document.id, start=start, end=end, quote=document.quote(start, end)
        )

    def mentions_by_id(self) -> Mapping[str, Mention]:
        """Return the mentions under their ids; build it once per step, not per look-up."""
        return {mention.id: mention for mention in self.mentions}

    def resolved(self) -> Mapping[str, Resolution]:
        """Return the resolutions under their mention's id."""
        return {resolution.mention: resolution for resolution in self.resolutions}
