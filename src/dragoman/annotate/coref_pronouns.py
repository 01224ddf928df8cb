"""Pronouns: whom he, she, it and they take up, by agreement, closeness and subjecthood."""

from collections.abc import Iterator

from dragoman.annotate.scene import GROUPS, SUBJECTS, Facts, Scene
from dragoman.model.actors import EntityKind, MentionForm
from dragoman.model.text import Quote

# Sentences back in which a person, and in which anything else, is looked for.
REACH_PERSON, REACH_THING = 2, 1
SUBJECT, NEARER, REPEATED, OWN_CLAUSE = 2.0, 1.5, 0.2, 1.0
# "A backs B, and C arms it": the object of the clause before, rather than its subject.
PARALLEL = 3.0
# "A backs X and its war": of two that are joined the first owns the second.
JOINED = 3.0
# The best candidate must lead the next one by this much, and be worth this much.
CLEARLY, ENOUGH = 0.5, 1.5
_THINGS = GROUPS | {EntityKind.STATE}
_SKIPPED_DEPS = frozenset({"amod", "compound", "nmod"})


def find_meant(scene: Scene, facts: Facts) -> int | None:
    """Return the mention a pronoun takes up; ``None`` when in doubt."""
    if facts.gender == "speaker":
        return _speaker(scene, facts)
    if facts.text.lower().endswith(("self", "selves")):
        return _own_subject(scene, facts)
    if facts.kind != EntityKind.PERSON and _has_nearer_noun(scene, facts):
        return None
    reach = REACH_PERSON if facts.kind == EntityKind.PERSON else REACH_THING
    best: dict[int, tuple[float, int]] = {}
    for other in _before(scene, facts, reach):
        if not _agrees(scene, facts, other) or _is_excluded(scene, facts, other):
            continue
        chain, score = scene.chain(other.index), _score(scene, facts, other)
        if chain not in best or best[chain][0] < score:
            best[chain] = (score, other.index)
    ranked = sorted(best.values(), reverse=True)
    if not ranked or ranked[0][0] < ENOUGH:
        return None
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < CLEARLY:
        return None
    return ranked[0][1]


def _own_subject(scene: Scene, facts: Facts) -> int | None:
    """Return the subject of the clause of a "himself"."""
    verb = scene.tokens.head[facts.mention.head]
    if scene.tokens.pos[verb] == "ADP":
        verb = scene.tokens.head[verb]
    subjects = scene.tokens.children_by(verb, *SUBJECTS)
    return next((other.index for other in scene.facts if other.mention.head in subjects), None)


def _before(scene: Scene, facts: Facts, reach: int) -> Iterator[Facts]:
    for index in range(facts.index - 1, -1, -1):
        other = scene.facts[index]
        if facts.sentence - other.sentence > reach:
            return
        if other.mention.end <= facts.mention.start:
            yield other


def _agrees(scene: Scene, facts: Facts, other: Facts) -> bool:
    if other.mention.form == MentionForm.PRONOUN:
        return other.gender == facts.gender and other.mention.id in scene.antecedents
    if facts.kind == EntityKind.PERSON:
        return (
            other.kind == EntityKind.PERSON
            and not other.plural
            and _genders(scene, other) <= {facts.gender}
        )
    if scene.tokens.dep[other.mention.head] in _SKIPPED_DEPS or scene.is_located(
        other.mention.head
    ):
        return False
    if facts.plural:
        return other.plural or (other.kind in _THINGS and other.is_name)
    return (other.kind in _THINGS or other.capital) and not other.plural


def _genders(scene: Scene, other: Facts) -> set[str]:
    """Return the genders that the mentions of a chain show."""
    return {member.gender for member in scene.members(other.index) if member.gender is not None}


def _is_excluded(scene: Scene, facts: Facts, other: Facts) -> bool:
    tokens, head = scene.tokens, facts.mention.head
    if tokens.tag[head] == "PRP" and tokens.dep[head] not in SUBJECTS:
        verb = tokens.head[head]
        if tokens.head[other.mention.head] == verb:
            return True
    quote = _enclosing(scene, facts)
    return (
        quote is not None
        and not quote.start <= other.mention.start < quote.end
        and tokens.dep[other.mention.head] in SUBJECTS
        and tokens.lemma[tokens.head[other.mention.head]] in scene.lexicon.metonyms.sayings
        and facts.sentence == other.sentence
    )


