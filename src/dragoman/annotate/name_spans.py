"""A name found on the page, before it becomes a mention."""

from dataclasses import dataclass

from dragoman.knowledge.register import Meaning
from dragoman.model.actors import EntityKind
from dragoman.model.syntax import Tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name at ``[start, end)`` over the tokens ``[first, last)``.

    ``meanings`` is what the register says it can mean; ``label`` is the parser's, where the parser
    saw it.
    """

    start: int
    end: int
    first: int
    last: int
    kind: EntityKind | None
    meanings: tuple[Meaning, ...] = ()
    label: str = ""

    def spelt(self, tokens: Tokens) -> str:
        """Return the name's words, separated by one space."""
        return " ".join(tokens.text[self.first : self.last])

    def is_single(self) -> bool:
        """Tell whether the name is one token."""
        return self.last - self.first == 1


def head_of(first: int, last: int, tokens: Tokens) -> int:
    """Return the token of ``[first, last)`` on which the others hang."""
    for token in range(last - 1, first - 1, -1):
        head = tokens.head[token]
        if head == token or not first <= head < last:
            return token
    return last - 1


def is_title(text: str, titles: frozenset[str]) -> bool:
    """Tell whether a word is a title as stands before names ("Gen.", "president")."""
    return text.lower().rstrip(".") in titles
