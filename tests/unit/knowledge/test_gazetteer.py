"""The gazetteer as shipped, and how its own rows and the list of towns become one."""

import pytest

from dragoman.knowledge.gazetteer import Gazetteer, load_gazetteer
from dragoman.knowledge.register import load_register
from dragoman.model.actors import EntityKind


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer(("libya",))


def ids(gazetteer: Gazetteer, name: str) -> list[str]:
    return [candidate.place.id for candidate in gazetteer.look_up(name)]


def test_country_has_the_id_of_its_state(gazetteer: Gazetteer):
    register = load_register(("libya",))
    for iso3, state in register.by_country.items():
        place = gazetteer.country(iso3)
        assert place is not None, iso3
        assert place.id == state
        assert place.kind == EntityKind.STATE


def test_country_is_an_area_and_pretends_no_precision(gazetteer: Gazetteer):
    place = gazetteer.country("LBY")
    assert place is not None
    assert place.is_area
    assert place.uncertainty_km > 500
    entity = gazetteer.entity(place)
    assert (entity.id, entity.kind, entity.uncertainty_km) == (
        "libya",
        EntityKind.STATE,
        place.uncertainty_km,
    )


@pytest.mark.parametrize(
    "name", ["Es Sider", "Sidra", "Ras Lanuf", "Zueitina", "Brega", "Hariga", "Mellitah"]
)
def test_oil_port_is_in_libya(gazetteer: Gazetteer, name: str):
    places = [candidate.place for candidate in gazetteer.look_up(name)]
    assert [place.country for place in places if place.feature == "port"] == ["LBY"]


@pytest.mark.parametrize(
    ("name", "feature"),
    [
        ("Oil Crescent", "region"),
        ("the Sahel", "region"),
        ("Crimea", "region"),
        ("Mediterranean", "sea"),
        ("Suez Canal", "canal"),
        ("al-Watiya", "airbase"),
        ("El Feel", "oilfield"),
        ("Sahara", "desert"),
        ("Texas", "admin1"),
        ("N.Y.", "admin1"),
        ("Harris County", "admin2"),
    ],
)
def test_what_the_list_of_towns_lacks_is_known(gazetteer: Gazetteer, name: str, feature: str):
    assert feature in {candidate.place.feature for candidate in gazetteer.look_up(name)}


def test_spellings_of_one_town_are_one_place(gazetteer: Gazetteer):
    found = {ids(gazetteer, name)[0] for name in ("Misrata", "Misurata", "Misratah")}
    assert found == {"misrata"}
    place = gazetteer.look_up("Misrata")[0].place
    assert place.geonames is not None
    assert f"gn-{place.geonames}" not in ids(gazetteer, "Misurata")


def test_name_keeps_its_other_bearers(gazetteer: Gazetteer):
    countries = {candidate.place.country for candidate in gazetteer.look_up("Tripoli")}
    assert {"LBY", "LBN", "GRC"} <= countries


def test_translation_is_marked_as_sharing_nothing(gazetteer: Gazetteer):
    far = [c for c in gazetteer.look_up("White House") if c.place.name == "Casablanca"]
    assert [candidate.alike for candidate in far] == [False]


def test_neighbours_share_a_border(gazetteer: Gazetteer):
    assert {"EGY", "TUN", "DZA", "TCD", "NER", "SDN"} == gazetteer.neighbours("LBY")


def test_names_for_the_matcher_mean_nobody_in_the_register(gazetteer: Gazetteer):
    names = gazetteer.names()
    assert "Ras Lanuf" in names
    assert list(names) == sorted(names)
    assert not [name for name in names if gazetteer.is_actor(name)]


def test_base_alone_knows_nothing_of_the_pack():
    base = load_gazetteer(())
    assert "ras-lanuf" not in ids(base, "Ras Lanuf")
    assert load_gazetteer(("libya",)).digest != base.digest
