"""Acts that lie ahead: a party's own announcement becomes the act of announcing it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.coding.candidates import Candidate
from dragoman.coding.composition import COOPERATIVE
from dragoman.coding.syntax import Verb, read_verb, surface_subject
from dragoman.knowledge.ontology import Ontology
from dragoman.knowledge.triggers import Lexicon
from dragoman.model.syntax import Tokens

VERBAL = frozenset({"VERB", "AUX"})
PRONOUNS = frozenset({"it", "they", "he", "she", "we", "i"})
_DEPTH = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ahead:
    """How an act is said to lie ahead: whether decided, refused, said by its actor, conditional."""

    future: bool
    decided: bool
    negated: bool
    own: bool
    told: bool
    conditional: bool


def announce(
    tokens: Tokens,
    ontology: Ontology,
    lexicon: Lexicon,
    candidates: Sequence[Candidate],
    *,
    dated: Mapping[int, bool],
) -> list[Candidate]:
    """Apply the future and refusal rules to candidates that lie ahead.

    ``dated`` tells which candidates' clauses name a time. What somebody else predicts keeps its
    type; its modality says that it is a prediction.
    """
    return [
        _announce(tokens, ontology, lexicon, c, dated=dated.get(c.token, False)) for c in candidates
    ]


def _announce(
    tokens: Tokens, ontology: Ontology, lexicon: Lexicon, candidate: Candidate, *, dated: bool
) -> Candidate:
    ahead = _look_ahead(tokens, lexicon, candidate)
    if ahead is None or candidate.type == "REQUEST":
        return candidate
    quad = ontology.quad(candidate.type)
    cooperative = quad in COOPERATIVE
    if ahead.negated:
        refused = ontology.compose("refuse", candidate.type)
        if not cooperative or refused is None or not (ahead.future or ahead.own):
            return candidate
        return _turn(candidate, refused.type, refused.mode, "refusal: will not")
    future = ontology.compose("future", candidate.type)
    if future is None:
        return candidate
    said = ahead.own or (ahead.told and not ahead.conditional)
    if ahead.decided and candidate.type == "CONCEDE":
        return candidate
    if said or (candidate.type == "CONSULT" and dated):
        return _turn(candidate, future.type, future.mode, "announced: the actor's own act to come")
    if cooperative and not ahead.conditional:
        bare = _turn(
            candidate, future.type, future.mode, "to come, and nobody is said to announce it"
        )
        return replace(bare, composed="foretold")
    return candidate


def _turn(candidate: Candidate, event_type: str, mode: str | None, why: str) -> Candidate:
    if event_type == candidate.type:
        return candidate
    return replace(
        candidate,
        type=event_type,
        modes=(mode,) if mode else (),
        composed="future",
        why=(*candidate.why, f"{why} ({candidate.type} becomes {event_type})"),
    )


def _look_ahead(tokens: Tokens, lexicon: Lexicon, candidate: Candidate) -> _Ahead | None:
    verb = candidate.verb
    if verb is None or candidate.nominal and candidate.token != verb:
        return None
    facts = read_verb(tokens, verb)
    top, planned, decided = verb, False, False
    for _ in range(_DEPTH):
        head = tokens.head[top]
        if tokens.dep[top] not in {"xcomp", "ccomp"} or head == top:
            break
        if not lexicon.classes.named("plan").match(tokens.lemma[head]):
            if not lexicon.classes.named("aspect").match(tokens.lemma[head]):
                break
        else:
            planned = True
            decided = decided or tokens.lemma[head] in {"decide", "resolve", "opt"}
        top = head
        facts = _join(facts, read_verb(tokens, top))
    headline = facts.infinitive and tokens.head[top] == top and bool(candidate.actors)
    if not (facts.future or planned or headline):
        return None
    speaker = _speaker(tokens, lexicon, top)
    own = decided or headline or (speaker is not None and _same_party(tokens, speaker, candidate))
    return _Ahead(
        future=facts.future,
        decided=decided,
        negated=facts.negated,
        own=own,
        told=speaker is not None and not _is_observer(tokens, lexicon, speaker),
        conditional=_conditional(tokens, top),
    )


def _join(inner: Verb, outer: Verb) -> Verb:
    return Verb(
        future=inner.future or outer.future,
        would=inner.would or outer.would,
        modal=inner.modal or outer.modal,
        negated=inner.negated or outer.negated,
        past=outer.past,
        infinitive=outer.infinitive,
    )


def _speaker(tokens: Tokens, lexicon: Lexicon, verb: int) -> int | None:
    """Return who says the clause that ``verb`` heads, before or after it."""
    saying = lexicon.classes.named("saying")
    head = tokens.head[verb]
    if tokens.dep[verb] == "ccomp" and saying.match(tokens.lemma[head]):
        return surface_subject(tokens, head)
    for child in tokens.children(verb):
        if tokens.dep[child] in {"ccomp", "parataxis"} and saying.match(tokens.lemma[child]):
            return surface_subject(tokens, child)
    while tokens.dep[verb] == "conj" and tokens.pos[head] in VERBAL:
        verb, head = head, tokens.head[head]
        if tokens.dep[verb] == "ccomp" and saying.match(tokens.lemma[head]):
            return surface_subject(tokens, head)
    return None


def _same_party(tokens: Tokens, speaker: int, candidate: Candidate) -> bool:
    """Tell whether the speaker says what he or his own side will do."""
    own = set(_family(tokens, speaker))
    for actor in candidate.actors:
        if tokens.lemma[actor] in PRONOUNS or tokens.text[actor].lower() in PRONOUNS:
            return True
        if own & set(_family(tokens, actor)):
            return True
        owners = tokens.children_by(actor, "poss")
        if any(tokens.text[o].lower() in {"its", "his", "her", "their", "our"} for o in owners):
            return True
    return False


def _family(tokens: Tokens, index: int) -> list[str]:
    """Return the telling words of a phrase: its head and the names before it."""
    return [tokens.lemma[index]] + [
        tokens.lemma[c] for c in tokens.children(index) if tokens.entity[c] and c < index
    ]


def _is_observer(tokens: Tokens, lexicon: Lexicon, speaker: int) -> bool:
    return lexicon.classes.named("observer").match(tokens.lemma[speaker])


def _conditional(tokens: Tokens, verb: int) -> bool:
    return any(
        tokens.dep[child] == "advcl"
        and any(
            tokens.dep[mark] == "mark" and tokens.lemma[mark] in {"if", "unless"}
            for mark in tokens.children(child)
        )
        for child in tokens.children(verb)
    )
