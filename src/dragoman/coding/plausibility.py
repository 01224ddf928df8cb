"""How sure a candidate is, from where it stands, who takes part and what else is spoken of."""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.coding.candidates import Candidate
from dragoman.coding.participants import MentionIndex, named_in_apposition
from dragoman.coding.phrases import VERBAL, carrier, content_noun, phrase_edges
from dragoman.knowledge.grammar import load_grammar
from dragoman.knowledge.triggers import Lexicon
from dragoman.model.actors import EntityKind
from dragoman.model.claims import Modality
from dragoman.model.events import Event
from dragoman.model.reading import Reading
from dragoman.model.syntax import Tokens
from dragoman.model.text import BlockKind

PUBLIC_LABELS = {"GPE": 1.0, "NORP": 1.0, "ORG": 0.85, "PERSON": 0.75, "LOC": 0.8, "FAC": 0.8}
PUBLIC_KINDS = frozenset(
    {
        EntityKind.STATE,
        EntityKind.ARMED_GROUP,
        EntityKind.GOVERNMENT,
        EntityKind.ORGANISATION,
        EntityKind.PEOPLE,
    }
)
ABSTRACT = ("tion", "sion", "ness", "ity", "ment", "ism", "ance", "ence", "ship")
# factors by the place of the clause
BACKGROUND = {"relcl": 0.6, "acl": 0.65, "advcl": 0.75, "amod": 0.4, "csubj": 0.6, "pcomp": 0.7}
NOMINAL = 0.6
NOMINAL_TOLD = 0.72
NOBODY = 0.8
NOT_AT_ALL = frozenset({"no", "neither", "nor", "called"})
ONLY_SO = frozenset({"neither", "called", "so-called", "would-be"})
UNREAL = frozenset({Modality.HYPOTHETICAL, Modality.NORMATIVE, Modality.QUESTION})
# weights under which a private act is none of ours
PRIVATE_LIMIT = 0.5
# where the document is about an armed conflict, only plainly private ones are
CONFLICT_LIMIT = 0.35
# how many words of war show that
WAR_WORDS = 3
PRIVATE = 0.3
RELATED = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A score in [0, 1], what moved it, and why the candidate is no event, where it is none."""

    score: float
    why: tuple[str, ...]
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenery:
    """What surrounds a candidate: another field its sentence is about, a conflict in the text."""

    topic: str | None
    at_war: bool


def judge(
    tokens: Tokens,
    lexicon: Lexicon,
    mentions: MentionIndex,
    candidate: Candidate,
    scene: Scenery,
) -> Verdict:
    """Score a candidate by its place, its parties and what else is spoken of."""
    score, why = candidate.score, list[str]()
    place, label = _clause_factor(tokens, candidate)
    if place < 1:
        score *= place
        why.append(f"background: {label}")
    weight = party_weight(tokens, lexicon, mentions, (*candidate.actors, *candidate.recipients))
    reason = _why_not(tokens, candidate, scene, weight)
    if reason is None and _is_on_air(tokens, mentions, candidate):
        reason = "an outlet's own people talk"
    if reason is not None:
        return Verdict(score=score * weight, why=tuple(why), reason=reason)
    if candidate.nominal and not _anybody(tokens, candidate):
        score *= NOMINAL
        why.append("nobody named on either side")
    score *= 0.6 + 0.4 * weight
    if not candidate.actors:
        score *= NOBODY
        why.append("nobody named as doing it")
    elif not candidate.nominal and _abstract(tokens, lexicon, candidate.actors):
        return Verdict(score=score * 0.4, why=tuple(why), reason="what is said to do it cannot act")
    return Verdict(score=round(min(1.0, score), 3), why=tuple(why))


def _names_activity(tokens: Tokens, candidate: Candidate) -> bool:
    """Tell a gerund that nobody is said to do, or that another act is said to be about."""
    token = candidate.token
    if tokens.tag[token] != "VBG" or candidate.composed is not None:
        return False
    if any(tokens.dep[c] == "aux" for c in tokens.children(token)):
        return False
    if tokens.dep[token] == "advcl" and tokens.lemma[tokens.head[token]] == "be":
        return True
    if tokens.dep[token] == "pcomp":
        return tokens.lemma[tokens.head[token]] in load_grammar().about
    return not candidate.actors and tokens.dep[token] in {"ROOT", "advcl", "csubj", "ccomp"}


def _is_on_air(tokens: Tokens, mentions: MentionIndex, candidate: Candidate) -> bool:
    """Tell an interview or a talk between reporters, named by their outlet, from a meeting."""
    owners = [o for actor in candidate.actors for o in tokens.children_by(actor, "poss")]
    found = [mentions.by_head.get(i) for i in (*candidate.actors, *owners)]
    return candidate.type == "CONSULT" and any(
        mention is not None and mention.kind is EntityKind.MEDIA for mention in found
    )


def _words_before(tokens: Tokens, index: int) -> list[str]:
    return [tokens.text[c].lower() for c in tokens.children(index) if c < index]


def _is_denied(tokens: Tokens, noun: int) -> bool:
    """Tell "no raid", "neither the raid nor" and "no hand in the raid"."""
    for index in (noun, *tokens.ancestors(noun)):
        if tokens.pos[index] in VERBAL:
            objects = tokens.children_by(index, "dobj")
            return any(tokens.text[c].lower() == "no" for o in objects for c in tokens.children(o))
        if any(word in NOT_AT_ALL for word in _words_before(tokens, index)):
            return True
    return False


def _is_defined(tokens: Tokens, candidate: Candidate) -> bool:
    """Tell "an attack is a crime", which speaks of no attack in particular."""
    noun = candidate.token
    verb = tokens.head[noun]
    if (tokens.pos[noun], tokens.dep[noun], tokens.lemma[verb]) != ("NOUN", "nsubj", "be"):
        return False
    words = _words_before(tokens, noun)
    indefinite = "a" in words or "an" in words or not words
    told = bool(tokens.children_by(verb, "attr", "acomp"))
    return indefinite and told and tokens.tag[verb] in {"VBZ", "VBP"}


def _anybody(tokens: Tokens, candidate: Candidate) -> bool:
    parties = (*candidate.actors, *candidate.recipients)
    return any(tokens.pos[i] != "PRON" for i in parties)


def _why_not(tokens: Tokens, candidate: Candidate, scene: Scenery, weight: float) -> str | None:
    """Return why a candidate is no event of ours, if it is none."""
    limit = CONFLICT_LIMIT if scene.at_war else PRIVATE_LIMIT
    if scene.topic is not None and weight < 1:
        return f"about {scene.topic}"
    if candidate.entry.private and weight < limit:
        return "no side is a state, a force, a public body or a group in the conflict"
    return _named_only(tokens, candidate)


def _named_only(tokens: Tokens, candidate: Candidate) -> str | None:
    """Return why a candidate's words only name an act, where they do not tell one."""
    if not candidate.nominal and _names_activity(tokens, candidate):
        return "names an activity, tells no act"
    if any(word in ONLY_SO for word in _words_before(tokens, candidate.token)):
        return "negated, or only so called"
    if candidate.nominal and _is_denied(tokens, candidate.token):
        return "only named where something is denied"
    if _is_defined(tokens, candidate):
        return "says what such acts are like"
    return None


