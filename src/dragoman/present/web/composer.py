"""What the sentences of the state of play share: the records, the day, the citations so far."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from dragoman.present.web.lookup import Lookup, Row
from dragoman.present.web.speakers import denying, name_speaker, one_per_origin

# a part is plain words or a reference: {"e": entity}, {"i": incident, "t": words},
# {"f": finding, "t": words}, {"d": date}, {"q": claim} or {"c": [citation numbers]}
Part = str | dict[str, Any]
Sentence = list[Part]

MOST_CITATIONS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Composer:
    """Hands out references and citation numbers; ``notes`` maps cited words to their claim."""

    lookup: Lookup
    on: str
    notes: dict[tuple[str, int, int], int] = field(default_factory=dict)

    def cite(self, claims: Sequence[Row]) -> Part:
        """Number the words of these claims, each stretch of text once."""
        keys = [(claim["document"], claim["start"], claim["end"]) for claim in claims]
        for key, claim in zip(keys, claims, strict=True):
            self.notes.setdefault(key, self.lookup.place_of["claims"][claim["id"]])
        order = {key: number for number, key in enumerate(self.notes, start=1)}
        return {"c": sorted({order[key] for key in keys})}

    def cite_some(self, claims: Sequence[Row]) -> Part:
        """Cite a few of these claims, from different origins."""
        return self.cite(one_per_origin(self.lookup, claims, MOST_CITATIONS))

    def entity(self, key: str) -> Part:
        """Refer to an actor or place."""
        at = self.lookup.position("entities", key)
        return {"e": at} if at is not None else key

    def entity_name(self, key: str) -> str:
        """Return the name to compose words with."""
        row = self.lookup.get("entities", key)
        return row["name"] if row is not None else key

    def denials(self, claims: Sequence[Row]) -> Sentence:
        """Return a sentence for whoever denies it, or nothing."""
        denied = one_per_origin(self.lookup, denying(claims), MOST_CITATIONS)
        if not denied:
            return []
        speakers = list(dict.fromkeys(name_speaker(self.lookup, c) for c in denied))
        return [f" Denied by {join_words(speakers)}", self.cite(denied), "."]


def join_words(words: Sequence[str]) -> str:
    """Return ``a``, ``a and b`` or ``a; b; and c`` where the words hold commas themselves."""
    if len(words) < 2:  # noqa: PLR2004 - nothing to join
        return "".join(words)
    comma = "; " if any("," in word for word in words) else ", "
    tight = len(words) == 2 and comma == ", "  # noqa: PLR2004 - "a and b"
    return f"{comma.join(words[:-1])}{' and ' if tight else comma + 'and '}{words[-1]}"
