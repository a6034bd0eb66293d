"""How sheets of every arrangement are read: which cell becomes which figure, and what is said where none does."""

from decimal import Decimal

import pytest

from data.ingest.model import Sheet
from data.ingest.reading.checks import find_issues
from data.ingest.reading.plan import suggest_plan
from data.ingest.reading.records import read_records
from data.ingest.reading.reference import load_reference

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


def test_an_area_named_with_its_parent_needs_no_section():
    rows = [["PROVINSI BANTEN TAHUN 2021"], ["Komponen", "Nilai"]]
    rows += [["Manajemen Perubahan (Reform)", 2], ["Manajemen Perubahan (Pemenuhan)", 1.5], ["Manajemen Perubahan", 60]]
    records, issues, _plan = read(rows)
    assert [record.component.split(".")[-1] for record in records] == ["REF_MP", "PEM_MP", "MP"] and not issues


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


def cells(records):
    """cell -> (government, year, value)"""
    return {record.cell: (record.government, record.year, record.value) for record in records}


def errors(issues):
    return [(issue.type, issue.cell) for issue in issues if issue.severity == "error"]


def table(title, head, *rows):
    return [[title], head, *rows]


def test_a_title_block_of_label_colon_and_value_is_no_header():
    rows = [["LEMBAR KERJA EVALUASI"], ["INSTANSI", ":", "PEMERINTAH PROVINSI BANTEN"], ["TAHUN", ":", 2021]]
    rows += [["Penilaian", "Bobot", "Penilaian Mandiri", None], [None, None, "Nilai", "%"]]
    rows += [["A. PENGUNGKIT", 60, 40.5, 0.675]]
    records, _issues, _plan = read(rows, merges=[(3, 0, 4, 0), (3, 1, 4, 1), (3, 2, 3, 3)])
    assert [(r.cell, r.government, r.year, r.kind) for r in records] == [("C6", "36", 2021, "mandiri")]
    rows = [["Nama Instansi", "Pemerintah Provinsi Bali"], ["Tahun", "2021"], ["Komponen", "Nilai"], ["B. HASIL", 30]]
    assert cells(read(rows)[0]) == {"B4": ("51", 2021, Decimal(30))}


@pytest.mark.parametrize("text", ["TA 2021", "T.A. 2021", "Tahun Anggaran 2021", "Th. 2021", "2021 (realisasi)"])
def test_a_year_is_read_as_offices_write_it(text):
    records, issues, _plan = read([HEAD, ["Banten", "Indeks RB", text, "realisasi", 70, None, None]])
    assert [record.year for record in records] == [2021] and not issues


def test_two_tables_below_each_other_are_refused_at_the_second_header():
    first = table("INDEKS RB", ["No", "Provinsi", 2020, 2021], [1, "Banten", 68, 69])
    other_years = table("INDEKS RB", ["No", "Provinsi", 2022, 2023], [1, "Bali", 75, 76])
    other_title = table("NILAI SAKIP", ["No", "Provinsi", 2020, 2021], [1, "Bali", 75, 76])
    for second in (other_years, other_title):
        records, issues, _plan = read([*first, [], *second])
        assert errors(issues) == [("second_table", "B6")] and list(cells(records)) == ["C3", "D3"]
    same = table("INDEKS RB (lanjutan)", ["No", "Provinsi", 2020, 2021], [2, "Bali", 75, 76])
    records, issues, _plan = read([*first, [], *same])
    assert list(cells(records)) == ["C3", "D3", "C7", "D7"] and not issues


def test_two_tables_beside_each_other_are_refused_at_the_second():
    rows = table("INDEKS RB 2021", ["No", "Provinsi", "Nilai", None, "No", "Provinsi", "Nilai"])
    records, issues, _plan = read([*rows, [1, "Aceh", 60, None, 20, "Bali", 75]])
    assert not records and errors(issues) == [("second_table", "F2")]


@pytest.mark.parametrize(
    ("name", "title", "year"),
    [("RB 2022", "DAFTAR NILAI", 2022), ("2022", "INDEKS RB", 2022), ("2022", "INDEKS RB TAHUN 2022", 2022)],
)
def test_the_name_of_a_sheet_gives_year_and_indicator_where_the_title_is_silent(name, title, year):
    rows = table(title, ["No", "Provinsi", "Nilai"], [1, "Banten", 70.5])
    assert figures(read(rows, name=name)[0]) == {"C3": ("36", "RB", "", year, "realisasi", Decimal("70.5"))}


