"""Plans of actions (renaksi) come in by the same upload: every layout and mess of real ones, and what is refused."""

import re
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from data.ingest.model import Sheet
from data.ingest.pipeline import check_file, check_source, suggest_plans
from data.ingest.reading.action_areas import Named, read_area
from data.ingest.reading.action_numbers import read_quantity, read_rupiah, same_unit
from data.ingest.reading.reference import load_reference
from data.planning.model import AREAS, STATED_STATUSES
from tests.data.ingest.test_mangled import FAST, MANGLING, as_source, assert_exists, assert_sayable, mangle

REFERENCE = load_reference()
NOTHING = REFERENCE.names["missing"]
TITLE = [["RENCANA AKSI REFORMASI BIROKRASI"], ["PEMERINTAH PROVINSI MALUKU"], ["TAHUN 2024"], [None]]
HEAD = ["No", "Area Perubahan", "Rencana Aksi", "Penanggung Jawab", "Indikator Output", "Satuan"]
TARGETS = [f"Target TW {roman}" for roman in ("I", "II", "III", "IV")]
DONE = [f"Realisasi TW {number}" for number in range(1, 5)]
MORE = ["Anggaran", "Realisasi Anggaran", "Kendala", "Tindak Lanjut", "Bukti", "Status"]
SOP = [1, "Manajemen Perubahan", "Menyusun SOP", "Biro Organisasi", "Jumlah SOP", "Dokumen", 1, 2, 3, 4]


def workbook(rows, merges=(), name="Renaksi", hidden=None):
    book = Workbook()
    book.active.title = name
    for row in rows:
        book.active.append(row)
    for cell in (cell for row in book.active.iter_rows() for cell in row if isinstance(cell.value, str)):
        cell.data_type = "s"  # '=' and '#REF!' as somebody types them
    for merged in merges:
        book.active.merge_cells(merged)
    if hidden:
        book.create_sheet("Konsep").append(hidden)
        book["Konsep"].sheet_state = "hidden"
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def read(*lines, head=(*HEAD, *TARGETS, *DONE, *MORE), title=TITLE, merges=(), **more):
    return check_file("renaksi.xlsx", workbook([*title, list(head), *lines], merges, **more))


def line(*values, **named):
    """A row under HEAD, TARGETS, DONE and MORE: the plan SOP with what is named instead."""
    row = dict(zip([*HEAD, *TARGETS, *DONE, *MORE], [*SOP, *[None] * 10], strict=True))
    return [*{**row, **{key.replace("_", " "): value for key, value in named.items()}}.values()]


def kinds(found):
    return [(issue.type, issue.cell) for issue in found.issues]


def numbers(action):
    return [None if n is None else str(n) for n in (*action.targets, *action.realised)]


# Layouts


def test_a_plan_with_one_header_row_is_known_and_every_action_has_its_cell():
    found = read(line(**{"Realisasi TW 1": 1, "Realisasi TW 2": "1,5", "Anggaran": 150_000_000, "Status": "Selesai"}))
    assert (found.status, found.records, found.owners, found.plans[0].layout) == ("accepted", [], [], "renaksi")
    (action,) = found.actions
    assert (action.government, action.year, action.area, action.activity) == ("81", 2024, "MP", "Menyusun SOP")
    assert (action.office, action.output_indicator, action.unit) == ("Biro Organisasi", "Jumlah SOP", "Dokumen")
    assert numbers(action) == ["1", "2", "3", "4", "1", "1.5", None, None]
    assert (action.budget, action.absorbed, action.stated_status) == (Decimal(150_000_000), None, "selesai")
    assert (action.sheet, action.cell, action.action_id) == ("Renaksi", "C6", None)


