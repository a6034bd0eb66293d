"""The berita acara of an upload: what was stored, by whom, on what letter, and what the checks said; to be signed."""

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side

from data.ingest.model import Issue
from pages._output.marked_workbook import fill_issue_list
from pages._output.workbook import as_bytes, set_print, write_cell, write_table

TITLE = "BERITA ACARA UNGGAH DATA REFORMASI BIROKRASI"
CHANGES = {
    "government": "Pemerintah daerah", "unit": "Perangkat daerah", "indicator": "Indikator", "component": "Komponen",
    "year": "Tahun", "kind": "Jenis", "old": "Sebelum", "new": "Sesudah", "action": "Tindakan", "sheet": "Lembar",
    "cell": "Sel",
}  # fmt: skip
SIGNERS = ("Yang mengunggah,", "Yang memeriksa,")
SPACE_TO_SIGN = 5  # rows


def build_upload_report(facts: list[tuple[str, str]], changes: list[dict], issues: list[Issue]) -> bytes:
    """Return an .xlsx for A4: sheets Berita acara, Perubahan and Catatan pemeriksaan.

    `facts` are name and value as they are to be read. A change has the keys of CHANGES, as finished text or numbers.
    """
    book = Workbook()
    _write_facts(book.active, facts)
    sheet = book.create_sheet("Perubahan")
    write_table(sheet, CHANGES, changes)
    if not changes:
        sheet["A2"] = "Tidak ada angka yang berubah."
    set_print(sheet, "landscape")
    sheet = book.create_sheet("Catatan pemeriksaan")
    fill_issue_list(sheet, issues)
    if not issues:
        sheet["A2"] = "Tidak ada catatan."
    return as_bytes(book)


def _write_facts(sheet, facts: list[tuple[str, str]]) -> None:
    """The page to sign: the title, the facts, and two places for a signature."""
    sheet.title = "Berita acara"
    sheet.merge_cells("A1:B1")
    write_cell(sheet["A1"], TITLE)
    sheet["A1"].font, sheet["A1"].alignment = Font(bold=True, size=14), Alignment(horizontal="center")
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 38, 52
    for row, (name, words) in enumerate(facts, start=3):
        for cell, text in ((sheet.cell(row, 1), name), (sheet.cell(row, 2), words)):
            write_cell(cell, text)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.border = Border(bottom=Side("hair"))
        sheet.cell(row, 1).font = Font(bold=True)
    top = len(facts) + 5
    for column, signer in enumerate(SIGNERS, start=1):
        write_cell(sheet.cell(top, column), signer)
        write_cell(sheet.cell(top + SPACE_TO_SIGN, column), "( ........................................ )")
        write_cell(sheet.cell(top + SPACE_TO_SIGN + 1, column), "NIP ")
    sheet.sheet_view.showGridLines = False
    set_print(sheet, "portrait")
