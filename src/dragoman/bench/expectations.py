"""Golden articles: what must and what must not come out of a text, checked on exported records."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from dragoman.errors import DateError
from dragoman.model.when import DateRange

Row: TypeAlias = Mapping[str, Any]
Records: TypeAlias = Mapping[str, Sequence[Row]]

_SECTIONS = {
    "events_must": ("event", True),
    "events_must_not": ("event", False),
    "claims_must": ("claim", True),
    "claims_must_not": ("claim", False),
    "relations_must": ("relation", True),
    "relations_must_not": ("relation", False),
    "blocks_must": ("block", True),
}
_ARTICLES = re.compile(r"\b(?:the|a|an)\b|[^\w\s]", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """One thing that must, or must not, be in the records of one document.

    ``document`` is the document's path; ``fields`` holds what the golden file says of it.
    """

    document: str
    record: str
    must: bool
    fields: Mapping[str, Any]

    @property
    def name(self) -> str:
        """Return a short name that tells it from the others."""
        sort = "must" if self.must else "must not"
        what = self.fields.get("type") or self.fields.get("kind") or self.record
        words = self.fields.get("quote_contains") or self.fields.get("what") or ""
        chain = self.fields.get("chain")
        tail = f" [{chain[-1]}]" if chain else ""
        return f"{self.document}: {sort} {self.record} {what}: {words}{tail}"


def load_article(path: Path) -> tuple[dict[str, str], list[Expectation]]:
    """Return a golden article as a record to ingest, and what is expected of it."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    record = {"id": path.stem, "text": data["text"].strip("\n")}
    record |= {key: data[key] for key in ("outlet", "published") if key in data}
    expected = [
        Expectation(
            document=path.stem, record=fields["record"], must=section == "must", fields=fields
        )
        for section in ("must", "must_not")
        for fields in data.get(section, ())
    ]
    return record, expected


