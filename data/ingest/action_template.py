"""A workbook to fill in the actions of one plan (renaksi): those that stand, with their code, and empty rows below."""

from decimal import Decimal

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from data.ingest.reading.areas import AREAS, area_name
from data.ingest.reading.prefilled import FIRST_PREFILLED, LISTS, PREFILLED
from data.ingest.reading.reference import Reference
from data.ingest.reading.years import is_plausible
from data.ingest.template import (
    INPUT,
    LINE,
    MUTED,
    content_of,
    print_landscape,
    write_head,
    write_instructions,
)
from data.planning.model import STATED_STATUSES, Action

EMPTY_ROWS = 60
THEMATIC = "RB Tematik"
# Column -> (width, column of action_plan); the importer reads all of them.
COLUMNS = {
    "kode": (8, "action_id"), "pemerintah_daerah": (24, "government_code"), "tahun": (8, "year"), "area": (34, "area"),
    "tema": (28, "theme"), "pokja": (26, "pokja"), "perangkat_daerah": (34, "perangkat_daerah"),
    "rencana_aksi": (52, "activity"), "indikator_keluaran": (36, "output_indicator"), "satuan": (14, "unit"),
    **{f"target_tw_{n}": (11, f"target_{n}") for n in range(1, 5)},
    **{f"realisasi_tw_{n}": (13, f"realised_{n}") for n in range(1, 5)},
    "anggaran": (17, "budget"), "realisasi_anggaran": (19, "absorbed"), "kendala": (36, "obstacle"),
    "tindak_lanjut": (36, "follow_up"), "bukti": (36, "evidence_url"), "status": (13, "stated_status"),
}  # fmt: skip
LOCKED = ("kode", "pemerintah_daerah", "tahun")
NUMBERS = {"anggaran": "#,##0.##", "realisasi_anggaran": "#,##0.##"}
INSTRUCTIONS = (
    "Isi kolom berwarna pada lembar Renaksi. Satu baris adalah satu rencana aksi; baris yang kosong tidak disimpan.",
    "kode: diisi aplikasi dan dikunci. Baris berkode memperbarui renaksi itu; baris tanpa kode adalah renaksi baru.",
    "Sel yang dikosongkan tidak menghapus isi lama; untuk menghapusnya, ubah di halaman Rencana aksi.",
    "area: pilih dari daftar. Untuk RB Tematik tulis temanya di kolom tema, misalnya Pengentasan Kemiskinan.",
    "perangkat_daerah: nama lengkap; beberapa nama dipisahkan titik koma, yang pertama disebut pertama.",
    "target_tw dan realisasi_tw: satu angka menurut satuannya, misalnya 2 atau 37,5. Realisasi ditulis dengan cara "
    "hitung yang sama dengan targetnya. Triwulan tanpa target biarkan kosong; kosong bukan 0.",
    "anggaran dan realisasi_anggaran: rupiah setahun, tanpa satuan, misalnya 150000000. Persen serapan dihitung "
    "aplikasi.",
    "kendala: tulis bila realisasi tertahan. Papan triwulan menyebutnya terhambat, bukan terlambat.",
    "bukti: satu alamat lengkap yang diawali https://.",
    "status: berjalan, selesai, terhambat, atau dibatalkan; boleh kosong. Tepat waktu dan terlambat dihitung aplikasi.",
    "Lembar dikunci tanpa kata sandi; buka lewat Tinjau, Buka Proteksi Lembar, bila perlu menambah baris.",
    "Setelah terisi, simpan lalu unggah di halaman Unggah data. Tidak ada yang disimpan sebelum Anda menyetujuinya.",
)


