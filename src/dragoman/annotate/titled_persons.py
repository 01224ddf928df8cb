"""Persons after a title that the parser saw in part, or took for bodies ("Colonel Dario Vexin")."""

from collections.abc import Iterator, Sequence

from dragoman.annotate.name_spans import Name, is_title
from dragoman.knowledge.words import NameWords
from dragoman.model.actors import EntityKind
from dragoman.model.syntax import Tokens

LONGEST = 3
# "General" opens names of bodies, too; before a single word it is believed in an apposition only.
_DOUBTFUL = "general"
_PLACES = frozenset({"GPE", "LOC", "FAC"})


def titled_persons(tokens: Tokens, words: NameWords, known: Sequence[Name]) -> Iterator[Name]:
    """Yield the names after capitalised titles, none of them touching a name of the register."""
    taken = {token for name in known for token in range(name.first, name.last)}
    for title, text in enumerate(tokens.text):
        if not text[0].isupper() or not is_title(text, words.ranks):
            continue
        first = title + 1
        last = _end_of_name(first, tokens, words)
        if not _is_titled(title, last, tokens) or not taken.isdisjoint(range(first, last)):
            continue
        yield Name(
            start=tokens.start[first],
            end=tokens.end[last - 1],
            first=first,
            last=last,
            kind=EntityKind.PERSON,
            label="PERSON",
        )


def _end_of_name(first: int, tokens: Tokens, words: NameWords) -> int:
    """Return the end of the capitalised words from here on that hang on the last of them."""
    last = first
    while last < len(tokens) and last - first < LONGEST and _goes_on(first, last, tokens, words):
        last += 1
    return last


def _goes_on(first: int, last: int, tokens: Tokens, words: NameWords) -> bool:
    text = tokens.text[last]
    return (
        tokens.sentence[last] == tokens.sentence[first]
        and tokens.tag[last].startswith("NNP")
        and text[0].isupper()
        and text.replace("-", "").isalpha()
        and not is_title(text, words.titles)
        and text.lower() not in words.generic
        and (last == first or tokens.end[last - 1] + 1 == tokens.start[last])
        and (last == first or tokens.dep[last - 1] == "compound")
    )


def _is_titled(title: int, last: int, tokens: Tokens) -> bool:
    first, head = title + 1, last - 1
    if last == first or {tokens.entity[t][2:] for t in range(first, last)} & _PLACES:
        return False
    if tokens.dep[title] != "compound" or tokens.head[title] != head:
        return False
    if tokens.text[title].lower() == _DOUBTFUL:
        return tokens.dep[head] == "appos" or (last - first > 1 and not tokens.entity[title])
    return True
