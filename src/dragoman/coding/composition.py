"""Acts in the scope of other acts: what is promised, refused, demanded or threatened."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.coding.candidates import Candidate
from dragoman.coding.fillers import PARTIES
from dragoman.coding.phrases import VERBAL, conjuncts, prep_objects
from dragoman.coding.syntax import read_verb, subject_heads
from dragoman.knowledge.grammar import load_grammar
from dragoman.knowledge.ontology import Ontology
from dragoman.model.syntax import Tokens

COOPERATIVE = frozenset({1, 2})
# how a mutual act may have got its type: by itself, or by what the sides do about it
MUTUAL = frozenset({None, "agree", "refuse", "future", "foretold"})
# the words that open what a threat or a refusal is made to depend on
CONDITIONS = {
    "THREATEN": frozenset({"if", "unless"}),
    "REJECT": frozenset({"until", "unless", "before"}),
}
_DEPTH = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """The candidates of one sentence, by trigger and by the verb that carries them."""

    tokens: Tokens
    ontology: Ontology
    by_token: Mapping[int, Candidate]
    by_verb: Mapping[int, Candidate]


def compose_candidates(
    tokens: Tokens, ontology: Ontology, candidates: Sequence[Candidate]
) -> list[Candidate]:
    """Give every candidate the type it has in its surroundings, and drop what it takes in."""
    scene = Scene(
        tokens=tokens,
        ontology=ontology,
        by_token={candidate.token: candidate for candidate in candidates},
        by_verb={c.verb: c for c in candidates if c.light and c.verb is not None},
    )
    composed = [_compose(scene, candidate, 0) for candidate in candidates]
    kept = [
        c
        for c in composed
        if c.composed is not None or not c.entry.needs_content or _warns_of_own(tokens, c)
    ]
    absorbed = {token for candidate in kept for token in candidate.absorbed}
    return [c for c in kept if c.token not in absorbed]


def _warns_of_own(tokens: Tokens, candidate: Candidate) -> bool:
    """Tell a threat in any words from a forecast: "warned it would close the strait"."""
    return candidate.entry.compose == "threaten" and any(
        tokens.pos[subject] == "PRON" and bool(tokens.children_by(verb, "dobj"))
        for verb in candidate.contents
        if tokens.pos[verb] in VERBAL and read_verb(tokens, verb).future
        for subject in tokens.children_by(verb, "nsubj")
    )


def find_candidate(scene: Scene, token: int, depth: int = 0) -> Candidate | None:
    """Return the candidate that a word in scope stands for, through carrying verbs."""
    found = scene.by_token.get(token) or scene.by_verb.get(token)
    if found is not None or depth > _DEPTH:
        return found
    tokens = scene.tokens
    if tokens.pos[token] not in VERBAL and tokens.pos[token] != "ADJ":
        return None
    for child in tokens.children(token):
        if tokens.dep[child] in {"xcomp", "acomp"}:
            inner = find_candidate(scene, child, depth + 1)
            stops = tokens.lemma[token] in load_grammar().stopping
            return _stopped(scene, inner) if stops and inner is not None else inner
    return None


def _stopped(scene: Scene, inner: Candidate) -> Candidate:
    """Return what it is to stop doing something: "agreed to halt shelling the town"."""
    turned = scene.ontology.compose("negate", inner.type)
    return inner if turned is None else replace(inner, type=turned.type, modes=())


def _compose(scene: Scene, candidate: Candidate, depth: int) -> Candidate:
    if candidate.entry.compose is None or depth > _DEPTH:
        return candidate
    for content in candidate.contents:
        inner = find_candidate(scene, content)
        if inner is None or inner.token == candidate.token:
            continue
        return _apply(scene, candidate, _compose(scene, inner, depth + 1), content)
    return candidate


def _apply(scene: Scene, outer: Candidate, inner: Candidate, content: int) -> Candidate:
    operator = outer.entry.compose or ""
    kind = _negated_type(scene, inner, operator)
    result = scene.ontology.compose(operator, kind)
    tokens = scene.tokens
    if outer.entry.needs_content and (result is None or not _lies_ahead(tokens, inner)):
        return outer
    absorbed = {inner.token, *inner.absorbed}
    for sibling in conjuncts(tokens, content):
        other = find_candidate(scene, sibling)
        if other is not None and other.token != outer.token:
            absorbed |= {other.token, *other.absorbed}
    event_type, modes = outer.type, outer.modes
    if result is not None:
        event_type = result.type
        modes = (result.mode,) if result.mode else outer.modes if outer.type == event_type else ()
    return replace(
        outer,
        type=event_type,
        modes=modes,
        recipients=_recipients(scene, outer, inner, operator),
        score=max(outer.score, 0.85),
        absorbed=frozenset(absorbed),
        composed=operator,
        inner=inner.type,
        why=(*outer.why, f"{operator} over {inner.type} “{tokens.text[inner.token]}”"),
    )


def _lies_ahead(tokens: Tokens, inner: Candidate) -> bool:
    facts = read_verb(tokens, inner.verb if inner.verb is not None else inner.token)
    return facts.infinitive or facts.modal is not None


def _negated_type(scene: Scene, inner: Candidate, operator: str) -> str:
    """Turn "agreed not to attack" into a yielding act and "vowed not to talk" into a refusal."""
    verb = inner.verb if inner.verb is not None else inner.token
    if operator not in {"commit", "request"} or not read_verb(scene.tokens, verb).negated:
        return inner.type
    negated = scene.ontology.compose("negate", inner.type)
    return negated.type if negated is not None else inner.type


def _recipients(scene: Scene, outer: Candidate, inner: Candidate, operator: str) -> tuple[int, ...]:
    tokens = scene.tokens
    own = [i for i in outer.recipients if i != inner.token and not _same(inner, i, tokens)]
    if own:
        return tuple(own)
    struck = tuple(i for i in inner.recipients if i not in outer.actors)
    if operator == "threaten" and struck:
        return struck
    if operator in {"request", "accuse", "threaten"}:
        doers = inner.actors or (
            tuple(subject_heads(tokens, inner.verb)) if inner.verb is not None else ()
        )
        asked = tuple(i for i in doers if i not in outer.actors)
        if asked:
            return asked
    return struck


def find_warned(tokens: Tokens, candidate: Candidate) -> Candidate:
    """Name whom a threat or refusal is made to by its condition: "unless the junta steps down"."""
    wanted = CONDITIONS.get(candidate.type)
    if wanted is None or candidate.recipients or candidate.nominal:
        return candidate
    for verb in (candidate.token, *sorted(candidate.absorbed)):
        for clause in tokens.children_by(verb, "advcl"):
            marks = {tokens.lemma[m] for m in tokens.children_by(clause, "mark")}
            warned = [i for i in subject_heads(tokens, clause) if i not in candidate.actors]
            if marks & wanted and warned and tokens.pos[warned[0]] != "PRON":
                why = (*candidate.why, "recipient: on whom it is made to depend")
                return replace(candidate, recipients=tuple(warned), why=why)
    return candidate


def _same(inner: Candidate, index: int, tokens: Tokens) -> bool:
    """Tell whether a recipient is only the noun that leads to the inner trigger."""
    return (
        inner.token != index
        and index in set(tokens.ancestors(inner.token))
        and (
            tokens.pos[index] in {"NOUN", "PROPN"}
            and tokens.left_edge(index) <= inner.token <= tokens.right_edge(index)
            and inner.token > index
            and not tokens.entity[index]
        )
    )


def share_mutual(tokens: Tokens, candidate: Candidate) -> Candidate:
    """Make the others who bind themselves recipients too: what each side does is to the rest."""
    mutual = candidate.entry.mutual and candidate.composed in MUTUAL
    if mutual and candidate.type == "MOBILIZE":
        return _join_forces(tokens, candidate)
    if not mutual or candidate.recipients or not candidate.actors:
        return candidate
    others = candidate.actors[1:] or _other_sides(tokens, candidate.actors[0])
    if not others:
        return candidate
    return replace(
        candidate,
        recipients=others,
        why=(*candidate.why, "mutual: all are actors, the later ones also recipients"),
    )


def _join_forces(tokens: Tokens, candidate: Candidate) -> Candidate:
    """Make the exercise of several states together one act of working together."""
    if candidate.recipients or sum(bool(tokens.entity[i]) for i in candidate.actors) < 2:  # noqa: PLR2004
        return candidate
    why = (*candidate.why, "mutual: held by several together")
    return replace(candidate, type="COOPERATE", modes=(), recipients=candidate.actors[1:], why=why)


def _other_sides(tokens: Tokens, noun: int) -> tuple[int, ...]:
    """Return the later of several names that share one noun: "French and Chadian envoys"."""
    named = [
        child
        for child in (*tokens.children(noun), *prep_objects(tokens, noun, ("of",)))
        if tokens.dep[child] in {"amod", "compound", "nmod", "poss", "pobj"}
        and tokens.entity[child].partition("-")[2] in PARTIES
    ]
    for first in named:
        later = [i for i in conjuncts(tokens, first) if i != first and tokens.entity[i]]
        if later:
            return tuple(later)
    return ()
