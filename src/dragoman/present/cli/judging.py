"""Commands by which a person says who is who; each is a line that can be taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Self

import typer

from dragoman.errors import AnswerError
from dragoman.link.judgements import (
    append_judgement,
    judgements_path,
    load_judgements,
    make_judgement,
    make_split,
    standing,
    weigh,
)
from dragoman.link.relinking import relink
from dragoman.link.settling import list_proposals, settle
from dragoman.model.actors import EntityKind
from dragoman.model.judgements import Judgement, Verdict
from dragoman.present.cli.incidents import are_incidents, judge_incidents, split_incident
from dragoman.present.cli.names import Named, find_entity, named_so
from dragoman.present.cli.options import JsonOption, StoreOption, read_store, store_path
from dragoman.present.cli.screen import clean, err, print_json, print_line, shorten
from dragoman.store.base import Store
from dragoman.store.sqlite import open_store
from dragoman.text.names import fold_name

# what no person can be
_WHERE = frozenset({EntityKind.PLACE, EntityKind.FACILITY, EntityKind.STATE})
ByOption = Annotated[
    str | None,
    typer.Option("--by", metavar="NAME", help="Who judges; without it, who is logged in."),
]
AnywayOption = Annotated[
    bool, typer.Option("--anyway", help="Even where one is a person and the other a place.")
]
NameArgument = Annotated[str, typer.Argument(metavar="NAME")]
OtherArgument = Annotated[str, typer.Argument(metavar="OTHER")]


def merge(
    name: NameArgument,
    other: OtherArgument,
    *,
    anyway: AnywayOption = False,
    by: ByOption = None,
    store: StoreOption = None,
) -> None:
    """Say that OTHER is NAME, under whose id both go on; or that two incidents are one."""
    with _Desk(store) as desk:
        if are_incidents(name, other):
            judge_incidents(desk, Verdict.MERGE, name, other, by=by)
            return
        kept, gone = desk.pair(name, other)
        _check_kinds(kept, gone, anyway=anyway)
        desk.judge(make_judgement(desk.held, Verdict.MERGE, kept.id, b=gone.id, by=by))
        _note_kinds(kept, gone)
        print_line((gone.name, "bold"), "is now", (kept.name, "bold"), f"({kept.id})")


def same(
    name: NameArgument,
    other: OtherArgument,
    *,
    anyway: AnywayOption = False,
    by: ByOption = None,
    store: StoreOption = None,
) -> None:
    """Say that two are one; the one better known is kept."""
    with _Desk(store) as desk:
        kept, gone = sorted(desk.pair(name, other), key=desk.rank)
        _check_kinds(kept, gone, anyway=anyway)
        desk.judge(make_judgement(desk.held, Verdict.SAME, kept.id, b=gone.id, by=by))
        _note_kinds(kept, gone)
        print_line((gone.name, "bold"), "is now", (kept.name, "bold"), f"({kept.id})")


def not_same(
    name: NameArgument, other: OtherArgument, *, by: ByOption = None, store: StoreOption = None
) -> None:
    """Say that two actors, places or incidents are not one, so that nothing makes them one."""
    with _Desk(store) as desk:
        if are_incidents(name, other):
            judge_incidents(desk, Verdict.NOT_SAME, name, other, by=by)
            return
        one, two = desk.pair(name, other)
        desk.judge(make_judgement(desk.held, Verdict.NOT_SAME, one.id, b=two.id, by=by))
        print_line((one.name, "bold"), "and", (two.name, "bold"), "stay apart")


def rename(
    name: NameArgument,
    new: Annotated[str, typer.Argument(metavar="NEW")],
    *,
    by: ByOption = None,
    store: StoreOption = None,
) -> None:
    """Say under which name somebody is shown."""
    with _Desk(store) as desk:
        one = find_entity(desk.record, name)
        if not clean(new):
            raise AnswerError("a name needs letters", way_out="write the new name in quotes")
        others = [each for each in named_so(desk.record, clean(new)) if each.id != one.id]
        desk.judge(make_judgement(desk.held, Verdict.RENAME, one.id, name=clean(new), by=by))
        print_line((one.name, "bold"), "is now shown as", (clean(new), "bold"))
        if others:
            err().print(
                clean(
                    f"{others[0].name} ({others[0].id}) answers to that name, too: "
                    "name either by its id from now on, or take this back: dragoman undo"
                ),
                style="yellow",
            )


def split(
    name: NameArgument,
    spellings: Annotated[list[str], typer.Argument(metavar="SPELLING…|EVENT…")],
    *,
    by: ByOption = None,
    store: StoreOption = None,
) -> None:
    """Say that some spellings of NAME mean somebody else, or some events are no part of NAME."""
    with _Desk(store) as desk:
        if are_incidents(name):
            split_incident(desk, name, spellings, by=by)
            return
        one = find_entity(desk.record, name)
        desk.check_spellings(one, spellings)
        judgement = make_split(desk.held, one.id, spellings, by=by)
        desk.judge(judgement)
        print_line((", ".join(spellings), "bold"), "is now", (judgement.b or "", "bold"))


def undo(
    judgement: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="Which one; without it, the last.")
    ] = None,
    *,
    by: ByOption = None,
    store: StoreOption = None,
) -> None:
    """Take a judgement back; the line stays, with another one that says so."""
    with _Desk(store) as desk:
        last = desk.find(judgement)
        desk.judge(make_judgement(desk.held, Verdict.UNDO, last.id, by=by))
        print_line("taken back:", _told(last))


def judgements(
    *,
    candidates: Annotated[
        bool, typer.Option("--candidates", help="Who may be one and waits for a decision.")
    ] = False,
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """List all judgements, those taken back and those that clash marked."""
    path = judgements_path(store_path(store))
    held = load_judgements(path)
    if candidates:
        _print_candidates(store, held, as_json=json)
        return
    clashes = {clash.judgement.id: clash.why for clash in weigh(held).clashes}
    still = {each.id for each in standing(held)}
    if json:
        print_json(
            [
                {
                    "judgement": each,
                    "stands": each.id in still or each.verdict is Verdict.UNDO,
                    "clash": clashes.get(each.id),
                }
                for each in held
            ]
        )
        return
    for each in held:
        back = each.verdict is not Verdict.UNDO and each.id not in still
        print_line(
            (each.on.isoformat(), "cyan"),
            _told(each),
            "(taken back)" if back else "",
            (f"clash: {clashes[each.id]}" if each.id in clashes else "", "red"),
            citation=each.id,
        )
    if not held:
        err().print(f"no judgements in {path}")


def _print_candidates(store: Path | None, held: Sequence[Judgement], *, as_json: bool) -> None:
    with read_store(store) as record:
        found = list_proposals(record, held)
    if as_json:
        print_json(found)
        return
    for proposal in found:
        print_line(
            (f"{proposal.score:.2f}", "cyan"),
            (proposal.names[0], "bold"),
            f"({proposal.kept}) and",
            (proposal.names[1], "bold"),
            f"({proposal.entity}): {proposal.why}",
        )
    if not found:
        err().print("nobody waits for a decision")


def _check_kinds(one: Named, two: Named, *, anyway: bool) -> None:
    """Refuse to make a person and a place one, unless whoever judges insists.

    Raises:
        AnswerError: telling which is what.
    """
    kinds = {one.kind, two.kind}
    if anyway or EntityKind.PERSON not in kinds or kinds.isdisjoint(_WHERE):
        return
    raise AnswerError(
        f"{one.name} is a {one.kind} and {two.name} a {two.kind}",
        way_out="if a kind was guessed wrong, add --anyway",
    )


def _note_kinds(kept: Named, gone: Named) -> None:
    """Say so where two kinds were made one: it may be right, as kinds are guessed, or a slip."""
    if kept.kind != gone.kind:
        kinds = " and ".join(kind.replace("_", " ") for kind in (gone.kind, kept.kind))
        err().print(
            clean(f"note: they were of two kinds, {kinds}; if that is a slip: dragoman undo")
        )


def _told(judgement: Judgement) -> str:
    other = {
        Verdict.RENAME: judgement.name or "",
        Verdict.SPLIT: ", ".join(judgement.spellings),
    }.get(judgement.verdict, judgement.b or "")
    return f"{judgement.verdict} {judgement.a} {other}".strip() + f" — {judgement.by}"


@dataclass(slots=True)
class _Desk:
    """A store open to be judged, and its judgements so far."""

    option: Path | None
    path: Path
    record: Store
    held: tuple[Judgement, ...]

    def __init__(self, option: Path | None) -> None:
        store = store_path(option)
        open_store(store).close()  # says what is wrong before a file would be made
        self.path = judgements_path(store)
        self.held = load_judgements(self.path)
        self.record = open_store(store, write=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.record.close()

    def pair(self, name: str, other: str) -> tuple[Named, Named]:
        """Return the two entities named.

        Raises:
            AnswerError: one is unknown, or both are one already.
        """
        one, two = find_entity(self.record, name), find_entity(self.record, other)
        if one.id == two.id:
            raise AnswerError(
                f"{name!r} and {other!r} are one already: {one.name} ({one.id})",
                way_out=f"see its names: dragoman actor {one.id}",
            )
        return one, two

    def rank(self, named: Named) -> tuple[bool, int, str]:
        """Put first who is known beforehand, then who is named most."""
        (row,) = self.record.query(
            "SELECT known, mentions FROM entities WHERE id = :id", id=named.id
        )
        return (not row["known"], -int(row["mentions"]), named.id)

    def check_spellings(self, entity: Named, spellings: Sequence[str]) -> None:
        """Refuse spellings under which nobody met the entity, and all of them.

        Raises:
            AnswerError: telling the spellings there are.
        """
        rows = self.record.query(
            "SELECT name FROM aliases WHERE entity = :id AND count > 0 ORDER BY name", id=entity.id
        )
        met = {fold_name(row["name"]): row["name"] for row in rows}
        shown = ", ".join(sorted(met.values()))
        for spelling in spellings:
            if fold_name(spelling) not in met:
                raise AnswerError(
                    f"{entity.name} is never called {spelling!r} in the articles",
                    way_out=f"its spellings are: {shown}",
                )
        if {fold_name(each) for each in spellings} == set(met):
            raise AnswerError("nothing would be left", way_out="use rename, or fewer spellings")

    def judge(self, judgement: Judgement) -> None:
        """Write a judgement down and apply it, unless it clashes with one that stands.

        Raises:
            AnswerError: it clashes, naming the other one.
        """
        held = (*self.held, judgement)
        for clash in weigh(held).clashes:
            if clash.judgement.id == judgement.id:
                raise AnswerError(
                    f"that clashes: {clash.why}", way_out="take that one back: dragoman undo ID"
                )
        before = {clash.judgement.id for clash in weigh(self.held).clashes}
        append_judgement(self.path, judgement)
        self.held = held
        verdicts = settle(self.record, held)
        if not self.record.linked():
            relink(self.record)
        for clash in verdicts.clashes:
            if clash.judgement.id not in before:
                err().print(f"note: {clash.judgement.id} no longer holds: {clash.why}")

    def find(self, beginning: str | None) -> Judgement:
        """Return the standing judgement of an id, or the last one.

        Raises:
            AnswerError: there is none, or several.
        """
        held = standing(self.held)
        if not held:
            raise AnswerError("there is no judgement to take back")
        if beginning is None:
            return held[-1]
        found = [each for each in held if each.id.startswith(beginning)]
        if len(found) != 1:
            shown = ", ".join(shorten(each.id) for each in held[-10:])
            raise AnswerError(
                f"{len(found) or 'no'} judgements begin with {beginning!r}",
                way_out=f"those that stand: {shown}",
            )
        return found[0]
