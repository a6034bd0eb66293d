"""A damaged or missing database is never overwritten nor begun afresh, and the sentence says what brings it back."""

import os
import shlex
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from data import store
from data.keeping.daily import keep_daily_copy
from data.keeping.lost import newest_whole_copy
from tests.keeping import contents
from tests.saving import CALLER, record, save, upload

ROOT = Path(store.__file__).parent.parent


@pytest.fixture
def copied(con, state, monkeypatch):
    """A store with an upload and two daily copies, closed; its database file."""
    monkeypatch.delenv("RB_BACKUP", raising=False)
    save(con, upload(record("61.5")), CALLER)
    keep_daily_copy(con, date(2026, 11, 21))
    keep_daily_copy(con, date(2026, 11, 22))
    con.execute("checkpoint")
    con.close()
    return state / "rb.duckdb"


def fill_with_garbage(path):
    content = bytearray(path.read_bytes())
    for start in range(12288, len(content) - 64, 4096):
        content[start : start + 64] = b"\xff" * 64
    path.write_bytes(content)


DAMAGE = {
    "cut off": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "garbage in the middle": fill_with_garbage,
    "empty": lambda path: path.write_bytes(b""),
    "another file": lambda path: path.write_bytes(b"bukan basis data" * 500),
    "a log of something else": lambda path: path.with_name("rb.duckdb.wal").write_bytes(b"bukan catatan" * 50),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_database_is_left_as_it_is_and_the_newest_copy_is_named(copied, state, damage):
    damage(copied)
    before = contents(state)
    with pytest.raises(store.StoreError, match="rusak atau bukan berkas DuckDB dan tidak diubah") as raised:
        store.connect()
    assert f"restore {state}/cadangan/harian-2026-11-22`." in str(raised.value).replace("\\", "/")
    assert contents(state) == before


@pytest.mark.skipif(os.name != "posix", reason="the sentence holds commands of this system's shell")
@pytest.mark.parametrize("damage", ["garbage in the middle", "a log of something else"])
def test_the_commands_of_the_sentence_bring_everything_back(copied, state, damage):
    DAMAGE[damage](copied)
    with pytest.raises(store.StoreError) as raised:
        store.connect()
    commands = str(raised.value).split("`")[1::2]
    for command in commands:
        words = [sys.executable if word == "python" else word for word in shlex.split(command)]
        subprocess.run(["env", *words], cwd=ROOT, check=True, timeout=180, stdout=subprocess.DEVNULL)
    with store.connect() as con:
        assert con.execute("select last_version from version_counter").fetchone() == (2,)
    assert copied.with_name("rb.duckdb.rusak").exists()


def test_a_log_with_a_damaged_entry_is_refused_and_left_alone(copied, state):
    write = (
        "import os; from data import store; con = store.connect();"
        "con.execute('create table sesudah as select range as a from range(10000)');"
        "con.execute('insert into sesudah select range from range(10000)'); os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", write], cwd=ROOT, check=True, timeout=180)
    log = copied.with_name("rb.duckdb.wal")
    content = bytearray(log.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 64] = b"\xff" * 64
    log.write_bytes(content)
    before = contents(state)
    with pytest.raises(store.StoreError, match=r"rusak.*rb\.duckdb\.wal\.rusak"):
        store.connect()
    assert contents(state) == before


def test_a_copy_that_does_not_verify_is_passed_over(copied, state):
    newest = state / "cadangan" / "harian-2026-11-22" / "rb.duckdb"
    newest.write_bytes(newest.read_bytes()[:-1])
    assert newest_whole_copy() == state / "cadangan" / "harian-2026-11-21"


def test_without_a_whole_copy_the_sentence_says_so(copied, state):
    shutil.rmtree(state / "cadangan")
    copied.write_bytes(b"")
    with pytest.raises(store.StoreError, match="tidak ada cadangan yang utuh"):
        store.connect()


def test_a_database_that_is_gone_is_not_begun_afresh_beside_its_copies(copied, state):
    copied.unlink()
    before = contents(state)
    with pytest.raises(
        store.StoreError, match=r"tidak ada, padahal ada cadangannya; pulihkan dengan .*harian-2026-11-22"
    ):
        store.connect()
    assert contents(state) == before


def test_a_database_that_is_gone_is_not_begun_afresh_beside_its_originals(copied, state):
    shutil.rmtree(state / "cadangan")
    copied.unlink()
    with pytest.raises(store.StoreError, match="tidak ada, padahal uploads berisi berkas asli"):
        store.connect()
    assert not copied.exists()


def test_a_log_without_its_database_is_not_begun_afresh(state):
    state.mkdir()
    (state / "rb.duckdb.wal").write_bytes(b"d\x00b\x00")
    with pytest.raises(store.StoreError, match=r"berkas rb\.duckdb\.wal masih ada"):
        store.connect()


def test_a_folder_that_never_had_a_database_begins_whatever_else_is_there(state):
    (state / "uploads").mkdir(parents=True)
    (state / "roles.toml").write_text("", "utf-8")
    (state / "app.json").write_text("{}", "utf-8")
    with store.connect() as con:
        assert con.execute("select last_version from version_counter").fetchone() == (1,)
    assert not (state / "cadangan").exists()


def test_a_log_that_a_kill_left_is_no_damage(state):
    kill = (
        "import os; from data import activity, store; con = store.connect();"
        " activity.note(con, 'masuk', actor='Siti'); os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", kill], cwd=ROOT, check=True, timeout=180)
    assert (state / "rb.duckdb.wal").stat().st_size > 0
    with store.connect() as con:
        assert con.execute("select actor from activity").fetchall() == [("Siti",)]
