"""A backup brought back into an empty folder is the store, row by row; and nobody waits for it."""

import json
import os
import shutil
import subprocess
import sys
import threading
from datetime import date
from pathlib import Path

import duckdb
import pytest

from data import store
from data.keeping import database_copy, restoring
from data.keeping.backup import back_up
from data.keeping.folders import KeepingError
from data.keeping.manifest import read_manifest
from data.keeping.restoring import restore
from data.keeping.verifying import verify_backup, verify_store
from data.reviewing.content import kept_files
from data.reviewing.submissions import submit_upload
from data.roles import Grant, Roles, read_roles, roles_path, write_roles
from queries import ask
from tests.keeping import answers, contents
from tests.reviewing import SITI, file_upload, hand_out, signed_in
from tests.saving import CALLER, record, save, upload

ROOT = Path(store.__file__).parent.parent


def test_every_table_view_and_macro_comes_back_row_by_row(full, kept, monkeypatch, tmp_path, state):
    before = answers(full)
    assert len(before['"action_plan"']) > 100
    assert len(before['"upload"']) > 5
    folder = kept
    monkeypatch.setenv("RB_STATE", str(tmp_path / "baru"))
    line, roles = restore(folder)
    assert "dipulihkan" in line and roles.startswith("0 peran dan 0 embargo kembali")
    with store.connect() as con:
        after = answers(con)
        assert after.keys() == before.keys()
        assert [name for name in before if after[name] != before[name]] == []
        assert verify_store(con).troubles == []
    assert contents(tmp_path / "baru" / "uploads") == contents(state / "uploads")
    assert (tmp_path / "baru" / "roles.toml").read_bytes() == (state / "roles.toml").read_bytes()


def test_the_restored_store_takes_the_next_upload(kept, monkeypatch, tmp_path):
    folder = kept
    monkeypatch.setenv("RB_STATE", str(tmp_path / "baru"))
    restore(folder)
    with store.connect() as con:
        (version,) = con.execute("select last_version from version_counter").fetchone()
        assert save(con, upload(record("61.5")), CALLER).version_id == version + 1


def test_a_backup_holds_the_database_originals_roles_and_manifest_and_nothing_else(full, tmp_path, state):
    (state / "app.json").write_text("{}", "utf-8")
    (state / "secrets.toml").write_text("rahasia", "utf-8")
    (state / "cadangan").mkdir()
    (state / "cadangan" / "besar").write_text("x", "utf-8")
    folder = tmp_path / "salinan"
    back_up(full, folder)
    names = set(contents(folder))
    assert {name for name in names if "/" not in name} == {"rb.duckdb", "manifest.json", "roles.toml"}
    assert {name for name in names if "/" in name} == {f"uploads/{path.name}" for path in (state / "uploads").iterdir()}


def test_the_manifest_counts_rows_and_digests_every_file(full, kept):
    folder = kept
    told = json.loads((folder / "manifest.json").read_text("utf-8"))
    assert told["rows"]["score"] == full.execute("select count(*) from score").fetchone()[0]
    assert told["data_version"] == full.execute("select last_version from version_counter").fetchone()[0]
    assert told["schema_migration"] == store.newest_migration()
    assert told["files"].keys() == contents(folder).keys() - {"manifest.json"}
    assert told["created_at"].endswith("+00:00")


def test_a_backup_during_writes_is_one_moment(full, tmp_path):
    stop, written = threading.Event(), []

    def write():
        while not stop.is_set():
            with store.write_transaction(full, "edit", "Uji", "tests", date(2026, 11, 21)) as (cursor, version_id):
                cursor.execute(
                    "insert into score by name select * replace (? as version_id, ? as claim_id, ? as value)"
                    " from score where claim_id = 'P0080' and version_id = 1",
                    [version_id, f"W{version_id}", 50 + version_id % 40],
                )
            written.append(version_id)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(3):
            back_up(full, tmp_path / f"salinan-{number}")
    finally:
        stop.set()
        writer.join()
    assert len(written) > 1  # a shared store is slower
    for number in range(3):
        folder = tmp_path / f"salinan-{number}"
        assert verify_backup(folder).troubles == []
        with duckdb.connect(folder / "rb.duckdb", read_only=True) as con:
            counter, newest, claims = con.execute(
                "select (select last_version from version_counter), (select max(version_id) from version),"
                " (select max(version_id) from score)"
            ).fetchone()
            assert counter == newest == claims == read_manifest(folder).data_version
            assert len(ask(con, "checks/kept_scores_differ")) == 0


