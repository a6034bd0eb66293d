"""The ranking as a sheet to sign: what it is of, the rule, every part with its inputs, and who signs. A4 landscape."""

from datetime import date
from math import ceil

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from data.number_format import format_date
from pages._output.planning.office_ranking import PART_NAMES, PARTS, Ranking, Standing
from pages._output.planning.values import mark, plain
from pages._output.sentences.planning import fitting
from pages._output.sentences.planning_office import formula_lines, ranking_title, rule_sentence
from pages._output.workbook import as_bytes, set_print, write_cell

HEAD, LINE = PatternFill("solid", fgColor="F4F5F7"), Side(style="thin", color="DDE1E6")
BOX = Border(top=LINE, bottom=LINE, left=LINE, right=LINE)
# Heading -> width.
COLUMNS = {"Peringkat": 12, "Perangkat daerah": 25, "Jumlah": 9}
for _part in PARTS:
    COLUMNS |= {PART_NAMES[_part]: 14, f"Masukan {PART_NAMES[_part].lower()}": 18}
COLUMNS |= {"Yang kurang": 24, "Tanda": 11}
ROOM_TO_SIGN = 4  # empty rows
LINE_HEIGHT = 15.5  # points
FONT = "Calibri"
WIDEST_LINE = 185  # characters of the merged lines above the table


def build_ranking_workbook(ranking: Ranking, *, government: str, desk: str, version_id: int, data_as_of: date) -> bytes:
    """Return the .xlsx with one sheet, Peringkat.

    desk: 'Biro Organisasi' of a province, 'Bagian Organisasi' of the others; its head signs with Sekretaris Daerah and
    Inspektur. An illustrative input is marked in the title, in its line, and in the header of every page.
    """
    book = Workbook()
    sheet = book.active
    sheet.title = "Peringkat"
    _write_head(sheet, ranking, government, version_id, data_as_of)
    head_row = sheet.max_row + 2
    _write_table(sheet, ranking, head_row)
    _write_signatures(sheet, desk)
    for number, width in enumerate(COLUMNS.values(), start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    _set_pages(sheet, ranking, head_row)
    return as_bytes(book)


def _write_head(sheet, ranking: Ranking, government: str, version_id: int, data_as_of: date) -> None:
    made = f"Data versi {version_id}, per {format_date(data_as_of)}; keadaan {format_date(ranking.today)}."
    about = f"Peringkat perangkat daerah {government}, renaksi sampai {ranking.quarter.words}"
    lines = [fitting([about], ranking.flags), ranking_title(ranking), rule_sentence(ranking.rule)]
    lines += [f"{name}: {formula}." for name, formula in formula_lines(ranking)] + [made]
    if mark(ranking.flags):
        lines.append("Memuat nilai ILUSTRASI, bukan data sebenarnya: tidak untuk ditandatangani sebagai hasil.")
    for row, words in enumerate(lines, start=1):
        cell = sheet.cell(row, 1)
        write_cell(cell, words)
        cell.font = Font(name=FONT, bold=row < 3, size=14 if row == 1 else 11)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(COLUMNS))
        sheet.row_dimensions[row].height = (20 if row == 1 else LINE_HEIGHT) * (1 + len(words) // WIDEST_LINE)


def _write_table(sheet, ranking: Ranking, head_row: int) -> None:
    rows = [list(COLUMNS), *(_cells(one) for one in [*ranking.placed, *ranking.unplaced])]
    number_format = f"#,##0.{'0' * ranking.decimals}"
    for row, values in enumerate(rows, start=head_row):
        for column, value in enumerate(values, start=1):
            cell = sheet.cell(row, column)
            write_cell(cell, value)
            cell.border = BOX
            is_text = isinstance(value, str)
            side = "left" if is_text else "right"
            cell.alignment = Alignment(side, "top", wrap_text=True, indent=int(is_text))
            cell.font = Font(name=FONT, bold=row == head_row)
            if row == head_row:
                cell.fill = HEAD
            elif isinstance(value, float):
                cell.number_format = number_format if column == 3 else "#,##0.00"
        sheet.row_dimensions[row].height = LINE_HEIGHT * _lines(values)


def _lines(values: list) -> int:
    """How many lines the longest cell of a row takes; readers do not all fit the height by themselves."""
    pairs = zip(values, COLUMNS.values(), strict=True)
    return max(ceil(len(value) * 1.1 / (width - 2)) for value, width in pairs if isinstance(value, str))


def _cells(one: Standing) -> list:
    """A line of the table; what is missing is an empty number and its reason in words."""
    told = [one.place_words or "tanpa peringkat", one.name, plain(one.total)]
    for part in PARTS:
        told += [plain(one.measures[part].value), one.measures[part].told]
    spread = ", bobot dibagi" if one.is_spread else ""
    return [*told, (one.missing_words + spread) if one.missing else "lengkap", mark(one.flags)]


def _write_signatures(sheet, desk: str) -> None:
    """Three blocks side by side: place and date, who, room to sign, name and NIP."""
    top = sheet.max_row + 2
    signers = ("Sekretaris Daerah", "Inspektur", f"Kepala {desk}")
    for start, signer in zip((1, 5, 9), signers, strict=True):
        under = top + 2 + ROOM_TO_SIGN
        for row, words in ((top, "…………, ………… 20…"), (top + 1, signer), (under, "(…………………………)"), (under + 1, "NIP")):
            cell = sheet.cell(row, start)
            write_cell(cell, words)
            sheet.merge_cells(start_row=row, end_row=row, start_column=start, end_column=start + 2)
            cell.font = Font(name=FONT, bold=row == top + 1)


def _set_pages(sheet, ranking: Ranking, head_row: int) -> None:
    set_print(sheet, "landscape")
    sheet.print_title_rows = f"{head_row}:{head_row}"
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.freeze_panes = f"C{head_row + 1}"
    if mark(ranking.flags):
        sheet.oddHeader.right.text = (mark(ranking.flags) or "").upper()
    sheet.oddFooter.left.text, sheet.oddFooter.right.text = "&A", "&P / &N"


def file_name(ranking: Ranking, government_code: str, version_id: int) -> str:
    """'peringkat-81-2025-tw2-v12.xlsx', with '-ilustrasi' where an input is illustrative."""
    tail = "-ilustrasi" if any(ranking.flags) else ""
    year, number = ranking.quarter
    return f"peringkat-{government_code}-{year}-tw{number}-v{version_id}{tail}.xlsx"
