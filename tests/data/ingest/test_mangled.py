"""Sheets of every arrangement, mangled at random: the stages never raise, and what comes out can always be stored."""

from copy import deepcopy
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import coordinate_from_string

from data.ingest.model import Sheet, Source
from data.ingest.pipeline import check_source, suggest_plans
from data.ingest.reading.checks import find_issues
from data.ingest.reading.plan import suggest_plan
from data.ingest.reading.records import read_records
from data.ingest.reading.reference import load_reference

REFERENCE = load_reference()
KINDS = {"realisasi", "mandiri", "sementara", "target"}
STATUSES = {"ada", "belum_dikeluarkan", "tidak_dinilai"}
LARGEST = Decimal(10) ** 12  # of decimal(18, 6)
AREAS = ("Manajemen Perubahan", "Deregulasi Kebijakan", "Penataan Tata Laksana", "Penguatan Pengawasan")

SHEETS = {
    "tidy": Sheet(
        "Data",
        [
            ["provinsi", "perangkat_daerah", "indikator", "komponen", "tahun", "jenis", "nilai", "predikat", "catatan"],
            ["Maluku", None, "Indeks RB", None, 2021, "realisasi", 60.5, "B", None],
            ["Maluku Utara", None, "Indeks RB", None, "2021", "target", "60,1-61,2", None, "RPJMD"],
            ["Kota Surabaya", None, "Nilai SAKIP", None, "Tahun 2020", "realisasi", "80,55 (A)", None, None],
            ["Banten", "Dinas Kesehatan", "Indeks RB", "Penguatan Pengawasan", 2022, "mandiri", 3.5, None, None],
            ["NTT", None, "Indeks RB", None, 2020, "realisasi", None, None, "belum dikeluarkan"],
            ["Bali", None, "Opini BPK", None, 2022, "realisasi", "WTP", None, None],
        ],
    ),
    "area_tahun": Sheet(
        "2.1",
        [
            ["CAPAIAN RB PROVINSI NUSA TENGGARA TIMUR"],
            [None],
            ["No", "Area Perubahan", "Tahun 2018", "2019 (realisasi)", 2020],
            *([number, name, 1.1, "1,2", 1.3] for number, name in enumerate(AREAS, 1)),
            [None, "Indeks Reformasi Birokrasi", 58.1, "60,37*", "belum dikeluarkan"],
        ],
        merges=[(0, 0, 0, 4)],
    ),
    "provinsi_tahun": Sheet(
        "Rekap",
        [
            ["INDEKS REFORMASI BIROKRASI"],
            ["No", "Provinsi", "2021", None, "2022", None],
            [None, None, "Nilai", "Predikat", "Nilai", "Predikat"],
            [1, "ACEH", 61.2, "B", "62,5", "B"],
            [2, "Prov. Maluku", "-", None, 0.635, "B"],
            [3, "Maluku Utara", 55, "CC", None, None],
            [None, "Rata-rata", 58.1, None, 60, None],
            ["Sumber: KemenPANRB"],
        ],
        marks={(4, 4): "percent"},
        merges=[(1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 1, 3), (1, 4, 1, 5)],
    ),
    "lke": Sheet(
        "LKE 2021",
        [
            ["LEMBAR KERJA EVALUASI (LKE)"],
            ["INSTANSI", ":", "PEMERINTAH PROVINSI BANTEN"],
            ["TAHUN", ":", 2021],
            ["Penilaian", "Bobot", "Penilaian Mandiri", None],
            [None, None, "Nilai", "%"],
            ["A. PENGUNGKIT", 60, 40.5, 0.675],
            ["I. PEMENUHAN", 20, 12.2, 0.61],
            ["1 MANAJEMEN PERUBAHAN", 2, 1.5, 0.75],
            ["a. Tim Reformasi Birokrasi", 0.4, 0.3, 0.75],
            ["III. REFORM", 30, 20.2, 0.67],
            ["1 MANAJEMEN PERUBAHAN", 3, 2.5, 0.83],
            ["B. HASIL", 40, 30.5, 0.76],
            ["NILAI EVALUASI REFORMASI BIROKRASI", 100, 71, 0.71],
        ],
        marks={(row, 3): "percent" for row in range(5, 12)},
        merges=[(3, 0, 4, 0), (3, 1, 4, 1), (3, 2, 3, 3)],
    ),
    "target": Sheet(
        "Target",
        [
            ["TARGET INDIKATOR KINERJA RPJMD PROVINSI BANTEN TAHUN 2023-2026"],
            [None],
            ["No", "Indikator Kinerja", "Satuan", "Kondisi Awal", 2023, None, 2024, None, "Kondisi Akhir"],
            [None, None, None, None, "TARGET", "RP.", "TARGET", "RP.", None],
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)"],
            [1, "Indeks Reformasi Birokrasi", "Poin", 70.1, "72,79-73,78", "1,231,790,000", "BB", 5, 75],
            [2, "Indeks SPBE", "Indeks", 2.9, 3.1, 100, "3,2", 200, 3.2],
        ],
        merges=[(2, 4, 2, 5), (2, 6, 2, 7)],
    ),
    "data_terbuka": Sheet(
        "(csv)",
        [
            ["id", "kode_provinsi", "nama_provinsi", "kode_kabupaten_kota", "nama_kabupaten_kota", "indeks_spbe"]
            + ["satuan", "tahun"],
            ["1", "35", "JAWA TIMUR", "3578", "KOTA SURABAYA", "3.12", "INDEKS", "2021"],
            ["2", "52", "NUSA TENGGARA BARAT", "5271", "KOTA MATARAM", "3.267", "INDEKS", "2021"],
            ["3", "35", "JAWA TIMUR", "", "", "2.98", "INDEKS", "2021"],
        ],
    ),
    "perangkat_area": Sheet(
        "OPD",
        [
            ["NILAI RB PERANGKAT DAERAH PROVINSI MALUKU UTARA TAHUN 2022"],
            ["No", "Perangkat Daerah", *AREAS, "Nilai RB"],
            [1, "Dinas Kesehatan", 3.1, 2.2, "3,3", 4.4, 64.2],
            [2, "Inspektorat Daerah", 3.5, "2,4", 3.6, "tidak dinilai", 70.1],
        ],
    ),
    "lke_skor": Sheet(
        "LKE",
        [
            ["LEMBAR KERJA EVALUASI RB PROVINSI BALI TAHUN 2023"],
            ["No", "Penilaian", "Bobot", "Nilai", "Skor"],
            ["A", "RB General", 100, None, 70.25],
            [1, "Nilai SAKIP", 8, 82.5, 6.6],
            [2, "Indeks SPBE", 9, "3,6", "6,48"],
            ["B", "RB Tematik", 20, None, 9.5],
            [None, "Indeks Reformasi Birokrasi", 120, None, 79.75],
        ],
    ),
    "melebar": Sheet(
        "Rekap",
        [
            ["REKAP INDEKS TAHUN 2023"],
            ["No", "Pemerintah Provinsi", "Indeks RB", "Predikat", "Nilai SAKIP", "Kategori", "Indeks SPBE"],
            [1, "Banten", 78.1, "BB", "70,11", "BB", 3.4],
            [2, "Bali", "81,2", "A", 82.5, "A", "4,01"],
        ],
    ),
}