def test_a_backup_leaves_the_live_file_locked_and_attached_to_nothing(full, tmp_path):
    back_up(full, tmp_path / "salinan")
    assert full.execute("select count(*) from duckdb_databases() where not internal").fetchone() == (1,)
    store.connect().close()
    other = [sys.executable, "-c", "from data import store; store.connect()"]
    refused = subprocess.run(other, cwd=ROOT, capture_output=True, text=True, timeout=180, check=False)
    assert "sedang dipakai proses lain" in refused.stderr


@pytest.mark.parametrize("name", ["berkas", "folder"])
def test_a_place_that_holds_something_is_refused_and_left_alone(full, tmp_path, name):
    place = tmp_path / name
    if name == "berkas":
        place.write_text("penting", "utf-8")
    else:
        place.mkdir()
        (place / "penting").write_text("x", "utf-8")
    with pytest.raises(KeepingError, match=r"sudah ada dan tidak kosong.*\.$"):
        back_up(full, place)
    assert place.read_text("utf-8") == "penting" if name == "berkas" else (place / "penting").is_file()


def test_an_empty_folder_is_taken(full, tmp_path):
    (tmp_path / "kosong").mkdir()
    back_up(full, tmp_path / "kosong")
    assert verify_backup(tmp_path / "kosong").troubles == []


def test_a_backup_that_fails_leaves_nothing_and_the_store_goes_on(full, tmp_path, monkeypatch):
    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("data.keeping.backup.write_manifest", fail)
    with pytest.raises(KeepingError, match="ruang cakram"):
        back_up(full, tmp_path / "penuh" / "a")
    assert list((tmp_path / "penuh").iterdir()) == []
    assert save(full, upload(record("61.5")), CALLER).version_id


def test_a_copy_that_is_not_the_same_is_not_kept(full, tmp_path, monkeypatch):
    real = database_copy.count_rows
    monkeypatch.setattr(
        database_copy, "count_rows", lambda cursor, name: real(cursor, name) | ({} if name == "rb" else {"score": 1})
    )
    with pytest.raises(KeepingError, match="tidak sama dengan asalnya"):
        back_up(full, tmp_path / "beda")
    assert not (tmp_path / "beda").exists()


def test_what_a_killed_backup_left_is_removed_by_the_next(full, tmp_path):
    left = tmp_path / ".salinan.belum-selesai-0123abcd"
    left.mkdir()
    (left / "rb.duckdb").write_bytes(b"setengah")
    back_up(full, tmp_path / "salinan")
    assert sorted(path.name for path in tmp_path.glob("*salinan*")) == ["salinan"]


def test_what_another_backup_left_stays_whatever_the_name(full, tmp_path):
    left = tmp_path / ".salinan.belum-selesai-0123abcd"
    left.mkdir()
    back_up(full, tmp_path / "[a-z]*")
    assert left.is_dir() and (tmp_path / "[a-z]*" / "manifest.json").is_file()


def test_a_backup_is_not_put_where_it_would_be_lost_or_in_the_way(full, kept, state):
    for folder, words in (
        (state / "cadangan", "folder semua cadangan"),
        (state / "uploads" / "salinan", "di dalam folder data"),
        (state / "cadangan" / "dalam" / "salinan", "di dalam folder data"),
        (state / "cadangan" / ".." / "salinan", "di dalam folder data"),
        (kept / "salinan", "di dalam cadangan"),
        (kept / "uploads" / "salinan", "di dalam cadangan"),
    ):
        with pytest.raises(KeepingError, match=words):
            back_up(full, folder)
        assert not (folder / "manifest.json").exists()
    back_up(full, state / "cadangan" / "salinan")
    assert verify_backup(kept).troubles == []


def test_roles_that_come_back_are_counted_and_stay_their_owners_alone(con, state, monkeypatch, tmp_path):
    until = {"64": date(2026, 12, 31)}
    write_roles(Roles((Grant("admin", ("*",), "budi@x.id"), Grant("analis", ("64",), "sri@x.id")), embargo=until))
    back_up(con, tmp_path / "salinan")
    monkeypatch.setenv("RB_STATE", str(tmp_path / "baru"))
    assert restore(tmp_path / "salinan")[1].startswith("2 peran dan 1 embargo kembali seperti saat cadangan itu")
    assert len(read_roles().grants) == 2
    if os.name == "posix":
        rights = lambda path: path.stat().st_mode & 0o777  # noqa: E731
        assert rights(tmp_path / "salinan" / "roles.toml") == rights(tmp_path / "baru" / "roles.toml") == 0o600
        assert rights(tmp_path / "salinan") == rights(tmp_path / "baru") == 0o700


