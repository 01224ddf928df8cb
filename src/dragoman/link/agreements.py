"""How much two tellings agree on: who, to whom, where, when and how; or where they clash."""

import re
from collections.abc import Iterable
from datetime import timedelta
from functools import cache

from dragoman.link.affiliations import Affiliations
from dragoman.link.facts import SAID, Fact
from dragoman.link.windows import is_told
from dragoman.model.events import Magnitude
from dragoman.model.when import DateRange

# Types that one occurrence may be told under where the very act is the same: who closes a port
# coerces or protests. Types of one family are compared, those of others never.
FAMILIES = {
    "ASSAULT": "force",
    "COERCE": "force",
    "PROTEST": "force",
    "CONSULT": "talk",
    "AGREE": "talk",
    "COOPERATE": "talk",
    "ACCUSE": "word",
    "REJECT": "word",
    "RETREAT": "yield",
    "CONCEDE": "yield",
}
# Who meets whom is the same either way round.
MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
# What each sort of agreement counts.
SAME, AKIN, HINTED, SLIGHT, OTHERS = 1.0, 0.75, 0.5, 0.25, -0.5
# A date wider than this says too little to join events by.
WIDEST = timedelta(days=186)
# How much of the shorter of two dates the longer must share.
MOSTLY = 0.5
# A stretch longer than this is no account of something that took a day.
A_CAMPAIGN = 62
# A date of one day, or of two where a night lies between, is precise.
NEXT_DAY = 2
A_MONTH = 31
# Tolls of one blow are told this far apart at most; who is taken is counted when it is over.
FAR_APART = 5.0
_TAKEN = frozenset({"arrested", "abducted"})
_DEFINITE = re.compile(r"(?:the|its|his|her|their|both|that|those|this|these)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{3,}")
_EMPTY = frozenset(
    {"the", "and", "its", "his", "her", "their", "both", "least", "about", "more", "most", "some"}
    | {"ten", "dozen", "hundred", "thousand", "million", "several", "many", "other", "than", "same"}
    | {"two", "three", "four", "five", "six", "seven", "eight", "nine", "for", "from", "with"}
)
_STEM = 5


def agreement(one: Fact, other: Fact, affiliations: Affiliations) -> float | None:
    """Return how much two events agree on beside their dates, or ``None`` where they clash."""
    manner = _manner(one, other)
    who = _who(one, other, affiliations)
    scene = _scene(one, other, affiliations)
    if manner is None or who is None or scene is None:
        return None
    if one.event.type in MUTUAL and who < SAME and scene < AKIN:
        return None  # one of those who met is too little without the place
    return manner + who + scene + _precision(one, other) - _doubt(one, other)


def _doubt(one: Fact, other: Fact) -> float:
    """Return what is taken off for acts of words that two articles tell without a date.

    The same blame the same, and ask the same for the same, again and again. Of 105 incidents of
    two outlets on an oil spill, 27 were two; half of these were such acts, told of some days.
    """
    same = one.document == other.document or are_told(one, other)
    if same or not {one.event.type, other.event.type} <= SAID:
        return 0.0
    shared, shorter = len(one.said & other.said), min(len(one.said), len(other.said))
    return 0.0 if shared > 1 and 2 * shared >= shorter else HINTED


def dates_agree(one: Fact, other: Fact) -> bool:
    """Tell whether both dates are known, and overlap as far as their precision lets one expect.

    A day within a month agrees; two long stretches agree only if most of the shorter is shared.
    One article can tell of one thing twice without a date.
    """
    a, b = one.window, other.window
    if a is None or b is None:
        alike = one.event.polarity is other.event.polarity if a is b else same_act(one, other)
        return one.document == other.document and alike
    if not a.overlaps(b):
        return False
    if any(each.last - each.first > WIDEST for each in (a, b)):
        return False
    if not are_told(one, other):
        return True
    short, long = sorted((a.days, b.days))
    if short <= NEXT_DAY and long > A_CAMPAIGN:
        return False
    shared = (min(a.last, b.last) - max(a.first, b.first)).days + 1
    return shared >= MOSTLY * short


