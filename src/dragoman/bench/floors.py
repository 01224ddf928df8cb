"""Floors: the least that each measure must reach; they rise, and fall only on the record."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import floor
from pathlib import Path
from typing import Any

from dragoman.bench.measures import Result
from dragoman.errors import ConfigError

# A floor is set this far below what was measured: processors differ in the last digits, and so
# the parser in a few words of thousands.
SLACK_PERCENT = 0.5
SLACK_SHARE = 0.005
KEYS = frozenset({"gold", "measure", "digest", "at_least", "at_most"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """The least (or most) that a measure may show on one gold file, known by its digest."""

    gold: str
    measure: str
    bound: float
    lower_is_better: bool = False
    digest: str | None = None

    def holds(self, figure: float) -> bool:
        """Tell whether a figure stays on the right side."""
        return figure <= self.bound if self.lower_is_better else figure >= self.bound


def read_floors(path: Path) -> list[Floor]:
    """Read the pinned floors; a file that is not there pins nothing.

    Raises:
        ConfigError: an entry is wrong.
    """
    if not path.exists():
        return []
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8")).get("floor", [])
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: {error}") from error
    return [_floor(entry, path) for entry in entries]


def _floor(entry: Mapping[str, Any], path: Path) -> Floor:
    bounds = entry.keys() & {"at_least", "at_most"}
    if not {"gold", "measure"} <= entry.keys() <= KEYS or len(bounds) != 1:
        raise ConfigError(f"{path}: a floor needs gold, measure and at_least or at_most: {entry}")
    return Floor(
        gold=entry["gold"],
        measure=entry["measure"],
        bound=float(entry[bounds.pop()]),
        lower_is_better="at_most" in entry,
        digest=entry.get("digest"),
    )


def find_broken(results: Iterable[Result], floors: Sequence[Floor]) -> list[tuple[Result, Floor]]:
    """Return the results below their floor; a floor of other gold of the same name is passed."""
    by_name = {(each.gold, each.measure): each for each in floors}
    return [
        (result, pinned)
        for result in results
        if (pinned := by_name.get((result.gold, result.measure.name))) is not None
        and pinned.digest in {None, result.digest}
        and not pinned.holds(result.figure)
    ]


def raise_floors(
    results: Iterable[Result], floors: Sequence[Floor], *, lower: bool = False
) -> list[Floor]:
    """Return the floors as the results allow; without ``lower`` none falls.

    What a build may cost is set by hand, not by what it happens to cost.
    """
    kept = {(each.gold, each.measure): each for each in floors}
    for result in results:
        if not result.measure.pinned:
            continue
        new = _floor_below(result)
        old = kept.get((result.gold, result.measure.name))
        if old is not None and old.digest in {None, result.digest} and not lower:
            best = min if new.lower_is_better else max
            new = replace(new, bound=best(old.bound, new.bound))
        kept[new.gold, new.measure] = new
    return sorted(kept.values(), key=lambda each: (each.gold, each.measure))


def _floor_below(result: Result) -> Floor:
    return Floor(
        gold=result.gold,
        measure=result.measure.name,
        bound=_bound(result),
        lower_is_better=result.measure.lower_is_better,
        digest=result.digest or None,
    )


def _bound(result: Result) -> float:
    figure = result.figure
    if result.measure.lower_is_better:
        return round(figure + SLACK_PERCENT, 1)
    if result.measure.kind in {"names", "geo"} and figure <= 1:
        return round(floor((figure - SLACK_SHARE) * 1000) / 1000, 3)
    return round(floor((figure - SLACK_PERCENT) * 10) / 10, 1)


def write_floors(path: Path, floors: Iterable[Floor]) -> None:
    """Write the floors, one block each."""
    blocks = [
        "# What the bench must reach. Written by `dragoman bench --raise-floors`; floors fall only",
        '# with `--allow-regression "reason"`, which puts a line into the changelog.',
    ]
    for each in floors:
        bound = "at_most" if each.lower_is_better else "at_least"
        lines = ["[[floor]]", f'gold = "{each.gold}"', f'measure = "{each.measure}"']
        lines += [f"{bound} = {each.bound}"]
        lines += [f'digest = "{each.digest}"'] if each.digest else []
        blocks.append("\n".join(lines))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        "\n".join(blocks[:2]) + "\n\n" + "\n\n".join(blocks[2:]) + "\n", encoding="utf-8"
    )


def note_regression(path: Path, message: str, broken: Sequence[tuple[Result, Floor]]) -> None:
    """Write into the changelog which floors fall, and why.

    Raises:
        ConfigError: the changelog has no section for what is not released yet.
    """
    text = path.read_text(encoding="utf-8")
    section = re.search(r"^## \[Unreleased\]\s*\n(?P<body>(?:(?!## \[).*\n?)*)", text, re.MULTILINE)
    if section is None:
        raise ConfigError(f"{path} has no section ## [Unreleased]")
    fallen = "; ".join(
        f"{result.measure.name} on {result.gold} {pinned.bound:g} → {result.figure:g}"
        for result, pinned in broken
    )
    line = f"- A floor of the bench falls ({fallen}): {message}\n"
    changed = re.search(r"^### Changed\s*\n+", section["body"], re.MULTILINE)
    at = section.start("body") + (changed.end() if changed else 0)
    added = line if changed else f"### Changed\n\n{line}\n"
    path.write_text(text[:at] + added + text[at:], encoding="utf-8")
