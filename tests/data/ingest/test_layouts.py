"""How sheets of every arrangement are read: which cell becomes which figure, and what is said where none does."""

from decimal import Decimal

import pytest

from data.ingest.checks import find_issues
from data.ingest.model import Sheet
from data.ingest.plan import suggest_plan
from data.ingest.records import read_records
from data.ingest.reference import load_reference

REFERENCE = load_reference()


def read(rows, name="Data", merges=(), marks=None, **changes):
    """Records and issues of a sheet with these rows, read as suggested but for `changes` to the plan."""
    sheet = Sheet(name, [list(row) for row in rows], marks or {}, list(merges))
    plan = suggest_plan(sheet, REFERENCE)
    assert plan.is_used, plan
    for key, value in changes.items():
        setattr(plan, key, value)
    records, issues = read_records(sheet, plan, REFERENCE)
    return records, issues + find_issues(records, REFERENCE), plan


def figures(records):
    """cell -> (government, indicator, component, year, kind, value)"""
    return {r.cell: (r.government, r.indicator, r.component, r.year, r.kind, r.value) for r in records}


def types(issues):
    return sorted(issue.type for issue in issues)


HEAD = ["provinsi", "indikator", "tahun", "jenis", "nilai", "predikat", "catatan"]


def test_the_columns_of_the_ntb_portal_are_read_with_the_indicator_from_the_value_header():
    rows = [
        ["#", "Kode Provinsi Kabupaten Kota", "Nama Provinsi Kabupaten Kota", "Nilai IRB", "Predikat", "Tahun"],
        [1, "52", "Provinsi Nusa Tenggara Barat", 68.31, "B", 2022],
        [2, "52.71", "Kota Mataram", "61,02", "B", "2022"],
    ]
    records, issues, plan = read(rows)
    assert figures(records) == {
        "D2": ("52", "RB", "", 2022, "realisasi", Decimal("68.31")),
        "D3": ("52.71", "RB", "", 2022, "realisasi", Decimal("61.02")),
    }
    assert [record.predikat for record in records] == ["B", "B"] and not issues
    assert plan.layout == "data_terbuka"


def test_a_kabupaten_beside_its_province_is_the_government_of_the_row():
    rows = [
        ["id", "kode_provinsi", "nama_provinsi", "kode_kabupaten_kota", "nama_kabupaten_kota", "indeks_spbe", "tahun"],
        [1, 35, "JAWA TIMUR", 3578, "KOTA SURABAYA", "3.12", 2021],
    ]
    records, issues, _plan = read(rows)
    assert figures(records) == {"F2": ("35.78", "SPBE", "", 2021, "realisasi", Decimal("3.12"))}
    assert not issues


def test_target_and_rupiah_pairs_give_targets_only_and_the_column_numbers_are_no_data():
    rows = [
        ["TARGET INDIKATOR KINERJA RPJMD PROVINSI BANTEN TAHUN 2023-2026"],
        [None],
        ["No", "Indikator Kinerja", "Satuan", "Kondisi Awal", 2023, None, 2024, None, "Kondisi Akhir"],
        [None, None, None, None, "TARGET", "RP.", "TARGET", "RP.", None],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)"],
        [1, "Indeks Reformasi Birokrasi", "Poin", 70.1, "72,79-73,78", "1,231,790,000", "BB", 5, 75],
        [2, "Indeks SPBE", "Indeks", 2.9, 3.1, 100, "3,2", 200, 3.2],
    ]
    merges = [(2, 4, 2, 5), (2, 6, 2, 7)]
    records, issues, plan = read(rows, merges=merges)
    assert figures(records) == {
        "E6": ("36", "RB", "", 2023, "target", Decimal("72.79")),
        "G6": ("36", "RB", "", 2024, "target", None),
        "E7": ("36", "SPBE", "", 2023, "target", Decimal("3.1")),
        "G7": ("36", "SPBE", "", 2024, "target", Decimal("3.2")),
    }
    assert records[0].upper_value == Decimal("73.78") and records[1].predikat == "BB"
    assert {(r.document, r.plan_from_year, r.plan_to_year) for r in records} == {("RPJMD", 2023, 2026)}
    assert types(issues) == ["baseline_skipped", "baseline_skipped"] and plan.layout == "target"