def is_at_war(tokens: Tokens, lexicon: Lexicon) -> bool:
    """Tell whether a document's words show an armed conflict."""
    war = lexicon.classes.named("war")
    return len({lemma for lemma in tokens.lemma if war.match(lemma)}) >= WAR_WORDS


def _clause_factor(tokens: Tokens, candidate: Candidate) -> tuple[float, str]:
    factor, name = 1.0, ""
    head = candidate.verb if candidate.verb is not None else candidate.token
    if candidate.nominal and candidate.token != candidate.verb:
        told = bool(candidate.actors and candidate.recipients)
        factor, head = NOMINAL_TOLD if told else NOMINAL, candidate.token
        name = "a noun in another act's clause"
    place, label = clause_standing(tokens, head)
    if place < factor:
        return place, name or f"in a clause of kind {label}"
    return factor, name


def clause_standing(tokens: Tokens, head: int) -> tuple[float, str]:
    """Return how much in the foreground a word's clause stands, from 0 to 1, and its label."""
    factor, label = 1.0, ""
    while True:
        dep = tokens.dep[head]
        step = BACKGROUND.get(dep, 1.0)
        if tokens.children_by(head, "nsubj") and dep in {"amod", "acl"}:
            step = 1.0  # a finite clause that the parser took for a modifier
        if dep == "acl" and (tokens.tag[head] == "VBD" or _is_lost_root(tokens, head)):
            step = 1.0
        if dep == "advcl" and tokens.tag[head] == "VBG":
            step = 0.85
        if step < factor:
            factor, label = step, label or dep
        above = tokens.head[head]
        if above == head:
            return factor, label
        head = above


