"""Every boundary of every band: just below, on it, just above."""

import csv
from decimal import Decimal

import pytest

from data.seed import SEEDS

SMALLEST = Decimal("0.000001")


def bands():
    with (SEEDS / "predikat_scales.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["lower_bound"]]


def methods():
    with (SEEDS / "methods.csv").open(encoding="utf-8", newline="") as file:
        return {row["method_code"]: row for row in csv.DictReader(file)}


def expected(method_code, value):
    """Read the seed file by its lower bounds, without the store."""
    met = [
        band
        for band in bands()
        if band["method_code"] == method_code
        and (value > Decimal(band["lower_bound"])
             or (band["lower_inclusive"] == "true" and value == Decimal(band["lower_bound"])))
    ]  # fmt: skip
    if not met:
        return None
    best = max(met, key=lambda band: (Decimal(band["lower_bound"]), band["lower_inclusive"] == "false"))
    shared = [
        b for b in met if (b["lower_bound"], b["lower_inclusive"]) == (best["lower_bound"], best["lower_inclusive"])
    ]
    return " / ".join(band["predikat"] for band in sorted(shared, key=lambda band: -int(band["rank"])))


def graded(con):
    """The computed predikat of the one RB value of government 93."""
    return con.execute(
        "select predikat from current_score where government_code = '93' and indicator_code = 'RB'"
    ).fetchone()


def score(value, **more):
    """A published RB value."""
    return {"value": value, "value_decimals": 2, "source": ("Judul", "Koran", None, None)} | more


def test_every_boundary_of_every_band_takes_the_predikat_of_its_scale(con, claims):
    cases = []
    for band in bands():
        for step in (-SMALLEST, Decimal(0), SMALLEST):
            value = Decimal(band["lower_bound"]) + step
            if value >= 0:
                cases.append((band["method_code"], value))
    cases = sorted(set(cases))
    claims(
        *[
            {
                "government_code": f"T{number}", "indicator_code": methods()[code]["indicator"], "value": value,
                "value_decimals": 6, "year": int(methods()[code]["valid_from_year"]), "source": ("J", "K", None, None),
            }
            for number, (code, value) in enumerate(cases)
        ]
    )  # fmt: skip
    found = dict(
        con.execute("select government_code, predikat from current_score where government_code like 'T%'").fetchall()
    )
    assert len(found) == len(cases) > 200
    for number, (code, value) in enumerate(cases):
        assert found[f"T{number}"] == expected(code, value), (code, value)


@pytest.mark.parametrize(
    ("year", "value", "predikat"),
    [
        (2021, "70.00", "B"), (2021, "70.01", "BB"), (2021, "80.00", "BB"), (2021, "90.01", "AA"), (2021, "30.00", "D"),
        (2021, "0", "D"), (2021, "59.995", "CC"), (2021, "60.000001", "B"), (2024, "93.82", "A / A-"),
        (2024, "80", "BB"), (2024, "80.01", "A / A-"), (2024, "99.99", "A / A-"), (2024, "100", "AA"),
    ],
)  # fmt: skip
def test_a_score_on_the_boundary_takes_the_lower_predikat(con, claims, year, value, predikat):
    claims(score(Decimal(value), year=year))
    assert con.execute(
        "select predikat from current_score where government_code = '93' and indicator_code = 'RB'"
    ).fetchone() == (predikat,)


@pytest.mark.parametrize(("stated", "predikat"), [("A", "A"), ("A-", "A-"), ("BB", "A / A-"), (None, "A / A-")])
def test_from_2023_only_the_stated_predikat_tells_a_from_a_minus(con, claims, stated, predikat):
    claims(
        {"value": 85, "value_decimals": 2, "year": 2024, "stated_predikat": stated, "source": ("J", "K", None, None)}
    )
    assert con.execute(
        "select predikat from current_score where government_code = '93' and indicator_code = 'RB'"
    ).fetchone() == (predikat,)


def test_a_missing_value_has_no_predikat(con, claims):
    claims(score(None, status="tidak_dinilai"))
    assert con.execute(
        "select predikat from current_score where government_code = '93' and indicator_code = 'RB'"
    ).fetchone() == (None,)


def test_ntt_2019_is_more_than_963_short_of_bb(con):
    distance, is_closed, predikat = con.execute(
        "select next_lower_bound - value, next_lower_inclusive, next_predikat from current_score"
        " where government_code = '53' and indicator_code = 'RB' and year = 2019 and kind = 'realisasi'"
    ).fetchone()
    assert (float(distance), is_closed, predikat) == (pytest.approx(9.63), False, "BB")
