"""How likely a candidate is an event: the trained model over what rules and words show."""

from collections.abc import Set as AbstractSet

from dragoman.coding.feature_words import say_feature
from dragoman.coding.features import Sight, list_features
from dragoman.coding.plausibility import Verdict
from dragoman.knowledge.verifier import VerifierModel

SHOWN = 5
DIGITS = 3


def verify(
    sight: Sight, model: VerifierModel | None, untaught: AbstractSet[str] = frozenset()
) -> Verdict:
    """Return the verdict of the rules with the model's probability as its score.

    What the rules refuse is refused; without a model, and for types it was not taught, their score
    stands.
    """
    verdict = sight.verdict
    if model is None or verdict.reason is not None or sight.candidate.type in untaught:
        return verdict
    features = list_features(sight)
    score = round(model.probability(features), DIGITS)
    strongest = ", ".join(
        f"{say_feature(name)} {weight:+.2f}" for name, weight in model.strongest(features, SHOWN)
    )
    why = (*verdict.why, f"verifier {score:.2f}: {strongest}")
    return Verdict(score=score, why=why)


def find_unsure(verdict: Verdict, least: float) -> str | None:
    """Return why a candidate is not sure enough, if it is not."""
    return f"verifier {verdict.score:.2f} < {least:.2f}" if verdict.score < least else None
