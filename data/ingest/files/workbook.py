"""Read a workbook's sheets through a child process that can be ended at any moment."""

import contextlib
import json
import os
import subprocess
import sys
import threading
from collections import defaultdict
from datetime import date, datetime, time, timedelta
from pathlib import Path

from data.ingest.files.limits import MAX_MEMORY, MAX_SECONDS, MEGABYTE, Fault
from data.ingest.files.sheet_scan import CACHED_EMPTY
from data.ingest.model import Progress, Sheet

ROOT = Path(__file__).parents[3]
COMMAND = [sys.executable, "-m", "data.ingest.files.child"]
NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # on Windows no black window flashes up
MAX_REMEMBERED = 50_000
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1"}  # each of numpy's would take address space that the limit counts


def read_workbook(content: bytes, progress: Progress, seconds: float = MAX_SECONDS) -> tuple[list[Sheet], int | None]:
    """Return the sheets that hold cells, and the data version the workbook was prepared from.

    Raises Fault when the workbook is refused, RuntimeError when the child cannot work at all, and whatever `progress`
    raises; the child is gone in every case.
    """
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(COMMAND, cwd=ROOT, env=os.environ | ONE_THREAD, creationflags=NO_WINDOW, **pipes) as child:
        alarm = threading.Timer(seconds, child.kill)
        alarm.daemon = True
        alarm.start()
        try:
            with contextlib.suppress(OSError):  # a child that is already gone says so by saying nothing
                child.stdin.write(content)
                child.stdin.close()
            answer = Answer(progress)
            if any(answer.take(line) for line in child.stdout):
                return answer.sheets(), answer.version
            was_late = alarm.finished.is_set()
            raise _failure(child.wait(), was_late, child.stderr.read())
        finally:
            alarm.cancel()
            child.kill()


def _failure(code: int, was_late: bool, words: bytes) -> Exception:
    """Why the child ended without an answer: its limits (killed, or aborted by its allocator), else a bug."""
    if was_late or not 0 <= code <= 255:
        return Fault("too_slow")
    return RuntimeError(f"Proses pembaca buku kerja berhenti dengan kode {code}: {words.decode(errors='replace')}")


def limit_words() -> str:
    """The limits of time and memory, for the wording of 'too_slow'."""
    return f"{MAX_SECONDS} detik dan {MAX_MEMORY // MEGABYTE} MB memori"


class Answer:
    """What the child has said so far."""

    def __init__(self, progress: Progress):
        self.progress, self.version = progress, None
        self.heads: list[list] = []
        self.rows: dict[int, list[list]] = defaultdict(list)
        self.marks: dict[int, dict[tuple[int, int], str]] = defaultdict(dict)
        self.remembered: dict[str, str] = {}
        self.values: dict[int, list] = defaultdict(lambda: [None])  # of sheets that come coded

    def take(self, line: bytes) -> bool:
        """Take one line; True for the last one. Raises Fault when the child refuses the workbook."""
        if not line.endswith(b"\n"):
            return False  # the child was ended while it wrote
        kind, *facts = json.loads(line, object_hook=_as_date)
        if kind == "rows":
            self._take_rows(*facts)
        elif kind == "coded":
            self._take_coded(*facts)
        elif kind == "again":
            self.rows.pop(facts[0], None)
            self.values.pop(facts[0], None)
        elif kind == "marks":
            self._take_marks(*facts)
        elif kind == "progress":
            self.progress(*facts)
        elif kind == "sheets":
            self.heads = facts[0]
        elif kind == "fault":
            *place, details = facts
            raise Fault(*place, **details)
        elif kind == "done":
            self.version = facts[0]
        return kind == "done"

    def _take_rows(self, number: int, rows: list[list]) -> None:
        """Keep the rows; a text that stands in many cells is kept once."""
        for row in rows:
            for column, value in enumerate(row):
                if type(value) is str:
                    row[column] = self._remember(value)
        self.rows[number] += rows

    def _take_coded(self, number: int, first: int, height: int, width: int, new: list, codes: str) -> None:
        """Keep the rows of a block, which come with the values that did not stand in earlier ones."""
        import numpy as np  # noqa: PLC0415  (not for small workbooks)

        from data.ingest.files.plain_cells import decode  # noqa: PLC0415

        self.values[number] += new
        values = np.empty(len(self.values[number]), object)
        values[:] = self.values[number]
        rows = self.rows[number]
        rows.extend([] for _ in range(first - len(rows)))
        rows += decode(values, height, width, codes)

    def _remember(self, text: str) -> str:
        known = self.remembered.get(text)
        if known is None and len(self.remembered) < MAX_REMEMBERED:
            self.remembered[text] = text
        return known or text

    def _take_marks(self, number: int, row: int, marks: list[list]) -> None:
        for column, mark in marks:
            self.marks[number][row, column] = sys.intern(mark)

    def sheets(self) -> list[Sheet]:
        """The finished sheets, those with cells only."""
        return [
            self._sheet(number, name, is_hidden, merges)
            for number, (name, is_hidden, is_table, merges) in enumerate(self.heads)
            if is_table
        ]

    def _sheet(self, number: int, name: str, is_hidden: bool, merges: list[list[int]]) -> Sheet:
        rows, marks = self.rows.pop(number, []), self.marks.pop(number, {})
        while rows and number in self.values and not rows[-1]:  # the other reader ends with the last cell, too
            rows.pop()
        for (row, column), mark in marks.items():
            if mark != "percent":
                _reach(rows, row, column)
            if mark == CACHED_EMPTY:
                rows[row][column] = ""
        if CACHED_EMPTY in marks.values():
            marks = {place: mark for place, mark in marks.items() if mark != CACHED_EMPTY}
        return Sheet(name, rows, marks, [tuple(merge) for merge in merges], is_hidden)


def _reach(rows: list[list], row: int, column: int) -> None:
    """Let the rows reach a cell that is marked but holds no value."""
    rows.extend([] for _ in range(row + 1 - len(rows)))
    rows[row].extend([None] * (column + 1 - len(rows[row])))


def _as_date(carried: dict):
    """The reverse of child.as_plain for dates; other objects stay."""
    for kind in (datetime, date, time):
        if kind.__name__ in carried:
            return kind.fromisoformat(carried[kind.__name__])
    return timedelta(*carried["timedelta"]) if "timedelta" in carried else carried
