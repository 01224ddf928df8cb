"""Words of likelihood, by the bands of ICD 203: what a wording says, and how a share is said."""

import re

# upper end of each band, in order, and its two names
BANDS: tuple[tuple[float, str, str], ...] = (
    (0.05, "almost no chance", "remote"),
    (0.20, "very unlikely", "highly improbable"),
    (0.45, "unlikely", "improbable"),
    (0.55, "roughly even chance", "roughly even odds"),
    (0.80, "likely", "probable"),
    (0.95, "very likely", "highly probable"),
    (1.00, "almost certain", "nearly certain"),
)
# what stands in articles, by the band it is taken for; the first that fits holds
_WORDINGS: tuple[tuple[float, tuple[str, ...]], ...] = (
    (0.05, ("almost no chance", "no chance", "remote", "next to no chance", "hardly any chance")),
    (0.20, ("very unlikely", "highly unlikely", "highly improbable", "most unlikely")),
    (
        1.00,
        ("almost certain", "almost certainly", "nearly certain", "virtually certain"),
    ),
    (0.95, ("very likely", "highly likely", "highly probable", "most likely", "very probably")),
    (0.45, ("unlikely", "improbable", "doubtful", "not likely")),
    (0.80, ("likely", "probable", "probably", "expected", "presumably", "should")),
    (0.55, ("could", "may", "maybe", "might", "perhaps", "possible", "possibly", "even chance")),
)
_PATTERNS = tuple(
    (upper, re.compile(r"\b(?:" + "|".join(words) + r")\b")) for upper, words in _WORDINGS
)


def read_likelihood(text: str) -> float | None:
    """Return the middle of the band that a wording stands for; ``None`` without such a word."""
    words = " ".join(text.split()).replace("May", " ").lower()  # the month is no modal
    upper = next((upper for upper, pattern in _PATTERNS if pattern.search(words)), None)
    return None if upper is None else _middle(upper)


def name_likelihood(share: float) -> str:
    """Return the words for a share from 0 to 1."""
    return next(name for upper, name, _ in BANDS if share <= upper)


def _middle(upper: float) -> float:
    ends = [0.0, *(end for end, _, _ in BANDS)]
    return round((ends[ends.index(upper) - 1] + upper) / 2, 3)
