"""One generated line for an incident, built from its records alone."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from dragoman.link.facts import Fact, Facts
from dragoman.model.claims import Polarity
from dragoman.model.when import DateRange

# What each type is called in a line; a mode that says more comes before it.
NOUNS = {
    "AGREE": ("Agreement", "with"),
    "CONSULT": ("Talks", "with"),
    "SUPPORT": ("Support", "for"),
    "CONCEDE": ("Concession", "to"),
    "COOPERATE": ("Cooperation", "with"),
    "AID": ("Aid", "to"),
    "RETREAT": ("Retreat", "before"),
    "REQUEST": ("Request", "to"),
    "ACCUSE": ("Accusation", "against"),
    "REJECT": ("Rejection", "towards"),
    "THREATEN": ("Threat", "against"),
    "PROTEST": ("Protest", "against"),
    "SANCTION": ("Sanction", "against"),
    "MOBILIZE": ("Mobilization", "against"),
    "COERCE": ("Coercion", "against"),
    "ASSAULT": ("Attack", "on"),
}
MOST_NAMES = 3
# one gives way before an enemy, and leaves from a place
AWAY = "before"

# "whose forces": words that say nothing without those before them
_OWNED = re.compile(r"(?:whose|his|her|its|their|our|my)\b", re.IGNORECASE)
_OPENING = re.compile(
    r"(?:An?|The|Its|His|Her|Their|More|At|Some|Several|Many|[A-Z][a-z]+(?= [a-z]))\b"
)


def write_headline(
    group: Sequence[Fact], date: DateRange | None, place: str | None, facts: Facts
) -> str:
    """Return e.g. ``Attack on oil terminals by Benghazi Defence Brigades, Sidra, 2017-03-03``."""
    noun, towards = NOUNS.get(group[0].event.type, (group[0].event.type.capitalize(), "towards"))
    modes = Counter(mode for fact in group for mode in fact.event.modes)
    mode = min(modes, key=lambda each: (-modes[each], each)) if modes else None
    if all(fact.event.polarity is Polarity.DENIED for fact in group):
        noun = f"No {noun.lower()}"
    parts = [f"{noun} ({mode})" if mode else noun]
    recipients = _names(group, "recipients", facts)
    actors = _names(group, "actors", facts)
    left = any(place in fact.recipients for fact in group)
    if recipients:
        parts.append(f"{'from' if left and towards == AWAY else towards} {recipients}")
    if actors and actors != recipients:
        parts.append(f"by {actors}")
    tail = [facts.name(place)] if place is not None and not left else []
    tail += [date.edtf()] if date is not None else []
    return ", ".join([" ".join(parts), *tail])


def _names(group: Sequence[Fact], role: str, facts: Facts) -> str:
    entities: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for fact in group:
        entities.update(fact.actors if role == "actors" else fact.recipients - fact.actors)
        words.update(fact.actor_words if role == "actors" else fact.recipient_words)
    # descriptions differ from account to account: only the commonest one is shown
    told = Counter({each: count for each, count in words.items() if not _OWNED.match(each)})
    names = [facts.name(entity) for entity in _most(entities)] or _lowered(_most(told)[:1])
    shown = names[:MOST_NAMES]
    more = len(names) - len(shown)
    if more:
        return f"{', '.join(shown)} and {more} more"
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def _lowered(words: Iterable[str]) -> list[str]:
    """Take back the capital that a description has from the start of its sentence."""
    return [each[:1].lower() + each[1:] if _OPENING.match(each) else each for each in words]


def _most(counts: Counter[str]) -> list[str]:
    return sorted(_distinct(counts), key=lambda each: (-counts[each], each))


def _distinct(counts: Iterable[str]) -> list[str]:
    seen: dict[str, str] = {}
    for each in sorted(counts):
        seen.setdefault(each.casefold(), each)
    return list(seen.values())
