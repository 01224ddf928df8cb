"""What a whole document tells about whom its mentions can mean: countries, persons, date."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from dragoman.knowledge.register import Register, Use
from dragoman.model.actors import EntityKind, Mention, MentionForm
from dragoman.model.reading import Reading
from dragoman.model.when import DateRange


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Countries and entities that a document surely speaks of, with how often, and its date.

    ``full`` maps an entity to the first place where it is named in full, ``bearers`` a last name
    to the full names of persons that end in it; ``persons`` are the known ones surely named.
    """

    countries: Mapping[str, int]
    entities: Mapping[str, int]
    full: Mapping[str, int]
    when: DateRange | None
    bearers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    persons: frozenset[str] = frozenset()


def surface(reading: Reading, mention: Mention) -> str:
    """Return a mention's words on one line with a straight apostrophe."""
    text = reading.document.quote(mention.start, mention.end)
    return " ".join(text.replace("\u2019", "'").split())


def read_context(reading: Reading, register: Register) -> Context:
    """Count what names with one meaning only tell about a document."""
    countries: Counter[str] = Counter()
    entities: Counter[str] = Counter()
    full: dict[str, int] = {}
    bearers: dict[str, tuple[str, ...]] = {}
    persons: set[str] = set()
    for mention in reading.mentions:
        if mention.form != MentionForm.NAME:
            continue
        name = surface(reading, mention)
        if mention.kind in {EntityKind.PERSON, None} and " " in name:
            last = name.rpartition(" ")[2].lower()
            bearers[last] = (*bearers.get(last, ()), name)
        meant = {m.entity for m in register.means(name.lower()) if m.use != Use.SURNAME}
        if len(meant) != 1:
            continue
        entity = register.entities[meant.pop()]
        entities[entity.id] += 1
        if entity.kind == EntityKind.PERSON:
            persons.add(entity.id)
        if entity.country is not None:
            countries[entity.country] += 1
        if " " in name:
            full.setdefault(entity.id, mention.start)
    return Context(
        countries=countries,
        entities=entities,
        full=full,
        when=reading.document.published,
        bearers=bearers,
        persons=frozenset(persons),
    )
