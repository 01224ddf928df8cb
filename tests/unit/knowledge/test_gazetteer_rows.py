"""Rows of place tables: what is refused, with file and line."""

from pathlib import Path

import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge.gazetteer_rows import read_divisions, read_supplement
from dragoman.model.actors import EntityKind

HEADER = "feature\tid\tname\taliases\tlat\tlon\tcountry\tuncertainty_km\tpopulation\tsource\n"
GOOD = "port\tes-sample\tEs Sample\tSample|Sampla\t30.5\t18.5\tLBY\t6\t\tatlas\n"


def table(folder: Path, *rows: str) -> Path:
    path = folder / "places.tsv"
    path.write_text("# comment\n" + HEADER + "".join(rows), encoding="utf-8")
    return path


def test_supplement_row_becomes_a_place(tmp_path: Path):
    (place,) = read_supplement(table(tmp_path, GOOD))
    assert (place.id, place.kind, place.lat, place.lon) == (
        "es-sample",
        EntityKind.FACILITY,
        30.5,
        18.5,
    )
    assert place.aliases == ("Sample", "Sampla")
    assert (place.country, place.uncertainty_km, place.source) == ("LBY", 6.0, "atlas")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("port", "harbour", "feature 'harbour' is none of"),
        ("30.5", "north", "lat 'north' is no number"),
        ("30.5", "95", "lat 95 is not between -90 and 90"),
        ("LBY", "Libya", "country 'Libya' is no ISO 3166-1 alpha-3 code"),
        ("es-sample", "Es Sample!", "is not of the form"),
        ("Sample|Sampla", "Sample|Sample", "the same alias twice: 'Sample'"),
        ("\t6\t", "\t\t", "missing key 'uncertainty_km'"),
        ("atlas", "", "missing key 'source'"),
        ("\t6\t\t", "\t6\tmany\t", "population 'many' is no whole number"),
    ],
)
def test_supplement_row_with_a_mistake_is_refused_with_its_line(
    tmp_path: Path, old: str, new: str, words: str
):
    path = table(tmp_path, GOOD.replace("es-sample", "first"), GOOD.replace(old, new, 1))
    with pytest.raises(KnowledgeError) as error:
        read_supplement(path)
    assert str(error.value).startswith(f"{path}:4: ")
    assert words in str(error.value)


def test_supplement_id_borne_twice_is_refused_with_both_lines(tmp_path: Path):
    path = table(tmp_path, GOOD, GOOD)
    with pytest.raises(KnowledgeError, match=r":4: the id 'es-sample' is already at line 3"):
        read_supplement(path)


def test_unknown_column_is_refused(tmp_path: Path):
    path = tmp_path / "places.tsv"
    path.write_text(HEADER.replace("population", "people") + GOOD.replace("\t\t", "\t5\t"))
    with pytest.raises(KnowledgeError, match=r":2: unknown key 'people'"):
        read_supplement(path)


def test_division_with_a_number_of_the_list_bears_it_in_its_id(tmp_path: Path):
    path = tmp_path / "admin1.tsv"
    path.write_text(
        "country\tcode\tid\tname\taliases\tlat\tlon\tuncertainty_km\tpopulation\tgeonames\tsource\n"
        "USA\tTX\tusa-tx\tTexas\tTex.\t31\t-100\t800\t100\t4736286\tGeoNames\n",
        encoding="utf-8",
    )
    (place,) = read_divisions(path, "admin1")
    assert (place.id, place.geonames, place.admin1) == ("gn-4736286", 4736286, "TX")
    assert place.is_area
