"""Sentences that start after an abbreviation, where the parser reads on ("the U.S. Libya fell")."""

import re
from collections.abc import Container, Iterator, Sequence

_STATE = re.compile(r"(?:[A-Z]\.){2,}\Z")
_HOUR = re.compile(r"[ap]\.?m\.\Z", re.IGNORECASE)
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# What follows an hour within its sentence: days, months, zones of time.
_CLOCK = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[A-Z]{1,5}|(?:Jan|Febr)uary|March|April|May"
    r"|June|July|August|(?:Septem|Octo|Novem|Decem)ber|Local|Eastern|Pacific|Central|Greenwich)\Z"
)


def sentence_starts(
    texts: Sequence[str], tags: Sequence[str], states: Container[str]
) -> Iterator[int]:
    """Yield the tokens that start a sentence after "U.S." or "p.m.", whatever is before them.

    After initials only a state does that is what a finite verb is said of: of "the U.S. Congress
    voted" the initials are a part. After an hour, any capital that tells no day or zone.
    """
    for token in range(1, len(texts) - 1):
        before, text = texts[token - 1], texts[token]
        if not before.endswith(".") or not text[0].isupper():
            continue
        if _STATE.match(before):
            if text in states and tags[token + 1] in _FINITE:
                yield token
        elif _HOUR.match(before) and not _CLOCK.match(text):
            yield token
