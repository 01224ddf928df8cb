"""What an attribution looks like while it is being found: token indices, not yet characters."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dragoman.model.claims import SpeakerKind
from dragoman.model.reading import Reading
from dragoman.model.syntax import Tokens
from dragoman.model.text import Span

OPENING = frozenset("“„«‘\"'`")
CLOSING = frozenset("”“»’\"'`")
LOOSE = frozenset(" \t\n,;:-–—")
VERBAL = frozenset({"VERB", "AUX"})
CLAUSAL = frozenset({"clause", "quote", "infinitive", "gerund"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The speaker's noun phrase: its tokens and the one that heads it."""

    head: int
    tokens: tuple[int, ...]


@dataclass(slots=True, kw_only=True)
class Candidate:
    """One attribution under construction.

    ``frame`` tells how the content stands beside the cue; ``anchor`` is the cue's main token.
    ``kind`` is set where the finder knows it better than the source's words do.
    """

    anchor: int
    cue: tuple[int, ...]
    source: Source | None
    contents: list[Span]
    act: str
    frame: str
    stance: bool = False
    direct: bool = False
    kind: SpeakerKind | None = None
    quotes: set[int] = field(default_factory=set)

    def covers(self, start: int, end: int) -> bool:
        """Tell whether characters lie in the content."""
        return any(span.start <= start and end <= span.end for span in self.contents)


def runs(indices: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield stretches of consecutive token indices as (first, last)."""
    first = last = None
    for index in sorted(indices):
        if last is not None and index == last + 1:
            last = index
            continue
        if first is not None and last is not None:
            yield first, last
        first = last = index
    if first is not None and last is not None:
        yield first, last


def to_spans(reading: Reading, indices: Iterable[int]) -> list[Span]:
    """Return token stretches as characters, without loose marks at their edges."""
    tokens = reading.tokens
    found = []
    for first, last in runs(indices):
        span = trim(reading.document.text, tokens.start[first], tokens.end[last])
        if span is not None:
            found.append(span)
    return found


def trim(text: str, start: int, end: int) -> Span | None:
    """Cut blanks, commas, dashes and a bracket left open off both ends; nothing left is no span."""
    while start < end and (text[start] in LOOSE or _is_left_open(text, start, end)):
        start += 1
    while end > start and text[end - 1] in LOOSE:
        end -= 1
    return Span(start=start, end=end) if any(c.isalnum() for c in text[start:end]) else None


def _is_left_open(text: str, start: int, end: int) -> bool:
    return text[start] == "(" and ")" not in text[start:end]


def subtree_without(tokens: Tokens, top: int, without: Iterable[int]) -> list[int]:
    """Return a subtree less the subtrees of some of its tokens."""
    barred = set(without)
    found, stack = [], [top]
    while stack:
        token = stack.pop()
        found.append(token)
        stack.extend(child for child in tokens.children(token) if child not in barred)
    return sorted(found)
