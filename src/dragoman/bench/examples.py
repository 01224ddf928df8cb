"""The example sentences of dictionary entries: each must be coded as its marks say, or not at all.

A sentence marks its {actors}, its [recipients] and the *trigger*.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.annotate.engine import Engine, parse_documents
from dragoman.bench.predict import make_document
from dragoman.coding.events import events_step
from dragoman.knowledge.coding_files import CodingFiles
from dragoman.knowledge.triggers import Entry, load_lexicon
from dragoman.model.events import Event, Participant
from dragoman.model.reading import Reading

SURE = 0.5
_MARKS = re.compile(r"[{}\[\]*]")
_TRIGGER = re.compile(r"\*(.*?)\*")
_ACTOR = re.compile(r"{(.*?)}")
_RECIPIENT = re.compile(r"\[(.*?)\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence of an entry: what must come of it, or that nothing may."""

    entry: str
    type: str | None
    marked: str
    wanted: bool

    @property
    def text(self) -> str:
        """Return the sentence without its marks."""
        return _MARKS.sub("", self.marked)


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An example that does not hold, and why."""

    example: Example
    reason: str


def list_examples(entries: Iterable[Entry]) -> list[Example]:
    """Return the examples and counterexamples of the entries."""
    return [
        Example(entry=entry.id, type=entry.type, marked=marked, wanted=wanted)
        for entry in entries
        for wanted, sentences in ((True, entry.examples), (False, entry.counter))
        for marked in sentences
    ]


def own_entries(files: CodingFiles) -> list[Entry]:
    """Return the entries that packs add to the general dictionaries, or put in their place."""
    general = {entry.id: entry for entry in load_lexicon().entries}
    entries = load_lexicon(files.folders, files.scheme).entries
    return [entry for entry in entries if general.get(entry.id) != entry]


def check_examples(
    examples: Sequence[Example], engine: Engine, files: CodingFiles | None = None
) -> list[Failure]:
    """Code the sentences by the rules alone and return those that come out otherwise."""
    texts = sorted({example.text for example in examples})
    documents = [make_document({"id": str(n), "text": text}) for n, text in enumerate(texts)]
    step = events_step(files)
    readings = [step.run(reading) for reading in parse_documents(documents, engine)]
    coded = dict(zip(texts, readings, strict=True))
    found = ((example, _find_fault(example, coded[example.text])) for example in examples)
    return [Failure(example=example, reason=reason) for example, reason in found if reason]


def _find_fault(example: Example, reading: Reading) -> str | None:
    events = [e for e in reading.events if e.type == example.type and e.score >= SURE]
    if not example.wanted:
        return f"is coded as {example.type}" if events else None
    wanted = _TRIGGER.search(example.marked)
    if wanted is None:
        return "marks no *trigger*"
    quote = reading.document.quote
    on_it = [e for e in events if quote(e.trigger.start, e.trigger.end) == wanted[1]]
    if len(on_it) != 1:
        others = ", ".join(sorted({e.type for e in reading.events})) or "nothing"
        return f"“{wanted[1]}” is not coded as one {example.type}, but the sentence as {others}"
    return _find_lost(example, on_it[0], reading)


def _find_lost(example: Example, event: Event, reading: Reading) -> str | None:
    for role, pattern, filled in (
        ("actor", _ACTOR, event.actors),
        ("recipient", _RECIPIENT, event.recipients),
    ):
        words = _words(filled, reading)
        for party in pattern.findall(example.marked):
            plain = _MARKS.sub("", party)
            if not any(plain in each or each in plain for each in words):
                return f"“{plain}” is no {role}; found: {', '.join(words) or 'nobody'}"
    return None


def _words(participants: Iterable[Participant], reading: Reading) -> list[str]:
    return [reading.document.quote(each.start, each.end) for each in participants]
