"""Parser-neutral token columns: what coding sees of syntax; never stored."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """Parallel columns over all tokens of a document, in text order.

    ``start``/``end`` are character offsets into the document; ``head`` is the index of the
    syntactic head in the same columns (its own index at a root); ``sentence`` indexes the reading's
    sentences. ``lemma`` is lower case. ``pos`` holds Universal POS tags, ``tag`` Penn tags, ``dep``
    the parser's ClearNLP labels. ``entity`` holds the parser's own entity label on the tokens of a
    name, with ``B-``/``I-`` prefixes, and ``""`` elsewhere.
    """

    start: tuple[int, ...] = ()
    end: tuple[int, ...] = ()
    text: tuple[str, ...] = ()
    lemma: tuple[str, ...] = ()
    pos: tuple[str, ...] = ()
    tag: tuple[str, ...] = ()
    dep: tuple[str, ...] = ()
    head: tuple[int, ...] = ()
    entity: tuple[str, ...] = ()
    sentence: tuple[int, ...] = ()
    _children: tuple[tuple[int, ...], ...] = field(default=(), repr=False, compare=False)
    _left: tuple[int, ...] = field(default=(), repr=False, compare=False)
    _right: tuple[int, ...] = field(default=(), repr=False, compare=False)

    def __post_init__(self) -> None:
        """Work out children and subtree edges once, in linear time."""
        children: list[list[int]] = [[] for _ in self.head]
        for index, head in enumerate(self.head):
            if head != index:
                children[head].append(index)
        left, right = list(range(len(self.head))), list(range(len(self.head)))
        for index in self._bottom_up(children):
            for child in children[index]:
                left[index] = min(left[index], left[child])
                right[index] = max(right[index], right[child])
        object.__setattr__(self, "_children", tuple(map(tuple, children)))
        object.__setattr__(self, "_left", tuple(left))
        object.__setattr__(self, "_right", tuple(right))

    def _bottom_up(self, children: list[list[int]]) -> Iterator[int]:
        order = [index for index, head in enumerate(self.head) if head == index]
        for index in order:
            order.extend(children[index])
        return reversed(order)

    def __len__(self) -> int:
        """Return the number of tokens."""
        return len(self.start)

    def children(self, index: int) -> tuple[int, ...]:
        """Return the direct dependents of a token, in text order."""
        return self._children[index]

    def children_by(self, index: int, *deps: str) -> tuple[int, ...]:
        """Return the direct dependents whose label is one of ``deps``."""
        return tuple(child for child in self._children[index] if self.dep[child] in deps)

    def left_edge(self, index: int) -> int:
        """Return the first token of the subtree."""
        return self._left[index]

    def right_edge(self, index: int) -> int:
        """Return the last token of the subtree (included)."""
        return self._right[index]

    def subtree(self, index: int) -> list[int]:
        """Return the token and all its descendants, in text order."""
        found, stack = [], [index]
        while stack:
            token = stack.pop()
            found.append(token)
            stack.extend(self._children[token])
        return sorted(found)

    def ancestors(self, index: int) -> Iterator[int]:
        """Yield the head, its head and so on up to the root; not the token itself."""
        while self.head[index] != index:
            index = self.head[index]
            yield index

    def between(self, start: int, end: int) -> range:
        """Return the indices of the tokens that overlap characters ``[start, end)``."""
        return range(bisect_right(self.end, start), bisect_left(self.start, end))