def are_told(one: Fact, other: Fact) -> bool:
    """Tell whether both texts date the event themselves."""
    return is_told(one.event) and is_told(other.event)


def family(kind: str) -> str:
    """Return the family of a type; a type without kin is its own."""
    return FAMILIES.get(kind, kind)


def same_act(one: Fact, other: Fact) -> bool:
    """Tell whether the triggers are one word, or entries of one sense."""
    return one.trigger[:_STEM] == other.trigger[:_STEM] or (
        one.sense != "" and one.sense == other.sense
    )


def _manner(one: Fact, other: Fact) -> float | None:
    """Compare type, trigger, modes and what is said; ``None`` where types and triggers differ."""
    same = same_act(one, other)
    if one.event.type != other.event.type:
        return SLIGHT if one.trigger[:_STEM] == other.trigger[:_STEM] else None
    modes = set(one.event.modes) & set(other.event.modes)
    if one.said and other.said and not one.said & other.said:
        return None
    answers = one.document == other.document and one.event.polarity is not other.event.polarity
    return HINTED * same + SLIGHT * bool(modes) + HINTED * (same and answers)


def _who(one: Fact, other: Fact, affiliations: Affiliations) -> float | None:
    if one.event.type in MUTUAL:
        return _parties(one, other, affiliations)
    actors = _side(
        (one.actors, one.actor_words, one),
        (other.actors, other.actor_words, other),
        affiliations,
    )
    recipients = _side(
        (one.recipients - one.scenes, one.recipient_words, one),
        (other.recipients - other.scenes, other.recipient_words, other),
        affiliations,
    )
    elsewhere = _hits_elsewhere(one, other) or _hits_elsewhere(other, one)
    if recipients is not None and recipients < SAME and (elsewhere or _counts_others(one, other)):
        recipients = OTHERS
    return None if actors is None or recipients is None else actors + recipients


def _counts_others(one: Fact, other: Fact) -> bool:
    """Tell whether each counts people so that they can hardly be the same ones."""
    return any(
        _are_far_apart(a, b) or (a.kind in _TAKEN and _are_far_apart(a, b, factor=1.0))
        for a in one.event.magnitudes
        for b in other.event.magnitudes
        if a.kind == b.kind
    )


def _are_far_apart(a: Magnitude, b: Magnitude, factor: float = FAR_APART) -> bool:
    lows = [each.low for each in (a, b) if each.low is not None]
    highs = [each.high for each in (a, b) if each.high is not None]
    return bool(lows and highs) and max(lows) > factor * min(highs)


def _hits_elsewhere(one: Fact, other: Fact) -> bool:
    """Tell whether one strikes what is only a name here, and the other a place of another name."""
    struck = " ".join(one.recipient_words).split()
    after = any(each.start > one.event.trigger.start for each in one.event.recipients)
    if not struck or not after or not all(word[:1].isupper() for word in struck):
        return False
    return bool(other.scenes) and not set(struck) & set(" ".join(other.recipient_words).split())


_Side = tuple[frozenset[str], tuple[str, ...], Fact]


def _side(one: _Side, other: _Side, affiliations: Affiliations) -> float | None:
    """Compare who acted, or who was acted upon; ``None`` where they are known to be others."""
    (mine, said, here), (theirs, told, there) = one, other
    if mine & theirs:
        return SAME
    if mine and theirs:
        return AKIN if affiliations.related(mine, theirs) else None
    if not (mine or said) or not (theirs or told):
        return HINTED if (mine & there.nearby or theirs & here.nearby) else 0.0
    described = _words(said, mine, affiliations), _words(told, theirs, affiliations)
    inside = mine & there.inside or theirs & here.inside
    beside = mine & there.nearby or theirs & here.nearby
    vague = min(map(len, described)) <= 1 or _are_definite(said) or _are_definite(told)
    return _alike(*described) or _either((inside, AKIN), (beside, HINTED), (vague, 0.0))


