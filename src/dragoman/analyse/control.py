"""Who holds a place at a date, according to whom; gaps are shown as gaps."""

from dragoman.analyse.network import TieReport, report_ties
from dragoman.analyse.sql import read_sql
from dragoman.model.when import DateRange
from dragoman.store.base import Store


def list_holders(store: Store, *, place: str, on: DateRange | None = None) -> list[TieReport]:
    """Return who is said to hold a place (an entity id), those reported for the date first."""
    return report_ties(store, store.query(read_sql("control"), place=place), on)
