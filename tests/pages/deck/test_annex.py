"""The annex: numbers as numbers, gaps as gaps, charts that Excel can redraw, text that stays text."""

import re
import zipfile
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO

import pytest
from openpyxl import load_workbook

from pages._output.deck.annex.file import CONTENTS, build_annex
from pages._output.deck.annex.table import format_of, table_of
from pages._output.deck.model import Cell
from pages._output.deck.summary_text import MARK
from tests.pages.deck.sample_deck import DECK, GAPS, LINES, PAIR, STACKED, slide

MADE_AT = datetime(2026, 11, 22, 4, 0)
HEAD_ROW = 5


def book_of(deck=DECK):
    return load_workbook(BytesIO(build_annex(deck, MADE_AT)))


def chart_xml(deck=DECK):
    with zipfile.ZipFile(BytesIO(build_annex(deck, MADE_AT))) as package:
        names = sorted(n for n in package.namelist() if re.fullmatch(r"xl/charts/chart\d+\.xml", n))
        return [package.read(name).decode() for name in names]


def words_of(sheet):
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]


def test_there_is_a_sheet_for_the_contents_and_one_for_each_slide():
    book = book_of()
    assert book.sheetnames[0] == CONTENTS and len(book.sheetnames) == len(DECK.slides) + 1
    assert book.sheetnames[1:3] == ["1 Status", "2 Tren dan target"]
    assert all(len(name) <= 31 for name in book.sheetnames)
    words = words_of(book[CONTENTS])
    for told in (DECK.title, "Data versi 12, per 21 November 2026", "22 November 2026 11.00 WIB", MARK, "Rencana aksi"):
        assert told in words
    assert f"raker?{DECK.address}" in words and "Rencana aksi belum dimuat." in words
    links = [cell.hyperlink.location for row in book[CONTENTS].iter_rows() for cell in row if cell.hyperlink]
    assert links == [f"'{name}'!A1" for name in book.sheetnames[1:]]