TEXTS = [
    "",
    " ",
    "\xa0",
    "'",
    "=1+1",
    "+62",
    "-5",
    "-0",
    "@SUM(A1)",
    "=cmd|' /C calc'!A0",
    "{found}",
    "%s",
    "\\d+",
    "(",
]
TEXTS += [
    "😀",
    "😀 60,37",
    "60,37 😀",
    "\x00",
    "\x0160,37",
    "baris\nbaris",
    "\u202e60,37",
    "\ufeff",
    "é́́",
    "Ⅷ",
    "²",
    "٢٠٢١",
]
TEXTS += ["x" * 40_000, "1" * 400, "60,37 " * 300, "(" * 300, "Provinsi " * 200, "NaN", "inf", "1e5", "0x1F", "#N/A"]
TEXTS += [
    "1.234",
    "1,234,567",
    "60,37-70",
    "70-60,37",
    "2021/2022",
    "2021-2023",
    "Tahun 2021",
    "Tahun",
    "Nilai",
    "Total",
]
TEXTS += [
    "Target 2024",
    "Maluku",
    "Maluku Utara",
    "Serang",
    "Indeks RB",
    "Indeks SPBE",
    "BB",
    "WTP",
    "Predikat",
    "Bobot",
]
TEXTS += [
    "Manajemen Perubahan",
    "A. PENGUNGKIT",
    "a. rincian",
    "Rata-rata",
    "(3)",
    "RPJMD",
    "mandiri",
    "target",
    "Skor",
]
TEXTS += ["Kab. Dompu", "PENGUNGKIT.MP", "Realisasi 2020", "INSTANSI :", "Dinas Kesehatan", "82", "82.99", "Rp", "%"]
NUMBERS = [True, False, 0, 1, -1, 2021, 2099, 10**30, 10**400, -(10**400), 2**63, 0.0, -0.0, 5e-324, 1e308, 60.37]
NUMBERS += [float("nan"), float("inf"), float("-inf"), 0.1 + 0.2, 100.000001, 999_999_999_999, 1e12, 3, 45]
MOMENTS = [
    date(2021, 5, 3),
    date(1900, 1, 1),
    datetime(2021, 3, 5, 12),
    time(1, 2),
    timedelta(days=2),
    date(9999, 1, 1),
]
JUNK = st.sampled_from([None, *TEXTS, *NUMBERS, *MOMENTS]) | st.text(max_size=12)
PLACES = st.integers(0, 14)
CHANGES = st.one_of(
    st.tuples(st.sampled_from(["put"]), PLACES, PLACES, JUNK),
    st.tuples(st.sampled_from(["mark"]), PLACES, PLACES, st.sampled_from(["percent", "uncached", "#N/A", "#DIV/0!"])),
    st.tuples(st.sampled_from(["merge"]), PLACES, PLACES, st.tuples(st.integers(0, 4), st.integers(0, 4))),
    st.tuples(
        st.sampled_from(["drop_row", "blank_row", "double_row", "move_row", "cut_row", "new_row", "long_row"]),
        *(PLACES, PLACES, JUNK),
    ),
    st.tuples(
        st.sampled_from(
            ["drop_column", "blank_column", "double_column", "move_column", "new_column", "shuffle_header"]
        ),
        *(PLACES, PLACES, JUNK),
    ),
)
MANGLING = st.lists(CHANGES, min_size=1, max_size=8)
settings.register_profile(
    "mangled", derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)