def test_target_and_realisation_side_by_side_keep_their_kinds_and_the_percentage_is_left_out():
    rows = [
        ["PENCAPAIAN KINERJA PEMERINTAH PROVINSI MALUKU UTARA TAHUN 2022"],
        ["N0", "Indikator Kinerja Utama", "Satuan", "Target", "Realisasi", "Capaian"],
        [1, "Nilai SAKIP", "Poin", 66, 62.1, 94.1],
        [2, "Indeks RB", "Poin", 65, "n/a", None],
    ]
    records, issues, plan = read(rows)
    assert figures(records) == {
        "D3": ("82", "SAKIP", "", 2022, "target", Decimal(66)),
        "E3": ("82", "SAKIP", "", 2022, "realisasi", Decimal("62.1")),
        "D4": ("82", "RB", "", 2022, "target", Decimal(65)),
    }
    assert types(issues) == ["document_unnamed", "document_unnamed", "missing_word"] and plan.layout == "capaian"
    assert {record.document for record in records if record.kind == "target"} == {"lainnya"}


def test_one_column_for_each_indicator_with_its_own_predikat():
    rows = [
        ["REKAP INDEKS TAHUN 2023"],
        ["No", "Pemerintah Provinsi", "Indeks RB", "Predikat", "Nilai SAKIP", "Kategori", "Indeks SPBE"],
        [1, "Banten", 78.1, "BB", "70,11", "BB", 3.4],
    ]
    records, issues, _plan = read(rows)
    assert figures(records) == {
        "C3": ("36", "RB", "", 2023, "realisasi", Decimal("78.1")),
        "E3": ("36", "SAKIP", "", 2023, "realisasi", Decimal("70.11")),
        "G3": ("36", "SPBE", "", 2023, "realisasi", Decimal("3.4")),
    }
    assert [record.predikat for record in records] == ["BB", "BB", None] and not issues


def test_area_names_follow_the_method_of_each_year_across_a_break():
    rows = [
        ["PERKEMBANGAN RB PROVINSI MALUKU UTARA"],
        ["No", "Komponen", "Tahun 2019", "2020 (realisasi)", "2022"],
        ["A", "Komponen Pengungkit", 33, 34, 35],
        [1, "Manajemen Perubahan", 2.5, 2.6, "2,7"],
    ]
    records, issues, _plan = read(rows)
    found = figures(records)
    assert found["C4"][2:4] == ("PENGUNGKIT.MP", 2019)
    assert found["D4"][2:4] == ("PENGUNGKIT.MP", 2020) and found["E4"][2:4] == ("PENGUNGKIT.MP", 2022)
    assert not issues


def test_areas_listed_under_hasil_antara_are_details_not_areas():
    rows = [
        ["LEMBAR KERJA EVALUASI PROVINSI BANTEN TAHUN 2021"],
        ["Penilaian", "Bobot", "Nilai"],
        ["A. PENGUNGKIT", 60, 30],
        ["I. PEMENUHAN", 20, 10],
        ["1 MANAJEMEN PERUBAHAN", 2, "1,5"],
        ["II. HASIL ANTARA AREA PERUBAHAN", 10, 5],
        ["1 MANAJEMEN PERUBAHAN", 1, 0.5],
        ["III. REFORM", 30, 15],
        ["1 MANAJEMEN PERUBAHAN", 3, 2],
    ]
    records, issues, _plan = read(rows)
    assert [(record.cell, record.component) for record in records] == [
        ("C3", "PENGUNGKIT"),
        ("C4", "PENGUNGKIT.PEMENUHAN"),
        ("C5", "PENGUNGKIT.PEMENUHAN.PEM_MP"),
        ("C6", "PENGUNGKIT.HASIL_ANTARA"),
        ("C8", "PENGUNGKIT.REFORM"),
        ("C9", "PENGUNGKIT.REFORM.REF_MP"),
    ]
    assert types(issues) == ["assessment_question", "detail_skipped"]


