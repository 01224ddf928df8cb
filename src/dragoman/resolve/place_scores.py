"""Which of its candidates each place name means: what is likely anyway, and what stands nearby."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log10

import numpy as np
import numpy.typing as npt

from dragoman.knowledge.gazetteer import Candidate, distance_km
from dragoman.knowledge.gazetteer_rows import Place

Floats = npt.NDArray[np.float64]

# What a name means where nothing in the text helps: the tenth logarithm of the people there; what
# has no count of them is written of as often as a town of a million, a hamlet as one of a hundred.
COUNTRY_BONUS = 1.0
CAPITAL_BONUS = 0.8
PRIMARY_BONUS = 0.8
OWN_BONUS = 0.4
DIVISION_MALUS = 0.4
UNLIKE_MALUS = 1.5
COUNTLESS_PRIOR = 6.0
SMALLEST = 100
# Beyond this many candidates a name's rarest meanings are not weighed.
MOST_CANDIDATES = 40
# Weights swept on TR-News and LGL with the gold's own names: 1.6–5 for the support, where more
# was better on both up to 4.5; the others change accuracy by less than .01 within a third.
NEAR_KM = 120.0
SAME_KM = 40.0
EARTH_KM = 6371.0
SAME_DIVISION = 0.55
SAME_COUNTRY = 0.12
SUPPORT = 4.5
ROUNDS = 2
SHARPNESS = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What one name in one sense could mean; ``weight`` is how much it says about the others."""

    candidates: tuple[Candidate, ...]
    weight: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The best candidate of a group, how far it leads, and how much the others support it.

    ``share`` takes in what lies where it lies, such as the canton about a town of its name.
    """

    place: Place
    prior: float
    support: float
    share: float


def prior_of(candidate: Candidate) -> float:
    """Return how likely the candidate is meant, other things unknown; tenth logarithm."""
    place = candidate.place
    from_list = place.source == "GeoNames"
    score = COUNTLESS_PRIOR
    if place.population or from_list:
        score = log10(max(place.population, SMALLEST))
    score += COUNTRY_BONUS * (place.feature == "country")
    score -= DIVISION_MALUS * (place.feature in {"admin1", "admin2"})
    score += CAPITAL_BONUS * place.capital + PRIMARY_BONUS * candidate.primary
    return score + OWN_BONUS * (not from_list) - UNLIKE_MALUS * (not candidate.alike)


def choose(groups: Sequence[Group]) -> list[Choice | None]:
    """Return the best candidate of each group, weighing all groups together."""
    field = _Field.of(groups)
    if field is None:
        return [None] * len(groups)
    support = np.zeros(len(field.base))
    for _ in range(ROUNDS):
        support = field.support(field.shares(field.base + SUPPORT * support))
    shares = field.shares(field.base + SUPPORT * support)
    return [field.best(group, shares, support) for group in range(len(groups))]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Field:
    """All candidates of all groups as parallel columns; ``first`` is where each group starts."""

    candidates: tuple[Candidate, ...]
    base: Floats
    first: npt.NDArray[np.intp]
    filled: tuple[int, ...]
    owner: npt.NDArray[np.intp]
    weight: Floats
    kernel: Floats

    @classmethod
    def of(cls, groups: Sequence[Group]) -> "_Field | None":
        filled = [index for index, group in enumerate(groups) if group.candidates]
        if not filled:
            return None
        kept = [_likeliest(groups[index].candidates) for index in filled]
        flat = [candidate for candidates in kept for candidate in candidates]
        sizes = np.array([len(candidates) for candidates in kept])
        return cls(
            candidates=tuple(flat),
            base=np.array([prior_of(candidate) for candidate in flat]),
            first=np.concatenate(([0], np.cumsum(sizes)[:-1])),
            filled=tuple(filled),
            owner=np.repeat(np.arange(len(filled)), sizes),
            weight=np.array([groups[index].weight for index in filled]),
            kernel=_kernel([candidate.place for candidate in flat]),
        )

    def shares(self, scores: Floats) -> Floats:
        """Return each candidate's share of its group, from scores on a log10 scale."""
        top = np.maximum.reduceat(scores, self.first)
        raw = np.exp(SHARPNESS * (scores - top[self.owner]))
        total: Floats = np.add.reduceat(raw, self.first)
        return raw / total[self.owner]

    def support(self, shares: Floats) -> Floats:
        """Return how much the other groups speak for each candidate."""
        best = np.maximum.reduceat(self.kernel * shares[None, :], self.first, axis=1)
        best *= self.weight[None, :]
        own = best[np.arange(len(self.owner)), self.owner]
        total: Floats = np.log1p(best.sum(axis=1) - own)
        return total

    def best(self, group: int, shares: Floats, support: Floats) -> Choice | None:
        if group not in self.filled:
            return None
        position = self.filled.index(group)
        members = np.flatnonzero(self.owner == position)
        winner = int(members[np.argmax(shares[members])])
        chosen = self.candidates[winner].place
        there = [m for m in members if _are_near(chosen, self.candidates[m].place)]
        return Choice(
            place=chosen,
            prior=float(self.base[winner]),
            support=float(support[winner]),
            share=float(shares[there].sum()),
        )


def _are_near(one: Place, other: Place) -> bool:
    away = distance_km(one.lat, one.lon, other.lat, other.lon)
    return one.country == other.country and away <= SAME_KM


def _likeliest(candidates: tuple[Candidate, ...]) -> list[Candidate]:
    if len(candidates) <= MOST_CANDIDATES:
        return list(candidates)
    return sorted(candidates, key=lambda c: (-prior_of(c), c.place.id))[:MOST_CANDIDATES]


def _kernel(places: Sequence[Place]) -> Floats:
    """Return how near each place (row) is to each other (column), from 0 to 1."""
    lat = np.radians([place.lat for place in places])
    lon = np.radians([place.lon for place in places])
    xyz = np.stack((np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)), axis=1)
    chord = np.sqrt(np.maximum(0.0, 2.0 - 2.0 * (xyz @ xyz.T)))
    near = np.exp(-EARTH_KM * chord / NEAR_KM)
    wide = np.array([place.is_area for place in places])
    near[wide[:, None] | wide[None, :]] = 0.0
    countries = np.array([place.country or f"?{n}" for n, place in enumerate(places)])
    same = countries[:, None] == countries[None, :]
    divisions = np.array([place.admin1 or f"?{n}" for n, place in enumerate(places)])
    within = same & (divisions[:, None] == divisions[None, :])
    kernel: Floats = np.maximum(near, np.where(within, SAME_DIVISION, SAME_COUNTRY * same))
    return kernel
