"""The labelled sentences that the event verifier is trained on, read out of their marks."""

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from dragoman.errors import IngestError
from dragoman.knowledge.ontology import Ontology
from dragoman.model.text import Span

FOLDER = Path("training/events")
REASONS = frozenset(
    {
        *("background", "metaphor", "sports", "business", "weather", "statistics", "description"),
        *("opinion", "method", "culture", "crime-fiction", "obituary", "trivia", "speech-only"),
        *("plan-of-non-event", "accident", "other"),
    }
)
MARKS = frozenset({"hedged", "speculated", "predicted", "normative", "hypothetical", "question"})
DENIED = "denied"
ROLES: Mapping[str, str] = MappingProxyType({"A": "actor", "R": "recipient"})
_SPAN = re.compile(r"<([^\s<>]+) ([^<>]+)>")
_ROLE = re.compile(r"(\d*)([AR])\Z")
_ACT = re.compile(r"(?:(\d+):)?([A-Z]+)((?:\.[a-z-]+)*)((?:![a-z]+)*)\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledEvent:
    """One event that a sentence reports; all spans are of the sentence without its marks."""

    type: str
    modes: tuple[str, ...]
    marks: tuple[str, ...]
    triggers: tuple[Span, ...]
    actors: tuple[Span, ...]
    recipients: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledSentence:
    """One sentence with its events; one without any says why in ``reason``."""

    file: str
    line: int
    text: str
    events: tuple[LabelledEvent, ...] = ()
    reason: str | None = None

    @property
    def id(self) -> str:
        """Return what names the sentence in messages and documents."""
        return f"{self.file}:{self.line}"


@dataclass(slots=True)
class _Parts:
    """What was found so far of one event."""

    acts: list[tuple[str, str, str, Span]] = field(default_factory=list)
    actors: list[Span] = field(default_factory=list)
    recipients: list[Span] = field(default_factory=list)


def read_sentences(folder: Path, ontology: Ontology) -> list[LabelledSentence]:
    """Return the sentences of every file of a folder, in the order of names and lines.

    Raises:
        IngestError: a line breaks the format; names file and line.
    """
    paths = sorted(folder.glob("*.txt"))
    if not paths:
        raise IngestError(f"{folder}: no labelled sentences there", way_out="name their folder")
    return [sentence for path in paths for sentence in _read_file(path, ontology)]


def _read_file(path: Path, ontology: Ontology) -> Iterator[LabelledSentence]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            yield read_sentence(line, ontology, file=path.name, number=number)
        except ValueError as error:
            raise IngestError(f"{path}:{number}: {error}") from error


def read_sentence(
    line: str, ontology: Ontology, *, file: str = "", number: int = 0
) -> LabelledSentence:
    """Read one line.

    Raises:
        ValueError: it breaks the format.
    """
    if line.startswith("- "):
        text, found, reason = line[2:].partition(" ## ")
        if not found or reason.strip() not in REASONS:
            raise ValueError(f"a sentence without events ends in “## reason”, not {reason!r}")
        if "<" in text or ">" in text:
            raise ValueError("a sentence without events has no marks")
        return LabelledSentence(file=file, line=number, text=text.strip(), reason=reason.strip())
    text, parts = _unmark(line.strip())
    events = tuple(_to_event(number, parts[number], ontology) for number in sorted(parts))
    if not events:
        raise ValueError("neither an event is marked nor “- ” put before the sentence")
    return LabelledSentence(file=file, line=number, text=text, events=events)


def _unmark(line: str) -> tuple[str, Mapping[str, _Parts]]:
    text, end = "", 0
    parts: dict[str, _Parts] = {}
    for match in _SPAN.finditer(line):
        text += line[end : match.start()]
        span = Span(start=len(text), end=len(text) + len(match[2]))
        text, end = text + match[2], match.end()
        for label in match[1].split(","):
            _note(parts, label, span)
    text += line[end:]
    if "<" in text or ">" in text:
        raise ValueError("a mark is not closed, or empty")
    return text, parts


def _note(parts: dict[str, _Parts], label: str, span: Span) -> None:
    role = _ROLE.match(label)
    if role is not None:
        each = parts.setdefault(role[1], _Parts())
        (each.actors if ROLES[role[2]] == "actor" else each.recipients).append(span)
        return
    act = _ACT.match(label)
    if act is None:
        raise ValueError(f"unknown mark {label!r}")
    parts.setdefault(act[1] or "", _Parts()).acts.append((act[2], act[3], act[4], span))


def _to_event(number: str, parts: _Parts, ontology: Ontology) -> LabelledEvent:
    if not parts.acts:
        raise ValueError(f"event {number or '1'} has parties and no trigger")
    types = {act[0] for act in parts.acts}
    if len(types) > 1:
        raise ValueError(f"one event of several types: {', '.join(sorted(types))}; number them")
    (kind,) = types
    if kind not in ontology.types:
        raise ValueError(f"unknown type {kind}")
    modes = _unique(mode for act in parts.acts for mode in act[1].split(".") if mode)
    marks = _unique(mark for act in parts.acts for mark in act[2].split("!") if mark)
    _check(marks, MARKS | {DENIED}, "mark")
    _check(modes, ontology.types[kind].modes.keys() | ontology.auxiliary.keys(), f"mode of {kind}")
    return LabelledEvent(
        type=kind,
        modes=modes,
        marks=marks,
        triggers=tuple(act[3] for act in parts.acts),
        actors=tuple(parts.actors),
        recipients=tuple(parts.recipients),
    )


def _unique(words: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def _check(found: Sequence[str], known: AbstractSet[str], what: str) -> None:
    for each in found:
        if each not in known:
            raise ValueError(f"unknown {what}: {each}")