def test_a_sheet_whose_name_contradicts_its_title_decides_nothing():
    rows = table("INDEKS RB TAHUN 2021", ["No", "Provinsi", "Nilai"], [1, "Banten", 70.5])
    assert errors(read(rows, name="2022")[1]) == [("year_missing", "C3")]
    rows = table("INDEKS RB PROVINSI BANTEN", ["Tahun", "Nilai"], [2021, 70.5])
    assert errors(read(rows, name="Bali")[1]) == [("government_missing", "B3")]


@pytest.mark.parametrize(
    "head",
    [
        ["No", "Provinsi", "2020", "Predikat", "2021", "Predikat"],
        ["No", "Provinsi", "Nilai 2020", "Predikat 2020", "Nilai 2021", "Predikat 2021"],
        ["No", "Provinsi", "Indeks RB Tahun 2020", "Predikat (2020)", "Indeks RB 2021", "Predikat (2021)"],
    ],
)
def test_a_predikat_for_each_year_goes_with_its_year(head):
    records, issues, _plan = read(table("INDEKS RB", head, [1, "Banten", 68, "B", 71, "BB"]))
    assert [(r.cell, r.year, r.value, r.predikat) for r in records] == [("C3", 2020, 68, "B"), ("E3", 2021, 71, "BB")]
    assert not issues


def test_predikat_columns_at_the_far_right_go_with_their_years():
    head = ["No", "Provinsi", "2020", "2021", "Predikat 2020", "Predikat 2021"]
    records, _issues, _plan = read(table("INDEKS RB", head, [1, "Banten", 68, 71, "B", "BB"]))
    assert [(r.year, r.predikat) for r in records] == [(2020, "B"), (2021, "BB")]


def test_a_number_before_the_name_of_a_province_is_no_part_of_it():
    names = ["1. Aceh", "2. Prov. Kalimantan Timur", "3) Maluku Utara", "4 Maluku", "5.Papua", "36 - Banten"]
    records, issues, _plan = read(table("INDEKS RB 2021", ["Provinsi", "Nilai"], *([name, 60] for name in names)))
    assert [record.government for record in records] == ["11", "64", "82", "81", "91", "36"] and not issues


def test_a_row_without_a_name_never_gets_the_name_in_the_title():
    rows = table("INDEKS RB PROVINSI NTB TAHUN 2022", ["No", "Kabupaten/Kota", "Nilai"])
    records, issues, _plan = read([*rows, [1, "Kab. Dompu", 55.5], [None, None, 58.8]])
    assert cells(records) == {"C3": ("52.05", 2022, Decimal("55.5"))}
    assert errors(issues) == [("government_missing", "B4")]


def test_kabupaten_beside_province_is_told_apart_from_it():
    rows = table("NILAI SAKIP 2021", ["No", "Provinsi", "Kabupaten/Kota", "Nilai"], [1, "Banten", "Kab. Serang", 70])
    assert cells(read(rows)[0]) == {"D3": ("36.04", 2021, Decimal(70))}


def test_a_kabupaten_nobody_knows_in_the_title_is_not_its_province():
    rows = table("INDEKS RB KABUPATEN BOGOR PROVINSI JAWA BARAT TAHUN 2021", ["Indikator", "Nilai"], ["Indeks RB", 60])
    records, issues, _plan = read(rows)
    assert not records and errors(issues) == [("government_missing", "B3")]


def test_a_summary_named_in_another_column_and_a_signature_are_no_values():
    rows = table("INDEKS RB TAHUN 2022", ["No", "Provinsi", "Nilai"], [1, "Bali", 55.5], ["Rata-rata", None, 58.8])
    rows += [[None, None, "Denpasar, 3 Mei 2022"], [None, None, "NIP. 19700101 199003 1 001"]]
    records, issues, _plan = read(rows)
    assert list(cells(records)) == ["C3"] and types(issues) == ["detail_skipped", "text_skipped", "text_skipped"]


