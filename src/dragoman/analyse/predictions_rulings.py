"""Rulings by a person on predictions, in a file beside the store, and the record they add up to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

import msgspec

from dragoman.analyse.likelihood import read_likelihood
from dragoman.analyse.predictions import Prediction
from dragoman.errors import KnowledgeError, StoreError
from dragoman.model.ids import make_id

SUFFIX = ".predictions.jsonl"


class Outcome(StrEnum):
    """What became of a prediction; ``undo`` takes an earlier ruling back."""

    YES = "yes"
    NO = "no"
    UNDO = "undo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """One decision by a person; ``about`` is a claim, or the ruling that an undo takes back."""

    id: str
    on: date
    by: str
    outcome: Outcome
    about: str
    incident: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerRecord:
    """How a speaker's predictions came out: ``brier`` is 0 for always right, 1 for always wrong."""

    speaker: str
    predictions: int
    came_true: int
    brier: float
    claims: tuple[str, ...]


def rulings_path(store: Path) -> Path:
    """Return the file of rulings beside a store."""
    return store.parent / f"{store.name}{SUFFIX}"


def load_rulings(path: Path) -> tuple[Ruling, ...]:
    """Return the rulings in a file, in its order; none where there is no file.

    Raises:
        KnowledgeError: a line is no ruling, naming file and line.
    """
    if not path.exists():
        return ()
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{path} cannot be read: {error}") from error
    return tuple(_read(path, n, line) for n, line in enumerate(lines, start=1) if line.strip())


def _read(path: Path, number: int, line: str) -> Ruling:
    try:
        return msgspec.json.decode(line, type=Ruling, strict=True)
    except msgspec.DecodeError as error:
        raise KnowledgeError(
            f"{path}, line {number}: no ruling: {error}", way_out="correct or remove the line"
        ) from error


def append_ruling(path: Path, ruling: Ruling) -> None:
    """Add a ruling at the end of its file.

    Raises:
        StoreError: the file cannot be written.
    """
    fields = {key: value for key, value in msgspec.to_builtins(ruling).items() if value is not None}
    try:
        old = path.read_bytes() if path.exists() else b""
        gap = b"" if not old or old.endswith(b"\n") else b"\n"
        with path.open("ab") as file:
            file.write(gap + msgspec.json.encode(fields) + b"\n")
    except OSError as error:
        raise StoreError(
            f"cannot write {path}: {error.strerror}", way_out="make its folder writable"
        ) from error


def make_ruling(
    held: Sequence[Ruling], outcome: Outcome, about: str, *, by: str, incident: str | None = None
) -> Ruling:
    """Return a new ruling of today, to stand after those held."""
    return Ruling(
        id=make_id("r", len(held), outcome, about, by, incident),
        on=date.today(),  # noqa: DTZ011 -- the day on the desk of whoever rules
        by=by,
        outcome=outcome,
        about=about,
        incident=incident,
    )


def standing_rulings(held: Iterable[Ruling]) -> dict[str, Ruling]:
    """Return the last ruling on each claim that nobody took back."""
    stands: dict[str, Ruling] = {}
    undone: set[str] = set()
    rulings = list(held)
    for ruling in reversed(rulings):  # an undo taken back undoes nothing
        if ruling.outcome is Outcome.UNDO and ruling.id not in undone:
            undone.add(ruling.about)
    for ruling in rulings:
        if ruling.outcome is not Outcome.UNDO and ruling.id not in undone:
            stands[ruling.about] = ruling
    return stands


def score_speakers(
    predictions: Iterable[Prediction], rulings: Mapping[str, Ruling]
) -> list[SpeakerRecord]:
    """Return the record of each speaker over the predictions a person ruled on, most first."""
    ruled: dict[str, list[tuple[Prediction, bool]]] = {}
    for prediction in predictions:
        ruling = rulings.get(prediction.claim)
        if ruling is not None:
            came = ruling.outcome is Outcome.YES
            ruled.setdefault(prediction.speaker, []).append((prediction, came))
    records = [_record(speaker, pairs) for speaker, pairs in ruled.items()]
    return sorted(records, key=lambda each: (-each.predictions, each.brier, each.speaker))


def likelihood(prediction: Prediction) -> float:
    """Return how likely its words make what was foreseen: 1 for a plain will."""
    read = read_likelihood(prediction.citation.quote)
    return 1.0 if read is None else read


def _record(speaker: str, pairs: Sequence[tuple[Prediction, bool]]) -> SpeakerRecord:
    errors = [(likelihood(prediction) - came) ** 2 for prediction, came in pairs]
    return SpeakerRecord(
        speaker=speaker,
        predictions=len(pairs),
        came_true=sum(came for _, came in pairs),
        brier=round(sum(errors) / len(errors), 4),
        claims=tuple(prediction.claim for prediction, _ in pairs),
    )
