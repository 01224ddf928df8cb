"""The step that finds and resolves time expressions."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dragoman.annotate.time_grammar import find_atoms
from dragoman.annotate.time_tense import PAST, PRESENT, find_tense, is_aside
from dragoman.annotate.time_terms import Atom, Calendar, Deictic, Distance, Points
from dragoman.annotate.time_values import Surroundings, resolve
from dragoman.knowledge.times import TimeWords, load_time_words
from dragoman.model.reading import Reading
from dragoman.model.text import BlockKind, Sentence, TimeExpression
from dragoman.model.when import DateRange
from dragoman.step import DocumentStep

_GAP_COMMA = re.compile(r"\s*,\s*")
_GAP_AND = re.compile(r"\s*,?\s+(?:and|&)\s+(?:(?:in|on)\s+)?")
_GAP_OR = re.compile(r"\s+or\s+(?:(?:in|on)\s+)?")
_GAP_TO = re.compile(r"\s+(?:to|through|until|till)\s+|\s*[-–—]\s*")
_OPENER = re.compile(r"\b(between|from)\s+(?:the\s+|about\s+|around\s+)?\Z", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:ever\s+)?since\s+(?:the\s+)?\Z", re.IGNORECASE)
_DEADLINE = re.compile(r"\b(?:by|until|till|before)\s+(?:the\s+)?\Z", re.IGNORECASE)
_GAP_OF = re.compile(r"\s*,?\s+(?:of\s+)?")
# Headlines and captions tell what happened in the present tense.
_HISTORIC = frozenset({BlockKind.HEADLINE, BlockKind.CAPTION})
# How far a sentence's opening date may stand from its start ("In early 2011").
HEAD_REACH = 12
# A time told further back than this is no longer the day before "the next day".
MAX_ANCHORS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A time the story has told; ``aside`` in a relative clause.

    "On the same day" at the head of a sentence looks past asides, elsewhere it means the nearest.
    """

    days: DateRange
    aside: bool


def times_step() -> DocumentStep:
    """Return the step; it needs tokens for the tense of the verb beside a date."""
    return DocumentStep(
        name="times",
        version=1,
        requires=frozenset({"sentences", "tokens"}),
        provides=frozenset({"times"}),
        run=find_times,
    )


def find_times(reading: Reading) -> Reading:
    """Return the reading with every time that could be resolved; others are left out."""
    text, words = reading.document.text.replace("\xa0", " "), load_time_words()
    found: list[TimeExpression] = []
    anchors: list[_Told] = []
    by_block: dict[int, list[Sentence]] = {}
    for sentence in reading.sentences:
        by_block.setdefault(sentence.block, []).append(sentence)
    for index in sorted(by_block):
        block, sentences = reading.document.blocks[index], by_block[index]
        # what a caption tells is no part of the story's run of days
        told = [] if block.kind is BlockKind.CAPTION else anchors
        atoms = _group(text, list(find_atoms(text, block.start, block.end)))
        found.extend(_resolve_block(reading, text, atoms, sentences, told, words))
        del anchors[:-MAX_ANCHORS]
    return replace(reading, times=tuple(found))


def _resolve_block(
    reading: Reading,
    text: str,
    atoms: Sequence[Atom],
    sentences: Sequence[Sentence],
    anchors: list[_Told],
    words: TimeWords,
) -> Iterator[TimeExpression]:
    publication = reading.document.published
    kind = reading.document.blocks[sentences[0].block].kind
    year_set: tuple[int, int] | None = None
    for atom in atoms:
        number = _sentence_at(sentences, atom.start)
        since = _SINCE.search(text, max(0, atom.start - 16), atom.start)
        tense = find_tense(reading.tokens, atom.start, atom.end, words)
        if tense == PRESENT and kind in _HISTORIC:
            tense = PAST
        around = Surroundings(
            publication=publication,
            tense=PAST if since is not None else tense,
            anchors=[
                t.days for t in anchors if not (t.aside and _at_head(atom, sentences[number]))
            ],
            year=year_set[1] if year_set and number - year_set[0] in {0, 1} else None,
            deadline=_DEADLINE.search(text, max(0, atom.start - 12), atom.start) is not None,
        )
        resolved = resolve(atom.term, around)
        if resolved is None:
            continue
        values, basis = resolved
        year = _year_set(atom, sentences[number], publication, since=since is not None)
        year_set = (number, year) if year is not None else year_set
        start = atom.start
        if since is not None:
            start, values = since.start(), _up_to(values, publication)
        else:
            aside = is_aside(reading.tokens, atom.start, atom.end)
            anchors.extend(_Told(days=value, aside=aside) for value in values)
        yield TimeExpression(start=start, end=atom.end, values=values, basis=basis)


