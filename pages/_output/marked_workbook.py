"""A person's own workbook back, with every finding at its cell: coloured by weight, a comment that says what to do.

No value is ever changed. What cannot be loaded, or is too large to mark, comes back as the problem rows alone.
"""

import re
from io import BytesIO
from itertools import islice

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import coordinate_from_string
from openpyxl.worksheet.hyperlink import Hyperlink

from data.ingest.issue import issue_types
from data.ingest.model import Issue, Sheet, Source
from pages._output.palette import LIGHT
from pages._output.workbook import FORMULA_STARTS, NOT_XML, as_bytes, set_print, write_cell

MARKED_CELLS = 20_000  # a larger workbook is not marked, and no more cells than these are listed
LISTED_ISSUES = 5_000
COMMENT_CHARACTERS = 2_000
LIST_SHEET = "Masalah"
SEVERITIES = {"error": "Kesalahan", "warning": "Peringatan", "note": "Catatan"}
TINTS = {"error": LIGHT.tint_below, "warning": LIGHT.tint_above, "note": LIGHT.surface}
# The place is one column and what was found stands in a sentence, so that the importer never takes the list for data.
HEADINGS = {"Tingkat": 13, "Masalah": 32, "Sel": 24, "Temuan": 60, "Seharusnya": 34, "Perbaikan": 60}
ADDRESS = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}")

Marks = dict[tuple[str, str], list[Issue]]  # (sheet, cell) -> its issues, the gravest first


def build_marked_workbook(source: Source, issues: list[Issue]) -> bytes:
    """Return an .xlsx: the sheets of `source` with its issues marked, and first of all the sheet Masalah.

    Formulas stay formulas. Above 20.000 filled cells, or where the original cannot be loaded, only the rows with issues
    are listed, with their row numbers. At most 5.000 issues are listed, the gravest first. Never raises for odd input.
    """
    issues = sorted(issues, key=lambda issue: list(SEVERITIES).index(issue.severity))
    marks: Marks = {}
    for issue in issues[:LISTED_ISSUES]:
        if issue.sheet and issue.cell and ADDRESS.fullmatch(issue.cell):
            marks.setdefault((issue.sheet, issue.cell), []).append(issue)
    if _filled_cells(source) > MARKED_CELLS:
        return _problem_rows(source, issues, marks)
    if source.format == "csv":
        return _marked_table(source, issues, marks)
    try:
        return _marked_original(source, issues, marks)
    except Exception:  # openpyxl raises whatever its parts meet; the person still gets the list
        return _problem_rows(source, issues, marks)


def _filled_cells(source: Source) -> int:
    return sum(value is not None and value != "" for sheet in source.sheets for row in sheet.rows for value in row)


def _marked_original(source: Source, issues: list[Issue], marks: Marks) -> bytes:
    """The workbook as it was sent, read by openpyxl with its formulas and formats."""
    book = load_workbook(BytesIO(source.content))
    sheets = {sheet.title: sheet for sheet in book.worksheets}
    for sheet in source.sheets:
        for row, column in _formula_like(sheet):
            cell = sheets[sheet.name].cell(row, column)
            if cell.data_type == "s":
                cell.quotePrefix = True
    for (name, address), found in marks.items():
        if name in sheets:
            _mark(_top_left(sheets[name], address), found)
    return _with_list(book, issues, {name: name for name in sheets})


def _formula_like(sheet: Sheet) -> list[tuple[int, int]]:
    """Rows and columns (from 1) of the texts that Excel would run if somebody edited them."""
    return [
        (row, column)
        for row, values in enumerate(sheet.rows, start=1)
        for column, value in enumerate(values, start=1)
        if isinstance(value, str) and value.startswith(FORMULA_STARTS)
    ]


def _top_left(sheet, address: str):
    """The cell itself, or the one that carries the value of its merged range."""
    cell = sheet[address]
    if not isinstance(cell, MergedCell):
        return cell
    merged = next(merged for merged in sheet.merged_cells.ranges if address in merged)
    return sheet.cell(merged.min_row, merged.min_col)


def _marked_table(source: Source, issues: list[Issue], marks: Marks) -> bytes:
    """A CSV as a workbook of its rows."""
    book, titles = _empty_book(), {}
    for sheet in source.sheets:
        copy = book.create_sheet(_safe_title(book, sheet.name))
        titles[sheet.name] = copy.title
        for row, values in enumerate(sheet.rows, start=1):
            for column, value in enumerate(values, start=1):
                write_cell(copy.cell(row, column), value)
    for (name, address), found in marks.items():
        if name in titles:
            _mark(book[titles[name]][address], found)
    return _with_list(book, issues, titles)


