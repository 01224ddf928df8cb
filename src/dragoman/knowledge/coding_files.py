"""Which data files events are coded by: the general ones and those of the packs in use."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from dragoman.knowledge.circumstances import CIRCUMSTANCES, circumstance_files
from dragoman.knowledge.ontology import PLOVER, ontology_files
from dragoman.knowledge.triggers import TRIGGERS, trigger_folders


@dataclass(frozen=True, slots=True, kw_only=True)
class CodingFiles:
    """The ontology's files, the folders of dictionaries, the word lists of modes and contexts.

    Each has the general one first; without packs these are all.
    """

    scheme: tuple[Path, ...] = (PLOVER,)
    folders: tuple[Path, ...] = (TRIGGERS,)
    circumstances: tuple[Path, ...] = (CIRCUMSTANCES,)

    def paths(self) -> list[Path]:
        """Return every file, the dictionaries' own among them."""
        words = [path for folder in self.folders for path in sorted(folder.glob("*.toml"))]
        return [*self.scheme, *self.circumstances, *words]


def find_coding_files(packs: Iterable[str]) -> CodingFiles:
    """Return the files that code with these packs.

    Raises:
        KnowledgeError: there is no such pack.
    """
    names = tuple(packs)
    return CodingFiles(
        scheme=ontology_files(names),
        folders=trigger_folders(names),
        circumstances=circumstance_files(names),
    )
