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
_NUMBERS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Composer:
    """Hands out references and citation numbers; ``notes`` maps cited words to their claim.

    With ``firm``, what nobody says without a hedge is left to a part of its own.
    """

    lookup: Lookup
    on: str
    with_the: frozenset[str] = frozenset()
    firm: bool = False
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

    def entity(self, key: str, *, first: bool = False) -> Sentence:
        """Refer to an actor or place, with its article; ``first`` in the sentence."""
        at = self.lookup.position("entities", key)
        article = "the " if key in self.with_the else ""
        return [article.capitalize() if first else article, {"e": at} if at is not None else key]

    def denials(self, claims: Sequence[Row]) -> Sentence:
        """Return a sentence for whoever denies it, or nothing."""
        denied = one_per_origin(self.lookup, denying(claims), MOST_CITATIONS)
        if not denied:
            return []
        speakers = list(dict.fromkeys(name_speaker(self.lookup, c) for c in denied))
        return [f" Denied by {join_words(speakers)}.", self.cite(denied)]

    def origins(self, number: int) -> str:
        """Return ``two independent origins``."""
        return f"{_NUMBERS.get(number, number)} independent origins"


def names_with_the(lookup: Lookup) -> frozenset[str]:
    """Return the actors whose name the articles mostly write with "the" before it."""
    texts = {row["id"]: row["text"] for row in lookup.rows["documents"]}
    counts: dict[str, list[int]] = {}
    for document, mentions in lookup.mentions.items():
        for mention in mentions:
            entity = lookup.get("entities", mention["entity"])
            if entity is None or mention["quote"] != entity["name"]:
                continue
            before = texts[document][max(0, mention["start"] - 4) : mention["start"]]
            count = counts.setdefault(entity["id"], [0, 0])
            count[before.lower() == "the "] += 1
    return frozenset(key for key, (without, with_the) in counts.items() if with_the > without)


def join_words(words: Sequence[str]) -> str:
    """Return ``a``, ``a and b`` or ``a; b; and c`` where the words hold commas themselves."""
    if len(words) < 2:  # noqa: PLR2004 - nothing to join
        return "".join(words)
    comma = "; " if any("," in word for word in words) else ", "
    tight = len(words) == 2 and comma == ", "  # noqa: PLR2004 - "a and b"
    return f"{comma.join(words[:-1])}{' and ' if tight else comma + 'and '}{words[-1]}"
