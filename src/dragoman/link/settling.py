"""Who is one, applied to a store: judgements first, then what the program is sure of itself."""

from collections.abc import Sequence
from hashlib import blake2b

import msgspec

from dragoman.link.identities import (
    Proposal,
    Sighting,
    propose_identities,
    propose_sighted,
    see,
)
from dragoman.link.judgements import weigh
from dragoman.model.judgements import Judgement, Verdicts
from dragoman.model.reading import Reading
from dragoman.store.base import Store
from dragoman.store.codec import decode, encode

# Rises when the same articles and judgements may be settled otherwise.
SETTLED_VERSION = 2
_SETTLED = "settled"


def settle(store: Store, judgements: Sequence[Judgement]) -> Verdicts:
    """Apply judgements and sure proposals; every record of the store follows at once.

    What the comparison across documents made must be made anew where ``store.linked()`` says so.
    """
    state = _state(judgements)
    said = weigh(judgements)
    if store.linked() and _settled(store) == state:
        return said
    sightings = (
        decode(record, Sighting) for record in store.sightings(_pack, str(SETTLED_VERSION))
    )
    sure = [p.redirect() for p in propose_sighted(sightings, said.apart) if p.sure]
    verdicts = weigh(judgements, sure)
    store.judge(verdicts.judged)
    store.write_meta({_SETTLED: state})
    return verdicts


def list_proposals(store: Store, judgements: Sequence[Judgement]) -> tuple[Proposal, ...]:
    """Return the pairs that may be one and on which neither person nor program decided."""
    apart = weigh(judgements).apart
    into = {redirect.entity: redirect.into for redirect in store.judged().redirects}
    return tuple(
        proposal
        for proposal in propose_identities(store.unjudged(), apart)
        if into.get(proposal.entity, proposal.entity) != into.get(proposal.kept, proposal.kept)
    )


def is_settled(store: Store, judgements: Sequence[Judgement]) -> bool:
    """Tell whether these judgements are the ones applied to the store; none are to a bare one."""
    settled = _settled(store)
    return settled == _state(judgements) or (settled is None and not judgements)


def _pack(reading: Reading) -> bytes:
    return encode(see(reading))


def _state(judgements: Sequence[Judgement]) -> str:
    digest = blake2b(str(SETTLED_VERSION).encode(), digest_size=8)
    digest.update(msgspec.json.encode(judgements))
    return digest.hexdigest()


def _settled(store: Store) -> str | None:
    rows = store.query("SELECT value FROM meta WHERE key = :key", key=_SETTLED)
    return str(rows[0]["value"]) if rows else None
