"""The event verifier's weights, read from one checked file."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from math import exp
from pathlib import Path

from dragoman.errors import ModelError

DATA = Path(__file__).parent / "data"
WEIGHTS = DATA / "verifier.tsv"
DIGESTS = DATA / "models.json"
NAME = "event_verifier"
VERSION = "1"
# lines of the file that are no features
BIAS, SLOPE, OFFSET = "(bias)", "(slope)", "(offset)"
# beyond it a probability is certain to any digits shown
FAR = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifierModel:
    """A linear model over named features; slope and offset turn its sum into a probability."""

    weights: Mapping[str, float]
    bias: float
    slope: float
    offset: float
    digest: str

    def probability(self, features: tuple[str, ...]) -> float:
        """Return how likely a candidate with these features is an event."""
        total = self.bias + sum(self.weights.get(name, 0.0) for name in features)
        logit = self.slope * total + self.offset
        return 1 / (1 + exp(-max(-FAR, min(FAR, logit))))

    def strongest(self, features: tuple[str, ...], count: int) -> list[tuple[str, float]]:
        """Return the features that moved the sum most, the strongest first."""
        known = [(name, self.weights[name]) for name in features if name in self.weights]
        return sorted(known, key=lambda each: (-abs(each[1]), each[0]))[:count]


def read_verifier(path: Path, digest: str) -> VerifierModel:
    """Read a file of weights whose SHA-256 must be ``digest``.

    Raises:
        ModelError: it is missing, altered or broken.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ModelError(f"{path}: {error.strerror}", way_out="make train") from error
    found = sha256(content).hexdigest()
    if found != digest:
        raise ModelError(
            f"{path}: it was altered (its digest is {found}, not {digest})",
            way_out="install dragoman anew, or type: make train",
        )
    weights: dict[str, float] = {}
    for number, line in enumerate(content.decode("utf-8").splitlines(), start=1):
        name, tab, value = line.rpartition("\t")
        if line.startswith("#"):
            continue
        if not tab:
            raise ModelError(f"{path}:{number}: no tab", way_out="make train")
        weights[name] = float(value)
    return VerifierModel(
        bias=weights.pop(BIAS),
        slope=weights.pop(SLOPE),
        offset=weights.pop(OFFSET),
        weights=weights,
        digest=digest,
    )


@cache
def load_verifier() -> VerifierModel:
    """Load the verifier of the package, checked against its recorded digest.

    Raises:
        ModelError: it is missing, altered or broken.
    """
    recorded = json.loads(DIGESTS.read_text(encoding="utf-8"))
    return read_verifier(WEIGHTS, recorded[NAME][VERSION])
