"""Attributions whose cue is a state of mind or an impression: "is wary of", "seems to"."""

from collections.abc import Iterator

from dragoman.coding.attribution_types import VERBAL, Candidate, to_spans
from dragoman.coding.speakers import agent_of, can_speak, phrase, subject_of
from dragoman.knowledge.cues import load_speech_cues
from dragoman.model.reading import Reading
from dragoman.model.syntax import Tokens

COMPLEMENT = frozenset({"acomp", "conj", "xcomp", "oprd", "ccomp", "relcl", "advcl", "ROOT"})
OVER = frozenset(
    {"about", "of", "with", "over", "to", "by", "for", "in", "at", "toward", "towards"}
)
# what the parser calls that which seems so
SEEMING = ("xcomp", "oprd", "acomp", "ccomp", "attr")
AROUND = ("aux", "auxpass", "neg", "advmod")
# how far an adjective may stand from its copula
_NEAR = 5


def is_state(tokens: Tokens, index: int) -> bool:
    """Tell whether a token is an adjective of somebody's mind, or a participle used as one."""
    if tokens.text[index].lower() not in load_speech_cues().adjectives:
        return False
    return tokens.pos[index] == "ADJ" or (
        tokens.tag[index] == "VBN" and agent_of(tokens, index) is None
    )


def state_candidates(reading: Reading, index: int) -> Iterator[Candidate]:
    """Yield "X is sure that …", "X is eager to …" and "X is wary of …"."""
    tokens = reading.tokens
    if tokens.dep[index] not in COMPLEMENT:
        return
    copula = index if tokens.pos[index] in VERBAL else tokens.head[index]
    if tokens.pos[copula] not in VERBAL or not 0 <= index - copula <= _NEAR:
        return
    head = subject_of(tokens, copula)
    told = next(_complements(tokens, index), None)
    if head is None or told is None or not can_speak(tokens, head):
        return
    act, frame, last, content = told
    spans = to_spans(reading, content)
    if spans:
        yield Candidate(
            anchor=index,
            cue=tuple(range(_first(tokens, copula), last + 1)),
            source=phrase(tokens, head, without=copula),
            contents=spans,
            act=act,
            frame=frame,
            stance=act != "thinks",
        )


def _complements(tokens: Tokens, index: int) -> Iterator[tuple[str, str, int, list[int]]]:
    """Yield act, frame, the cue's last token and the content's tokens."""
    for child in tokens.children(index):
        if child < index:
            continue
        infinitive = any(tokens.tag[c] == "TO" for c in tokens.children_by(child, "aux"))
        if infinitive and tokens.dep[child] in {"xcomp", "ccomp", "advcl"}:
            yield "wants", "infinitive", index, tokens.subtree(child)
        elif tokens.dep[child] == "ccomp":
            yield "thinks", "clause", index, tokens.subtree(child)
        elif tokens.dep[child] == "prep" and tokens.text[child].lower() in OVER:
            for thing in tokens.children_by(child, "pobj", "pcomp"):
                last = child if child == index + 1 else index
                yield "discusses", "object", last, tokens.subtree(thing)


def _first(tokens: Tokens, verb: int) -> int:
    first = verb
    children = tokens.children_by(verb, *AROUND)
    while first - 1 in children:
        first -= 1
    return first


def impression(reading: Reading, verb: int) -> Iterator[Candidate]:
    """Yield "X seems to …": nobody says so, the writer has the impression."""
    tokens = reading.tokens
    told = next((c for c in tokens.children_by(verb, *SEEMING) if c > verb), None)
    if told is None:
        return
    content = tokens.subtree(told)
    subject = next(iter(tokens.children_by(verb, "nsubj", "expl")), None)
    if subject is not None and tokens.text[subject].lower() not in {"it", "there"}:
        content = sorted({*tokens.subtree(subject), *content})
    spans = to_spans(reading, content)
    if spans:
        yield Candidate(
            anchor=verb,
            cue=tuple(range(_first(tokens, verb), verb + 1)),
            source=None,
            contents=spans,
            act="seems",
            frame="hearsay",
            stance=True,
        )
