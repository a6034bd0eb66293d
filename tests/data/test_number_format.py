"""Indonesian numbers and dates."""

from datetime import date

import pytest

from data.number_format import (
    format_bound,
    format_date,
    format_number,
    format_percent,
    format_signed,
)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (60.37, "60,37"), (60.365, "60,37"), (1.005, "1,01"), (59.995, "60,00"), (10655, "10.655,00"),
        (-1234.5, "−1.234,50"), (-0.001, "0,00"), (None, "–"), (float("nan"), "–"), (100.67, "100,67"),
    ],
)  # fmt: skip
def test_a_number_has_a_comma_and_two_decimals_rounded_half_up(value, text):
    assert format_number(value) == text


@pytest.mark.parametrize(("value", "text"), [(0.79, "+0,79"), (-0.63, "−0,63"), (0, "0,00"), (None, "–")])
def test_a_signed_number_carries_its_sign(value, text):
    assert format_signed(value) == text


def test_a_percentage_has_a_space_before_its_sign():
    assert (format_percent(85.028), format_percent(None)) == ("85,03 %", "–")


@pytest.mark.parametrize(("value", "text"), [(70.0, "70"), (4.2, "4,2"), (80.99, "80,99"), (None, "–"), (0.0, "0")])
def test_a_bound_has_no_needless_decimals(value, text):
    assert format_bound(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (date(2026, 11, 21), "21 November 2026"),
        ("2024-02", "Februari 2024"),
        ("2024", "2024"),
        ("2023-31", "2023-31"),
        (None, "–"),
    ],
)
def test_a_date_is_written_as_far_as_it_is_known(value, text):
    assert format_date(value) == text
