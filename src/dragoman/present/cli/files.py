"""Commands that write files: export and dossier."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dragoman.errors import ExportError
from dragoman.present.cli.options import JsonOption, OnOption, StoreOption, parse_date, read_store
from dragoman.present.cli.screen import err, print_json
from dragoman.present.export.jsonl import write_jsonl
from dragoman.present.export.records import KINDS, export_records
from dragoman.present.whole import replace_file


class Format(StrEnum):
    """What an export may look like."""

    JSONL = "jsonl"


def export(
    folder: Annotated[Path, typer.Argument(metavar="OUT", help="The folder; made if missing.")],
    *,
    form: Annotated[Format, typer.Option("--format", help="The form of the files.")] = Format.JSONL,
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """Write all records as files for other tools."""
    with read_store(store) as record:
        records = export_records(record)
    files = write_jsonl(records, folder)
    counts = {kind: len(records[kind]) for kind in KINDS}
    if json:
        print_json({"format": form, "files": [str(path) for path in files], "counts": counts})
        return
    said = ", ".join(f"{count} {kind}" for kind, count in counts.items())
    err().print(f"wrote {folder}: {said}")


def dossier(
    *,
    target: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The page.")],
    on: OnOption = None,
    title: Annotated[
        str | None, typer.Option("--title", metavar="WORDS", help="What stands on top of the page.")
    ] = None,
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """Write the record as one page for a browser."""
    from dragoman.present.web.dossier import build_dossier  # noqa: PLC0415 -- a heavy import
    from dragoman.present.web.titles import find_title  # noqa: PLC0415 -- not before it is needed

    parse_date(on)
    with read_store(store) as record:
        records = export_records(record)
    page = build_dossier(records, title=title or find_title(records), on=on)
    size = write_whole(target, page)
    if json:
        print_json({"file": str(target), "bytes": size, "documents": len(records["documents"])})
        return
    err().print(f"wrote {target}: {len(records['documents'])} articles, {size / 1e6:.1f} MB")


def write_whole(target: Path, page: str) -> int:
    """Write the page whole or not at all; return its size."""
    data = page.encode("utf-8")
    try:
        replace_file(target, data)
    except OSError as error:
        raise ExportError(
            f"cannot write {target}: {error.strerror}", way_out="name another file with -o"
        ) from error
    return len(data)
