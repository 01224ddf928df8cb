"""The one assembly: every step of a build, in the order an article passes them. Read this first."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Protocol

from dragoman.annotate.coreference import coreference_step
from dragoman.annotate.engine import READING_VERSION, Engine, load_engine, parse_documents
from dragoman.annotate.mentions import mentions_step
from dragoman.annotate.quotes import quotes_step
from dragoman.annotate.times import times_step
from dragoman.annotate.toponyms import toponyms_step
from dragoman.coding.attribution import attributions_step
from dragoman.coding.claims import claims_step
from dragoman.coding.events import events_step
from dragoman.coding.framing import framings_step
from dragoman.coding.relations import relations_step
from dragoman.config import Config
from dragoman.ingest.dates import find_publication
from dragoman.ingest.inputs import ReadOptions, read_inputs
from dragoman.knowledge.coding_files import find_coding_files
from dragoman.knowledge.gazetteer import load_gazetteer
from dragoman.knowledge.ontology import load_ontology, ontology_files
from dragoman.knowledge.register import load_register
from dragoman.knowledge.verifier import NAME, VERSION, load_verifier
from dragoman.link.corpus import LINKS_VERSION
from dragoman.link.datings import Dating, find_undated
from dragoman.link.relinking import Relinked, relink
from dragoman.link.settling import settle
from dragoman.model.judgements import Judgement
from dragoman.model.reading import Reading
from dragoman.model.text import DateBasis, Document, Skipped
from dragoman.resolve.actors import actors_step
from dragoman.resolve.places import places_step
from dragoman.step import DocumentStep, check_order, stamp
from dragoman.store.base import Store

# A batch is one transaction: large enough to feed the parser, small enough to lose little.
BATCH_DOCUMENTS = 16
BATCH_CHARACTERS = 200_000
# Parses of undated articles that a build keeps for dating them by others.
KEPT = 256


class Progress(Protocol):
    """What a build tells its caller after each batch."""

    def __call__(self, *, documents: int, new: int, skipped: int, stage: str) -> None:
        """Take the counts so far; ``stage`` is ``reading`` or ``linking``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembly:
    """The loaded parser and the document steps, checked to fit together."""

    engine: Engine
    steps: tuple[DocumentStep, ...]
    packs: tuple[str, ...]

    @property
    def stamp(self) -> str:
        """Return the digest that says by what a reading was made."""
        parser = DocumentStep(
            name=self.engine.model,
            version=READING_VERSION,
            requires=frozenset({"document"}),
            provides=frozenset({"tokens", "sentences"}),
            run=lambda reading: reading,
            settings=f"{self.engine.version} {self.engine.digest}",
        )
        return stamp((parser, *self.steps))


@dataclass(slots=True, kw_only=True)
class BuildReport:
    """What one build did; ``unchanged`` documents were already in the store.

    ``compared`` counts what was gone through again across documents; of that, ``held`` articles,
    ``incidents`` and ``findings`` are all there is in the record.
    """

    documents: int = 0
    new: int = 0
    unchanged: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    files: set[str] = field(default_factory=set)
    sentences: int = 0
    events: int = 0
    claims: int = 0
    relations: int = 0
    incidents: int = 0
    findings: int = 0
    held: int = 0
    compared: Relinked = field(default_factory=Relinked)


def assemble(config: Config) -> Assembly:
    """Load knowledge and parser and put the document steps in order.

    Raises:
        AssemblyError: a step requires what nothing before it provides.
        KnowledgeError: a data file or pack is wrong.
        ModelError: the parser is missing or altered.
    """
    register, gazetteer = load_register(config.packs), load_gazetteer(config.packs)
    steps = (
        times_step(),
        quotes_step(),
        mentions_step(register),
        toponyms_step(gazetteer),
        coreference_step(register),
        actors_step(register),
        places_step(gazetteer),
        attributions_step(),
        events_step(
            find_coding_files(config.packs), model=load_verifier(), min_score=config.min_score
        ),
        relations_step(),
        claims_step(),
        framings_step(),
    )
    check_order(steps, given=frozenset({"tokens", "sentences"}))
    return Assembly(engine=load_engine(config.model), steps=steps, packs=config.packs)


def read_documents(documents: Sequence[Document], assembly: Assembly) -> list[Reading]:
    """Parse a batch of documents and run every document step on each."""
    return [_read(reading, assembly.steps) for reading in parse_batch(documents, assembly)]


def parse_batch(documents: Sequence[Document], assembly: Assembly) -> list[Reading]:
    """Parse a batch of documents without running any step."""
    return parse_documents(documents, assembly.engine)


def _read(reading: Reading, steps: Iterable[DocumentStep]) -> Reading:
    try:
        return run_steps(reading, steps)
    except Exception as error:  # a mistake in a step: it stops the run, and says over what
        error.add_note(f"while reading {reading.document.path} ({reading.document.id})")
        raise


def run_steps(reading: Reading, steps: Iterable[DocumentStep]) -> Reading:
    """Return the reading as the steps, in order, have filled it."""
    for step in steps:
        reading = step.run(reading)
    return reading


