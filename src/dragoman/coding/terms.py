"""On what condition, and until when, something is foreseen."""

from collections.abc import Iterator

from dragoman.coding.walk import Walk
from dragoman.model.claims import Modality
from dragoman.model.reading import Reading
from dragoman.model.syntax import Tokens
from dragoman.model.text import Span
from dragoman.model.when import DateRange

FORESEEN = frozenset({Modality.PREDICTED, Modality.HYPOTHETICAL, Modality.SPECULATED})
CLAUSES = frozenset({"advcl", "ccomp", "prep"})
PHRASES = frozenset({"unless", "provided", "providing", "assuming", "once", "if"})
INVERTED = frozenset({"should", "were", "had"})
LOOSE = " \t\n,;:-–—"


def find_condition(reading: Reading, token: int, modality: Modality) -> Span | None:
    """Return the clause that what is foreseen depends on, wherever it stands in the sentence."""
    if modality not in FORESEEN:
        return None
    walk = Walk(reading=reading)
    for verb in _verbs_above(reading.tokens, token):
        for clause in reading.tokens.children_by(verb, *CLAUSES):
            if _is_condition(walk, clause) and not _holds(reading.tokens, clause, token):
                return _trimmed(reading, clause)
    return None


def _verbs_above(tokens: Tokens, token: int) -> Iterator[int]:
    """Yield a token and the heads over it in the same sentence, as far as one telling reaches."""
    yield token
    for above in tokens.ancestors(token):
        if tokens.pos[above] in {"VERB", "AUX"}:
            yield above


def _holds(tokens: Tokens, clause: int, token: int) -> bool:
    return tokens.left_edge(clause) <= token <= tokens.right_edge(clause)


def _is_condition(walk: Walk, clause: int) -> bool:
    tokens = walk.tokens
    if tokens.text[clause].lower() in PHRASES:
        return True
    if tokens.dep[clause] == "prep":
        return False
    mark = walk.mark(clause)
    if mark is not None and tokens.text[mark].lower() in PHRASES:
        return tokens.text[mark - 1].lower() not in {"as", "even"} if mark else True
    if tokens.dep[clause] != "advcl":
        return False
    inverted = tokens.text[tokens.left_edge(clause)].lower() in INVERTED
    return inverted or walk.condition(clause) is not None


def _trimmed(reading: Reading, clause: int) -> Span | None:
    tokens, text = reading.tokens, reading.document.text
    start = tokens.start[tokens.left_edge(clause)]
    end = tokens.end[tokens.right_edge(clause)]
    while start < end and text[start] in LOOSE:
        start += 1
    while end > start and text[end - 1] in LOOSE:
        end -= 1
    return Span(start=start, end=end) if start < end else None


def find_horizon(reading: Reading, token: int, span: Span, modality: Modality) -> DateRange | None:
    """Return the time by which a prediction says it will come true; a time before it is none.

    It is told with the verb of what is foreseen, or else somewhere within its words.
    """
    if modality is not Modality.PREDICTED:
        return None
    own, inside = [], []
    for time in reading.times:
        if not time.values or not _is_ahead(reading, time.values[-1]):
            continue
        if span.start <= time.start and time.end <= span.end:
            inside.append(time.values[-1])
        if _governs(reading.tokens, token, Span(start=time.start, end=time.end)):
            own.append(time.values[-1])
    found = own or inside
    return found[0] if found else None


def _is_ahead(reading: Reading, when: DateRange) -> bool:
    published = reading.document.published
    return published is None or when.last >= published.first


def _governs(tokens: Tokens, token: int, time: Span) -> bool:
    """Tell whether a time stands right with a verb, over no other verb."""
    words = tokens.between(time.start, time.end)
    if not words or tokens.sentence[words[0]] != tokens.sentence[token]:
        return False
    for word in words:
        for above in tokens.ancestors(word):
            if above == token:
                return True
            if tokens.pos[above] in {"VERB", "AUX"}:
                break
    return False