def test_the_same_deck_and_moment_give_the_same_bytes():
    first = build_annex(DECK, MADE_AT)
    assert first == build_annex(DECK, MADE_AT)
    assert first == build_annex(DECK, MADE_AT.replace(tzinfo=UTC))
    assert first == build_annex(DECK, (MADE_AT + timedelta(hours=7)).replace(tzinfo=timezone(timedelta(hours=7))))
    with zipfile.ZipFile(BytesIO(first)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.read("docProps/core.xml").count(b"2026-11-22T04:00:00Z") == 2


def test_the_values_of_a_chart_are_its_numbers_and_a_gap_is_an_empty_cell():
    sheet = book_of()["2 Tren dan target"]
    rows = list(sheet.iter_rows(min_row=HEAD_ROW, max_row=HEAD_ROW + len(LINES.categories), values_only=True))
    assert rows[0][1:6] == tuple(series.name for series in LINES.series)
    assert [row[0] for row in rows[1:]] == [2019, 2020, 2021, "2022 belum dikeluarkan", 2023, 2024]
    for number, series in enumerate(LINES.series, start=1):
        assert tuple(row[number] for row in rows[1:]) == series.values
    assert rows[2][6] == "Nilai, Metode 2020: 68,11; Target, Metode 2020: Target 70,50"
    assert rows[5][6] == "73,87 BB" and rows[4][6] is None
    assert "sementara" in rows[6][7]


def test_a_sheet_carries_finding_footer_and_notes():
    sheet = book_of()["2 Tren dan target"]
    words = words_of(sheet)
    told = DECK.slides[1]
    assert sheet["A1"].value == told.title and sheet["A2"].value == told.subtitle
    assert {told.footer, *told.notes.say, *told.notes.caveats, *told.notes.questions, *told.notes.origins} <= set(words)
    assert "Metode 2020 mulai 2020; Metode 2023 mulai 2023." in words
    assert sheet.page_setup.orientation == "landscape" and str(sheet.page_setup.paperSize) == sheet.PAPERSIZE_A4


def test_an_illustrative_slide_says_so():
    book = book_of()
    assert MARK in words_of(book["4 Poin yang belum diraih"])
    assert MARK not in words_of(book["2 Tren dan target"])


def test_charts_are_excels_own_with_gaps_axes_and_references():
    lines, pair, stacked, gaps = chart_xml()
    for xml in (lines, pair, stacked, gaps):
        assert '<dispBlanksAs val="gap" />' in xml or 'dispBlanksAs val="gap"' in xml
        assert xml.count('<delete val="0"') == 2 or xml.count('delete val="0"') == 2
    assert "<lineChart>" in lines and lines.count("<ser>") == 5 and 'prstDash val="sysDash"' in lines
    assert 'smooth val="1"' not in lines and "'2 Tren dan target'!$A$6:$A$11" in lines
    assert "7A1F5C" in lines
    assert 'barDir val="bar"' in pair and 'orientation val="maxMin"' in pair
    assert 'grouping val="stacked"' in stacked and 'overlap val="100"' in stacked
    assert 'overlap val="100"' in gaps and "1F6FB2" in gaps and "A84800" in gaps
    assert f'max val="{float(PAIR.maximum)}"' in pair or 'max val="100"' in pair
    for xml, chart in ((lines, LINES), (pair, PAIR), (stacked, STACKED), (gaps, GAPS)):
        assert xml.count("<cat>") == len(chart.series)


def test_text_that_looks_like_a_formula_stays_text():
    body = PAIR._replace(
        categories=('=cmd|"/c calc"!A1', "+1", "@SUM(A1)"),
        series=tuple(series._replace(name=f"={series.name}") for series in PAIR.series),
    )
    hostile = slide("banding", "=1+1", body, subtitle="-2", is_illustrative=False)
    deck = DECK._replace(slides=(hostile,), title='=HYPERLINK("http://x")', left_out=(("=1", "@x"),), address="=1")
    content = build_annex(deck, MADE_AT)
    book = load_workbook(BytesIO(content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    assert book["1 Benchmarking"]["A1"].value == "=1+1"
    with zipfile.ZipFile(BytesIO(content)) as package:
        assert b"<f>" not in package.read("xl/worksheets/sheet2.xml")


def test_control_characters_and_long_names_do_not_break_the_file():
    odd = slide("tren-AB\x01CD/EF[1]:" + "x" * 40, "Judul\x02 aneh \ufffe", LINES)
    deck = DECK._replace(slides=(odd, odd, odd), title="Bahan\x0b", office="Biro\x03")
    book = book_of(deck)
    assert len(set(book.sheetnames)) == 4 and all(len(name) <= 31 for name in book.sheetnames)


def test_an_empty_deck_is_a_workbook_with_its_contents():
    assert book_of(DECK._replace(slides=())).sheetnames == [CONTENTS]


def test_numbers_of_a_table_are_numbers_and_its_words_stay():
    heat = book_of()["6 Area per tahun"]
    row = [cell.value for cell in heat[HEAD_ROW + 1]][:4]
    assert row == ["Manajemen perubahan", 48.2, None, 81.0]
    assert heat.cell(HEAD_ROW + 1, 2).number_format == '#,##0.0" %"'
    decisions = book_of()["7 Keputusan yang diminta"]
    assert decisions.cell(HEAD_ROW + 2, 4).value == "▼ di bawah target"


def test_words_that_say_more_than_the_number_get_a_column_of_their_own():
    deck = DECK._replace(
        slides=(
            slide(
                "status",
                "Judul",
                DECK.slides[0].body._replace(rows=((Cell("RB"), Cell("74,50 (2024)", 74.5), Cell("–")),)),
            ),
        )
    )
    sheet = book_of(deck)["1 Status"]
    assert [cell.value for cell in sheet[HEAD_ROW]][:4] == ["Hal", "Nilai", "Nilai (di slide)", "Terhadap"]
    assert [cell.value for cell in sheet[HEAD_ROW + 1]][:4] == ["RB", 74.5, "74,50 (2024)", None]


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (Cell("73,87", 73.87), "#,##0.00"),
        (Cell("−0,63", -0.63), "#,##0.00"),
        (Cell("+0,79", 0.79), '+#,##0.00;"−"#,##0.00;0.00'),
        (Cell("99,15 %", 99.154), '#,##0.00" %"'),
        (Cell("3", 3), "#,##0"),
        (Cell("73,87 BB", 73.87), None),
    ],
)
def test_excel_shows_a_number_as_the_slide_does(cell, shown):
    assert format_of(cell) == shown


def test_a_chart_of_one_series_tells_its_labels_without_its_name():
    heads, lines = table_of(PAIR._replace(series=PAIR.series[:1]))
    assert [head.name for head in heads] == ["Nama", "Maluku Utara", "Label"]
    assert lines[1][2].value == "2,01"


def test_native_values_stand_as_numbers_beside_their_shares():
    native = (None, -0.63, -1.0)
    gaps = GAPS._replace(series=(GAPS.series[0], GAPS.series[1]._replace(natives=native)))
    sheet = book_of(DECK._replace(slides=(slide("target", "Judul", gaps),)))["1 Kesenjangan target"]
    rows = list(sheet.iter_rows(min_row=HEAD_ROW, max_row=HEAD_ROW + 3, values_only=True))
    assert rows[0][:5] == ("Nama", "Tercapai", "Di bawah target", "Di bawah target, nilai asli", "Label")
    assert tuple(row[3] for row in rows[1:]) == native
    (xml,) = chart_xml(DECK._replace(slides=(slide("target", "Judul", gaps),)))
    assert "$D$" not in xml  # the chart draws the shares alone
