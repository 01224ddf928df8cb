"""Findings: where accounts agree independently, and where they cannot all hold."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dragoman.link.facts import Fact, Facts
from dragoman.link.origins import Origins, house_key
from dragoman.model.claims import Claim, Modality, Polarity, SpeakerKind
from dragoman.model.groups import Finding, FindingKind, Incident
from dragoman.model.ids import make_id

NOBODY = "unnamed source"
NO_OUTLET, UNNAMED = "unnamed outlet", "an unnamed outlet"
# what is asked or meant to be done can be turned down, not denied
WANTING = frozenset({"demands", "plans"})
REAL = frozenset({Modality.ASSERTED, Modality.HEDGED})


def find_agreement(
    incidents: Iterable[Incident], by_event: Mapping[str, Fact], facts: Facts, origins: Origins
) -> Iterator[Finding]:
    """Yield one corroboration for each incident that two or more independent origins report."""
    for incident in incidents:
        claims = affirming_claims(incident, by_event)
        grouped = origins.grouped(claims)
        if len(grouped) > 1:
            yield make_finding(
                FindingKind.CORROBORATION,
                about=incident.id,
                claims=claims,
                facts=facts,
                explanation=f"{len(grouped)} independent origins report this: "
                + "; ".join(describe_origin(each, grouped[each], facts) for each in grouped)
                + ".",
                # Two origins make agreement likely, more make it firmer; never certain.
                score=round(1.0 - 0.5 ** len(grouped), 3),
            )


def find_answers(claims: Iterable[Claim], facts: Facts) -> Iterator[Finding]:
    """Yield denials: a claim that answers another with no."""
    for claim in sorted(claims, key=lambda each: each.id):
        answered = facts.claims.get(claim.answers or "")
        if answered is not None and _is_denied(answered, claim, facts):
            yield make_finding(
                FindingKind.DENIAL,
                about=answered.event or answered.relation,
                claims=[answered.id, claim.id],
                facts=facts,
                explanation=f"{_denies(speaker_name(claim.id, facts))} a claim by "
                f"{speaker_name(answered.id, facts)}.",
                score=0.9,
            )


def find_denials(
    incidents: Iterable[Incident], by_event: Mapping[str, Fact], facts: Facts, origins: Origins
) -> Iterator[Finding]:
    """Yield denials: incidents told both ways."""
    for incident in incidents:
        members = [by_event[event] for event in incident.events]
        denying = [
            fact.event.claim
            for fact in members
            if fact.event.polarity is Polarity.DENIED and fact.event.claim is not None
        ]
        affirming = affirming_claims(incident, by_event)
        if set(map(origins.of, denying)) - set(map(origins.of, affirming)) and affirming:
            yield make_finding(
                FindingKind.DENIAL,
                about=incident.id,
                claims=[*affirming, *denying],
                facts=facts,
                explanation="Told as having happened by "
                + listed(speaker_name(each, facts) for each in affirming)
                + ", as not having happened by "
                + listed(speaker_name(each, facts) for each in denying)
                + ".",
                score=0.7,
            )


def _denies(who: str) -> str:
    """Return "the ministry denies" or "officials deny"."""
    last = who.rpartition(" ")[2]
    many = last.islower() and last.endswith("s") and not last.endswith(("ss", "us"))
    return f"{who} {'deny' if many else 'denies'}"


def _is_denied(answered: Claim, answer: Claim, facts: Facts) -> bool:
    """Tell whether an answer says no to another speaker's yes."""
    if answer.polarity is not Polarity.DENIED or answered.polarity is Polarity.DENIED:
        return False
    if answered.modality is Modality.NORMATIVE or answered.act in WANTING:
        return False
    if answer.modality not in REAL or _is_nobodys(answered):
        return False
    return speaker_name(answered.id, facts) != speaker_name(answer.id, facts)


def _is_nobodys(claim: Claim) -> bool:
    """Tell "the idea that a may do b", which nobody puts forward, from a report by nobody named."""
    speaker = claim.attribution[-1] if claim.attribution else None
    unnamed = speaker is not None and speaker.kind is SpeakerKind.UNNAMED
    return unnamed and claim.modality not in {*REAL, Modality.SPECULATED}


def affirming_claims(incident: Incident, by_event: Mapping[str, Fact]) -> list[str]:
    """Return the claims that tell an incident as having happened, sorted."""
    return sorted(
        fact.event.claim
        for fact in (by_event[event] for event in incident.events)
        if fact.event.claim is not None and fact.event.polarity is Polarity.AFFIRMED
    )


def make_finding(  # a finding has this many sides
    kind: FindingKind,
    *,
    about: str | None,
    claims: Sequence[str],
    facts: Facts,
    explanation: str,
    score: float,
) -> Finding:
    """Return a finding with its id and documents worked out from its claims."""
    return Finding(
        id=make_id("find", kind, about or "", *sorted(claims)),
        kind=kind,
        about=about,
        claims=tuple(claims),
        documents=tuple(sorted({facts.claims[claim].document for claim in claims})),
        explanation=explanation,
        score=score,
    )


def speaker_name(claim_id: str, facts: Facts) -> str:
    """Return the name of the innermost speaker of a claim."""
    claim = facts.claims[claim_id]
    for link, entity in reversed(
        list(zip(claim.attribution, facts.speakers[claim_id], strict=True))
    ):
        named = facts.name(entity) if entity is not None else link.speaker
        return UNNAMED if named == NO_OUTLET else f"an {named}" if named == NOBODY else named
    return UNNAMED


def describe_origin(origin: str, claims: Iterable[str], facts: Facts) -> str:
    """Return an origin of some claims in words."""
    sort, _, name = origin.partition(":")
    if sort == "speaker":
        return facts.name(name)
    if sort == "document":
        number = len({facts.claims[claim].document for claim in claims})
        if number == 1:
            return "a document whose outlet is not known"
        return f"{number} documents whose outlets are not known, counted as one"
    spelt = (each for claim in claims for each in _houses(claim, facts))
    return next((each for each in spelt if house_key(each) == origin), name.title())


def _houses(claim: str, facts: Facts) -> Iterator[str]:
    """Yield the outlets and agencies by the names that a claim and its document give them."""
    document = facts.documents[facts.claims[claim].document]
    yield from filter(None, (document.agency, document.outlet))
    speakers = facts.speakers[claim]
    yield from (facts.entities[each].name for each in speakers if each in facts.entities)
    yield from (link.speaker for link in facts.claims[claim].attribution)


def listed(names: Iterable[str]) -> str:
    """Return distinct names in sorted order, joined for reading."""
    return ", ".join(sorted(set(names)))
