"""Descriptions that take up somebody named before: "the Libyan warlord", "the militants"."""

from collections.abc import Iterator

from dragoman.annotate.scene import GROUPS, Facts, Scene
from dragoman.knowledge.register import Use, names_of
from dragoman.model.actors import Entity, EntityKind, MentionForm

# How many sentences back a repeated noun, a person, a group and a country are looked for.
REACH_REPEAT, REACH_PERSON, REACH_GROUP, REACH_COUNTRY = 6, 12, 2, 8
# A group whose name holds the noun ("the brigades") is looked for as far back as a person.
REACH_NAMESAKE = 12
# "Chad's army" stays the army throughout an article.
REACH_LAND = 60
# What a person must show to be meant by a description: country and calling, or an office held.
ENOUGH = 1.5
CLEARLY = 0.3
_THE = frozenset({"the", "this"})
# "that country's president", "its spokesman": whose they are is not settled yet.
# Words before a noun that say only that it was named before.
_SAME = frozenset({"same", "said"})
# Whom else "the commander" and "the general" may take up, by title.
_NONE: frozenset[str] = frozenset()
_ALSO_CALLED = {
    "commander": frozenset({"general", "gen", "colonel", "col", "marshal", "admiral", "major"}),
    "general": frozenset({"commander", "gen"}),
    "colonel": frozenset({"col"}),
}
_OF_ANOTHER = frozenset({"that", "its", "their", "those"})


def find_described(scene: Scene, facts: Facts) -> int | None:
    """Return the mention that a definite description takes up; ``None`` when in doubt."""
    if not facts.definite:
        return None
    if facts.kind == EntityKind.STATE:
        return _country(scene, facts)
    repeated = find_repeated(scene, facts)
    if repeated is not None:
        return repeated
    if facts.kind == EntityKind.PERSON and not facts.plural:
        return _person(scene, facts)
    if facts.kind in GROUPS:
        return _namesake(scene, facts) if facts.plural else _group(scene, facts)
    return None


def content_words(scene: Scene, facts: Facts) -> frozenset[str]:
    """Return the lemmas before a description's head that say something."""
    tokens = scene.tokens
    return frozenset(
        tokens.lemma[token]
        for token in range(facts.first, facts.mention.head)
        if tokens.pos[token] in {"ADJ", "NOUN", "PROPN"}
        and tokens.dep[token] != "det"
        and tokens.lemma[token] not in _SAME
    )


def is_specified(scene: Scene, facts: Facts) -> bool:
    """Tell whether what follows a description says which one is meant ("the head of ...").

    What a comma parts off only adds to it ("the group, which ...").
    """
    head, tokens = facts.mention.head, scene.tokens
    return any(
        child > head
        and tokens.dep[child] in {"prep", "relcl", "acl"}
        and not (tokens.dep[child] == "relcl" and tokens.text[head + 1] == ",")
        for child in tokens.children(head)
    )


def _before(scene: Scene, facts: Facts, reach: int) -> Iterator[Facts]:
    for index in range(facts.index - 1, -1, -1):
        other = scene.facts[index]
        if facts.sentence - other.sentence > reach:
            return
        if other.mention.end <= facts.mention.start:
            yield other


def find_repeated(scene: Scene, facts: Facts) -> int | None:
    """Return an earlier description with the same noun that says as much or more."""
    if facts.is_name or not facts.definite:
        return None
    lemma = scene.tokens.lemma[facts.mention.head]
    words = content_words(scene, facts)
    for other in _before(scene, facts, REACH_REPEAT):
        if other.is_name or other.plural != facts.plural or other.kind != facts.kind:
            continue
        if scene.tokens.lemma[other.mention.head] != lemma:
            continue
        if _is_possessed(scene, facts) and facts.text.lower() != other.text.lower():
            continue
        return other.index if words <= content_words(scene, other) else None
    return None


def _is_possessed(scene: Scene, facts: Facts) -> bool:
    """Tell whether a description says whose it is; another one's is somebody else."""
    return bool(scene.tokens.children_by(facts.mention.head, "poss"))