def load_corpus(path: Path) -> list[Expectation]:
    """Return what a corpus' expectations file says of single documents."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    found: list[Expectation] = []
    for document in data["documents"]:
        where = document["path"]
        if "record_id" in document:
            where += f"#{document['record_id']}"
        found.extend(_about_document(where, document))
        for section, (record, must) in _SECTIONS.items():
            found.extend(
                Expectation(document=where, record=record, must=must, fields=fields)
                for fields in document.get(section, ())
            )
    return found


def _about_document(where: str, document: Row) -> Iterator[Expectation]:
    for key in ("headline", "outlet", "published", "published_within", "agency"):
        if key in document:
            fields = {"what": key, "value": document[key]}
            yield Expectation(document=where, record="document", must=True, fields=fields)


class Checker:
    """Checks expectations against the records of one export."""

    def __init__(self, records: Records) -> None:
        """Index the records by document."""
        self._documents = {str(row["path"]): row for row in records["documents"]}
        # a record of a container answers to its own id too
        for path, row in list(self._documents.items()):
            self._documents.setdefault(path.rpartition("#")[2], row)
        self._names = {row["id"]: _names(row) for row in records["entities"]}
        self._rows: dict[tuple[str, str], list[Row]] = {}
        for kind in ("events", "claims", "statements"):
            for row in records[kind]:
                self._rows.setdefault((kind, row["document"]), []).append(row)

    def check(self, expected: Expectation) -> str | None:
        """Return why an expectation is not met, or ``None`` where it is."""
        document = self._documents.get(expected.document)
        if document is None:
            return "the document was not read"
        fields = expected.fields
        if expected.record == "document":
            return _check_document(document, fields)
        span = _find(document["text"], fields.get("quote_contains"))
        if span is None:
            return "the words are not in the text" if expected.must else None
        if expected.record == "block":
            return _check_block(document, fields, span)
        candidates = self._near(expected, document, span)
        if not expected.must:
            broken = [row for row in candidates if self._is_forbidden(expected, row)]
            return f"found {_brief(broken[0])}" if broken else None
        return self._check_present(expected, candidates, document)

    def _near(self, expected: Expectation, document: Row, span: tuple[int, int]) -> list[Row]:
        kind = {"event": "events", "claim": "claims", "relation": "statements"}[expected.record]
        found = []
        for row in self._rows.get((kind, document["id"]), ()):
            place = row if expected.record == "claim" else row["trigger"]
            if place["start"] < span[1] and span[0] < place["end"]:
                found.append(row)
        return found

    def _check_present(
        self, expected: Expectation, candidates: Sequence[Row], document: Row
    ) -> str | None:
        if not candidates:
            return f"no {expected.record} there"
        reasons = [self._mismatch(expected, row, document) for row in candidates]
        if None in reasons:
            return None
        return min((reason for reason in reasons if reason is not None), key=len)

    def _mismatch(self, expected: Expectation, row: Row, document: Row) -> str | None:
        fields = expected.fields
        if expected.record == "claim":
            return self._chain_mismatch(fields, row) or _standing_mismatch(fields, row)
        if expected.record == "relation":
            return self._tie_mismatch(fields, row, document)
        types = [fields["type"]] if fields.get("type") else list(fields.get("type_any", ()))
        if types and row["type"] not in types:
            return f"type {row['type']}"
        return (
            _standing_mismatch(fields, row)
            or self._parties_mismatch(fields, row, document)
            or _date_mismatch(fields, row)
            or _magnitude_mismatch(fields, row)
        )

    def _parties_mismatch(self, fields: Row, row: Row, document: Row) -> str | None:
        if fields.get("no_actor") and row["actors"]:
            return f"an actor was filled in: {self._shown(row['actors'], document)}"
        for role in ("actor", "recipient"):
            wanted = fields.get(role) or ()
            for each in [wanted] if isinstance(wanted, str) else wanted:
                if not self._is_among(each, row[f"{role}s"], document):
                    return f"{role} {self._shown(row[f'{role}s'], document)}, not {each}"
        return None

    def _tie_mismatch(self, fields: Row, row: Row, document: Row) -> str | None:
        if fields.get("kind") and row["kind"] not in fields["kind"].split("|"):
            return f"kind {row['kind']}"
        for role in ("a", "b"):
            wanted = fields.get(role)
            if wanted and not self._is_among(wanted, [row[role]], document):
                return f"{role} is {self._shown([row[role]], document)}, not {wanted}"
        # an undated tie is told of the day it was published
        dated = {**row, "date": row["date"] or document["published"]}
        return _standing_mismatch(fields, row) or _date_mismatch(fields, dated)

    def _chain_mismatch(self, fields: Row, row: Row) -> str | None:
        links = row["attribution"]
        wanted = fields.get("chain", ())
        if len(links) != len(wanted):
            return f"chain {[link['speaker'] for link in links]}"
        for link, name in zip(links, wanted, strict=True):
            said = {_fold(link["speaker"])} | self._names.get(link["entity"], set())
            if not any(_fold(each) in one for each in name.split("|") for one in said):
                return f"chain {[each['speaker'] for each in links]}"
        return None

    def _is_among(self, wanted: str, participants: Iterable[Row], document: Row) -> bool:
        options = [_fold(each) for each in wanted.split("|")]
        for each in participants:
            words = _fold(document["text"][each["start"] : each["end"]])
            names = self._names.get(each["entity"], set())
            if any(option in names or option in words for option in options):
                return True
        return False

    def _shown(self, participants: Sequence[Row], document: Row) -> list[str]:
        return [document["text"][each["start"] : each["end"]] for each in participants]

    def _is_forbidden(self, expected: Expectation, row: Row) -> bool:
        fields = expected.fields
        if expected.record == "claim":
            if self._chain_mismatch(fields, row) is not None:
                return False
            return "polarity" not in fields or row["polarity"] == fields["polarity"]
        kind = fields.get("type") or fields.get("kind")
        if kind not in {None, "*"} and row.get("type", row.get("kind")) != kind:
            return False
        if "date_outside" in fields:
            return _date_mismatch({"date": fields["date_outside"]}, row) is not None
        document = self._documents[expected.document]
        for role in ("actor", "recipient", "a", "b"):
            if not fields.get(role):
                continue
            parties = [row[role]] if role in {"a", "b"} else row[f"{role}s"]
            if not self._is_among(fields[role], parties, document):
                return False
        real = row["modality"] == "asserted" and row["polarity"] == "affirmed"
        return bool(fields.get("any")) or real


def _check_document(document: Row, fields: Row) -> str | None:
    key, wanted = fields["what"], fields["value"]
    if key == "published_within":
        found = document["published"]
        inside = found is not None and DateRange.parse(wanted).contains(DateRange.parse(found))
        return None if inside else f"published {found}"
    found = document["title" if key == "headline" else key]
    return None if found == wanted else f"{key} is {found!r}, not {wanted!r}"


def _check_block(document: Row, fields: Row, span: tuple[int, int]) -> str | None:
    kinds = fields.get("kind_any") or [fields["kind"]]
    for block in document["blocks"]:
        if block["start"] <= span[0] and span[1] <= block["end"]:
            return None if block["kind"] in kinds else f"the block is {block['kind']}"
    return "no block covers the words"


def _standing_mismatch(fields: Row, row: Row) -> str | None:
    modalities = fields.get("modality_any") or [fields.get("modality", "asserted")]
    if row["modality"] not in modalities:
        return f"modality {row['modality']}"
    polarity = fields.get("polarity", "affirmed")
    return None if row["polarity"] == polarity else f"polarity {row['polarity']}"


def _date_mismatch(fields: Row, row: Row) -> str | None:
    wanted = fields.get("date") or fields.get("horizon")
    if not wanted:
        return None
    found = row.get("date") or row.get("horizon")
    try:
        inside = found is not None and DateRange.parse(wanted).contains(DateRange.parse(found))
    except DateError:
        return f"date {found}"
    return None if inside else f"date {found}"


def _magnitude_mismatch(fields: Row, row: Row) -> str | None:
    for wanted in fields.get("magnitudes", ()):
        key = (wanted["kind"], wanted.get("low"), wanted.get("high"))
        told = [(each["kind"], each["low"], each["high"]) for each in row["magnitudes"]]
        if key not in told:
            return f"magnitudes {told}"
    return None


def _names(entity: Row) -> set[str]:
    return {_fold(entity["name"])} | {_fold(alias["name"]) for alias in entity["aliases"]}


def _fold(words: str) -> str:
    return " ".join(
        _ARTICLES.sub(" ", words.replace("’s", "").replace("'s", "")).casefold().split()
    )


def _find(text: str, words: str | None) -> tuple[int, int] | None:
    start = text.find(words) if words else -1
    return (start, start + len(words or "")) if start >= 0 else None


def _brief(row: Row) -> str:
    what = row.get("type") or row.get("kind") or "claim"
    return f"{what} ({row['modality']}, {row['polarity']}): {row['quote'][:80]!r}"
