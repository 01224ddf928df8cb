"""Options that commands share, and what they stand for."""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from dragoman.config import load_config
from dragoman.errors import AnswerError, DateError
from dragoman.model.when import DateRange
from dragoman.store.sqlite import SqliteStore, open_store

StoreOption = Annotated[
    Path | None,
    typer.Option(
        "--store",
        metavar="FILE",
        envvar="DRAGOMAN_STORE",
        help="The record's file. Without it: the setting 'store', or ./dragoman.db.",
    ),
]
ConfigOption = Annotated[
    Path | None,
    typer.Option(
        "--config", metavar="FILE", help="Settings. Without it: ./dragoman.toml, if there is one."
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Answer in JSON on standard output.")]
LimitOption = Annotated[
    int | None,
    typer.Option("--limit", min=0, help="At most so many; 0 for all. In text, 100 unless told."),
]
OnOption = Annotated[
    str | None, typer.Option("--on", metavar="DATE", help="On this date, in this month or year.")
]
FromOption = Annotated[
    str | None, typer.Option("--from", metavar="DATE", help="From this date, month or year on.")
]
ToOption = Annotated[
    str | None, typer.Option("--to", metavar="DATE", help="Up to this date, month or year.")
]
ActorOption = Annotated[
    str | None, typer.Option("--actor", metavar="NAME", help="Done by or to them, by any name.")
]
PlaceOption = Annotated[
    str | None, typer.Option("--place", metavar="NAME", help="At this place, by any name.")
]
ModalityOption = Annotated[
    str | None,
    typer.Option("--modality", metavar="WORD", help="As firmly as this: asserted, hedged …"),
]

T = TypeVar("T")

# lines of text that are shown unless more are asked for
SHOWN = 100


def store_path(option: Path | None, config: Path | None = None) -> Path:
    """Return the store meant: by option or environment, else by the settings."""
    return option if option is not None else Path(load_config(config).store)


def read_store(option: Path | None) -> SqliteStore:
    """Open the store to ask it, after judgements written into their file by hand took effect."""
    path = store_path(option)
    follow_judgements(path)
    follow_grades(path)
    return open_store(path)


def follow_grades(path: Path) -> None:
    """Apply the file of outlets' grades beside a store where it has changed since."""
    from dragoman.analyse import outlet_grades  # noqa: PLC0415 -- most records have none

    file = outlet_grades.grades_path(path)
    if not file.exists() or not path.exists():
        return
    held = outlet_grades.load_grades(file)
    with open_store(path) as record:
        if outlet_grades.are_applied(record, held):
            return
    with open_store(path, write=True) as record:
        outlet_grades.apply_grades(record, held)


def follow_judgements(path: Path) -> None:
    """Apply the file of judgements beside a store where it has changed since, or is gone."""
    # most records have none
    from dragoman.link.judgements import judgements_path, load_judgements  # noqa: PLC0415
    from dragoman.link.relinking import relink  # noqa: PLC0415
    from dragoman.link.settling import is_settled, settle  # noqa: PLC0415

    file = judgements_path(path)
    if not path.exists():
        return
    held = load_judgements(file)
    with open_store(path) as record:
        if is_settled(record, held):
            return
    with open_store(path, write=True) as record:
        linked = record.linked()
        settle(record, held)
        if linked and not record.linked():
            relink(record)


def parse_date(text: str | None) -> DateRange | None:
    """Return the days an option names.

    Raises:
        DateError: it names none.
    """
    try:
        return None if text is None else DateRange.parse(text)
    except DateError as error:
        raise DateError(
            f"{text!r} is no date", way_out="write 2017, 2017-03 or 2017-03-14"
        ) from error


def parse_period(on: str | None, since: str | None, until: str | None) -> DateRange | None:
    """Return the days that ``--on``, or ``--from`` and ``--to``, name together."""
    exactly, first, last = parse_date(on), parse_date(since), parse_date(until)
    if exactly is not None:
        if first is not None or last is not None:
            raise DateError("--on leaves no room for --from and --to", way_out="use one of them")
        return exactly
    if first is None and last is None:
        return None
    start, end = (first or DateRange.year(1)).first, (last or DateRange.year(9999)).last
    if end < start:
        raise DateError(f"--from {since} is after --to {until}", way_out="turn them round")
    return DateRange(first=start, last=end)


def parse_word(text: str | None, known: Iterable[str], *, what: str) -> str | None:
    """Return the word of a fixed list that an option names, in any case.

    Raises:
        AnswerError: it is not in the list.
    """
    if text is None:
        return None
    words = list(known)
    wanted = text.strip().casefold().replace(" ", "_")
    found = next((word for word in words if word.casefold() == wanted), None)
    if found is None:
        raise AnswerError(f"{text!r} is no {what}", way_out=f"write one of {', '.join(words)}")
    return found


def bounds(period: DateRange | None) -> Mapping[str, str | None]:
    """Return the first and last day as parameters of a question."""
    if period is None:
        return {"first": None, "last": None}
    return {"first": period.first.isoformat(), "last": period.last.isoformat()}


def cut(rows: list[T], limit: int | None, *, as_json: bool) -> list[T]:
    """Return the first rows, as many as are wanted; JSON is cut only when told."""
    wanted = limit if limit is not None or as_json else SHOWN
    return rows[:wanted] if wanted else rows


@cache
def read_sql(name: str) -> str:
    """Return the question in ``name``.sql of this room."""
    return files(__package__).joinpath(f"{name}.sql").read_text(encoding="utf-8")