def test_the_sheet_of_one_office_never_becomes_the_value_of_its_province():
    rows = [
        ["LEMBAR KERJA EVALUASI (LKE)"],
        ["INSTANSI : DINAS KESEHATAN PROVINSI MALUKU UTARA"],
        ["TAHUN : 2021"],
        ["Penilaian", "Bobot", "Nilai", "%"],
        ["A. PENGUNGKIT", 36.3, 32.95, 0.9076],
    ]
    records, _issues, plan = read(rows)
    assert [(r.government, r.unit, r.value) for r in records] == [("82", "DINAS KESEHATAN", Decimal("32.95"))]
    assert plan.layout == "lke"


def test_a_year_in_a_cited_regulation_is_not_the_year_of_the_sheet():
    rows = [
        ["LEMBAR KERJA EVALUASI SESUAI PERMENPANRB NOMOR 26 TAHUN 2020"],
        ["PEMERINTAH PROVINSI BANTEN", "TAHUN 2022"],
        ["Penilaian", "Bobot", "Nilai"],
        ["A. PENGUNGKIT", 60, 30],
    ]
    records, _issues, _plan = read(rows)
    assert [record.year for record in records] == [2022]


def test_a_title_with_two_governments_decides_for_neither():
    rows = [
        ["PERBANDINGAN PROVINSI MALUKU UTARA DAN BANTEN TAHUN 2022"],
        ["Indikator", "Satuan", "Realisasi"],
        ["Indeks RB", "Poin", 70],
    ]
    records, issues, _plan = read(rows)
    assert not records and types(issues) == ["government_missing"]
    records, issues, _plan = read(rows, government="36")
    assert [record.government for record in records] == ["36"] and not issues


def test_maluku_is_never_maluku_utara():
    rows = [HEAD, ["Maluku", "Indeks RB", 2021, "realisasi", 60, None, None]]
    rows += [["MALUKU UTARA", "Indeks RB", 2021, "realisasi", 61, None, None]]
    records, _issues, _plan = read(rows)
    assert [record.government for record in records] == ["81", "82"]


def test_an_unknown_name_is_an_error_with_a_suggestion_and_never_a_guess():
    rows = [HEAD, ["Kalimatan Timur", "Indeks RB", 2021, "realisasi", 70.1, None, None]]
    records, issues, _plan = read(rows)
    assert not records and types(issues) == ["unknown_government"]
    assert issues[0].cell == "A2" and "Kalimantan Timur" in issues[0].fix


@pytest.mark.parametrize("name", ["Serang", "Maluku Selatan", "Papua Baru", "=1+1", "82.99"])
def test_a_name_two_governments_share_or_nobody_has_is_not_decided(name):
    rows = [HEAD, [name, "Indeks RB", 2021, "realisasi", 70.1, None, None]]
    records, issues, _plan = read(rows)
    assert not records and types(issues) == ["unknown_government"]