def _score(scene: Scene, facts: Facts, other: Facts) -> float:
    distance = facts.sentence - other.sentence
    score = NEARER * (REACH_PERSON - distance)
    if scene.is_subject(other):
        score += SUBJECT
    elif scene.tokens.dep[other.mention.head] in {"poss", "pobj"}:
        score -= 0.5
    if facts.plural and not other.plural and scene.tokens.tag[other.mention.head] != "NNPS":
        score -= 1.0
    if other.is_name:
        score += 0.2
    if distance == 0 and _is_parallel(scene, facts, other):
        score += PARALLEL
    if distance == 0 and _owns(scene, facts, other):
        score += OWN_CLAUSE
    if distance == 0 and _is_joined(scene, facts, other):
        score += JOINED
    return score + REPEATED * min(scene.size(other.index), 5)


def _is_parallel(scene: Scene, facts: Facts, other: Facts) -> bool:
    """Tell whether both are objects, of two verbs that "and" joins."""
    tokens, head, earlier = scene.tokens, facts.mention.head, other.mention.head
    verb = tokens.head[head]
    return (
        tokens.dep[head] == tokens.dep[earlier] == "dobj"
        and tokens.dep[verb] == "conj"
        and tokens.head[verb] == tokens.head[earlier]
    )


def _owns(scene: Scene, facts: Facts, other: Facts) -> bool:
    """Tell whether "his" stands right beside its owner: "X and his staff", "X's visit to his"."""
    tokens, head = scene.tokens, facts.mention.head
    if tokens.tag[head] != "PRP$":
        return False
    owned = tokens.head[head]
    governor = tokens.head[owned]
    if tokens.pos[governor] == "ADP" and scene.is_subject(other):
        governor = tokens.head[governor]
    theirs = tokens.head[other.mention.head]
    return tokens.head[owned] == other.mention.head or theirs in {owned, governor}


def _is_joined(scene: Scene, facts: Facts, other: Facts) -> bool:
    """Tell "X and its war", whose owner is hardly anybody else."""
    tokens, owned = scene.tokens, scene.tokens.head[facts.mention.head]
    return (
        tokens.dep[facts.mention.head] == "poss"
        and tokens.dep[owned] == "conj"
        and tokens.head[owned] == other.mention.head
    )


def _has_nearer_noun(scene: Scene, facts: Facts) -> bool:
    """Tell whether a subject that is no mention of ours could as well be meant."""
    tokens, heads = scene.tokens, {other.mention.head for other in scene.facts}
    first = scene.reading.sentences[facts.sentence].first
    tags = {"NNS"} if facts.plural else {"NN"}
    return any(
        tokens.dep[token] in SUBJECTS and tokens.tag[token] in tags and token not in heads
        for token in range(first, facts.mention.head)
    )


def _enclosing(scene: Scene, facts: Facts) -> Quote | None:
    return next(
        (
            quote
            for quote in scene.reading.quotes
            if quote.start <= facts.mention.start < quote.end and not quote.scare
        ),
        None,
    )


def _speaker(scene: Scene, facts: Facts) -> int | None:
    """Return the subject of the verb of saying beside the quotation that holds a "we"."""
    quote = _enclosing(scene, facts)
    if quote is None or quote.block:
        return None
    tokens = scene.tokens
    sentences = {facts.sentence}
    covered = tokens.between(quote.start, quote.end)
    if covered:
        sentences |= {tokens.sentence[covered[0]], tokens.sentence[covered[-1]]}
    found = {
        other.index
        for other in scene.facts
        if other.sentence in sentences
        and not quote.start <= other.mention.start < quote.end
        and tokens.dep[other.mention.head] in SUBJECTS
        and tokens.lemma[tokens.head[other.mention.head]] in scene.lexicon.metonyms.sayings
        and other.mention.end <= facts.mention.start
    }
    return found.pop() if len(found) == 1 else None
