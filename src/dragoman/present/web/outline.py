"""Cuts the outline of coasts and borders to the part of the world a record is about."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import cos, hypot, radians
from statistics import median
from typing import Any

Point = tuple[float, float]  # longitude, latitude

# a view narrower than this shows borders of a 1:50m outline coarser than the towns on it
NARROWEST = 5.0
# the first view takes in what lies within so many times the distance that half of all reports
# keep from their middle, and at least so many degrees: a far capital is left for the wider view
REACH = 3.0
SHORTEST_REACH = 6.0
ROUNDS = 30
# width of the page's map in pixels, about; a bend smaller than a pixel is left out
PIXELS = 900.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A stretch of the world in degrees."""

    west: float
    south: float
    east: float
    north: float

    @property
    def width(self) -> float:
        return self.east - self.west

    def grown(self, share: float) -> "Box":
        """Return the box with ``share`` of its size added on each side, inside the world."""
        x = max(NARROWEST / 2 - self.width / 2, self.width * share)
        y = max(NARROWEST / 3 - (self.north - self.south) / 2, (self.north - self.south) * share)
        return Box(
            west=max(-180.0, self.west - x),
            south=max(-85.0, self.south - y),
            east=min(180.0, self.east + x),
            north=min(85.0, self.north + y),
        )

    def meets(self, other: "Box") -> bool:
        return (
            self.west <= other.east
            and other.west <= self.east
            and self.south <= other.north
            and other.south <= self.north
        )

    def edges(self) -> list[float]:
        return [round(edge, 3) for edge in (self.west, self.south, self.east, self.north)]


def cut_outline(points: Sequence[Point]) -> dict[str, Any] | None:
    """Return what the map needs to draw the surroundings of ``points``; ``None`` without any."""
    if not points:
        return None
    focus = _box(_without_outliers(points)).grown(0.25)
    whole = _box([*points, (focus.west, focus.south), (focus.east, focus.north)]).grown(0.4)
    world = _world()
    countries = [c for c in world["countries"] if _near(c["rings"], whole)]
    needed = sorted({_plain(arc) for c in countries for ring in c["rings"] for arc in ring})
    place = {arc: index for index, arc in enumerate(needed)}
    return {
        "unit": world["unit"],
        "focus": focus.edges(),
        "whole": whole.edges(),
        "arcs": [_thin(arc, focus, whole) for arc in needed],
        "countries": [
            {
                "code": country["code"],
                "name": country["name"],
                "rings": [
                    [place[a] if a >= 0 else ~place[~a] for a in ring]
                    for ring in country["rings"]
                    if _near([ring], whole)
                ],
            }
            for country in countries
        ],
    }


@cache
def _world() -> dict[str, Any]:
    path = files("dragoman.present.web") / "assets" / "outline.json"
    world: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return world


def _plain(arc: int) -> int:
    return arc if arc >= 0 else ~arc


def _without_outliers(points: Sequence[Point]) -> list[Point]:
    middle = _middle(points)
    distances = [_distance(point, middle) for point in points]
    reach = max(SHORTEST_REACH, REACH * median(distances))
    return [point for point, far in zip(points, distances, strict=True) if far <= reach]


def _middle(points: Sequence[Point]) -> Point:
    """Return about the geometric median (Weiszfeld's way), which far points hardly move."""
    x, y = median(lon for lon, _ in points), median(lat for _, lat in points)
    for _ in range(ROUNDS):
        weights = [1 / max(0.1, _distance(point, (x, y))) for point in points]
        total = sum(weights)
        x = sum(w * lon for w, (lon, _) in zip(weights, points, strict=True)) / total
        y = sum(w * lat for w, (_, lat) in zip(weights, points, strict=True)) / total
    return x, y


def _distance(a: Point, b: Point) -> float:
    squeeze = cos(radians((a[1] + b[1]) / 2))
    return hypot((a[0] - b[0]) * squeeze, a[1] - b[1])


def _box(points: Iterable[Point]) -> Box:
    lon, lat = zip(*points, strict=True)
    return Box(west=min(lon), south=min(lat), east=max(lon), north=max(lat))


@cache
def _arc_points(arc: int) -> tuple[tuple[int, int], ...]:
    flat = _world()["arcs"][arc]
    x = y = 0
    points = []
    for dx, dy in zip(flat[::2], flat[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x, y))
    return tuple(points)


@cache
def _arc_box(arc: int) -> Box:
    unit = _world()["unit"]
    return _box([(x / unit, y / unit) for x, y in _arc_points(arc)])


def _near(rings: Sequence[Sequence[int]], box: Box) -> bool:
    return any(_arc_box(_plain(arc)).meets(box) for ring in rings for arc in ring) or any(
        _ring_box(ring).meets(box) for ring in rings
    )


def _ring_box(ring: Sequence[int]) -> Box:
    boxes = [_arc_box(_plain(arc)) for arc in ring]
    return _box([p for box in boxes for p in ((box.west, box.south), (box.east, box.north))])


def _thin(arc: int, focus: Box, whole: Box) -> list[int]:
    """Return the arc as differences, without the bends too small to be seen where it lies."""
    box, unit = _arc_box(arc), _world()["unit"]
    if box.meets(focus.grown(1.0)):
        tolerance = focus.width / PIXELS
    elif box.meets(whole):
        tolerance = 2 * whole.width / PIXELS
    else:
        tolerance = whole.width / 20
    kept = _simplify(_arc_points(arc), tolerance * unit)
    flat = [*kept[0]]
    for (x0, y0), (x1, y1) in pairwise(kept):
        flat += [x1 - x0, y1 - y0]
    return flat


def _simplify(points: Sequence[tuple[int, int]], tolerance: float) -> list[tuple[int, int]]:
    """Leave out points nearer than ``tolerance`` to the line without them (Douglas-Peucker)."""
    keep = {0, len(points) - 1}
    stack = [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        far, distance = first, tolerance * tolerance
        for index in range(first + 1, last):
            offset = _distance_squared(points[index], points[first], points[last])
            if offset > distance:
                far, distance = index, offset
        if far != first:
            keep.add(far)
            stack += [(first, far), (far, last)]
    return [points[index] for index in sorted(keep)]


def _distance_squared(point: tuple[int, int], a: tuple[int, int], b: tuple[int, int]) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    x, y = point[0] - a[0], point[1] - a[1]
    length = dx * dx + dy * dy
    share = 0.0 if length == 0 else max(0.0, min(1.0, (x * dx + y * dy) / length))
    return (x - share * dx) ** 2 + (y - share * dy) ** 2
