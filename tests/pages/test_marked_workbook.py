"""A person's own workbook comes back with its findings marked and its values untouched."""

from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from data.ingest.files.opening import open_file
from data.ingest.issue import make_issue
from data.ingest.model import Sheet, Source
from data.ingest.pipeline import suggest_plans
from pages._output import marked_workbook
from pages._output.marked_workbook import build_marked_workbook


def workbook(fill):
    """The content of a workbook whose only sheet, Data, `fill` has filled."""
    book = Workbook()
    book.active.title = "Data"
    fill(book.active)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def source(rows, content=b"", format="xlsx", name="Data"):
    return Source("nilai.xlsx", content, "0" * 64, format, [Sheet(name, rows)])


def opened(content):
    return load_workbook(BytesIO(content))


ROWS = [["Provinsi", "Nilai", "Jumlah"], ["Banten", "enam puluh", 5], ["=1+1", 60.37, None]]


def sent():
    def fill(sheet):
        for row in ROWS:
            sheet.append(row)
        sheet["A3"].data_type = "s"
        sheet["C3"] = "=SUM(C2:C2)"
        sheet["B3"].number_format = "0.0"

    return source(ROWS, workbook(fill))


def test_a_cell_is_tinted_by_its_gravest_issue_and_one_comment_says_all():
    issues = [make_issue("percent_cell", "Data", "B2", "1"), make_issue("not_a_number", "Data", "B2", "enam puluh")]
    cell = opened(build_marked_workbook(sent(), issues))["Data"]["B2"]
    assert (cell.value, cell.fill.start_color.rgb) == ("enam puluh", "FFFBEDE1")
    for words in ("KESALAHAN: Bukan angka", "Tertulis: enam puluh", "Seharusnya: angka seperti 60,37", "Perbaikan:"):
        assert words in cell.comment.text
    assert cell.comment.text.index("KESALAHAN") < cell.comment.text.index("CATATAN: Sel persen")


def test_no_value_formula_or_format_of_the_original_changes():
    sheet = opened(build_marked_workbook(sent(), [make_issue("negative", "Data", "B3", "60,37")]))["Data"]
    assert [[cell.value for cell in row] for row in sheet.rows] == [
        ROWS[0], ROWS[1], ["=1+1", 60.37, "=SUM(C2:C2)"],
    ]  # fmt: skip
    assert (sheet["C3"].data_type, sheet["B3"].number_format) == ("f", "0.0")


