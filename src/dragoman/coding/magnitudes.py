"""Counts and amounts beside an event, with their bounds as told."""

import re
from collections.abc import Iterable

from dragoman.coding.syntax import content_noun, phrase_edges
from dragoman.knowledge.triggers import Lexicon
from dragoman.model.events import Magnitude
from dragoman.model.syntax import Tokens

_UNITS = dict(
    zip(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
        " sixteen seventeen eighteen nineteen".split(),
        range(1, 20),
        strict=True,
    )
)
_TENS = dict(
    zip(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(),
        range(20, 100, 10),
        strict=True,
    )
)
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
# (low, high) of words that count without a figure
_VAGUE: dict[str, tuple[float, float | None]] = {
    "dozen": (12, 12),
    "dozens": (24, None),
    "scores": (40, None),
    "hundreds": (200, None),
    "thousands": (2000, None),
    "tens": (20, None),
    "millions": (2e6, None),
}
_SEVERAL = {"several": (3.0, 9.0), "few": (2.0, 5.0), "couple": (2.0, 3.0), "a": (1.0, 1.0)}
_FLOOR = re.compile(r"(?:at least|no fewer than|no less than|more than|over|upwards of|above)\s*\Z")
_CEILING = re.compile(r"(?:up to|at most|as many as|no more than|fewer than|less than|under)\s*\Z")
_ABOUT = re.compile(r"(?:about|around|some|nearly|almost|roughly|approximately|an estimated)\s*\Z")
_NUMBER = re.compile(r"(\d[\d,]*(?:\.\d+)?)(m|bn|mn|k)?\Z", re.IGNORECASE)
_CURRENCY = frozenset("$ £ € us$ dollar dollars euro euros eur usd pound pounds yen ruble".split())
_REACH = 24


def find_magnitudes(
    tokens: Tokens, lexicon: Lexicon, phrases: Iterable[tuple[int, str | None]]
) -> tuple[Magnitude, ...]:
    """Read the amount in each noun phrase; the second of each pair is the kind its verb implies."""
    found: dict[tuple[int, int, str], Magnitude] = {}
    for head, implied in phrases:
        magnitude = _read_phrase(tokens, lexicon, head, implied)
        if magnitude is not None:
            found[magnitude.start, magnitude.end, magnitude.kind] = magnitude
    return tuple(sorted(found.values(), key=lambda m: (m.start, m.end, m.kind)))


def _read_phrase(
    tokens: Tokens, lexicon: Lexicon, head: int, implied: str | None
) -> Magnitude | None:
    first, last = phrase_edges(tokens, head)
    run = _number_run(tokens, first, last)
    if run is None:
        return None
    start, end = run
    bounds = read_number([tokens.text[i].lower() for i in range(start, end)])
    if bounds is None:
        return None
    kind = _kind(tokens, lexicon, head, (start, end), implied)
    if kind is None:
        return None
    low, high = _widen(tokens, start, bounds)
    return Magnitude(
        kind=kind, low=low, high=high, start=tokens.start[start], end=tokens.end[end - 1]
    )


def _number_run(tokens: Tokens, first: int, last: int) -> tuple[int, int] | None:
    """Return the first run of number words in a phrase."""
    start = None
    for index in range(first, last + 1):
        numeric = _is_number(tokens, index)
        if numeric and start is None:
            start = index
        elif not numeric and start is not None:
            joined = tokens.text[index].lower() in {"of", "and", "-"} and index < last
            if joined and _is_number(tokens, index + 1):
                continue
            return start, index
    return None if start is None else (start, last + 1)


def _is_number(tokens: Tokens, index: int) -> bool:
    word = tokens.text[index].lower()
    if tokens.entity[index].partition("-")[2] in {"DATE", "TIME"}:
        return False
    if _NUMBER.match(word) or word in _VAGUE or word in _SCALES:
        return True
    return (
        word in _UNITS
        or word in _TENS
        or word == "several"
        or "-" in word
        and any(part in _TENS for part in word.split("-"))
    )


def read_number(words: list[str]) -> tuple[float, float | None] | None:
    """Return low and high of a run of number words; ``None`` where it is no number."""
    if "tens" in words and "thousands" in words:
        return 20_000, None
    if "hundreds" in words and "thousands" in words:
        return 200_000, None
    for word in words:
        if word in _VAGUE and not any(_NUMBER.match(w) for w in words):
            low, high = _VAGUE[word]
            if word == "dozen":
                times = next((_UNITS[w] for w in words if w in _UNITS), 1)
                return low * times, low * times
            return low, high
    if words[0] == "several":
        scale = next((_SCALES[w] for w in words if w in _SCALES), 1.0)
        return 3 * scale if scale > 1 else 3, 9 * scale if scale > 1 else None
    value = _value(words)
    return None if value is None else (value, value)


def _value(words: list[str]) -> float | None:
    total, current, seen = 0.0, 0.0, False
    for word in (part for word in words for part in word.split("-")):
        match = _NUMBER.match(word)
        if match:
            current += float(match.group(1).replace(",", "")) * _SCALES.get(
                (match.group(2) or "").lower(), 1.0
            )
        elif word in _UNITS or word in _TENS:
            current += _UNITS.get(word, 0) + _TENS.get(word, 0)
        elif word == "hundred":
            current = max(current, 1) * _SCALES[word]
        elif word in _SCALES:
            total += max(current, 1) * _SCALES[word]
            current = 0.0
        else:
            continue
        seen = True
    return total + current if seen else None


def _widen(
    tokens: Tokens, start: int, bounds: tuple[float, float | None]
) -> tuple[float | None, float | None]:
    """Open or keep the bounds by the words before the number."""
    low, high = bounds
    before = " ".join(tokens.text[max(0, start - 4) : start]).lower()[-_REACH:]
    before = before.removesuffix("$").strip()
    before = before.removesuffix(" a").removesuffix(" an")
    if _FLOOR.search(before):
        return low, None
    if _CEILING.search(before):
        return None, high if high is not None else low
    if _ABOUT.search(before):
        return low * 0.9, None if high is None else high * 1.1
    return low, high


def _kind(
    tokens: Tokens, lexicon: Lexicon, head: int, run: tuple[int, int], implied: str | None
) -> str | None:
    around = range(max(0, run[0] - 1), min(len(tokens), run[1] + 2))
    if any(tokens.text[i].lower() in _CURRENCY or tokens.lemma[i] in _CURRENCY for i in around):
        return "money"
    if implied is not None:
        return implied
    noun = tokens.lemma[content_noun(tokens, head)]
    for kind in ("troops", "barrels", "tonnes", "weapons"):
        if lexicon.classes.named(f"count_{kind}").match(noun):
            return kind
    return None
