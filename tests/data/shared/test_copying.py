"""A file store becomes a shared one and comes back, row by row; backups and the guard against beginning afresh."""

import shutil

import pytest

from data import store
from data.ingest.storing.saving import save
from data.keeping import moving
from data.keeping.folders import KeepingError
from data.keeping.verifying import verify_backup, verify_store
from data.opening.errors import StoreConflict
from data.permission import COMMAND_LINE
from tests.faults.wholeness import contents
from tests.keeping import answers
from tests.saving import record, upload


@pytest.fixture
def file_store(published_folder, tmp_path, monkeypatch):
    """A file store with an upload: its state folder, and what it holds."""
    folder = tmp_path / "berkas"
    shutil.copytree(published_folder, folder)
    with monkeypatch.context() as patch:
        patch.setenv("RB_STATE", str(folder))
        patch.delenv("RB_STORE", raising=False)
        with store.connect() as con:
            assert save(con, upload(record("61.5")), COMMAND_LINE).version_id == 2
            found = answers(con)
    return folder, found


def test_a_file_store_goes_into_the_shared_one_and_back(empty, file_store, tmp_path):
    folder, found = file_store
    before = (folder / "rb.duckdb").read_bytes()
    as_file = {"RB_STATE": str(folder), "RB_STORE": ""}
    done = empty.run("data.store", "copy", "--to", empty.environment["RB_STORE"], **as_file)
    assert done.returncode == 0, done.stderr
    assert "dibandingkan baris demi baris" in done.stdout
    assert (folder / "rb.duckdb").read_bytes() == before
    with store.connect() as con:
        assert answers(con) == found
        shutil.copytree(folder / "uploads", empty.state / "uploads")
        assert verify_store(con).troubles == []
        assert save(con, upload(record("62.5")), COMMAND_LINE).version_id == 3
        there = answers(con)
    again = empty.run("data.store", "copy", "--to", empty.environment["RB_STORE"], **as_file)
    assert again.returncode == 1
    assert "sudah berisi dan tidak ditimpa" in again.stderr
    back = empty.run("data.store", "copy", "--to", str(tmp_path / "kembali"))
    assert back.returncode == 0, back.stderr
    assert "salin juga" in back.stdout
    taken = empty.run("data.store", "copy", "--to", str(tmp_path / "kembali" / "rb.duckdb"))
    assert "sudah ada dan tidak ditimpa" in taken.stderr
    assert [path.name for path in (tmp_path / "kembali").iterdir()] == ["rb.duckdb"]
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("RB_STORE")
        patch.setenv("RB_STATE", str(tmp_path / "kembali"))
        with store.connect() as con:
            assert answers(con) == there


def test_a_copy_that_is_not_the_same_is_not_made(empty, file_store, monkeypatch):
    def wrong(_con, _one, _other):
        raise moving._not_the_same()

    monkeypatch.setattr(moving, "_compare", wrong)
    with pytest.raises(KeepingError, match="tidak sama dengan asalnya"):
        moving.bring_in(store.chosen_store(), file_store[0] / "rb.duckdb")
    assert not store.chosen_store().is_there()
    assert [path.name for path in empty.files.rglob("*") if path.is_file()] == [".rb-data"]
    monkeypatch.undo()


@pytest.mark.parametrize("view", [False, True])
def test_a_difference_in_one_row_is_found(opened, tmp_path, view):
    opened.execute(f"attach '{tmp_path / 'lain.duckdb'}' as lain")
    opened.execute("copy from database rb to lain")
    with opened.cursor() as cursor:
        assert "baris demi baris" in moving._compare(cursor, "rb", "lain")
    if view:
        opened.execute("create or replace view lain.unit as select government_code, unit_code from lain.score")
    else:
        opened.execute("update lain.score set value = value + 1 where claim_id = 'P0080'")
    with opened.cursor() as cursor, pytest.raises(KeepingError, match="tidak sama"):
        moving._compare(cursor, "rb", "lain")


def test_only_a_file_and_a_shared_store_are_copied_into_each_other(shared, published_folder, tmp_path):
    done = shared.run("data.store", "copy", "--to", shared.environment["RB_STORE"])
    assert done.returncode == 1
    assert "hanya antara basis data berkas dan basis data bersama" in done.stderr


