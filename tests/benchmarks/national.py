"""National scale: 546 governments x 40 units x 12 years x 100 indicators, asked on 2 threads

RB_NATIONAL names a folder in which the stores that were made stay for the next run, RB_NATIONAL_SIZES the numbers of
governments (38,152,546; the last is measured in full). What grew is written to growth.json there, for national_plot.
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from data import store
from tests.benchmarks import national_asking as asking
from tests.benchmarks import national_data as made
from tests.benchmarks.national_peers import compare
from tests.benchmarks.report import Measured, in_indonesian, seconds

WARM, COLD, MEMORY = 50, 400, 1024  # milliseconds, milliseconds, MB
LOADING = "4GB"  # two million values as one version, as no upload brings them; questions get less
WORST = 6


def measure() -> Iterator[Measured]:
    """Make the stores, ask every question of each warm, of the largest cold as well, and compare with others."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(os.environ.get("RB_NATIONAL") or temporary)
        sizes = [int(count) for count in os.environ.get("RB_NATIONAL_SIZES", "38,152,546").split(",")]
        growth = []
        for count in sizes:
            place = folder / str(count)
            yield from _load(place, made.Size(governments=count))
            found = _in_own_process(place)
            growth.append(_grown(place, count, found))
        yield from _tell_warm(found)
        yield from _tell_cold(place)
        yield from _tell_correction(place, made.Size(governments=sizes[-1]))
        yield from _tell_peers(place)
        (folder / "growth.json").write_text(json.dumps(growth), "utf-8")
        yield from (
            Measured(
                f"{point['governments']} governments, {point['rows'] / 1e6:.1f} million figures, warm",
                f"median {in_indonesian(point['median'], 0)} ms, slowest {in_indonesian(point['worst'], 0)} ms",
            )
            for point in growth
        )


def _load(place: Path, size: made.Size) -> Iterator[Measured]:
    """Make the store unless it is there; how long that took is told only where it was made now."""
    if (place / "made").exists():
        return
    os.environ["RB_STATE"] = str(place)
    with store.connect() as con:
        con.execute("set threads = 2")
        con.execute(f"set memory_limit = '{LOADING}'")
        took = seconds(lambda: made.make(con, size))
        (rows,) = con.execute("select count(*) from score").fetchone()
        con.execute("checkpoint")
    (place / "made").touch()
    bytes_kept = (place / "rb.duckdb").stat().st_size / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told = f"{in_indonesian(took, 0)} s, {in_indonesian(bytes_kept, 0)} MB on disk, {in_indonesian(peak, 0)} MB memory"
    yield Measured(f"{size.governments} governments: {rows / 1e6:.1f} million values saved as 15 versions", told)


def _in_own_process(place: Path, *question: str):
    """What national_asking prints, run in a fresh process."""
    command = [sys.executable, "-m", "tests.benchmarks.national_asking", str(place), *question]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def _grown(place: Path, count: int, found: dict) -> dict:
    with asking.open_store(place) as con:
        (rows,) = con.execute("select count(*) from current_score where kind <> 'target'").fetchone()
    times = [answer["warm"] for answer in found["answers"].values()]
    return {"governments": count, "rows": rows, "median": statistics.median(times), "worst": max(times)}


def _tell_warm(found: dict) -> Iterator[Measured]:
    answers = found["answers"]
    met = sum(answer["warm"] <= WARM for answer in answers.values())
    yield Measured("questions within 50 ms, warm", f"{met} of {len(answers)}", "", "all", met == len(answers))
    for name, answer in sorted(answers.items(), key=lambda one: -one[1]["warm"])[:WORST]:
        yield Measured(
            f"warm: {name} ({answer['rows']} rows)", f"{in_indonesian(answer['warm'], 0)} ms",
            f"{in_indonesian(answer['processor'], 0)} ms of processor", f"≤ {WARM} ms", answer["warm"] <= WARM,
        )  # fmt: skip
    memory = found["memory"]
    yield Measured(
        "memory of the process, every question asked", f"{in_indonesian(memory, 0)} MB", "", "< 1 GB", memory < MEMORY
    )


def _tell_cold(place: Path) -> Iterator[Measured]:
    dropped, times = True, {}
    for name in asking.QUESTIONS:
        dropped = asking.drop_page_cache() and dropped
        times[name] = _in_own_process(place, name)
    met = sum(time <= COLD for time in times.values())
    how = "fresh process, page cache dropped" if dropped else "fresh process; the page cache could not be dropped"
    yield Measured(f"questions within 400 ms, cold ({how})", f"{met} of {len(times)}", "", "all", met == len(times))
    for name in sorted(times, key=times.get)[: -WORST - 1 : -1]:
        yield Measured(f"cold: {name}", f"{in_indonesian(times[name], 0)} ms", "", f"≤ {COLD} ms", times[name] <= COLD)


def _tell_correction(place: Path, size: made.Size) -> Iterator[Measured]:
    """Save one more correction of one government, and take it back: what a clerk waits for."""
    os.environ["RB_STATE"] = str(place)
    correction = made.Written("Koreksi satu pemda", list(made.versions(size))[-1].rows.replace(
        f"limit {size.corrected}", "and government_code = '64' limit 100"))  # fmt: skip
    with store.connect() as con:
        con.execute("set threads = 2")
        con.execute("set memory_limit = '1500MB'")
        took = seconds(lambda: made.write(con, size, correction, is_kept=False))
    yield Measured("a correction of 100 values settled", f"{in_indonesian(took)} s", "", "≤ 3 s", took <= 3)


def _tell_peers(place: Path) -> Iterator[Measured]:
    with asking.open_store(place) as con:
        for name, own, frame, lite in compare(con, place):
            yield Measured(
                f"SQL of {name}", f"{in_indonesian(own * 1000, 1)} ms",
                f"{in_indonesian(frame / own, 1)} × faster than pandas, {in_indonesian(lite / own, 1)} × than SQLite",
            )  # fmt: skip