UNDER_TARGET = [
    ["No", "Area", "Kegiatan Utama", "Target", None, None, None, "Realisasi", None, None, None, "Anggaran", None],
    [
        None,
        None,
        None,
        "TW I",
        "TW II",
        "TW III",
        "TW IV",
        "TW I",
        "TW II",
        "TW III",
        "TW IV",
        "Pagu",
        "Realisasi (Rp)",
    ],
]
UNDER_QUARTER = [
    ["No", "Area", "Aksi", "TW I", None, "TW II", None, "TW III", None, "TW IV", None, "Pagu", "Serapan"],
    [None, None, None, *["Target", "Realisasi"] * 4, None, None],
]
BARE_NUMERALS = [
    ["No", "Area", "Uraian Kegiatan", "Target Triwulan", None, None, None, "Realisasi Triwulan", None, None, None,
     "Anggaran", "Realisasi Anggaran"],
    [None, None, None, "I", "II", "III", "IV", 1, 2, 3, 4, None, None],
]  # fmt: skip
THREE_ROWS = [
    ["No", "Area", "Renaksi", "Tahun 2024", *[None] * 9],
    [None, None, None, "Target", None, None, None, "Capaian", None, None, None, "Anggaran", None],
    [None, None, None, "Triwulan I", "Triwulan II", "Triwulan III", "Triwulan IV",
     "Tribulan 1", "Tribulan 2", "Tribulan 3", "Tribulan 4", "Pagu (Rp)", "Realisasi"],
]  # fmt: skip
TOP = len(TITLE) + 1
MERGES = {
    "under_target": [f"{c}{TOP}:{c}{TOP + 1}" for c in "ABC"] + [f"D{TOP}:G{TOP}", f"H{TOP}:K{TOP}", f"L{TOP}:M{TOP}"],
    "under_quarter": [f"{c}{TOP}:{c}{TOP + 1}" for c in "ABCLM"]
    + [f"{a}{TOP}:{b}{TOP}" for a, b in ("DE", "FG", "HI", "JK")],
    "three_rows": [f"{c}{TOP}:{c}{TOP + 2}" for c in "ABC"]
    + [f"D{TOP}:M{TOP}", f"D{TOP + 1}:G{TOP + 1}", f"H{TOP + 1}:K{TOP + 1}", f"L{TOP + 1}:M{TOP + 1}"],
}


@pytest.mark.parametrize(
    ("header", "merges", "is_by_quarter"),
    [
        (UNDER_TARGET, MERGES["under_target"], False),
        (UNDER_TARGET, [], False),
        (UNDER_QUARTER, MERGES["under_quarter"], True),
        (UNDER_QUARTER, [], True),
        (BARE_NUMERALS, [], False),
        (THREE_ROWS, MERGES["three_rows"], False),
    ],
)
def test_headers_of_several_rows_are_read_merged_or_not(header, merges, is_by_quarter):
    values = [1, 10, 2, 20, 3, 30, 4, 40] if is_by_quarter else [1, 2, 3, 4, 10, 20, 30, 40]
    rows = [*TITLE, *header, [*range(1, 14)], [1, "Pengawasan", "Audit kinerja", *values, 500, 400]]
    found = check_file("renaksi.xlsx", workbook(rows, merges))
    (action,) = found.actions
    assert numbers(action) == ["1", "2", "3", "4", "10", "20", "30", "40"]
    assert (action.area, action.activity, action.budget, action.absorbed) == ("WAS", "Audit kinerja", 500, 400)
    assert found.issues == []


@pytest.mark.parametrize(
    ("target", "done"),
    [("Target TW I", "Realisasi TW 1"), ("TW I Target", "TW 1 Realisasi"),
     ("Target Triwulan 1", "Realisasi Triwulan I"),
     ("TW1 Target", "TW1 Realisasi"), ("Q1 Target", "Q1 Realisasi"), ("target_tw_1", "realisasi_tw_1"),
     ("TARGET TRIBULAN I", "CAPAIAN TRIBULAN I"), ("Target s.d. TW I", "Realisasi s.d. TW I")],
)  # fmt: skip
def test_a_quarter_is_written_in_many_ways(target, done):
    found = read([1, "SDM", "Pelatihan", 5, 3], head=["No", "Area", "Rencana Aksi", target, done])
    assert numbers(found.actions[0]) == ["5", *[None] * 3, "3", *[None] * 3]


def test_a_csv_with_decimal_commas_and_the_government_and_year_in_columns():
    text = "Pemda;Tahun;Area;Renaksi;Target TW II;Realisasi TW II\nBanten;2025;WAS;Audit;1.250;1.249,5\n"
    found = check_file("renaksi.csv", text.encode())
    (action,) = found.actions
    assert (action.government, action.year, numbers(action)[1], numbers(action)[5]) == ("36", 2025, "1250", "1249.5")


