"""Exactly the data of one chart or table as a workbook: one sheet of data, one of source and method."""

import math
import re
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from data.number_format import is_missing

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
LONGEST_TEXT = 32_767  # what a cell of Excel holds
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def build_workbook(title: str, columns: dict[str, str], lines: list[dict], notes: list[tuple[str, str]]) -> bytes:
    """Return an .xlsx with sheet Data (columns: key -> heading; numbers stay numbers) and sheet Keterangan.

    Text that looks like a formula is stored as text. Missing values are empty cells.
    """
    book = Workbook()
    sheet = book.active
    sheet.title = "Data"
    write_table(sheet, columns, lines)
    about = book.create_sheet("Keterangan")
    _append(about, [title], bold=True)
    for name, words in notes:
        _append(about, [name, words])
    about.column_dimensions["A"].width = 22
    about.column_dimensions["B"].width = 100
    return as_bytes(book)


def write_table(sheet, columns: dict[str, str], lines: list[dict]) -> None:
    """Fill an empty sheet: a heading per column (key -> heading), then the lines; widths follow the longest text."""
    _append(sheet, list(columns.values()), bold=True)
    for line in lines:
        _append(sheet, [line.get(key) for key in columns])
    for number, (key, heading) in enumerate(columns.items(), start=1):
        longest = max([len(heading), *(len(str(line.get(key) or "")) for line in lines)])
        sheet.column_dimensions[get_column_letter(number)].width = min(60, max(10, longest + 2))
    sheet.freeze_panes = "A2"


def set_print(sheet, orientation: str) -> None:
    """Print on A4, 'portrait' or 'landscape', as wide as the page; a landscape table repeats its first row."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = orientation, sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage = 0, True
    if orientation == "landscape":
        sheet.print_title_rows = "1:1"


def write_cell(cell, value) -> None:
    """Put a value into a cell as what it is: numbers as numbers, text as text that never becomes a formula."""
    if is_missing(value):
        return
    if not isinstance(value, str) and not (isinstance(value, float) and math.isinf(value)):
        cell.value = value
        return
    text = NOT_XML.sub("", str(value))[:LONGEST_TEXT]
    cell.value, cell.data_type = text, "s"
    cell.quotePrefix = text.startswith(FORMULA_STARTS)


def as_bytes(book: Workbook) -> bytes:
    """The workbook as the content of an .xlsx file."""
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _append(sheet, values, bold: bool = False) -> None:
    row = sheet.max_row + (1 if sheet.max_row > 1 or sheet.cell(1, 1).value is not None else 0)
    for number, value in enumerate(values, start=1):
        cell = sheet.cell(row, number)
        if is_missing(value):
            continue
        write_cell(cell, value)
        if isinstance(value, str):
            cell.alignment = Alignment(wrap_text=sheet.title == "Keterangan", vertical="top")
        elif isinstance(value, float):
            cell.number_format = "#,##0.00"
        cell.font = Font(bold=bold)
