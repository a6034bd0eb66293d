"""Killed at every stage of every write: the old store or the new one, whole, and the action can be done again."""

import os
import random
import re
import shutil
import sys
import time
from decimal import Decimal

import pytest

from data import store
from data.ingest.storing import originals
from data.keeping.verifying import verify_backup
from data.roles import read_roles
from tests.faults.actions import ACTIONS, backup_folder, migrations
from tests.faults.killing import edit_until_killed, ends, start
from tests.faults.wholeness import assert_whole, contents

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9 on Windows")

SAVING, UNDOING, EDITING = (f"data.ingest.storing.{name}" for name in ("saving", "undoing", "editing"))
STAGES = {
    "upload": [
        ("before", f"{SAVING}:append_claims"), ("after", f"{SAVING}:append_claims"), ("in_settle", 5), ("in_settle", 9),
        ("before", f"{SAVING}:_keep_files"), ("before", "os:fsync"), ("before", "pathlib:Path.replace"),
        ("after", f"{SAVING}:keep_original"), ("before", f"{SAVING}:keep_original", 2),
        ("after", f"{SAVING}:_keep_files"), ("before_commit",), ("torn_log", 3000), ("torn_checkpoint", 0.0),
        ("torn_checkpoint", 0.004), ("torn_checkpoint", 0.015),
    ],
    "edit": [("before", f"{EDITING}:append_claims"), ("after", f"{EDITING}:append_claims"), ("in_settle", 7)],
    "plan": [("before", "data.planning.standing:append"), ("before_commit",)],
    "undo": [("after", f"{UNDOING}:append_state"), ("in_settle", 8), ("before", f"{UNDOING}:settle_owners")],
    "send": [("before", "pathlib:Path.replace"), ("before", "data.activity:append"), ("before_commit",)],
    "approve": [("before", f"{SAVING}:_keep_files"), ("before", "data.activity:append"), ("before_commit",)],
}  # fmt: skip
CASES = [(name, stage) for name, stages in STAGES.items() for stage in [*stages, ("torn_log", 100), ("after_commit",)]]


def words(value):
    return "-".join(map(str, value)).replace("data.ingest.storing.", "") if isinstance(value, tuple) else value


@pytest.mark.parametrize(("name", "stage"), CASES, ids=words)
def test_a_write_that_is_killed_is_done_wholly_or_not_at_all(copied, prepared, done, name, stage):
    assert ends(name, stage) < 0
    with store.connect() as con:
        assert_whole(con, prepared[1])
        after = contents(con)
        if stage[0] == "after_commit":
            assert after == done(name)
        elif not stage[0].startswith("torn_checkpoint"):
            assert after == prepared[1]
        if after != done(name):
            assert after == prepared[1]
            ACTIONS[name](con)
        assert contents(con) == done(name)


def test_what_a_killed_upload_left_is_swept_when_it_is_old(copied):
    assert ends("upload", ("before", "os:fsync")) < 0
    (left,) = copied.glob("uploads/.*")
    originals.remove_unfinished()
    assert left.exists()  # it may be in the making
    os.utime(left, (time.time() - 7200,) * 2)
    kept = sorted(path.name for path in copied.rglob("*") if path != left)
    originals.remove_unfinished()
    assert sorted(path.name for path in copied.rglob("*")) == kept


@pytest.mark.parametrize(
    "stage",
    [("before", "os:fsync"), ("before", "pathlib:Path.replace"), ("after", "data.access:write_roles")],
    ids=words,
)
def test_roles_that_are_being_changed_are_the_old_ones_or_the_new_ones(copied, prepared, stage):
    assert ends("roles", stage) < 0
    assert read_roles().trouble == ""
    assert read_roles().two_eyes == (("*",) if stage[0] == "after" else ("53",))
    with store.connect() as con:
        assert_whole(con, prepared[1])
        ACTIONS["roles"](con)
    assert read_roles().two_eyes == ("*",)


COPYING = [
    ("before", "data.keeping.database_copy:read_facts"), ("after", "data.keeping.backup:copy_database"),
    ("before", "data.keeping.backup:copy_file"), ("before", "data.keeping.backup:write_manifest"),
    ("before", "data.keeping.folders:flush_folder"), ("after", "pathlib:Path.rename"),
]  # fmt: skip


@pytest.mark.parametrize("stage", COPYING, ids=words)
@pytest.mark.parametrize("name", ["backup", "daily"])
def test_a_backup_that_is_killed_is_whole_or_not_there(copied, prepared, name, stage):
    place = backup_folder() if name == "backup" else copied / "cadangan" / "harian-2026-11-21"
    assert ends(name, stage) < 0
    assert place.exists() == (stage[1] == "pathlib:Path.rename")
    with store.connect() as con:
        assert_whole(con, prepared[1])
        if not place.exists() or name == "daily":
            ACTIONS[name](con)
    assert verify_backup(place).troubles == []
    assert [path.name for path in place.parent.iterdir() if "belum-selesai" in path.name] == []


