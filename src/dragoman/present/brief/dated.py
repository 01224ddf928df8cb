"""How far the day of a briefing is known: the newest article may only be known to lie in years."""

from dragoman.model.when import DateRange
from dragoman.present.web.dossier import CLEAR_DAYS
from dragoman.present.web.lookup import Records, date_bounds


def say_how_dated(records: Records, on: str | None) -> str | None:
    """Say between which days the newest article was written; ``None`` where that is clear."""
    held = [
        DateRange.parse("/".join(bounds))
        for row in records["documents"]
        if (bounds := date_bounds(row["published"])) is not None
    ]
    vague = [each for each in held if each.days > CLEAR_DAYS and each.first.isoformat() == on]
    if not vague or any(each.days <= CLEAR_DAYS and each.last.isoformat() == on for each in held):
        return None
    until = max(each.last for each in vague)
    text = f"The newest article was written between {on} and {until}"
    known = [each.first for each in held if each.days == 1]
    return f"{text}; the newest of a known day is of {max(known)}." if known else f"{text}."
