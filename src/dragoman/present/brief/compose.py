"""Composes a briefing: sections of sentences in words, and the numbered claims they cite."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice

from dragoman.model.when import DateRange
from dragoman.present.brief.narrow import narrow_records
from dragoman.present.web.brief_reports import (
    say_disputes,
    say_hedged,
    say_latest,
    say_predictions,
)
from dragoman.present.web.brief_ties import (
    say_backing,
    say_hedged_ties,
    say_holdings,
    say_opposition,
)
from dragoman.present.web.composer import Composer, Part, Sentence, names_with_the
from dragoman.present.web.lookup import Lookup, Records, Row, index_records
from dragoman.present.web.speakers import name_speaker

Maker = Callable[[Composer], Iterator[Sentence]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How many sentences of a maker are told; ``rest`` and ``command`` say what the others are."""

    maker: Maker
    most: int
    rest: str
    command: str


# two pages at most
_SECTIONS: tuple[tuple[str, tuple[Share, ...]], ...] = (
    (
        "What is the state",
        (
            Share(maker=say_holdings, most=5, rest="places held", command="holds PLACE"),
            Share(maker=say_backing, most=6, rest="who backs whom", command="backs"),
            Share(maker=say_opposition, most=4, rest="who opposes whom", command="backs"),
        ),
    ),
    (
        "What changed",
        (Share(maker=say_latest, most=7, rest="late incidents", command="timeline --every"),),
    ),
    (
        "What is disputed",
        (Share(maker=say_disputes, most=5, rest="disputes", command="disputes"),),
    ),
    (
        "What is only claimed",
        (
            Share(
                maker=say_hedged,
                most=4,
                rest="incidents told with a hedge",
                command="events --modality hedged",
            ),
            Share(maker=say_hedged_ties, most=3, rest="ties told with a hedge", command="backs"),
        ),
    ),
    (
        "What to watch",
        (Share(maker=say_predictions, most=5, rest="predictions", command="predictions"),),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A run of words of a sentence; ``notes`` are the numbers of the citations it ends with."""

    text: str
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with its sentences, each a tuple of runs of words.

    ``more`` says what was left out and which command tells it.
    """

    heading: str
    sentences: tuple[tuple[Words, ...], ...]
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A cited claim: who says it, where, when, and the very words with their place."""

    number: int
    claim: str
    speaker: str
    published: str | None
    path: str
    start: int
    end: int
    quote: str
    grade: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A briefing, ready to be written in any form; ``on`` is a day, where one is known.

    ``dated`` says how far that day is known.
    """

    title: str
    on: str | None
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    dated: str | None = None

    @property
    def opening(self) -> str:
        """Return for what day it is told."""
        if self.on is None:
            return "State of play; no article is dated."
        return " ".join([f"State of play on {self.on}.", *([self.dated] if self.dated else [])])


def compose_briefing(
    records: Records,
    *,
    title: str,
    on: str | None,
    about: str | None = None,
    dated: str | None = None,
) -> Brief:
    """Return the briefing for a day (ISO) or for all days, on everything or one entity (its id).

    A sentence that cites nothing is left out, whatever it says.
    """
    day = on or DateRange.year(9999).last.isoformat()
    lookup = index_records(narrow_records(records, on=day, about=about))
    composer = Composer(lookup=lookup, on=day, with_the=names_with_the(lookup), firm=True)
    sections = []
    for heading, shares in _SECTIONS:
        made = chain.from_iterable(islice(each.maker(composer), each.most) for each in shares)
        sentences = tuple(_in_words(lookup, sentence) for sentence in made if _cites(sentence))
        more = tuple(filter(None, (_say_rest(composer, each) for each in shares)))
        if sentences:
            sections.append(Section(heading=heading, sentences=sentences, more=more))
    claims = lookup.rows["claims"]
    notes = tuple(
        _note(lookup, number, claims[position])
        for number, position in enumerate(composer.notes.values(), start=1)
    )
    return Brief(title=title, on=on, sections=tuple(sections), notes=notes, dated=dated)


def _say_rest(composer: Composer, share: Share) -> str:
    """Say how many sentences are left out and which command tells what is in them."""
    apart = replace(composer, notes={})  # what is not told takes no number of a citation
    rest = sum(map(_cites, islice(share.maker(apart), share.most, None)))
    return f"And {rest} more ({share.rest}: dragoman {share.command})." if rest else ""


def _cites(sentence: Sentence) -> bool:
    return any(isinstance(part, dict) and part.get("c") for part in sentence)


def _in_words(lookup: Lookup, sentence: Sentence) -> tuple[Words, ...]:
    """Return a sentence as runs of words, each up to its citations."""
    runs: list[Words] = []
    text = ""
    for part in sentence:
        if isinstance(part, dict) and "c" in part:
            runs.append(Words(text=text, notes=tuple(part["c"])))
            text = ""
        else:
            text += _plain(lookup, part)
    return (*runs, Words(text=text)) if text.strip() else tuple(runs)


def _plain(lookup: Lookup, part: Part) -> str:
    if isinstance(part, str):
        return part
    if "e" in part:
        return str(lookup.rows["entities"][part["e"]]["name"])
    if "q" in part:
        quote = " ".join(str(lookup.rows["claims"][part["q"]]["quote"]).split())
        return quote if quote[:1] in {"“", '"'} else f"“{quote}”"
    return str(part.get("t", part.get("d")))


def _note(lookup: Lookup, number: int, claim: Row) -> Note:
    document = lookup.get("documents", claim["document"])
    where = (document["path"] or document["url"]) if document is not None else None
    return Note(
        number=number,
        claim=claim["id"],
        speaker=name_speaker(lookup, claim),
        published=document["published"] if document is not None else None,
        path=where or claim["document"],
        start=claim["start"],
        end=claim["end"],
        quote=" ".join(claim["quote"].split()),
        grade=claim.get("grade"),
    )
