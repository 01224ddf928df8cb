"""Sentences on what was last reported, where accounts differ, and what was foreseen."""

from collections.abc import Iterator, Sequence

from dragoman.present.web.composer import Composer, Sentence
from dragoman.present.web.lookup import Row, date_bounds, headline_of
from dragoman.present.web.predictions import find_outcome, find_predictions, has_substance
from dragoman.present.web.speakers import affirming, name_speaker, only_hedged, telling_not

# of this many newest incidents, or this share of all, the best attested are told
RECENT = 24
RECENT_SHARE = 0.03
TOLD = 8
# a finding cites this many claims at most
MOST_CITED = 4


def say_latest(composer: Composer) -> Iterator[Sentence]:
    """Tell the best attested of the newest incidents, the newest first."""
    dated = _newest_first(composer, hedged=False if composer.firm else None)
    recent = dated[: max(RECENT, int(len(dated) * RECENT_SHARE))]
    best = sorted(recent, key=lambda pair: _weight(pair[1]), reverse=True)[:TOLD]
    for _, incident in sorted(best, key=lambda pair: (pair[0], pair[1]["id"]), reverse=True):
        yield _say_incident(composer, incident)


def say_hedged(composer: Composer) -> Iterator[Sentence]:
    """Tell the newest incidents that nobody reports without a hedge."""
    for _, incident in _newest_first(composer, hedged=True):
        yield _say_incident(composer, incident)


def say_disputes(composer: Composer) -> Iterator[Sentence]:
    """Tell the surest findings of disagreement, with what is denied in its own words."""
    findings = [f for f in composer.lookup.rows["findings"] if f["kind"] != "corroboration"]
    for finding in sorted(findings, key=lambda f: (-(f["score"] or 0), f["id"])):
        at = composer.lookup.position("findings", finding["id"])
        claims = composer.lookup.claims_of(finding["claims"])
        words = finding["explanation"] or finding["kind"].replace("_", " ")
        words = words[:1].upper() + words[1:]
        incident = composer.lookup.get("incidents", finding["about"])
        subject = headline_of(incident) if incident is not None else ""
        subject = f"{subject}: " if subject and subject not in words else ""
        yield [
            subject,
            {"f": at, "t": words},
            *_denied(composer, finding),
            composer.cite(_cited(claims)),
        ]


def _denied(composer: Composer, finding: Row) -> Sentence:
    """Quote what an answer denies, where it is more than a word or two."""
    claim = composer.lookup.get("claims", finding["claims"][0])
    answers = finding["kind"] == "denial" and not (finding["about"] or "").startswith("inc-")
    if not answers or claim is None or not has_substance(claim):
        return []
    return [" It is said: ", {"q": composer.lookup.position("claims", claim["id"])}, "."]


def _cited(claims: Sequence[Row]) -> list[Row]:
    """Return claims of both sides: the first of either polarity and origin, few in all."""
    chosen: dict[tuple[str, str, str], Row] = {}
    for claim in claims:
        speaker = claim["attribution"][-1]["speaker"] if claim["attribution"] else ""
        chosen.setdefault((claim["document"], claim["polarity"], speaker), claim)
    return list(chosen.values())[:MOST_CITED]


def say_predictions(composer: Composer) -> Iterator[Sentence]:
    """Tell what was foreseen, and whether it was reported later."""
    for claim in filter(has_substance, find_predictions(composer.lookup)):
        who = name_speaker(composer.lookup, claim)
        verb = "this is not to come" if claim["polarity"] == "denied" else "this is to come"
        sentence: Sentence = [f"According to {who}, {verb}: "]
        sentence += [{"q": composer.lookup.position("claims", claim["id"])}, "."]
        sentence.append(composer.cite([claim]))
        yield [*sentence, *_outcome(composer, claim)]


def _newest_first(composer: Composer, *, hedged: bool | None) -> list[tuple[str, Row]]:
    """Return the reported incidents up to the day with their last day.

    ``hedged`` keeps those that are, or are not, only told with a hedge.
    """
    dated = [
        (bounds[1], incident)
        for incident in composer.lookup.rows["incidents"]
        if (bounds := date_bounds(incident["date"])) is not None
        and bounds[1] <= composer.on
        and (support := _support(composer.lookup.claims_of_incident(incident)))
        and (hedged is None or only_hedged(support) is hedged)
    ]
    return sorted(
        dated, key=lambda pair: (pair[0], pair[1]["origins"], pair[1]["id"]), reverse=True
    )


def _support(claims: Sequence[Row]) -> list[Row]:
    """Return the claims that report something; else those that report that it failed."""
    return affirming(claims) or telling_not(claims)


def _weight(incident: Row) -> tuple[int, int]:
    """Return how well attested an incident is, then how much of it is known."""
    parts = (incident["actors"], incident["recipients"], incident["place"])
    return incident["origins"], sum(bool(part) for part in parts)


def _say_incident(composer: Composer, incident: Row) -> Sentence:
    claims = composer.lookup.claims_of_incident(incident)
    support = _support(claims)
    at = composer.lookup.position("incidents", incident["id"])
    sentence: Sentence = [{"d": incident["date"]}, ": ", {"i": at, "t": headline_of(incident)}]
    hedge = ", only with a hedge" if only_hedged(support) else ""
    if incident["origins"] > 1:
        sentence.append(f", reported{hedge} by {composer.origins(incident['origins'])}.")
    else:
        sentence.append(f"{hedge}, according to {name_speaker(composer.lookup, support[0])}.")
    denials = composer.denials(claims) if affirming(claims) else []
    return [*sentence, composer.cite_some(support), *denials]


def _outcome(composer: Composer, claim: Row) -> Sentence:
    incident, later = find_outcome(composer.lookup, claim)
    if incident is None or later is None:
        return []
    at = composer.lookup.position("incidents", incident["id"])
    told: Sentence = [" Later reported: ", {"i": at, "t": headline_of(incident)}]
    return [*told, ".", composer.cite([later])]
