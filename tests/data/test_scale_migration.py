"""A store from before the kept summaries is carried over to exactly what one that always had them holds."""

from decimal import Decimal

import duckdb
import pytest

from data import store
from data.ingest.storing.editing import Correction, correct
from data.ingest.storing.saving import save
from data.ingest.storing.undoing import undo
from queries import ask
from tests.faults.wholeness import contents
from tests.saving import CALLER, record, target, upload

LAST_BEFORE = 9
OF_VERSIONS = ("version_said", "version_change", "first_change")


@pytest.fixture
def busy(con):
    """A store in which claims have rivals, were withdrawn and restored, are provisional, illustrative and weighted."""
    weighed = record("12.5", component="PENGUNGKIT", ceiling_hint=Decimal(60), cell="F3")
    office = record("70.25", unit="Dinas Kesehatan", cell="F4")
    save(con, upload(record("61.5"), weighed, office, target("70")), CALLER)
    save(con, upload(record("62.5"), target("71"), mode="ganti"), CALLER)
    save(con, upload(record("91.37", government="64", year=2025, kind="sementara")), CALLER)
    save(con, upload(record("63.5"), is_illustrative=True), CALLER)
    correct(con, Correction(("53", "", "RB", "", 2019, "realisasi"), "x", "alasan", value=Decimal("64.5")), CALLER)
    undo(con, 3, "Uji", "Uji", CALLER)
    undo(con, 7, "Uji", "Uji", CALLER)
    return con


@pytest.fixture
def before(busy, tmp_path):
    """The same rows in a store that knows no migration after LAST_BEFORE."""
    folder = tmp_path / "before"
    folder.mkdir()
    for path in sorted(store.MIGRATIONS.glob("*.sql"))[:LAST_BEFORE]:
        (folder / path.name).write_bytes(path.read_bytes())
    with duckdb.connect() as old:
        store.migrate(old, folder)
        tables = old.execute(
            "select table_name from duckdb_tables() where not temporary and table_name <> 'schema_migration'"
        ).fetchall()
        for (table,) in tables:
            old.execute(f"delete from {table}")
            rows = busy.execute(f"select * from {table}").fetchall()
            if rows:
                old.executemany(f"insert into {table} values ({', '.join('?' * len(rows[0]))})", rows)
        yield old


def test_what_is_kept_of_an_old_store_is_what_a_new_one_kept_all_along(busy, before, monkeypatch):
    monkeypatch.setattr(store, "_back_up_before", lambda *_: None)  # there is no file to copy
    store.migrate(before)
    now, carried = contents(busy), contents(before)
    assert now.keys() == carried.keys()
    assert [table for table in now if now[table] != carried[table] and table != "schema_migration"] == []
    assert len(carried["kept_rival"]) > 6 and carried["kept_contest"] and carried["kept_weight"]


def test_every_kept_summary_is_what_the_data_give_after_saves_corrections_and_undoing(busy):
    for hidden in ((), ["64"]):
        assert ask(busy, "checks/kept_scores_differ", hidden).empty


@pytest.mark.parametrize(
    "summary",
    ["version_said", "version_change", "first_change", "kept_weight", "kept_contest", "kept_coverage", "kept_rival"],
)
def test_a_summary_that_lost_a_row_is_found(busy, summary):
    busy.execute(f"delete from {summary} where version_id = 2" if summary in OF_VERSIONS else f"delete from {summary}")
    found = ask(busy, "checks/kept_scores_differ")
    assert summary.removeprefix("kept_") in {trouble.removeprefix("kept_") for trouble in found["trouble"]}


def test_a_figure_with_one_claim_is_not_compared_and_its_second_claim_brings_both_together(busy):
    given = {"year": 2018, "government": "81"}
    save(busy, upload(record("50", **given)), CALLER)
    kept = "select count(*) from kept_rival where government_code = '81' and year = 2018"
    (alone,) = busy.execute(kept).fetchone()
    save(busy, upload(record("51", **given)), CALLER)
    assert (alone, busy.execute(kept).fetchone()[0]) == (0, 2)
    (value,) = busy.execute("select value::double from current_score where government_code = '81' and year = 2018"
                            " and indicator_code = 'RB' and kind = 'realisasi'").fetchone()  # fmt: skip
    assert value == 51
