"""The state of play in sentences, each made of records and citing the words behind it."""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from dragoman.present.web.brief_reports import say_disputes, say_latest, say_predictions
from dragoman.present.web.brief_ties import say_backing, say_holdings, say_opposition
from dragoman.present.web.composer import Composer, Sentence, names_with_the
from dragoman.present.web.lookup import Lookup

Maker = Callable[[Composer], Iterator[Sentence]]

# heading, the section of the page that holds the rest, how many sentences at a glance, maker
_SECTIONS: tuple[tuple[str, str, int, Maker], ...] = (
    ("Who holds what", "map", 10, say_holdings),
    ("Who backs whom", "ties", 10, say_backing),
    ("Who stands against whom", "ties", 8, say_opposition),
    ("Latest reports", "timeline", 8, say_latest),
    ("Where accounts differ", "disputes", 6, say_disputes),
    ("Said to come", "predictions", 6, say_predictions),
)


def compose_brief(lookup: Lookup, on: str) -> dict[str, Any]:
    """Return the sections of the state of play and the positions of the claims they cite."""
    composer = Composer(lookup=lookup, on=on, with_the=names_with_the(lookup))
    sections = [
        # makers are lazy: a sentence that is not shown takes no citation number
        {"heading": heading, "anchor": anchor, "sentences": list(islice(make(composer), most))}
        for heading, anchor, most, make in _SECTIONS
    ]
    return {
        "sections": [section for section in sections if section["sentences"]],
        "notes": list(composer.notes.values()),
    }