@pytest.mark.parametrize(
    ("row", "kind", "cell"),
    [
        (["Banten", "Indeks Bahagia", 2021, "realisasi", 60, None, None], "unknown_indicator", "B2"),
        (["Banten", "Indeks RB", "entah", "realisasi", 60, None, None], "year_unreadable", "C2"),
        (["Banten", "Indeks RB", "2020/2021", "realisasi", 60, None, None], "year_unreadable", "C2"),
        (["Banten", "Indeks RB", None, "realisasi", 60, None, None], "year_missing", "C2"),
        (["Banten", "Indeks RB", 1999, "realisasi", 60, None, None], "year_out_of_range", "E2"),
        (["Banten", "Indeks RB", 2098, "target", 60, None, None], "year_out_of_range", "E2"),
        (["Banten", "Indeks RB", 2012, "realisasi", 60, None, None], "no_method", "E2"),
        (["Banten", "Indeks RB", 2021, "ramalan", 60, None, None], "unknown_kind", "D2"),
        (["Banten", "Indeks RB", 2021, "realisasi", -1, None, None], "negative", "E2"),
        (["Banten", "Indeks RB", 2021, "realisasi", "-60,1", None, None], "negative", "E2"),
        (["Banten", "Indeks RB", 2021, "realisasi", 100.01, None, None], "above_ceiling", "E2"),
        (["Banten", "Indeks RB", 2023, "realisasi", 120.01, None, None], "above_ceiling", "E2"),
        (["Banten", "Indeks SPBE", 2022, "realisasi", 5.1, None, None], "above_ceiling", "E2"),
        (["Banten", "IKM", 2022, "realisasi", 24, None, None], "below_minimum", "E2"),
        (["Banten", "Indeks RB", 2021, "realisasi", "enam puluh", None, None], "not_a_number", "E2"),
        (["Banten", "Indeks RB", 2021, "realisasi", "NaN", None, None], "not_a_number", "E2"),
        (["Banten", "Indeks RB", 2021, "realisasi", "0x1F", None, None], "not_a_number", "E2"),
        (["Banten", "Indeks RB", 2021, "realisasi", "45.000", None, None], "ambiguous_number", "E2"),
        (["Banten", "Indeks RB", 2021, "realisasi", "77,76-78,71", None, None], "range_for_score", "E2"),
    ],
)
def test_what_cannot_be_read_is_refused_at_its_cell(row, kind, cell):
    records, issues, _plan = read([HEAD, row])
    assert [(issue.type, issue.cell) for issue in issues if issue.severity == "error"] == [(kind, cell)]
    assert all(word for word in (issues[0].message, issues[0].expected, issues[0].fix))


def test_a_lost_decimal_comma_is_suggested():
    _records, issues, _plan = read([HEAD, ["Banten", "Indeks RB", 2021, "realisasi", 7463, None, None]])
    assert types(issues) == ["above_ceiling"] and "74,63" in issues[0].fix


def test_the_index_above_a_hundred_is_a_warning_where_the_ceiling_is_unresolved():
    _records, issues, _plan = read([HEAD, ["Banten", "Indeks RB", 2024, "realisasi", 104.5, None, None]])
    assert [(issue.type, issue.severity) for issue in issues] == [("above_usual", "warning")]


def test_excel_errors_and_uncomputed_formulas_are_named():
    rows = [HEAD, ["Banten", "Indeks RB", 2021, "realisasi", None, None, None]] * 1
    rows += [["Banten", "Indeks RB", 2022, "realisasi", None, None, None]]
    _records, issues, _plan = read(rows, marks={(1, 4): "#DIV/0!", (2, 4): "uncached"})
    assert [(i.type, i.cell) for i in issues] == [("excel_error", "E2"), ("uncached_formula", "E3")]
    assert "#DIV/0!" in issues[0].message


def test_a_name_that_is_an_excel_error_is_said_to_be_one():
    rows = [HEAD, [None, "Indeks RB", 2021, "realisasi", 60, None, None]]
    records, issues, _plan = read(rows, marks={(1, 0): "#N/A"})
    assert not records and [(issue.type, issue.cell) for issue in issues] == [("excel_error", "A2")]


def test_values_as_people_type_them_in_one_column():
    typed = ["60,37", "60.37", "60,37*", "60,37 (B)", "63,35 - B", " 60,37\xa0", 0.6037]
    rows = [HEAD] + [["Banten", "Indeks RB", 2014 + n, "realisasi", text, None, None] for n, text in enumerate(typed)]
    records, issues, _plan = read(rows, marks={(7, 4): "percent"})
    assert [record.value for record in records] == [Decimal("60.37")] * 4 + [Decimal("63.35")] + [Decimal("60.37")] * 2
    assert [record.predikat for record in records] == [None, None, None, "B", "B", None, None]
    assert types(issues) == ["footnote_mark", "percent_cell"]