def _either(*weighed: tuple[object, float]) -> float:
    """Return the weight of the first that holds, or that of others altogether."""
    return next((weight for holds, weight in weighed if holds), OTHERS)


def _parties(one: Fact, other: Fact, affiliations: Affiliations) -> float | None:
    """Compare those who met; ``None`` where each side names somebody else beside the one shared."""
    mine = (one.actors | one.recipients) - one.scenes
    theirs = (other.actors | other.recipients) - other.scenes
    shared = mine & theirs
    rest = mine - shared, theirs - shared
    if all(rest):
        kin = affiliations.related(*rest)
        if not kin and len(shared) <= 1:
            return None
        return SAME * min(2, len(shared)) + AKIN * kin
    if len(shared) > 1:
        return SAME * 2
    named = (
        _words((*one.actor_words, *one.recipient_words), mine, affiliations),
        _words((*other.actor_words, *other.recipient_words), theirs, affiliations),
    )
    alone = HINTED if any(rest) or mine == theirs else 0.0
    return SAME * len(shared) + _alike(*named) * (2 - len(shared)) - alone


def _scene(one: Fact, other: Fact, affiliations: Affiliations) -> float | None:
    """Compare where it happened; ``None`` where the places are known to be others."""
    if one.scenes and other.scenes:
        return _both(one.scenes, other.scenes, affiliations)
    if one.scenes or other.scenes:
        scenes, without = (one.scenes, other) if one.scenes else (other.scenes, one)
        return _near(scenes, without, affiliations)
    mine, theirs = affiliations.points(one.nearby), affiliations.points(other.nearby)
    if mine and theirs and not affiliations.same_scene(mine, theirs):
        return OTHERS
    near = one.nearby & other.nearby - one.actors - one.recipients
    return HINTED if near - other.actors - other.recipients else 0.0


def _both(mine: frozenset[str], theirs: frozenset[str], affiliations: Affiliations) -> float | None:
    """Compare two scenes; that both are in one country is little, that they are not is much."""
    if affiliations.points(mine) and affiliations.points(theirs):
        return SAME if affiliations.same_scene(mine, theirs) else None
    one_country = any(affiliations.same_place(one, other) for one in mine for other in theirs)
    return HINTED if one_country else None


def _near(scenes: frozenset[str], without: Fact, affiliations: Affiliations) -> float:
    """Look for a scene in what an account without one names beside or before the event."""
    if affiliations.same_scene(scenes, without.nearby):
        return AKIN
    if affiliations.points(without.nearby):
        return OTHERS
    return HINTED if affiliations.same_scene(scenes, without.before) else 0.0


def _precision(one: Fact, other: Fact) -> float:
    """Return what it counts that both texts date the event, to the day or to the same months."""
    if not are_told(one, other):
        return 0.0
    a, b = one.event.date, other.event.date
    if a is None or b is None:
        return 0.0
    if max(a.days, b.days) <= NEXT_DAY:
        return HINTED
    return _same_months(a, b)


def _same_months(a: DateRange, b: DateRange) -> float:
    if a != b or a.precision == "year":
        return 0.0
    return SLIGHT if a.days <= A_MONTH else HINTED


def _words(said: Iterable[str], named: Iterable[str], affiliations: Affiliations) -> set[str]:
    told = {word for each in said for word in content_words(each)}
    return told.union(*(content_words(affiliations.called(each)) for each in named))


@cache
def content_words(words: str) -> frozenset[str]:
    """Return the words of a description that tell it from others, without their plural."""
    found = (word.lower().removesuffix("s") for word in _WORD.findall(words))
    return frozenset(word for word in found if word not in _EMPTY)


def _alike(one: set[str], other: set[str]) -> float:
    """Return what it counts that half the words of one description stand in the other."""
    shared, shorter = len(one & other), min(len(one), len(other))
    if not shared or 2 * shared < shorter:
        return 0.0
    return AKIN if shorter > 1 else HINTED


def _are_definite(words: tuple[str, ...]) -> bool:
    return bool(words) and all(_DEFINITE.match(each) for each in words)
