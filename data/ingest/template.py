"""A workbook to fill in: one government, one evaluation year, every index and component of the methods of that year."""

from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO

from openpyxl import Workbook
from openpyxl.packaging.custom import IntProperty
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from data.ingest.files.workbook_scan import VERSION_PROPERTY
from data.ingest.reading.reference import AREA_TOTAL, INDEX, Component, Government, Indicator, Method, Reference
from data.ingest.reading.years import is_plausible
from data.number_format import format_bound

# Column -> width. The importer reads all of them but nama_komponen, which is there for people.
COLUMNS = {
    "provinsi": 26, "perangkat_daerah": 18, "indikator": 32, "komponen": 36, "nama_komponen": 56, "tahun": 8,
    "jenis": 12, "nilai": 11, "predikat": 14, "satuan": 10, "bobot": 9, "sumber": 40, "catatan": 40,
}  # fmt: skip
TO_FILL = ("jenis", "nilai", "predikat", "sumber", "catatan")
KINDS = "realisasi,mandiri,sementara,target"
LIST_LIMIT = 255  # characters of a list written into a validation
INSTRUCTIONS = (
    "Isi hanya kolom berwarna: jenis, nilai, predikat, sumber dan catatan pada lembar Data. Kolom lain sudah terisi.",
    "Satu baris adalah satu nilai. Baris yang tidak punya nilai biarkan kosong; yang kosong tidak disimpan.",
    "nilai: angka saja, misalnya 60,37, tanpa satuan dan pemisah ribuan. Komponen ditulis sebagai skor, bukan persen.",
    "jenis: realisasi untuk hasil evaluasi, mandiri untuk penilaian sendiri (PMPRB), sementara, atau target.",
    "predikat: seperti tertulis di surat hasil. Bila hanya predikat yang diketahui, kosongkan nilainya.",
    "Nilai yang belum ada: kosongkan nilai, lalu tulis “belum dikeluarkan” atau “tidak dinilai” di kolom catatan.",
    "sumber: nama, nomor dan tanggal surat atau dokumen tempat angka itu tertulis.",
    "Batas tiap komponen ada di kolom bobot dan di lembar Metode. Bobot yang belum pasti hanya menimbulkan peringatan.",
    "Lembar dikunci tanpa kata sandi; buka lewat Tinjau, Buka Proteksi Lembar, bila perlu menambah baris.",
    "Setelah terisi, simpan lalu unggah di halaman Unggah data. Tidak ada yang disimpan sebelum Anda menyetujuinya.",
)
HOLDS_FOR = {
    "all": "semua instansi", "local governments": "pemerintah daerah", "ministries": "kementerian/lembaga",
    "unknown": "belum pasti",
}  # fmt: skip
CERTAINTY = {
    "stated": "dinyatakan sumber", "inferred": "disimpulkan", "unverified": "belum diperiksa ke peraturannya",
    "not_found": "belum ditemukan",
}  # fmt: skip

# The light palette of the app (pages/_output/palette.py), which this layer may not import.
HEAD = PatternFill("solid", start_color="FFE6E9ED")
INPUT = PatternFill("solid", start_color="FFE8F1FA")
MUTED = Font(color="FF55606B")
LINE = Border(bottom=Side("hair", color="FFDDE1E6"))


@dataclass(frozen=True, slots=True)
class Line:
    """One row to fill in: an index, or one component of it."""

    indicator: Indicator
    method: Method
    component: Component | None = None

    @property
    def ceiling(self) -> Decimal | None:
        return self.component.max_score if self.component else self.method.ceiling


def build_template(reference: Reference, government: str, year: int, data_version: int | None) -> bytes:
    """Return an .xlsx with sheets Data, Petunjuk and Metode for the government with that code.

    `data_version` is remembered in the file, so that an upload knows what the figures were when it was prepared.
    Raises ValueError, one Indonesian sentence, for an unknown government or a year without a method.
    """
    if government not in reference.governments:
        raise ValueError(f"Pemerintah daerah dengan kode “{government}” tidak dikenal.")
    if not is_plausible(year) or reference.method(INDEX, year) is None:
        raise ValueError(f"Tidak ada versi metode Indeks RB untuk tahun {year}.")
    book = Workbook()
    lines = _lines(reference, year)
    _write_data(book.active, lines, reference.governments[government], year)
    title = f"PETUNJUK PENGISIAN: {reference.governments[government].name}, evaluasi tahun {year}"
    write_instructions(book.create_sheet("Petunjuk"), title, INSTRUCTIONS)
    _write_methods(book.create_sheet("Metode"), lines)
    return content_of(book, data_version)


