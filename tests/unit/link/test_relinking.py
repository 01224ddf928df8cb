"""Comparing goes on from the last time: the same links as from scratch, and little done anew."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.link import conflicts, contradictions, copies, incidents, relinking
from dragoman.link.corpus import link_corpus
from dragoman.link.relinking import Relinked, relink
from dragoman.link.settling import settle
from dragoman.model.actors import EntityKind, Role
from dragoman.model.claims import Modality, Polarity, RelationKind
from dragoman.model.groups import Links
from dragoman.model.judgements import Judgement, Verdict
from dragoman.model.reading import Reading
from dragoman.model.when import DateRange
from dragoman.present.export.jsonl import write_jsonl
from dragoman.present.export.records import export_records
from dragoman.store.base import Store
from dragoman.store.sqlite import open_store

Maker = Callable[..., Any]
ACTORS, PLACES = ("haftar", "lna", "bdb", "alpha"), ("sidra", "derna", "carrier")
TYPES = ("ASSAULT", "ASSAULT", "CONSULT")
TIES = (RelationKind.CONTROLS, RelationKind.BACKS, RelationKind.OPPOSES)
DAYS = ("2017-03-03", "2017-03-03", "2017-03-04", "2019-05-20", None)
CHUNKS = [" ".join(f"word{chunk}x{number}" for number in range(45)) for chunk in range(4)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """An event or tie of an article in the making."""

    actor: str
    other: str
    place: str | None
    day: str | None
    type: str = "ASSAULT"
    tie: RelationKind | None = None
    speaker: str | None = None
    denied: bool = False
    hedged: bool = False
    ends: bool = False
    dead: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """An article in the making; ``alpha`` is what it takes somebody first met for."""

    tellings: tuple[Telling, ...]
    outlet: str
    published: str | None
    chunks: tuple[int, ...]
    alpha: EntityKind


ARTICLES = 12
# what is done to an article: it comes or is read again, is dated otherwise, goes, is judged on
STEPS = ("write", "write", "date", "remove", "judge", "undo")


def sketch(chance: Random) -> Sketch:
    tellings = [
        Telling(
            actor=chance.choice(ACTORS),
            other=chance.choice(ACTORS),
            place=chance.choice((*PLACES, None)),
            day=chance.choice(DAYS),
            type=chance.choice(TYPES),
            tie=chance.choice((None, None, *TIES)),
            speaker=chance.choice((None, None, "haftar", "lna")),
            denied=chance.random() < 0.2,
            hedged=chance.random() < 0.2,
            ends=chance.random() < 0.3,
            dead=chance.choice((None, 3, 9)),
        )
        for _ in range(chance.randint(0, 5))
    ]
    return Sketch(
        tellings=tuple(tellings),
        outlet=chance.choice(("Lamp", "Post", "Courier")),
        published=chance.choice(("2017-03-05", "2017-03-06", "2019-06-01", None)),
        chunks=tuple(chance.sample(range(4), chance.randint(0, 3))),
        alpha=chance.choice((EntityKind.PERSON, EntityKind.PLACE)),
    )


def make(article: Maker, name: str, sketch: Sketch) -> Reading:
    made = article(name, outlet=sketch.outlet, published=sketch.published)
    for telling in sketch.tellings:
        polarity = Polarity.DENIED if telling.denied else Polarity.AFFIRMED
        if telling.tie is not None:
            made.ties_up(
                telling.actor,
                telling.tie,
                telling.place or telling.other,
                date=telling.day,
                ends=telling.ends,
                polarity=polarity,
                speaker=telling.speaker,
            )
        else:
            made.tells(
                type=telling.type,
                actor=telling.actor,
                recipient=telling.other,
                place=telling.place,
                date=telling.day,
                dead=(telling.dead, telling.dead) if telling.dead else None,
                speaker=telling.speaker,
                polarity=polarity,
                modality=Modality.HEDGED if telling.hedged else Modality.ASSERTED,
            )
    if made.claims and made.claims[-1].polarity is Polarity.DENIED:
        made.answer(made.claims[-1].id, answering=made.claims[0].id)
    if "alpha" in made.entities:
        roles = (Role(role="president", of="bdb"),)
        alpha = replace(made.entities["alpha"], kind=sketch.alpha, known=False, roles=roles)
        made.entities["alpha"] = replace(alpha, name=f"Alpha the {sketch.alpha}")
    if "bdb" in made.entities:
        made.entities["bdb"] = replace(made.entities["bdb"], kind=EntityKind.STATE)
    return made.reading(" ".join(CHUNKS[each] for each in sketch.chunks))


@contextmanager
def crowded() -> Iterator[None]:
    """Let few be too many, so that what is done with many is done with the few of a test."""
    with (
        patch.object(incidents, "CROWDED", 3),
        patch.object(incidents, "NEAR", 1),
        patch.object(copies, "WIDESPREAD", 2),
        patch.object(conflicts, "NEXT", 1),
        patch.object(contradictions, "NEIGHBOURS", 1),
    ):
        yield


def export(store: Store) -> dict[str, bytes]:
    with TemporaryDirectory() as folder:
        files = write_jsonl(export_records(store), Path(folder))
        return {path.name: path.read_bytes() for path in files}


def by_id(links: Links) -> list[dict[str, object]]:
    kinds = (links.copy_groups, links.incidents, links.relations, links.findings)
    return [{each.id: each for each in kind} for kind in kinds]


def from_scratch(readings: Sequence[Reading], judgements: Sequence[Judgement]) -> dict[str, bytes]:
    with open_store(None) as store:
        store.write(readings, made_by="s1")
        settle(store, judgements)
        relink(store)
        assert by_id(store.links()) == by_id(
            link_corpus(store.readings(), store.judged().incidents)
        )
        return export(store)


class Desk:
    """A store to which things happen one after the other, compared after each."""

    def __init__(self, store: Store, readings: Sequence[Reading], chance: Random) -> None:
        self.store, self.readings, self.chance = store, readings, chance
        self.held: dict[str, Reading] = {}
        self.judgements: list[Judgement] = []
        self.write(readings[: chance.randint(0, len(readings))])

    def write(self, readings: Sequence[Reading]) -> None:
        self.held |= {reading.document.id: reading for reading in readings}
        self.store.write(readings, made_by="s1", anew=True)

    def do(self, step: str) -> None:
        reading = self.chance.choice(self.readings)
        if step == "write":
            self.write([reading])
        elif step == "date":
            day = DateRange.parse(f"2017-03-{self.chance.randint(1, 9):02}")
            self.write([replace(reading, document=replace(reading.document, published=day))])
        elif step == "remove":
            self.held.pop(reading.document.id, None)
            self.store.remove([reading.document.id])
        elif step == "judge" or not self.judgements:
            self.judgements.append(self.judge())
        else:
            taken = self.chance.choice(self.judgements).id
            self.judgements.append(replace(self.judge(), verdict=Verdict.UNDO, a=taken, b=None))

    def judge(self) -> Judgement:
        """Return a judgement on two incidents, or on two entities."""
        verdict = self.chance.choice((Verdict.SAME, Verdict.NOT_SAME, Verdict.RENAME))
        incidents = [incident.id for incident in self.store.links().incidents]
        on_incidents = len(incidents) > 1 and verdict is not Verdict.RENAME
        a, b = self.chance.sample(incidents if on_incidents else ACTORS, 2)
        return Judgement(
            id=f"j{len(self.judgements)}",
            on=date(2024, 1, 1),
            by="a",
            verdict=verdict,
            a=a,
            b=b,
            name="The Brigade" if verdict is Verdict.RENAME else None,
        )

    def compare(self) -> Relinked:
        settle(self.store, self.judgements)
        return relink(self.store)


@settings(deadline=None, max_examples=20)
@given(seed=st.integers(0, 2**32))
def test_going_on_makes_what_starting_afresh_would(article_maker: Maker, seed: int) -> None:
    chance = Random(seed)  # noqa: S311 -- not for secrets
    readings = [make(article_maker, f"{n}", sketch(chance)) for n in range(ARTICLES)]
    with crowded(), open_store(None) as store:
        desk = Desk(store, readings, chance)
        desk.compare()
        for step in chance.choices(STEPS, k=6):
            desk.do(step)
            desk.compare()
            assert store.linked()
            told = list(desk.held.values())
            chance.shuffle(told)
            assert export(store) == from_scratch(told, desk.judgements), step


def attack(article: Maker, name: str, actor: str, place: str, day: str) -> Reading:
    made = article(name, outlet=name)
    made.tells(actor=actor, recipient="civilians", place=place, date=day, dead=(int(name), None))
    made.ties_up(actor, RelationKind.CONTROLS, place, date=day)
    return made.reading(CHUNKS[int(name) % 4])


def test_an_unrelated_article_more_has_only_its_own_made_anew(article: Maker) -> None:
    with open_store(None) as store:
        known = [
            attack(article, "1", "lna", "sidra", "2017-03-03"),
            attack(article, "5", "lna", "sidra", "2017-03-03"),
            attack(article, "3", "haftar", "derna", "2016-01-01"),
        ]
        store.write(known, made_by="s1")
        whole = relink(store)
        assert (whole.documents, whole.incidents, whole.copy_groups) == (3, 2, 1)
        other = article("9", outlet="9")
        other.tells(actor="bdb", place="ras-lanuf", date="2019-07-01")
        store.write([other.reading()], made_by="s1")
        assert relink(store) == Relinked(documents=1, incidents=1)
        assert relink(store) == Relinked()


def test_an_account_more_has_its_incident_made_anew_and_no_other(article: Maker) -> None:
    with open_store(None) as store:
        known = [
            attack(article, "1", "lna", "sidra", "2017-03-03"),
            attack(article, "3", "haftar", "derna", "2016-01-01"),
        ]
        store.write(known, made_by="s1")
        relink(store)
        store.write([attack(article, "2", "lna", "sidra", "2017-03-03")], made_by="s1")
        anew = relink(store)
        assert (anew.documents, anew.pairs, anew.incidents, anew.relations) == (1, 4, 1, 1)
        store.remove([known[0].document.id])
        gone = relink(store)
        assert (gone.documents, gone.incidents, gone.relations) == (1, 1, 1)


def test_reading_again_what_tells_the_same_has_nothing_made_anew(article: Maker) -> None:
    with open_store(None) as store:
        reading = attack(article, "1", "lna", "sidra", "2017-03-03")
        store.write([reading], made_by="s1")
        relink(store)
        store.write([reading], made_by="s2")
        assert not store.linked()
        assert relink(store) == Relinked()
        assert store.linked()


def test_links_of_another_version_are_made_afresh(
    article: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(None) as store:
        store.write([attack(article, "1", "lna", "sidra", "2017-03-03")], made_by="s1")
        first = relink(store)
        monkeypatch.setattr(relinking, "LINKS_VERSION", -1)
        assert relink(store) == first


def test_articles_that_another_process_adds_meanwhile_are_compared_too(
    article: Maker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "dragoman.db"
    renew = relinking.renew_ties
    seen: list[int] = []

    def write_beside(shelf: Any, moved: Any) -> Any:
        seen.append(len(shelf.changed))
        if len(seen) == 1:
            with open_store(path, write=True) as other:
                other.write([attack(article, "2", "lna", "sidra", "2017-03-03")], made_by="s1")
        return renew(shelf, moved)

    monkeypatch.setattr(relinking, "renew_ties", write_beside)
    with open_store(path, write=True) as store:
        store.write([attack(article, "1", "lna", "sidra", "2017-03-03")], made_by="s1")
        assert relink(store).documents == 2
        assert store.linked()
        (incident,) = store.links().incidents
    assert (seen, incident.origins) == ([1, 1], 2)


def test_a_comparison_that_another_was_quicker_than_is_made_again(
    article: Maker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "dragoman.db"
    renew = relinking.renew_ties
    begun: list[int] = []

    def compare_beside(shelf: Any, moved: Any) -> Any:
        begun.append(len(shelf.changed))
        if len(begun) == 1:
            with open_store(path, write=True) as other:
                relink(other)
        return renew(shelf, moved)

    monkeypatch.setattr(relinking, "renew_ties", compare_beside)
    with open_store(path, write=True) as store:
        store.write([attack(article, "1", "lna", "sidra", "2017-03-03")], made_by="s1")
        assert relink(store) == Relinked()
        assert len(store.links().incidents) == 1
