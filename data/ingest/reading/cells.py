"""The cells of one sheet as a table reads them: by row and column, a merged name standing for all its rows."""

import re
from datetime import date
from math import isfinite

from openpyxl.utils import get_column_letter

from data.ingest.model import Sheet
from data.ingest.reading.column import Column
from data.number_format import format_bound, format_date

BREAKS = re.compile(r"[\x00-\x1f\x7f\xa0\u202f]+")


class Cells:
    """Raw values, texts and addresses; `columns` are those whose merged cells speak for every row they cover."""

    def __init__(self, sheet: Sheet, first_row: int, columns: list[Column]):
        self.sheet = sheet
        self.spanned = _spans(sheet, first_row, {column.index for column in columns})

    def raw(self, row: int, column: Column | None) -> object:
        """The value of a cell; None beyond the end of its row."""
        if column is None:
            return None
        row, index = self.spanned.get((row, column.index), (row, column.index))
        cells = self.sheet.rows[row]
        return cells[index] if index < len(cells) else None

    def text(self, row: int, column: Column | None, keep_indent: bool = False) -> str:
        """The text of a cell on one line, '' where it is empty."""
        value = self.raw(row, column)
        if value is None:
            return ""
        text = value if isinstance(value, str) else str(value)
        text = text if text.isprintable() else BREAKS.sub(" ", text)
        return text.rstrip() if keep_indent else " ".join(text.split())


def cell_at(row: int, column: Column) -> str:
    """'C5' for row 4 of column 2."""
    return f"{get_column_letter(column.index + 1)}{row + 1}"


def cell_words(value: object, mark: str | None = None) -> str:
    """What stands in a cell, as people see it: 71.5 is '71,5', an error is its name, nothing is ''."""
    if mark and mark.startswith("#"):
        return mark
    if mark == "uncached":
        return "rumus"
    if isinstance(value, float) and isfinite(value):
        return f"{format_bound(round(value * 100, 6))} %" if mark == "percent" else format_bound(round(value, 6))
    if isinstance(value, date):
        return format_date(value)
    return "" if value is None else " ".join(str(value).split())


def _spans(sheet: Sheet, first_row: int, columns: set[int]) -> dict[tuple[int, int], tuple[int, int]]:
    """(row, column) -> the cell that speaks for it; each cell is visited once, however the merges overlap."""
    spans, reached = {}, {}
    for top, left, bottom, _right in sorted(sheet.merges):
        if left in columns and top >= first_row:
            start = max(top, reached.get(left, 0)) + 1
            for row in range(start, min(bottom, len(sheet.rows) - 1) + 1):
                spans[row, left] = (top, left)
            reached[left] = max(bottom, reached.get(left, 0))
    return spans
