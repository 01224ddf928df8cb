"""Judgements in their file, one JSON object a line, and what they add up to."""

import getpass
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import msgspec

from dragoman.errors import KnowledgeError, StoreError
from dragoman.model.ids import make_id
from dragoman.model.judgements import (
    Clash,
    IncidentRuling,
    Judged,
    Judgement,
    Redirect,
    Rename,
    Split,
    Verdict,
    Verdicts,
)
from dragoman.text.names import fold_name

SUFFIX = ".judgements.jsonl"
# what the id of an incident begins with
INCIDENT = "inc-"
PAIRS = frozenset({Verdict.MERGE, Verdict.SAME, Verdict.NOT_SAME})
JOINS = frozenset({Verdict.MERGE, Verdict.SAME})


def judgements_path(store: Path) -> Path:
    """Return the file of judgements beside a store."""
    return Path(f"{store}{SUFFIX}")


def load_judgements(path: Path) -> tuple[Judgement, ...]:
    """Return the judgements in a file, in its order; none where there is no file.

    Raises:
        KnowledgeError: a line is no judgement, naming file and line.
    """
    if not path.exists():
        return ()
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise KnowledgeError(f"{path}: it is not UTF-8", way_out="save it as UTF-8") from error
    except OSError as error:
        raise KnowledgeError(f"{path}: {error.strerror}") from error
    found = [_read(path, n, line) for n, line in enumerate(lines, start=1) if line.strip()]
    seen: set[str] = set()
    for number, judgement in enumerate(found, start=1):
        if judgement.id in seen:
            raise KnowledgeError(f"{path}: judgement {number} has the id of an earlier one")
        seen.add(judgement.id)
    return tuple(found)


def _read(path: Path, number: int, line: str) -> Judgement:
    try:
        judgement = msgspec.json.decode(line, type=Judgement, strict=True)
    except msgspec.DecodeError as error:
        raise KnowledgeError(
            f"{path}, line {number}: no judgement: {error}", way_out="correct or remove the line"
        ) from error
    missing = _missing(judgement)
    if missing is not None:
        raise KnowledgeError(
            f"{path}, line {number}: a judgement {judgement.verdict!r} needs {missing!r}",
            way_out="correct or remove the line",
        )
    return judgement


def _missing(judgement: Judgement) -> str | None:
    if judgement.verdict in PAIRS | {Verdict.SPLIT} and judgement.b is None:
        return "b"
    if judgement.verdict in {Verdict.RENAME, Verdict.SPLIT} and judgement.name is None:
        return "name"
    if judgement.verdict is Verdict.SPLIT and not judgement.spellings:
        return "spellings"
    return None


def append_judgement(path: Path, judgement: Judgement) -> None:
    """Add a judgement at the end of its file.

    Raises:
        StoreError: the file cannot be written.
    """
    fields = {
        key: value
        for key, value in msgspec.to_builtins(judgement).items()
        if value not in (None, [], ())
    }
    try:
        old = path.read_bytes() if path.exists() else b""
        gap = b"" if not old or old.endswith(b"\n") else b"\n"
        with path.open("ab") as file:
            file.write(gap + msgspec.json.encode(fields) + b"\n")
    except OSError as error:
        raise StoreError(
            f"cannot write {path}: {error.strerror}", way_out="make its folder writable"
        ) from error


def make_judgement(
    held: Sequence[Judgement],
    verdict: Verdict,
    a: str,
    *,
    by: str | None = None,
    b: str | None = None,
    name: str | None = None,
) -> Judgement:
    """Return a new judgement of today, to stand after those held."""
    return Judgement(
        id=make_id("j", len(held), verdict, a, b, name, by),
        on=date.today(),  # noqa: DTZ011 -- the day on the desk of whoever judges
        by=by or user_name(),
        verdict=verdict,
        a=a,
        b=b,
        name=name,
    )


def make_split(
    held: Sequence[Judgement], entity: str, spellings: Sequence[str], *, by: str | None = None
) -> Judgement:
    """Return the judgement that takes spellings off an entity."""
    name = max(spellings, key=lambda each: (len(each.split()), len(each), each))
    into = f"split-{entity}-{fold_name(name).replace(' ', '-')}"
    made = make_judgement(held, Verdict.SPLIT, entity, by=by, b=into, name=name)
    return replace(made, spellings=tuple(spellings))


