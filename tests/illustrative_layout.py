"""What the illustrative sheets share: title rows, bold heads, names as sheets write them."""

from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from tests.illustrative_figures import REFERENCE

MARK = "DATA ILUSTRASI - bukan angka resmi"
OFFICES = (
    *("Sekretariat Daerah", "Inspektorat Daerah", "Badan Kepegawaian Daerah", "Badan Pendapatan Daerah"),
    *("Badan Perencanaan Pembangunan Daerah", "Dinas Kesehatan", "Dinas Pendidikan dan Kebudayaan"),
    *("Dinas Pekerjaan Umum dan Penataan Ruang", "Dinas Sosial", "Dinas Komunikasi dan Informatika"),
    *("Dinas Kependudukan dan Pencatatan Sipil", "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu"),
)


def new_sheet(book: Workbook, name: str, titles: list[str], width: int):
    """A new sheet that opens with its title rows, merged over the table's width, and an empty row."""
    is_first = len(book.worksheets) == 1 and book.active["A1"].value is None
    sheet = book.active if is_first else book.create_sheet()
    sheet.title = name
    for row, title in enumerate(titles, start=1):
        sheet.cell(row, 1, title).font = Font(bold=True)
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=width)
    sheet.append([])
    return sheet


def add_head(sheet, values: list) -> None:
    sheet.append(values)
    for cell in sheet[sheet.max_row]:
        cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="center")


def set_widths(sheet, widths: list[int]) -> None:
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width


def content_of(book: Workbook) -> bytes:
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def office_of(government: str) -> str:
    found = REFERENCE.governments[government]
    return f"PEMERINTAH {'PROVINSI ' if found.level == 'provinsi' else ''}{found.name.upper()}"


def short_name(government: str) -> str:
    return REFERENCE.governments[government].short_name.removeprefix("Kabupaten ")


def part_name(path: str, year: int) -> str:
    """The component's name as sheets write it: of an area's two names the first, without what stands in brackets."""
    part = REFERENCE.method("RB", year).components[path]
    name = part.name.split(" / ")[0] if part.area else part.name
    return name.split(" (")[0]
