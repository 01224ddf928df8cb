"""From the paths a user names to the files to read, in an order that hangs on names alone."""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from glob import glob, has_magic
from pathlib import Path, PurePath

from dragoman.knowledge.inputs import InputWords, load_input_words
from dragoman.model.text import Skipped

STANDARD_INPUT = "-"
MAX_DEPTH = 100
WAY_OUT_KINDS = "articles are read from .txt, .md, .html, .jsonl, .json, .csv and .tsv files"


@dataclass(frozen=True, slots=True, kw_only=True)
class InputFile:
    """A file to read, what it is called in records (text in any case), and its reader."""

    path: Path
    label: str
    kind: str


def find_inputs(paths: Sequence[str | Path]) -> Iterator[InputFile | Skipped]:
    """Yield the files of folders, globs and single paths; what cannot be read is named."""
    for path in map(str, paths):
        if path == STANDARD_INPUT:
            yield InputFile(path=Path(path), label="stdin", kind="stdin")
        elif not path:
            yield Skipped(path="''", reason="the name is empty", way_out="name a file or folder")
        elif os.path.lexists(path) or not has_magic(path):
            yield from _find(Path(path))
        else:
            matches = sorted(glob(path, recursive=True))  # noqa: PTH207 - the pattern may be absolute
            if not matches:
                yield Skipped(
                    path=_shown(path),
                    reason="nothing matches this pattern",
                    way_out="check it, and put it in quotation marks",
                )
            for match in matches:
                yield from _find(Path(match))


def _find(path: Path) -> Iterator[InputFile | Skipped]:
    if path.is_dir():
        yield from _find_in_folder(path)
        return
    kind = load_input_words().kinds.get(path.suffix.lower(), "plain")
    found = _file(path, _shown(path.name), kind)
    # what is not there has no place in a folder: it is called as it was asked for
    yield found if isinstance(found, InputFile) else replace(found, path=_shown(path))


def _find_in_folder(folder: Path) -> Iterator[InputFile | Skipped]:
    found = 0
    for item in _walk(folder, folder, parents=()):
        found += isinstance(item, InputFile)
        yield item
    if found == 0:
        yield Skipped(
            path=_shown(folder),
            reason="there are no articles in this folder",
            way_out=WAY_OUT_KINDS,
        )


def _walk(
    root: Path, folder: Path, *, parents: tuple[tuple[int, int], ...]
) -> Iterator[InputFile | Skipped]:
    words = load_input_words()
    label = _shown(folder.relative_to(root))
    try:
        status = folder.stat()
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield _unreadable(label, error)
        return
    if len(parents) > MAX_DEPTH:
        yield Skipped(
            path=label,
            reason=f"the folder lies more than {MAX_DEPTH} folders deep",
            way_out="name it by itself: dragoman build FOLDER",
        )
        return
    here = (status.st_dev, status.st_ino)
    if here in parents:
        yield Skipped(
            path=label, reason="this link leads back into a folder above it", way_out="remove it"
        )
        return
    for entry in entries:
        path = Path(entry.path)
        if _is_beside(entry.name, words):
            continue
        if _is_folder(entry):
            if not entry.name.endswith(words.beside_folders):
                yield from _walk(root, path, parents=(*parents, here))
            continue
        yield _known_file(path, _shown(path.relative_to(root)), words)


def _shown(path: str | Path) -> str:
    """Return a path as text; what is no text in a name is written out in hexadecimal."""
    return os.fsencode(PurePath(path).as_posix()).decode("utf-8", errors="backslashreplace")


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # links that lead to each other
        return False


def _is_beside(name: str, words: InputWords) -> bool:
    lowered = name.lower()
    return (
        lowered.startswith(".")
        or lowered.partition(".")[0] in words.beside_names
        or lowered.endswith(words.beside_suffixes)
    )


def _known_file(path: Path, label: str, words: InputWords) -> InputFile | Skipped:
    kind = words.kinds.get(path.suffix.lower())
    if kind is None:
        return Skipped(
            path=label,
            reason=f"no kind of article ends in {path.suffix or 'nothing'}",
            way_out=WAY_OUT_KINDS,
        )
    return _file(path, label, kind)


def _file(path: Path, label: str, kind: str) -> InputFile | Skipped:
    """Look at what lies there before anything is opened: a pipe would never end."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        if path.is_symlink():
            return Skipped(
                path=label, reason="this link leads nowhere", way_out="remove or mend the link"
            )
        return _unreadable(label, error)
    if not stat.S_ISREG(mode):
        return Skipped(
            path=label,
            reason="it is a pipe or device, not a file",
            way_out="pass it on standard input: dragoman build - < PIPE",
        )
    return InputFile(path=path, label=label, kind=kind)


def _unreadable(label: str, error: OSError) -> Skipped:
    reason = (error.strerror or "it cannot be read").lower()
    return Skipped(path=label, reason=reason, way_out="check its name and its permissions")
