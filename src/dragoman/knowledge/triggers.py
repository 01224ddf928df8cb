"""The trigger lexicon: words that may tell an event, with frames, read from data files."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from dragoman.knowledge.ontology import PLOVER, Ontology, load_ontology
from dragoman.knowledge.packs import find_pack
from dragoman.knowledge.tables import DataFile, Field, read_data_file
from dragoman.knowledge.word_classes import WordClasses, Words, read_classes

TRIGGERS = Path(__file__).parent / "data" / "triggers"
CLASSES = "classes.toml"
KINDS = ("verbs", "nouns", "adjectives")
COMPLEMENTS = frozenset({"any", "infinitive", "that", "none"})
SLOTS = frozenset(
    {
        "subject",
        "object",
        "second",
        "poss",
        "content",
        "holder",
        "modifier",
        "carried",
        "purpose",
        "speaker",
    }
)

_TOP = frozenset({"source", "reviewer", "entry"})
_LISTS = (
    "verbs nouns adjectives modes contexts object object_not subject subject_not "
    "complement_verb complement_object purpose prep prep_object with_verb not_with modifier under "
    "actor recipient examples counter"
)
_ENTRY = {
    "id": Field(kind=str, required=True),
    "type": Field(kind=str),
    "reject": Field(kind=str),
    "compose": Field(kind=str),
    "complement": Field(kind=str),
    "obliged": Field(kind=bool),
    "mutual": Field(kind=bool),
    "private": Field(kind=bool),
    "needs_content": Field(kind=bool),
    "score": Field(kind=float),
    "note": Field(kind=str),
    **{name: Field(kind=list, of=str) for name in _LISTS.split()},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One frame: the words that open it, what must stand around them, what fills the roles.

    ``type`` is ``None`` where the frame marks a sense that is no event; ``reject`` then says why.
    ``compose`` names the ontology's operator for what stands in the frame's scope; ``obliged`` asks
    for a clause in scope that says what must be done, ``needs_content`` for an act in scope.
    ``mutual`` acts bind all who stand together as subject to each other; ``private`` ones are also
    done by private people to each other every day.
    """

    id: str
    type: str | None
    reject: str | None = None
    compose: str | None = None
    complement: str | None = None
    complement_verb: Words | None = None
    complement_object: Words | None = None
    purpose: Words | None = None
    obliged: bool = False
    mutual: bool = False
    private: bool = False
    needs_content: bool = False
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    prep: frozenset[str] = frozenset()
    prep_object: Words | None = None
    object: Words | None = None
    object_not: Words | None = None
    subject: Words | None = None
    subject_not: Words | None = None
    with_verb: Words | None = None
    not_with: Words | None = None
    modifier: Words | None = None
    under: frozenset[str] = frozenset()
    actor: tuple[str, ...] = ("subject",)
    recipient: tuple[str, ...] = ("object",)
    score: float = 0.8
    examples: tuple[str, ...] = ()
    counter: tuple[str, ...] = ()

    @property
    def specificity(self) -> int:
        """Return how much the frame asks for; the frame that asks most wins.

        A sense that is no event wins over events of equal demands.
        """
        wanted = (
            (2, self.object),
            (2, self.with_verb),
            (1, self.prep),
            (1, self.prep_object),
            (1, self.subject),
            (1, self.modifier),
            (1, self.under),
            (1, self.complement),
            (2, self.complement_verb),
            (1, self.complement_object),
            (2, self.purpose),
            (1, self.obliged),
            (2, self.reject),
        )
        return sum(weight for weight, condition in wanted if condition)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """An entry under one of its words, with what the word needs.

    ``particle`` is the particle behind a verb, or the words before a noun.
    """

    entry: Entry
    particle: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """All entries by word; each list has the most specific frame first."""

    verbs: Mapping[str, tuple[Trigger, ...]]
    nouns: Mapping[str, tuple[Trigger, ...]]
    adjectives: Mapping[str, tuple[Trigger, ...]]
    classes: WordClasses
    entries: tuple[Entry, ...] = field(repr=False)


@cache
def load_lexicon(
    folders: tuple[Path, ...] = (TRIGGERS,), scheme: tuple[Path, ...] = (PLOVER,)
) -> Lexicon:
    """Load the trigger files of the folders; later folders add to earlier ones, or replace.

    ``scheme`` are the ontology's files. Where they replace the general ontology, the general
    dictionaries lend their word classes alone.

    Raises:
        KnowledgeError: naming file and line of an unknown key, type, mode, class or slot.
    """
    ontology = load_ontology(scheme)
    classes = read_classes([folder / CLASSES for folder in folders])
    found: dict[str, tuple[Entry, Mapping[str, Any]]] = {}
    for folder in folders:
        if ontology.general or folder != TRIGGERS:
            found |= _read_folder(folder, ontology, classes)
    tables: dict[str, dict[str, list[Trigger]]] = {kind: {} for kind in KINDS}
    for entry, row in found.values():
        for kind, table in tables.items():
            _index(table, entry, row.get(kind, ()), classes, last=kind == "nouns")
    entries = [entry for entry, _ in found.values()]
    verbs, nouns, adjectives = (_sorted(tables[kind]) for kind in KINDS)
    verbs = {_past(lemma): triggers for lemma, triggers in verbs.items()} | verbs
    return Lexicon(
        verbs=verbs, nouns=nouns, adjectives=adjectives, classes=classes, entries=tuple(entries)
    )


