"""The workbook behind a chart holds exactly its data, its source, and nothing that runs."""

from io import BytesIO

from openpyxl import load_workbook

from pages._output.workbook import build_workbook


def open_book(content):
    return load_workbook(BytesIO(content))


def test_the_workbook_holds_numbers_as_numbers_and_missing_as_empty():
    lines = [{"name": "NTT", "value": 60.37, "year": 2019}, {"name": "NTT", "value": None, "year": 2020}]
    book = open_book(
        build_workbook("Judul", {"name": "Pemda", "year": "Tahun", "value": "Nilai"}, lines, [("Sumber", "X")])
    )
    assert [[cell.value for cell in row] for row in book["Data"].rows] == [
        ["Pemda", "Tahun", "Nilai"], ["NTT", 2019, 60.37], ["NTT", 2020, None],
    ]  # fmt: skip
    assert [[cell.value for cell in row] for row in book["Keterangan"].rows] == [["Judul", None], ["Sumber", "X"]]


def test_text_that_looks_like_a_formula_stays_text():
    book = open_book(build_workbook("J", {"note": "Catatan"}, [{"note": "=1+1"}, {"note": "@SUM(A1)"}], []))
    assert [(row[0].value, row[0].data_type) for row in book["Data"].iter_rows(min_row=2)] == [
        ("=1+1", "s"), ("@SUM(A1)", "s"),
    ]  # fmt: skip
