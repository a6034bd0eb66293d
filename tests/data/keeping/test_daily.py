"""The daily copy: made once a day, seven kept, and no clock can make good copies go."""

import os
import threading
from datetime import date, timedelta

import pytest

from data import store
from data.keeping import backup, daily
from data.keeping.daily import keep_daily_copy
from data.keeping.folders import KeepingError
from data.keeping.manifest import copies_in
from data.keeping.verifying import verify_backup
from tests.saving import CALLER, record, save, upload

TODAY = date(2026, 11, 22)


@pytest.fixture
def small(con, monkeypatch, state):
    """A published store with one original, and its backup folder."""
    monkeypatch.delenv("RB_BACKUP", raising=False)
    save(con, upload(record("61.5")), CALLER)
    return state / "cadangan"


@pytest.fixture
def quick(con, small, monkeypatch):
    """Daily copies that hold a few bytes instead of a database: the calendar alone is on trial."""

    def copy_little(_cursor, path):
        path.write_bytes(b"sedikit")
        born = con.execute("select min(created_at) from version").fetchone()[0].isoformat()
        return {"score": 1}, {"schema_migration": 1, "data_version": 1, "born": born, "originals": set()}

    monkeypatch.setattr(backup, "copy_database", copy_little)
    return small


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_copy_is_made_once_a_day_and_verifies(con, small):
    made = keep_daily_copy(con, TODAY)
    assert made == small / "harian-2026-11-22"
    assert verify_backup(made).troubles == []
    assert keep_daily_copy(con, TODAY) is None
    assert names(small) == ["harian-2026-11-22"]


def test_a_place_of_its_own_is_used_where_it_is_named(con, small, monkeypatch, tmp_path):
    monkeypatch.setenv("RB_BACKUP", str(tmp_path / "lain"))
    assert keep_daily_copy(con, TODAY).parent == tmp_path / "lain"
    assert not small.exists()


def test_seven_days_are_kept(con, quick):
    for day in range(10):
        keep_daily_copy(con, TODAY + timedelta(day))
    assert names(quick) == [f"harian-{TODAY + timedelta(day)}" for day in range(3, 10)]


def test_copies_share_an_original_among_themselves_but_not_with_the_live_file(con, small, state):
    first, second = keep_daily_copy(con, TODAY), keep_daily_copy(con, TODAY + timedelta(1))
    (original,) = (first / "uploads").iterdir()
    if os.name == "posix":
        assert original.stat().st_ino == (second / "uploads" / original.name).stat().st_ino
    live = state / "uploads" / original.name
    assert original.stat().st_ino != live.stat().st_ino
    live.write_bytes(b"rusak")
    third = keep_daily_copy(con, TODAY + timedelta(2))
    assert verify_backup(third).troubles == []
    assert (third / "uploads" / original.name).read_bytes() == original.read_bytes()


def test_where_files_cannot_be_linked_they_are_copied(con, small, monkeypatch):
    def refuse(*_):
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    keep_daily_copy(con, TODAY)
    assert verify_backup(keep_daily_copy(con, TODAY + timedelta(1))).troubles == []


def test_a_clock_that_jumps_years_ahead_and_back_removes_nothing_good(con, quick):
    for day in range(7):
        keep_daily_copy(con, TODAY + timedelta(day))
    good = names(quick)
    now = TODAY + timedelta(6)
    keep_daily_copy(con, date(2041, 1, 1))  # removes the oldest of seven: the only run it may do that in
    assert names(quick) == [*good[1:], "harian-2041-01-01"]
    for day in range(1, 4):
        keep_daily_copy(con, now + timedelta(day))
    assert names(quick) == [f"harian-{now + timedelta(day)}" for day in range(-3, 4)] + ["harian-2041-01-01"]
    assert [path.name for path in daily.dated_ahead(now + timedelta(3))] == ["harian-2041-01-01"]


def test_a_clock_that_fell_back_for_years_removes_nothing(con, quick):
    for day in range(7):
        keep_daily_copy(con, TODAY + timedelta(day))
    good = names(quick)
    for day in range(7):
        keep_daily_copy(con, date(2020, 1, 1) + timedelta(day))
    assert set(good) < set(names(quick))


