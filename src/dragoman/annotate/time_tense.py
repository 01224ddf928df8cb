"""Whether a clause looks back or forward from the day it was written; dates follow its verb."""

from collections.abc import Iterator

from dragoman.knowledge.times import TimeWords
from dragoman.model.syntax import Tokens

PAST, PRESENT, FUTURE = "past", "present", "future"
_VERBAL = frozenset({"VERB", "AUX"})
_MODALS = frozenset(
    {"will", "wo", "'ll", "’ll", "shall", "would", "could", "may", "might", "can", "should", "must"}
)
# How far before its date a plan's word may stand (elections planned for December 10).
PLAN_REACH = 4


def find_tense(tokens: Tokens, start: int, end: int, words: TimeWords) -> str | None:
    """Return ``past``, ``present``, ``future`` or ``None`` for the clause around a time.

    ``present`` is that of a verb of action (the house votes on Tuesday), not of a state.
    """
    span = tokens.between(start, end)
    if not span:
        return None
    if _follows_plan(tokens, span[0], words):
        return FUTURE
    head = next((i for i in span if tokens.head[i] not in span or tokens.head[i] == i), span[0])
    for verb in _verbs_above(tokens, head):
        judged = _judge(tokens, verb, words)
        if judged is not None:
            return judged or None
    return None


def _follows_plan(tokens: Tokens, first: int, words: TimeWords) -> bool:
    """Tell whether a plan is dated right here: due on, scheduled for, set for."""
    for index in range(first - 1, max(-1, first - 1 - PLAN_REACH), -1):
        if tokens.sentence[index] != tokens.sentence[first] or tokens.text[index] in {",", ";"}:
            return False
        if tokens.tag[index] in {"VBN", "JJ"} and tokens.text[index].lower() in words.plans:
            return tokens.text[index - 1].lower() != "as" if index > 0 else True
        if tokens.pos[index] not in {"ADP", "DET", "ADJ"}:
            return False
    return False


def _verbs_above(tokens: Tokens, index: int) -> Iterator[int]:
    if tokens.pos[index] in _VERBAL:
        yield index
    for above in tokens.ancestors(index):
        if tokens.pos[above] in _VERBAL:
            yield above


def _judge(tokens: Tokens, verb: int, words: TimeWords) -> str | None:
    """Judge one verb: its tense, ``""`` for one that tells nothing, ``None`` to look higher."""
    helpers = tokens.children_by(verb, "aux", "auxpass")
    lemmas = {tokens.lemma[i] for i in helpers} | {tokens.text[i].lower() for i in helpers}
    if lemmas & _MODALS or tokens.tag[verb] == "MD":
        return PAST if "have" in lemmas else FUTURE
    finite = _finite_past(tokens, verb, helpers)
    if finite:
        return PAST
    if tokens.tag[verb] in {"VB", "VBN", "VBG"} and "be" not in lemmas:
        return _judge_infinite(tokens, verb, words)
    if lemmas & {"be"} and tokens.tag[verb] == "VBG":
        return FUTURE
    if tokens.tag[verb] in {"VBZ", "VBP"} and tokens.lemma[verb] not in words.present_states:
        return PRESENT
    return ""


def _finite_past(tokens: Tokens, verb: int, helpers: tuple[int, ...]) -> bool:
    if tokens.tag[verb] == "VBD" or any(tokens.tag[i] == "VBD" for i in helpers):
        return True
    has = any(tokens.lemma[i] == "have" and tokens.tag[i] in {"VBZ", "VBP"} for i in helpers)
    return has and tokens.tag[verb] in {"VBN", "VBD"}


def _judge_infinite(tokens: Tokens, verb: int, words: TimeWords) -> str | None:
    """Judge an infinitive or participle by what governs it."""
    marks = {tokens.text[i].lower() for i in tokens.children(verb)}
    if tokens.tag[verb] == "VBN":
        return None if "as" in marks or tokens.head[verb] == verb else PAST
    governor = tokens.head[verb]
    if governor == verb or tokens.tag[verb] != "VB" or "to" not in marks:
        return None
    governing = {tokens.lemma[governor], tokens.text[governor].lower()}
    if governing & words.outcomes:
        return None
    if governing & words.plans:
        return FUTURE
    if tokens.lemma[governor] == "be" and tokens.tag[governor] in {"VBZ", "VBP"}:
        return FUTURE
    return None


def is_aside(tokens: Tokens, start: int, end: int) -> bool:
    """Tell whether a time belongs to a relative clause and not to the run of the story."""
    span = tokens.between(start, end)
    if not span:
        return False
    above = tokens.ancestors(span[0])
    return any(tokens.dep[i] in {"relcl", "acl"} for i in above)