def test_an_area_stands_as_a_merged_cell_once_or_as_a_row_of_its_own():
    rows = [line(), line(No=2, Rencana_Aksi="Sosialisasi", **{"Area Perubahan": None})]
    once, merged = read(*rows), read(*rows, merges=["B6:B7"])
    assert [action.area for action in once.actions] == [action.area for action in merged.actions] == ["MP", "MP"]
    head = ["No", "Rencana Aksi", *TARGETS]
    found = read(
        ["I. MANAJEMEN PERUBAHAN"], [1, "Menyusun SOP", 1], [None], ["II", "PENGUATAN PENGAWASAN"], [1, "Audit", 1],
        ["RB TEMATIK: Pengentasan Kemiskinan"], [1, "Pendataan", 1],
        ["RB TEMATIK"], ["a. Pengendalian Inflasi"], [1, "Pasar murah", None, None, None, 1],
        head=head, merges=["A6:F6"],
    )  # fmt: skip
    assert [(action.area, action.theme) for action in found.actions] == [
        ("MP", None), ("WAS", None), ("TEMATIK", "Pengentasan Kemiskinan"), ("TEMATIK", "Pengendalian Inflasi"),
    ]  # fmt: skip
    assert numbers(found.actions[3])[:4] == [None, None, None, "1"] and found.issues == []


@pytest.mark.parametrize(
    ("text", "area", "theme"),
    [("I. MANAJEMEN PERUBAHAN", "MP", None), ("Area 2: Deregulasi Kebijakan", "PUU", None), ("WAS", "WAS", None),
     ("RB General - Penguatan Akuntabilitas", "AKT", None), ("RB General", None, None), ("P3DN", "TEMATIK",
     "Penggunaan Produk Dalam Negeri"), ("RB Tematik (Hilirisasi rumput laut)", "TEMATIK", "Hilirisasi rumput laut"),
     ("Tema: Pengendalian Inflasi", "TEMATIK", "Pengendalian Inflasi"), ("RB TEMATIK", "TEMATIK", None)],
)  # fmt: skip
def test_areas_and_themes_are_named_in_many_ways(text, area, theme):
    assert read_area(text, REFERENCE) == Named(area, theme)


def test_a_pokja_named_as_section_is_area_and_pokja():
    found = read(["POKJA MANAJEMEN PERUBAHAN"], [1, "Menyusun SOP", 1], head=["No", "Rencana Aksi", *TARGETS])
    assert (found.actions[0].area, found.actions[0].pokja) == ("MP", "POKJA MANAJEMEN PERUBAHAN")


def test_the_plan_of_one_office_belongs_to_it():
    title = [["RENCANA AKSI RB DINAS KESEHATAN PROVINSI MALUKU TAHUN 2024"]]
    found = read([1, "SDM", "Pelatihan", 5], head=["No", "Area", "Kegiatan", "Target TW I"], title=title)
    assert found.actions[0].office == "DINAS KESEHATAN"


# What surrounds the rows


def test_numbering_blank_rows_totals_and_what_stands_below_are_no_actions():
    rows = [
        [*range(1, 21)], line(), [None], [None, None, "JUMLAH", *[None] * 11, 150_000_000],
        line(No=2, Rencana_Aksi="Survei budaya kerja"),
        [None], [None, "Mengetahui,", *[None] * 6, "Ambon, 2 Januari 2024"],
        [None, "Sekretaris Daerah", *[None] * 6, "Kepala Biro Organisasi"], [None],
        [None, "Drs. Sadali", *[None] * 6, "Siti Aminah"], [None, "NIP. 196901011990031001"],
        ["Catatan: target bersifat kumulatif"],
    ]  # fmt: skip
    found = read(*rows)
    assert [action.activity for action in found.actions] == ["Menyusun SOP", "Survei budaya kerja"]
    told = kinds(found)
    assert told[0] == ("detail_skipped", "C9") and {kind for kind, _cell in told[1:]} == {"text_skipped"}
    assert [cell for _kind, cell in told[1:]] == ["B12", "B13", "B15", "B16", "A17"] and found.status == "accepted"


def test_a_signature_without_any_opening_words_is_no_action_either():
    found = read(line(), [None], [None, None, "Biro Organisasi"], [None, None, "Drs. Sadali"])
    assert len(found.actions) == 1 and kinds(found) == [("text_skipped", "C8"), ("text_skipped", "C9")]


