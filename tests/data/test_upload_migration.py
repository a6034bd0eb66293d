"""A store from before uploads is carried over with its data."""

from contextlib import contextmanager
from datetime import date

import pytest

from data import seed, store
from data.ingest.storing.saving import save
from queries import ask_each
from tests.saving import CALLER, record, upload


@pytest.fixture
def old(state, tmp_path, monkeypatch):
    """A store as the app before uploads wrote it: two migrations, the published data, one corrected claim."""
    table, columns = seed.REFERENCE["methods.csv"]
    monkeypatch.setitem(seed.REFERENCE, "methods.csv", (table, columns.removesuffix(" components_add_up")))
    for path in sorted(store.MIGRATIONS.glob("*.sql"))[:2]:
        (tmp_path / path.name).write_bytes(path.read_bytes())
    con = store.chosen_store().open()
    store.migrate(con, tmp_path)

    @contextmanager
    def write(con, kind, title, actor, as_of):
        with store.open_version(con, kind, title, actor, as_of) as (cursor, version_id):
            yield cursor, version_id
            for name in ("target", "score"):
                cursor.execute(f"delete from kept_{name}")
                cursor.execute(f"insert into kept_{name} select * from computed_{name}")

    seed.apply_seeds(con, write)
    with write(con, "seed", "Angka terbitan", "data/seeds", date(2026, 11, 22)) as (cursor, version_id):
        cursor.execute(
            "insert into score select * replace (? as version_id, 60.38 as value) from score where claim_id = 'P0080'",
            [version_id],
        )
    yield con
    con.close()


def test_an_old_store_keeps_what_stood_and_knows_it_by_version(old):
    before = old.execute("select count(*), sum(value) from current_score").fetchone()
    targets = old.execute("select count(*), sum(value) from current_target").fetchone()
    store.migrate(old)
    assert old.execute("select count(*), sum(value) from current_score").fetchone() == before
    assert old.execute("select count(*), sum(value) from current_target").fetchone() == targets
    assert old.execute("select count(*) from figure_change").fetchone() == old.execute(
        "select count(*) from standing_figure").fetchone()  # fmt: skip
    assert old.execute("select version_id, new_value::double from figure_change where new_claim_id = 'P0080'"
                       ).fetchall() == [(2, 60.38)]  # fmt: skip
    assert {name: len(rows) for name, rows in ask_each(old, "checks").items() if len(rows)} == {}


def test_an_old_store_takes_uploads(old):
    store.migrate(old)
    outcome = save(old, upload(record("61.5")), CALLER)
    assert (outcome.version_id, outcome.changes[0].old_version) == (3, 2)
    assert old.execute("select old_value::double, new_value::double from figure_change where version_id = 3"
                       ).fetchall() == [(60.38, 61.5)]  # fmt: skip


def test_a_fresh_store_knows_every_published_figure_as_of_its_first_version(con):
    assert con.execute("select count(*), min(version_id), max(version_id) from figure_change").fetchone() == (
        con.execute("select count(*) from standing_figure").fetchone()[0], 1, 1,
    )  # fmt: skip
    assert con.execute("select count(*) from figure_change where old_status is not null").fetchone() == (0,)
