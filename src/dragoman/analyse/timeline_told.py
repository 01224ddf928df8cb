"""Sentences as a timeline sees them: the dates they name and report, the incidents they tell."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dragoman.model.claims import Modality, Polarity, SpeakerKind
from dragoman.model.groups import CopyGroup, Links
from dragoman.model.reading import Reading
from dragoman.model.text import BlockKind, Sentence, Span, TimeExpression
from dragoman.model.when import DateRange
from dragoman.store.base import Store

_STORY = frozenset({BlockKind.BODY, BlockKind.BLOCK_QUOTE})
_ANSWERS = frozenset({"denies", "rejects"})
_PAPERS = frozenset({SpeakerKind.OUTLET, SpeakerKind.AGENCY})
# what stands between a word of saying and its day, and between a day and who says it
_AFTER = re.compile(r"\s+(?:(?:back|late|earlier|early)\s+)?(?:(?:on|in|at)\s+)?")
_BEFORE = re.compile(r",?\s+")
_OPEN = frozenset(
    {Modality.PREDICTED, Modality.HYPOTHETICAL, Modality.NORMATIVE, Modality.QUESTION}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence as a timeline sees it; ``reports`` are the dates of events it reports.

    What had its day and failed is reported, too. ``names`` leaves out the day on which another
    paper reported it. ``incidents`` are those these events belong to. ``open`` is true where it
    tells only of what may come or has not been. ``bare`` is the text without the words for times,
    where it is other.
    """

    document: str
    path: str | None
    number: int
    start: int
    end: int
    text: str
    published: DateRange | None
    names: tuple[DateRange, ...]
    reports: tuple[DateRange, ...]
    open: bool
    incidents: tuple[str, ...] = ()
    bare: str | None = None


def read_told(store: Store) -> Iterator[Told]:
    """Yield the sentences of the stories; a text that many printed is told once."""
    links = store.links()
    copied = {each for group in links.copy_groups for each in _copies(group)}
    incidents = _incidents(links)
    for reading in store.readings():
        if reading.document.id not in copied:
            yield from told_in(reading, incidents)


def _copies(group: CopyGroup) -> set[str]:
    """Return the documents that have no words of their own."""
    first = group.origin or group.documents[0]
    return set(group.documents) - set(group.quoting) - {first}


def _incidents(links: Links) -> dict[str, str]:
    return {event: incident.id for incident in links.incidents for event in incident.events}


def told_in(reading: Reading, incidents: Mapping[str, str]) -> Iterator[Told]:
    """Yield the sentences of one story; ``incidents`` are those of all events."""
    document = reading.document
    times = _by_sentence(reading)
    reported, opened = _reported(reading, incidents)
    papers = _papers(reading)
    number = 0
    for index, sentence in enumerate(reading.sentences):
        if document.blocks[sentence.block].kind not in _STORY:
            continue
        events = reported.get(index, ())
        yield Told(
            document=document.id,
            path=document.path,
            number=number,
            start=sentence.start,
            end=sentence.end,
            text=document.text[sentence.start : sentence.end],
            published=document.published,
            names=tuple(
                value
                for time in times.get(index, ())
                if not _dates_a_paper(time, papers, document.text)
                for value in time.values
            ),
            reports=tuple(date for _, date in events if date is not None),
            open=index in opened,
            incidents=tuple(sorted({incidents[each] for each, _ in events if each in incidents})),
            bare=_without(document.text, sentence, times.get(index, ())),
        )
        number += 1


def _without(text: str, sentence: Sentence, times: Iterable[TimeExpression]) -> str | None:
    """Return what a sentence says beside its times, ``None`` where it names none."""
    parts, at = [], sentence.start
    for time in times:
        parts.append(text[at : time.start])
        at = max(at, time.end)
    return " ".join([*parts, text[at : sentence.end]]) if parts else None


def _by_sentence(reading: Reading) -> dict[int, list[TimeExpression]]:
    found: dict[int, list[TimeExpression]] = {}
    times = sorted(reading.times, key=lambda time: time.start)
    at = 0
    for index, sentence in enumerate(reading.sentences):
        while at < len(times) and times[at].start < sentence.end:
            if times[at].start >= sentence.start and times[at].end <= sentence.end:
                found.setdefault(index, []).append(times[at])
            at += 1
    return found


def _papers(reading: Reading) -> list[tuple[Span, Span | None]]:
    """Return where the articles of others are cited: the words of saying, and who says it."""
    return sorted(
        {
            (link.cue, link.span)
            for claim in reading.claims
            for link in claim.attribution[1:]
            if link.kind in _PAPERS and link.cue is not None
        },
        key=lambda each: each[0],
    )


def _dates_a_paper(
    time: TimeExpression, papers: Iterable[tuple[Span, Span | None]], text: str
) -> bool:
    """Tell whether a time is that of a report by another paper, not of what it reports."""
    return any(
        (cue.end <= time.start and _AFTER.fullmatch(text, cue.end, time.start))
        or (
            who is not None
            and time.end <= who.start
            and _BEFORE.fullmatch(text, time.end, who.start)
        )
        for cue, who in papers
    )


_Reported = dict[int, list[tuple[str, DateRange | None]]]


def _reported(reading: Reading, incidents: Mapping[str, str]) -> tuple[_Reported, set[int]]:
    """Return the reported events with their dates by sentence, and the sentences with none.

    Of what is told not to have been, only what had its day and failed is an incident.
    """
    claims = {claim.id: claim for claim in reading.claims}
    found: _Reported = {}
    told: dict[int, bool] = {}
    for event in reading.events:
        claim = claims.get(event.claim) if event.claim is not None else None
        failed = claim is not None and claim.act not in _ANSWERS and event.id in incidents
        reports = (
            claim is not None
            and (claim.polarity is Polarity.AFFIRMED or failed)
            and claim.modality not in _OPEN
        )
        told[event.sentence] = told.get(event.sentence, False) or reports
        if reports:
            found.setdefault(event.sentence, []).append((event.id, event.date))
    return found, {sentence for sentence, reports in told.items() if not reports}
