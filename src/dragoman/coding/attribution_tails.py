"""Cuts off ends of contents that the writer adds to what somebody says."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dragoman.coding.attribution_contents import ASIDE, BREAKS
from dragoman.coding.attribution_types import Candidate, trim
from dragoman.coding.speakers import QUOTE_ENDS
from dragoman.knowledge.cues import load_speech_cues
from dragoman.model.reading import Reading
from dragoman.model.syntax import Tokens
from dragoman.model.text import Span

# shares of those asked, whose answers a further clause compares with those of others
SHARES = frozenset({"percent", "%", "half", "third", "quarter", "two-thirds", "majority"})
CONTRASTS = frozenset({"while", "whereas", "though", "although", "but", "compared", "however"})
# parts of speech with which the writer goes on after a name in quotation marks
ONWARD = frozenset({"ADP", "CCONJ", "SCONJ"})
# … unless another name follows the conjunction
NAMING_ON = frozenset({"DET", "PUNCT", "ADJ"})


def without_tails(reading: Reading, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the candidates, their contents cut where the writer goes on."""
    for candidate in candidates:
        end = _contrast(reading, candidate) if _is_share(reading, candidate) else None
        if end is None and candidate.frame == "naming":
            end = _after_name(reading, candidate)
        if end is None and candidate.frame == "clause":
            end = _judged(reading, candidate)
        yield candidate if end is None else _cut(reading, candidate, end)


def _cut(reading: Reading, candidate: Candidate, end: int) -> Candidate:
    """Return a candidate whose contents end before a character."""
    kept: list[Span] = []
    for span in candidate.contents:
        part = trim(reading.document.text, span.start, min(span.end, end))
        if span.start < end and part is not None:
            kept.append(part)
    return replace(candidate, contents=kept) if kept else candidate


def _is_share(reading: Reading, candidate: Candidate) -> bool:
    if candidate.source is None:
        return False
    tokens, head = reading.tokens, candidate.source.head
    return tokens.text[head].lower() in SHARES or tokens.pos[head] == "NUM"


def _contrast(reading: Reading, candidate: Candidate) -> int | None:
    """Return where ", while a third want …" begins in what a share of people say."""
    tokens = reading.tokens
    last = candidate.contents[-1]
    for index in tokens.between(last.start, last.end):
        if tokens.text[index].lower() in CONTRASTS and tokens.text[index - 1] == ",":
            return tokens.start[index - 1] if tokens.start[index - 1] > last.start else None
    return None


def _judged(reading: Reading, candidate: Candidate) -> int | None:
    """Return where ", a claim contradicted by …" begins, with which the writer judges a clause."""
    tokens = reading.tokens
    last = candidate.contents[-1]
    for index in tokens.between(last.start, last.end):
        first = tokens.left_edge(index)
        if (
            tokens.dep[index] in ASIDE
            and tokens.lemma[index] in load_speech_cues().nouns
            and tokens.children_by(index, "acl", "relcl")
            and tokens.right_edge(index) >= tokens.between(last.start, last.end)[-1]
            and tokens.text[first].lower() in {"a", "an"}
            and tokens.start[first - 1] > last.start
            and tokens.text[first - 1] in BREAKS
        ):
            return tokens.start[first - 1]
    return None


def _after_name(reading: Reading, candidate: Candidate) -> int | None:
    """Return where the writer goes on after "called it “a disgrace” in a tweet"."""
    tokens = reading.tokens
    last = candidate.contents[-1]
    marks = [
        index
        for index in tokens.between(last.start, last.end)
        if tokens.text[index] in QUOTE_ENDS and _goes_on(tokens, index)
    ]
    return tokens.end[marks[-1]] if marks and tokens.start[marks[-1]] > last.start else None


def _goes_on(tokens: Tokens, mark: int) -> bool:
    following = mark + 1
    if following >= len(tokens) or tokens.pos[following] not in ONWARD:
        return False
    named = following + 1 < len(tokens) and tokens.pos[following + 1] in NAMING_ON
    return tokens.pos[following] != "CCONJ" or not named  # “a disgrace” and a “fraud”