def test_a_backup_of_a_shared_store_is_restored_into_an_empty_one(shared, opened, postgres, tmp_path, monkeypatch):
    assert save(opened, upload(record("61.5")), COMMAND_LINE).version_id == 2
    found = contents(opened)
    made = shared.run("data.store", "backup", str(tmp_path / "cadangan"))
    assert made.returncode == 0, made.stderr
    assert verify_backup(tmp_path / "cadangan").troubles == []
    full = shared.run("data.store", "restore", str(tmp_path / "cadangan"))
    assert "sudah berisi dan tidak ditimpa" in full.stderr
    postgres.run("create database rb_pulih;")
    (tmp_path / "pulih").mkdir()
    there = {
        "RB_STORE": postgres.address("rb_pulih"), "RB_STATE": str(tmp_path / "state"),
        "RB_DATA_PATH": str(tmp_path / "pulih"),
    }  # fmt: skip
    done = shared.run("data.store", "restore", str(tmp_path / "cadangan"), **there)
    assert done.returncode == 0, done.stderr
    for name, value in there.items():
        monkeypatch.setenv(name, value)
    with store.connect() as con:
        now = contents(con)
        assert verify_store(con).troubles == []
    now.pop("activity")
    found.pop("activity")
    assert now == found
    postgres.run("drop database rb_pulih with (force);")


def test_two_stores_never_share_a_folder_of_data_files(shared, postgres, monkeypatch):
    postgres.run("create database rb_lain;")
    monkeypatch.setenv("RB_STORE", postgres.address("rb_lain"))
    with pytest.raises(store.StoreError, match="bukan tempat berkas data dari basis data bersama rb_lain"):
        store.connect()
    postgres.run("drop database rb_lain with (force);")


def test_small_files_are_joined_and_nothing_is_lost(shared, opened):
    for number in range(4):
        values = [record(f"6{number}.5", unit=f"Dinas {unit}") for unit in range(30)]
        assert save(opened, upload(*values), COMMAND_LINE).version_id == 2 + number
    before = contents(opened)
    stored = 30
    try:
        with store.connect() as other, store.open_version(other, "upload", "Uji", "Analis", None) as (cursor, _):
            cursor.execute("insert into event select * from event limit 30")
            store.chosen_store().tidy(opened)
    except StoreConflict:  # the files were joined first
        stored = 0
    assert opened.execute("select count(*) from event").fetchone()[0] == sum(before["event"].values()) + stored
    store.chosen_store().tidy(opened)
    after = contents(opened)
    assert after["score"] == before["score"]
    assert verify_store(opened).troubles == []


def test_an_empty_catalogue_beside_originals_is_not_begun_afresh(empty):
    (empty.state / "uploads").mkdir()
    (empty.state / "uploads" / ("a" * 64)).write_bytes(b"x")
    for words in (["data.store"], ["data.store", "verify"]):
        done = empty.run(*words)
        assert done.returncode == 1
        assert "kosong, padahal uploads berisi berkas asli; periksa RB_STORE" in done.stderr
    assert not store.chosen_store().is_there()


def test_a_store_of_a_newer_schema_is_refused_and_left_alone(opened):
    opened.execute("insert into schema_migration values (9999, '9999_future', now()::timestamp)")
    before = contents(opened)
    with pytest.raises(store.StoreError, match="bersama .* ditulis oleh aplikasi yang lebih baru"):
        store.connect()
    assert contents(opened) == before


def test_a_new_migration_is_backed_up_before_and_applied_once(shared, opened, tmp_path, capsys):
    for path in store.MIGRATIONS.glob("*.sql"):
        (tmp_path / path.name).write_text(path.read_text(encoding="utf-8"), "utf-8")
    (tmp_path / "0099_more.sql").write_text("create table more (a integer);", "utf-8")
    store.migrate(opened, tmp_path)
    store.migrate(opened, tmp_path)
    assert opened.execute("select count(*) from schema_migration where number = 99").fetchone() == (1,)
    (kept,) = (shared.state / "cadangan").iterdir()
    assert str(kept) in capsys.readouterr().err
    assert verify_backup(kept).troubles == []
