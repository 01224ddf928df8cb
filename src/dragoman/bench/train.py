"""Training of the event verifier on the project's own sentences, and how well it is calibrated."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np

from dragoman.bench.logistic import Features, Floats, Linear, calibrate, fit
from dragoman.bench.predict import BATCH, make_document
from dragoman.bench.sentences import LabelledSentence
from dragoman.coding.events import STEP, load_coder, see_candidates
from dragoman.coding.features import list_features
from dragoman.knowledge.verifier import BIAS, NAME, OFFSET, SLOPE, VERSION
from dragoman.pipeline import Assembly, parse_batch, run_steps

PENALTY = 60.0
LEAST = 2
FOLDS = 5
DIGITS = 3
BINS = 5
HEADER = (
    "# Weights of the event verifier: feature, tab, weight. Made by “dragoman bench train” from\n"
    "# training/events; not to be edited: its digest is checked.\n"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One candidate that the rules propose in a labelled sentence, and whether it is right."""

    sentence: str
    features: Features
    right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Candidates of like probability: their number, mean probability and share that is right."""

    count: int
    told: float
    right: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Trained:
    """A fitted model as the bytes of its file, and what cross-validation says of it.

    ``accuracy`` is at a half; ``error`` is the mean distance of probability and truth over the
    bins; ``ranked`` is how often a right candidate stands above a wrong one.
    """

    content: bytes
    examples: int
    right: int
    accuracy: float
    loss: float
    ranked: float
    error: float
    bins: tuple[Bin, ...]


def collect_examples(
    sentences: Sequence[LabelledSentence], assembly: Assembly
) -> Iterator[Example]:
    """Yield every candidate that the rules propose in the sentences and do not refuse."""
    steps = assembly.steps[: _events_at(assembly)]
    coder = load_coder()
    for first in range(0, len(sentences), BATCH):
        batch = sentences[first : first + BATCH]
        documents = [make_document({"id": each.id, "text": each.text}) for each in batch]
        for sentence, parsed in zip(batch, parse_batch(documents, assembly), strict=True):
            reading = run_steps(parsed, steps)
            for sight in see_candidates(reading, coder):
                if sight.verdict.reason is None:
                    types = {event.type for event in sentence.events}
                    yield Example(
                        sentence=sentence.text,
                        features=list_features(sight),
                        right=sight.candidate.type in types,
                    )


def _events_at(assembly: Assembly) -> int:
    return next(i for i, step in enumerate(assembly.steps) if step.name == STEP)


def train(examples: Sequence[Example]) -> Trained:
    """Fit the verifier; its probabilities are calibrated on folds that it was not fitted on."""
    right = [each.right for each in examples]
    sums = _held_out_sums(examples)
    slope, offset = calibrate(sums, right)
    model = fit([e.features for e in examples], right, penalty=PENALTY, least=LEAST)
    chance = 1 / (1 + np.exp(-(slope * sums + offset)))
    truth = np.array(right, dtype=np.float64)
    bins = tuple(_bins(chance, truth))
    return Trained(
        content=_to_file(model, slope, offset),
        examples=len(examples),
        right=sum(right),
        accuracy=float(np.mean((chance > 0.5) == (truth > 0.5))),  # noqa: PLR2004  # a half
        loss=float(-np.mean(truth * np.log(chance) + (1 - truth) * np.log(1 - chance))),
        ranked=_ranked(chance, truth),
        error=sum(each.count * abs(each.told - each.right) for each in bins) / len(examples),
        bins=bins,
    )


def _held_out_sums(examples: Sequence[Example]) -> Floats:
    """Return each candidate's sum by a model that has not seen its sentence."""
    folds = np.array([int(sha256(e.sentence.encode()).hexdigest(), 16) % FOLDS for e in examples])
    sums = np.zeros(len(examples))
    for fold in range(FOLDS):
        seen = [each for each, f in zip(examples, folds, strict=True) if f != fold]
        held = [each for each, f in zip(examples, folds, strict=True) if f == fold]
        if not held or not seen:
            continue
        model = fit(
            [e.features for e in seen], [e.right for e in seen], penalty=PENALTY, least=LEAST
        )
        sums[folds == fold] = model.sums([e.features for e in held])
    return sums


def _bins(chance: Floats, truth: Floats) -> Iterator[Bin]:
    for number in range(BINS):
        inside = (chance >= number / BINS) & (chance < (number + 1) / BINS)
        if inside.any():
            yield Bin(
                count=int(inside.sum()),
                told=float(chance[inside].mean()),
                right=float(truth[inside].mean()),
            )


def _ranked(chance: Floats, truth: Floats) -> float:
    order = chance.argsort(kind="stable").argsort(kind="stable")
    positive = truth.sum()
    pairs = positive * (len(truth) - positive)
    above = order[truth > 0].sum() - positive * (positive - 1) / 2
    return float(above / pairs) if pairs else 0.0


def _to_file(model: Linear, slope: float, offset: float) -> bytes:
    numbers = [(BIAS, model.bias), (SLOPE, slope), (OFFSET, offset)]
    numbers += [(n, float(w)) for n, w in zip(model.names, model.weights, strict=True)]
    lines = [f"{name}\t{weight:.{DIGITS}f}\n" for name, weight in numbers]
    kept = [line for line in lines if not line.endswith(("\t0.000\n", "\t-0.000\n"))]
    return (HEADER + "".join(kept)).encode("utf-8")


def write_model(trained: Trained, weights: Path, digests: Path) -> str:
    """Write the file of weights and record its digest, which is returned."""
    weights.write_bytes(trained.content)
    digest = sha256(trained.content).hexdigest()
    recorded = json.loads(digests.read_text(encoding="utf-8"))
    recorded[NAME] = {VERSION: digest}
    digests.write_text(json.dumps(recorded, indent=1) + "\n", encoding="utf-8")
    return digest