def foreground(tokens: Tokens, trigger: int) -> float:
    """Return how much in the foreground of its sentence an act is told, from 0 to 1."""
    place, _ = clause_standing(tokens, trigger)
    if tokens.pos[trigger] not in {"NOUN", "PROPN"}:
        return place
    carried = carrier(tokens, trigger)
    told = carried is not None and carried[1] in {"object", "subject"}
    return place if told else min(place, NOMINAL)


def _is_lost_root(tokens: Tokens, verb: int) -> bool:
    """Tell a sentence's verb that the parser hung on its subject: "Gunmen killed ten men"."""
    noun = tokens.head[verb]
    return tokens.head[noun] == noun and bool(tokens.children_by(verb, "dobj"))


def party_weight(
    tokens: Tokens, lexicon: Lexicon, mentions: MentionIndex, heads: Sequence[int]
) -> float:
    """Return how public the most public of the parties is, from 0.2 (private) to 1."""
    return max((_weight(tokens, lexicon, mentions, head) for head in heads), default=0.5)


def _weight(tokens: Tokens, lexicon: Lexicon, mentions: MentionIndex, head: int) -> float:
    mention = mentions.by_head.get(head)
    if mention is not None and mention.kind in PUBLIC_KINDS:
        return 1.0
    named = lexicon.classes.named
    noun = tokens.lemma[content_noun(tokens, head)]
    if named("public").match(noun):
        return 1.0
    inner = content_noun(tokens, head)
    if named_in_apposition(tokens, head):
        return PUBLIC_LABELS["PERSON"]
    private = named("private").match(noun)
    best = PRIVATE if private else 0.4
    if any(tokens.entity[i] for i in tokens.children_by(inner, "poss")):
        best = RELATED
    first, last = phrase_edges(tokens, head)
    for index in range(first, last + 1):
        label = tokens.entity[index].partition("-")[2]
        best = max(best, 0.0 if private else PUBLIC_LABELS.get(label, 0.0))
        if named("public").match(tokens.lemma[index]):
            best = max(best, 0.9)
    if tokens.pos[head] == "PRON":
        best = max(best, 0.6)
    return best


def _abstract(tokens: Tokens, lexicon: Lexicon, actors: Sequence[int]) -> bool:
    for actor in actors:
        noun = content_noun(tokens, actor)
        lemma = tokens.lemma[noun]
        if tokens.entity[noun] or tokens.pos[noun] in {"PRON", "PROPN"}:
            return False
        if lexicon.classes.named("public").match(lemma) or lexicon.classes.named("deed").match(
            lemma
        ):
            return False
        inanimate = lexicon.classes.named("inanimate").match(lemma)
        if not (inanimate or lemma.endswith(ABSTRACT)):
            return False
    return True


def find_topic(tokens: Tokens, lexicon: Lexicon, first: int, last: int) -> str | None:
    """Return the other field that a sentence is about, if its words show one."""
    for name in ("sport", "business", "screen"):
        words = lexicon.classes.named(f"topic_{name}")
        hits = {tokens.lemma[i] for i in range(first, last) if words.match(tokens.lemma[i])}
        if len(hits) >= 2:  # noqa: PLR2004  # one such word may be a metaphor
            return name
    return None


def find_pointless(reading: Reading, event: Event) -> str | None:
    """Return why a coded event would tell a reader nothing."""
    quote = reading.document.quote
    if not event.actors and not event.recipients and event.modality in UNREAL:
        return f"{event.modality.value}, and nobody is named on either side"
    doers = {quote(p.start, p.end) for p in event.actors}
    if doers and len(doers) == 1 and doers == {quote(p.start, p.end) for p in event.recipients}:
        return "the same words would stand on both sides"
    told = event.modality is Modality.ASSERTED and event.type == "ASSAULT"
    if told and _is_habit(reading, event):
        return "told as a habit, not as an act"
    return None


def _is_habit(reading: Reading, event: Event) -> bool:
    """Tell a plain present without time, place or number, outside a headline."""
    tokens = reading.tokens
    (token, *_) = tokens.between(event.trigger.start, event.trigger.end)
    block = reading.document.blocks[reading.sentences[event.sentence].block]
    return (
        tokens.tag[token] in {"VBZ", "VBP"}
        and block.kind is not BlockKind.HEADLINE
        and event.date_basis in {None, "publication"}
        and event.place is None
        and not event.magnitudes
    )
