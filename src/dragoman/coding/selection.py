"""One act, one event: which of several candidates that tell the same act is kept."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.coding.candidates import Candidate
from dragoman.coding.fillers import PLACES
from dragoman.coding.syntax import is_passive, object_heads, read_verb
from dragoman.knowledge.grammar import load_grammar
from dragoman.knowledge.triggers import Lexicon
from dragoman.model.syntax import Tokens

# an act of the second type beside one of the first, and tied to it, is part of it
SWALLOWS = frozenset(
    {
        ("ASSAULT", "MOBILIZE"),
        ("PROTEST", "REQUEST"),
        ("PROTEST", "ACCUSE"),
        ("ACCUSE", "SANCTION"),
        ("CONCEDE", "AGREE"),
        ("SANCTION", "COERCE"),
        ("COERCE", "SANCTION"),
        ("RETREAT", "CONCEDE"),
        ("COOPERATE", "MOBILIZE"),
        ("SUPPORT", "AGREE"),
        ("SUPPORT", "CONSULT"),
        ("REJECT", "REQUEST"),
        ("ASSAULT", "COERCE"),
        ("ASSAULT", "SANCTION"),
    }
)
TERRITORY = "territory"
LINKS = frozenset(
    {"conj", "advcl", "xcomp", "dep", "acl", "prep", "pobj", "pcomp", "dobj", "npadvmod"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """A candidate that is not coded on its own, and why."""

    candidate: Candidate
    reason: str


def settle_carriers(
    tokens: Tokens, candidates: Sequence[Candidate]
) -> tuple[list[Candidate], list[Dropped]]:
    """Choose between a verb and the noun it carries: "lifted the ban", "launched an attack"."""
    verbs = {c.token: c for c in candidates if c.verb == c.token}
    dropped: dict[int, str] = {}
    for candidate in candidates:
        verb = verbs.get(candidate.verb) if candidate.verb is not None else None
        if verb is None or verb.token == candidate.token or verb.entry.compose is not None:
            continue
        if _is_its_object(verb, candidate):
            dropped[candidate.token] = f"told by “{tokens.text[verb.token]}” with its object"
        elif candidate.light:
            dropped[verb.token] = f"“{tokens.text[verb.token]}” only carries the noun"
    kept = [c for c in candidates if c.token not in dropped]
    lost = [Dropped(candidate=c, reason=dropped[c.token]) for c in candidates if c.token in dropped]
    return kept, lost


def _is_its_object(verb: Candidate, noun: Candidate) -> bool:
    """Tell whether the verb's frame already speaks of the noun."""
    if noun.role == "object":
        return verb.entry.object is not None
    return noun.role in verb.entry.prep and verb.entry.prep_object is not None


def merge_candidates(
    tokens: Tokens, lexicon: Lexicon, candidates: Sequence[Candidate]
) -> tuple[list[Candidate], list[Dropped]]:
    """Fold candidates of one sentence that tell one act into the one that tells it best."""
    kept: list[Candidate] = []
    dropped: list[Dropped] = []
    for candidate in sorted(candidates, key=lambda c: (_depth(tokens, c), c.nominal, c.token)):
        host = next((k for k in kept if _tells_same(tokens, lexicon, k, candidate)), None)
        if host is None:
            kept.append(candidate)
            continue
        kept[kept.index(host)] = _join(tokens, lexicon, host, candidate)
        dropped.append(
            Dropped(
                candidate=candidate, reason=f"part of “{tokens.text[host.token]}” ({host.type})"
            )
        )
    moves = [c for c in kept if any(_leads_to(tokens, lexicon, c, other) for other in kept)]
    dropped += [Dropped(candidate=c, reason="moves that an assault follows") for c in moves]
    return sorted((c for c in kept if c not in moves), key=lambda c: c.token), dropped


def _leads_to(tokens: Tokens, lexicon: Lexicon, move: Candidate, other: Candidate) -> bool:
    """Tell whether forces on the move then attack: "crossed the river and shelled the town"."""
    if (move.type, other.type) != ("MOBILIZE", "ASSAULT") or not set(move.actors) & set(
        other.actors
    ):
        return False
    if any(
        lexicon.classes.named("troops").match(tokens.lemma[i])
        for i in object_heads(tokens, move.token)
    ):
        return False
    return any(
        tokens.dep[low.token] in {"conj", "advcl", "xcomp"} and tokens.head[low.token] == high.token
        for low, high in ((move, other), (other, move))
    )


