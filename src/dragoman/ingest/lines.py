"""What one paragraph is by its own words: furniture, caption, credit, byline, date line."""

import re

from dragoman.knowledge.page_furniture import PageFurniture
from dragoman.model.text import BlockKind
from dragoman.text.dates import find_dates

_SPACE = re.compile(r"\s+")
# What may stand beside the date in a line that is only a date.
_DATE_COMPANY = re.compile(
    r"""(?ix) \b(?: date|published|posted|updated|last|modified|first|issued|created|on|at|by|the
    |of|a\.?m\.?|p\.?m\.?|gmt|utc|bst|e[ds]?t|p[ds]?t|cet|cest|ist|hrs?|hours?
    |(?:mon|tues?|wednes|thurs?|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun )\b
    | [\d:.,|()/•·-]+"""
)
_MARKUP = re.compile(r"[*_#|()]+")
# The name of a paper or writer in a line of its own, and what needs no capital in it.
IMPRINT_WORDS = 7
_SMALL = frozenset({"of", "and", "the", "for", "in", "on", "at", "by", "from", "with"})
MAX_HEADLINE_WORDS = 28
SENTENCE_ENDS = (".", "…", ";", ":")


def fold(text: str) -> str:
    """Return the text with every run of white space as one space."""
    return _SPACE.sub(" ", text)


def classify_line(line: str, furniture: PageFurniture, *, zone: str) -> BlockKind | None:
    """Return what a paragraph is by its wording, or ``None`` for ordinary words.

    ``zone`` is ``head``, ``story`` or ``tail``; some wordings tell only outside the story.
    """
    words = line.count(" ") + 1
    if is_date_line(line):
        return BlockKind.DATELINE
    if furniture.run_in_credit.match(line):
        return None
    for rule in furniture.lines:
        in_zone = rule.zone in {"any", zone} or (rule.zone == "edge" and zone != "story")
        if in_zone and words <= rule.words and rule.pattern.search(line):
            return rule.kind
    if furniture.update.bracketed.search(line):
        return BlockKind.UPDATE
    if zone == "tail" and is_notice(line, furniture):
        return BlockKind.FURNITURE
    return None


def is_date_line(line: str) -> bool:
    """Tell whether a line holds a day and nothing else."""
    if len(line) > 120 or not any(char.isdigit() for char in line):  # noqa: PLR2004 - a line of date
        return False
    found = next(iter(find_dates(line)), None)
    if found is None or found.day is None:
        return False
    rest = line[: found.start] + " " + line[found.end :]
    return not any(char.isalnum() for char in _DATE_COMPANY.sub(" ", rest))


def is_dated_names(line: str) -> bool:
    """Tell a line of names with a whole date: "The Daily Gull, 12 January 2024"."""
    found = next(iter(find_dates(line)), None)
    if found is None or found.day is None or found.year is None:
        return False
    rest = _DATE_COMPANY.sub(" ", line[: found.start] + " " + line[found.end :])
    return is_names(_MARKUP.sub(" ", rest).strip(" ,:;-–—"))


def is_names(line: str) -> bool:
    """Tell whether a short line holds words with capitals and nothing else."""
    words = [word for word in line.split() if word[0].isalpha() and word.lower() not in _SMALL]
    capitals = all(word[0].isupper() for word in words)
    return bool(words) and line.count(" ") < IMPRINT_WORDS and capitals and is_headline(line)


def is_notice(line: str, furniture: PageFurniture) -> bool:
    """Tell whether a paragraph is a legal or service notice by how many of its words are."""
    notice, words = furniture.notice, line.count(" ") + 1
    if words > notice.longest or notice.speech.search(line):
        return False
    cues = len({match.group().lower() for match in notice.cues.finditer(line)})
    needed = notice.needed
    if notice.address.search(line):
        needed = notice.needed_when_short if words <= notice.short else notice.needed_with_address
    return cues >= needed and words <= cues * notice.words_per_cue


def is_section(line: str, furniture: PageFurniture) -> bool:
    """Tell whether a line only names a part of the site."""
    return all(word in furniture.sections for word in line.lower().split())


def is_headline(line: str) -> bool:
    """Tell whether a line could be a heading: short, and closed by no full stop."""
    return (
        line.count(" ") < MAX_HEADLINE_WORDS
        and not line.endswith(SENTENCE_ENDS)
        and not line.startswith((">", "•", "*", "- ", "– ", "·"))
        and any(char.isalpha() for char in line)
    )


def is_story(line: str) -> bool:
    """Tell whether a paragraph is long enough to be the story itself."""
    words = line.count(" ") + 1
    return words > MAX_HEADLINE_WORDS or (words >= 10 and line.endswith((".", "”", '"', "''", "…")))  # noqa: PLR2004
