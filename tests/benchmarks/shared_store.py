"""More than one server: the shared store against the file, warm, in one run"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import queries
from data import store
from data.ingest.illustrative import illustrative_upload
from data.ingest.storing.saving import save
from data.keeping.moving import bring_in
from data.permission import COMMAND_LINE
from queries import ask
from tests.benchmarks.report import Measured, in_indonesian, median_seconds, seconds
from tests.postgres import find_programs, running_postgres
from tests.queries.test_questions import examples
from tests.saving import record, upload

ROUNDS = 5
ROWS = 1000
SAVES = 3
WATCH = (
    "import time; from data import store\n"
    "con = store.connect(); now = lambda: con.execute('select last_version from version_counter').fetchone()[0]\n"
    "first = now(); print('ready', flush=True)\n"
    "while now() == first: time.sleep(0.02)\n"
    "print(time.time(), flush=True)"
)


def measure() -> Iterator[Measured]:
    """The questions of the app and a save of 1.000 rows on both stores, and when another server sees it."""
    programs = find_programs()
    if programs is None:
        yield Measured("no PostgreSQL on this machine", "–")
        return
    with running_postgres(programs) as postgres, tempfile.TemporaryDirectory() as folder:
        places = _make_stores(postgres, Path(folder))
        with _opened(places["file"]) as file, _opened(places["shared"]) as shared:
            yield from _measure_questions(file, shared)
            yield from _measure_saves({"file": file, "shared": shared}, places)
            with _opened(places["shared"]):
                yield _measure_seeing(shared)


def _make_stores(postgres, folder: Path) -> dict[str, dict[str, str]]:
    """The published data and the illustrative set in a file and in a shared store; what each is reached by."""
    postgres.run("create database rb;")
    (folder / "files").mkdir()
    file = {"RB_STATE": str(folder / "file"), "RB_STORE": "", "RB_DATA_PATH": ""}
    shared = {
        "RB_STATE": str(folder / "shared"), "RB_STORE": postgres.address("rb"), "RB_DATA_PATH": str(folder / "files"),
    }  # fmt: skip
    with _opened(file) as con:
        save(con, illustrative_upload("Uji"), COMMAND_LINE)
    with _named(shared):
        bring_in(store.chosen_store(), folder / "file" / store.FILE_NAME)
    return {"file": file, "shared": shared}


@contextmanager
def _named(place: dict[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in place}
    os.environ.update(place)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.__setitem__(name, value)


@contextmanager
def _opened(place: dict[str, str]) -> Iterator:
    with _named(place), store.connect() as con:
        yield con


def _measure_questions(file, shared) -> Iterator[Measured]:
    """Every question with the examples of its header, the two stores in turn; medians."""
    names = sorted(path.stem for path in queries.FOLDER.glob("*.sql"))
    taken: dict[str, tuple[float, float]] = {}
    for name in names:
        given = examples(queries.read_question(name))
        asked = [partial(ask, con, name, **given) for con in (file, shared)]
        rounds = [[seconds(each) for each in asked] for _ in range(1 + ROUNDS)][1:]
        taken[name] = tuple(statistics.median(each) for each in zip(*rounds, strict=True))
    there, here = (statistics.median(each) for each in zip(*taken.values(), strict=True))
    yield Measured(
        f"a question of the app, median of {len(names)}", f"{in_indonesian(here * 1000, 0)} ms",
        f"{in_indonesian(here / there, 1)} × file ({in_indonesian(there * 1000, 0)} ms)",
    )  # fmt: skip
    slowest = max(taken, key=lambda name: taken[name][1])
    there, here = taken[slowest]
    yield Measured(
        f"the slowest question ({slowest})", f"{in_indonesian(here * 1000, 0)} ms",
        f"{in_indonesian(here / there, 1)} × file ({in_indonesian(there * 1000, 0)} ms)",
    )  # fmt: skip
    looks = [
        median_seconds(lambda con=con: con.execute("select last_version from version_counter").fetchone(), 20)
        for con in (file, shared)
    ]
    yield Measured(
        "the data version, asked once a page", f"{in_indonesian(looks[1] * 1000, 1)} ms",
        f"{in_indonesian(looks[1] / looks[0], 1)} × file ({in_indonesian(looks[0] * 1000, 1)} ms)",
    )  # fmt: skip


def _measure_saves(cons: dict, places: dict) -> Iterator[Measured]:
    taken = {"file": [], "shared": []}
    for number in range(SAVES):
        values = [record(f"{40 + number + unit % 50}.5", unit=f"Dinas {unit}") for unit in range(ROWS)]
        for name, con in cons.items():
            with _named(places[name]):
                taken[name].append(seconds(partial(save, con, upload(*values), COMMAND_LINE)))
    there, here = (statistics.median(taken[name]) for name in ("file", "shared"))
    yield Measured(
        f"an upload of {ROWS} rows stored", f"{in_indonesian(here)} s",
        f"{in_indonesian(here / there, 1)} × file ({in_indonesian(there)} s)",
    )  # fmt: skip


def _measure_seeing(con) -> Measured:
    """Seconds from the end of a save here until an open connection of another process has the new version."""
    taken = []
    for number in range(SAVES):
        other = subprocess.Popen([sys.executable, "-c", WATCH], stdout=subprocess.PIPE, text=True)
        assert other.stdout.readline().strip() == "ready"
        save(con, upload(record(f"5{number}.25")), COMMAND_LINE)
        stored = time.time()
        taken.append(float(other.communicate(timeout=60)[0]) - stored)
    seen = max(0.0, statistics.median(taken))
    return Measured("until the other server has it", f"{in_indonesian(seen)} s", "", "≤ 1 s", seen <= 1)
