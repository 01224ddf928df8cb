"""Commands that ask across articles: timeline, backs, holds, disputes."""

from typing import Annotated

import typer

from dragoman.analyse.control import list_holders
from dragoman.analyse.datewise import DatedSentences, read_told, tell_dates
from dragoman.analyse.disputes import list_findings
from dragoman.analyse.network import TieReport, list_ties
from dragoman.analyse.timeline import list_timeline
from dragoman.analyse.timeline_grain import Grain, GrainEntry, list_by_grain
from dragoman.present.cli.names import PLACES, find_entity
from dragoman.present.cli.options import (
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
        typer.Option("--grain", help="Tell apart days, months or years, and nothing twice."),
    ] = None,
    dates: Annotated[
        int | None,
        typer.Option("--dates", min=1, help="Tell so many dates, in the articles' own words."),
    ] = None,
    sentences: Annotated[
        int, typer.Option("--sentences", min=1, help="With --dates: sentences for each.")
    ] = 2,
    word: Annotated[
        list[str] | None,
        typer.Option("--word", metavar="WORD", help="With --dates: only what holds one of these."),
    ] = None,
    store: StoreOption = None,
    limit: LimitOption = None,
    json: JsonOption = False,
) -> None:
    """Tell what happened when; with --limit, the weightiest only."""
    period = parse_period(None, since, until)
    if dates is not None:
        with read_store(store) as record:
            told = tell_dates(
                read_told(record.readings()),
                grain=grain or Grain.DAY,
                dates=dates,
                each=sentences,
                within=period,
                words=word or (),
            )
        _print_dates(told, as_json=json)
        return
    most = limit or None
    with read_store(store) as record:
        if grain is None:
            entries = list_timeline(record, within=period, limit=most)
            lines = [GrainEntry(period=entry.date, entry=entry) for entry in entries]
        else:
            lines = list_by_grain(record, grain, within=period, limit=most)
    if json:
        print_json(lines if grain is not None else entries)
        return
    for line in lines:
        _print_entry(line)
    print_rest(shown=len(lines), total=len(lines))


def _print_dates(told: list[DatedSentences], *, as_json: bool) -> None:
    if as_json:
        print_json(told)
        return
    for date in told:
        print_line((date.period, "cyan"), f"told of in {date.articles} articles")
        for sentence in date.sentences:
            where = f"{sentence.path or sentence.document}:{sentence.start}-{sentence.end}"
            print_line(f"“{' '.join(sentence.text.split())}”", citation=where, indent=4)


def _print_entry(line: GrainEntry) -> None:
    entry = line.entry
    told = entry.headline or entry.type
    print_line(
        (line.period, "cyan"),
        (told.removesuffix(f", {line.period}"), "bold"),
        f"· {entry.origins} independent origins" if entry.origins > 1 else "",
        ("· disputed", "red") if entry.disputed else "",
        f"· {entry.grading.credibility} {entry.grading.credibility.words}",
        f"· {len(line.alike)} alike left out" if line.alike else "",
        citation=shorten(entry.incident),
    )
    print_citations(entry.citations)


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
