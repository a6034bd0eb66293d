"""The berita acara says what was stored and leaves room for two signatures."""

from io import BytesIO

from openpyxl import load_workbook

from data.ingest.issue import make_issue
from pages._output.upload_report import CHANGES, build_upload_report

FACTS = [("Versi data", "12"), ("Surat", "=B/123/M.RB.06/2024"), ("Diunggah oleh", "Ani")]
CHANGE = {
    "government": "Nusa Tenggara Timur", "unit": "", "indicator": "Indeks RB", "component": "", "year": 2019,
    "kind": "realisasi", "old": "60,37", "new": "60,40", "action": "diubah", "sheet": "Data", "cell": "F2",
}  # fmt: skip


def report(changes=(CHANGE,), issues=()):
    return load_workbook(BytesIO(build_upload_report(FACTS, list(changes), list(issues))))


def test_it_has_three_sheets_set_up_for_a4():
    book = report()
    assert book.sheetnames == ["Berita acara", "Perubahan", "Catatan pemeriksaan"]
    assert [(sheet.page_setup.paperSize, sheet.page_setup.orientation) for sheet in book] == [
        (9, "portrait"), (9, "landscape"), (9, "landscape"),
    ]  # fmt: skip
    assert all(sheet.sheet_properties.pageSetUpPr.fitToPage for sheet in book)


def test_the_facts_stand_as_written_and_nothing_in_them_runs():
    sheet = report()["Berita acara"]
    assert [(row[0].value, row[1].value) for row in sheet.iter_rows(min_row=3, max_row=5)] == FACTS
    assert (sheet["B4"].data_type, sheet["B4"].quotePrefix) == ("s", True)
    signers = [cell.value for row in sheet.iter_rows(min_row=6) for cell in row if cell.value]
    assert signers[:2] == ["Yang mengunggah,", "Yang memeriksa,"]


def test_every_change_is_a_line_with_its_cell():
    lines = [[cell.value for cell in row] for row in report()["Perubahan"].rows]
    assert lines[0] == list(CHANGES.values())
    assert [value or "" for value in lines[1]] == list(CHANGE.values())


def test_what_the_checks_said_is_listed():
    sheet = report(issues=[make_issue("percent_cell", "Data", "F2", "60,37")])["Catatan pemeriksaan"]
    assert [cell.value for cell in sheet[2]][:3] == ["Catatan", "Sel persen", "Data!F2"]


def test_nothing_changed_and_nothing_to_say_are_said():
    book = report(changes=[])
    assert book["Perubahan"]["A2"].value == "Tidak ada angka yang berubah."
    assert book["Catatan pemeriksaan"]["A2"].value == "Tidak ada catatan."
