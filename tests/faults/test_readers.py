"""Fifty people read while one stores 100.000 rows: every answer is the old version or the new one.

How long they took is printed (pytest -s)."""

import threading
import time

from data import store
from data.ingest.__main__ import main
from data.ingest.storing.saving import save
from data.permission import COMMAND_LINE
from queries import ask
from tests.faults.wholeness import assert_whole
from tests.saving import big_upload
from tests.serving import first_visit, serve

READERS = 50
UNITS = 50_000  # a value and a target each
PAUSE = 0.5  # seconds between two questions of one reader
VISITORS = 10
ROWS = 20_000  # of a file that goes all the way through the app
WAIT_AT_MOST = 200  # times the longest answer without an upload: only a reader that waits for the end would exceed it


class Reading:
    """Threads that ask again and again; keeps what they saw, how long each answer took, and whatever went wrong."""

    def __init__(self, question, count: int):
        self.question, self.seen, self.times, self.errors = question, set(), [], []
        self.stop = threading.Event()
        self.threads = [threading.Thread(target=self.read) for _ in range(count)]

    def read(self) -> None:
        while not self.stop.is_set():
            begun = time.perf_counter()
            try:
                self.seen.add(self.question())
            except Exception as error:  # noqa: BLE001
                self.errors.append(error)
                return
            self.times.append((begun, time.perf_counter() - begun))
            time.sleep(PAUSE)

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.stop.set()
        for thread in self.threads:
            thread.join()

    def longest(self, begin: float, end: float) -> float:
        """The longest answer that was asked for or given between two moments."""
        return max(length for begun, length in self.times if begun + length >= begin and begun <= end)


def measure(reading: Reading, work) -> float:
    """Run `work` once everybody has read twice; returns the longest answer during it over the longest before it."""
    with reading:
        while len(reading.times) < 2 * len(reading.threads) and not reading.errors:
            time.sleep(0.05)
        started = time.perf_counter()
        work()
        ended = time.perf_counter()
        time.sleep(0.3)
    assert reading.errors == []
    calm = max(length for at, length in reading.times if at + length < started)
    busy = reading.longest(started, ended)
    told = sum(at >= started for at, _ in reading.times)
    print(f"\nwork {ended - started:.1f} s, {told} answers; longest {busy:.2f} s, without it {calm:.2f} s")
    return busy / calm


def test_fifty_readers_see_the_old_version_or_the_new_one(copied, prepared):
    with store.connect() as con:

        def question():
            told = ask(con, "data_version")
            return int(told["version_id"][0]), int(told["figure_count"][0])

        old = question()
        reading = Reading(question, READERS)
        ratio = measure(reading, lambda: save(con, big_upload(["10"] * UNITS), COMMAND_LINE))
        new = question()
        assert new[0] == 4 and new[1] > UNITS
        assert reading.seen <= {old, new}
        assert old in reading.seen
        assert ratio < WAIT_AT_MOST
        assert_whole(con, prepared[1])


def test_pages_of_a_running_app_are_shown_while_a_big_file_is_loaded(copied, tmp_path, capsys):
    path = tmp_path / "besar.csv"
    lines = [f"Nusa Tenggara Timur,Dinas Baru {number},Indeks RB,2021,realisasi,10\n" for number in range(ROWS)]
    path.write_text("Provinsi,Perangkat Daerah,Indikator,Tahun,Jenis,Nilai\n" + "".join(lines), "utf-8")
    codes = []
    with serve(copied) as address:

        def question():
            bodies, _ = first_visit(address, "tren", "pemda=53")
            return next(body for body in bodies if "rb-version" in body)

        old = question()
        reading = Reading(question, VISITORS)
        ratio = measure(reading, lambda: codes.append(main(["load", str(path)])))
        new = question()
    assert codes == [0], capsys.readouterr().out
    assert new != old
    assert reading.seen <= {old, new}
    assert ratio < WAIT_AT_MOST