def test_a_header_printed_again_is_passed_and_a_second_table_is_an_error():
    head = [*HEAD, *TARGETS, *DONE, *MORE]
    found = read(line(), head, [*range(1, 21)], line(No=2, Rencana_Aksi="Survei"))
    assert len(found.actions) == 2 and found.issues == []
    second = read(line(), [None], ["No", "Kegiatan", "PIC", "Jadwal", "Target TW I"], [1, "Rapat", "Biro", "Mei", 3])
    assert kinds(second) == [("second_table", "A8")] and second.status == "rejected"
    other = read(line(), ["PEMERINTAH PROVINSI BANTEN TAHUN 2024"], head, line(No=2))
    assert ("second_table", "A8") in kinds(other)


def test_a_hidden_sheet_is_told_and_not_read():
    found = read(line(), hidden=[*HEAD, *TARGETS])
    assert len(found.actions) == 1 and kinds(found) == [("sheet_skipped", None)]


def test_a_subtotal_on_the_row_of_its_area_is_told():
    head = ["No", "Rencana Aksi", "Target TW I", "Anggaran"]
    found = read(["I", "Penguatan Pengawasan", None, 500], [1, "Audit", 1, 500], head=head)
    assert [(a.area, a.budget) for a in found.actions] == [("WAS", 500)] and kinds(found) == [("detail_skipped", "D6")]


def test_several_activities_in_one_cell_stay_one_action():
    found = read(line(Rencana_Aksi="1. Menyusun SOP\n2. Sosialisasi SOP"))
    assert [action.activity for action in found.actions] == ["1. Menyusun SOP 2. Sosialisasi SOP"]


def test_an_action_merged_over_rows_is_one_for_each_indicator():
    rows = [line(), line(No=None, Rencana_Aksi=None, **{"Indikator Output": "Jumlah sosialisasi"})]
    found = read(*rows, merges=["C6:C7"])
    assert [(a.activity, a.output_indicator, a.cell) for a in found.actions] == [
        ("Menyusun SOP", "Jumlah SOP", "C6"), ("Menyusun SOP", "Jumlah sosialisasi", "C7"),
    ]  # fmt: skip


# Cells


@pytest.mark.parametrize(
    ("cell", "unit", "said", "kept"),
    [(2, "Dokumen", "2", "Dokumen"), ("1 Dok", "Dokumen", "1", "Dokumen"), ("2 dokumen", None, "2", "dokumen"),
     ("1 (satu) dokumen", "Dokumen", "1", "Dokumen"), ("12,5", "%", "12.5", "%"), ("100%", "%", "100", "%"),
     ("100 %", "Persen", "100", "Persen"), ("1.250,75", "orang", "1250.75", "orang"), (0, "Dokumen", "0", "Dokumen"),
     ("3 org", "Orang", "3", "Orang"), ("-2,5", "poin", "-2.5", "poin"), (0.1, "Indeks", "0.1", "Indeks")],
)  # fmt: skip
def test_a_number_is_read_with_its_unit(cell, unit, said, kept):
    found = read(line(Target_TW_I=cell, Satuan=unit))
    (action,) = found.actions
    assert (str(action.targets[0]), action.unit) == (said, kept)


def test_a_percent_cell_is_a_percentage_and_its_unit_follows():
    head = ["Area", "Kegiatan", "Satuan", "Target TW I", "Realisasi TW I"]
    marks = {(5, 3): "percent", (5, 4): "percent"}
    sheet = Sheet("R", [*TITLE, head, ["SDM", "Pelatihan", None, 0.255, 0.5]], marks)
    (action,) = check_source(as_source(sheet), suggest_plans(as_source(sheet))).actions
    assert (numbers(action)[0], numbers(action)[4], action.unit) == ("25.5", "50", "%")


@pytest.mark.parametrize("nothing", ["-", "–", "n/a", "N/A", None, "  ", "NA"])
def test_nothing_is_nothing_and_never_zero(nothing):
    found = read(line(Target_TW_II=nothing, Kendala=nothing, Bukti=nothing, Status=nothing, Anggaran=nothing))
    (action,) = found.actions
    assert (action.targets[1], action.obstacle, action.evidence_url, action.stated_status) == (None,) * 4
    assert action.budget is None and found.issues == []