def _depth(tokens: Tokens, candidate: Candidate) -> int:
    head = candidate.verb if candidate.verb is not None else candidate.token
    return sum(1 for _ in tokens.ancestors(head))


def _tells_same(tokens: Tokens, lexicon: Lexicon, host: Candidate, other: Candidate) -> bool:
    same = host.type == other.type
    if _are_others(host, other):
        return False
    alien = not same and (host.type, other.type) not in SWALLOWS
    if alien or _each_has_its_doer(tokens, host, other):
        return False
    path = _path(tokens, host, other)
    if path is None:
        return False
    if same and other.nominal:
        return True
    if "conj" in path or "parataxis" in path:
        harm = lexicon.classes.named("harm").match(tokens.lemma[other.token])
        alike = host.modes == other.modes and other.recipients in {(), host.recipients}
        return same and (harm or alike)
    return bool(path) and path[0] in LINKS


def _are_others(host: Candidate, other: Candidate) -> bool:
    """Tell whether others act in one than in the other, or who acts in one suffers the other."""
    doers, others = set(host.actors), set(other.actors)
    if doers and others and not doers & others:
        return True
    return bool(others & set(host.recipients) or doers & set(other.recipients))


def _each_has_its_doer(tokens: Tokens, host: Candidate, other: Candidate) -> bool:
    """Tell two acts at a time: "the blast killed ten as the army fought on"."""
    above, below = host.verb, other.verb
    if above is None or below is None or host.nominal or tokens.dep[below] != "advcl":
        return False
    if not tokens.children_by(below, "nsubj"):
        return False
    if is_passive(tokens, above):  # who took a town need not have killed whoever died there
        return (TERRITORY in host.entry.contexts) != (TERRITORY in other.entry.contexts)
    return bool(tokens.children_by(above, "nsubj"))


def _path(tokens: Tokens, host: Candidate, other: Candidate) -> list[str] | None:
    """Return the labels from the other trigger up to the host; ``None`` where it is not below."""
    top = {host.token} if host.nominal else {host.token, host.verb}
    start = other.verb if other.verb is not None and other.light else other.token
    if start in top:
        return ["dobj"]
    labels = ["acl" if read_verb(tokens, start).infinitive else tokens.dep[start]]
    for above in tokens.ancestors(start):
        if above in top:
            return labels
        labels.append(tokens.dep[above])
    return None


def _parties(
    tokens: Tokens, lexicon: Lexicon, host: Candidate, other: Candidate
) -> tuple[int, ...]:
    """Return the recipients of both: whom an attack hurts is added to its target."""
    if host.type != other.type:
        return host.recipients
    known = (*host.actors, *host.recipients)
    more = tuple(i for i in other.recipients if i not in known and not _is_scene(tokens, i))
    ground = lexicon.classes.named("territory")
    places = all(_is_spot(tokens, i) or ground.match(tokens.lemma[i]) for i in host.recipients)
    return (*host.recipients, *more) if places or host.type == "ASSAULT" else host.recipients


def _is_spot(tokens: Tokens, noun: int) -> bool:
    return tokens.entity[noun].partition("-")[2] in PLACES


def _is_scene(tokens: Tokens, noun: int) -> bool:
    """Tell where something is done from whom it is done to: "a bomb in the port"."""
    return tokens.dep[noun] == "pobj" and tokens.lemma[tokens.head[noun]] in load_grammar().placing


def _join(tokens: Tokens, lexicon: Lexicon, host: Candidate, other: Candidate) -> Candidate:
    return replace(
        host,
        actors=host.actors or other.actors,
        recipients=_parties(tokens, lexicon, host, other),
        modes=tuple(
            dict.fromkeys((*host.modes, *(other.modes if host.type == other.type else ())))
        ),
        absorbed=host.absorbed | {other.token} | other.absorbed,
    )
