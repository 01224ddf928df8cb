"""When an event can have happened: its date, or the days before the article that tells it."""

from datetime import date, timedelta

from dragoman.model.claims import Polarity
from dragoman.model.events import Event
from dragoman.model.when import DateRange

# News without a date is of the last days; a morning's paper may be dated after its evening news.
NEWS = timedelta(days=3)
CLOCKS = timedelta(days=1)
# What is denied was said some weeks before at most.
DENIED_AFTER = timedelta(days=28)
# A day of publication vaguer than this bounds no news.
VAGUE_DAYS = 45


def find_window(
    event: Event, published: DateRange | None, *, answers: bool = False
) -> DateRange | None:
    """Return the days on which an event can have happened, ``None`` where nothing says.

    Somebody who ``answers`` with a denial speaks of the news of the weeks before.
    """
    if event.date is not None and event.date_basis != "publication":
        return event.date
    told = event.date or published
    if told is None or told.days > VAGUE_DAYS:
        return event.date
    if event.date is not None:
        return _stretched(told, NEWS)
    denied = answers and event.polarity is Polarity.DENIED
    return _stretched(told, DENIED_AFTER) if denied else None


def _stretched(told: DateRange, back: timedelta) -> DateRange:
    return DateRange(
        first=told.first - min(back, told.first - date.min),
        last=told.last + min(CLOCKS, date.max - told.last),
    )


def is_told(event: Event) -> bool:
    """Tell whether the text itself dates an event, not its day of publication."""
    return event.date is not None and event.date_basis != "publication"
