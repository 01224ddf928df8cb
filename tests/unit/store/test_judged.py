from pathlib import Path

from hand import ENTITIES, corpus, links

from dragoman.model.judgements import Judged, Redirect, Rename, Split
from dragoman.store.base import Store
from dragoman.store.sqlite import open_store

MERGED = Judged(redirects=(Redirect(entity="marrun", into="coast-guard", why="merge by ann"),))


def entities(store: Store) -> dict[str, str]:
    return {row["id"]: row["name"] for row in store.query("SELECT id, name FROM entities")}


def test_merge_reaches_every_record() -> None:
    with open_store(None) as store:
        store.write(corpus(), made_by="s1")
        assert store.judge(MERGED) > 0
        assert "marrun" not in entities(store)
        for view, column in (
            ("mentions", "entity"),
            ("participants", "entity"),
            ("attributions", "entity"),
            ("statements", "a"),
            ("statements", "b"),
            ("aliases", "entity"),
        ):
            rows = store.query(f"SELECT {column} AS who FROM {view}")  # noqa: S608 -- ours
            assert "marrun" not in {row["who"] for row in rows}
        met = {entity.id for reading in store.readings() for entity in reading.entities}
        assert "marrun" not in met


def test_merged_entity_has_the_spellings_of_both_and_says_why() -> None:
    with open_store(None) as store:
        store.write(corpus(), made_by="s1")
        store.judge(MERGED)
        (kept,) = {
            entity
            for reading in store.readings()
            for entity in reading.entities
            if entity.id == "coast-guard"
        }
        assert {"Salim Marrun", "Marroun"} <= {alias.name for alias in kept.aliases}
        rows = store.query("SELECT why FROM mentions WHERE entity = 'coast-guard'")
        assert any(row["why"].endswith("; merge by ann") for row in rows)


def test_judgements_taken_back_leave_no_trace() -> None:
    with open_store(None) as store, open_store(None) as other:
        for each in (store, other):
            each.write(corpus(), made_by="s1")
        store.judge(MERGED)
        store.judge(Judged())
        for view in ("entities", "aliases", "mentions", "participants", "attributions"):
            sql = f"SELECT * FROM {view} ORDER BY 1, 2, 3, 4"  # noqa: S608 -- ours
            if view == "aliases":
                sql = "SELECT * FROM aliases ORDER BY entity, name"
            assert store.query(sql) == other.query(sql)
        assert list(store.readings()) == list(other.readings())


def test_judgements_hold_for_what_is_written_later(tmp_path: Path) -> None:
    first, *rest = corpus()
    path = tmp_path / "record.db"
    with open_store(path, write=True) as store:
        store.write([first], made_by="s1")
        store.judge(MERGED)
    with open_store(path, write=True) as store:
        store.write([first, *rest], made_by="s2")
        assert "marrun" not in entities(store)


def test_judgement_calls_for_a_new_comparison() -> None:
    with open_store(None) as store:
        store.write(corpus(), made_by="s1")
        store.write_links(links())
        assert store.linked()
        store.judge(MERGED)
        assert not store.linked()


def test_rename_shows_the_new_name_and_keeps_the_old() -> None:
    with open_store(None) as store:
        store.write(corpus(), made_by="s1")
        store.judge(Judged(renames=(Rename(entity="marrun", name="The General", why="x"),)))
        assert entities(store)["marrun"] == "The General"
        names = {row["name"] for row in store.query("SELECT name FROM aliases")}
        assert ENTITIES["marrun"].name in names


def test_split_takes_off_its_spellings_only() -> None:
    taken = Split(
        entity="marrun", spellings=("marroun",), into="split-x", name="Marroun", why="by ann"
    )
    with open_store(None) as store:
        store.write(corpus(), made_by="s1")
        before = store.query("SELECT quote FROM mentions WHERE entity = 'marrun'")
        store.judge(Judged(splits=(taken,)))
        after = store.query("SELECT quote FROM mentions WHERE entity = 'marrun'")
        moved = store.query("SELECT quote FROM mentions WHERE entity = 'split-x'")
        assert {row["quote"] for row in moved} == {"Marroun"}
        assert {row["quote"] for row in after} == {r["quote"] for r in before} - {"Marroun"}
        assert entities(store)["split-x"] == "Marroun"


def test_entity_only_hidden_in_one_document_keeps_its_judged_name() -> None:
    taken = Split(entity="marrun", spellings=("Marroun",), into="split-x", name="M", why="")
    names = Rename(entity="marrun", name="The General", why="")
    with open_store(None) as store:
        store.write(corpus(), made_by="s1")
        store.judge(Judged(splits=(taken,), renames=(names,)))
        assert entities(store).get("marrun", "The General") == "The General"
