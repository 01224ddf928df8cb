"""Plans that came to nothing: "had been due to meet", "were to meet, but it was cancelled"."""

from dataclasses import replace

from dragoman.coding.candidates import Candidate
from dragoman.coding.modality import Assessment
from dragoman.coding.syntax import read_verb
from dragoman.knowledge.grammar import load_grammar
from dragoman.model.claims import Modality, Polarity
from dragoman.model.events import Event
from dragoman.model.syntax import Tokens

CANCELLED = "cancelled"
LAPSED = "lapsed"
FORETOLD = "foretold"
_JUDGED = {
    FORETOLD: Assessment(modality=Modality.PREDICTED, why=("nobody is said to announce it",)),
    CANCELLED: Assessment(polarity=Polarity.DENIED, why=("planned, and called off: denied",)),
    LAPSED: Assessment(modality=Modality.HYPOTHETICAL, why=("had been planned: hypothetical",)),
}
_DEPTH = 4


def let_lapse(tokens: Tokens, candidate: Candidate) -> Candidate | None:
    """Return a planned act as one that was called off or only planned once, where it is told so."""
    chain = _planning(tokens, candidate.verb)
    if len(chain) < 2:  # noqa: PLR2004 - the act and a word that plans it
        return None
    if any(_calls_off(tokens, child) for verb in chain for child in tokens.children(verb)):
        return _lapse(candidate, CANCELLED)
    auxiliaries = {tokens.text[c].lower() for c in tokens.children_by(chain[-1], "aux")}
    arranged = any(tokens.lemma[word] in load_grammar().scheduled for word in chain[1:])
    if arranged and auxiliaries & {"had", "'d", "’d"}:
        return _lapse(candidate, LAPSED)
    return None


def _lapse(candidate: Candidate, composed: str) -> Candidate:
    why = (*candidate.why, "announced, and told as past")
    return replace(candidate, composed=composed, why=why)


def assess_plan(candidate: Candidate) -> Assessment | None:
    """Judge an act that is only foretold or was only planned; ``None`` for any other."""
    return None if candidate.composed is None else _JUDGED.get(candidate.composed)


def judged_plan(event: Event) -> Assessment | None:
    """Return what ``assess_plan`` said of the act that became this event."""
    return next((a for a in _JUDGED.values() if set(a.why) <= set(event.why)), None)


def _planning(tokens: Tokens, verb: int | None) -> list[int]:
    """Return an act to be done, and the words above it that plan it, up to the finite verb."""
    if verb is None or not read_verb(tokens, verb).infinitive:
        return []
    chain = [verb]
    for _ in range(_DEPTH):
        if tokens.dep[chain[-1]] not in {"xcomp", "acomp", "ccomp", "oprd"}:
            break
        chain.append(tokens.head[chain[-1]])
    return chain


def _calls_off(tokens: Tokens, verb: int) -> bool:
    """Tell a clause that is set beside a plan and says that it was not carried out."""
    if tokens.dep[verb] not in {"conj", "parataxis"}:
        return False
    if tokens.lemma[verb] == "call":
        return any(tokens.lemma[c] == "off" for c in tokens.children_by(verb, "prt"))
    return tokens.lemma[verb] in load_grammar().cancelling