FAST = settings(settings.get_profile("mangled"), max_examples=60)


def mangle(sheet, changes):
    """A copy of `sheet` after the changes; places wrap around, so every change does something."""
    sheet = deepcopy(sheet)
    for change in changes:
        rows = sheet.rows
        if rows:
            _change(sheet, *change)
    return sheet


def _change(sheet, what, first, second, extra):
    rows, row, other = sheet.rows, first % len(sheet.rows), second % len(sheet.rows)
    if what == "put":
        rows[row] += [None] * (second + 1 - len(rows[row]))
        rows[row][second] = extra
    elif what == "mark":
        sheet.marks[row, second] = extra
    elif what == "merge":
        sheet.merges.append((first, second, first + extra[0], second + extra[1]))
    elif what == "drop_row":
        del rows[row]
    elif what in ("blank_row", "cut_row"):
        rows[row] = [] if what == "blank_row" else rows[row][:second]
    elif what == "double_row":
        rows.insert(other, list(rows[row]))
    elif what == "move_row":
        rows.insert(other, rows.pop(row))
    elif what == "new_row":
        rows.insert(row, [extra] * second)
    elif what == "long_row":
        rows[row] += [extra] * second
    elif what == "shuffle_header":
        rows[row].sort(key=lambda value: str(value)[second % 5 : 9])
    else:
        _change_columns(rows, what, first, second, extra)


def _change_columns(rows, what, first, second, extra):
    for number, row in enumerate(rows):
        row += [None] * (max(first, second) + 1 - len(row))
        if what == "drop_column":
            del row[first]
        elif what == "blank_column":
            row[first] = None
        elif what == "double_column":
            row.insert(second, row[first])
        elif what == "move_column":
            row.insert(second, row.pop(first))
        else:
            row.insert(first, extra if number % 2 else None)


def as_source(*sheets):
    return Source("uji.xlsx", b"", "", "xlsx", list(sheets))


def assert_storable(record, issues):
    method = REFERENCE.method(record.indicator, record.year)
    assert record.government in REFERENCE.governments and record.indicator in REFERENCE.indicators
    assert method is not None and (not record.component or record.component in method.components)
    assert record.kind in KINDS and record.status in STATUSES
    assert (
        (record.value is None and record.upper_value is None)
        if record.status != "ada"
        else (record.value is not None or record.predikat)
    )
    refused = {(i.sheet, i.cell) for i in issues if i.severity == "error"}
    for number in (record.value, record.upper_value, record.native_value):
        assert number is None or (number.is_finite() and 0 <= number < LARGEST and number == round(number, 6))
    for number in (record.value, record.upper_value):
        if number is not None and method.ceiling is not None and number > method.ceiling:
            assert (record.sheet, record.cell) in refused
    for text in (record.unit, record.note, record.basis, record.predikat, record.found):
        assert not text or len(text) <= 500


def assert_sayable(issue, sheets):
    assert issue.message and issue.expected and issue.fix and issue.severity in ("error", "warning", "note")
    assert issue.sheet is None or issue.sheet in sheets
    if issue.cell:
        assert_exists(issue.cell, sheets[issue.sheet])


def assert_exists(cell, sheet):
    letters, row = coordinate_from_string(cell)
    width = max(map(len, sheet.rows), default=0)
    assert row <= len(sheet.rows) and letters in {get_column_letter(number + 1) for number in range(width)}


