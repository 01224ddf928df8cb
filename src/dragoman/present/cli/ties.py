"""Ties and the claims they rest on, on lines."""

from collections.abc import Iterable

from dragoman.analyse.ask_ties import VERBS
from dragoman.analyse.citations import Citation
from dragoman.analyse.network import TieReport
from dragoman.present.cli.facts import firmness
from dragoman.present.cli.screen import cite, print_line, quoted, shorten

HELD = "held"
_STANDING = {"earlier": "only earlier:", "later": "only later:", "undated": "undated:"}


def print_tie(tie: TieReport, *, indent: int = 0) -> None:
    """Print a tie and, below it, the words it rests on."""
    several = f"· {tie.origins} independent origins" if tie.origins > 1 else ""
    print_line(
        (_STANDING.get(tie.standing, ""), "dim"),
        (tie.a_name, "bold"),
        HELD if tie.lost else VERBS.get(tie.kind, tie.kind),
        (tie.b_name, "bold"),
        (_when(tie), "cyan"),
        several,
        ("· disputed", "red") if tie.disputed else "",
        citation=shorten(tie.relation),
        indent=indent,
    )
    print_citations(tie.citations, indent=indent + 4)


def print_citations(citations: Iterable[Citation], *, indent: int = 4) -> None:
    """Print claims a line each: when and by whom, how firmly, their words, their citation."""
    for citation in citations:
        weak = {"modality": citation.modality, "polarity": citation.polarity}
        print_line(
            (citation.published or "no date", "cyan"),
            " > ".join(citation.speakers),
            (firmness(weak), "yellow"),
            (citation.grade, "dim"),
            quoted(citation.quote),
            citation=cite(
                path=citation.path,
                document=citation.document,
                start=citation.start,
                end=citation.end,
                record=citation.claim,
            ),
            indent=indent,
        )


def _when(tie: TieReport) -> str:
    if tie.lost:
        since = f"from {tie.start} " if tie.start not in {None, tie.end} else ""
        return f"{since}until {tie.end}"
    if tie.start == tie.end:
        return tie.start or ""
    return f"{tie.start or '…'} to {tie.end or '…'}"
