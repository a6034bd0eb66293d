"""The yearly file: 100.000 rows checked, previewed and saved, against pandas and calamine merely reading them."""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from tests.benchmarks.report import Measured, in_indonesian, seconds
from tests.benchmarks.yearly_workbook import ROWS, yearly_csv, yearly_xlsx

STAGES = ("check", "preview", "save")
ROUNDS = 3
MOST_TIMES, MOST_MEGABYTES = 1.5, 300
PAGE = os.sysconf("SC_PAGE_SIZE") / 2**20


class Run(NamedTuple):
    """One file through every stage: seconds, and megabytes above idle at the worst moment."""

    stages: dict[str, float]
    server: float
    child: float
    together: float
    records: int

    @property
    def sum(self) -> float:
        return sum(self.stages.values())


def measure() -> Iterator[Measured]:
    """The workbook with its goals, then the same rows as csv."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        workbook, text = folder / "tahunan.xlsx", folder / "tahunan.csv"
        workbook.write_bytes(yearly_xlsx())
        text.write_bytes(yearly_csv())
        _prepare(folder / "published")
        reads, runs = [], []
        for _ in range(ROUNDS):
            reads.append(seconds(lambda: pd.read_excel(workbook, engine="calamine")))
            runs.append(_run(workbook, folder))
        read = statistics.median(reads)
        size = in_indonesian(workbook.stat().st_size / 2**20, 1)
        yield Measured(f"pandas + calamine merely read it ({ROWS:,} rows, {size} MB)".replace(",", "."), _s(read))
        yield from _told("xlsx", runs, read, has_goal=True)
        yield from _told("csv", [_run(text, folder)], read, has_goal=False)


def _told(kind: str, runs: list[Run], read: float, has_goal: bool) -> Iterator[Measured]:
    for stage in STAGES:
        took = statistics.median(run.stages[stage] for run in runs)
        yield Measured(f"{kind}: {stage}", _s(took), f"{in_indonesian(took / read)} × pandas")
    total = statistics.median(run.sum for run in runs)
    goal = (f"≤ {in_indonesian(MOST_TIMES, 1)} × pandas", total <= MOST_TIMES * read) if has_goal else ("", None)
    yield Measured(f"{kind}: sum", _s(total), f"{in_indonesian(total / read)} × pandas", *goal)
    worst = max(runs, key=lambda run: run.together)
    limit = (f"< {MOST_MEGABYTES} MB above idle", worst.together < MOST_MEGABYTES) if has_goal else ("", None)
    yield Measured(f"{kind}: memory of the server", f"{worst.server:.0f} MB above idle")
    yield Measured(f"{kind}: memory of its reading child", f"{worst.child:.0f} MB")
    yield Measured(f"{kind}: both at the worst moment", f"{worst.together:.0f} MB above idle", "", *limit)


def _s(number: float) -> str:
    return f"{in_indonesian(number)} s"


def _prepare(state: Path) -> None:
    """A store with the published data."""
    command = [sys.executable, "-c", "from data import store; store.connect().close()"]
    subprocess.run(command, env=os.environ | {"RB_STATE": str(state)}, check=True)


def _run(path: Path, folder: Path) -> Run:
    """The stages in a process of their own, on a store of their own, watched from here."""
    state = folder / "state"
    shutil.copytree(folder / "published", state)
    command = [sys.executable, "-m", "tests.benchmarks.yearly_server", str(path)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    try:
        with subprocess.Popen(command, env=os.environ | {"RB_STATE": str(state)}, **pipes) as server:
            server.stdout.readline()  # idle
            memory = Memory(server.pid)
            memory.start()
            server.stdin.write("go\n")
            server.stdin.close()
            told = [json.loads(line) for line in server.stdout]
            memory.stop()
    finally:
        shutil.rmtree(state)
    stages = {name: took for kind, name, took in told if kind == "stage"}
    return Run(stages, *memory.worst, told[-1][1])


class Memory(threading.Thread):
    """Looks at a process and its children every 10 ms."""

    def __init__(self, pid: int):
        super().__init__(daemon=True)
        self.pid, self.is_over = pid, False
        self.idle = _resident(pid)
        self.worst = (0.0, 0.0, 0.0)  # server above idle, its children, both at one moment

    def run(self) -> None:
        while not self.is_over:
            server, child = _resident(self.pid) - self.idle, sum(map(_resident, _children(self.pid)))
            self.worst = tuple(map(max, self.worst, (server, child, server + child)))
            time.sleep(0.01)

    def stop(self) -> None:
        self.is_over = True
        self.join()


def _resident(pid: int) -> float:
    """Megabytes a process holds; 0 when it is gone."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE
    except (OSError, IndexError):
        return 0.0


def _children(pid: int) -> list[int]:
    try:
        found = [path.read_text() for path in Path(f"/proc/{pid}/task").glob("*/children")]
    except OSError:
        return []
    return [int(number) for line in found for number in line.split()]