def unexplained(sheet, plan, records, issues):
    """Filled value cells of which nothing is known: no record, and no issue in their row."""
    known = {record.cell for record in records}
    told = {coordinate_from_string(issue.cell)[1] for issue in issues if issue.cell}
    if not plan.is_used or (not records and len(issues) == 1 and issues[0].severity == "error"):
        return []  # refused as a whole
    ends = [coordinate_from_string(issue.cell)[1] for issue in issues if issue.type == "second_table"]
    cells = [
        (row, column.index, get_column_letter(column.index + 1) + str(row + 1))
        for row in range(plan.first_row, min(ends, default=len(sheet.rows)))
        for column in plan.of_role("nilai")
        if column.index < len(sheet.rows[row]) and not is_blank(sheet.rows[row][column.index])
    ]
    return [
        (cell, sheet.rows[row][column])
        for row, column, cell in cells
        if cell not in known and row + 1 not in told and not is_header_again(sheet, plan, row)
    ]


def is_blank(value):
    return value is None or (isinstance(value, str) and not value.strip())


def is_header_again(sheet, plan, row):
    """A row of nothing but words of the header above it."""
    above = {str(value).casefold() for cells in sheet.rows[: plan.first_row] for value in cells if value is not None}
    return all(str(value).casefold() in above for value in sheet.rows[row] if not is_blank(value))


@pytest.mark.parametrize("layout", SHEETS)
def test_an_unharmed_sheet_gives_records_without_an_error(layout):
    check = check_source(as_source(SHEETS[layout]), suggest_plans(as_source(SHEETS[layout])))
    assert len(check.records) >= 3 and check.status != "rejected", check.issues


@pytest.mark.parametrize("layout", SHEETS)
@FAST
@given(changes=MANGLING)
def test_a_mangled_sheet_never_raises_and_gives_only_what_can_be_stored_or_said(layout, changes):
    sheet = mangle(SHEETS[layout], changes)
    plan = suggest_plan(sheet, REFERENCE)
    records, issues = read_records(sheet, plan, REFERENCE) if plan.of_role("nilai") else ([], [])
    found = find_issues(records, REFERENCE)
    for record in records:
        assert_storable(record, issues + found)
        assert_exists(record.cell, sheet)
    for issue in issues + found:
        assert_sayable(issue, {sheet.name: sheet})
    assert not unexplained(sheet, plan, records, issues)
    check = check_source(as_source(sheet), [plan])
    assert check.records or check.issues


@FAST
@given(layouts=st.lists(st.sampled_from(sorted(SHEETS)), min_size=2, max_size=3, unique=True), changes=MANGLING)
def test_one_mangled_sheet_of_several_takes_nothing_from_the_others(layouts, changes):
    whole, *others = [SHEETS[layout] for layout in layouts]
    whole = replace(whole, name="utuh")
    others = [mangle(replace(sheet, name=f"rusak {number}"), changes) for number, sheet in enumerate(others)]
    alone = check_source(as_source(whole), suggest_plans(as_source(whole)))
    check = check_source(as_source(whole, *others), suggest_plans(as_source(whole, *others)))
    kept = {record.cell for record in check.records if record.sheet == "utuh"}
    assert kept == {record.cell for record in alone.records}
    for issue in check.issues:
        assert_sayable(issue, {sheet.name: sheet for sheet in (whole, *others)})


def moved(sheet, down, right, lines):
    """The sheet lower and further right, with neutral lines above it."""
    rows = [[None] * right + [line] for line in lines] + [[] for _ in range(down)]
    rows += [[None] * right + list(row) for row in sheet.rows]
    down += len(lines)
    marks = {(row + down, column + right): mark for (row, column), mark in sheet.marks.items()}
    merges = [(top + down, left + right, bottom + down, last + right) for top, left, bottom, last in sheet.merges]
    return replace(sheet, rows=rows, marks=marks, merges=merges), down


def contents(records, down=0, right=0):
    """Everything the records say, at addresses moved back."""
    return {
        back(record.cell, down, right): (record.figure, record.content, record.note, record.upper_value)
        for record in records
    }


def back(cell, down, right):
    letters, row = coordinate_from_string(cell)
    number = next(n for n in range(1, 99) if get_column_letter(n) == letters)
    return get_column_letter(number - right) + str(row - down)


@pytest.mark.parametrize("layout", SHEETS)
@settings(FAST, max_examples=15)
@given(
    down=st.integers(0, 6),
    right=st.integers(0, 4),
    lines=st.lists(st.sampled_from(["LAMPIRAN II", "Bahan rapat pimpinan", "Konsep, belum final"]), max_size=3),
)
def test_a_table_elsewhere_in_the_sheet_changes_only_the_addresses(layout, down, right, lines):
    other, down = moved(SHEETS[layout], down, right, lines)
    before, after = (check_source(as_source(s), suggest_plans(as_source(s))) for s in (SHEETS[layout], other))
    assert contents(after.records, down, right) == contents(before.records)
    places = [(issue.type, issue.cell and back(issue.cell, down, right)) for issue in after.issues]
    assert places == [(issue.type, issue.cell) for issue in before.issues]
