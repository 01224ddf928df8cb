"""In which manner an act was done: the frame's modes, and those that words beside it show."""

from collections.abc import Iterable

from dragoman.knowledge.circumstances import Circumstances
from dragoman.model.syntax import Tokens

MOST = 3


def find_modes(
    circumstances: Circumstances,
    event_type: str,
    own: tuple[str, ...],
    words: Iterable[str],
) -> tuple[str, ...]:
    """Return the modes of an event of a type from its frame and the words of its clause."""
    found = dict.fromkeys(own)
    for word in words:
        for mode in circumstances.modes.get((event_type, word), ()):
            found.setdefault(mode)
    return tuple(found)[:MOST]


def clause_words(tokens: Tokens, members: Iterable[int]) -> list[str]:
    """Return the lemmas of the tokens, and of neighbours joined ("suicide bomber")."""
    ordered = sorted(members)
    words = []
    for index in ordered:
        lemma = tokens.lemma[index]
        words.append(lemma)
        if index + 1 < len(tokens) and tokens.sentence[index + 1] == tokens.sentence[index]:
            words.append(f"{lemma} {tokens.lemma[index + 1]}")
    return words
