"""The dateline in front of a story's first words: place, day, agency and a dash."""

import re
from dataclasses import dataclass

from dragoman.model.text import Span

_CITY = r"[A-Z][A-Z.'’-]+(?:[ /][A-Z][A-Z.'’-]+)*"
_PLACE = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)*"
_MONTH = r"(?i:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DAY = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH}|\d{{1,2}}/\d{{1,2}})"
_DATE = rf"(?:(?:[A-Z][a-z]+day,? )?{_DAY}(?:,? ?\d{{4}})?)"
_CREDIT = r"\s*(?:\(|-LRB-\s*)(?P<credit>[A-Z][\w.&/'’ -]{1,40}?)(?:\)|\s*-RRB-)"
_DASH = r"\s*(?:—|–|―|--|-)\s*"

_DATELINES = (
    # TRIPOLI, Libya, April 7, 2019 (Agency) — and every part of it that leaves a credit or a date
    re.compile(
        rf"(?:{_CITY}|{_PLACE})(?:, {_PLACE}){{0,2}}(?:,? {_DATE})?{_CREDIT}(?:{_DASH}|\s*:\s+)"
    ),
    re.compile(rf"(?:{_CITY}|{_PLACE})(?:, {_PLACE}){{0,2}},? {_DATE}{_DASH}(?=\S)"),
    # (Agency) —
    re.compile(rf"{_CREDIT}{_DASH}"),
    # TRIPOLI, Libya —
    re.compile(rf"{_CITY}(?:, {_PLACE})?(?:\s+(?:—|–|--)\s+|--\s*)(?=[A-Z\"“‘'`])"),
    # TRIPOLI - , and with a land behind it
    re.compile(rf"[A-Z][A-Z.'’ ]{{3,20}}[A-Z](?:, {_PLACE})?\s+-\s+(?=[A-Z\"“‘'`])"),
    # 2017-03-14 in front of the first words
    re.compile(r"(?i:date\s*:?\s+)?\d{4}-\d\d-\d\d(?:T[\d:.+Z-]+)?\s*[|:—–-]?\s+(?=[\"“‘'`A-Z])"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """The dateline with its dash, and the agency or paper credited in it."""

    span: Span
    credit: str | None = None


def find_dateline(text: str, paragraph: Span) -> Dateline | None:
    """Find a dateline at the start of a paragraph."""
    for pattern in _DATELINES:
        match = pattern.match(text, paragraph.start, paragraph.end)
        if match is None or match.end() >= paragraph.end:
            continue
        end = paragraph.start + len(match.group().rstrip())
        credit = match.groupdict().get("credit")
        return Dateline(
            span=Span(start=paragraph.start, end=end),
            credit=credit.strip() if credit else None,
        )
    return None
