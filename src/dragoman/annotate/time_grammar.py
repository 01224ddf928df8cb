"""Finds the words that name times; what they say is read by the rules, nothing is resolved here."""

import re
from collections.abc import Iterator

from dragoman.annotate.time_rules import load_rules, year_rule
from dragoman.annotate.time_terms import Atom, Points, Term
from dragoman.knowledge.times import TimeWords, load_time_words

_JOINED = re.compile(r"\s*(?:[-–—,]|and|or|to)\s*")


def find_atoms(text: str, start: int, end: int) -> Iterator[Atom]:
    """Yield the time words in ``text[start:end]``, in order, none overlapping."""
    words, (master, rules) = load_time_words(), load_rules()
    position, last_end = start, start
    while (found := master.search(text, position, end)) is not None:
        rule = rules[int((found.lastgroup or "r0")[1:])]
        match = rule.pattern.match(text, found.start(), end)
        term = rule.read(match, words) if match is not None else None
        joined = _JOINED.fullmatch(text, last_end, found.start())
        if match is None or term is None or not _stands(text, match, term, words, joined=joined):
            position = _next_word(text, found.start(), end)
            continue
        yield Atom(start=match.start(), end=match.end(), term=term)
        position = last_end = match.end()


def _next_word(text: str, start: int, end: int) -> int:
    while start < end and text[start].isalnum():
        start += 1
    return min(start + 1, end)


def _stands(
    text: str, match: re.Match[str], term: Term, words: TimeWords, *, joined: object
) -> bool:
    """Tell whether the words around let a weekday, month or year be one."""
    before, after = _word_before(text, match.start()), _word_after(text, match.end())
    if after in words.name_closers or before in words.name_openers:
        return False
    if not isinstance(term, Points) or len(term.points) > 1:
        return True
    point = term.points[0]
    if match.re is year_rule().pattern:
        return joined is not None or _year_stands(text, match, before, after, words)
    bare_month = point.month is not None and point.day is None and point.year is None
    if bare_month and point.part is None and point.months is None and point.season is None:
        name = match.group().strip().lower()
        if name in words.ambiguous_months and joined is None:
            return before.lower() in words.month_openers or _qualifies(text, match, before, words)
    return True


def _qualifies(text: str, match: re.Match[str], before: str, words: TimeWords) -> bool:
    """Tell whether month or year stands between a determiner and a noun (the March attack)."""
    lowered = before.lower()
    determined = lowered in words.year_determiners or text[: match.start()].rstrip().endswith(
        ("'s", "’s", "s'", "s’")
    )
    return (
        determined and re.match(r"[\s-]+[A-Za-z]", text[match.end() : match.end() + 3]) is not None
    )


def _year_stands(
    text: str, match: re.Match[str], before: str, after: str, words: TimeWords
) -> bool:
    opener = before.lower().rpartition("-")[2]
    round_number = match["year"].endswith("00")
    counted = round_number and after.islower() and after not in words.after_year
    if opener in words.year_openers:
        return not counted
    if opener in words.loose_year_openers:
        return not after or not after.islower() or after in words.after_year
    if text[max(0, match.start() - 1)] == "(" and text[match.end() : match.end() + 1] in {")", ","}:
        return True
    return not counted and _qualifies(text, match, before, words)


def _word_before(text: str, start: int) -> str:
    found = re.search(r"([\w'’-]+)[\s,]*\Z", text[max(0, start - 30) : start])
    return found[1] if found is not None else ""


def _word_after(text: str, end: int) -> str:
    found = re.match(r"\s+([\w]+)", text[end : end + 30])
    return found[1] if found is not None else ""
