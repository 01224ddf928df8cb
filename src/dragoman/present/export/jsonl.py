"""Writes records as JSON lines, one file for each kind, and the manifest beside them."""

from pathlib import Path

import msgspec

from dragoman.errors import ExportError
from dragoman.present.export.records import KINDS, Records
from dragoman.present.whole import replace_file


def write_jsonl(records: Records, folder: Path) -> list[Path]:
    """Write the records below ``folder``, made if missing; return the files.

    Files of an earlier export are replaced, one by one and whole.

    Raises:
        ExportError: the folder cannot be made or written.
    """
    encode = msgspec.json.Encoder().encode
    contents = {
        f"{kind}.jsonl": b"".join(encode(row) + b"\n" for row in records[kind]) for kind in KINDS
    }
    manifest = msgspec.json.format(encode(records["manifest"][0]), indent=2)
    contents["manifest.json"] = manifest + b"\n"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in contents.items():
            replace_file(folder / name, data)
    except OSError as error:
        raise ExportError(
            f"cannot export to {folder}: {error.strerror}",
            way_out="name a folder that can be written and has room",
        ) from error
    return [folder / name for name in contents]
