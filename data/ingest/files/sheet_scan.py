"""The streaming pass over one sheet: its limits, its merges, and the marks that calamine drops."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from data.ingest.files.archive import damaged
from data.ingest.files.limits import (
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_MERGES,
    MAX_ROWS,
    MAX_SPREAD,
    MAX_TEXT,
    Fault,
    cell_address,
)
from data.ingest.files.xml_stream import Listener
from data.number_format import format_number

ROW = re.compile(r"[0-9]{1,7}")
ADDRESS = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
KEPT = 64  # characters of a value that are looked at
ERRORS = {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"}
CACHED_EMPTY = ""  # the mark of a formula whose cached value is the empty text; the reader turns it into ''

Mark = Callable[[int, int, str], None]


@dataclass
class Totals:
    """What all sheets of one file hold together."""

    cells: int = 0
    spread: int = 0
    text: int = 0
    merges: int = 0


@dataclass
class Styles:
    """Of each cell style whether it shows a percentage, and whether its numbers are surely no dates.

    Of each shared text its length, and itself where it is surely read alike by everybody, else None.
    """

    percent: list[bool] = field(default_factory=list)
    plain: list[bool] = field(default_factory=list)
    text_lengths: list[int] = field(default_factory=list)
    texts: list[str | None] = field(default_factory=list)


class SheetScan(Listener):
    """Listens to one worksheet and calls `mark(row, column, mark)`, both from 0, in the order of the file.

    Raises Fault when the sheet or the file exceeds a limit, naming sheet and cell.
    """

    def __init__(self, sheet: str, styles: Styles, totals: Totals, mark: Mark):
        self.sheet, self.styles, self.totals, self.mark = sheet, styles, totals, mark
        self.merges: list[tuple[int, int, int, int]] = []
        self.bottom = self.right = -1
        self.row, self.column = 0, -1
        self.in_cells = self.is_listening = self.has_value = self.has_formula = False
        self.cell: dict[str, str] | None = None
        self.text, self.size = "", 0
        self.depth = 0  # of open elements

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if name == "c" and self.in_cells:
            self._start_cell(attributes)
        elif self.cell is not None:
            self.is_listening = name in ("v", "t")
            self.has_value |= name in ("v", "is")
            self.has_formula |= name == "f"
        elif name == "row" and self.in_cells:
            if "r" in attributes:
                self.row = _row_number(attributes["r"])
            self.column = -1
        elif name == "sheetData":
            self.in_cells = True
        elif name == "mergeCell":
            self._add_merge(attributes.get("ref", ""))

    def end(self, name: str) -> None:
        self.depth -= 1
        self.is_listening = False
        if name == "c" and self.cell is not None:
            self._end_cell(self.cell)
        elif name == "row":
            self.row += 1
        elif name == "sheetData":
            self.in_cells = False

    def data(self, text: str) -> None:
        if self.is_listening:
            self.size += len(text)
            if len(self.text) < KEPT:
                self.text += text

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self.cell, self.text, self.size = attributes, "", 0
        self.has_value = self.has_formula = False
        if "r" in attributes:
            self.row, self.column = parse_address(attributes["r"])
        else:
            self.column += 1

    def _end_cell(self, cell: dict[str, str]) -> None:
        self.cell, kind = None, cell.get("t", "n")
        if not (self.size or self.has_formula or (self.has_value and kind in ("str", "inlineStr"))):
            return
        self._count(kind)
        if kind == "e" and self.size:
            self._mark_error()
        elif self.has_formula and not self.size:
            self.mark(self.row, self.column, CACHED_EMPTY if self.has_value and kind == "str" else "uncached")
        elif kind == "n" and self._is_percent(cell.get("s", "0")):
            self.mark(self.row, self.column, "percent")

    def _mark_error(self) -> None:
        error = self.text.strip()
        if error not in ERRORS:
            raise Fault("excel_error", self.sheet, cell_address(self.row, self.column), error)
        self.mark(self.row, self.column, error)

    def _is_percent(self, style: str) -> bool:
        return style.isdecimal() and int(style) < len(self.styles.percent) and self.styles.percent[int(style)]

    def _count(self, kind: str) -> None:
        if self.row >= MAX_ROWS:
            self._refuse("too_many_rows", self.row + 1, MAX_ROWS)
        if self.column >= MAX_COLUMNS:
            self._refuse("too_many_columns", self.column + 1, MAX_COLUMNS)
        totals = self.totals
        totals.cells += 1
        totals.text += self._shared_length() if kind == "s" else self.size
        if totals.cells > MAX_CELLS:
            raise Fault("too_many_cells", limit=format_number(MAX_CELLS, 0))
        if totals.text > MAX_TEXT:
            raise Fault("inflates", limit=f"{format_number(MAX_TEXT, 0)} huruf")
        if self.row > self.bottom:
            self.bottom = self.row
        if self.column > self.right:
            self.right = self.column

    def _shared_length(self) -> int:
        number = self.text.strip()
        lengths = self.styles.text_lengths
        return lengths[int(number)] if number.isdecimal() and int(number) < len(lengths) else 0

    def _refuse(self, kind: str, number: int, limit: int) -> None:
        place = cell_address(self.row, self.column)
        raise Fault(kind, self.sheet, place, format_number(number, 0), limit=format_number(limit, 0))

    def _add_merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        top, left = parse_address(first)
        bottom, right = parse_address(last or first)
        self.totals.merges += 1
        if self.totals.merges > MAX_MERGES:
            raise Fault("inflates", limit=f"{format_number(MAX_MERGES, 0)} sel gabungan")
        self.merges.append((top, left, min(bottom, MAX_ROWS - 1), min(right, MAX_COLUMNS - 1)))

    def finish(self) -> None:
        """Add the rectangle from A1 around the contents to the totals. Raises Fault when it is too large to be read."""
        self.totals.spread += (self.bottom + 1) * (self.right + 1)
        if self.totals.spread > MAX_SPREAD:
            place = cell_address(self.bottom, self.right)
            raise Fault("too_spread", self.sheet, place, limit=format_number(MAX_SPREAD, 0))


def parse_address(text: str) -> tuple[int, int]:
    """'AB5' -> (4, 27). Raises Fault when it is no address of a cell."""
    match = ADDRESS.fullmatch(text)
    row = int(match[2]) if match else 0
    if not row:
        raise damaged("alamat sel di dalamnya tidak wajar")
    return row - 1, _column_number(match[1])


@cache
def _column_number(letters: str) -> int:
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return column - 1


def _row_number(text: str) -> int:
    if not ROW.fullmatch(text) or not int(text):
        raise damaged("nomor baris di dalamnya tidak wajar")
    return int(text) - 1
