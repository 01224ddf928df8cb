"""Names that mean the same within a document: repeats, surnames, acronyms, appositions."""

from collections.abc import Mapping
from itertools import pairwise

from dragoman.annotate.scene import GROUPS, Facts, Scene
from dragoman.model.actors import EntityKind, MentionForm
from dragoman.text.names import name_key

# A key of fewer consonants joins names that have nothing to do with each other.
SHORTEST_KEY = 3
_INNER = frozenset({"of", "the", "and", "for", "in", "to", "on"})


def join_names(scene: Scene) -> None:
    """Join names in text order with the earliest name that means the same."""
    labels: dict[tuple[str, str], int] = {}
    for facts in scene.facts:
        if not facts.is_name:
            continue
        earlier = next(
            (labels[label] for label in _labels(facts) if label in labels),
            None,
        )
        if earlier is not None and _may_join(scene, facts, scene.facts[earlier]):
            scene.join(facts.index, earlier)
        for label in _offered(facts):
            labels.setdefault(label, facts.index)
    _join_acronyms(scene)


def join_appositions(scene: Scene) -> None:
    """Join a name and the description set beside it, or said to be it."""
    tokens, heads = scene.tokens, scene.by_head()
    for head, facts in heads.items():
        dep = tokens.dep[head]
        if dep == "appos":
            other = heads.get(tokens.head[head])
        elif dep == "attr" and tokens.lemma[tokens.head[head]] == "be":
            other = _subject_said_to_be(scene, heads, tokens.head[head])
            if other is not None and not (facts.is_name and other.definite):
                other = None
        else:
            continue
        if other is not None and _agree(facts, other) and not _is_denied(scene, facts, other):
            scene.join(facts.index, other.index)


def _is_denied(scene: Scene, one: Facts, other: Facts) -> bool:
    """Tell whether a "not" stands between the two ("A, not B")."""
    low, high = sorted((one.mention.head, other.mention.head))
    return any(scene.tokens.dep[token] == "neg" for token in range(low + 1, high))


def _subject_said_to_be(scene: Scene, heads: Mapping[int, Facts], verb: int) -> Facts | None:
    tokens = scene.tokens
    if tokens.children_by(verb, "neg"):
        return None
    subjects = tokens.children_by(verb, "nsubj")
    found = heads.get(subjects[0]) if subjects else None
    return found if found is not None and not found.is_name else None


def _labels(facts: Facts) -> list[tuple[str, str]]:
    labels = []
    if len(facts.entities) == 1:
        labels.append(("entity", next(iter(facts.entities))))
    labels.append(("text", facts.folded))
    if " " not in facts.folded:
        labels.append(("outlet", facts.folded))
    if facts.kind == EntityKind.PERSON:
        parts = facts.folded.split()
        if len(parts) == 1:
            labels.append(("surname", parts[0]))
            labels.append(("key", name_key(facts.text)))
        elif parts:
            labels.append(("single", parts[-1]))
    return labels


def _offered(facts: Facts) -> list[tuple[str, str]]:
    labels = []
    if len(facts.entities) == 1:
        labels.append(("entity", next(iter(facts.entities))))
    labels.append(("text", facts.folded))
    if facts.kind == EntityKind.MEDIA and " " in facts.folded:
        labels.append(("outlet", facts.folded.split()[-1]))
    if facts.kind == EntityKind.PERSON:
        parts = facts.folded.split()
        if len(parts) > 1:
            labels.append(("surname", parts[-1]))
        elif parts:
            labels.append(("single", parts[0]))
        key = name_key(parts[-1]) if parts else ""
        if len(key) >= SHORTEST_KEY:
            labels.append(("key", key))
    return labels


def _may_join(scene: Scene, facts: Facts, earlier: Facts) -> bool:
    known = scene.entities(earlier.index)
    if facts.entities and known and not facts.entities & known:
        return False
    if EntityKind.PLACE in {facts.kind, earlier.kind}:
        return facts.folded == earlier.folded
    if earlier.kind == EntityKind.MEDIA and " " in earlier.folded:
        return True
    return (facts.kind == EntityKind.PERSON) == (earlier.kind == EntityKind.PERSON)


def _join_acronyms(scene: Scene) -> None:
    """Join "Full Name (FN)", whichever of the two comes first."""
    names = [facts for facts in scene.facts if facts.is_name]
    text = scene.reading.document.text
    for earlier, later in pairwise(names):
        between = text[earlier.mention.end : later.mention.start]
        if between.strip("\"'\u201c\u201d ") == "(" and text[later.mention.end :][:1] == ")":
            if EntityKind.PLACE in {earlier.kind, later.kind}:
                continue
            if _is_acronym(later.text, earlier.text) or _is_acronym(earlier.text, later.text):
                scene.join(later.index, earlier.index)


def _is_acronym(short: str, full: str) -> bool:
    letters = [letter.lower() for letter in short if letter.isalpha()]
    if not short.isupper() or len(letters) < 2 or len(full) <= len(short):  # noqa: PLR2004
        return False
    words = [word.lower() for word in full.replace("-", " ").split()]
    initials = [word[0] for word in words if word not in _INNER]
    return letters == initials or letters == [word[0] for word in words]


def _agree(one: Facts, other: Facts) -> bool:
    if not one.is_name and not other.is_name:
        return False
    if one.is_name and other.is_name and one.entities and other.entities:
        return bool(one.entities & other.entities)
    if MentionForm.PRONOUN in {one.mention.form, other.mention.form} or one.plural != other.plural:
        return False
    if EntityKind.PERSON in {one.kind, other.kind}:
        return one.kind == other.kind
    vague = {EntityKind.ORGANISATION}
    return {one.kind, other.kind} <= GROUPS and (
        one.kind == other.kind or bool(vague & {one.kind, other.kind})
    )
