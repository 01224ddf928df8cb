"""The rules of the time grammar: a pattern each, and how its words are read into a term."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.annotate.time_terms import Calendar, Deictic, Distance, Points, Stretch, Term
from dragoman.knowledge.times import TimeWords, load_time_words
from dragoman.text.dates import (
    DAY,
    MONTH,
    MONTHS,
    WEEKDAYS,
    YEAR,
    day_number,
    find_dates,
    month_number,
    weekday_number,
)

_MONTH_NAME = "|".join(month.capitalize() for month in MONTHS)
_WEEKDAY_NAME = "|".join(weekday.capitalize() for weekday in WEEKDAYS)
_TO = r"(?:\s*[-–—]\s*|\s+(?:to|through|until|till)\s+)"
_AND = r"(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s+or\s+)"
_PART = r"(?:(?P<part>[Ee]arly|[Mm]id|[Ll]ate)(?:\s+in)?[\s-]+)"
_EDGE_OF = r"(?:(?P<edge>[Ss]tart|[Bb]eginning|[Mm]iddle|[Ee]nd|[Cc]lose)\s+of\s+(?:the\s+)?)"
_DAY_TIME = r"(?:\s+(?:morning|afternoon|evening|night))?"
_UNIT = r"(?P<unit>day|week|fortnight|month|year|decade)"
_PARTS = {
    "early": "early", "start": "early", "beginning": "early", "mid": "mid", "middle": "mid",
    "late": "late", "end": "late", "close": "late",
}  # fmt: skip
_DAY_WORDS = {
    "yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "last night": -1,
    "this morning": 0, "this afternoon": 0, "this evening": 0,
    "the day before yesterday": -2, "the day after tomorrow": 2,
}  # fmt: skip
_WHICH = {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1}
_QUARTERS = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": 3}

Reader = Callable[[re.Match[str], TimeWords], Term | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A pattern and the reader of what it matches; a reader may decline with ``None``."""

    pattern: re.Pattern[str]
    read: Reader


# --- readers ---------------------------------------------------------------------------------


def _read_figures(match: re.Match[str], _: TimeWords) -> Term | None:
    found = next(find_dates(match.group()), None)
    if found is None:
        return None
    return _one(year=found.year, month=found.month, day=found.day, swapped=found.swapped)


def _read_days(match: re.Match[str], _: TimeWords) -> Term | None:
    """Read a month with one or more days: March 3; March 3-5, 2017; 3 and 5 March."""
    month = month_number(match["month"])
    days = [day_number(day) for day in re.findall(r"\d{1,2}(?:st|nd|rd|th)?", match["days"])]
    year = int(match["year"]) if match["year"] else None
    named = weekday_number(match["weekday"]) if match["weekday"] else None
    points = tuple(Calendar(year=year, month=month, day=day, weekday=named) for day in days)
    return Points(
        points=points, is_range=len(points) > 1 and not re.search("and|or|,", match["days"])
    )


def _read_month(match: re.Match[str], _: TimeWords) -> Term | None:
    year = int(match["year"]) if match["year"] else None
    return _one(year=year, month=month_number(match["month"]), part=_part(match))


def _read_season(match: re.Match[str], words: TimeWords) -> Term | None:
    first, months = words.seasons[match["season"].lower()]
    year = int(match["year"]) if match["year"] else None
    return _one(year=year, month=first, season=(first, months), part=_part(match))


def _read_year(match: re.Match[str], _: TimeWords) -> Term | None:
    year, part = int(match["year"]), _part(match)
    if match["until"] is None:
        return _one(year=year, part=part)
    until = match["until"]
    last = int(until) if len(until) > 2 else year // 100 * 100 + int(until)  # noqa: PLR2004 - 2011-13
    if last <= year:
        return None
    return Points(points=(Calendar(year=year), Calendar(year=last)), is_range=True)


def _read_decade(match: re.Match[str], _: TimeWords) -> Term | None:
    return _one(year=int(match["decade"]), years=10, part=_part(match))