def content_of(book: Workbook, data_version: int | None) -> bytes:
    """The workbook as a file that remembers the data version it was made from."""
    if data_version is not None:
        book.custom_doc_props.append(IntProperty(name=VERSION_PROPERTY, value=data_version))
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _lines(reference: Reference, year: int) -> list[Line]:
    """The RB index, its components in the order of their paths' parents, then every companion index of the year."""
    lines = []
    for indicator in reference.indicators.values():
        method = reference.method(indicator.code, year)
        if method:
            lines.append(Line(indicator, method))
            parts = in_tree_order(method) if indicator.code == INDEX else []
            lines += [Line(indicator, method, part) for part in parts]
    return lines


def in_tree_order(method: Method, parent: str = "") -> list[Component]:
    """Every part below its whole; without areas stated as a whole, and without what only ministries have."""
    ordered = []
    for path, part in method.components.items():
        is_ours = part.level != AREA_TOTAL and "hanya K/L" not in part.name
        if path.rpartition(".")[0] == parent and is_ours:
            ordered += [part, *in_tree_order(method, path)]
    return ordered


def _write_data(sheet, lines: list[Line], government: Government, year: int) -> None:
    """The rows to fill in; what is prefilled is locked."""
    sheet.title = "Data"
    write_head(sheet, COLUMNS)
    at = {name: get_column_letter(number) for number, name in enumerate(COLUMNS, start=1)}
    for row, line in enumerate(lines, start=2):
        for name, value in _prefilled(line, government, year).items():
            _write_cell(sheet[f"{at[name]}{row}"], value, name, line)
    sheet.freeze_panes = f"{at['tahun']}2"
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False
    sheet.sheet_view.showGridLines = False
    print_landscape(sheet)
    _add_validations(sheet, lines, at)


def _prefilled(line: Line, government: Government, year: int) -> dict:
    """A value for every column; None where there is nothing to prefill."""
    part, is_index = line.component, line.indicator.code == INDEX
    return dict.fromkeys(COLUMNS) | {
        "provinsi": government.name,
        "indikator": line.indicator.short_name if is_index else line.indicator.name,
        "komponen": part.path if part else None,
        "nama_komponen": part.name if part else None,
        "tahun": year,
        "jenis": "realisasi",
        "satuan": "poin" if part else line.indicator.unit,
        "bobot": line.ceiling,
    }


def _write_cell(cell, value: object, name: str, line: Line) -> None:
    cell.value, cell.border = value, LINE
    indent = line.component.path.count(".") if name == "nama_komponen" and line.component else 0
    cell.alignment = Alignment(vertical="top", wrap_text=name in ("sumber", "catatan", "nama_komponen"), indent=indent)
    cell.font = Font(bold=line.component is None) if name in ("indikator", "nama_komponen") else Font()
    if name in TO_FILL:
        cell.protection, cell.fill = Protection(locked=False), INPUT
    if name in ("nilai", "bobot"):
        cell.number_format = "0.00"


def _add_validations(sheet, lines: list[Line], at: dict[str, str]) -> None:
    """Lists for jenis and predikat, and for every ceiling the numbers it allows."""
    last = len(lines) + 1
    kinds = DataValidation("list", formula1=f'"{KINDS}"', allow_blank=False, showErrorMessage=True)
    kinds.errorTitle, kinds.error = "Jenis", "Pilih realisasi, mandiri, sementara, atau target."
    kinds.add(f"{at['jenis']}2:{at['jenis']}{last}")
    rules = {"jenis": kinds}
    for row, line in enumerate(lines, start=2):
        if line.ceiling is not None:
            rules.setdefault(_scale_of(line), _number_rule(line)).add(f"{at['nilai']}{row}")
        letters = ",".join(band.predikat for band in line.method.bands)
        if letters and line.component is None and len(letters) <= LIST_LIMIT:
            rules.setdefault(line.method.code, _predikat_rule(letters)).add(f"{at['predikat']}{row}")
    for rule in rules.values():
        sheet.add_data_validation(rule)


