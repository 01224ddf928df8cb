import json
from importlib.resources import files

from dragoman.present.web.outline import cut_outline

TOWNS = [(13.2, 32.9), (20.1, 32.1), (16.6, 31.2)] * 20


def test_outline_without_points_is_none():
    assert cut_outline([]) is None


def test_outline_shows_the_country_around_its_points():
    cut = cut_outline(TOWNS)
    assert cut is not None
    names = {country["name"] for country in cut["countries"]}
    assert "Libya" in names
    assert "Japan" not in names
    west, south, east, north = cut["focus"]
    assert all(west < lon < east and south < lat < north for lon, lat in TOWNS)


def test_outline_one_far_point_leaves_the_first_view_where_it_was():
    near, far = cut_outline(TOWNS), cut_outline([*TOWNS, (139.7, 35.7)])
    assert near is not None
    assert far is not None
    assert far["focus"] == near["focus"]
    assert far["whole"][2] > 139


def test_outline_rings_are_closed():
    cut = cut_outline(TOWNS)
    assert cut is not None
    ends = [_ends(arc) for arc in cut["arcs"]]
    for country in cut["countries"]:
        for ring in country["rings"]:
            turned = [ends[a] if a >= 0 else ends[~a][::-1] for a in ring]
            for (_, last), (first, _) in zip(turned, [*turned[1:], turned[0]], strict=True):
                assert last == first, country["name"]


def test_outline_is_small_beside_the_world():
    cut = cut_outline(TOWNS)
    world = (files("dragoman.present.web") / "assets" / "outline.json").read_text("utf-8")
    assert len(json.dumps(cut)) < len(world) / 4


def test_outline_file_states_its_source_and_licence():
    world = json.loads(
        (files("dragoman.present.web") / "assets" / "outline.json").read_text("utf-8")
    )
    assert "Natural Earth" in world["source"]
    assert "public domain" in world["source"]


def _ends(arc: list[int]) -> tuple[tuple[int, int], tuple[int, int]]:
    return (arc[0], arc[1]), (sum(arc[::2]), sum(arc[1::2]))


def test_outline_centres_on_half_of_the_reports_whatever_the_other_half():
    capitals = [(-77.0, 38.9), (-74.0, 40.7), (2.3, 48.9), (37.6, 55.8), (116.4, 39.9)] * 9
    cut = cut_outline(TOWNS + capitals)
    near = cut_outline(TOWNS)
    assert cut is not None
    assert near is not None
    assert cut["focus"] == near["focus"]