def _read_fraction(match: re.Match[str], _: TimeWords) -> Term | None:
    """Read the first half of 2017, the second quarter, Q3 2018."""
    months = 6 if match["fraction"] == "half" else 3
    nth = _QUARTERS[match["nth"].lower()] if match["nth"] else int(match["q"]) - 1
    if nth >= 12 // months:
        nth = 12 // months - 1
    return _one(year=int(match["year"]), month=1 + nth * months, months=months)


def _read_weekday(match: re.Match[str], _: TimeWords) -> Term | None:
    named = weekday_number(match["weekday"])
    which = (match["which"] or "").lower()
    if which:
        point = Calendar(weekday=named)
        return Deictic(unit="point", offset=_WHICH[which], point=point)
    return _one(weekday=named)


def _read_day_word(match: re.Match[str], _: TimeWords) -> Term | None:
    words = " ".join(match.group().lower().split())
    return Deictic(unit="day", offset=_DAY_WORDS[words])


def _read_which(match: re.Match[str], words: TimeWords) -> Term | None:
    """Read last week, early next month, earlier this year, last spring, next March."""
    offset, name = _WHICH[match["which"].lower()], match["name"]
    side = (match["side"] or "").lower()
    clip = {"earlier": "before", "later": "after"}.get(side)
    part = _PARTS.get(side) or _part(match)
    lowered = name.lower()
    if lowered in words.seasons:
        first, months = words.seasons[lowered]
        point = Calendar(month=first, season=(first, months), part=part)
        return Deictic(unit="point", offset=offset, clip=clip, point=point)
    if name in _MONTH_NAME.split("|"):
        point = Calendar(month=month_number(name), part=part)
        return Deictic(unit="point", offset=offset, clip=clip, point=point)
    return Deictic(unit=lowered, offset=offset, part=part, clip=clip)


def _read_edge(match: re.Match[str], _: TimeWords) -> Term | None:
    """Read the end of the year."""
    return Deictic(unit=match["unit"], part=_part(match))


def _read_weekend(_: re.Match[str], __: TimeWords) -> Term | None:
    return Deictic(unit="weekend", point=Calendar(weekday=5))


def _read_ago(match: re.Match[str], words: TimeWords) -> Term | None:
    low, high = _count(match["count"], words)
    return Distance(low=low, high=high, unit=match["unit"], sign=-1)


def _read_later(match: re.Match[str], words: TimeWords) -> Term | None:
    low, high = _count(match["count"], words)
    sign = -1 if match["way"] in {"earlier", "before", "previously"} else 1
    return Distance(low=low, high=high, unit=match["unit"], sign=sign, discourse=True)


def _read_in(match: re.Match[str], words: TimeWords) -> Term | None:
    low, high = _count(match["count"], words)
    return Distance(low=low, high=high, unit=match["unit"], sign=1, forward_only=True)


def _read_neighbour(match: re.Match[str], _: TimeWords) -> Term | None:
    """Read the next day, the previous week, the same month, that year."""
    which = match["which"].lower()
    sign = -1 if which in {"previous", "preceding"} else 1
    steps = 0 if which in {"same", "very same", "that", "that same", "that very"} else 1
    return Distance(low=steps, high=steps, unit=match["unit"], sign=sign, discourse=True)


def _read_day_beside(match: re.Match[str], _: TimeWords) -> Term | None:
    sign = -1 if match["way"] in {"before", "earlier"} else 1
    return Distance(low=1, high=1, unit="day", sign=sign, discourse=True)


def _read_stretch(match: re.Match[str], words: TimeWords) -> Term | None:
    count = match["count"]
    return Stretch(high=_count(count, words)[1] if count else 1, unit=match["unit"])


def _read_vague_stretch(match: re.Match[str], _: TimeWords) -> Term | None:
    # "for months now": more than one, and fewer than the next larger unit would hold
    most = {"day": 6, "week": 4, "month": 11, "year": 9, "decade": 9}
    return Stretch(high=most[match["unit"]], unit=match["unit"])