@pytest.fixture
def two_migrations(copied, monkeypatch):
    """The migrations and two more, which the next opening of the store runs."""
    shutil.copytree(store.MIGRATIONS, migrations())
    for number, table in ((9001, "first_extra"), (9002, "second_extra")):
        text = f"create table {table} (n integer);\ninsert into {table} select range from range(500);\n"
        (migrations() / f"{number}_{table}.sql").write_text(text, "utf-8")
    real = store.migrate
    monkeypatch.setattr(store, "MIGRATIONS", migrations())
    monkeypatch.setattr(store, "migrate", lambda con: real(con, migrations()))


@pytest.mark.parametrize(
    ("stage", "count"),
    [
        (("before", "data.store:_back_up_before"), 0), (("before", "data.keeping.backup:write_manifest"), 0),
        (("after", "data.store:_back_up_before"), 0), (("before", "data.store:_now"), 0), (("before_commit", 1), 0),
        (("torn_log", 200, 1), 0), (("after_commit", 1), 1), (("before", "data.store:_now", 2), 1),
        (("torn_log", 200, 2), 1), (("after_commit", 2), 2),
    ],
    ids=words,
)  # fmt: skip
def test_a_migration_that_is_killed_is_done_wholly_or_not_at_all(two_migrations, copied, prepared, stage, count):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(store, "migrate", lambda con: None)
        assert ends("migrate", stage) < 0
        with store.connect() as con:
            extra = con.execute("select number from schema_migration where number > 9000 order by 1").fetchall()
            tables = con.execute("select count(*) from duckdb_tables() where table_name like '%_extra'").fetchone()
            assert extra == [(9001,), (9002,)][:count]
            assert tables == (count,)
    with store.connect() as con:
        assert con.execute("select count(*) from (from first_extra union all from second_extra)").fetchone() == (1000,)
        assert_whole(con, prepared[1])
    for copy in (copied / "cadangan").glob("sebelum-migrasi-*"):
        assert verify_backup(copy).troubles == []


LAST = len(list(store.MIGRATIONS.glob("*.sql"))) + 1  # the transaction of the published data


def test_a_new_store_that_is_killed_while_it_begins_is_begun_again(small_seeds, state, tmp_path, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setenv("RB_STATE", str(tmp_path / "lain"))
        with store.connect() as con:
            whole = contents(con)
    stages = [
        ("before", "data.store:_now"), ("torn_log", 1000, 2), ("after_commit", 3),
        ("before", "data.seed:_append_changes"),
        ("before", "data.store:settle"), ("before_commit", LAST), ("torn_log", 20000, LAST), ("after_commit", LAST),
    ]  # fmt: skip
    for stage in stages:
        assert ends("nothing", stage) < 0, stage
        with store.connect() as con:
            assert contents(con) == whole, stage
            assert_whole(con)
        shutil.rmtree(state)


ROUNDS = 10


def test_nothing_acknowledged_is_lost_whenever_the_process_is_killed(copied, prepared):
    """Small edits in a row, with the log carried over into the database every few of them."""
    chance = random.Random(8)
    acknowledged, number, checkpoints = {}, 0, 0
    for done_before in range(ROUNDS):
        process, line = start(edit_until_killed, str(copied), number)
        sizes = []
        until = None
        while True:
            try:
                if until and time.monotonic() > until:
                    process.kill()
                    until = time.monotonic() + 60
                if not line.poll(0.01 if until else 60):
                    continue
                version, value, size = line.recv()
            except EOFError:
                break
            until = until or time.monotonic() + chance.uniform(0.05, 0.9)
            acknowledged[version] = value
            sizes.append(size)
            number += 1
        process.join()
        assert process.exitcode == -9
        checkpoints += sizes.count(0)
        with store.connect() as con:
            assert_whole(con, prepared[1])
            found = dict(con.execute("select version_id, value from score where version_id > 3").fetchall())
            assert {version: found.get(version) for version in acknowledged} == {
                version: Decimal(value) for version, value in acknowledged.items()
            }
            assert (
                len(found) - len(acknowledged) <= done_before + 1
            )  # the one in the making may be stored and not yet told
        number += 1
    assert len(acknowledged) >= ROUNDS
    assert checkpoints


def test_no_stage_names_what_is_not_there():
    for _name, stage in [*CASES, *((None, stage) for stage in COPYING)]:
        assert stage[0] not in ("before", "after") or re.fullmatch(r"[\w.]+:[\w.]+", stage[1])
