"""The year of a day told without one, from articles that tell the same event with its year."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from importlib.resources import files

from dragoman.link.affiliations import Affiliations
from dragoman.link.agreements import agreement
from dragoman.link.facts import Fact, gather_facts
from dragoman.model.reading import Reading
from dragoman.model.text import DateBasis, Document, Span
from dragoman.model.when import DateRange
from dragoman.store.base import Store

# A day told without its year is the last such day: within a year, less a day.
A_YEAR = timedelta(days=364)
# An article whose days of publication are no more than this is dated well enough.
KNOWN_DAYS = 45
# Parties and places that two accounts of one day must both name, one of them as who acted.
SHARED = 2
TOLD = frozenset({"clause", "sentence"})
NO_DAY = ("", 0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """The days on which an article can have been published, once others tell what it tells.

    ``evidence`` is the day in its own text, ``why`` names the account that has the year.
    """

    document: str
    days: DateRange
    evidence: Span
    why: str


def find_undated(store: Store) -> Mapping[str, Dating | None]:
    """Return what other articles say of the date of each whose date is argued; ``None``: nothing.

    Only articles whose own date is stated date others, so that no argument goes in a circle.
    """
    argued = store.query("SELECT id FROM documents WHERE published_basis = 'inferred' ORDER BY id")
    if not argued:
        return {}
    sql = files(__package__).joinpath("undated.sql").read_text(encoding="utf-8")
    pairs = store.query(sql)
    wanted = sorted({row[each] for row in pairs for each in ("document", "teller")})
    read = [reading for each in wanted if (reading := store.reading(each)) is not None]
    found = {dating.document: dating for dating in date_readings(read)}
    return {row["id"]: found.get(row["id"]) for row in argued}


def date_readings(readings: Sequence[Reading]) -> Iterator[Dating]:
    """Yield a dating for each article to which the others leave one year, in order of ids."""
    documents = {reading.document.id: reading.document for reading in readings}
    facts = gather_facts(readings)
    by_day: dict[tuple[str, int, int], list[Fact]] = {}
    own: dict[str, list[Fact]] = {}
    for fact in facts.facts:
        day = _day(fact)
        if day is not None and _is_dated(documents[fact.document]):
            by_day.setdefault(day, []).append(fact)
        elif day is not None:
            own.setdefault(fact.document, []).append(fact)
    known = _Known(by_day=by_day, affiliations=Affiliations(facts.entities))
    for document, told in sorted(own.items()):
        days = _days_left(documents[document])
        dating = _date(days, told, known) if days is not None else None
        if dating is not None:
            yield dating


def _is_dated(document: Document) -> bool:
    return document.published is not None and document.published_basis is not DateBasis.INFERRED


def _days_left(document: Document) -> DateRange | None:
    """Return the days that the article's own text leaves, if they are too many to be a date."""
    if document.published_basis is not DateBasis.INFERRED:
        return None
    days = document.published_alone or document.published
    return days if days is not None and days.days > KNOWN_DAYS else None


def _day(fact: Fact) -> tuple[str, int, int] | None:
    """Return type, month and day of an event of which the text itself tells the day."""
    date = fact.event.date
    if date is None or fact.event.date_evidence is None or fact.event.date_basis not in TOLD:
        return None
    first, last = date.first, date.last
    if (first.month, first.day) != (last.month, last.day):
        return None
    return fact.event.type, first.month, first.day


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """Events whose whole day is told, by type and day of the year."""

    by_day: Mapping[tuple[str, int, int], Sequence[Fact]]
    affiliations: Affiliations


def _date(days: DateRange, told: Sequence[Fact], known: _Known) -> Dating | None:
    """Return what is left of the days if all accounts of what is told here have one year."""
    found = [
        (fact, other)
        for fact in told
        for other in known.by_day.get(_day(fact) or NO_DAY, ())
        if _is_within(other, days) and _tell_one(fact, other, known.affiliations)
    ]
    years = {other.event.date.first.year for _, other in found if other.event.date is not None}
    if len(years) != 1:
        return None
    fact, other = min(found, key=lambda pair: (pair[0].event.start, pair[1].event.id))
    day, evidence = other.event.date, fact.event.date_evidence
    if day is None or evidence is None:
        return None
    return Dating(
        document=fact.document,
        days=DateRange(first=max(days.first, day.first), last=min(days.last, day.first + A_YEAR)),
        evidence=evidence,
        why=f"{other.event.id} in {other.document} tells of it on {day.edtf()}",
    )


def _is_within(other: Fact, days: DateRange) -> bool:
    date = other.event.date
    if date is None or date.days > 1:
        return False
    return date.first <= days.last and date.first + A_YEAR >= days.first


def _tell_one(fact: Fact, other: Fact, affiliations: Affiliations) -> bool:
    if not fact.actors & other.actors or agreement(fact, other, affiliations) is None:
        return False
    return len(_names(fact) & _names(other)) >= SHARED


def _names(fact: Fact) -> set[str]:
    place = {fact.place} if fact.place is not None else set()
    return {*fact.actors, *fact.recipients, *fact.nearby, *place}
