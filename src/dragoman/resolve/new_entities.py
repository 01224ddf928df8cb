"""Entities first met in the articles: one id for one name, whichever document it stands in."""

from collections.abc import Sequence

from dragoman.model.actors import Alias, Entity, EntityKind
from dragoman.text.names import fold_name

MADE = frozenset(
    {
        EntityKind.PERSON,
        EntityKind.ARMED_GROUP,
        EntityKind.GOVERNMENT,
        EntityKind.ORGANISATION,
        EntityKind.MEDIA,
        EntityKind.PEOPLE,
    }
)


def make_entity(kind: EntityKind, names: Sequence[str]) -> Entity | None:
    """Return the entity for names that nobody knows; ``None`` where none of them has letters."""
    longest = max(names, key=lambda name: (len(fold_name(name).split()), len(name), name))
    slug = fold_name(longest).replace(" ", "-")
    if not slug:
        return None
    others = sorted(set(names) - {longest})
    return Entity(
        id=f"new-{kind.value.replace('_', '-')}-{slug}",
        kind=kind,
        name=longest,
        aliases=tuple(Alias(name=name) for name in others),
        known=False,
    )
