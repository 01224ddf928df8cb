"""How outlets name the actors, and the loaded words they use or quote, for the page."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from dragoman.knowledge.words import load_name_words
from dragoman.model.actors import EntityKind
from dragoman.model.framing import FramingKind
from dragoman.present.web.lookup import Lookup, Records, Row
from dragoman.present.web.units import utf16_units

# The actors named most, the forms an outlet uses most of one, and the words said most are shown.
MOST_ACTORS, MOST_FORMS, MOST_TERMS = 60, 5, 200
# Actors are compared where so many outlets name them.
LEAST_OUTLETS = 2
_ARTICLES = frozenset({"the", "a", "an"})
# Names of lands and places tell little of who speaks.
_UNCOMPARED = frozenset({EntityKind.STATE, EntityKind.PLACE, EntityKind.FACILITY})

Packed = dict[str, Any]


def pack_wording(lookup: Lookup, records: Records) -> Packed:
    """Return the names that outlets give to actors, and the loaded words by voice and target."""
    finder = _Finder(lookup, records)
    return {
        "names": [*_names(lookup, records, finder)][:MOST_ACTORS],
        "terms": [*_terms(lookup, records, finder)][:MOST_TERMS],
    }


class _Finder:
    """Finds the article and the units of a stretch of text."""

    def __init__(self, lookup: Lookup, records: Records) -> None:
        self._lookup = lookup
        self._mentions = {row["id"]: row for row in records.get("mentions", ())}
        self._units: dict[str, Callable[[int], int]] = {}

    def mention(self, key: str) -> list[int] | None:
        """Return article, start and end of a mention."""
        row = self._mentions.get(key)
        return None if row is None else self.place(row)

    def place(self, row: Row) -> list[int] | None:
        """Return article, start and end of a record that stands in a text."""
        document = self._lookup.get("documents", row["document"])
        if document is None:
            return None
        key = row["document"]
        if key not in self._units:
            self._units[key] = utf16_units(document["text"])
        at = self._units[key]
        index = self._lookup.place_of["documents"][key]
        return [index, at(row["start"]), at(row["end"])]


def _names(lookup: Lookup, records: Records, finder: _Finder) -> Iterator[Packed]:
    """Yield the actors that several outlets name, those named by most first."""
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for row in records.get("namings", ()):
        entity = lookup.get("entities", row["entity"])
        if entity is not None and entity["kind"] not in _UNCOMPARED:
            groups[row["entity"]].append(row)
    compared = [rows for rows in groups.values() if len(rows) >= LEAST_OUTLETS]
    for rows in sorted(compared, key=_weight):
        told = [
            {"outlet": row["outlet"], "forms": forms}
            for row in sorted(rows, key=lambda row: row["outlet"])
            if (forms := _forms(row, finder))
        ]
        if len(told) >= LEAST_OUTLETS:
            yield {"entity": lookup.position("entities", rows[0]["entity"]), "outlets": told}


def _weight(rows: Sequence[Row]) -> tuple[int, int, str]:
    times = sum(form["count"] for row in rows for form in row["forms"])
    return -len(rows), -times, rows[0]["entity"]


def _forms(row: Row, finder: _Finder) -> list[list[Any]]:
    """Return an outlet's words for an actor, how often, and where they stand first.

    "The brigades" and "brigades" are one; what only points ("its units") is left out.
    """
    counts: Counter[str] = Counter()
    firsts: dict[str, Row] = {}
    for form in row["forms"]:
        opening, _, rest = form["words"].partition(" ")
        if opening.lower() in load_name_words().pronouns:
            continue
        words = rest if rest and opening.lower() in _ARTICLES else form["words"]
        counts[words.lower()] += form["count"]
        firsts.setdefault(words.lower(), {**form, "words": words})
    ranked = sorted(counts, key=lambda words: (-counts[words], words))[:MOST_FORMS]
    return [
        [firsts[words]["words"], counts[words], finder.mention(firsts[words]["mention"])]
        for words in ranked
    ]


def _terms(lookup: Lookup, records: Records, finder: _Finder) -> Iterator[Packed]:
    """Yield loaded and distancing words by who says them of whom, most often said first."""
    groups: defaultdict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in records.get("framings", ()):
        if row["kind"] != FramingKind.LABEL:
            groups[_key(lookup, row)].append(row)
    counts = Counter({key: len(rows) for key, rows in groups.items()})
    for key in sorted(groups, key=lambda key: (-counts[key], [str(part) for part in key])):
        outlet, speaker, entity, target, term, kind = key
        first = min(groups[key], key=lambda row: (row["document"], row["start"], row["id"]))
        yield {
            "outlet": outlet,
            "speaker": speaker,
            "entity": lookup.position("entities", entity),
            "target": target,
            "term": term,
            "kind": kind,
            "valence": first["valence"],
            "count": counts[key],
            "at": finder.place(first),
        }


def _key(lookup: Lookup, row: Row) -> tuple[Any, ...]:
    chain: Sequence[Mapping[str, Any]] = row["attribution"]
    voice = chain[-1] if len(chain) > 1 else None
    target = row["target"]
    entity = target["entity"] if target is not None else None
    return (
        lookup.outlet(row["document"]),
        None if voice is None else voice["speaker"] or "somebody unnamed",
        entity,
        target["quote"] if target is not None and entity is None else None,
        row["term"].lower(),
        row["kind"],
    )