def _read_ordinal(match: re.Match[str], _: TimeWords) -> Term | None:
    return _one(day=day_number(match["day"]))


def _read_holiday(match: re.Match[str], words: TimeWords) -> Term | None:
    month, day = words.holidays[match["name"].replace("’", "'")]
    return _one(year=int(match["year"]) if match["year"] else None, month=month, day=day)


def _read_named_day(match: re.Match[str], words: TimeWords) -> Term | None:
    day = words.named_days[match.group()]
    return _one(year=day.year, month=day.month, day=day.day)


def _one(**fields: object) -> Points:
    return Points(points=(Calendar(**fields),))  # type: ignore[arg-type]


def _part(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    word = groups.get("part") or groups.get("edge")
    return _PARTS[word.lower()] if word else None


def _count(text: str, words: TimeWords) -> tuple[int, int]:
    folded = " ".join(text.lower().split())
    if folded.isdigit():
        return int(folded), int(folded)
    return words.numbers[folded]


# --- rules --------------------------------------------------------------------------------------


@cache
def year_rule() -> Rule:
    """Return the rule of bare years; whether one is a year its surroundings must tell."""
    until = rf"(?:\s*[-–/]\s*(?P<until>{YEAR}|\d\d)(?!\d))?"
    pattern = rf"(?:{_PART}|{_EDGE_OF})?(?P<year>{YEAR}){until}(?![\w-])"
    return Rule(pattern=re.compile(pattern), read=_read_year)


def _absolute_rules(words: TimeWords) -> Iterator[tuple[str, Reader]]:
    seasons = "|".join(words.seasons)
    weekday = rf"(?:(?P<weekday>{_WEEKDAY_NAME})\s*,?\s+(?:the\s+)?)?"
    more = rf"(?:(?:{_TO}|{_AND}){DAY}(?!\s+(?:{MONTH}|\w+s\b)))"
    yield "|".join(re.escape(name) for name in words.named_days), _read_named_day
    yield r"(?:19|20)\d\d-(?:0\d|1[0-2])-[0-3]\d(?!\d)", _read_figures
    yield r"\d{1,2}([/.])\d{1,2}\1(?:19|20)\d\d(?!\d)", _read_figures
    yield (
        rf"{weekday}(?P<month>{MONTH})\s+(?P<days>{DAY}{more}*)(?![\w])(?:\s*,?\s+(?P<year>{YEAR}))?",
        _read_days,
    )
    days = rf"(?P<days>{DAY}(?:(?:{_TO}|{_AND}){DAY})*)"
    year = rf"(?:\s*,?[\s-]+(?P<year>{YEAR}))?"
    yield rf"{weekday}{days}(?:\s+of)?[\s-]+(?P<month>{MONTH}){year}", _read_days
    holidays = "|".join(name.replace("'", "['’]") for name in words.holidays)
    yield rf"(?P<name>{holidays})(?:\s*,?\s+(?P<year>{YEAR}))?", _read_holiday
    nth = r"(?:the\s+)?(?P<nth>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast)"
    fraction = rf"{nth}\s+(?P<fraction>half|quarter)\s+of\s+|Q(?P<q>[1-4])\s+(?:of\s+)?"
    yield rf"(?:{fraction})(?P<year>{YEAR})", _read_fraction
    of_year = rf"(?:(?:\s*,?\s+|\s+of\s+)(?P<year>{YEAR}))?"
    yield rf"(?:{_PART}|{_EDGE_OF})?(?P<month>{_MONTH_NAME}){of_year}(?![\w])", _read_month
    yield rf"(?P<month>{MONTH})\s+(?P<year>{YEAR})(?P<part>(?!))?", _read_month
    yield (
        rf"(?:{_PART}|{_EDGE_OF})?(?i:(?P<season>{seasons}))(?:\s+of)?\s+(?P<year>{YEAR})",
        _read_season,
    )
    closed = r"(?=\s*[.,;:)]|\s+(?:and|after|when|as|but)\b|\Z)"
    season = r"(?P<season>spring|summer|autumn|winter)(?P<year>(?!))?"
    yield rf"(?<=[Tt]he )(?:{_PART})?{season}{closed}", _read_season
    yield rf"(?:{_PART})?(?:the\s+)?(?P<decade>(?:19|20)\d0)['’]?s\b", _read_decade


def _relative_rules(words: TimeWords) -> Iterator[tuple[str, Reader]]:
    count = "|".join(sorted(words.numbers, key=len, reverse=True)) + r"|\d{1,3}"
    seasons = "|".join(words.seasons)
    number = rf"(?i:(?P<count>{count}))"
    days = "|".join(sorted(_DAY_WORDS, key=len, reverse=True))
    yield rf"(?i:{days})(?!['’]s\s+(?:Show|Hero|World))", _read_day_word
    side = rf"(?:(?P<side>[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate)\s+(?:in\s+)?|{_EDGE_OF})?"
    name = rf"week|weekend|month|year|quarter|decade|century|(?i:{seasons})|{_MONTH_NAME}"
    yield (
        rf"{side}(?i:(?P<which>last|this|next|coming))\s+(?P<name>{name})(?![\w-])",
        _read_which,
    )
    yield (
        rf"(?:(?i:(?P<which>last|this|next|past|coming))\s+)?(?P<weekday>{_WEEKDAY_NAME}){_DAY_TIME}(?!s?\w)",
        _read_weekday,
    )
    yield (
        r"(?P<edge>[Ss]tart|[Bb]eginning|[Mm]iddle|[Ee]nd)\s+of\s+the\s+(?P<unit>week|month|year)(?!\w)",
        _read_edge,
    )
    yield r"(?:(?<=[Tt]he )|[Tt]his\s+past\s+|past\s+)weekend(?!\w)", _read_weekend
    yield rf"{number}\s+{_UNIT}s?\s+ago(?!\w)", _read_ago
    yield (
        rf"{number}\s+{_UNIT}s?\s+(?P<way>earlier|later|previously|before(?=\s*[.,;]))(?!\w)",
        _read_later,
    )
    yield rf"[Ii]n\s+{number}\s+{_UNIT}s?(?:['’]s?\s+time|\s+time)?(?!\w)", _read_in
    yield (
        rf"(?i:the\s+(?P<which>next|following|previous|preceding|same|very\s+same))\s+{_UNIT}(?!s?\w)",
        _read_neighbour,
    )
    yield (
        r"(?i:(?P<which>that\s+same|that\s+very|that))\s+(?P<unit>day|week|month|year)(?!\w)",
        _read_neighbour,
    )
    yield (
        r"(?i:a|the)\s+day\s+(?P<way>before|earlier|after|later)(?=\s*[.,;)]|\Z)",
        _read_day_beside,
    )
    yield rf"(?i:the\s+(?:past|last)|this\s+past)\s+(?:{number}\s+)?{_UNIT}s?(?!\w)", _read_stretch
    yield rf"(?i:for)\s+(?:many\s+)?{_UNIT}s\s+now(?!\w)", _read_vague_stretch
    yield (
        r"(?<=[Oo]n )the\s+(?P<day>\d{1,2}(?:st|nd|rd|th))(?=\s*[.,;]|\s+(?:and|when|after)\b|\Z)",
        _read_ordinal,
    )


@cache
def load_rules() -> tuple[re.Pattern[str], Sequence[Rule]]:
    """Compile every rule, and one pattern that finds where any of them matches."""
    words = load_time_words()
    sources = [*_absolute_rules(words), *_relative_rules(words)]
    rules = [Rule(pattern=re.compile(source), read=read) for source, read in sources]
    rules.append(year_rule())
    bare = [re.sub(r"\(\?P<\w+>", "(?:", rule.pattern.pattern) for rule in rules]
    bare = [source.replace(r"([/.])\d{1,2}\1", r"[/.]\d{1,2}[/.]") for source in bare]
    master = "|".join(f"(?P<r{number}>{source})" for number, source in enumerate(bare))
    return re.compile(rf"(?<![\w/.-])(?:{master})"), tuple(rules)
