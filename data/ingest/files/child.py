"""The process that reads a workbook: content on stdin, JSON lines on stdout. Started by `workbook`, never by hand.

A workbook that bursts its limits takes only this process down. Lines: ["progress", words, share],
["marks", sheet number, row, [[column, mark], ...]], ["sheets", [[name, is_hidden, is_table, merges], ...]],
["rows", sheet number, [row, ...]], or of a large sheet ["coded", sheet number, first row, rows, columns, new values,
codes] (see plain_cells), taken back by ["again", sheet number] where it is read as rows all the same; last either
["done", prepared version] or ["fault", type, sheet, cell, found, facts]. Dates are objects, see `as_plain`.
"""

import json
import sys
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from data.ingest.files.archive import Archive, damaged
from data.ingest.files.limits import MAX_MEMORY, MAX_SECONDS, Fault
from data.ingest.files.workbook_scan import FoundSheet, WorkbookScan

try:
    import resource
except ImportError:  # Windows: there the counted limits have to do
    resource = None

OPENING = "Membuka berkas"
BATCH_CELLS = 4_000
EXACT = 2**53  # up to here a float holds every whole number
UNREADABLE = (CalamineError, OverflowError, ValueError)


def main() -> None:
    """Read stdin to its end, then answer."""
    limit_resources()
    content = sys.stdin.buffer.read()
    try:
        answer(content, send)
    except Fault as fault:
        send("fault", fault.kind, fault.sheet, fault.cell, fault.found, fault.facts)


def limit_resources() -> None:
    """Let the system end this process when it takes too much memory or computes too long."""
    statm = Path("/proc/self/statm")
    if resource and statm.exists():
        taken = int(statm.read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (taken + MAX_MEMORY,) * 2)
        resource.setrlimit(resource.RLIMIT_CPU, (MAX_SECONDS,) * 2)


def send(*message) -> None:
    """Write one line."""
    sys.stdout.buffer.write(json.dumps(message, separators=(",", ":")).encode() + b"\n")
    sys.stdout.buffer.flush()


def answer(content: bytes, send) -> None:
    """Check the whole workbook, then send its sheets. Raises Fault when it is refused."""
    try:
        version = _answer(content, send)
    except MemoryError as error:
        raise Fault("too_slow") from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # of calamine's Rust, in a module that cannot be imported
            raise
        raise damaged("isinya tidak dapat diurai") from error
    send("done", version)


def _answer(content: bytes, send) -> int | None:
    send("progress", OPENING, 0.0)
    marks, coded = MarkLines(send), {}

    def found(number: int, cells) -> None:
        from data.ingest.files.plain_cells import CodedCells  # noqa: PLC0415  (small workbooks need no numpy)

        if number not in coded:
            coded[number] = CodedCells(scan.styles.texts)
        send("coded", number, *coded[number].write(cells))

    watch = lambda sheet, share: send("progress", _words(sheet), share / 2)  # noqa: E731
    scan = WorkbookScan(Archive(content), marks.add, watch, found)
    scan.read_sheets()
    marks.flush()
    for number in coded:
        if not scan.sheets[number].is_plain:
            send("again", number)
    sheets, version = scan.sheets, scan.version
    send("sheets", [[sheet.name, sheet.is_hidden, bool(sheet.part), sheet.merges] for sheet in sheets])
    _send_rows(content, sheets, send)
    return version


def _words(sheet: str | None) -> str:
    return f"Memeriksa lembar {sheet}" if sheet else OPENING


class MarkLines:
    """Sends marks row by row."""

    def __init__(self, send):
        self.send, self.place, self.marks = send, (0, 0), []

    def add(self, number: int, row: int, column: int, mark: str) -> None:
        if self.place != (number, row):
            self.flush()
            self.place = number, row
        self.marks.append((column, mark))

    def flush(self) -> None:
        if self.marks:
            self.send("marks", *self.place, self.marks)
            self.marks = []


def _send_rows(content: bytes, sheets: list[FoundSheet], send) -> None:
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(content))
    except UNREADABLE as error:
        raise damaged("isinya tidak dapat diurai") from error
    if len(workbook.sheets_metadata) != len(sheets):
        raise damaged("daftar lembarnya tidak dapat diurai")
    for number, sheet in enumerate(sheets):
        send("progress", f"Membaca lembar {sheet.name}", 0.5 + number / len(sheets) / 2)
        if sheet.part and not sheet.is_plain:
            try:
                _send_sheet(workbook, number, send)
            except UNREADABLE as error:
                raise damaged(f"isi lembar {sheet.name} tidak dapat diurai") from error


def _send_sheet(workbook: CalamineWorkbook, number: int, send) -> None:
    sheet = workbook.get_sheet_by_index(number)
    if sheet.start is None:
        return
    empty = [None] * sheet.start[1]
    rows, cells = [], 0
    for values in sheet.iter_rows():  # begins in row 1, but at the first column used
        row = empty + [as_plain(value) for value in values]
        while row and row[-1] is None:
            row.pop()
        rows.append(row)
        cells += len(row) + 1
        if cells > BATCH_CELLS:
            send("rows", number, rows)
            rows, cells = [], 0
    send("rows", number, rows)


def as_plain(value):
    """A cell's value as JSON can carry it: whole floats as int, '' as None, dates as {"date": "2024-01-31"}."""
    kind = type(value)
    if kind is str:
        return value or None
    if kind is float:
        return int(value) if value.is_integer() and abs(value) <= EXACT else value
    if kind is timedelta:
        return {"timedelta": [value.days, value.seconds, value.microseconds]}
    if kind in (date, datetime, time):
        return {kind.__name__: value.isoformat()}
    return value


if __name__ == "__main__":
    main()
