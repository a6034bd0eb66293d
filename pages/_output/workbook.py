"""Exactly the data of one chart or table as a workbook: one sheet of data, one of source and method."""

from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from data.number_format import is_missing


def build_workbook(title: str, columns: dict[str, str], lines: list[dict], notes: list[tuple[str, str]]) -> bytes:
    """Return an .xlsx with sheet Data (columns: key -> heading; numbers stay numbers) and sheet Keterangan.

    Text that looks like a formula is stored as text. Missing values are empty cells.
    """
    book = Workbook()
    sheet = book.active
    sheet.title = "Data"
    _append(sheet, list(columns.values()), bold=True)
    for line in lines:
        _append(sheet, [line.get(key) for key in columns])
    for number, heading in enumerate(columns.values(), start=1):
        longest = max(
            [len(heading), *(len(str(line.get(key) or "")) for line in lines for key in [list(columns)[number - 1]])]
        )
        sheet.column_dimensions[get_column_letter(number)].width = min(60, max(10, longest + 2))
    sheet.freeze_panes = "A2"
    about = book.create_sheet("Keterangan")
    _append(about, [title], bold=True)
    for name, words in notes:
        _append(about, [name, words])
    about.column_dimensions["A"].width = 22
    about.column_dimensions["B"].width = 100
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _append(sheet, values, bold: bool = False) -> None:
    row = sheet.max_row + (1 if sheet.max_row > 1 or sheet.cell(1, 1).value is not None else 0)
    for number, value in enumerate(values, start=1):
        cell = sheet.cell(row, number)
        if is_missing(value):
            continue
        if isinstance(value, str):
            cell.value, cell.data_type = value, "s"
            cell.alignment = Alignment(wrap_text=sheet.title == "Keterangan", vertical="top")
        else:
            cell.value = value
            if isinstance(value, float):
                cell.number_format = "#,##0.00"
        cell.font = Font(bold=bold)
