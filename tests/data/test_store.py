"""The store opens, migrates, seeds, and refuses with one sentence what it cannot use."""

import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from data import seed, store

ROOT = Path(store.__file__).parent.parent


def run_store(state):
    return subprocess.run(
        [sys.executable, "-m", "data.store"],
        cwd=ROOT,
        env={"RB_STATE": str(state), "PATH": "", "SYSTEMROOT": "C:\\Windows"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def test_the_first_start_creates_migrates_and_seeds(state):
    with store.connect() as con:
        assert con.execute("select count(*) from government").fetchone() == (114,)
        assert con.execute("select last_version from version_counter").fetchone() == (1,)
    assert (state / "rb.duckdb").is_file()


def test_a_second_start_changes_nothing(con):
    everything = "select (select count(*) from score), (select count(*) from version), (select count(*) from source)"
    before = con.execute(everything).fetchone()
    con.close()
    with store.connect() as again:
        assert again.execute(everything).fetchone() == before


def test_a_migration_that_fails_leaves_nothing_of_itself(con, tmp_path):
    for path in store.MIGRATIONS.glob("*.sql"):
        (tmp_path / path.name).write_text(path.read_text(encoding="utf-8"), "utf-8")
    (tmp_path / "0099_broken.sql").write_text("create table half (a integer); select * from nowhere;", "utf-8")
    with pytest.raises(duckdb.CatalogException):
        store.migrate(con, tmp_path)
    assert con.execute("select count(*) from duckdb_tables() where table_name = 'half'").fetchone() == (0,)
    assert con.execute("select count(*) from schema_migration where number = 99").fetchone() == (0,)


def test_a_new_migration_is_applied_once(con, tmp_path):
    for path in store.MIGRATIONS.glob("*.sql"):
        (tmp_path / path.name).write_text(path.read_text(encoding="utf-8"), "utf-8")
    (tmp_path / "0099_more.sql").write_text("create table more (a integer);", "utf-8")
    store.migrate(con, tmp_path)
    store.migrate(con, tmp_path)
    assert con.execute("select count(*) from schema_migration where number = 99").fetchone() == (1,)


def test_a_store_of_a_newer_schema_is_refused_and_left_alone(con, state):
    con.execute("insert into schema_migration values (9999, '9999_future', now()::timestamp)")
    con.close()
    before = (state / "rb.duckdb").read_bytes()
    with pytest.raises(store.StoreError, match="ditulis oleh aplikasi yang lebih baru"):
        store.connect()
    assert (state / "rb.duckdb").read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"bukan basis data" * 500])
def test_a_file_that_is_no_database_is_refused_and_left_alone(state, content):
    state.mkdir()
    (state / "rb.duckdb").write_bytes(content)
    result = run_store(state)
    assert result.returncode == 1
    assert "rusak atau bukan berkas DuckDB" in result.stderr
    assert "Traceback" not in result.stderr
    assert (state / "rb.duckdb").read_bytes() == content


def test_a_damaged_database_is_refused_and_left_alone(con, state):
    con.execute("checkpoint")
    con.close()
    content = bytearray((state / "rb.duckdb").read_bytes())
    content[4096:8192] = b"\xff" * 4096
    (state / "rb.duckdb").write_bytes(content)
    with pytest.raises(store.StoreError, match="rusak"):
        store.connect()
    assert (state / "rb.duckdb").read_bytes() == bytes(content)


def test_a_store_used_by_another_process_is_refused_in_one_sentence(con, state):
    result = run_store(state)
    assert result.returncode == 1
    assert "sedang dipakai proses lain" in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_folder_that_cannot_be_written_is_named(tmp_path, monkeypatch):
    (tmp_path / "berkas").write_text("ini bukan folder", "utf-8")
    monkeypatch.setenv("RB_STATE", str(tmp_path / "berkas" / "state"))
    with pytest.raises(store.StoreError, match="tidak dapat ditulisi.*RB_STATE"):
        store.connect()


def test_the_command_line_says_how_the_store_is(state):
    result = run_store(state)
    assert result.returncode == 0
    claimed = sum(claim["kind"] != "target" for claim in seed.read_seed(seed.SEEDS / "published_scores.csv"))
    assert re.search(rf"versi 1, {claimed} klaim nilai, [1-9]\d* target", result.stdout)


