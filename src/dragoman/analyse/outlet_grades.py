"""Grades that persons give to outlets, in a file beside the store, and what they add up to."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

import msgspec

from dragoman.analyse.grading import META
from dragoman.errors import KnowledgeError, StoreError
from dragoman.model.grading import OutletGrade, Reliability
from dragoman.model.ids import make_id
from dragoman.store.base import Store

SUFFIX = ".grades.jsonl"


def grades_path(store: Path) -> Path:
    """Return the file of grades beside a store."""
    return store.parent / f"{store.name}{SUFFIX}"


def load_grades(path: Path) -> tuple[OutletGrade, ...]:
    """Return the grades in a file, in its order; none where there is no file.

    Raises:
        KnowledgeError: a line is no grade, naming file and line.
    """
    if not path.exists():
        return ()
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{path} cannot be read: {error}") from error
    return tuple(_read(path, n, line) for n, line in enumerate(lines, start=1) if line.strip())


def _read(path: Path, number: int, line: str) -> OutletGrade:
    try:
        return msgspec.json.decode(line, type=OutletGrade, strict=True)
    except msgspec.DecodeError as error:
        raise KnowledgeError(
            f"{path}, line {number}: no grade: {error}", way_out="correct or remove the line"
        ) from error


def append_grade(path: Path, grade: OutletGrade) -> None:
    """Add a grade at the end of its file.

    Raises:
        StoreError: the file cannot be written.
    """
    fields = {key: value for key, value in msgspec.to_builtins(grade).items() if value is not None}
    try:
        old = path.read_bytes() if path.exists() else b""
        gap = b"" if not old or old.endswith(b"\n") else b"\n"
        with path.open("ab") as file:
            file.write(gap + msgspec.json.encode(fields) + b"\n")
    except OSError as error:
        raise StoreError(
            f"cannot write {path}: {error.strerror}", way_out="make its folder writable"
        ) from error


def make_grade(
    held: Sequence[OutletGrade],
    outlet: str,
    grade: Reliability = Reliability.F,
    *,
    by: str,
    undoes: str | None = None,
) -> OutletGrade:
    """Return a new grade of today, to stand after those held."""
    return OutletGrade(
        id=make_id("g", len(held), outlet, grade, by, undoes),
        on=date.today(),  # noqa: DTZ011 -- the day on the desk of whoever grades
        by=by,
        outlet=outlet,
        grade=grade,
        undoes=undoes,
    )


def standing_grades(held: Iterable[OutletGrade]) -> Mapping[str, OutletGrade]:
    """Return the last grade of each outlet that nobody took back."""
    grades = list(held)
    undone: set[str] = set()
    for each in reversed(grades):  # what is taken back undoes nothing
        if each.undoes is not None and each.id not in undone:
            undone.add(each.undoes)
    stands = (each for each in grades if each.undoes is None and each.id not in undone)
    return {each.outlet: each for each in stands}


def encode_grades(held: Iterable[OutletGrade]) -> str:
    """Return the grades that stand as a store keeps them."""
    stands = standing_grades(held)
    return json.dumps({outlet: stands[outlet].grade.value for outlet in sorted(stands)})


def are_applied(store: Store, held: Iterable[OutletGrade]) -> bool:
    """Tell whether the store has just these grades."""
    rows = store.query("SELECT value FROM meta WHERE key = :key", key=META)
    known = str(rows[0]["value"]) if rows else "{}"
    return known == encode_grades(held)


def apply_grades(store: Store, held: Iterable[OutletGrade]) -> None:
    """Let these grades hold in the store instead of those before."""
    store.write_meta({META: encode_grades(held)})
