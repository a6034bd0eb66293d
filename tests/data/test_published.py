"""Every published row is in the store, and the figures people know come out of it."""

import csv
from decimal import Decimal

import pytest

from data.seed import SEEDS


def published():
    with (SEEDS / "published_scores.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def current(con, government, year, indicator="RB", kind="realisasi", component=""):
    row = con.execute(
        "select value, stated_predikat, predikat, status from current_score where government_code = ? and year = ?"
        " and indicator_code = ? and kind = ? and component = ? and unit_code = ''",
        [government, year, indicator, kind, component],
    ).fetchone()
    return row and (row[0] if row[0] is None else float(row[0]), *row[1:])


def test_every_published_row_is_a_claim_in_the_store(con):
    stored = {
        row[0]: row[1:]
        for row in con.execute(
            "select claim_id, government_code, year, indicator_code, component, kind, status, value, null,"
            " stated_predikat, evidence from score union all select claim_id, government_code, year, indicator_code,"
            " component, 'target', 'ada', value, upper_value, stated_predikat, evidence from target"
        ).fetchall()
    }
    for row in published():
        number = {name: Decimal(row[name]) if row[name] else None for name in ("value", "upper_value")}
        assert stored[row["id"]] == (
            row["government_code"], int(row["year"]), row["indicator"], row["component"], row["kind"], row["status"],
            number["value"], number["upper_value"], row["predikat"] or None, row["evidence"],
        )  # fmt: skip
    assert len(stored) == len(published())


def test_every_published_figure_has_a_current_row_with_one_of_its_claims(con):
    figures = {}
    for row in published():
        key = (row["government_code"], int(row["year"]), row["indicator"], row["kind"], row["component"])
        figures.setdefault(key, []).append(row)
    for (government, year, indicator, kind, component), claims in figures.items():
        found = current(con, government, year, indicator, kind, component)
        assert found is not None
        values = {float(claim["value"]) for claim in claims if claim["value"]}
        assert (found[0] in values) if values else found[0] is None


def test_the_method_of_every_published_row_is_the_one_of_its_year(con):
    rows = con.execute(
        "select claim_id, method_code from claim union all select claim_id, method_code from current_target"
    )
    methods = dict(rows.fetchall())
    assert all(methods.get(row["id"], row["method_code"]) == row["method_code"] for row in published())


def test_every_claim_cites_its_source(con):
    assert con.execute("select count(*) from claim where publisher is null").fetchone() == (0,)


@pytest.mark.parametrize(
    ("government", "year", "value", "predikat"),
    [
        ("53", 2019, 60.37, "B"),
        ("64", 2020, 68.10, "B"),
        ("64", 2023, 73.87, "BB"),
        ("13", 2023, 77.1, "BB"),  # newer than 76,25 of February 2024
        ("35", 2024, 93.82, "A"),  # stated; from 2023 AA begins at 100
        ("35", 2023, 80.56, "A / A-"),  # nobody states which
        ("36.71", 2023, 82.71, "A-"),
        ("35.78", 2024, 100.67, "AA"),
        ("15", 2023, 61.23, "B"),  # 61 is the same claim, rounded
        ("82", 2025, 59.50, "CC"),
    ],
)
def test_a_known_figure_has_its_value_and_predikat(con, government, year, value, predikat):
    found = current(con, government, year)
    assert (found[0], found[2]) == (value, predikat)


def test_ntt_2020_is_known_as_not_issued_and_has_no_value(con):
    assert current(con, "53", 2020) == (None, None, None, "belum_dikeluarkan")


def test_bali_has_a_predikat_and_no_number(con):
    assert current(con, "51", 2021) == (None, "BB", None, "ada")


def test_maluku_has_only_a_predikat_target(con):
    assert current(con, "81", 2024) is None
    assert current(con, "81", 2024, kind="target") == (None, "A", None, "ada")


def test_general_and_tematik_of_surabaya_stand_under_the_index(con):
    assert current(con, "35.78", 2024, component="RB_GENERAL")[0] == 86.39
    assert current(con, "35.78", 2024, component="RB_TEMATIK")[0] == 14.28


def test_the_target_of_kaltim_keeps_its_odd_label(con):
    assert current(con, "64", 2020, kind="target") == (70.5, "B", "BB", "ada")


def test_a_number_its_source_calls_provisional_is_marked(con):
    marked = con.execute(
        "select government_code, indicator_code, year from current_score where is_provisional order by 1"
    ).fetchall()
    assert marked == [("35.22", "RB", 2025), ("64", "MERIT", 2021)]
