"""Self-assessment beside the result: the difference has a sign and words, and a missing side is named."""

import pytest

from pages._output import html
from pages._output.planning.self_assessment import (
    COLUMNS,
    comparable_parts,
    differences,
    index_difference,
    table_lines,
)
from pages._output.sentences.planning_coverage import DIFFERENCE_RULE, assessment_sentence, assessment_title


def row(component="", own=70.0, result=68.8, **more):
    area = component.rpartition("_")[2] if "_" in component else None
    return {
        "year": 2021, "method_code": "RB-2020", "method_name": "26/2020", "component": component,
        "component_name": component or "Indeks", "area_code": area, "own_value": own, "result_value": result,
        "difference_points": None, "own_publisher": "Inspektorat", "result_publisher": None,
        "own_is_illustrative": False, "result_is_illustrative": False,
    } | more  # fmt: skip


SDM = row("PENGUNGKIT.PEMENUHAN.PEM_SDM", 4.5, 3.3, component_name="Penataan SDM (Pemenuhan)")
AKT = row("PENGUNGKIT.PEMENUHAN.PEM_AKT", 1.0, 1.5, component_name="Penguatan Akuntabilitas (Pemenuhan)")
WHOLE = row("PENGUNGKIT", 40.0, 30.0, component_name="Komponen Pengungkit")


@pytest.mark.parametrize(
    ("own", "result", "signed", "words"),
    [
        (70.0, 68.8, "+1,20", "mandiri lebih tinggi 1,20 poin"),
        (0.1, 0.3, "−0,20", "mandiri lebih rendah 0,20 poin"),
        (68.8, 68.8, "0,00", "sama"),
        (68.804, 68.8, "0,00", "mandiri lebih tinggi kurang dari 0,01 poin"),
        (70.0, None, "–", "hasil evaluasi belum dimuat"),
        (None, 68.8, "–", "penilaian mandiri belum dimuat"),
    ],
)
def test_the_difference_has_a_sign_and_words(own, result, signed, words):
    line = table_lines(differences([row(own=own, result=result)]))[0]
    assert (line["points"], line["words"]) == (signed, words)
    assert (line["points_value"] is None) == (own is None or result is None)


def test_newest_year_first_the_index_before_its_parts_in_official_order():
    told = differences([SDM, AKT, row(year=2020), row(), WHOLE])
    assert [(one.year, one.name) for one in told] == [
        (2021, "Indeks RB"), (2021, "Komponen Pengungkit"), (2021, "SDM aparatur (Pemenuhan)"),
        (2021, "Akuntabilitas (Pemenuhan)"), (2020, "Indeks RB"),
    ]  # fmt: skip


def test_a_row_without_both_sides_is_no_row():
    assert differences([row(own=None, result=None)]) == []


def test_the_title_names_the_biggest_difference_of_the_areas_and_not_of_their_wholes():
    told = differences([SDM, AKT, row(), WHOLE, row("PENGUNGKIT.PEMENUHAN.PEM_WAS", 9.0, 1.0, year=2020)])
    assert {one.area for one in comparable_parts(told)} == {"SDM", "AKT"}
    assert assessment_title(told) == ("Selisih terbesar 2021: SDM aparatur (Pemenuhan), mandiri lebih tinggi 1,20 poin")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], "Penilaian mandiri (PMPRB) belum dimuat"),
        ([row(result=None)], "Belum ada penilaian mandiri dengan hasil evaluasi setahun"),
        ([row(own=1.0, result=1.0)], "Penilaian mandiri 2021 sama dengan hasil evaluasi"),
        ([row()], "Selisih terbesar 2021: Indeks RB, mandiri lebih tinggi 1,20 poin"),
        ([row(own_is_illustrative=True)],
         "Sebagian ilustrasi: Selisih terbesar 2021: Indeks RB, mandiri lebih tinggi 1,20 poin"),
        ([row("HASIL.X", component_name="Kapasitas dan Akuntabilitas Kinerja Organisasi")],
         "Selisih terbesar 2021: mandiri lebih tinggi 1,20 poin"),
    ],
)  # fmt: skip
def test_the_title_says_what_there_is(rows, expected):
    assert assessment_title(differences(rows)) == expected


def test_the_sentence_is_about_the_index_of_the_newest_year_with_both_sides():
    told = differences([row(year=2022, result=None), row(), SDM])
    assert assessment_sentence("NTT", index_difference(told)) == (
        "NTT menilai diri 70,00 pada 2021, hasil evaluasi 68,80: mandiri lebih tinggi 1,20 poin."
    )
    assert assessment_sentence("NTT", index_difference(differences([row(result=None)]))) == (
        "NTT menilai diri 70,00 pada 2021; hasil evaluasinya belum dimuat."
    )
    assert assessment_sentence("NTT", None) == "Penilaian mandiri Indeks RB NTT belum dimuat."
    assert "bukan penilaian" in DIFFERENCE_RULE


def test_the_table_is_marked_and_escaped_and_judges_nothing():
    lines = table_lines(differences([row("X", component_name="<b>x</b>", own_is_illustrative=True)]))
    table = html.table(COLUMNS, lines)
    assert "<b>" not in table and "sebagian ilustrasi" in table
    assert "rb-above" not in table and "rb-below" not in table
    assert (lines[0]["own_source"], lines[0]["result_source"]) == ("Inspektorat", "unggahan")
