"""Numbers as news writes them: figures, words, vague counts, and bounds."""

import re
from collections.abc import Sequence

_UNITS = {
    word: value
    for value, word in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ],
        start=1,
    )
}
_TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "m": 1e6,
    "bn": 1e9,
    "mn": 1e6,
    "k": 1e3,
}
# the least that plurals of scales can mean; none says how much at most
_PLURALS = {"dozens": 24.0, "scores": 40.0, "hundreds": 200.0, "thousands": 2e3, "millions": 2e6}
_SEVERAL = (3.0, 9.0)
_FIGURE = re.compile(r"(\d[\d,]*(?:\.\d+)?)(m|bn|mn|k)?\Z")
_FLOOR = re.compile(
    r"(?:at least|no fewer than|no less than|(?<!no )more than|over|upwards of|above)(?: an?)?\Z"
)
_CEILING = re.compile(
    r"(?:up to|at most|as many as|no more than|(?<!no )(?:fewer|less) than|under)(?: an?)?\Z"
)

Bounds = tuple[float | None, float | None]


def is_number_word(word: str) -> bool:
    """Tell whether a lower-case word can stand in a number."""
    if _FIGURE.match(word) or word in _PLURALS or word in {"dozen", "several", "tens"}:
        return True
    parts = word.split("-")
    return all(part in _UNITS or part in _TENS or part in _SCALES for part in parts)


def read_number(words: Sequence[str]) -> tuple[float, float | None] | None:
    """Return low and high of a run of lower-case number words; ``None`` where it is no number.

    ``high`` is ``None`` where the words leave it open ("dozens"). Two numbers joined, of which the
    second is greater, are bounds ("15 to 20").
    """
    for joint in ("to", "and", "-", "–"):
        if joint in words[1:-1]:
            at = words.index(joint)
            first, second = read_number(words[:at]), read_number(words[at + 1 :])
            if first is not None and second is not None and second[0] > first[0]:
                return first[0], second[1]
    vague = _read_vague(words)
    if vague is not None:
        return vague
    value = _read_exact(words)
    return None if value is None else (value, value)


def _read_vague(words: Sequence[str]) -> tuple[float, float | None] | None:
    plurals = [_PLURALS[word] for word in words if word in _PLURALS]
    if plurals and words[0] == "tens":
        return plurals[-1] * 10, None
    if plurals:
        return (2e5 if len(plurals) > 1 else plurals[0]), None
    scale = next((_SCALES[word] for word in words if word in _SCALES), 1.0)
    if words and words[0] == "several":
        return _SEVERAL[0] * scale, _SEVERAL[1] * scale if scale > 1 else None
    if "dozen" in words:
        times = next((_UNITS[word] for word in words if word in _UNITS), 1)
        return 12.0 * times, 12.0 * times
    return None


def _read_exact(words: Sequence[str]) -> float | None:
    total, current, seen = 0.0, 0.0, False
    for part in (part for word in words for part in word.split("-")):
        figure = _FIGURE.match(part)
        if figure:
            scale = _SCALES[figure.group(2)] if figure.group(2) else 1.0
            current += float(figure.group(1).replace(",", "")) * scale
        elif part in _UNITS or part in _TENS:
            current += _UNITS.get(part, 0) + _TENS.get(part, 0)
        elif part == "hundred":
            current = max(current, 1) * _SCALES[part]
        elif part in _SCALES:
            total += max(current, 1) * _SCALES[part]
            current = 0.0
        else:
            continue
        seen = True
    return total + current if seen else None


def widen(bounds: tuple[float, float | None], before: str) -> Bounds:
    """Open or keep the bounds of a number by the lower-case words right before it."""
    low, high = bounds
    before = before.rstrip(" $£€")
    if _FLOOR.search(before):
        return low, None
    if _CEILING.search(before):
        return None, low if high is None else high
    return low, high