def _scale_of(line: Line) -> tuple:
    return (_minimum(line), line.ceiling, _is_certain(line))


def _minimum(line: Line) -> Decimal:
    return Decimal(0) if line.component else line.indicator.minimum


def _is_certain(line: Line) -> bool:
    """Whether a number above the ceiling is refused; an unproven weight only warns, as in the importer."""
    return line.component is None or line.component.applies_to in ("all", "local governments")


def _number_rule(line: Line) -> DataValidation:
    minimum, ceiling = _minimum(line), line.ceiling
    rule = DataValidation("decimal", str(minimum), str(ceiling), showErrorMessage=True, allow_blank=True)
    rule.operator, rule.errorStyle = "between", "stop" if _is_certain(line) else "warning"
    rule.errorTitle = "Nilai"
    rule.error = f"Tulis angka {format_bound(minimum)} sampai {format_bound(ceiling)}, misalnya 2,15."
    if not _is_certain(line):
        rule.error += " Bobot ini belum pasti berlaku bagi pemerintah daerah."
    return rule


def _predikat_rule(letters: str) -> DataValidation:
    rule = DataValidation("list", formula1=f'"{letters}"', allow_blank=True, showErrorMessage=True)
    rule.errorStyle, rule.errorTitle = "warning", "Predikat"
    rule.error = f"Predikat menurut metode tahun ini: {letters.replace(',', ', ')}."[:LIST_LIMIT]
    return rule


def write_instructions(sheet, title: str, instructions: tuple[str, ...]) -> None:
    """A page of numbered sentences, which the importer skips."""
    sheet["A1"] = title
    sheet["A1"].font = Font(bold=True, size=14)
    for number, words in enumerate(instructions, start=1):
        cell = sheet.cell(number + 2, 1, f"{number}. {words}")
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions["A"].width = 110
    sheet.protection.sheet = True
    sheet.sheet_view.showGridLines = False
    print_landscape(sheet)


def _write_methods(sheet, lines: list[Line]) -> None:
    """Where the ceilings come from and how sure they are. Without a value column the importer skips the sheet."""
    headings = {
        "Indikator": 32, "Komponen": 44, "Nama komponen": 56, "Satuan": 10, "Bobot": 10, "Berlaku bagi": 22,
        "Kepastian": 32, "Dasar": 50,
    }  # fmt: skip
    write_head(sheet, headings)
    for row, line in enumerate(lines, start=2):
        part = line.component
        values = [
            line.indicator.name,
            "",
            "",
            line.indicator.unit,
            line.ceiling,
            HOLDS_FOR["all"],
            "",
            line.method.regulation,
        ]
        if part:
            values[1:4] = part.path, part.name, "poin"
            values[5:] = HOLDS_FOR[part.applies_to], CERTAINTY[part.certainty], ""
        for column, value in enumerate(values, start=1):
            cell = sheet.cell(row, column, value or None)
            cell.border, cell.font = LINE, Font(bold=True) if part is None and column < 3 else MUTED
            cell.alignment = Alignment(vertical="top", wrap_text=True)
        sheet.cell(row, 5).number_format = "0.00"
    sheet.freeze_panes = "B2"
    sheet.protection.sheet = True
    sheet.sheet_view.showGridLines = False
    print_landscape(sheet)


def write_head(sheet, widths: dict[str, int]) -> None:
    """The names of the columns in the first row, each with its width."""
    for number, (name, width) in enumerate(widths.items(), start=1):
        cell = sheet.cell(1, number, name)
        cell.font, cell.fill, cell.alignment = Font(bold=True), HEAD, Alignment(vertical="center")
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.row_dimensions[1].height = 22


def print_landscape(sheet) -> None:
    """On A4, as wide as the page, the first row on every page."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage = 0, True
    sheet.print_title_rows = "1:1"