def test_a_write_that_fails_leaves_no_version_and_no_row(con):
    before = con.execute("select count(*) from score").fetchone()
    with (
        pytest.raises(RuntimeError),
        store.write_transaction(con, "upload", "Gagal", "tests", date(2026, 1, 1)) as (cursor, version_id),
    ):
        cursor.execute("insert into score (version_id, claim_id) values (?, 'X')", [version_id])
        raise RuntimeError
    assert con.execute("select last_version from version_counter").fetchone() == (1,)
    assert con.execute("select count(*) from score").fetchone() == before


@pytest.fixture
def seeds(tmp_path):
    folder = tmp_path / "seeds"
    folder.mkdir()
    for path in seed.SEEDS.glob("*.csv"):
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_a_changed_seed_row_is_appended_as_a_new_version(con, seeds):
    row = "P0080,53,Nusa Tenggara Timur,2019,RB,,RB-2014,realisasi,ada,"
    edit(seeds / "published_scores.csv", row + "60.37", row + "60.38")
    seed.apply_seeds(con, store.write_transaction, seeds)
    rows = con.execute("select version_id, value from score where claim_id = 'P0080' order by version_id").fetchall()
    assert [(version, float(value)) for version, value in rows] == [(1, 60.37), (2, 60.38)]
    assert con.execute("select count(*) from score where version_id = 2").fetchone() == (1,)
    assert con.execute(
        "select value from current_score where government_code = '53' and indicator_code = 'RB' and year = 2019"
    ).fetchone() == (Decimal("60.38"),)


def test_a_removed_seed_row_is_withdrawn_and_kept(con, seeds):
    lines = (seeds / "published_scores.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith("P0132,")]
    (seeds / "published_scores.csv").write_text("".join(kept), "utf-8")
    seed.apply_seeds(con, store.write_transaction, seeds)
    rows = con.execute("select version_id, is_withdrawn from score where claim_id = 'P0132' order by 1").fetchall()
    assert rows == [(1, False), (2, True)]
    assert con.execute(
        "select count(*) from current_score where government_code = '82' and indicator_code = 'RB'"
    ).fetchone() == (0,)


def test_a_changed_reference_file_appends_no_claims(con, seeds):
    edit(seeds / "methods.csv", "Batas predikat belum ditemukan.", "Batas predikat sedang dicari.")
    seed.apply_seeds(con, store.write_transaction, seeds)
    assert con.execute("select count(*) from score where version_id = 2").fetchone() == (0,)
    assert con.execute("select count(*) from method where note = 'Batas predikat sedang dicari.'").fetchone() == (1,)


def test_two_threads_that_open_the_store_at_once_seed_it_once(state):
    with ThreadPoolExecutor(4) as pool:
        for con in list(pool.map(lambda _: store.connect(), range(4))):
            con.close()
    with store.connect() as con:
        assert con.execute("select count(*) from version").fetchone() == (1,)


def test_a_disk_that_is_full_at_the_last_moment_is_one_sentence_and_changes_nothing(con, monkeypatch):
    class FullDisk:
        def __init__(self, cursor):
            self.cursor = cursor

        def execute(self, sql, *given):
            if sql == "commit":
                self.cursor.execute("rollback")
                raise duckdb.TransactionException("Failed to commit: No space left on device")
            return self.cursor.execute(sql, *given)

    real = store._transaction
    monkeypatch.setattr(store, "_transaction", lambda cursor: real(FullDisk(cursor)))
    with (
        pytest.raises(store.StoreError, match="ruang cakram"),
        store.write_transaction(con, "upload", "Uji", "tests", date(2026, 11, 21)),
    ):
        pass
    assert con.execute("select last_version from version_counter").fetchone() == (1,)


def test_a_write_computes_anew_only_the_governments_and_years_it_wrote_about(con, claims):
    con.execute("update kept_score set note = 'tetap'")
    claims({"government_code": "53", "year": 2021, "value": 60, "value_decimals": 0}, kind="upload")
    anew = con.execute("select distinct government_code, year from kept_score where note is distinct from 'tetap'")
    assert anew.fetchall() == [("53", 2021)]