def test_a_backup_from_before_the_roles_does_not_lift_what_was_lost(con, state, tmp_path):
    back_up(con, tmp_path / "salinan")
    write_roles(Roles(embargo={"64": date(2026, 12, 31)}))
    roles_path().unlink()
    con.close()
    (state / "rb.duckdb").unlink()
    assert "pernah ada" in restore(tmp_path / "salinan")[1]


def test_a_damaged_original_does_not_stop_the_backup_and_is_told(full, tmp_path, state):
    spoilt = sorted((state / "uploads").iterdir())[0]
    spoilt.write_bytes(b"rusak")
    manifest = back_up(full, tmp_path / "salinan")
    assert manifest.absent == [spoilt.name]
    finding = verify_backup(tmp_path / "salinan")
    assert finding.troubles == []
    assert "1 berkas asli sudah hilang atau rusak" in finding.line


def test_an_older_backup_is_restored_and_migrated(con, state, monkeypatch, tmp_path):
    back_up(con, tmp_path / "lama")
    migrations = tmp_path / "migrations"
    shutil.copytree(store.MIGRATIONS, migrations)
    (migrations / "9998_more.sql").write_text("create table more (a integer);", "utf-8")
    monkeypatch.setattr(store, "MIGRATIONS", migrations)
    monkeypatch.setattr(store.migrate, "__defaults__", (migrations,))
    monkeypatch.setenv("RB_STATE", str(tmp_path / "baru"))
    restore(tmp_path / "lama")
    with store.connect() as restored:
        assert restored.execute("select count(*) from more").fetchone() == (0,)


def test_a_backup_of_a_newer_app_is_refused(con, tmp_path, monkeypatch):
    con.execute("insert into schema_migration values (9999, '9999_future', now()::timestamp)")
    back_up(con, tmp_path / "baru")
    monkeypatch.setenv("RB_STATE", str(tmp_path / "kosong"))
    with pytest.raises(KeepingError, match="aplikasi yang lebih baru"):
        restore(tmp_path / "baru")
    assert not (tmp_path / "kosong" / "rb.duckdb").exists()


@pytest.mark.parametrize("name", ["rb.duckdb", "rb.duckdb.wal"])
def test_restore_never_overwrites_a_database(kept, monkeypatch, tmp_path, name):
    folder = kept
    monkeypatch.setenv("RB_STATE", str(tmp_path))
    (tmp_path / name).write_bytes(b"milik orang")
    with pytest.raises(KeepingError, match=r"tidak ditimpa; pindahkan.*RB_STATE"):
        restore(folder)
    assert (tmp_path / name).read_bytes() == b"milik orang"


def test_restore_keeps_the_roles_that_are_there_and_moves_a_damaged_original_aside(kept, monkeypatch, tmp_path):
    folder = kept
    monkeypatch.setenv("RB_STATE", str(tmp_path / "baru"))
    original = sorted((folder / "uploads").iterdir())[0]
    (tmp_path / "baru" / "uploads").mkdir(parents=True)
    (tmp_path / "baru" / "uploads" / original.name).write_bytes(b"rusak")
    (tmp_path / "baru" / "roles.toml").write_text("# lain\n", "utf-8")
    assert "dipertahankan" in restore(folder)[1]
    assert (tmp_path / "baru" / "roles.toml").read_text("utf-8") == "# lain\n"
    assert (tmp_path / "baru" / "uploads" / original.name).read_bytes() == original.read_bytes()
    (aside,) = (tmp_path / "baru" / "uploads").glob("*.rusak-*")
    assert aside.read_bytes() == b"rusak"


def test_a_restore_that_fails_leaves_no_database(kept, monkeypatch, tmp_path):
    folder = kept
    monkeypatch.setenv("RB_STATE", str(tmp_path / "baru"))

    def fail(source, target, *mode):
        if target.name.startswith(".rb.duckdb"):
            target.write_bytes(b"setengah")
            raise OSError(28, "No space left on device")
        return real(source, target, *mode)

    real = restoring.copy_file
    monkeypatch.setattr(restoring, "copy_file", fail)
    with pytest.raises(KeepingError, match="ruang cakram"):
        restore(folder)
    assert list((tmp_path / "baru").glob("*rb.duckdb*")) == []
    with pytest.raises(KeepingError, match="tidak ada, padahal uploads berisi berkas asli"):
        store.connect()


def test_the_file_of_a_submission_that_waits_comes_along(con, tmp_path):
    hand_out()
    submit_upload(con, file_upload(), signed_in(SITI))
    (content,) = con.execute("select content from submission").fetchone()
    ((_kind, _name, sha256),) = kept_files(content)
    back_up(con, tmp_path / "salinan")
    assert (tmp_path / "salinan" / "uploads" / sha256).is_file()
    assert verify_store(con).troubles == []
