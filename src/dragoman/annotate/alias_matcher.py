"""Finds every alias of the register in a text in one pass (Aho-Corasick)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import ahocorasick

from dragoman.knowledge.register import Meaning, Register
from dragoman.text.names import INVISIBLE
from dragoman.text.typography import fold_typography, lower_in_place

# Marks without a width, accents set apart from their letter, and blanks after a blank.
_DROPPED = re.compile(rf"(?:{INVISIBLE.pattern}|[\u0300-\u036f])+|(?<=[ ])[ ]+")
# Up to this length a name must be written exactly as the register has it ("US", "Mali").
SHORT = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class AliasMatch:
    """An alias at ``[start, end)`` and what it can mean."""

    start: int
    end: int
    meanings: tuple[Meaning, ...]


class AliasMatcher:
    """Holds the automaton over all aliases."""

    def __init__(self, register: Register) -> None:
        self._meanings = register.meanings
        self._automaton = ahocorasick.Automaton()
        for alias in sorted(register.meanings):
            self._automaton.add_word(alias, alias)
        self._automaton.make_automaton()

    def find(self, text: str) -> list[AliasMatch]:
        """Return the longest aliases, in order, that do not overlap."""
        visible, offsets = _visible(fold_typography(text))
        found = _without_overlap(self._all(visible))
        if offsets is None:
            return found
        return [
            AliasMatch(start=offsets[m.start], end=offsets[m.end - 1] + 1, meanings=m.meanings)
            for m in found
        ]

    def _all(self, text: str) -> Iterator[AliasMatch]:
        for last, alias in self._automaton.iter(lower_in_place(text)):
            start, end = last + 1 - len(alias), last + 1
            if not _is_bounded(text, start, end):
                continue
            surface = text[start:end]
            meanings = tuple(
                meaning
                for meaning in self._meanings[alias]
                if is_same_case(surface, fold_typography(meaning.name))
            )
            if meanings:
                yield AliasMatch(start=start, end=end, meanings=meanings)


def _without_overlap(matches: Iterable[AliasMatch]) -> list[AliasMatch]:
    """Keep, of those that overlap one another, the longest, and of these the first."""
    found: list[AliasMatch] = []
    for match in sorted(matches, key=lambda m: (m.start, -m.end)):
        if not found or match.start >= found[-1].end:
            found.append(match)
        elif match.end - match.start > found[-1].end - found[-1].start:
            found[-1] = match
    return found


def is_same_case(surface: str, alias: str) -> bool:
    """Tell whether letters that an alias writes large are large in the text too.

    Short names and acronyms must be exactly alike, so that "us" is not "US".
    """
    if surface == alias:
        return True
    letters = sum(letter.isalpha() for letter in alias)
    if letters <= SHORT or alias.isupper():
        return False
    return all(
        not theirs.isupper() or ours.isupper() for ours, theirs in zip(surface, alias, strict=False)
    )


def _is_bounded(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not (before.isalnum() or after.isalnum())


def _visible(text: str) -> tuple[str, list[int] | None]:
    """Return the text without what parts no names, and where each character left stood."""
    dropped = {n for found in _DROPPED.finditer(text) for n in range(*found.span())}
    if not dropped:
        return text, None
    kept = [n for n in range(len(text)) if n not in dropped]
    return "".join(text[n] for n in kept), kept
