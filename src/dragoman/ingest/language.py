"""Which language a text is in; ``None`` where it is too short to tell."""

import re

_WORD = re.compile(r"[^\W\d_]+")
# The commonest English words make up a third of English text and a few per cent of any other.
_ENGLISH = frozenset({
    "the", "of", "and", "to", "in", "a", "that", "is", "was", "for", "on", "with", "as", "it", "by",
    "from", "at", "his", "he", "have", "has", "had", "are", "were", "said", "be", "which", "their",
    "not", "but", "an", "this", "who", "they", "its",
})  # fmt: skip
ENGLISH_SHARE = 0.25
# so few words show English; what else they might be needs more
MIN_WORDS, MIN_FOREIGN_WORDS = 8, 20
SAMPLE = 3000


def find_language(text: str) -> str | None:
    """Return an ISO 639-1 code; the identifier is loaded only for what is not plainly English."""
    words = _WORD.findall(text[:SAMPLE].lower())
    if len(words) < MIN_WORDS:
        return None
    if sum(word in _ENGLISH for word in words) >= ENGLISH_SHARE * len(words):
        return "en"
    if len(words) < MIN_FOREIGN_WORDS:
        return None
    import py3langid  # noqa: PLC0415 - loads for most of a second, and is seldom needed

    code: str = py3langid.classify(text[:SAMPLE])[0]
    return code