def test_missing_words_keep_their_status_and_a_bare_blank_stores_nothing_unless_told():
    rows = [HEAD] + [
        ["Banten", "Indeks RB", 2019, "realisasi", "belum dikeluarkan", None, None],
        ["Banten", "Indeks RB", 2020, "realisasi", None, None, "Belum dikeluarkan oleh Tim Penilai RB Nasional"],
        ["Banten", "Indeks RB", 2021, "realisasi", "-", None, None],
        ["Banten", "Indeks RB", 2022, "realisasi", None, None, None],
        ["Banten", "Indeks RB", 2023, "realisasi", "tidak dinilai", None, None],
    ]
    records, issues, _plan = read(rows)
    assert [(r.year, r.status, r.value) for r in records] == [
        (2019, "belum_dikeluarkan", None),
        (2020, "belum_dikeluarkan", None),
        (2023, "tidak_dinilai", None),
    ]
    assert types(issues) == ["blank_cell", "missing_word", "missing_word", "missing_word"]
    records, _issues, _plan = read(rows, blank_means="tidak_dinilai")
    assert (2022, "tidak_dinilai") in [(r.year, r.status) for r in records]


def test_a_stated_letter_that_the_number_contradicts_is_a_warning_at_its_own_cell():
    rows = [HEAD, ["Kalimantan Timur", "Indeks RB", 2020, "target", 70.5, "kualifikasi B", "RPJMD"]]
    records, issues, _plan = read(rows)
    assert [(i.type, i.cell, i.severity) for i in issues] == [("predikat_mismatch", "F2", "warning")]
    assert "BB" in issues[0].message and records[0].predikat == "kualifikasi B" and records[0].document == "RPJMD"


def test_one_figure_twice_is_a_warning_when_equal_and_an_error_when_not():
    row = ["Banten", "Indeks RB", 2021, "realisasi", 60, None, None]
    _records, issues, _plan = read([HEAD, row, row])
    assert types(issues) == ["identical_values"]
    _records, issues, _plan = read([HEAD, row, [*row[:4], 61, None, None]])
    assert [(issue.type, issue.cell) for issue in issues] == [("conflicting_values", "E3")]
    assert "Data!E2" in issues[0].message


def test_components_that_miss_their_total_are_refused_only_where_the_method_adds_up():
    def sheet(year, total):
        names = ("Komponen Pengungkit", "Komponen Hasil", "Indeks Reformasi Birokrasi")
        return [[f"PROVINSI BANTEN TAHUN {year}"], ["Komponen", "Bobot", "Nilai"]] + [
            [name, None, value] for name, value in zip(names, (33.13, 27.24, total), strict=True)
        ]

    assert types(read(sheet(2019, 60.42))[1]) == []
    assert types(read(sheet(2019, 60.43))[1]) == ["sum_mismatch"]
    rows = [["PROVINSI BANTEN TAHUN 2023"], ["Komponen", "Bobot", "Nilai"]]
    rows += [["RB General", 100, 60.0], ["RB Tematik", 20, 10.0], ["Indeks Reformasi Birokrasi", 120, 75.0]]
    assert types(read(rows)[1]) == []


def test_a_weight_known_for_local_governments_refuses_and_an_unverified_one_warns():
    rows = [["PROVINSI BANTEN TAHUN 2021"], ["Komponen", "Nilai"], ["A. PENGUNGKIT", 61]]
    assert [(i.type, i.severity) for i in read(rows)[1]] == [("above_component", "error")]
    rows = [["PROVINSI BANTEN TAHUN 2019"], ["Komponen", "Nilai"], ["Manajemen Perubahan", 5.5]]
    assert [(i.type, i.severity) for i in read(rows)[1]] == [("above_unverified_weight", "warning")]
    rows = [["PROVINSI BANTEN TAHUN 2019"], ["Komponen", "Bobot", "Nilai"], ["Manajemen Perubahan", 6, 5.5]]
    assert read(rows)[1] == []