@pytest.mark.parametrize(
    ("named", "kind", "cell", "words"),
    [
        ({"Target TW I": date(2024, 3, 1)}, "date_cell", "G6", "ketik ulang"),
        ({"Target TW I": "Maret"}, "quantity_unreadable", "G6", "Tulis angkanya saja"),
        ({"Target TW I": "1 dokumen, 2 laporan"}, "quantity_unreadable", "G6", "Tulis angkanya saja"),
        ({"Target TW I": "1-2"}, "quantity_unreadable", "G6", "Tulis angkanya saja"),
        ({"Target TW I": "x"}, "quantity_unreadable", "G6", "Tulis angkanya saja"),
        ({"Target TW I": "1.250"}, "ambiguous_number", "G6", "tanpa pemisah ribuan"),
        ({"Target TW I": "#REF!"}, "excel_error", "G6", "rumus"),
        ({"Target TW I": "2 orang"}, "unit_mismatch", "G6", "Samakan satuan"),
        ({"Anggaran": "seratus juta"}, "amount_unreadable", "O6", "Tulis angkanya saja"),
        ({"Realisasi Anggaran": "85%"}, "amount_percent", "P6", "dalam rupiah"),
        ({"Anggaran": -5}, "negative", "O6", "Perbaiki"),
        ({"Status": "Hijau"}, "unknown_action_status", "T6", "salah satu dari empat"),
        ({"Area Perubahan": "Penguatn Pengawasan"}, "unknown_action_area", "B6", "Maksudnya Penguatan Pengawasan?"),
        ({"Area Perubahan": None}, "action_area_missing", "C6", "Isi kolom areanya"),
        ({"Rencana Aksi": None}, "action_missing", "D6", "Tulis rencana aksinya"),
        ({"Rencana Aksi": 45}, "action_text", "C6", "sebagai teks"),
        ({"Rencana Aksi": "a" * 1001}, "action_text_long", "C6", "Ringkas"),
        ({"Penanggung Jawab": 7}, "action_text", "D6", "sebagai teks"),
    ],
)
def test_what_cannot_be_read_is_one_sentence_with_its_cell_and_repair(named, kind, cell, words):
    found = read(line(**named))
    (issue,) = [issue for issue in found.issues if issue.severity == "error"]
    assert (issue.type, issue.sheet, issue.cell) == (kind, "Renaksi", cell)
    assert issue.message.endswith(".") and issue.expected and words in issue.fix


@pytest.mark.parametrize(
    ("named", "kind", "severity", "cell"),
    [
        ({"Bukti": "ada di kantor"}, "evidence_no_link", "warning", "S6"),
        ({"Bukti": "https://a.go.id https://b.go.id"}, "evidence_several", "warning", "S6"),
        ({"Bukti": "Laporan: https://a.go.id/x"}, "evidence_words", "note", "S6"),
        ({"Satuan": "%", "Target TW I": 0.25}, "action_fraction", "warning", "G6"),
        ({"Target TW I": -2}, "action_negative", "warning", "G6"),
        ({"Anggaran": 1000, "Realisasi Anggaran": 2000}, "action_absorption_above_budget", "warning", "P6"),
        ({"Anggaran": "1,5 miliar"}, "amount_scaled", "note", "O6"),
        ({"Status": "Terlambat"}, "status_computed", "note", "T6"),
        ({"Target TW I": 1 / 3}, "action_rounded", "note", "G6"),
        ({"Target TW I": "belum ada"}, "missing_word", "note", "G6"),
    ],
)
def test_what_is_left_out_or_read_in_another_way_is_told_at_its_cell(named, kind, severity, cell):
    found = read(line(**named))
    assert [(i.type, i.severity, i.cell) for i in found.issues] == [(kind, severity, cell)] and found.actions


def test_a_target_over_several_quarters_is_refused_and_a_budget_over_several_rows_is_asked_about():
    wide = read(line(), merges=["G6:J6"])
    assert kinds(wide) == [("merged_quarters", "G6")] and wide.status == "rejected"
    rows = [line(Anggaran=900), line(No=2, Rencana_Aksi="Survei")]
    tall = read(*rows, merges=["O6:O7"])
    assert kinds(tall) == [("merged_number", "O6")] and [a.budget for a in tall.actions] == [900, None]


def test_an_obstacle_that_says_there_is_none_is_none():
    found = read(line(Kendala="Tidak ada", Tindak_Lanjut="nihil"))
    assert (found.actions[0].obstacle, found.actions[0].follow_up) == (None, None)


