"""Cells as people type them."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.ingest.issue import issue_types
from data.ingest.reading.values import column_separator, normalise, read_value

WORDS = ("AA", "A", "A-", "BB", "B", "B+", "CC", "C", "D", "Zona Kuning")
MISSING = {
    normalise(word): status
    for word, status in [
        ("belum dikeluarkan", "belum_dikeluarkan"), ("n/a", "belum_dimuat"), ("NA", "belum_dimuat"),
        ("-", "belum_dimuat"), ("--", "belum_dimuat"), ("...", "belum_dimuat"), ("(kosong)", "belum_dimuat"),
        ("*)", "belum_dimuat"), ("tidak dinilai", "tidak_dinilai"),
    ]
}  # fmt: skip


def read(value, mark=None, separator=None):
    return read_value(value, mark, MISSING, WORDS, separator)


@pytest.mark.parametrize(
    ("text", "value", "decimals"),
    [
        ("60,37", "60.37", 2), ("60.37", "60.37", 2), ("  60,37 ", "60.37", 2), ("60,37\u00a0", "60.37", 2),
        ("\u202f60,37", "60.37", 2), ("71", "71", 0), ("71,5", "71.5", 1), ("45,00", "45.00", 2),
        ("60,37 poin", "60.37", 2), ("2,87 Indeks", "2.87", 2), ("60,37 persen", "60.37", 2),
        ("1.234,56", "1234.56", 2), ("1,234.56", "1234.56", 2), ("1.231.790.000", "1231790000", 0),
        ("1,231,790,000", "1231790000", 0), ("0,123", "0.123", 3), ("0.123", "0.123", 3), ("60,3712", "60.3712", 4),
        ("1234,567", "1234.567", 3), ("60,37123456", "60.371235", 6), ("999999999999", "999999999999", 0),
    ],
)  # fmt: skip
def test_a_typed_number_is_read_exactly(text, value, decimals):
    reading = read(text)
    assert (reading.value, reading.decimals, reading.trouble) == (Decimal(value), decimals, None)


@pytest.mark.parametrize(
    ("number", "value", "decimals"),
    [
        (71, "71", 0), (60.37, "60.37", 2), (71.0, "71", 0), (0.1 + 0.2, "0.3", 1), (60.370000000000005, "60.37", 2),
        (Decimal("60.300000"), "60.3", 1), (100 / 3, "33.333333", 6), (-0.0, "0", 0), (-1e-12, "0", 0),
        (1e3, "1000", 0), (100, "100", 0), (Decimal("1E+2"), "100", 0),
    ],
)  # fmt: skip
def test_a_number_cell_is_read_without_float_noise(number, value, decimals):
    reading = read(number)
    assert (str(reading.value), reading.decimals) == (value, decimals)


@pytest.mark.parametrize(
    ("value", "mark"), [(0.6037, "percent"), ("60,37%", None), ("60,37 %", None), (0.6037000000000001, "percent")]
)
def test_a_percentage_is_read_times_hundred(value, mark):
    reading = read(value, mark)
    assert (reading.value, reading.was_percent) == (Decimal("60.37"), True)


@pytest.mark.parametrize(
    ("text", "value", "predikat", "mark"),
    [
        ("60,37 (B)", "60.37", "B", None), ("63,35 - B", "63.35", "B", None), ("63,35 – BB", "63.35", "BB", None),
        ("63,35/B", "63.35", "B", None), ("63,35 B", "63.35", "B", None), ("80,01 (a-)", "80.01", "A-", None),
        ("80,01 - A−", "80.01", "A-", None), ("70,50 kualifikasi B", "70.50", "B", None),
        ("60,37 poin (predikat B)", "60.37", "B", None), ("68,52 Zona kuning", "68.52", "Zona Kuning", None),
        ("60,37*", "60.37", None, "*"), ("60,37 *)", "60.37", None, "*)"), ("60,37* (B)", "60.37", "B", "*"),
        ("60,37 (B)**", "60.37", "B", "**"),
    ],
)  # fmt: skip
def test_a_predikat_and_a_footnote_mark_are_told_from_the_number(text, value, predikat, mark):
    reading = read(text)
    assert (reading.value, reading.predikat, reading.mark) == (Decimal(value), predikat, mark)
    assert reading.trouble is None


@pytest.mark.parametrize(
    ("text", "predikat"), [("BB", "BB"), (" b ", "B"), ("(B)", "B"), ("zona kuning", "Zona Kuning")]
)
def test_a_predikat_alone_has_no_number(text, predikat):
    assert read(text) == read_value(predikat, None, {}, [predikat])
    assert (read(text).predikat, read(text).value) == (predikat, None)


@pytest.mark.parametrize(
    ("text", "lower", "upper"),
    [
        ("77,76-78,71", "77.76", "78.71"), ("77,76 – 78,71", "77.76", "78.71"), ("69,1 s.d. 69,5", "69.1", "69.5"),
        ("69 s/d 70", "69", "70"), ("69 sampai dengan 70", "69", "70"), ("77.76-78,71 (BB)", "77.76", "78.71"),
    ],
)  # fmt: skip
def test_a_range_has_two_values(text, lower, upper):
    reading = read(text)
    assert (reading.value, reading.upper_value) == (Decimal(lower), Decimal(upper))


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("45.000", "45 (desimal)", "45.000 (ribuan)"), ("1,234", "1,234 (desimal)", "1.234 (ribuan)"),
        ("3.267", "3,267 (desimal)", "3.267 (ribuan)"), ("45.000-50.000", "45 (desimal)", "45.000 (ribuan)"),
    ],
)  # fmt: skip
def test_one_separator_before_three_digits_has_two_readings(text, first, second):
    reading = read(text)
    assert (reading.trouble, reading.value) == ("ambiguous_number", None)
    assert reading.facts == {"first": first, "second": second}


@pytest.mark.parametrize(
    ("text", "separator", "value"),
    [("3.267", ".", "3.267"), ("3.267", ",", "3267"), ("45,000", ",", "45.000"), ("60.37", ",", "60.37")],
)
def test_the_columns_separator_settles_what_is_ambiguous(text, separator, value):
    assert read(text, separator=separator).value == Decimal(value)


@pytest.mark.parametrize(
    "value",
    [
        "1.23.4", "1.2.3", "0.123.456", "1,23.456", "12.34,56,7", "(5,2)", "0x1F", "1A", "1e5", "6,0E+01", "=1+1",
        "\uff16\uff10", "\u0666\u0660", "78,71-77,76", "1234567890123", "9" * 5000, "60, 37", "60,", ",5", "+60",
        "enam puluh", "60,37" + " " * 300 + "x", "60,37 dari 100", "60,37 X", "tinggi", True, False, float("nan"),
        float("inf"), 1e300,
        10**400, float("-inf"), Decimal("sNaN"), object(), [1], "@SUM(1)", "'", "999999999999,9999999",
    ],
)  # fmt: skip
def test_what_is_no_number_is_named_as_such(value):
    reading = read(value)
    assert (reading.trouble, reading.value, reading.is_blank) == ("not_a_number", None, False)


@pytest.mark.parametrize("value", ["-5", "−5,2", "- 5", "-45.000", -5, -0.01, Decimal("-1")])
def test_a_negative_number_is_named_as_such(value):
    assert (read(value).trouble, read(value).value) == ("negative", None)


@pytest.mark.parametrize("value", [date(2024, 5, 3), datetime(2024, 5, 3, 1), time(3, 5), timedelta(days=1)])
def test_a_date_in_a_number_cell_is_named_as_such(value):
    assert read(value).trouble == "date_cell"


@pytest.mark.parametrize(
    ("value", "mark", "trouble"),
    [
        (None, "uncached", "uncached_formula"), ("", "uncached", "uncached_formula"), ("", "#N/A", "excel_error"),
        (60.37, "#DIV/0!", "excel_error"), ("#N/A", None, "excel_error"), (" #div/0! ", None, "excel_error"),
    ],
)  # fmt: skip
def test_a_mark_or_an_error_name_wins_over_the_value(value, mark, trouble):
    assert (read(value, mark).trouble, read(value, mark).value) == (trouble, None)


@pytest.mark.parametrize("value", [None, "", "  ", "\u00a0", "\t\n", "\u200b"])
def test_nothing_written_is_blank(value):
    assert read(value).is_blank
    assert (read(value).status, read(value).trouble) == (None, None)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Belum  dikeluarkan", "belum_dikeluarkan"), ("belum\u00a0dikeluarkan.", "belum_dikeluarkan"),
        ("(belum dikeluarkan)", "belum_dikeluarkan"), ("N/A", "belum_dimuat"), ("n.a.", "belum_dimuat"),
        ("–", "belum_dimuat"), ("(-)", "belum_dimuat"), ("…", "belum_dimuat"), ("....", None), ("*)", "belum_dimuat"),
        ("(kosong)", "belum_dimuat"), ("TIDAK DINILAI *)", "tidak_dinilai"),
    ],
)  # fmt: skip
def test_a_missing_word_gives_its_status_and_no_value(text, status):
    assert (read(text).status, read(text).value) == (status, None)


@pytest.mark.parametrize(
    ("texts", "separator"),
    [
        (["60,37", "3.267", 71, None], ","), (["60.37 (B)", "1,234.5"], "."), (["60,37", "60.37"], None),
        (["3.267", "45.000"], None), (["03.11.2020", "60,37"], ","), (["77,76-78,71"], ","), (["1.231.790"], None),
        (["1.231.790,55"], ","), ([], None), (["60,3712"], ","),
    ],
)  # fmt: skip
def test_a_column_has_a_separator_when_only_one_was_used(texts, separator):
    assert column_separator(texts) == separator


def test_every_trouble_has_an_issue_type_whose_blanks_its_facts_fill():
    for value, mark in [
        ("x", None),
        ("45.000", None),
        (date(2024, 1, 1), None),
        ("#N/A", None),
        ("", "uncached"),
        (-1, None),
    ]:
        reading = read(value, mark)
        row = issue_types()[reading.trouble]
        row["message"].format_map({"place": "A1", "found": value} | reading.facts)


ANYTHING = st.one_of(
    st.none(), st.booleans(), st.text(), st.text("0123456789.,-–()%*/ BAsd≈\u00a0#N", max_size=12), st.integers(),
    st.floats(), st.decimals(), st.dates(), st.datetimes(), st.timedeltas(), st.binary(),
)  # fmt: skip


@given(ANYTHING, st.sampled_from([None, "percent", "uncached", "#N/A"]), st.sampled_from([None, ",", "."]))
def test_a_cell_never_raises_and_says_one_thing(value, mark, separator):
    reading = read(value, mark, separator)
    says = [reading.trouble, reading.status, reading.is_blank, reading.value is not None or reading.predikat]
    assert sum(bool(each) for each in says) == 1 or (reading.trouble and reading.predikat)
    if reading.value is not None:
        assert 0 <= reading.value < 10**12
        assert -reading.value.as_tuple().exponent <= 6


@given(st.integers(0, 10**9 - 1), st.sampled_from([0, 1, 2, 4, 5, 6]), st.sampled_from([",", "."]))
def test_a_written_decimal_reads_back_exactly(number, places, separator):
    value = Decimal(number).scaleb(-places)
    reading = read(f"{value:f}".replace(".", separator))
    assert (reading.value, reading.decimals) == (value, places)


@given(st.integers(0, 10**8), st.integers(0, 4))
def test_a_float_of_up_to_four_decimals_reads_exactly(number, places):
    value = Decimal(number).scaleb(-places)
    assert read(float(value)).value == value