def _problem_rows(source: Source, issues: list[Issue], marks: Marks) -> bytes:
    """Of every sheet the rows with issues: the number of the row, then its cells as they were read."""
    book, titles, room = _empty_book(), {}, MARKED_CELLS
    for sheet in source.sheets:
        rows = sorted({coordinate_from_string(cell)[1] for name, cell in marks if name == sheet.name})
        rows = [row for row in rows if row <= len(sheet.rows)]
        if not rows:
            continue
        copy = book.create_sheet(_safe_title(book, sheet.name))
        width = max(len(sheet.rows[row - 1]) for row in rows)
        for column, heading in enumerate(["Baris", *map(get_column_letter, range(1, width + 1))], start=1):
            copy.cell(1, column, heading).font = Font(bold=True)
        copy.freeze_panes = "B2"
        for at, row in enumerate(rows, start=2):
            values = sheet.rows[row - 1]
            room -= len(values) + 1
            if room < 0:
                break
            copy.cell(at, 1, row)
            for column, value in enumerate(values, start=1):
                write_cell(copy.cell(at, column + 1), value)
                found = marks.get((sheet.name, f"{get_column_letter(column)}{row}"))
                if found:
                    _mark(copy.cell(at, column + 1), found)
    return _with_list(book, issues, titles)


def _mark(cell, issues: list[Issue]) -> None:
    """Tint the cell by its gravest issue and say all of them in one comment, after what a comment said before."""
    cell.fill = PatternFill("solid", start_color=_argb(TINTS[issues[0].severity]))
    said = [cell.comment.text] if cell.comment else []
    words = NOT_XML.sub("", "\n\n".join([*said, *map(_comment_of, issues)]))
    if len(words) > COMMENT_CHARACTERS:
        words = words[: COMMENT_CHARACTERS - 1] + "…"
    cell.comment = Comment(words, "RB Provinsi", height=60 + 14 * len(words) // 34, width=280)


def _comment_of(issue: Issue) -> str:
    found = f"\nTertulis: {issue.found}" if issue.found else ""
    return (
        f"{SEVERITIES[issue.severity].upper()}: {_title_of(issue)}{found}"
        f"\nSeharusnya: {issue.expected}\nPerbaikan: {issue.fix}"
    )


def _title_of(issue: Issue) -> str:
    return issue_types()[issue.type]["title"]


def _with_list(book: Workbook, issues: list[Issue], titles: dict[str, str]) -> bytes:
    """Put the sheet Masalah first; `titles` are the sheets of `book` by their name in the source."""
    fill_issue_list(book.create_sheet(_safe_title(book, LIST_SHEET), 0), issues, titles)
    for number, each in enumerate(book.worksheets):
        each.sheet_view.tabSelected = number == 0
    book.active = 0
    return as_bytes(book)


def fill_issue_list(sheet, issues: list[Issue], titles: dict[str, str] | None = None) -> None:
    """List issues on an empty sheet; where `titles` knows the issue's sheet, its cell is a link."""
    for column, (heading, width) in enumerate(HEADINGS.items(), start=1):
        sheet.cell(1, column, heading).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = width
    for row, issue in enumerate(islice(issues, LISTED_ISSUES), start=2):
        _list_issue(sheet, row, issue, titles or {})
    if len(issues) > LISTED_ISSUES:
        sheet.cell(LISTED_ISSUES + 2, 2, f"… dan {len(issues) - LISTED_ISSUES} masalah lain")
    sheet.freeze_panes = "A2"
    set_print(sheet, "landscape")


def _list_issue(sheet, row: int, issue: Issue, titles: dict[str, str]) -> None:
    place = f"{issue.sheet}!{issue.cell}" if issue.sheet and issue.cell else issue.sheet and f"lembar {issue.sheet}"
    values = (SEVERITIES[issue.severity], _title_of(issue), place, issue.message, issue.expected, issue.fix)
    for column, value in enumerate(values, start=1):
        cell = sheet.cell(row, column)
        write_cell(cell, value)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.cell(row, 1).fill = PatternFill("solid", start_color=_argb(TINTS[issue.severity]))
    if issue.sheet in titles and issue.cell and ADDRESS.fullmatch(issue.cell):
        target, link = titles[issue.sheet].replace("'", "''"), sheet.cell(row, 3)
        link.hyperlink = Hyperlink(ref=link.coordinate, location=f"'{target}'!{issue.cell}")
        link.font = Font(color=_argb(LIGHT.kita), underline="single")


def _empty_book() -> Workbook:
    book = Workbook()
    book.remove(book.active)
    return book


def _safe_title(book: Workbook, name: str) -> str:
    """A sheet name Excel accepts and `book` does not hold yet."""
    bare = re.sub(r"[\[\]:*?/\\\t\n\r]", " ", NOT_XML.sub("", name)).strip(" '")[:28] or "Lembar"
    taken = {title.casefold() for title in book.sheetnames}
    choices = (f"{bare} {number}" if number > 1 else bare for number in range(1, len(taken) + 2))
    return next(choice for choice in choices if choice.casefold() not in taken)


def _argb(color: str) -> str:
    """'#FBEDE1' -> 'FFFBEDE1'."""
    return f"FF{color.removeprefix('#')}"