def test_at_most_one_copy_goes_in_a_run_and_never_the_new_one(con, quick, monkeypatch):
    monkeypatch.setattr(daily, "KEPT", 20)
    for day in range(12):
        keep_daily_copy(con, TODAY + timedelta(day))
    monkeypatch.setattr(daily, "KEPT", 7)
    made = keep_daily_copy(con, TODAY + timedelta(12))
    assert made.exists()
    assert len(names(quick)) == 12


def test_the_order_of_making_counts_even_where_dates_and_creation_times_lie(con, quick):
    for day in (5, 4, 3, 2, 1, 6, 7, 8):
        keep_daily_copy(con, TODAY + timedelta(day))
    copies = [path.name for path, _ in copies_in(quick)]
    assert copies == [f"harian-{TODAY + timedelta(day)}" for day in (5, 4, 3, 2, 1, 6, 7, 8)][-len(copies) :]


def test_a_copy_that_fails_removes_no_older_one(con, quick, monkeypatch):
    for day in range(7):
        keep_daily_copy(con, TODAY + timedelta(day))
    before = names(quick)

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup, "write_manifest", fail)
    with pytest.raises(KeepingError, match="ruang cakram"):
        keep_daily_copy(con, TODAY + timedelta(8))
    assert names(quick) == before


def test_copies_of_another_store_are_left_alone_and_told(con, quick):
    keep_daily_copy(con, TODAY)
    con.execute("update version set created_at = created_at - interval 1 day where version_id = 1")
    con.execute("checkpoint")
    copies = names(quick)
    with pytest.raises(KeepingError, match="salinan basis data lain.*RB_BACKUP"):
        keep_daily_copy(con, TODAY + timedelta(1))
    assert names(quick) == copies


def test_what_a_killed_copy_left_goes_and_what_is_not_ours_stays(con, quick):
    (quick / ".harian-2026-11-20.belum-selesai-00").mkdir(parents=True)
    (quick / ".catatan.belum-selesai-00").mkdir()
    (quick / "foto").mkdir()
    keep_daily_copy(con, TODAY)
    assert names(quick) == [".catatan.belum-selesai-00", "foto", "harian-2026-11-22"]


@pytest.mark.parametrize("content", ["[" * 100_000, '{"created_at": "9999-12-31T23:59:59-23:59"}'])
def test_a_manifest_that_is_none_does_not_stop_the_copies(con, quick, content):
    (quick / "harian-2026-11-21").mkdir(parents=True)
    (quick / "harian-2026-11-21" / "manifest.json").write_text(content, "utf-8")
    assert keep_daily_copy(con, TODAY) == quick / "harian-2026-11-22"


class Calendar(date):
    @classmethod
    def today(cls):
        return TODAY


def run_until(monkeypatch, rounds):
    """run_daily for a number of looks at the calendar, without waiting."""
    monkeypatch.setattr(daily, "date", Calendar)
    stop = threading.Event()
    waited = []

    def wait(seconds):
        waited.append(seconds)
        return len(waited) > rounds

    stop.wait = wait
    daily.run_daily(stop)
    return waited


def test_the_loop_makes_the_copy_of_today_and_then_looks_again(con, small, monkeypatch):
    assert run_until(monkeypatch, 3) == [daily.DELAY, *[daily.INTERVAL] * 3]
    assert names(small) == ["harian-2026-11-22"]


def test_a_full_disk_is_told_once_and_does_not_end_the_loop(con, quick, monkeypatch, capsys):
    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup, "write_manifest", fail)
    run_until(monkeypatch, 3)
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "ruang cakram" in told


def test_an_error_of_the_app_itself_does_not_end_the_loop(con, quick, monkeypatch, capsys):
    monkeypatch.setattr(store, "connect", lambda: 1 / 0)
    assert len(run_until(monkeypatch, 2)) == 3
    assert "Salinan harian gagal karena kesalahan di aplikasi" in capsys.readouterr().err


def test_a_copy_from_the_future_is_told_once(con, quick, monkeypatch, capsys):
    keep_daily_copy(con, date(2041, 1, 1))
    run_until(monkeypatch, 3)
    assert capsys.readouterr().err.count("harian-2041-01-01 bertanggal setelah hari ini") == 1
