"""What every store must do, whatever its engine."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hand import ENTITIES, corpus, denial, links, quiet, seizure

from dragoman.errors import StoreError
from dragoman.model.groups import Links
from dragoman.model.reading import Reading
from dragoman.model.syntax import Tokens
from dragoman.model.text import Skipped
from dragoman.store.base import Store
from dragoman.store.sqlite import open_store
from dragoman.store.workings import Amendment

VIEWS = {
    "documents": "id path url outlet title language published published_first published_last"
    " copy_group",
    "entities": "id kind name country lat lon uncertainty_km known mentions",
    "aliases": "entity name count",
    "mentions": "id document start end quote form kind entity metonym score why",
    "events": "id document start end quote type modes date date_first date_last date_basis place"
    " incident claim modality polarity score",
    "participants": "event document role position mention entity start end",
    "claims": "id document start end quote event relation act modality polarity answers",
    "attributions": "claim position speaker kind entity start end cue_start cue_end",
    "statements": "id document kind a b ends date date_first date_last claim modality polarity",
    "relations": "id kind sign a b start start_first end end_last origins disputed",
    "relation_claims": "relation claim",
    "incidents": "id type date date_first date_last place origins disputed headline",
    "incident_events": "incident event",
    "incident_parties": "incident role entity",
    "findings": "id kind about explanation score",
    "finding_claims": "finding claim position",
    "finding_documents": "finding document",
    "copies": "copy_group document origin",
    "skipped": "path reason way_out",
    "meta": "key value",
}


@pytest.fixture(params=["file", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "record.db" if request.param == "file" else None
    with open_store(path, write=True) as opened:
        yield opened


def count(store: Store, view: str) -> int:
    return int(store.query(f"SELECT count(*) AS n FROM {view}")[0]["n"])  # noqa: S608 -- ours


def test_reading_written_anew_replaces_one_of_the_same_stamp(store: Store) -> None:
    reading = corpus()[0]
    document = replace(reading.document, published=None, published_why="told elsewhere")
    store.write([reading], made_by="s1")
    before = store.state()
    store.write([replace(reading, document=document)], made_by="s1")
    assert store.state() == before
    store.write([replace(reading, document=document)], made_by="s1", anew=True)
    assert store.state() != before
    kept = store.reading(document.id)
    assert kept is not None
    assert (kept.document.published, kept.document.published_why) == (None, "told elsewhere")


@pytest.mark.parametrize("view", sorted(VIEWS))
def test_view_has_the_published_columns(store: Store, view: str) -> None:
    store.write(corpus(), made_by="s1")
    store.write_links(links())
    store.write_skipped([Skipped(path="a.pdf", reason="a PDF")])
    store.write_meta({"settings": "s1"})
    columns = store.query(f"SELECT * FROM {view} LIMIT 1")[0].keys()  # noqa: S608 -- ours
    assert set(VIEWS[view].split()) <= set(columns)


def test_reading_comes_back_whole_but_for_tokens(store: Store) -> None:
    given = replace(seizure().reading, tokens=Tokens(start=(0,), end=(1,), head=(0,)))
    store.write([given], made_by="s1")
    assert store.reading(given.document.id) == replace(given, tokens=Tokens())


def test_reading_of_an_unknown_document_is_none(store: Store) -> None:
    assert store.reading("doc-none") is None


def test_readings_are_sorted_by_document(store: Store) -> None:
    many = [
        replace(quiet().reading, document=replace(quiet().reading.document, id=f"doc-{n:03}"))
        for n in range(150)
    ]
    store.write(many[::-1], made_by="s1")
    assert list(store.readings()) == many


def test_write_of_what_is_kept_changes_nothing(store: Store) -> None:
    store.write(corpus(), made_by="s1")
    before = list(store.readings()), count(store, "mentions")
    store.write(corpus(), made_by="s1")
    assert (list(store.readings()), count(store, "mentions")) == before


def test_write_under_another_stamp_replaces_the_rows(store: Store) -> None:
    store.write([seizure().reading], made_by="s1")
    bare = replace(seizure().reading, events=(), claims=(), relations=())
    store.write([bare], made_by="s2")
    assert store.reading(bare.document.id) == bare
    assert count(store, "events") == count(store, "participants") == count(store, "claims") == 0
    assert store.search("seized")[0].document == bare.document.id


def test_done_knows_document_and_stamp(store: Store) -> None:
    article = quiet()
    store.write([article.reading], made_by="s1")
    assert store.done(article.id, "s1")
    assert not store.done(article.id, "s2")
    assert not store.done("doc-other", "s1")


def test_second_path_is_recorded_whatever_comes_first(store: Store) -> None:
    reading = quiet().reading
    other = replace(reading.document, path="archive/quiet.txt")
    store.note_paths([other])
    store.write([reading], made_by="s1")
    store.note_paths([replace(reading.document, path="z.txt")])
    assert store.query("SELECT path FROM documents") == [{"path": "archive/quiet.txt"}]
    found = store.query("SELECT path FROM also_at ORDER BY path")
    assert [row["path"] for row in found] == ["quiet.txt", "z.txt"]
    kept = store.reading(reading.document.id)
    assert kept is not None
    assert kept.document.path == "archive/quiet.txt"


def test_batch_with_the_same_document_twice_keeps_it_once(store: Store) -> None:
    reading = quiet().reading
    twin = replace(reading, document=replace(reading.document, path="a.txt"))
    store.write([reading, twin], made_by="s1")
    assert count(store, "documents") == 1
    assert store.query("SELECT path FROM also_at") == [{"path": "quiet.txt"}]


def test_batch_is_kept_whole_or_not_at_all(store: Store) -> None:
    good = quiet().reading
    event = seizure().reading.events[0]
    broken = replace(seizure().reading, events=(event, event))
    with pytest.raises(Exception, match=r"UNIQUE"):
        store.write([good, broken], made_by="s1")
    assert count(store, "documents") == 0
    store.write([good], made_by="s1")
    assert count(store, "documents") == 1


def test_links_come_back_and_are_replaced(store: Store) -> None:
    store.write(corpus(), made_by="s1")
    store.write_links(links())
    assert store.links() == links()
    store.write_links(Links())
    assert store.links() == Links()
    assert count(store, "incident_events") == count(store, "copies") == 0


def test_linked_tells_links_of_other_readings(store: Store) -> None:
    assert not store.linked()
    store.write([quiet().reading], made_by="s1")
    store.write_links(Links())
    assert store.linked()
    store.write_links(Links(), of="what was kept before")
    assert not store.linked()
    store.write_links(Links(), of=store.state())
    assert store.linked()
    store.write([seizure().reading], made_by="s1")
    assert not store.linked()


def test_skipped_reasons_are_replaced_by_path(store: Store) -> None:
    store.write_skipped([Skipped(path="a", reason="empty"), Skipped(path="b", reason="empty")])
    store.write_skipped([Skipped(path="a", reason="a PDF", way_out="convert it")], seen=["b"])
    assert store.query("SELECT * FROM skipped") == [
        {"path": "a", "reason": "a PDF", "way_out": "convert it"}
    ]


def test_aliases_count_names_met_and_keep_known_ones(store: Store) -> None:
    store.write(corpus(), made_by="s1")
    rows = store.query("SELECT name, count FROM aliases WHERE entity = 'marrun' ORDER BY name")
    assert {row["name"]: row["count"] for row in rows} == {
        "Salim Marrun": 1,
        "Marroun": 2,
        "Salem Marrun": 0,
        "Márrún": 0,
    }


def test_alias_count_leaves_metonyms_out(store: Store) -> None:
    article = quiet()
    article.mention("Weather", "veltania", metonym=True)
    store.write([article.reading], made_by="s1")
    rows = store.query("SELECT name, count FROM aliases WHERE entity = 'veltania'")
    assert rows == [{"name": "Veltania", "count": 0}]


def test_entity_first_met_differently_is_one_row(store: Store) -> None:
    readings = []
    for article, name in ((quiet(), "Idris Marrune"), (denial(), "I. Marrune")):
        met = replace(ENTITIES["new-person-marrune"], name=name)
        readings.append(replace(article.reading, entities=(met,)))
    store.write(readings, made_by="s1")
    least = min(readings, key=lambda reading: reading.document.id)
    rows = store.query("SELECT name FROM entities WHERE id = 'new-person-marrune'")
    assert rows == [{"name": least.entities[0].name}]
    store.write([replace(least, entities=())], made_by="s2")
    (other,) = [reading for reading in readings if reading is not least]
    rows = store.query("SELECT name FROM entities WHERE id = 'new-person-marrune'")
    assert rows == [{"name": other.entities[0].name}]


def test_events_name_place_incident_and_participants(store: Store) -> None:
    store.write(corpus(), made_by="s1")
    store.write_links(links())
    (row,) = store.query("SELECT * FROM events WHERE place = 'gn-77'")
    assert row["incident"] == links().incidents[0].id
    assert (row["date"], row["date_first"], row["modes"]) == ("2017-03-14", "2017-03-14", "aerial")
    parties = store.query("SELECT role, entity FROM participants WHERE event = :id", id=row["id"])
    assert parties == [{"role": "actor", "entity": "marrun"}, {"role": "recipient", "entity": None}]


def test_rows_say_what_the_whole_readings_say(store: Store) -> None:
    store.write(corpus(), made_by="s1")
    for view, records in (("mentions", "mentions"), ("events", "events"), ("claims", "claims")):
        sql = f"SELECT document, id, start, end FROM {view} ORDER BY id"  # noqa: S608 -- ours
        told = [
            {"document": reading.document.id, "id": each.id, "start": each.start, "end": each.end}
            for reading in store.readings()
            for each in getattr(reading, records)
        ]
        assert store.query(sql) == sorted(told, key=lambda row: str(row["id"]))


def test_every_quote_equals_its_text(store: Store) -> None:
    store.write(corpus(), made_by="s1")
    texts = {reading.document.id: reading.document.text for reading in corpus()}
    for view in ("mentions", "events", "claims", "statements"):
        sql = f"SELECT document, start, end, quote FROM {view}"  # noqa: S608 -- ours
        for row in store.query(sql):
            assert row["quote"] == texts[row["document"]][row["start"] : row["end"]]


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM documents",
        "INSERT INTO stored_meta VALUES ('a', 'b')",
        "SELECT * FROM stored_document",
        "PRAGMA user_version = 9",
        "DROP VIEW documents",
        "ATTACH 'other.db' AS other",
        "SELECT nothing FROM documents",
        "SELECT 1; SELECT 2",
        "SELECT :missing",
    ],
)
def test_query_refuses_all_but_questions_to_the_views(store: Store, sql: str) -> None:
    store.write([quiet().reading], made_by="s1")
    with pytest.raises(StoreError) as caught:
        store.query(sql)
    assert caught.value.way_out
    assert count(store, "documents") == 1


def test_query_takes_lists_as_json(store: Store) -> None:
    store.write(corpus(), made_by="s1")
    sql = "SELECT id FROM entities WHERE id IN (SELECT value FROM json_each(:ids))"
    assert store.query(sql, ids='["marrun"]') == [{"id": "marrun"}]


def test_search_returns_spans_of_the_words(store: Store) -> None:
    store.write(corpus(), made_by="s1")
    for hit in store.search("marroun"):
        reading = store.reading(hit.document)
        assert reading is not None
        assert {reading.document.text[m.start : m.end] for m in hit.marks} == {"Marroun"}
        assert all(hit.start <= m.start and m.end <= hit.end for m in hit.marks)


def test_search_understands_phrases_and_beginnings(store: Store) -> None:
    store.write(corpus(), made_by="s1")
    assert [hit.document for hit in store.search('"seized the port"')] == [denial().id]
    assert [hit.document for hit in store.search("para*")] == [seizure().id]
    assert store.search("seized rained") == []


@pytest.mark.parametrize("words", ["AND", 'a"b', "NEAR(", "x OR", "{title}: y", "-nothing"])
def test_search_takes_no_word_for_syntax(store: Store, words: str) -> None:
    store.write(corpus(), made_by="s1")
    assert store.search(words) == []


def test_search_without_a_letter_says_what_to_do(store: Store) -> None:
    with pytest.raises(StoreError, match="no word"):
        store.search("' -- *")


def test_check_finds_a_sound_store_sound(store: Store) -> None:
    store.write(corpus(), made_by="s1")
    store.write_links(links())
    assert store.check() == []


def test_what_is_seen_is_kept_until_the_document_or_the_version_changes(store: Store) -> None:
    readings = corpus()
    asked: list[str] = []

    def see(reading: Reading) -> bytes:
        asked.append(reading.document.id)
        return reading.document.id.encode()

    store.write(readings, made_by="s1")
    ids = sorted(reading.document.id for reading in readings)
    assert [each.decode() for each in store.sightings(see, "1")] == ids == asked
    store.write(readings[:1], made_by="s1", anew=True)
    assert len(list(store.sightings(see, "1"))) == len(ids)
    assert asked[len(ids) :] == [readings[0].document.id]
    list(store.sightings(see, "2"))
    assert sorted(asked[-len(ids) :]) == ids


def test_removed_document_is_gone_with_all_that_was_read_of_it(store: Store) -> None:
    readings = corpus()
    store.write(readings, made_by="s1")
    first = readings[0].document.id
    store.remove([first, "doc-never-met"])
    assert store.reading(first) is None
    assert not store.query("SELECT 1 FROM claims WHERE document = :id", id=first)
    assert set(store.workings.changed()) == {each.document.id for each in readings} | {
        "doc-never-met"
    }
    assert store.check() == []
    shown = {row["id"] for row in store.query("SELECT id FROM entities")}
    assert shown == {e.id for reading in readings[1:] for e in reading.entities}


def test_comparison_gone_on_from_another_is_written_once(store: Store) -> None:
    store.write(corpus(), made_by="s1")
    amendment = Amendment(
        base=store.base(), state=store.state(), seen=store.workings.changed(), links=links()
    )
    assert store.amend(amendment)
    assert (store.links(), store.linked(), store.workings.changed()) == (links(), True, {})
    assert not store.amend(replace(amendment, links=Links()))
    assert store.links() == links()
