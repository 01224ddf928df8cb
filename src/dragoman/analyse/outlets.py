"""Outlets side by side: what each covered, first told, named and whom it relied on."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dragoman.analyse.framing import list_framing
from dragoman.analyse.grading import outlet_grades
from dragoman.analyse.sql import read_sql
from dragoman.errors import AnswerError
from dragoman.model.grading import Reliability
from dragoman.store.base import Row, Store
from dragoman.text.name_parts import fold_name

# names and speakers shown of each
SHOWN = 8
# who an article is of that names no outlet
UNNAMED = "an unnamed outlet"
# an actor's naming is compared where outlets name it at least so often between them
FEWEST_NAMINGS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A part of a whole, both counted, so that a share of few is seen to be one."""

    part: int
    whole: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Relied:
    """A speaker or agency an outlet passes on, with how many claims and one that shows it."""

    name: str
    kind: str
    claims: int
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """An incident as outlets cover it: those that tell it, and those compared that do not.

    ``elsewhere`` says that articles of others, or of no outlet that is known, tell it, too.
    ``first`` are the outlets with the earliest article on it; more than one where their dates
    do not tell, none where none has a date.
    """

    incident: str
    headline: str
    date: str | None
    outlets: tuple[str, ...]
    missing: tuple[str, ...]
    elsewhere: bool
    first: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """What outlets call one entity: their wordings with how often, most frequent first.

    ``examples`` holds a mention of each outlet's most frequent wording.
    """

    entity: str
    name: str
    wordings: Mapping[str, tuple[tuple[str, int], ...]]
    examples: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletReport:
    """One outlet in figures; every figure counts records that can be listed.

    ``loaded`` are the loaded and distancing words it says in its own voice, with how often.
    """

    outlet: str
    articles: int
    incidents: int
    alone: int
    first: int
    attributed: Share
    hedged: Share
    copied: int
    reliability: Reliability
    loaded: tuple[tuple[str, int], ...]
    relied: tuple[Relied, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Outlets side by side."""

    outlets: tuple[OutletReport, ...]
    incidents: tuple[Covered, ...]
    namings: tuple[Naming, ...]


def find_outlet(store: Store, name: str | None) -> str | None:
    """Return the outlet of that name, as its articles write it, or ``None``."""
    wanted = _plain(name or "")
    rows = store.query("SELECT DISTINCT outlet FROM documents WHERE outlet IS NOT NULL")
    return next((row["outlet"] for row in rows if wanted == _plain(row["outlet"])), None)


def _plain(name: str) -> str:
    return fold_name(name).removeprefix("the ")


def compare_outlets(store: Store, names: Iterable[str] = ()) -> Comparison:
    """Compare these outlets, or all that the record has.

    Raises:
        AnswerError: no article is of an outlet of that name.
    """
    rows = store.query(read_sql("outlets"))
    known = [row["outlet"] for row in rows]
    wanted = [_known(store, name, known) for name in names] or known
    covered = _covered(store.query(read_sql("outlets_incidents")), wanted)
    reports = tuple(
        _report(store, row, covered)
        for name in dict.fromkeys(wanted)
        for row in rows
        if row["outlet"] == name
    )
    return Comparison(
        outlets=reports,
        incidents=tuple(covered),
        namings=tuple(_namings(store.query(read_sql("outlets_names")), wanted)),
    )


def _known(store: Store, name: str, known: list[str]) -> str:
    found = find_outlet(store, name)
    if found is None:
        raise AnswerError(
            f"no article is of an outlet called {name!r}",
            way_out=f"the outlets are {', '.join(known)}" if known else "no article names its own",
        )
    return found


def _report(store: Store, row: Row, covered: list[Covered]) -> OutletReport:
    outlet = row["outlet"]
    mine = [each for each in covered if outlet in each.outlets]
    relied = store.query(read_sql("outlets_speakers"), outlet=outlet, most=SHOWN)
    return OutletReport(
        outlet=outlet,
        articles=row["articles"],
        incidents=len(mine),
        alone=sum(each.outlets == (outlet,) and not each.elsewhere for each in mine),
        first=sum(
            each.first == (outlet,) and (len(each.outlets) > 1 or each.elsewhere) for each in mine
        ),
        attributed=Share(part=row["attributed"], whole=row["claims"]),
        hedged=Share(part=row["hedged"], whole=row["claims"]),
        copied=row["copied"],
        reliability=outlet_grades(store).get(outlet, Reliability.F),
        loaded=_loaded(store, outlet),
        relied=tuple(Relied(**each) for each in relied),
    )


def _loaded(store: Store, outlet: str) -> tuple[tuple[str, int], ...]:
    counts: Counter[str] = Counter()
    for use in list_framing(store, outlet=outlet, own=True, loaded=True):
        counts[use.term] += len(use.records)
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:SHOWN])


def _covered(rows: Iterable[Row], wanted: list[str]) -> list[Covered]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row["incident"], []).append(row)
    found = [
        _incident(group, wanted)
        for group in groups.values()
        if any(row["outlet"] in wanted for row in group)
    ]
    return sorted(found, key=lambda each: (-len(each.outlets), each.date or "~", each.incident))


def _incident(group: list[Row], wanted: list[str]) -> Covered:
    told = {row["outlet"] for row in group}
    outlets = tuple(sorted(told & set(wanted)))
    return Covered(
        incident=group[0]["incident"],
        headline=group[0]["headline"],
        date=group[0]["date"],
        outlets=outlets,
        missing=tuple(sorted(set(wanted) - set(outlets))),
        elsewhere=not told <= set(wanted),
        first=_first(group),
        claims=tuple(sorted({row["claim"] for row in group if row["outlet"] in wanted})),
    )


def _first(group: list[Row]) -> tuple[str, ...]:
    """Return who may have been first: nobody else's last possible day is before their first."""
    dated = [row for row in group if row["published_first"] is not None]
    if not dated:
        return ()
    bound = min(row["published_last"] for row in dated)
    first = {row["outlet"] or UNNAMED for row in dated if row["published_first"] <= bound}
    return tuple(sorted(first))


def _namings(rows: Iterable[Row], wanted: list[str]) -> list[Naming]:
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        if row["outlet"] in wanted:
            groups.setdefault((row["entity"], row["name"]), []).append(row)
    several = [
        (key, group)
        for key, group in groups.items()
        if len({row["wording"] for row in group}) >= FEWEST_NAMINGS
    ]
    several.sort(key=lambda pair: (-sum(row["times"] for row in pair[1]), pair[0]))
    return [_naming(*key, group) for key, group in several]


def _naming(entity: str, name: str, group: list[Row]) -> Naming:
    counts: dict[str, Counter[str]] = {}
    examples: dict[tuple[str, str], str] = {}
    for row in group:
        wording = " ".join(row["wording"].split())
        counts.setdefault(row["outlet"], Counter())[wording] += row["times"]
        examples.setdefault((row["outlet"], wording), row["mention"])
    wordings = {
        outlet: tuple(sorted(counts[outlet].items(), key=lambda pair: (-pair[1], pair[0])))
        for outlet in sorted(counts)
    }
    return Naming(
        entity=entity,
        name=name,
        wordings=wordings,
        examples={outlet: examples[outlet, said[0][0]] for outlet, said in wordings.items()},
    )