def _person(scene: Scene, facts: Facts) -> int | None:
    best: dict[int, tuple[float, int]] = {}
    for other in _before(scene, facts, REACH_PERSON):
        if other.kind != EntityKind.PERSON or other.plural or not other.is_name:
            continue
        chain = scene.chain(other.index)
        if chain not in best:
            best[chain] = (_fit(scene, facts, other), other.index)
    ranked = sorted(best.values(), reverse=True)
    if not ranked or ranked[0][0] == 0.0:
        return None
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < CLEARLY:
        return None
    return ranked[0][1]


def _fit(scene: Scene, facts: Facts, other: Facts) -> float:
    """Return how well a person fits a description; without evidence of fit, nothing."""
    if facts.gender and other.gender and facts.gender != other.gender:
        return 0.0
    if scene.tokens.text[facts.first].lower() in _OF_ANOTHER or _has_body(scene, facts):
        return 0.0
    entities = [
        scene.lexicon.register.entities[name] for name in sorted(scene.entities(other.index))
    ]
    countries = countries_in(scene, facts)
    bodies = _bodies_in(scene, facts)
    if _is_of_a_body(scene, facts) and not bodies:
        return 0.0
    if bodies and not any(role.of in bodies for entity in entities for role in entity.roles):
        return 0.0
    fit = 0.0
    if countries and entities:
        if not any(entity.country in countries for entity in entities):
            return 0.0
        fit += 1.0
    if any(_calls(scene, facts, member) for member in scene.members(other.index)):
        fit += 1.5
    roles = offices_in(scene, facts)
    if any(role.role in roles for entity in entities for role in entity.roles):
        fit += 1.5
    elif any(_same_sector(scene, facts, entity) for entity in entities):
        fit += 0.5
    return fit + 0.2 * min(scene.size(other.index), 5) if fit >= ENOUGH else 0.0


def _has_body(scene: Scene, facts: Facts) -> bool:
    """Tell whether a description holds another one of a body ("the ministry's spokesman")."""
    return any(
        other.kind in GROUPS
        and other.mention.form == MentionForm.NOMINAL
        and facts.mention.start <= other.mention.start
        and other.mention.end < facts.mention.end
        for other in scene.facts
    )


def _bodies_in(scene: Scene, facts: Facts) -> frozenset[str]:
    """Return the bodies and persons named inside a description ("NATO's chief")."""
    start, end = facts.mention.start, facts.mention.end
    after = _objects_of(scene, facts)
    return frozenset(
        entity
        for other in scene.facts
        if other.is_name
        and (
            (start <= other.mention.start and other.mention.end <= end)
            or other.mention.head in after
        )
        if other.kind not in {EntityKind.PEOPLE, EntityKind.STATE}
        for entity in other.entities
    )


def _objects_of(scene: Scene, facts: Facts) -> frozenset[int]:
    tokens = scene.tokens
    return frozenset(
        token
        for preposition in tokens.children_by(facts.mention.head, "prep")
        if tokens.lemma[preposition] == "of"
        for token in tokens.children_by(preposition, "pobj")
    )


def _is_of_a_body(scene: Scene, facts: Facts) -> bool:
    """Tell whether "of" and a body that is no state follow ("the head of the alliance")."""
    after = _objects_of(scene, facts)
    return any(
        other.mention.head in after and other.kind in GROUPS and other.kind != EntityKind.STATE
        for other in scene.facts
    )


def _calls(scene: Scene, facts: Facts, member: Facts) -> bool:
    """Tell whether the document itself gave this name the same title or description."""
    lemma = scene.tokens.lemma[facts.mention.head]
    if member.is_name:
        return lemma in member.title or bool(_ALSO_CALLED.get(lemma, _NONE) & {*member.title})
    return scene.tokens.lemma[member.mention.head] == lemma


def _same_sector(scene: Scene, facts: Facts, entity: Entity) -> bool:
    noun = scene.lexicon.nouns.nouns.get(scene.tokens.lemma[facts.mention.head])
    return noun is not None and bool(set(noun.sectors) & set(entity.sectors))


def countries_in(scene: Scene, facts: Facts) -> frozenset[str | None]:
    """Return the countries whose demonym or name stands in a description."""
    tokens = scene.tokens
    return frozenset(
        scene.lexicon.register.entities[meaning.entity].country
        for token in range(facts.first, facts.mention.head)
        for meaning in scene.lexicon.register.means(tokens.text[token].lower())
        if meaning.use == Use.ADJECTIVE and tokens.text[token][0].isupper()
    )


