"""The index of towns: what is found by which spelling, and that it survives a bad cache."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.knowledge.gazetteer_index import (
    TownIndex,
    build_arrays,
    cache_folder,
    read_arrays,
    towns_are_indexed,
    towns_version,
    write_arrays,
)
from dragoman.knowledge.gazetteer_names import fold_place_name, place_key


def city(number: int, name: str, *others: str, people: int = 1000) -> dict[str, object]:
    return {
        "geonameid": number,
        "name": name,
        "latitude": 1.5,
        "longitude": -2.25,
        "countrycode": "LY",
        "population": people,
        "timezone": "Africa/Tripoli",
        "admin1code": "76",
        "alternatenames": list(others),
    }


def index(*cities: dict[str, object]) -> TownIndex:
    return TownIndex(build_arrays(json.dumps({str(c["geonameid"]): c for c in cities}).encode()))


def test_town_is_found_by_its_own_name_and_by_others():
    towns = index(city(7, "Marsá Sample", "Mersa Sample"), city(3, "Elsewhere", "Marsa Sample"))
    found = towns.find("marsa sample")
    assert [(town.id, primary) for town, primary in found] == [(3, False), (7, True)]
    assert [town.id for town, _ in towns.find("mersa sample")] == [7]
    town = found[1][0]
    assert (town.name, town.country, town.admin1, town.population) == (
        "Marsá Sample",
        "LY",
        "76",
        1000,
    )
    assert (town.lat, town.lon) == (1.5, -2.25)


@pytest.mark.parametrize("junk", ["TIP", "trabls", "طرابلس", "的黎波里"])
def test_codes_transliterations_and_other_scripts_are_no_names(junk: str):
    towns = index(city(7, "Sampleville", junk))
    assert towns.find(place_key(junk)) == []


def test_unknown_name_finds_nothing():
    assert index(city(7, "Sampleville")).find("zzz") == []
    assert index(city(7, "Sampleville")).find("") == []


def test_stored_index_finds_the_same(tmp_path: Path):
    arrays = build_arrays(json.dumps({"7": city(7, "Sampleville")}).encode())
    write_arrays(tmp_path / "deep" / "towns.npz", arrays)
    stored = read_arrays(tmp_path / "deep" / "towns.npz")
    assert stored is not None
    assert all(np.array_equal(arrays[name], stored[name]) for name in arrays)
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["towns.npz"]


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04 torn"])
def test_damaged_cache_is_read_as_none(tmp_path: Path, content: bytes):
    path = tmp_path / "towns.npz"
    path.write_bytes(content)
    assert read_arrays(path) is None


def test_missing_cache_is_read_as_none(tmp_path: Path):
    assert read_arrays(tmp_path / "none.npz") is None


def test_unwritable_cache_is_passed_over(tmp_path: Path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    write_arrays(blocked / "towns.npz", {"keys": np.zeros(1)})
    assert blocked.read_text() == ""


def test_cache_folder_is_the_one_asked_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "shared"))
    monkeypatch.delenv("DRAGOMAN_CACHE", raising=False)
    assert cache_folder() == tmp_path / "shared" / "dragoman"
    monkeypatch.setenv("DRAGOMAN_CACHE", str(tmp_path / "own"))
    assert cache_folder() == tmp_path / "own"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("St. Louis", "Saint Louis"),
        ("São Paulo", "Sao Paulo"),
        ("Al-Qa'im", "al qaim"),
        ("Łódź", "Lodz"),
        ("Port\u2011Said", "PORT SAID"),
        ("Ra\u2019s Lanuf", "Ras Lanuf"),
    ],
)
def test_place_key_is_shared_by_spellings(one: str, other: str):
    assert place_key(one) == place_key(other) != ""


def test_place_key_of_another_script_is_empty():
    assert place_key("بنغازي") == ""


@given(st.text())
def test_place_key_is_stable_under_itself(name: str):
    key = fold_place_name(name)
    assert fold_place_name(key) in {key, fold_place_name(key.upper())}
    assert key == key.strip().lower()
    assert key.isascii()


def test_index_is_known_to_be_there_once_it_was_made(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    monkeypatch.setenv("DRAGOMAN_CACHE", str(tmp_path))
    assert not towns_are_indexed()
    (tmp_path / f"towns-{towns_version()}.npz").touch()
    assert towns_are_indexed()
