"""Entities first met in the articles: one id for one name, whichever document it stands in.

A person of whom an article gives one name only ("Hassan") is that article's own: too many bear it.
"""

from collections.abc import Sequence

from dragoman.model.actors import Alias, Entity, EntityKind
from dragoman.text.names import fold_name, name_parts

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
# A full name has so many parts; so many digits of a document's id part its lone names from others.
FULL, SUFFIX = 2, 8


def make_entity(kind: EntityKind, names: Sequence[str], document: str) -> Entity | None:
    """Return the entity for names that nobody knows; ``None`` where none of them has letters.

    ``document`` is where they stand; it parts persons of whom one name is all that is told.
    """
    longest = max(names, key=lambda name: (len(fold_name(name).split()), len(name), name))
    slug = fold_name(longest).replace(" ", "-")
    if not slug:
        return None
    if kind is EntityKind.PERSON and all(len(name_parts(name)) < FULL for name in names):
        slug = f"{slug}-{document.rpartition('-')[2][:SUFFIX]}"
    others = sorted(set(names) - {longest})
    return Entity(
        id=f"new-{kind.value.replace('_', '-')}-{slug}",
        kind=kind,
        name=longest,
        aliases=tuple(Alias(name=name) for name in others),
        known=False,
    )
