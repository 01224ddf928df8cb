"""The word list of framing: loaded and distancing terms, by their first word."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.knowledge.tables import DataFile, Field, digest_data, read_data_file
from dragoman.model.framing import FramingKind, Valence

FRAMING = Path(__file__).parent / "data" / "framing.toml"
FORMS: Mapping[str, frozenset[str]] = {
    "noun": frozenset({"NOUN", "PROPN"}),
    "adjective": frozenset({"ADJ", "NOUN", "PROPN", "VERB"}),
    "verb": frozenset({"VERB"}),
}
_TERM = {
    "family": Field(kind=str, required=True),
    "kind": Field(kind=str, required=True),
    "form": Field(kind=str, required=True),
    "valence": Field(kind=str, required=True),
    "words": Field(kind=list, of=str, required=True),
    "note": Field(kind=str, required=True),
    "not_before": Field(kind=list, of=str),
    "not_after": Field(kind=list, of=str),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FramingTerm:
    """One entry; ``parts`` are its words. It is none before or after the words that bar it."""

    term: str
    parts: tuple[str, ...]
    family: str
    kind: FramingKind
    form: str
    valence: Valence
    not_before: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()


@cache
def load_framing_terms(path: Path = FRAMING) -> Mapping[str, tuple[FramingTerm, ...]]:
    """Return the terms by their first word, the longest first.

    Raises:
        KnowledgeError: naming file and line of an unknown key, kind, form or valence.
    """
    file = read_data_file(path)
    file.check_top(frozenset({"source", "reviewer", "terms"}))
    found: dict[str, list[FramingTerm]] = {}
    for index, row in enumerate(file.rows("terms")):
        file.check("terms", index, row, _TERM)
        _check_choices(file, index, row)
        for word in row["words"]:
            parts = tuple(word.split())
            term = FramingTerm(
                term=word,
                parts=parts,
                family=row["family"],
                kind=FramingKind(row["kind"]),
                form=row["form"],
                valence=Valence(row["valence"]),
                not_before=frozenset(row.get("not_before", ())),
                not_after=frozenset(row.get("not_after", ())),
            )
            found.setdefault(parts[0], []).append(term)
    return {
        first: tuple(sorted(terms, key=lambda each: (-len(each.parts), each.term, each.form)))
        for first, terms in found.items()
    }


def _check_choices(file: DataFile, index: int, row: Mapping[str, str]) -> None:
    choices = (("kind", set(FramingKind)), ("valence", set(Valence)), ("form", set(FORMS)))
    for key, known in choices:
        if row[key] not in known:
            raise file.error(f"no {key} {row[key]}", "terms", index, key)


def digest_framing() -> str:
    """Return a digest of the word list, for the step's stamp."""
    return digest_data([FRAMING])
