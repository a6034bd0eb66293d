"""A disk without room: one sentence, nothing half-written, the store readable, and the same action works afterwards."""

import re

import pytest

from data import reopening, store
from data.ingest.__main__ import main
from data.ingest.command import run_command
from data.ingest.storing.saving import SaveError
from data.keeping.verifying import verify_backup
from data.permission import COMMAND_LINE
from pages._ui import asking
from tests.faults.actions import ACTIONS, WRITES, edit_one, upload_more
from tests.faults.wholeness import assert_whole, contents
from tests.serving import first_visit, serve

REFUSALS = (SaveError, store.StoreError)
ROW = "Provinsi,Indikator,Tahun,Jenis,Nilai\nNusa Tenggara Timur,Indeks RB,2019,realisasi,{}\n"


def refused(action, *given) -> str:
    """The one sentence with which an action is refused."""
    try:
        with pytest.raises(REFUSALS) as caught:
            action(*given)
        sentence = str(caught.value)
    finally:
        caught = None  # its traceback holds the connection
    assert re.fullmatch(r"[A-Z][^\n]*\.", sentence)
    assert "Error" not in sentence
    return sentence


@pytest.mark.parametrize(("name", "left"), [*((name, 0) for name in WRITES), ("upload", 24_000)])
def test_a_write_without_room_is_refused_and_works_once_there_is_room(on_small_disk, prepared, done, name, left):
    """With 24.000 bytes left there is room for the originals, and none for the rows."""
    with store.connect() as con:
        on_small_disk.fill(left)
        assert "ruang cakram" in refused(ACTIONS[name], con)
        assert contents(con) == prepared[1]
        on_small_disk.free()
        ACTIONS[name](con)
        assert contents(con) == done(name)
        assert_whole(con)


@pytest.mark.parametrize("name", ["backup", "daily", "roles"])
def test_a_copy_without_room_leaves_nothing_behind(on_small_disk, prepared, name):
    state = on_small_disk.folder / "state"
    before = sorted(path.relative_to(state) for path in on_small_disk.folder.rglob("*"))
    with store.connect() as con:
        on_small_disk.fill(0 if name == "roles" else 2_000_000)
        try:
            refused(ACTIONS[name], con)
        except OSError:
            assert name == "roles"  # told by the page
        on_small_disk.free()
        found = [path.relative_to(state) for path in on_small_disk.folder.rglob("*") if "wal" not in path.name]
        assert [path for path in sorted(found) if path not in before and path.name != "cadangan"] == []
        assert_whole(con, prepared[1])
        ACTIONS[name](con)
    for copy in [*on_small_disk.folder.glob("cadangan*"), *state.glob("cadangan/*")]:
        if (copy / "manifest.json").exists():
            assert verify_backup(copy).troubles == []


def test_a_new_store_without_room_is_begun_once_there_is_room(small_disk, monkeypatch, small_seeds):
    monkeypatch.setenv("RB_STATE", str(small_disk.folder / "state"))
    small_disk.fill(300_000)
    refused(store.connect)
    small_disk.free()
    with store.connect() as con:
        assert_whole(con)
        assert con.execute("select count(*) from version").fetchone() == (1,)


def write_much(con) -> None:
    """Writes so large that DuckDB carries its log over into the database as it commits, until no block is free."""
    for _ in range(20):
        with store.transaction(con) as cursor:
            cursor.execute(
                "insert into activity select timestamp '2026-11-21', 'masuk', uuid()::varchar, '', '', '', null, null,"
                " null from range(60000)"
            )


def give_up(con, disk) -> None:
    """Let the disk be full at that moment; after it DuckDB serves nobody in this process."""
    con.execute("set global checkpoint_threshold = '1KB'")
    disk.fill()
    assert "ruang cakram" in refused(write_much, con)
    assert not reopening.is_usable(con)


@pytest.fixture
def no_page():
    """No connection of a page, neither before nor after."""
    asking._connection.clear()
    yield
    asking._connection.clear()


def test_a_database_that_duckdb_gave_up_is_taken_up_again_without_a_restart(on_small_disk, prepared, no_page):
    """Whoever saved is told; the next page opens the file anew, with all that was stored, even before there is room."""
    assert edit_one(asking.connection()) == 4
    give_up(asking.connection(), on_small_disk)
    assert asking.version_id() == 4
    assert_whole(asking.connection(), prepared[1])
    on_small_disk.free()
    assert upload_more(asking.connection()) == 5
    assert_whole(asking.connection(), prepared[1])


def test_the_command_line_takes_it_up_again_where_no_page_does(on_small_disk, prepared, no_page):
    give_up(asking.connection(), on_small_disk)
    on_small_disk.free()
    answer = run_command({"command": "history"}, COMMAND_LINE)
    assert [version["version_id"] for version in answer["versions"]] == [3, 2, 1]
    assert edit_one(asking.connection()) == 4


def test_while_somebody_still_holds_it_there_is_a_sentence(on_small_disk, monkeypatch, no_page):
    monkeypatch.setattr(reopening, "TRIES", 2)
    with store.connect() as con:
        give_up(con, on_small_disk)
        assert "sedang dibuka ulang" in refused(store.connect)
    store.connect().close()


def test_a_running_app_on_a_full_disk_says_so_and_goes_on(on_small_disk, tmp_path, capsys):
    path = tmp_path / "nilai.csv"
    path.write_text(ROW.format("61.50"), "utf-8")
    with serve(on_small_disk.folder / "state") as address:
        first_visit(address, "")
        on_small_disk.fill()
        assert main(["load", str(path), "--mode", "perbaiki"]) == 1
        assert "ruang cakram" in capsys.readouterr().out
        bodies, _ = first_visit(address, "tren", "pemda=53")
        assert any("Data versi 3" in body for body in bodies)
        on_small_disk.free()
        assert main(["load", str(path), "--mode", "perbaiki"]) == 0
        assert "Tersimpan sebagai versi 4." in capsys.readouterr().out
    with store.connect() as con:
        assert_whole(con)
