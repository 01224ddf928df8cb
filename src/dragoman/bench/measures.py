"""Measures: the figures that are shown and pinned, with what other programs reach."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """What another program reaches by the same measure."""

    name: str
    figure: float
    gold: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A figure that is shown; ``name`` is its path in the score.

    ``pinned`` is false for what only explains another figure, and for what is set by hand.
    """

    kind: str
    name: str
    means: str
    lower_is_better: bool = False
    pinned: bool = True
    peers: tuple[Peer, ...] = ()

    def of(self, score: Mapping[str, Any]) -> float:
        """Return the figure out of a score."""
        value: Any = score
        for part in self.name.split("."):
            value = value[part]
        return float(value)

    def peers_for(self, gold: str) -> tuple[Peer, ...]:
        """Return the peers to show beside a gold file."""
        return tuple(peer for peer in self.peers if peer.gold in {None, Path(gold).name})


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One figure measured, with where it came from."""

    gold: str
    digest: str
    measure: Measure
    figure: float


@cache
def load_measures() -> tuple[Measure, ...]:
    """Load the measures and their peers."""
    content = tomllib.loads((files("dragoman.bench") / "peers.toml").read_text(encoding="utf-8"))
    return tuple(
        Measure(**{**entry, "peers": tuple(Peer(**peer) for peer in entry.get("peers", ()))})
        for entry in content["measure"]
    )
