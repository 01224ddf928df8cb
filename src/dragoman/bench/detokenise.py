"""Turns text that was cut into tokens for parsers back into text as it is printed."""

import re
from functools import cache

_BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "\\/": "/"}
_RULES = (
    (r"``\s?", '"'),
    (r"\s?''", '"'),
    (r"(?<=[(\[]) ", ""),
    (r" (?=[)\]])", ""),
    (r" (n't|'s|'re|'ve|'ll|'d|'m|')(?=[\s.,;:!?)]|$)", r"\1"),
    (r" (?=[.,;:!?%])", ""),
    (r"(?<=\s)` (?=\w)", "‘"),
    (r"(?<=[$£€]) (?=\d)", ""),
)


@cache
def _compiled() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), put) for pattern, put in _RULES)


def detokenise(text: str) -> str:
    """Return the lines of a tokenised text as they would be printed."""
    for token, sign in _BRACKETS.items():
        text = text.replace(token, sign)
    for pattern, put in _compiled():
        text = pattern.sub(put, text)
    return "\n".join(line.strip() for line in text.splitlines())