def test_a_misspelt_area_with_a_value_is_refused_not_skipped():
    rows = [["LEMBAR KERJA EVALUASI PROVINSI BANTEN TAHUN 2021"], ["Penilaian", "Bobot", "Nilai"]]
    rows += [["A. PENGUNGKIT", 60, 30], ["I. PEMENUHAN", 20, 10], ["7 PENGUATAN PENGAWASN", 4, 3]]
    _records, issues, _plan = read(rows)
    wrong = [issue for issue in issues if issue.severity == "error"]
    assert [(issue.type, issue.cell) for issue in wrong] == [("unknown_component", "A5")]
    assert "Penguatan Pengawasan" in wrong[0].fix


def test_summary_and_note_rows_below_a_table_are_skipped():
    rows = [["INDEKS REFORMASI BIROKRASI"], ["No", "Provinsi", 2020, 2021], [1, "Banten", 68, 69]]
    rows += [[None, "Rata-rata", 68, 69], [None, None, None, None], ["Sumber: KemenPANRB", None, None, None]]
    records, issues, _plan = read(rows)
    assert [record.cell for record in records] == ["C3", "D3"] and types(issues) == ["detail_skipped"]


def test_a_name_merged_over_several_rows_holds_for_all_of_them():
    rows = [HEAD, ["Banten", "Indeks RB", 2020, "realisasi", 67, None, None]]
    rows += [[None, "Indeks RB", 2021, "realisasi", 68, None, None]]
    records, issues, _plan = read(rows, merges=[(1, 0, 2, 0)])
    assert [record.government for record in records] == ["36", "36"] and not issues
    records, issues, _plan = read(rows)
    assert types(issues) == ["government_missing"]


def test_a_header_printed_again_on_the_next_page_is_no_row():
    rows = [["INDEKS REFORMASI BIROKRASI"], ["No", "Provinsi", 2020, 2021], [1, "Banten", 68, 69]]
    rows += [["No", "Provinsi", 2020, 2021], [2, "Bali", 70, 71]]
    records, issues, _plan = read(rows)
    assert [record.cell for record in records] == ["C3", "D3", "C5", "D5"] and not issues


def test_an_upper_header_of_a_csv_reaches_over_the_gap_to_its_right():
    rows = [
        ["No", "Provinsi", "Tahun 2021", None, "Tahun 2022", None],
        [None, None, "Nilai", "Predikat", "Nilai", "Predikat"],
        ["1", "Banten", "68,1", "B", "69,2", "B"],
    ]
    rows = [["INDEKS REFORMASI BIROKRASI"], *rows]
    records, issues, _plan = read(rows, name="(csv)")
    assert [(r.cell, r.year, r.value, r.predikat) for r in records] == [
        ("C4", 2021, Decimal("68.1"), "B"),
        ("E4", 2022, Decimal("69.2"), "B"),
    ]
    assert not issues


def test_a_predikat_without_a_number_is_a_value_of_its_own():
    rows = [["OPINI BPK PEMERINTAH PROVINSI"], ["No", "Provinsi", 2021, 2022], [1, "Banten", "WTP", "WDP"]]
    records, issues, _plan = read(rows)
    assert [(r.indicator, r.value, r.predikat) for r in records] == [("BPK", None, "WTP"), ("BPK", None, "WDP")]
    assert not issues


def test_a_sheet_without_values_is_not_used():
    sheet = Sheet("Petunjuk", [["PETUNJUK PENGISIAN"], ["nilai: angka"], ["tahun dan provinsi wajib diisi"]])
    assert not suggest_plan(sheet, REFERENCE).is_used


def test_an_lke_can_be_read_as_the_self_assessment():
    rows = [["PENILAIAN MANDIRI (PMPRB) PROVINSI BANTEN TAHUN 2021"], ["Penilaian", "Nilai"], ["A. PENGUNGKIT", 30]]
    records, issues, _plan = read(rows)
    assert [r.kind for r in records] == ["realisasi"] and types(issues) == ["assessment_question"]
    records, _issues, _plan = read(rows, kind="mandiri")
    assert [r.kind for r in records] == ["mandiri"]
