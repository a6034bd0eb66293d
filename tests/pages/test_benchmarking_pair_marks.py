"""Benchmarking, the pair: what is illustrative is marked where it stands, and the workbooks hold plain cells."""

import pytest

from pages._output import pair_lessons, pair_slope
from pages._output.pair_data import run_of, table_lines
from pages._ui import cards
from tests.pages.test_benchmarking_pair_sentences import graded, line
from tests.pages.test_every_page import text, visit

PAGE = "analysis/benchmarking.py"
TAG = ' <span class="rb-tag">ilustrasi</span>'
pytestmark = pytest.mark.usefixtures("on_screen")


@pytest.fixture
def workbooks(monkeypatch):
    """The plain cells of every workbook offered by a page, by key."""
    offered = {}

    def keep(key, title, columns, lines, notes):
        offered[key] = cards._plain(columns, lines)

    monkeypatch.setattr(cards, "_workbook_button", keep)
    return offered


def lesson(newest, path, **other):
    known = {"own_evidence": "pers", "peer_evidence": "pers", "own_source_count": 1, "peer_source_count": 1}
    path = [one | {"peer_url": None} for one in path]
    return pair_lessons.Lesson(newest | known, run_of(path, "SPI", newest["year"]), path, [], [], None)


@pytest.mark.parametrize("address", [{"tahun": "2013"}, {}, {"tahun": "2024"}])
def test_no_cell_of_a_workbook_holds_html(address, workbooks, illustrated_folder):
    for own, peer in (("82", "36"), ("36", "82"), ("64", "53")):
        visit(PAGE, pemda=own, pembanding=peer, **address)
    cells = [cell for lines in workbooks.values() for one in lines for cell in one.values()]
    assert len(cells) > 20 and not [cell for cell in cells if "<" in str(cell)]


def test_the_years_of_an_illustrative_index_are_marked_in_workbook_and_opening(workbooks, illustrated_folder):
    read = text(visit(PAGE, pemda="82", pembanding="36", tahun="2013"))
    missing = next(one for one in workbooks["banding-82-36-belum"] if one["name"] == "Indeks RB")
    assert missing["peer"].endswith("ilustrasi)")
    assert "Indeks RB: " in read and "ilustrasi)" in read


def test_a_year_without_common_results_names_the_common_years_of_the_index(illustrated_folder):
    read = text(visit(PAGE, pemda="36", pembanding="82", tahun="1900"))
    assert "Indeks RB: belum sebanding pada 1900; tahun bersama 20" in read
    assert "Indeks RB: tidak sebanding" not in read


def test_the_mark_stands_behind_the_illustrative_value_and_behind_no_other():
    newest = line("SPI", 59.5, 74.85, peer_is_illustrative=True)
    shown = pair_lessons.lesson_html(lesson(newest, [newest]), "Kita", "Banten <b>")
    assert f"SPI 2024: Banten &lt;b&gt; 74,85{TAG}, kita 59,50</span>" in shown
    better = line("SPI", 80, 70, own_is_illustrative=True)
    assert f"kita 80,00{TAG}, mitra 70,00 <span" in pair_lessons.better_html([better], [None])


def test_lessons_in_the_workbook_are_numbers_and_name_the_illustrative_side():
    newest = line("SPI", 59.5, 74.85, peer_is_illustrative=True)
    (found,) = pair_lessons.table_lines([lesson(newest, [newest])], "A", "B")
    assert (found["own_value"], found["peer_value"], found["gap_value"]) == (59.5, 74.85, -15.35)
    assert found["mark"] == "nilai mitra ilustrasi"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ([line("SPI", 60, 67, 2022), line("SPI", 60, 91, 2024)],
         "Apa yang dijalankan antara 2022 dan 2024, ketika nilainya naik 24,00 poin?"),
        ([line("SPI", 60, 67, 2022, peer_is_illustrative=True), line("SPI", 60, 91, 2024, peer_is_illustrative=True)],
         "Apa yang dijalankan antara 2022 dan 2024, ketika nilainya naik 24,00 poin (ilustrasi)?"),
        ([line("SPI", 60, 67, 2022), line("SPI", 60, 91, 2024, peer_is_illustrative=True)],
         "Apa yang dijalankan antara 2022 dan 2024, ketika nilainya naik 24,00 poin (sebagian ilustrasi)?"),
        ([line("SPI", 60, 67, 2022), graded("SPI", year=2023), line("SPI", 60, 91, 2024)], ""),
        ([line("SPI", 60, 67, 2022, method_code="lama"), line("SPI", 60, 91, 2024)], ""),
        ([line("SPI", 60, 91, 2024)], ""),
    ],
)  # fmt: skip
def test_the_question_asks_about_one_unbroken_step_and_marks_it(path, expected):
    assert pair_lessons.step_words(lesson(path[-1], path)) == expected


def test_the_slope_prefers_real_points_and_marks_illustrative_ones_in_words():
    invented = [line("RB", 60, 70, year, peer_is_illustrative=True) for year in (2021, 2022, 2023)]
    real = [line("SPI", 60.1, 70.3, year) for year in (2023, 2024)]
    slopes = pair_slope.slopes_of(invented + real, "A", "B")
    assert [slope.indicator_code for slope in slopes] == ["SPI", "RB"]
    assert "2021 70,00 (ilustrasi)" in pair_slope.alt_words("Judul", slopes[1])
    assert pair_slope.table_lines(slopes, "SPI")[0]["first_gap_value"] == -10.2


def test_a_small_share_keeps_two_decimals_in_the_table():
    (small,) = table_lines([line("SPI", 70.04, 70)])
    (wide,) = table_lines([line("SPI", 80, 70)])
    assert (small["share"], wide["share"]) == ("0,04 %", "10,0 %")