def test_units_in_the_second_row_belong_to_the_header():
    rows = [
        ["Provinsi", "Indeks RB", "Indeks SPBE", "Tahun"],
        [None, "(poin)", "(1-5)", None],
        ["Banten", 70, 3.2, 2021],
    ]
    records, issues, _plan = read(rows)
    assert [(r.cell, r.indicator) for r in records] == [("B3", "RB"), ("C3", "SPBE")] and not issues


def test_a_fraction_in_a_column_of_scores_asks():
    rows = table("INDEKS RB TAHUN 2021", ["Provinsi", "Nilai"], ["Banten", 0.7012], ["Bali", 0.712])
    records, issues, _plan = read(rows, marks={(2, 1): "percent"})
    assert [record.value for record in records] == [Decimal("70.12"), Decimal("0.712")]
    assert [(i.type, i.cell) for i in issues if i.severity == "warning"] == [("fraction_suspected", "B4")]


def test_general_and_tematik_beside_the_index_are_its_components():
    head = ["No", "Provinsi", "RB General", "RB Tematik", "Indeks RB", "Predikat"]
    records, issues, _plan = read(table("HASIL EVALUASI RB TAHUN 2023", head, [1, "Banten", 70.1, 8.2, 78.3, "BB"]))
    assert [r.component for r in records] == ["RB_GENERAL", "RB_TEMATIK", ""] and not issues


@pytest.mark.parametrize("title", ["INDEKS RB TEMATIK TAHUN 2023", "AREA MANAJEMEN PERUBAHAN INDEKS RB TAHUN 2022"])
def test_a_title_that_names_a_component_does_not_make_its_values_those_of_the_index(title):
    records, issues, _plan = read(table(title, ["No", "Provinsi", "Nilai"], [1, "Bali", 8.2]))
    assert not records and errors(issues) == [("indicator_missing", "C3")]


def test_target_realisation_and_percentage_repeat_for_each_year():
    head = ["No", "Indikator", "Target 2023", "Realisasi 2023", "Capaian", "Target 2024", "Realisasi 2024", "Capaian"]
    rows = table("CAPAIAN KINERJA PROVINSI BANTEN", head, [1, "Indeks RB", 70, 71, 101.4, 72, 73, 101.4])
    records, _issues, _plan = read(rows)
    read_as = [(r.year, r.kind, r.value) for r in records]
    assert read_as == [(2023, "target", 70), (2023, "realisasi", 71), (2024, "target", 72), (2024, "realisasi", 73)]


@pytest.mark.parametrize("title", ["TARGET RENSTRA DINAS KESEHATAN PROVINSI BANTEN", "NILAI RB DINAS KESEHATAN BANTEN"])
def test_an_office_anywhere_in_the_title_owns_the_values(title):
    records, _issues, _plan = read(table(title, ["Indikator", 2020, 2021], ["Nilai SAKIP", 70, 71]))
    assert {record.unit for record in records} and all("DINAS KESEHATAN" in record.unit for record in records)


def test_the_letterhead_of_the_author_is_not_whose_value_it_is():
    rows = [["PEMERINTAH PROVINSI BALI"], ["SEKRETARIAT DAERAH"], ["BIRO ORGANISASI"], ["INDEKS RB TAHUN 2022"]]
    records, _issues, _plan = read([*rows, ["Indikator", "Nilai"], ["Indeks RB", 75]])
    assert [(r.government, r.unit) for r in records] == [("51", "")]


def test_the_self_assessment_stands_beside_the_result():
    head = ["No", "Provinsi", "Nilai PMPRB", "Nilai Evaluasi KemenPANRB"]
    records, issues, _plan = read(table("HASIL RB TAHUN 2021", head, [1, "Banten", 80.1, 68.2]))
    assert [(r.kind, r.value) for r in records] == [("mandiri", Decimal("80.1")), ("realisasi", Decimal("68.2"))]
    assert not errors(issues)


def test_abbreviated_areas_are_known():
    head = ["No", "OPD", "MP", "PUU", "Organisasi", "Tatalaksana", "SDM", "Akuntabilitas", "Pengawasan", "Yanlik"]
    row = [1, "Dinas Kesehatan", 3, 2, 3, 3, 3, 3, 3, 3]
    records, _issues, _plan = read(table("NILAI RB OPD PROVINSI BANTEN TAHUN 2022", head, row))
    assert [r.component.split(".")[1] for r in records] == ["MP", "PUU", "ORG", "TTL", "SDM", "AKT", "WAS", "PP"]


