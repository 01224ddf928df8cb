"""Words for who says a thing, so that no sentence of the page stands without its speaker."""

from collections.abc import Sequence

from dragoman.present.web.lookup import OPEN_MODALITIES, Lookup, Row

# longer wordings of a speaker are cut at a word: "a former deputy head of the … commission"
LONGEST_SPEAKER = 70
NO_OUTLET = "unnamed outlet"
UNNAMED = "an unnamed outlet"
_ANSWERS = frozenset({"denies", "rejects"})
_DETERMINERS = frozenset({"a", "an", "another", "his", "her", "its", "one", "our", "some", "the"})
_PRONOUNS = frozenset({"he", "her", "him", "it", "she", "that", "them", "they", "we", "who", "i"})


def name_speaker(lookup: Lookup, claim: Row) -> str:
    """Return the innermost speaker and the outlet: ``a nurse, in Gulf Monitor``."""
    chain = claim["attribution"]
    outlet = (chain[0]["speaker"] if chain else None) or lookup.outlet(claim["document"])
    outlet = UNNAMED if outlet in {None, NO_OUTLET} else outlet
    if len(chain) < 2:  # noqa: PLR2004 - the outlet alone
        return outlet
    link = chain[-1]
    words = " ".join((link["speaker"] or "").split())
    entity = lookup.get("entities", link["entity"])
    if words.lower() in _PRONOUNS or not words:
        words = entity["name"] if entity is not None else "somebody quoted"
    if words == outlet:
        return outlet
    return f"{_shorten(_lower_start(words))}, in {outlet}"


def affirming(claims: Sequence[Row]) -> list[Row]:
    """Return the claims that say it is or was so, hedged or not."""
    return [
        c for c in claims if c["polarity"] == "affirmed" and c["modality"] not in OPEN_MODALITIES
    ]


def denying(claims: Sequence[Row]) -> list[Row]:
    """Return the claims that say it is or was not so."""
    return [c for c in claims if c["polarity"] == "denied" and c["modality"] not in OPEN_MODALITIES]


def telling_not(claims: Sequence[Row]) -> list[Row]:
    """Return the claims that say of themselves that it was not so, and answer nobody."""
    return [c for c in denying(claims) if c.get("act") not in _ANSWERS]


def only_hedged(claims: Sequence[Row]) -> bool:
    """Tell whether nobody commits without a hedge."""
    return all(claim["modality"] != "asserted" for claim in claims)


def one_per_origin(lookup: Lookup, claims: Sequence[Row], most: int) -> list[Row]:
    """Return up to ``most`` claims, firm ones first, no two from copies of one text."""
    chosen: dict[str, Row] = {}
    for claim in sorted(claims, key=lambda c: (c["modality"] != "asserted", c["id"])):
        chosen.setdefault(lookup.origin_of_text(claim["document"]), claim)
    return list(chosen.values())[:most]


def _lower_start(words: str) -> str:
    first, _, rest = words.partition(" ")
    return f"{first.lower()} {rest}" if first.lower() in _DETERMINERS and rest else words


def _shorten(words: str) -> str:
    if len(words) <= LONGEST_SPEAKER:
        return words
    return words[:LONGEST_SPEAKER].rsplit(" ", 1)[0] + " …"
