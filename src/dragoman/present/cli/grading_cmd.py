"""The command by which a person grades outlets; what is graded is shown wherever it is cited."""

from typing import Annotated

import typer

from dragoman.analyse.outlet_grades import (
    append_grade,
    apply_grades,
    grades_path,
    load_grades,
    make_grade,
    standing_grades,
)
from dragoman.analyse.outlets import find_outlet
from dragoman.errors import AnswerError
from dragoman.model.grading import OutletGrade, Reliability
from dragoman.present.cli.options import JsonOption, StoreOption, read_store, store_path
from dragoman.present.cli.screen import err, print_json, print_line
from dragoman.store.sqlite import open_store


def grade(
    outlet: Annotated[
        str | None, typer.Argument(metavar="[OUTLET]", help="Which outlet; without it, all graded.")
    ] = None,
    letter: Annotated[
        str | None, typer.Argument(metavar="[A-F]", help="A, completely reliable, to F, unknown.")
    ] = None,
    *,
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who grades.")] = None,
    undo: Annotated[
        str | None, typer.Option("--undo", metavar="ID", help="Take this grade back.")
    ] = None,
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """Grade an outlet from A to F; without a grade, list those that stand."""
    with read_store(store) as record:
        found = None if outlet is None else find_outlet(record, outlet)
    if outlet is not None and found is None:
        raise AnswerError(
            f"no article is of an outlet called {outlet!r}", way_out="see them: dragoman outlets"
        )
    path = grades_path(store_path(store))
    held = load_grades(path)
    new = _wanted(held, found, letter, by=by, undo=undo)
    if new is not None:
        append_grade(path, new)
        held = (*held, new)
        with open_store(store_path(store), write=True) as record:
            apply_grades(record, held)
    stands = standing_grades(held)
    shown = [each for name, each in sorted(stands.items()) if found in {None, name}]
    if json:
        print_json(shown)
        return
    for each in shown:
        _print_grade(each)
    if not shown:
        err().print(f"no grade stands in {path}: every outlet counts as F")


def _wanted(
    held: tuple[OutletGrade, ...],
    outlet: str | None,
    letter: str | None,
    *,
    by: str | None,
    undo: str | None,
) -> OutletGrade | None:
    """Return the new grade that is asked for, if one is.

    Raises:
        AnswerError: it is no grade, nobody signs it, or there is nothing to take back.
    """
    if undo is None and letter is None:
        return None
    if by is None:
        raise AnswerError("a grade has to be signed", way_out="add --by NAME")
    if undo is not None:
        last = _last(held, undo)
        return make_grade(held, last.outlet, by=by, undoes=last.id)
    if letter is None or outlet is None or letter.upper() not in set(Reliability):
        raise AnswerError(f"{letter!r} is no grade", way_out="write A, B, C, D, E or F")
    return make_grade(held, outlet, Reliability(letter.upper()), by=by)


def _last(held: tuple[OutletGrade, ...], beginning: str) -> OutletGrade:
    stands = [e for e in standing_grades(held).values() if e.id.startswith(beginning)]
    if len(stands) != 1:
        raise AnswerError(
            f"{len(stands) or 'no'} standing grades begin with {beginning!r}",
            way_out="see them: dragoman grade",
        )
    return stands[0]


def _print_grade(each: OutletGrade) -> None:
    print_line(
        (each.outlet, "bold"),
        (each.grade.value, "yellow"),
        f"({each.grade.words})",
        f"· {each.by}, {each.on.isoformat()}",
        citation=each.id,
    )