def test_offices_of_one_cell_are_joined_as_those_of_an_area():
    found = read(line(Penanggung_Jawab="1. Biro Organisasi\n2. Biro Hukum"))
    assert found.actions[0].office == "Biro Organisasi; Biro Hukum"


def test_columns_and_remarks_without_a_place_are_told():
    head = ["No", "Area", "Rencana Aksi", "Sasaran", "Target TW I", "Serapan Anggaran (%)", "Keterangan"]
    found = read([1, "SDM", "Pelatihan", "ASN profesional", 5, 0.5, "lihat lampiran"], head=head)
    assert kinds(found) == [("action_column", "D5"), ("absorption_percent", "F5"), ("action_note", "G6")]
    assert "lihat lampiran" in found.issues[2].message and found.status == "accepted"


def test_the_same_action_twice_is_a_warning_and_with_other_contents_an_error():
    twice = read(line(), line(No=2))
    assert kinds(twice) == [("identical_actions", "C7")] and len(twice.actions) == 1
    assert twice.status == "accepted_with_warnings"
    contradictory = read(line(), line(No=2, Target_TW_I=7))
    (issue,) = contradictory.issues
    assert (issue.type, issue.severity, issue.cell) == ("conflicting_actions", "error", "C7")
    assert "Renaksi!C6" in issue.message


def test_a_line_alone_between_actions_is_asked_about_and_never_changes_the_area_silently():
    found = read(line(), ["Sasaran 1: birokrasi yang lincah"], line(No=2, Rencana_Aksi="Survei"))
    assert kinds(found) == [("action_bare", "A7")] and found.status == "accepted_with_warnings"
    head = ["No", "Rencana Aksi", *TARGETS]
    typed = read(["I. PENGUATAN PENGAWASAN"], [1, "Audit", 1], ["II. MANAJEMEN PERUBAHANN"], [1, "SOP", 1], head=head)
    assert {kind for kind, _cell in kinds(typed)} == {"unknown_action_area", "action_area_missing"}
    assert [action.area for action in typed.actions] == ["WAS"]


HEADED = ["No", "Rencana Aksi", *TARGETS]


@pytest.mark.parametrize("theme", ["Pengentasan Kemiskinan", "Hilirisasi rumput laut"])
def test_a_numbered_heading_under_rb_tematik_is_a_theme(theme):
    found = read(
        ["C", "RB TEMATIK"], ["C.1", theme], [1, "Aksi miskin", 1], ["C.2", "Desa wisata"], [1, "Aksi lain", 1],
        head=HEADED,
    )  # fmt: skip
    assert [(one.area, one.theme, one.activity) for one in found.actions] == [
        ("TEMATIK", theme, "Aksi miskin"), ("TEMATIK", "Desa wisata", "Aksi lain"),
    ]  # fmt: skip
    assert found.issues == []


def test_a_numbered_text_alone_that_may_be_an_action_is_asked_about():
    found = read(["C", "RB TEMATIK: Kemiskinan"], [1, "Satu", 1], [2, "Dua"], [3, "Tiga", 1], head=HEADED)
    assert kinds(found) == [("action_bare", "B8")] and [one.activity for one in found.actions] == ["Satu", "Tiga"]
    found = read(["I", "PENGUATAN PENGAWASAN"], ["I.1", "Kelompok"], [1, "Audit", 1], head=HEADED)
    assert kinds(found) == [("action_bare", "B7")] and found.actions[0].area == "WAS"


def test_the_length_of_a_text_and_its_limit_are_written_as_people_write_them():
    (issue,) = read(line(Rencana_Aksi="a" * 1200)).issues
    assert issue.message.endswith("sepanjang 1.200 huruf, melebihi 1.000.") and "1.000" in issue.expected


def test_government_and_year_come_from_the_title_or_are_asked_for():
    for title, kind in (([["RENCANA AKSI RB TAHUN 2024"]], "government_missing"),
                        ([["RENCANA AKSI RB PROVINSI MALUKU"]], "year_missing")):  # fmt: skip
        found = read(line(), title=title)
        assert [issue.type for issue in found.issues] == [kind] and "Cocokkan" in found.issues[0].fix
        source = as_source(Sheet("R", [*title, [*HEAD, *TARGETS], SOP]))
        plans = suggest_plans(source)
        plans[0].government, plans[0].year = "82", 2025
        assert [action.place for action in check_source(source, plans).actions] == [("82", 2025)]


