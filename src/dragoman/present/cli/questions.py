"""Commands that ask across articles: timeline, backs, holds, disputes."""

from typing import Annotated

import typer

from dragoman.analyse.control import list_holders
from dragoman.analyse.disputes import list_findings
from dragoman.analyse.network import TieReport, list_ties
from dragoman.analyse.timeline import TimelineEntry, TimelineLine, list_timeline, tell_timeline
from dragoman.analyse.timeline_grain import Grain
from dragoman.present.cli.names import PLACES, find_entity
from dragoman.present.cli.options import (
    SHOWN,
    FromOption,
    JsonOption,
    LimitOption,
    OnOption,
    StoreOption,
    ToOption,
    cut,
    parse_date,
    parse_period,
    read_store,
)
from dragoman.present.cli.screen import print_json, print_line, print_rest, shorten
from dragoman.present.cli.ties import print_citations, print_tie


def timeline(
    *,
    since: FromOption = None,
    until: ToOption = None,
    grain: Annotated[
        Grain | None,
        typer.Option("--grain", help="Days, months or years; without it, as finely as is told."),
    ] = None,
    sentences: Annotated[
        int, typer.Option("--sentences", min=1, help="At most so many lines for each date.")
    ] = 2,
    word: Annotated[
        list[str] | None,
        typer.Option("--word", metavar="WORD", help="Only what holds one of these; repeatable."),
    ] = None,
    every: Annotated[
        bool, typer.Option("--every", help="Every dated incident instead, none chosen.")
    ] = False,
    store: StoreOption = None,
    limit: LimitOption = None,
    json: JsonOption = False,
) -> None:
    """Tell what happened when: the dates most told of, each in the words of articles."""
    period = parse_period(None, since, until)
    with read_store(store) as record:
        if every:
            _print_every(list_timeline(record, within=period), limit, as_json=json)
            return
        told = tell_timeline(
            record,
            grain=grain,
            dates=(limit or None) if limit is not None or json else SHOWN,
            each=sentences,
            within=period,
            words=word or (),
        )
    if json:
        print_json(told)
        return
    for date in told:
        articles = "articles" if date.articles > 1 else "article"
        print_line((date.period, "cyan"), f"told of in {date.articles} {articles}")
        for line in date.lines:
            _print_told(line)
    print_rest(shown=len(told), total=len(told))


def _print_told(line: TimelineLine) -> None:
    where = f"{line.path or line.document}:{line.start}-{line.end}"
    print_line(f"“{' '.join(line.quote.split())}”", citation=where, indent=4)
    for entry in line.incidents:
        _print_incident(entry, indent=8)


def _print_every(entries: list[TimelineEntry], limit: int | None, *, as_json: bool) -> None:
    shown = cut(entries, limit, as_json=as_json)
    if as_json:
        print_json(shown)
        return
    for entry in shown:
        _print_incident(entry)
    print_rest(shown=len(shown), total=len(entries))


def _print_incident(entry: TimelineEntry, *, indent: int = 0) -> None:
    told = entry.headline or entry.type
    print_line(
        (entry.date, "cyan"),
        (told.removesuffix(f", {entry.date}"), "bold"),
        f"· {entry.origins} independent origins" if entry.origins > 1 else "",
        ("· disputed", "red") if entry.disputed else "",
        f"· {entry.grading.credibility} {entry.grading.credibility.words}",
        citation=shorten(entry.incident),
        indent=indent,
    )
    print_citations(entry.citations, indent=indent + 4)


def backs(
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="Only the ties of this actor.")
    ] = None,
    *,
    on: OnOption = None,
    store: StoreOption = None,
    limit: LimitOption = None,
    json: JsonOption = False,
) -> None:
    """Tell who backs and who opposes whom, on a date or ever."""
    day = parse_date(on)
    with read_store(store) as record:
        who = find_entity(record, name) if name is not None else None
        ties = list_ties(record, entity=who.id if who else None, on=day)
    _print_ties(ties, limit, as_json=json)


def holds(
    place: Annotated[str, typer.Argument(metavar="PLACE", help="Any spelling, or an id.")],
    *,
    on: OnOption = None,
    store: StoreOption = None,
    limit: LimitOption = None,
    json: JsonOption = False,
) -> None:
    """Tell who is said to hold a place, on a date or ever."""
    day = parse_date(on)
    with read_store(store) as record:
        where = find_entity(record, place, kinds=PLACES)
        ties = list_holders(record, place=where.id, on=day)
    _print_ties(ties, limit, as_json=json)


def _print_ties(ties: list[TieReport], limit: int | None, *, as_json: bool) -> None:
    shown = cut(ties, limit, as_json=as_json)
    if as_json:
        print_json(shown)
        return
    for tie in shown:
        print_tie(tie)
    print_rest(shown=len(shown), total=len(ties))


def disputes(
    *,
    agreed: Annotated[
        bool, typer.Option("--agreed", help="Where independent accounts agree, instead.")
    ] = False,
    store: StoreOption = None,
    limit: LimitOption = None,
    json: JsonOption = False,
) -> None:
    """Show where accounts clash, their claims side by side."""
    with read_store(store) as record:
        findings = list_findings(record, agreement=agreed)
    shown = cut(findings, limit, as_json=json)
    if json:
        print_json(shown)
        return
    for finding in shown:
        print_line(
            (f"{finding.kind.replace('_', ' ')}:", "bold"),
            finding.explanation,
            citation=shorten(finding.finding),
        )
        print_citations(finding.citations)
    print_rest(shown=len(shown), total=len(findings))
