"""The command that writes a briefing."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from dragoman.present.brief.compose import compose_briefing
from dragoman.present.brief.dated import say_how_dated
from dragoman.present.brief.markdown import write_markdown
from dragoman.present.brief.page import write_page
from dragoman.present.cli.files import write_whole
from dragoman.present.cli.names import find_entity
from dragoman.present.cli.options import JsonOption, OnOption, StoreOption, parse_date, read_store
from dragoman.present.cli.screen import clean, count, err, print_json
from dragoman.present.export.records import export_records
from dragoman.present.web.dossier import newest_day
from dragoman.present.web.lookup import index_records


def brief(
    *,
    on: OnOption = None,
    about: Annotated[
        str | None, typer.Option("--about", metavar="NAME", help="Only on this actor or place.")
    ] = None,
    html: Annotated[bool, typer.Option("--html", help="As a page, instead of Markdown.")] = False,
    target: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="The file. Without it: the screen."),
    ] = None,
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """Tell the state of play on one to two pages, every sentence cited."""
    day = parse_date(on)
    with read_store(store) as record:
        who = find_entity(record, about) if about else None
        records = export_records(record)
    until = day.last.isoformat() if day is not None else newest_day(index_records(records))
    made = compose_briefing(
        records,
        title=f"Briefing: {who.name}" if who is not None else "Briefing",
        on=until,
        about=who.id if who is not None else None,
        dated=say_how_dated(records, until) if day is None else None,
    )
    if json:
        print_json(made)
        return
    text = write_page(made) if html else write_markdown(made)
    safe = "\n".join(clean(line) for line in text.split("\n"))
    if target is None:
        sys.stdout.write(safe)
        return
    write_whole(target, safe)
    sentences = sum(len(section.sentences) for section in made.sections)
    err().print(clean(f"wrote {target}: {count(sentences, 'sentence')}"))
