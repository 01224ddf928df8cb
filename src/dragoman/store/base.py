"""The boundary every store keeps, and what goes over it beside the model's own types."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol, Self, TypeAlias

from dragoman.model.groups import Links
from dragoman.model.judgements import Judged
from dragoman.model.reading import Reading
from dragoman.model.text import Document, Skipped, Span
from dragoman.store.workings import Amendment, Workings

Row: TypeAlias = dict[str, Any]
"""One row of an answer: a published view's columns by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A passage that full-text search found; ``marks`` are the words asked for, in its document.

    ``score`` is higher for better hits and comparable within one search only.
    """

    document: str
    start: int
    end: int
    marks: tuple[Span, ...]
    score: float


class Store(Protocol):
    """A record that can be filled in batches, asked in SQL, and read by others meanwhile.

    Whatever goes wrong with the file behind it is a ``StoreError`` with a way out.
    """

    def write(self, readings: Sequence[Reading], *, made_by: str, anew: bool = False) -> None:
        """Keep a batch of readings, all or none; what is kept already under this stamp stays.

        A reading kept under another stamp is replaced, with ``anew`` also one kept under this.
        ``made_by`` is the stamp of the steps.
        """
        ...

    def remove(self, documents: Iterable[str]) -> None:
        """Forget these documents and everything read of them."""
        ...

    def done(self, document_id: str, made_by: str) -> bool:
        """Tell whether the document was worked on by steps of this stamp."""
        ...

    def note_paths(self, documents: Sequence[Document]) -> None:
        """Record where documents were met that need not be read, or are still to be."""
        ...

    def write_skipped(self, skipped: Sequence[Skipped], *, seen: Iterable[str] = ()) -> None:
        """Record inputs that could not be read; earlier reasons of these and ``seen`` paths go."""
        ...

    def write_links(self, links: Links, *, of: str | None = None) -> None:
        """Replace everything the comparison across documents had made, at once.

        ``of`` is the ``state()`` that was compared, where another process may have changed it.
        The next comparison has nothing to go on from.
        """
        ...

    @property
    def workings(self) -> Workings:
        """Return what the comparison across documents has kept to go on from."""
        ...

    def base(self) -> int:
        """Return the number of the last comparison written, which the next goes on from."""
        ...

    def amend(self, amendment: Amendment) -> bool:
        """Write what a comparison changes, or nothing (``False``) where another was quicker."""
        ...

    def write_meta(self, values: Mapping[str, str]) -> None:
        """Record facts on how the record was made (settings, models, packs) under their names."""
        ...

    def judge(self, judged: Judged) -> int:
        """Apply judgements instead of those applied so far; return how many documents change."""
        ...

    def judged(self) -> Judged:
        """Return the judgements that are applied."""
        ...

    def unjudged(self) -> Iterator[Reading]:
        """Yield every reading as it was before any judgement, sorted by document id."""
        ...

    def sightings(self, see: Callable[[Reading], bytes], version: str) -> Iterator[bytes]:
        """Yield what is seen in every reading before any judgement, sorted by document id.

        What was seen by the same ``version`` of ``see`` is kept, until the document changes.
        """
        ...

    def reading(self, document_id: str) -> Reading | None:
        """Return everything known of one document, without tokens."""
        ...

    def readings(self) -> Iterator[Reading]:
        """Yield every reading, sorted by document id."""
        ...

    def links(self) -> Links:
        """Return what the comparison across documents made."""
        ...

    def state(self) -> str:
        """Return a digest of what is to be compared: which readings are kept, and how judged."""
        ...

    def linked(self) -> bool:
        """Tell whether the links were made from exactly the readings kept now."""
        ...

    def query(self, sql: str, **params: object) -> list[Row]:
        """Ask the published views, with ``:name`` for each parameter; nothing can be written."""
        ...

    def search(self, words: str, *, limit: int = 20) -> list[Hit]:
        """Return passages with all the words; ``"a phrase"`` and ``begin*`` are understood."""
        ...

    def check(self) -> list[str]:
        """Return what is wrong with the store, one line each; empty for a sound one."""
        ...

    def snapshot(self) -> AbstractContextManager[None]:
        """Let every answer within the block be of one moment, whatever others write meanwhile."""
        ...

    def close(self) -> None:
        """Let go of the store."""
        ...

    def __enter__(self) -> Self:
        """Return the store, to be closed at the end of the block."""
        ...

    def __exit__(self, *_: object) -> None:
        """Close the store."""
        ...