def user_name() -> str:
    """Return who sits at the keyboard.

    Raises:
        KnowledgeError: the system does not say.
    """
    try:
        return getpass.getuser()
    except (OSError, KeyError) as error:
        raise KnowledgeError("nobody knows who judges", way_out="say who with --by NAME") from error


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Return the judgements that nobody took back, in their order."""
    held: dict[str, Judgement] = {}
    undone: dict[str, Judgement] = {}
    for judgement in judgements:
        if judgement.verdict is not Verdict.UNDO:
            held[judgement.id] = judgement
        elif judgement.a in held:
            undone[judgement.id] = held.pop(judgement.a)
        elif judgement.a in undone:  # an undo taken back
            again = undone.pop(judgement.a)
            held[again.id] = again
    return list(held.values())


def weigh(judgements: Iterable[Judgement], proposals: Iterable[Redirect] = ()) -> Verdicts:
    """Return what judgements add up to, and then what the program itself proposes.

    A person's no wins over every yes, whichever came first: two that are wrongly one are worse
    than one that is wrongly two.
    """
    work = _Work()
    held = standing(judgements)
    for judgement in held:
        if judgement.verdict is Verdict.NOT_SAME and judgement.b is not None:
            work.apart.setdefault(frozenset({judgement.a, judgement.b}), judgement)
    for judgement in held:
        work.take(judgement)
    for proposal in proposals:
        if work.against(proposal.into, proposal.entity) is None:
            work.join(proposal.into, proposal.entity, proposal.why)
    return Verdicts(
        judged=Judged(
            redirects=tuple(work.redirects()),
            renames=tuple(work.renames[each] for each in sorted(work.renames)),
            splits=tuple(work.splits),
            incidents=tuple(sorted(work.incidents, key=lambda each: (each.a, each.b))),
        ),
        clashes=tuple(work.clashes),
        apart=frozenset(work.apart),
    )


@dataclass(slots=True, kw_only=True)
class _Work:
    """Judgements while they are being added up."""

    parents: dict[str, str] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    apart: dict[frozenset[str], Judgement] = field(default_factory=dict)
    renames: dict[str, Rename] = field(default_factory=dict)
    splits: list[Split] = field(default_factory=list)
    incidents: list[IncidentRuling] = field(default_factory=list)
    clashes: list[Clash] = field(default_factory=list)
    renamed_by: dict[str, Judgement] = field(default_factory=dict)

    def root(self, entity: str) -> str:
        while entity in self.parents:
            entity = self.parents[entity]
        return entity

    def against(self, a: str, b: str) -> Judgement | None:
        """Return the judgement that keeps the two, or any already one with them, apart."""
        one, other = self.root(a), self.root(b)
        for pair, judgement in self.apart.items():
            roots = {self.root(each) for each in pair}
            if roots == {one, other} and len(pair) > 1:
                return judgement
        return None

    def join(self, kept: str, entity: str, why: str) -> None:
        one, other = self.root(kept), self.root(entity)
        if one != other:
            self.parents[other] = one
            self.reasons[other] = why

    def take(self, judgement: Judgement) -> None:
        why = f"{judgement.verdict} by {judgement.by}, {judgement.on.isoformat()}"
        if judgement.verdict in JOINS and judgement.b is not None:
            no = self.against(judgement.a, judgement.b)
            if no is None and judgement.a.startswith(INCIDENT):
                self.incidents.append(IncidentRuling(a=judgement.a, b=judgement.b, same=True))
            elif no is None:
                self.join(judgement.a, judgement.b, why)
            else:
                told = f"{no.id} of {no.by} keeps them apart; it holds"
                self.clashes.append(Clash(judgement=judgement, why=told))
        elif judgement.verdict is Verdict.NOT_SAME and judgement.a.startswith(INCIDENT):
            self.incidents.append(IncidentRuling(a=judgement.a, b=judgement.b or "", same=False))
        elif judgement.verdict is Verdict.RENAME and judgement.name is not None:
            self._rename(judgement, why)
        elif judgement.verdict is Verdict.SPLIT and judgement.b is not None:
            self.splits.append(
                Split(
                    entity=judgement.a,
                    spellings=judgement.spellings,
                    into=judgement.b,
                    name=judgement.name or judgement.b,
                    why=why,
                )
            )

    def _rename(self, judgement: Judgement, why: str) -> None:
        earlier = self.renamed_by.get(judgement.a)
        if earlier is not None and earlier.name != judgement.name:
            told = f"{judgement.id} of {judgement.by} names it {judgement.name!r} later; that holds"
            self.clashes.append(Clash(judgement=earlier, why=told))
        self.renamed_by[judgement.a] = judgement
        name = judgement.name or ""
        self.renames[judgement.a] = Rename(entity=judgement.a, name=name, why=why)

    def redirects(self) -> Iterable[Redirect]:
        for entity in sorted(self.parents):
            yield Redirect(entity=entity, into=self.root(entity), why=self.reasons[entity])
