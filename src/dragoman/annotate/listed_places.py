"""Finds the names of the gazetteer's own places in a text in one pass (Aho-Corasick)."""

from collections.abc import Iterable

import ahocorasick

from dragoman.model.text import Span
from dragoman.text.typography import fold_typography


class ListedPlaces:
    """Holds the automaton over all names."""

    __slots__ = ("_automaton",)

    def __init__(self, names: Iterable[str]) -> None:
        """Build the automaton; names are matched as written, but for marks that look alike."""
        self._automaton = ahocorasick.Automaton()
        for name in names:
            folded = fold_typography(name)
            self._automaton.add_word(folded, len(folded))
        self._automaton.make_automaton()

    def find(self, text: str) -> list[Span]:
        """Return the longest names, in order, that do not overlap."""
        if not len(self._automaton):
            return []
        folded = fold_typography(text)
        spans = (
            Span(start=last + 1 - length, end=last + 1)
            for last, length in self._automaton.iter(folded)
        )
        bounded = [span for span in spans if _is_bounded(folded, span)]
        found: list[Span] = []
        for span in sorted(bounded, key=lambda span: (span.start - span.end, span.start)):
            if not any(span.overlaps(other) for other in found):
                found.append(span)
        return sorted(found)


def _is_bounded(text: str, span: Span) -> bool:
    before = text[span.start - 1] if span.start else " "
    after = text[span.end] if span.end < len(text) else " "
    return not (before.isalnum() or after.isalnum())
