"""Judgements applied to readings: whom mentions mean after a person has had a say; pure."""

from collections.abc import Callable
from dataclasses import replace

from dragoman.model.actors import Alias, Entity, MentionForm
from dragoman.model.judgements import Judged, Split
from dragoman.model.reading import Reading


def judge_reading(reading: Reading, judged: Judged) -> Reading:
    """Return the reading with every record led to the entities that the judgements name."""
    met = {entity.id for entity in reading.entities}
    splits = [split for split in judged.splits if split.entity in met]
    for split in splits:
        reading = _split(reading, split)
    into = {redirect.entity: redirect for redirect in judged.redirects}
    names = {rename.entity: rename.name for rename in judged.renames}
    targets = {target.id: target for target in judged.targets}
    concerned = into.keys() | names.keys() | targets.keys()
    if concerned.isdisjoint(entity.id for entity in reading.entities):
        return reading
    resolutions = tuple(
        replace(each, entity=into[each.entity].into, why=f"{each.why}; {into[each.entity].why}")
        if each.entity in into
        else each
        for each in reading.resolutions
    )
    entities: dict[str, Entity] = {}
    for entity in reading.entities:
        root = into[entity.id].into if entity.id in into else entity.id
        record = targets.get(root) or replace(entity, id=root)
        entities[root] = _renamed(record, names.get(root))
    return replace(
        reading,
        resolutions=resolutions,
        entities=tuple(entities[each] for each in sorted(entities)),
    )


def _renamed(entity: Entity, name: str | None) -> Entity:
    if name is None or name == entity.name:
        return entity
    aliases = (Alias(name=entity.name), *(a for a in entity.aliases if a.name != name))
    return replace(entity, name=name, aliases=aliases)


def _split(reading: Reading, split: Split) -> Reading:
    """Take the mentions under some spellings, and what takes them up, off an entity."""
    moved = _moved(reading, split)
    if not moved:
        return reading
    resolutions = tuple(
        replace(each, entity=split.into, why=f"{each.why}; {split.why}")
        if each.mention in moved
        else each
        for each in reading.resolutions
    )
    origin = next(entity for entity in reading.entities if entity.id == split.entity)
    made = Entity(id=split.into, kind=origin.kind, name=split.name, known=False)
    used = {each.entity for each in resolutions}
    entities = {entity.id: entity for entity in reading.entities if entity.id in used}
    entities[made.id] = made
    return replace(
        reading,
        resolutions=resolutions,
        entities=tuple(entities[each] for each in sorted(entities)),
    )


def _moved(reading: Reading, split: Split) -> frozenset[str]:
    wanted = {_folded(spelling) for spelling in split.spellings}
    meant = {each.mention for each in reading.resolutions if each.entity == split.entity}
    names = {
        mention.id: _folded(reading.document.quote(mention.start, mention.end)) in wanted
        for mention in reading.mentions
        if mention.form is MentionForm.NAME and mention.id in meant
    }
    if names and all(names.values()):
        return frozenset(meant)
    moved = {mention for mention, is_meant in names.items() if is_meant}
    for mention in reading.mentions:
        if mention.id in meant and mention.id not in names and mention.antecedent in moved:
            moved.add(mention.id)
    return frozenset(moved)


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()


def with_targets(judged: Judged, met: Callable[[str], Entity | None]) -> Judged:
    """Return the judgements with the records of those who others are merged into.

    ``met`` finds the record of an entity as the articles have it.
    """
    members: dict[str, list[str]] = {}
    for redirect in judged.redirects:
        members.setdefault(redirect.into, []).append(redirect.entity)
    targets = []
    for root in sorted(members):
        found = [entity for each in (root, *sorted(members[root])) if (entity := met(each))]
        if found:
            targets.append(_joined(root, found))
    return replace(judged, targets=tuple(targets))


def _joined(root: str, found: list[Entity]) -> Entity:
    first = found[0]
    names = dict.fromkeys(
        name for entity in found for name in (entity.name, *(a.name for a in entity.aliases))
    )
    old = {alias.name: alias for alias in first.aliases}
    aliases = tuple(old.get(name, Alias(name=name)) for name in names if name != first.name)
    return replace(first, id=root, aliases=aliases)