@pytest.mark.parametrize("format", ["xlsx", "csv"])
def test_text_that_looks_like_a_formula_stays_inert(format):
    marked = sent() if format == "xlsx" else source(ROWS, format="csv")
    issue = make_issue("not_a_number", "Data", "A3", "=1+1")
    book = opened(build_marked_workbook(marked, [issue]))
    cell = book["Data"]["A3"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1", "s", True)


def test_a_merged_cell_is_marked_at_its_top_left_and_keeps_the_persons_own_comment():
    def fill(sheet):
        sheet["A1"] = "Judul"
        sheet["A1"].comment = Comment("Tanya Bu Ani", "Ani")
        sheet.merge_cells("A1:C2")

    marked = source([["Judul"]], workbook(fill))
    cell = opened(build_marked_workbook(marked, [make_issue("negative", "Data", "B2", "-5")]))["Data"]["A1"]
    assert cell.comment.text.startswith("Tanya Bu Ani\n\nKESALAHAN: Nilai negatif")
    assert cell.value == "Judul"


def test_the_first_sheet_lists_all_issues_the_gravest_first_with_links():
    issues = [make_issue("sheet_skipped", "Petunjuk"), make_issue("negative", "Data", "B3", "-5")]
    book = opened(build_marked_workbook(sent(), issues))
    assert book.sheetnames == ["Masalah", "Data"]
    assert [[cell.value for cell in row][:4] for row in book["Masalah"].iter_rows(min_row=2)] == [
        ["Kesalahan", "Nilai negatif", "Data!B3", issues[1].message],
        ["Catatan", "Lembar dilewati", "lembar Petunjuk", issues[0].message],
    ]
    assert book["Masalah"]["C2"].hyperlink.location == "'Data'!B3"
    assert [sheet.sheet_view.tabSelected for sheet in book] == [True, False]


def test_a_sheet_of_theirs_called_masalah_keeps_its_name():
    marked = source([["x"]], workbook(lambda sheet: setattr(sheet, "title", "Masalah")), name="Masalah")
    assert opened(build_marked_workbook(marked, [])).sheetnames == ["Masalah 2", "Masalah"]


def test_a_csv_comes_back_as_a_workbook_of_its_rows():
    rows = [["tahun", "nilai"], ["2019", "60,37"], [None, "x\x01y"]]
    issue = make_issue("not_a_number", "data [1]", "B2", "60,37")
    book = opened(build_marked_workbook(source(rows, b"tahun", "csv", "data [1]"), [issue]))
    assert book.sheetnames == ["Masalah", "data  1"]
    assert [[cell.value for cell in row] for row in book["data  1"].rows] == [rows[0], rows[1], [None, "xy"]]
    assert book["data  1"]["B2"].comment


def test_a_large_workbook_comes_back_as_its_problem_rows(monkeypatch):
    monkeypatch.setattr(marked_workbook, "MARKED_CELLS", 50)
    rows = [[f"r{row}", 1, 2, 3] for row in range(20)]
    issue = make_issue("negative", "Data", "C7", "-5")
    book = opened(build_marked_workbook(source(rows), [issue]))
    assert [[cell.value for cell in row][:4] for row in book["Data"].rows] == [
        ["Baris", "A", "B", "C"], [7, "r6", 1, 2],
    ]  # fmt: skip
    assert book["Data"]["D2"].comment.text.startswith("KESALAHAN: Nilai negatif")


def test_what_cannot_be_loaded_comes_back_as_its_problem_rows():
    marked = source([["a", -5]], b"bukan zip")
    book = opened(build_marked_workbook(marked, [make_issue("negative", "Data", "B1", "-5")]))
    assert [[cell.value for cell in row] for row in book["Data"].rows] == [["Baris", "A", "B"], [1, "a", -5]]


def test_more_issues_than_anyone_reads_are_counted(monkeypatch):
    monkeypatch.setattr(marked_workbook, "LISTED_ISSUES", 3)
    issues = [make_issue("negative", "Data", f"B{row}", "-5") for row in range(1, 6)]
    sheet = opened(build_marked_workbook(sent(), issues))["Masalah"]
    assert [row[1].value for row in sheet.iter_rows(min_row=5)] == ["… dan 2 masalah lain"]


@pytest.mark.parametrize(
    ("sheet", "cell"), [("Tidak ada", "A1"), ("Data", None), (None, None), ("Data", "A0"), ("Data", "B2:C3")]
)
def test_an_issue_without_a_place_in_the_file_is_listed_only(sheet, cell):
    book = opened(build_marked_workbook(sent(), [make_issue("negative", sheet, cell, "-5")]))
    assert book["Masalah"]["B2"].value == "Nilai negatif"
    assert not any(cell.comment for row in book["Data"].rows for cell in row)


def test_the_marked_workbook_can_be_corrected_and_sent_again():
    rows = [["Provinsi", 2019, 2020], ["Maluku", 52.1, 2019], ["Banten", 60.37, 61]]
    marked = source(rows, workbook(lambda sheet: [sheet.append(row) for row in rows]), name="Data")
    issues = [make_issue("above_ceiling", "Data", "C2", "2019", name="Indeks RB", method="26/2020", minimum=0,
                         limit=100, hint="Indeks RB"), make_issue("blank_cell", "Data", "C3", "", name="Indeks RB"),
              make_issue("sheet_skipped", "Indeks RB")]  # fmt: skip
    plans = suggest_plans(open_file("nilai.xlsx", build_marked_workbook(marked, issues)))
    assert [(plan.sheet, plan.is_used) for plan in plans] == [("Masalah", False), ("Data", True)]


@pytest.mark.parametrize("count", [1, marked_workbook.MARKED_CELLS // 200 + 1])
def test_characters_that_no_workbook_can_hold_are_left_out(count):
    odd = "a\ufffe\uffff\x01b"
    issue = make_issue("not_a_number", odd, "A1", odd)
    book = opened(build_marked_workbook(source([[odd] * 200] * count, format="csv", name=odd), [issue]))
    assert book.sheetnames == ["Masalah", "ab"]
    cell = book["ab"]["A1" if count == 1 else "B2"]
    assert cell.value == "ab" and "Tertulis: ab" in cell.comment.text
