"""A workbook to fill in who answers for what: the eight areas and the components of the newest method."""

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, Protection

from data.ingest.reading.areas import AREAS, area_name, rb_methods
from data.ingest.reading.reference import Reference
from data.ingest.template import (
    INPUT,
    LINE,
    MUTED,
    content_of,
    in_tree_order,
    print_landscape,
    write_head,
    write_instructions,
)

# Column -> width. The importer reads all of them but nama_area, which is there for people.
COLUMNS = {
    "pemerintah_daerah": 26, "area": 44, "nama_area": 60, "perangkat_daerah_pengampu": 56, "pokja": 34, "catatan": 44,
}  # fmt: skip
TO_FILL = ("perangkat_daerah_pengampu", "pokja", "catatan")
INSTRUCTIONS = (
    "Isi hanya kolom berwarna: perangkat daerah pengampu, pokja dan catatan pada lembar Pengampu.",
    "Satu baris adalah satu area perubahan atau komponen. Nama yang sudah ada terisi menurut data yang berlaku.",
    "Beberapa perangkat daerah dalam satu sel dipisahkan titik koma atau baris baru; yang pertama disebut pertama.",
    "Baris yang belum punya pengampu biarkan kosong; yang kosong tidak disimpan dan tidak menghapus apa pun.",
    "Untuk mencabut pengampu lama, hapus baris areanya, lalu simpan dengan cara Ganti.",
    "Lembar dikunci tanpa kata sandi; buka lewat Tinjau, Buka Proteksi Lembar, bila perlu mengubah baris.",
    "Setelah terisi, simpan lalu unggah di halaman Unggah data. Tidak ada yang disimpan sebelum Anda menyetujuinya.",
)


def build_owner_template(
    reference: Reference, government: str, owners: dict[str, dict], data_version: int | None
) -> bytes:
    """Return an .xlsx with sheets Pengampu and Petunjuk for the government with that code.

    `owners` are those that stand, by area: owners, pokja, note (storing.owners.read_real_owners). `data_version` is
    remembered in the file. Raises ValueError, one Indonesian sentence, for an unknown government.
    """
    if government not in reference.governments:
        raise ValueError(f"Pemerintah daerah dengan kode “{government}” tidak dikenal.")
    name, book = reference.governments[government].name, Workbook()
    sheet = book.active
    sheet.title = "Pengampu"
    write_head(sheet, COLUMNS)
    for row, area in enumerate(template_areas(reference, owners), start=2):
        said = owners.get(area, {})
        values = (name, area, area_name(area, reference), said.get("owners"), said.get("pokja"), said.get("note"))
        for column, (heading, value) in enumerate(zip(COLUMNS, values, strict=True), start=1):
            _write_cell(sheet.cell(row, column), heading, value, indent=area.count("."))
    sheet.freeze_panes = "D2"
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False
    sheet.sheet_view.showGridLines = False
    print_landscape(sheet)
    write_instructions(book.create_sheet("Petunjuk"), f"PETUNJUK PENGISIAN PENGAMPU AREA: {name}", INSTRUCTIONS)
    return content_of(book, data_version)


def template_areas(reference: Reference, owners: dict[str, dict]) -> list[str]:
    """The eight areas, the components of the newest method from the top, and whatever else has an owner."""
    parts = [part.path for part in in_tree_order(rb_methods(reference)[0])]
    return [*AREAS, *parts, *sorted(owners.keys() - {*AREAS, *parts})]


def _write_cell(cell, heading: str, value: str | None, indent: int) -> None:
    cell.value, cell.border = value, LINE
    if isinstance(value, str):
        cell.data_type = "s"  # a name that begins like a formula stays a name
    named = heading == "nama_area"
    cell.alignment = Alignment(vertical="top", wrap_text=True, indent=indent if named else 0)
    cell.font = Font(bold=named and not indent) if named or heading in TO_FILL else MUTED
    if heading in TO_FILL:
        cell.protection, cell.fill = Protection(locked=False), INPUT
