"""Every question asked in its own process: `python -m tests.benchmarks.national_asking FOLDER [QUESTION]`.

With a question: once, as the first of a fresh process. Without: each several times, one after another. Prints JSON.
"""

import json
import resource
import statistics
import sys
import time
from contextlib import suppress
from pathlib import Path

import duckdb

import queries
from tests.queries.test_questions import NAMES, examples

CONFIG = {"threads": 2, "memory_limit": "600MB", "autoinstall_known_extensions": False}
WHOLE = ("open_data",)  # the answer is the store itself, so no store of this size gives it in an instant
QUESTIONS = [name for name in NAMES if "/" not in name and name not in WHOLE]
CHECKS = [name for name in NAMES if "/" in name]
ROUNDS = 4
PAGE_CACHE = Path("/proc/sys/vm/drop_caches")


def parameters(con, name: str) -> dict:
    """The examples of the question's header; lists of governments hold every province, versions are the last two."""
    given = examples(queries.read_question(name))
    (newest,) = con.execute("select last_version from version_counter").fetchone()
    provinces = con.execute("select government_code from government where level = 'provinsi' order by 1").fetchall()
    everywhere = [code for (code,) in provinces]
    turned = {
        "from_version": newest - 1, "to_version": newest, "version_id": newest - 1,
        "government_codes": everywhere if name.startswith("group_") else given.get("government_codes"),
    }  # fmt: skip
    return {key: turned.get(key, value) for key, value in given.items()}


def open_store(folder: Path) -> duckdb.DuckDBPyConnection:
    """The store as the app should open it at this size."""
    return duckdb.connect(folder / "rb.duckdb", read_only=True, config=CONFIG)


def ask_first(folder: Path, name: str) -> float:
    """Milliseconds of the first question of a process, the opening of the store included."""
    start = time.perf_counter()
    con = open_store(folder)
    opened = time.perf_counter() - start
    given = parameters(con, name)
    start = time.perf_counter()
    queries.ask(con, name, **given)
    return (opened + time.perf_counter() - start) * 1000


def ask_again(con, name: str) -> dict:
    """Median milliseconds of the rounds after the first, the processor's milliseconds, and how many rows it tells."""
    given, walls, processor = parameters(con, name), [], []
    for _ in range(ROUNDS):
        start, busy = time.perf_counter(), time.process_time()
        found = queries.ask(con, name, **given)
        walls.append((time.perf_counter() - start) * 1000)
        processor.append((time.process_time() - busy) * 1000)
    return {
        "warm": statistics.median(walls[1:]), "processor": statistics.median(processor[1:]), "rows": len(found)
    }  # fmt: skip


def drop_page_cache() -> bool:
    """Make the operating system forget what it read; False where this process may not."""
    with suppress(OSError):
        PAGE_CACHE.write_text("3")
        return True
    return False


def main(folder: Path, name: str | None = None) -> None:
    """Print what was measured as JSON."""
    if name:
        print(json.dumps(ask_first(folder, name)))
        return
    con = open_store(folder)
    answers = {question: ask_again(con, question) for question in QUESTIONS}
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"answers": answers, "memory": memory}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
