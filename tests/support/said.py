"""Sentences read by the parser and coded for events, for tests that need real syntax."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256

from dragoman.annotate.engine import load_engine, parse_documents
from dragoman.coding.events import events_step
from dragoman.model.events import Event
from dragoman.model.reading import Reading
from dragoman.model.text import Block, BlockKind, Document
from dragoman.model.when import DateRange
from dragoman.step import DocumentStep


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A coded sentence."""

    reading: Reading

    @property
    def events(self) -> tuple[Event, ...]:
        return self.reading.events

    @property
    def types(self) -> list[str]:
        return [event.type for event in self.events]

    def words(self, event: Event) -> tuple[list[str], list[str]]:
        """Return the words of actors and recipients."""
        quote = self.reading.document.quote
        actors = [quote(p.start, p.end) for p in event.actors]
        return actors, [quote(p.start, p.end) for p in event.recipients]

    def trigger(self, event: Event) -> str:
        return self.reading.document.quote(event.trigger.start, event.trigger.end)

    def reasons(self) -> list[str]:
        return [rejection.reason for rejection in self.reading.rejections]


@cache
def _step() -> DocumentStep:
    return events_step()


def say(
    *texts: str, kind: BlockKind = BlockKind.BODY, published: DateRange | None = None
) -> list[Said]:
    """Parse each text as a document of one block and code its events."""
    readings = parse(texts, kind=kind, published=published)
    return [Said(reading=_step().run(reading)) for reading in readings]


def parse(
    texts: Sequence[str], *, kind: BlockKind = BlockKind.BODY, published: DateRange | None = None
) -> list[Reading]:
    """Parse each text as a document of one block."""
    documents = [
        Document(
            id=f"doc-{sha256(text.encode()).hexdigest()[:16]}",
            sha256=sha256(text.encode()).hexdigest(),
            text=text,
            blocks=(Block(kind=kind, start=0, end=len(text)),),
            published=published,
        )
        for text in texts
    ]
    return parse_documents(documents, load_engine())
