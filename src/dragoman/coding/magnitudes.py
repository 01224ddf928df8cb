"""Counts and amounts beside an event, with their bounds as told."""

from collections.abc import Iterable

from dragoman.coding.phrases import content_noun, phrase_edges
from dragoman.knowledge.triggers import Lexicon
from dragoman.model.events import Magnitude
from dragoman.model.syntax import Tokens
from dragoman.text.numbers import is_number_word, read_number, widen

# classes of nouns that say what is counted, where no verb implies it
COUNTED = ("troops", "barrels", "tonnes", "weapons")
JOINTS = frozenset({"of", "and", "-", "–", "to"})
BEFORE = 4


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
    run = _number_run(tokens, *phrase_edges(tokens, head))
    if run is None:
        return None
    start, end = run
    bounds = read_number([tokens.text[i].lower() for i in range(start, end)])
    kind = _kind(tokens, lexicon, head, run, implied)
    if bounds is None or kind is None:
        return None
    before = " ".join(tokens.text[max(0, start - BEFORE) : start]).lower()
    low, high = widen(bounds, before)
    return Magnitude(
        kind=kind, low=low, high=high, start=tokens.start[start], end=tokens.end[end - 1]
    )


def _number_run(tokens: Tokens, first: int, last: int) -> tuple[int, int] | None:
    """Return the first run of number words in a phrase, its end not included."""
    start = next((i for i in range(first, last + 1) if _is_number(tokens, i)), None)
    if start is None:
        return None
    end = start + 1
    while end <= last:
        joint = tokens.text[end].lower() in JOINTS and end < last and _is_number(tokens, end + 1)
        if not joint and not _is_number(tokens, end):
            break
        end += 1
    return start, end


def _is_number(tokens: Tokens, index: int) -> bool:
    return is_number_word(tokens.text[index].lower())


def _kind(
    tokens: Tokens, lexicon: Lexicon, head: int, run: tuple[int, int], implied: str | None
) -> str | None:
    money = lexicon.classes.named("currency")
    around = range(max(0, run[0] - 1), min(len(tokens), run[1] + 2))
    if any(money.match(tokens.lemma[i]) or money.match(tokens.text[i].lower()) for i in around):
        return "money"
    if implied is not None:
        return implied
    noun = tokens.lemma[content_noun(tokens, head)]
    return next(
        (kind for kind in COUNTED if lexicon.classes.named(f"count_{kind}").match(noun)), None
    )