def _sentence_at(sentences: Sequence[Sentence], position: int) -> int:
    return max(
        (number for number, sentence in enumerate(sentences) if sentence.start <= position),
        default=0,
    )


def _at_head(atom: Atom, sentence: Sentence) -> bool:
    return atom.start - sentence.start <= HEAD_REACH


def _year_set(
    atom: Atom, sentence: Sentence, publication: DateRange | None, *, since: bool
) -> int | None:
    """Return the bygone year that a sentence opens with: its months are that year's."""
    if since or not _at_head(atom, sentence) or not isinstance(atom.term, Points):
        return None
    year = atom.term.points[-1].year
    if year is None or atom.term.points[-1].years is not None:
        return None
    return year if publication is None or year < publication.first.year else None


def _up_to(values: tuple[DateRange, ...], publication: DateRange | None) -> tuple[DateRange, ...]:
    """Return the time since a day: up to publication, where that is known."""
    first = values[0].first
    if publication is None or publication.last < first:
        return values
    return (DateRange(first=first, last=publication.last),)


# --- lists and ranges ---


def _group(text: str, atoms: Sequence[Atom]) -> list[Atom]:
    """Join what one phrase names: June and November 2016; between August and December 2016."""
    atoms = _with_years(text, atoms)
    grouped: list[Atom] = []
    position = 0
    while position < len(atoms):
        chain = _chain(text, atoms, position)
        joined = _join(text, chain) if len(chain) > 1 else None
        if joined is not None:
            grouped.append(joined)
            position += len(chain)
        else:
            grouped.append(_opened(text, atoms[position]))
            position += 1
    return grouped


def _with_years(text: str, atoms: Sequence[Atom]) -> list[Atom]:
    """Join "November" and "last year", "April" and "of that year"."""
    joined: list[Atom] = []
    for atom in atoms:
        month = _single(joined[-1]) if joined else None
        named = month is not None and month.month is not None and month.year is None
        if month is None or not named or not _GAP_OF.fullmatch(text[joined[-1].end : atom.start]):
            joined.append(atom)
            continue
        term, dated = atom.term, None
        if isinstance(term, Deictic) and term.unit == "year" and term.part is None:
            dated = replace(month, year_from=term.offset)
        elif isinstance(term, Distance) and term.unit == "year" and term.high == 0:
            dated = replace(month, year_told=True)
        if dated is None:
            joined.append(atom)
        else:
            joined[-1] = Atom(start=joined[-1].start, end=atom.end, term=Points(points=(dated,)))
    return joined


def _chain(text: str, atoms: Sequence[Atom], position: int) -> list[Atom]:
    chain = [atoms[position]]
    for atom in atoms[position + 1 :]:
        gap = text[chain[-1].end : atom.start]
        like = _single(chain[-1]) is not None and _single(atom) is not None
        if not like or not any(p.fullmatch(gap) for p in (_GAP_COMMA, _GAP_AND, _GAP_OR, _GAP_TO)):
            break
        chain.append(atom)
    return chain


def _single(atom: Atom) -> Calendar | None:
    term = atom.term
    return term.points[0] if isinstance(term, Points) and len(term.points) == 1 else None


def _join(text: str, chain: Sequence[Atom]) -> Atom | None:
    points = [point for atom in chain if (point := _single(atom)) is not None]
    gaps = [text[a.end : b.start] for a, b in pairwise(chain)]
    opener = _OPENER.search(text, max(0, chain[0].start - 24), chain[0].start)
    opening = opener[1].lower() if opener is not None else None
    between = opening == "between" and _GAP_AND.fullmatch(gaps[0]) is not None
    ranged = (
        between or _GAP_TO.fullmatch(gaps[0]) is not None or _GAP_OR.fullmatch(gaps[0]) is not None
    )
    if ranged and len(chain) != 2:  # noqa: PLR2004 - from one to the other
        return None
    if not ranged:
        alike = len({point.grain for point in points}) == 1
        if not alike or not _GAP_AND.fullmatch(gaps[-1]):
            return None
    for index in range(len(points) - 2, -1, -1):
        points[index] = points[index].filled_from(points[index + 1])
    start = opener.start() if opener is not None and ranged else chain[0].start
    term = Points(points=tuple(points), is_range=ranged)
    return Atom(start=start, end=chain[-1].end, term=term)


def _opened(text: str, atom: Atom) -> Atom:
    """Read the two days of "between 3 and 5 March" as a range."""
    opener = _OPENER.search(text, max(0, atom.start - 24), atom.start)
    if opener is None or not isinstance(atom.term, Points) or len(atom.term.points) != 2:  # noqa: PLR2004
        return atom
    return Atom(start=opener.start(), end=atom.end, term=replace(atom.term, is_range=True))