def build_action_template(
    reference: Reference, government: str, year: int, actions: list[Action], data_version: int | None
) -> bytes:
    """Return an .xlsx with sheets Renaksi, Petunjuk and Daftar for the plan of that government and year.

    `actions` are the real ones that stand (data.planning.actions.read_real_actions). `data_version` is remembered in
    the file. Raises ValueError, one Indonesian sentence, for an unknown government or an impossible year.
    """
    if government not in reference.governments:
        raise ValueError(f"Pemerintah daerah dengan kode “{government}” tidak dikenal.")
    if not is_plausible(year):
        raise ValueError(f"Tahun {year} di luar jangkauan rencana aksi.")
    name, book = reference.governments[government].name, Workbook()
    sheet = book.active
    sheet.title = "Renaksi"
    write_head(sheet, {column: width for column, (width, _name) in COLUMNS.items()})
    for row in range(len(actions) + EMPTY_ROWS):
        action = actions[row] if row < len(actions) else None
        _write_row(sheet, row + 2, action, name, year, reference)
    areas = [*(area_name(area, reference) for area in AREAS), THEMATIC]
    _add_lists(sheet, len(actions) + EMPTY_ROWS + 1, len(areas))
    sheet.freeze_panes = f"{_letter('indikator_keluaran')}2"
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False
    sheet.sheet_view.showGridLines = False
    print_landscape(sheet)
    write_instructions(book.create_sheet("Petunjuk"), f"PETUNJUK PENGISIAN RENCANA AKSI: {name}, {year}", INSTRUCTIONS)
    _write_lists(book.create_sheet(LISTS), areas, actions)
    return content_of(book, data_version)


def _write_row(sheet, row: int, action: Action | None, government: str, year: int, reference: Reference) -> None:
    """One action, or a row to write a new one into."""
    said = (action.as_row() | {"action_id": action.action_id}) if action else {}
    if action:
        said["area"] = THEMATIC if action.area == "TEMATIK" else area_name(action.area, reference)
    said |= {"government_code": government, "year": year}
    for number, (column, (_width, name)) in enumerate(COLUMNS.items(), start=1):
        _write_cell(sheet.cell(row, number), column, said.get(name))


def _write_cell(cell, column: str, value) -> None:
    cell.value, cell.border = value, LINE
    if isinstance(value, str):
        cell.data_type = "s"  # words that begin like a formula stay words
    cell.alignment = Alignment(vertical="top", wrap_text=not (value is None or isinstance(value, int | Decimal)))
    if column in LOCKED:
        cell.font = MUTED
    else:
        cell.font, cell.protection, cell.fill = Font(), Protection(locked=False), INPUT
    if column in NUMBERS:
        cell.number_format = NUMBERS[column]


def _add_lists(sheet, last: int, area_count: int) -> None:
    """Lists for area and status, and numbers for the quarters and rupiah."""
    rules = {
        "area": DataValidation("list", formula1=f"={LISTS}!$A$2:$A${area_count + 1}", allow_blank=True),
        "status": DataValidation("list", formula1=f'"{",".join(STATED_STATUSES)}"', allow_blank=True),
    }
    rules["area"].error = "Pilih salah satu dari delapan area perubahan, atau RB Tematik."
    rules["status"].error = "Pilih berjalan, selesai, terhambat, atau dibatalkan; boleh kosong."
    for column, (_width, name) in COLUMNS.items():
        if name.startswith(("target", "realised")) or column in NUMBERS:
            rule = rules[column] = DataValidation("decimal", "0", operator="greaterThanOrEqual", allow_blank=True)
            rule.errorStyle, rule.error = "warning", "Tulis satu angka, misalnya 2 atau 37,5."
    for column, rule in rules.items():
        rule.showErrorMessage, rule.errorTitle = True, column
        rule.add(f"{_letter(column)}2:{_letter(column)}{last}")
        sheet.add_data_validation(rule)


def _letter(column: str) -> str:
    return get_column_letter(list(COLUMNS).index(column) + 1)


def _write_lists(sheet, areas: list[str], actions: list[Action]) -> None:
    """What the lists of the sheet Renaksi offer, and beside it the numbers that stood when the file was made.

    The importer reads no action here; reading.prefilled asks nobody about a number that stands here.
    """
    for column, name in enumerate(PREFILLED, start=FIRST_PREFILLED):
        sheet.cell(1, column, name)
        for row, action in enumerate(actions, start=2):
            said = action.as_row() | {"action_id": action.action_id}
            sheet.cell(row, column, said[COLUMNS[name][1]])
            if isinstance(said[COLUMNS[name][1]], str):
                sheet.cell(row, column).data_type = "s"
    sheet["A1"], sheet["A1"].font = "Pilihan area", Font(bold=True)
    for row, area in enumerate(areas, start=2):
        sheet.cell(row, 1, area)
    sheet.column_dimensions["A"].width = 60
    sheet.protection.sheet = True