def offices_in(scene: Scene, facts: Facts) -> frozenset[str]:
    """Return the offices that the last words of a description name."""
    tokens = scene.tokens
    words = [tokens.text[t].lower() for t in range(facts.first, facts.mention.head)]
    words.append(tokens.lemma[facts.mention.head])
    for length in range(min(scene.lexicon.nouns.longest_office, len(words)), 0, -1):
        roles = scene.lexicon.nouns.offices.get(" ".join(words[-length:]))
        if roles is not None:
            return frozenset(roles)
    return frozenset()


def _country(scene: Scene, facts: Facts) -> int | None:
    """Return the state that "the country" is: the one events of the document happen in."""
    if any(scene.tokens.pos[t] in {"ADJ", "PROPN"} for t in range(facts.first, facts.mention.head)):
        return None
    determiner = scene.tokens.text[facts.first].lower()
    theatre = scene.theatre()
    for other in _before(scene, facts, REACH_COUNTRY):
        meant = determiner == "that" or (determiner in _THE and other.entities == {theatre})
        if meant and other.is_name and other.kind == EntityKind.STATE:
            return other.index
    return None


def _group(scene: Scene, facts: Facts) -> int | None:
    """Return the one group of fitting kind named just before, or the one with the noun in it."""
    if content_words(scene, facts) or is_specified(scene, facts):
        return None
    lemma = scene.tokens.lemma[facts.mention.head]
    called = _called(scene, facts, lemma)
    if called:
        return next(iter(called.values())) if len(called) == 1 else None
    if lemma not in scene.lexicon.words.groups:
        return None
    found: dict[int, int] = {}
    for other in _before(scene, facts, REACH_GROUP):
        fits = other.is_name and other.kind == facts.kind and not other.plural
        if fits and not _is_rebel_army(scene, other, lemma):
            found.setdefault(scene.chain(other.index), other.index)
    return next(iter(found.values())) if len(found) == 1 else None


def _namesake(scene: Scene, facts: Facts) -> int | None:
    """Return the one group whose name holds a plural noun ("the brigades")."""
    if content_words(scene, facts) or is_specified(scene, facts):
        return None
    called = _called(scene, facts, scene.tokens.text[facts.mention.head].lower())
    return next(iter(called.values())) if len(called) == 1 else None


def _called(scene: Scene, facts: Facts, noun: str) -> dict[int, int]:
    """Return the chains of groups named before whose name holds a noun, with their last name.

    "Chad's army" is called the army, too.
    """
    called: dict[int, int] = {}
    for other in _before(scene, facts, REACH_NAMESAKE):
        named = other.is_name and other.kind in GROUPS and noun in _words_of_names(scene, other)
        if named and not _is_rebel_army(scene, other, noun):
            called.setdefault(scene.chain(other.index), other.index)
    for other in _before(scene, facts, REACH_LAND):
        if other.kind in GROUPS and _is_of_a_land(scene, other, noun):
            called.setdefault(scene.chain(other.index), other.index)
    return called


def _is_of_a_land(scene: Scene, other: Facts, noun: str) -> bool:
    """Tell "Chad's army" and "the Chadian army": this noun with a land before it."""
    mention = other.mention
    if other.is_name or other.plural or scene.tokens.lemma[mention.head] != noun:
        return False
    return any(
        land.is_name
        and land.kind in {EntityKind.STATE, EntityKind.PEOPLE}
        and mention.start <= land.mention.start
        and land.mention.end < mention.end
        for land in scene.facts
    )


def _is_rebel_army(scene: Scene, other: Facts, noun: str) -> bool:
    """Tell rebels who call themselves an army; for others "the army" is the state's."""
    if noun != "army":
        return False
    entities = sorted(scene.entities(other.index))
    sectors = [set(scene.lexicon.register.entities[e].sectors) for e in entities]
    return any("REB" in each and "MIL" not in each for each in sectors)


def _words_of_names(scene: Scene, other: Facts) -> set[str]:
    """Return the words in all names of what a name can mean, or else in the name itself."""
    register = scene.lexicon.register
    known = {name for e in other.entities for name in names_of(register.entities[e])}
    return {word for name in known or {other.text} for word in name.lower().split()}