def _past(lemma: str) -> str:
    """Return the regular past form, which the parser gives for a lemma where it misreads one."""
    if lemma.endswith("e"):
        return f"{lemma}d"
    return f"{lemma[:-1]}ied" if lemma.endswith("y") else f"{lemma}ed"


def _read_folder(
    folder: Path, ontology: Ontology, classes: WordClasses
) -> dict[str, tuple[Entry, Mapping[str, Any]]]:
    found: dict[str, tuple[Entry, Mapping[str, Any]]] = {}
    for path in sorted(folder.glob("*.toml")):
        if path.name == CLASSES:
            continue
        file = read_data_file(path)
        file.check_top(_TOP)
        for index, row in enumerate(file.rows("entry")):
            file.check("entry", index, row, _ENTRY)
            entry = _read_entry(file, index, row, ontology, classes)
            if entry.id in found:
                raise file.error(f"entry {entry.id} stands twice", "entry", index, "id")
            found[entry.id] = entry, row
    return found


def trigger_folders(packs: Iterable[str]) -> tuple[Path, ...]:
    """Return the folders of dictionaries: the general one, then those of the packs that have one.

    An entry of a later folder takes the place of an earlier one with the same id.
    """
    own = (find_pack(name) / TRIGGERS.name for name in packs)
    return (TRIGGERS, *(folder for folder in own if folder.is_dir()))


def _index(
    table: dict[str, list[Trigger]],
    entry: Entry,
    words: Iterable[str],
    classes: WordClasses,
    *,
    last: bool,
) -> None:
    """Put an entry under its words; of several words the first counts, or the ``last``."""
    for word in words:
        lemma, _, particle = word.partition(" ")
        if last and particle:
            particle, _, lemma = word.rpartition(" ")
        for form in classes.forms(lemma):
            table.setdefault(form, []).append(Trigger(entry=entry, particle=particle or None))


def _sorted(table: Mapping[str, list[Trigger]]) -> dict[str, tuple[Trigger, ...]]:
    def order(trigger: Trigger) -> tuple[int, float, str]:
        entry = trigger.entry
        return -entry.specificity - 2 * (trigger.particle is not None), -entry.score, entry.id

    return {lemma: tuple(sorted(triggers, key=order)) for lemma, triggers in table.items()}


def _read_entry(
    file: DataFile,
    index: int,
    row: Mapping[str, Any],
    ontology: Ontology,
    classes: WordClasses,
) -> Entry:
    _check_codes(file, index, row, ontology)
    for key in ("actor", "recipient"):
        _check_slots(file, index, key, row.get(key, ()))

    def words(key: str) -> Words | None:
        if key not in row:
            return None
        try:
            return classes.words(row[key])
        except KeyError as error:
            raise file.error(f"no word class @{error.args[0]}", "entry", index, key) from error

    return Entry(
        id=row["id"],
        type=row.get("type"),
        reject=row.get("reject"),
        compose=row.get("compose"),
        complement=row.get("complement"),
        complement_verb=words("complement_verb"),
        complement_object=words("complement_object"),
        purpose=words("purpose"),
        obliged=row.get("obliged", False),
        mutual=row.get("mutual", False),
        private=row.get("private", False),
        needs_content=row.get("needs_content", False),
        modes=tuple(row.get("modes", ())),
        contexts=tuple(row.get("contexts", ())),
        prep=frozenset(row.get("prep", ())),
        prep_object=words("prep_object"),
        object=words("object"),
        object_not=words("object_not"),
        subject=words("subject"),
        subject_not=words("subject_not"),
        with_verb=words("with_verb"),
        not_with=words("not_with"),
        modifier=words("modifier"),
        under=frozenset(row.get("under", ())),
        actor=tuple(row.get("actor", _default_slots(row, "actor"))),
        recipient=tuple(row.get("recipient", _default_slots(row, "recipient"))),
        score=float(row.get("score", 0.8)),
        examples=tuple(row.get("examples", ())),
        counter=tuple(row.get("counter", ())),
    )


def _default_slots(row: Mapping[str, Any], role: str) -> Sequence[str]:
    if role == "actor":
        return ("subject", "holder") if "nouns" in row else ("subject",)
    return ("prep:on", "prep:against") if "nouns" in row else ("object",)


def _check_codes(file: DataFile, index: int, row: Mapping[str, Any], ontology: Ontology) -> None:
    if ("type" in row) == ("reject" in row):
        raise file.error("an entry has either type or reject", "entry", index)
    if not any(key in row for key in KINDS):
        raise file.error("an entry needs verbs, nouns or adjectives", "entry", index)
    event_type = ontology.types.get(row.get("type", ""))
    if "type" in row and event_type is None:
        raise file.error(f"no event type {row['type']}", "entry", index, "type")
    modes = event_type.modes if event_type is not None else {}
    known = (
        ("modes", row.get("modes", ()), modes),
        ("contexts", row.get("contexts", ()), ontology.contexts),
        ("compose", [row["compose"]] if "compose" in row else (), ontology.composition),
        ("complement", [row["complement"]] if "complement" in row else (), COMPLEMENTS),
    )
    for key, values, allowed in known:
        for value in values:
            if value not in allowed:
                raise file.error(f"{key}: there is no {value}", "entry", index, key)


def _check_slots(file: DataFile, index: int, key: str, slots: Iterable[str]) -> None:
    for slot in slots:
        name, _, of = slot.partition(":")
        if name not in SLOTS and not (name == "prep" and of):
            raise file.error(f"no slot {slot}", "entry", index, key)
