"""The command that sets outlets side by side."""

from typing import Annotated

import typer

from dragoman.analyse.outlets import (
    Comparison,
    Covered,
    Naming,
    OutletReport,
    Share,
    compare_outlets,
)
from dragoman.present.cli.options import JsonOption, LimitOption, StoreOption, cut, read_store
from dragoman.present.cli.screen import count, print_json, print_line, print_rest, quoted, shorten

# lines of incidents and of names shown unless more are asked for
LINES = 20
# outlets that left something out are named up to so many
NAMED = 3
# wordings shown of an outlet for one actor
WORDINGS = 5


def outlets(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[OUTLET…]", help="Only these; without any, all.")
    ] = None,
    *,
    store: StoreOption = None,
    limit: LimitOption = None,
    json: JsonOption = False,
) -> None:
    """Compare what outlets cover, leave out, call things and rely on."""
    with read_store(store) as record:
        comparison = compare_outlets(record, names or ())
    if json:
        print_json(comparison)
        return
    for report in comparison.outlets:
        _print_report(report)
    _print_incidents(comparison, limit)
    _print_namings(comparison, limit)
    if not comparison.outlets:
        print_rest(shown=0, total=0)


def _print_report(report: OutletReport) -> None:
    print_line(
        (report.outlet, "bold"),
        (report.reliability.value, "yellow"),
        f"· {count(report.articles, 'article')}",
        f"({report.copied} copied from elsewhere)" if report.copied else "",
        f"· {count(report.incidents, 'incident')}: {report.alone} told by it alone,",
        f"{report.first} told by it first",
        f"· {_share(report.attributed)} attributed, {_share(report.hedged)} hedged",
    )
    if report.loaded:
        words = ", ".join(f"{quoted(term)} {times}" for term, times in report.loaded)
        print_line("loaded words of its own:", words, indent=4)
    for relied in report.relied:
        print_line(
            f"{relied.kind}:",
            relied.name,
            f"· {count(relied.claims, 'claim')}",
            citation=shorten(relied.example),
            indent=4,
        )


def _share(share: Share) -> str:
    if not share.whole:
        return "no claims"
    return f"{share.part} of {share.whole} claims ({share.part / share.whole:.0%})"


def _print_incidents(comparison: Comparison, limit: int | None) -> None:
    shown = cut(list(comparison.incidents), LINES if limit is None else limit, as_json=False)
    if shown:
        print_line(("covered, and left out", "bold underline"))
    for covered in shown:
        print_line(
            (covered.date or "no date", "cyan"),
            (covered.headline, "bold"),
            f"· told by {', '.join(covered.outlets)}",
            "and by articles of others" if covered.elsewhere else "",
            _first(covered),
            (_missing(covered), "yellow"),
            citation=shorten(covered.incident),
        )
    if comparison.incidents:
        print_rest(shown=len(shown), total=len(comparison.incidents))


def _missing(covered: Covered) -> str:
    if len(covered.missing) > NAMED:
        return f"· not by {len(covered.missing)} others"
    return f"· not by {', '.join(covered.missing)}" if covered.missing else ""


def _first(covered: Covered) -> str:
    if not covered.first or not (len(covered.outlets) > 1 or covered.elsewhere):
        return ""
    if len(covered.first) == 1:
        return f"· first {covered.first[0]}"
    return f"· first {' or '.join(covered.first)}, their dates do not tell"


def _print_namings(comparison: Comparison, limit: int | None) -> None:
    shown = cut(list(comparison.namings), LINES if limit is None else limit, as_json=False)
    if shown:
        print_line(("what they call the same actor", "bold underline"))
    for naming in shown:
        print_line((naming.name, "bold"), citation=naming.entity)
        for outlet, wordings in naming.wordings.items():
            _print_wordings(naming, outlet, wordings)
    if comparison.namings:
        print_rest(shown=len(shown), total=len(comparison.namings))


def _print_wordings(naming: Naming, outlet: str, wordings: tuple[tuple[str, int], ...]) -> None:
    said = ", ".join(f"{quoted(words)} {times}" for words, times in wordings[:WORDINGS])
    more = len(wordings) - WORDINGS
    print_line(
        f"{outlet}:",
        said,
        f"and {more} more" if more > 0 else "",
        citation=shorten(naming.examples[outlet]),
        indent=4,
    )