def build(
    paths: Sequence[str],
    *,
    store: Store,
    config: Config,
    options: ReadOptions | None = None,
    on_progress: Progress | None = None,
    judgements: Sequence[Judgement] = (),
) -> BuildReport:
    """Read every article under ``paths`` into the store, then compare across all documents.

    ``judgements`` by people on who is who are applied to every record.

    Each batch is committed before the next is read, so an interrupted build keeps every finished
    article and a later one takes up from there.
    """
    assembly = assemble(config)
    report = BuildReport()
    made_by = assembly.stamp

    def tell(stage: str) -> None:
        if on_progress is not None:
            on_progress(
                documents=report.documents,
                new=report.new,
                skipped=len(report.skipped),
                stage=stage,
            )

    kept: dict[str, Reading] = {}
    for batch in _batches(_new_documents(paths, options, store, made_by, report)):
        parsed = parse_batch(batch, assembly)
        _keep_undated(parsed, kept)
        readings = [_read(reading, assembly.steps) for reading in parsed]
        store.write(readings, made_by=made_by)
        _count(report, readings)
        tell("reading")
    store.write_skipped(report.skipped, seen=report.files)
    settle(store, judgements)
    made = describe(assembly)
    compared = store.linked() and _linked_by(store) == made["links"]
    store.write_meta(made)
    if not compared:
        tell("linking")
        if redate(store, assembly, parsed=kept):
            settle(store, judgements)
        report.compared = relink(store)
    report.held, report.incidents, report.findings = (
        _total(store, view) for view in ("documents", "incidents", "findings")
    )
    return report


def _keep_undated(parsed: Iterable[Reading], kept: dict[str, Reading]) -> None:
    """Keep the parse of some articles that others may yet date, so that it need not be repeated."""
    for reading in parsed:
        if len(kept) >= KEPT:
            return
        if reading.document.published_basis is DateBasis.INFERRED:
            kept[reading.document.id] = reading


def redate(
    store: Store, assembly: Assembly, *, parsed: Mapping[str, Reading] = MappingProxyType({})
) -> bool:
    """Read anew the articles whose date is argued and that others now date better, or worse.

    Those in ``parsed`` are not parsed again. Tell whether there are any.
    """
    changed = []
    for document_id, dating in find_undated(store).items():
        reading = store.reading(document_id)
        if reading is None or reading.document.published_why == (dating.why if dating else None):
            continue
        changed.append(date_anew(reading.document, dating))
    for batch in _batches(changed):
        known = [replace(parsed[each.id], document=each) for each in batch if each.id in parsed]
        unknown = parse_batch([each for each in batch if each.id not in parsed], assembly)
        readings = [_read(reading, assembly.steps) for reading in (*known, *unknown)]
        store.write(readings, made_by=assembly.stamp, anew=True)
    return bool(changed)


def date_anew(document: Document, dating: Dating | None) -> Document:
    """Return the document dated by its own text and what other articles say, if they do."""
    text, blocks = document.text, document.blocks
    alone = find_publication(text, blocks, metadata=None)
    if dating is None:
        days, evidence, within = alone.days, alone.evidence, None
    else:
        narrowed = find_publication(text, blocks, metadata=None, within=dating.days)
        days, evidence, within = narrowed.days or dating.days, dating.evidence, alone.days
    return replace(
        document,
        published=days,
        published_evidence=evidence,
        published_alone=within,
        published_why=dating.why if dating is not None else None,
    )


def describe(assembly: Assembly) -> Mapping[str, str]:
    """Return what the manifest says of how the records were made."""
    engine = assembly.engine
    models = [
        {"name": engine.model, "version": engine.version, "sha256": engine.digest},
        {"name": NAME, "version": VERSION, "sha256": load_verifier().digest},
    ]
    return {
        "settings": assembly.stamp,
        "models": json.dumps(models),
        "packs": json.dumps(list(assembly.packs)),
        "ontology": _describe_ontology(assembly.packs),
        "links": str(LINKS_VERSION),
    }


def _describe_ontology(packs: Sequence[str]) -> str:
    ontology = load_ontology(ontology_files(packs))
    quads = {name: kind.quad for name, kind in sorted(ontology.types.items())}
    return json.dumps({"name": ontology.name, "quads": quads})


def _total(store: Store, view: str) -> int:
    (row,) = store.query(f"SELECT count(*) AS n FROM {view}")  # noqa: S608 -- our own names
    return int(row["n"])


def _linked_by(store: Store) -> str | None:
    rows = store.query("SELECT value FROM meta WHERE key = 'links'")
    return str(rows[0]["value"]) if rows else None


def _new_documents(
    paths: Sequence[str],
    options: ReadOptions | None,
    store: Store,
    made_by: str,
    report: BuildReport,
) -> Iterator[Document]:
    """Yield the documents that need work; count the others and note where they were seen."""
    begun: set[str] = set()
    for found in read_inputs(paths, options=options or ReadOptions()):
        if isinstance(found, Skipped):
            report.skipped.append(found)
            continue
        report.documents += 1
        if found.path is not None:
            report.files.add(found.path.partition("#")[0])
        if found.id not in begun and not store.done(found.id, made_by):
            begun.add(found.id)
            report.new += 1
            yield found
            continue
        report.unchanged += 1
        store.note_paths([found])


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    batch: list[Document] = []
    size = 0
    for document in documents:
        batch.append(document)
        size += len(document.text)
        if len(batch) >= BATCH_DOCUMENTS or size >= BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _count(report: BuildReport, readings: Iterable[Reading]) -> None:
    for reading in readings:
        report.sentences += len(reading.sentences)
        report.events += len(reading.events)
        report.claims += len(reading.claims)
        report.relations += len(reading.relations)
