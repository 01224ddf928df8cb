"""Where the packs are: installed inside the package, or beside it in a working copy."""

from pathlib import Path

from dragoman.errors import KnowledgeError

_PACKAGE = Path(__file__).parent.parent
DATA = Path(__file__).parent / "data"


def find_pack(name: str) -> Path:
    """Return the folder of a pack, given by its name or by a path to a folder of one's own.

    Raises:
        KnowledgeError: there is no such pack, or nothing in it.
    """
    homes = [_PACKAGE / "packs", _PACKAGE.parent.parent / "packs"]
    for folder in [*(home / name for home in homes), Path(name)]:
        if folder.is_dir():
            files = (*folder.glob("*"), *folder.glob("*/*"))
            if not any(path.suffix in {".toml", ".tsv"} for path in files):
                raise KnowledgeError(
                    f"the pack {name!r} holds no data: no file in {folder} ends in .toml or .tsv",
                    way_out="name the folder that the files are in, or leave --pack out",
                )
            return folder
    known = sorted({path.name for home in homes if home.is_dir() for path in home.iterdir()})
    raise KnowledgeError(f"there is no pack {name!r}", way_out=f"packs at hand: {', '.join(known)}")
