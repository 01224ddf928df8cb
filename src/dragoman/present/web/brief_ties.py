"""Sentences on ties: who holds which place, who backs and who opposes whom."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from dragoman.present.web.composer import Composer, Part, Sentence
from dragoman.present.web.lookup import LOSS, SIDES, Row, evidence, tie_bounds
from dragoman.present.web.speakers import affirming, name_speaker, one_per_origin, only_hedged

# infinitive and third person singular
_VERBS = {
    "allied_with": ("be allied with", "is allied with"),
    "arms": ("arm", "arms"),
    "backs": ("back", "backs"),
    "commands": ("command", "commands"),
    "controls": ("hold", "holds"),
    "hosts": ("host", "hosts"),
    "member_of": ("belong to", "belongs to"),
    "opposes": ("oppose", "opposes"),
    "trains": ("train", "trains"),
}
_NEVER = ("", "")


def say_holdings(composer: Composer) -> Iterator[Sentence]:
    """Say who was last reported to hold each place, the latest first."""
    held = [r for r in _reported(composer) if r["kind"] == "controls"]
    places = [list(ties) for _, ties in groupby(sorted(held, key=_place), key=_place)]
    for ties in sorted(places, key=lambda ties: _newest(composer, ties), reverse=True):
        latest = _newest(composer, ties)
        rivals = [r for r in ties if r["disputed"] and _overlaps(composer, r, latest)]
        holders = {r["a"] for r in rivals}
        if len(holders) > 1:
            yield _say_rivals(composer, rivals)
        else:
            newest = max(ties, key=lambda r: (_last(composer, r), r["end_basis"] != LOSS, r["id"]))
            yield say_tie(composer, newest)


def say_backing(composer: Composer) -> Iterator[Sentence]:
    """Say who is reported to back whom, what most origins and articles tell first."""
    yield from _say_signed(composer, 1)


def say_opposition(composer: Composer) -> Iterator[Sentence]:
    """Say who is reported to stand against whom, what most origins and articles tell first."""
    yield from _say_signed(composer, -1)


def say_hedged_ties(composer: Composer) -> Iterator[Sentence]:
    """Say the ties that nobody tells without a hedge, the latest first."""
    hedged = [r for r in _in_evidence(composer) if _is_hedged(composer, r)]
    ranked = sorted(hedged, key=lambda r: (_last(composer, r), r["id"]), reverse=True)
    for relation in ranked:
        yield say_tie(composer, relation)


def say_tie(composer: Composer, relation: Row) -> Sentence:
    """Return one tie as reported, with its denials beside it."""
    claims = evidence(composer.lookup, relation)
    support = affirming(claims)
    plain, third = _VERBS.get(relation["kind"], (f"be tied ({relation['kind']}) to",) * 2)
    many = _is_many(composer, relation["a"])
    hedged = only_hedged(support)
    sentence: Sentence
    if _is_lost(composer, relation):
        plain, third = "have held", "held"
    if relation["origins"] > 1:
        hedge = ", always with a hedge," if hedged else ""
        told = f"{'are' if many else 'is'} reported by {composer.origins(relation['origins'])}"
        sentence = [*composer.entity(relation["a"], first=True), f" {told}{hedge} to {plain} "]
    else:
        who = name_speaker(composer.lookup, support[0])
        verb = f"may {plain}" if hedged else plain if many else third
        sentence = [f"According to {who}, ", *composer.entity(relation["a"]), f" {verb} "]
    sentence += [*composer.entity(relation["b"]), *_last_reported(composer, relation), "."]
    return [*sentence, composer.cite_some(support), *composer.denials(claims)]


def _say_signed(composer: Composer, sign: int) -> Iterator[Sentence]:
    ties = [r for r in _reported(composer) if r["sign"] == sign and r["kind"] in SIDES]
    spells: dict[tuple[str, str, str], list[Row]] = {}
    for relation in sorted(ties, key=lambda r: (_last(composer, r), r["id"])):
        spells.setdefault((relation["kind"], relation["a"], relation["b"]), []).append(relation)
    ranked = sorted(spells.values(), key=lambda told: str(told[-1]["id"]))
    ranked.sort(key=lambda told: _weight(composer, told), reverse=True)
    for told in ranked:
        yield say_tie(composer, told[-1])


def _weight(composer: Composer, spells: Sequence[Row]) -> tuple[int, int, str]:
    """Return by how many origins and articles a tie is told, whenever, and until when."""
    claims = [claim for each in spells for claim in affirming(evidence(composer.lookup, each))]
    origins = max(each["origins"] for each in spells)
    return origins, len({claim["document"] for claim in claims}), _last(composer, spells[-1])


def _say_rivals(composer: Composer, rivals: Sequence[Row]) -> Sentence:
    sentence: Sentence = ["Who holds ", *composer.entity(rivals[0]["b"]), " is disputed: "]
    for number, relation in enumerate(sorted(rivals, key=lambda r: r["id"])):
        claims = one_per_origin(composer.lookup, affirming(evidence(composer.lookup, relation)), 1)
        who = name_speaker(composer.lookup, claims[0])
        end = "." if number == len(rivals) - 1 else ";"
        sentence += [" " if number else "", *composer.entity(relation["a"])]
        sentence += [f" according to {who}{end}", composer.cite(claims)]
    return sentence


def _reported(composer: Composer) -> Iterator[Row]:
    """Yield the ties in evidence; where only firm ones are wanted, not the hedged ones."""
    for relation in _in_evidence(composer):
        if not (composer.firm and _is_hedged(composer, relation)):
            yield relation


def _is_hedged(composer: Composer, relation: Row) -> bool:
    return only_hedged(affirming(evidence(composer.lookup, relation)))


def _in_evidence(composer: Composer) -> Iterator[Row]:
    """Yield the ties that somebody affirms and that were in evidence by the day looked from."""
    for relation in composer.lookup.rows["relations"]:
        bounds = tie_bounds(composer.lookup, relation)
        if bounds is not None and bounds[0] > composer.on:
            continue
        if affirming(evidence(composer.lookup, relation)):
            yield relation


def _last_reported(composer: Composer, relation: Row) -> list[Part]:
    if _is_lost(composer, relation):
        some = "some day " if "/" in relation["end"] else ""
        return [f" until {some}", *_on(relation["end"])]
    last = relation["end"] or relation["start"]
    if _last(composer, relation) > composer.on:
        return []
    return [" (last reported ", *_on(last), ")"] if last is not None else []


def _on(date: str) -> list[Part]:
    """Say on which day, or between which where that is all that is known."""
    first, slash, last = date.partition("/")
    return ["between ", {"d": first}, " and ", {"d": last}] if slash else [{"d": date}]


def _is_lost(composer: Composer, relation: Row) -> bool:
    """Tell whether a hold is said to have ended by the day looked from."""
    return relation["end_basis"] == LOSS and _last(composer, relation) <= composer.on


def _last(composer: Composer, relation: Row) -> str:
    return (tie_bounds(composer.lookup, relation) or _NEVER)[1]


def _newest(composer: Composer, ties: Sequence[Row]) -> str:
    return max(_last(composer, relation) for relation in ties)


def _overlaps(composer: Composer, relation: Row, day: str) -> bool:
    first, last = tie_bounds(composer.lookup, relation) or _NEVER
    return first <= day <= last


def _place(relation: Row) -> str:
    place: str = relation["b"]
    return place


def _is_many(composer: Composer, key: str) -> bool:
    """Tell whether a name takes a plural verb: Brigades, rebels, but not a state."""
    row = composer.lookup.get("entities", key)
    if row is None or row["kind"] not in {"armed_group", "people"}:
        return False
    return bool(row["name"].endswith("s") and not row["name"].endswith("ss"))
