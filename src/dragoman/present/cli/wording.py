"""The command that tells who calls whom what."""

from typing import Annotated

import typer

from dragoman.analyse.framing import FramingUse, list_framing
from dragoman.analyse.outlets import find_outlet
from dragoman.errors import AnswerError
from dragoman.present.cli.facts import cite_row
from dragoman.present.cli.names import find_entity
from dragoman.present.cli.options import JsonOption, LimitOption, StoreOption, cut, read_store
from dragoman.present.cli.screen import print_json, print_line, print_rest, quoted
from dragoman.store.base import Store


def framing(
    *,
    outlet: Annotated[
        str | None, typer.Option("--outlet", metavar="OUTLET", help="Only articles of this one.")
    ] = None,
    about: Annotated[
        str | None, typer.Option("--about", metavar="NAME", help="Only what is said of this one.")
    ] = None,
    own: Annotated[
        bool, typer.Option("--own", help="Only the outlets' own voice, no quoted speakers.")
    ] = False,
    loaded: Annotated[
        bool, typer.Option("--loaded", help="No plain labels such as rebels or fighters.")
    ] = False,
    store: StoreOption = None,
    limit: LimitOption = None,
    json: JsonOption = False,
) -> None:
    """List loaded and distancing terms: who says them, of whom, how often."""
    with read_store(store) as record:
        whom = None if about is None else find_entity(record, about).id
        found = list_framing(
            record, outlet=_known(record, outlet), about=whom, own=own, loaded=loaded
        )
    shown = cut(found, limit, as_json=json)
    if json:
        print_json(shown)
        return
    for use in shown:
        _print_use(use)
    print_rest(shown=len(shown), total=len(found))


def _known(store: Store, name: str | None) -> str | None:
    if name is None:
        return None
    found = find_outlet(store, name)
    if found is None:
        raise AnswerError(
            f"no article is of an outlet called {name!r}", way_out="see them: dragoman outlets"
        )
    return found


def _print_use(use: FramingUse) -> None:
    outlet, itself = use.outlet or "unnamed outlet", use.example["quote"].casefold()
    target = use.target if use.target and use.target.casefold() != itself else None
    print_line(
        (outlet if use.own else f"{use.speaker}, in {outlet}", "bold"),
        f"· {len(use.records)} ×",
        (quoted(use.example["quote"]), "yellow"),
        f"({use.kind}, {use.valence})",
        f"· of {target}" if target else "",
        citation=cite_row(use.example),
    )