def test_ranks_quarters_rupiah_and_averages_are_no_values():
    rows = [["INDEKS RB"], ["No", "Provinsi", "Peringkat", None, "Nilai", None, "Rata-rata"]]
    rows += [[None, None, 2020, 2021, 2020, 2021, None], [1, "Bali", 3, 2, 70, 71, 70.5]]
    records, issues, _plan = read(rows, merges=[(1, 2, 1, 3), (1, 4, 1, 5)])
    assert cells(records) == {"E4": ("51", 2020, 70), "F4": ("51", 2021, 71)} and not issues
    quarters = table("CAPAIAN PROVINSI BALI", ["Indikator", "TW I 2022", "TW II 2022", "2022"], ["Indeks RB", 1, 2, 71])
    assert cells(read(quarters)[0]) == {"D3": ("51", 2022, 71)}
    percent = Sheet("Data", table("CAPAIAN 2022", ["Provinsi", "Capaian Indeks RB (%)"], ["Bali", 98.2]))
    assert not suggest_plan(percent, REFERENCE).is_used


def test_an_upper_header_centred_over_its_columns_without_a_merge_reaches_right():
    rows = [["REKAP"], ["No", "Provinsi", "Indeks RB", None, "Nilai SAKIP", None], [None, None, 2020, 2021, 2021, 2022]]
    records, _issues, _plan = read([*rows, [1, "Bali", 70, 71, 80, 81]], merges=[(0, 0, 0, 5)])
    read_as = [(r.indicator, r.year) for r in records]
    assert read_as == [("RB", 2020), ("RB", 2021), ("SAKIP", 2021), ("SAKIP", 2022)]


def test_two_columns_that_say_the_same_conflict_instead_of_one_winning():
    rows = table("INDEKS RB", ["Provinsi", 2021, 2021], ["Bali", 70, 71])
    assert errors(read(rows)[1]) == [("conflicting_values", "C3")]


def test_two_years_in_one_row_that_differ_are_refused():
    rows = [["Provinsi", "Indikator", "Tahun", "Tahun Penilaian", "Nilai"], ["Banten", "Indeks RB", 2021, 2022, 70]]
    assert errors(read(rows)[1]) == [("year_unreadable", "C2")]
    rows[1][3] = 2021
    assert cells(read(rows)[0]) == {"E2": ("36", 2021, 70)}


def test_columns_named_after_governments_beat_the_one_in_the_title():
    rows = table(
        "PERBANDINGAN TAHUN 2022 PEMERINTAH PROVINSI BALI", ["Indikator", "Bali", "NTB"], ["Indeks RB", 75, 68]
    )
    assert cells(read(rows)[0]) == {"B3": ("51", 2022, 75), "C3": ("52", 2022, 68)}


def test_a_code_of_papua_alone_is_refused_and_beside_a_name_it_is_told():
    rows = [
        ["kode_provinsi", "nama_provinsi", "indeks_rb", "tahun"],
        ["91", "Papua Barat", 60, 2021],
        ["91", None, 60, 2020],
    ]
    records, issues, _plan = read(rows)
    assert [record.government for record in records] == ["92"]
    assert [(i.type, i.cell) for i in issues] == [("code_mismatch", "A2"), ("unknown_government", "A3")]


def test_baselines_stay_baselines_with_their_year_below():
    rows = [["TARGET RPJMD PROVINSI BALI"], ["Indikator", "Kondisi Awal", "Target", None], [None, 2017, 2018, 2019]]
    records, _issues, _plan = read([*rows, ["Indeks RB", 60, 61, 62]], merges=[(1, 2, 1, 3)])
    assert [(r.year, r.kind) for r in records] == [(2018, "target"), (2019, "target")]


def test_a_stated_sum_of_a_component_is_that_component():
    rows = table(
        "NILAI RB PROVINSI BANTEN TAHUN 2019", ["Komponen", "Nilai"], ["Jumlah Pengungkit", 40], ["Sub Total", 40]
    )
    records, issues, _plan = read(rows)
    assert [(r.cell, r.component) for r in records] == [("B3", "PENGUNGKIT")] and types(issues) == ["detail_skipped"]