def test_a_plan_of_activities_with_scores_is_read_as_before_and_one_without_quarters_not_at_all():
    head = ["Provinsi", "Area Perubahan", "Rencana Aksi", "Target TW I", "Tahun", "Nilai"]
    found = read(["Maluku", "Penguatan Pengawasan", "Audit", 5, 2022, 3], head=head, title=[])
    assert ([record.value for record in found.records], found.actions) == ([Decimal(3)], [])
    assert ("actions_beside_values", "C1") in kinds(found)
    bare = ["Provinsi", "Area Perubahan", "Rencana Aksi", "Penanggung Jawab", "TW I", "TW II"]
    found = read(["Maluku", "Penguatan Pengawasan", "Audit", "Inspektorat", "x", "x"], head=bare, title=[])
    assert (found.actions, found.owners, found.status) == ([], [], "rejected")


# Numbers on their way


@FAST
@given(st.decimals(min_value=0, max_value=10**9, places=4, allow_nan=False))
def test_no_number_is_changed_whether_it_is_typed_with_comma_point_or_unit(number):
    whole, _point, fraction = f"{number:f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    ways = [f"{whole},{fraction}", f"{grouped},{fraction} dokumen", f"{whole}.{fraction}", float(number)]
    assert {read_quantity(way, None, NOTHING).value for way in ways} == {number.normalize() + 0}


@FAST
@given(st.integers(min_value=0, max_value=10**13))
def test_no_amount_is_changed_whether_it_is_typed_with_rp_groups_or_cents(amount):
    grouped = f"{amount:,}".replace(",", ".")
    ways = [amount, f"Rp {grouped}", f"Rp. {grouped},-", f"{grouped},00", f"{amount}", f"{amount:,}.00", float(amount)]
    assert {read_rupiah(way, None, NOTHING).value for way in ways} == {Decimal(amount)}


def test_amounts_in_words_are_read_in_full_and_ambiguous_ones_refused():
    said = {"150 juta": 150_000_000, "1,5 miliar": 1_500_000_000, "Rp 2 M": 2_000_000_000, "750 rb": 750_000}
    assert {text: read_rupiah(text, None, NOTHING).value for text in said} == said
    assert read_rupiah(150, None, NOTHING, scale=6).value == 150_000_000
    assert read_rupiah("1.250 juta", None, NOTHING).trouble == "ambiguous_number"


def test_units_are_one_where_one_is_short_for_the_other():
    for one, other in (
        ("Dok", "Dokumen"),
        ("org", "Orang"),
        ("%", "Persen"),
        ("LAPORAN", "laporan"),
        ("Lap.", "Laporan"),
    ):
        assert same_unit(one, other), (one, other)
    for one, other in (("Orang", "Dokumen"), ("%", "Dokumen"), ("Unit", "Paket")):
        assert not same_unit(one, other), (one, other)


SHEETS = {
    "plain": Sheet("Renaksi", [*TITLE, [*HEAD, *TARGETS, *DONE, *MORE], line(Realisasi_TW_1="1 Dok"), line(No=2)]),
    "sections": Sheet("R", [*TITLE, *UNDER_TARGET, ["I. PENGUATAN PENGAWASAN"],
                            [1, None, "Audit", 1, "2", 0.5, "3 dok", 1, None, None, None, "Rp 1.000.000", "50 juta"],
                            ["JUMLAH", *[None] * 10, 5], [None, "Mengetahui,"]],
                      merges=[(4, 3, 4, 6), (4, 7, 4, 10)], marks={(7, 5): "percent"}),
}  # fmt: skip


@pytest.mark.parametrize("name", SHEETS)
@FAST
@given(changes=MANGLING)
def test_a_mangled_plan_never_raises_and_gives_only_what_can_be_stored_or_said(name, changes):
    sheet = mangle(SHEETS[name], changes)
    found = check_source(as_source(sheet), suggest_plans(as_source(sheet)))
    for action in found.actions:
        assert action.government in REFERENCE.governments and action.area in AREAS and action.activity
        assert action.stated_status in (None, *STATED_STATUSES)
        assert all(n is None or abs(n) < 10**14 for n in (*action.targets, *action.realised))
        assert action.evidence_url is None or re.match("https?://", action.evidence_url)
        assert_exists(action.cell, sheet)
    for issue in found.issues:
        assert_sayable(issue, {sheet.name: sheet})
    assert found.actions or found.records or found.issues
