"""Ranks, quartiles and spreads of a group against a second computation in plain Python."""

import random
from decimal import Decimal
from statistics import median, quantiles

import pytest

from queries import ask, rows

YEAR = 2021


def published_members(con):
    return [code for (code,) in con.execute("select government_code from government order by all").fetchall()]


def fill(claims, seed, illustrative=()):
    """Random values of RB 2020 and 2021 with ties and gaps for 30 governments; returns what was stored."""
    dice = random.Random(seed)
    stored = {}
    codes = [f"X{number}" for number in range(30)]
    for code in codes:
        now = dice.choice([None, Decimal(dice.randrange(600, 640)) / 10])
        before = dice.choice([None, Decimal(dice.randrange(600, 640)) / 10])
        stored[code] = (before, now)
    for is_illustrative in (False, True):
        lines = [
            {"government_code": code, "year": year, "value": value, "value_decimals": 1}
            for code, values in stored.items()
            for year, value in zip((YEAR - 1, YEAR), values, strict=True)
            if value is not None and (code in illustrative) == is_illustrative
        ]
        if lines:
            claims(*lines, kind="upload", is_illustrative=is_illustrative)
    return stored


def put_governments(con):
    for number in range(30):
        con.execute(
            "insert into government select * replace (? as government_code, ? as short_name) from government"
            " where government_code = '93'",
            [f"X{number}", f"Daerah {number}"],
        )


def ranked(con, own, codes, year=YEAR):
    asked = {"government_code": own, "government_codes": codes, "indicator_code": "RB", "year": year}
    return {row["government_code"]: row for row in rows(ask(con, "group_rank", **asked))}


def places(values):
    """code -> place, ties shared, from code -> value: one more than the number of better ones."""
    return {code: 1 + sum(other > value for other in values.values()) for code, value in values.items()}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_places_by_value_and_by_change_equal_a_second_computation_with_ties_and_gaps(con, claims, seed):
    put_governments(con)
    stored = fill(claims, seed)
    values = {code: now for code, (_, now) in stored.items() if now is not None}
    moves = {code: now - before for code, (before, now) in stored.items() if None not in (before, now)}
    found = ranked(con, "X0", list(stored))
    assert len(set(values.values())) < len(values) and found.keys() == values.keys()
    assert {code: row["position"] for code, row in found.items()} == places(values)
    change_places = {code: row["change_position"] for code, row in found.items() if row["change_position"]}
    assert change_places == places(moves)
    first = next(iter(found.values()))
    assert (first["ranked_count"], first["change_count"]) == (len(values), len(moves))
    low, middle, high = quantiles([float(value) for value in values.values()], n=4, method="inclusive")
    assert first["lower_quartile"] == pytest.approx(low, abs=1e-5)
    assert first["median"] == pytest.approx(middle, abs=1e-5)
    assert first["upper_quartile"] == pytest.approx(high, abs=1e-5)


def test_a_real_value_is_ranked_among_real_ones_and_an_illustrative_one_among_all(con, claims):
    put_governments(con)
    invented = {f"X{number}" for number in range(0, 30, 3)}
    stored = fill(claims, 4, invented)
    values = {code: now for code, (_, now) in stored.items() if now is not None}
    real = {code: value for code, value in values.items() if code not in invented}
    own_real, own_invented = next(iter(real)), next(code for code in values if code in invented)
    found = ranked(con, own_real, list(stored))
    assert {code: row["position"] for code, row in found.items() if row["position"]} == places(real)
    assert {row["state"] for code, row in found.items() if code in invented} == {"ilustrasi"}
    assert {code: row["position"] for code, row in ranked(con, own_invented, list(stored)).items()} == places(values)


def test_predikat_alone_and_provisional_results_have_no_place(con):
    found = ranked(con, "51", published_members(con))
    assert (found["51"]["state"], found["51"]["position"], found["51"]["predikat"]) == ("predikat", None, "BB")
    con.execute("update kept_score set is_provisional = true where government_code = '31' and year = 2021"
                " and indicator_code = 'RB'")  # fmt: skip
    again = ranked(con, "51", published_members(con))
    assert (again["31"]["state"], again["31"]["position"]) == ("sementara", None)
    assert again["32"]["ranked_count"] == found["32"]["ranked_count"] - 1


def test_a_national_rank_is_never_ranked_again(con):
    asked = {"government_code": "82", "government_codes": published_members(con), "indicator_code": "IGA_RANK"}
    assert rows(ask(con, "group_rank", **asked, year=2021)) == []


def test_the_spread_of_a_year_equals_a_second_computation(con, claims):
    put_governments(con)
    stored = fill(claims, 5)
    values = {code: float(now) for code, (_, now) in stored.items() if now is not None}
    own, outsider = list(values)[:2]
    members = [code for code in stored if code != outsider]
    asked = {"government_code": own, "peer_code": outsider, "government_codes": members}
    (found,) = rows(ask(con, "group_spread", **asked))
    inside = [value for code, value in values.items() if code != outsider]
    assert (found["reason"], found["year"], found["member_count"]) == (None, YEAR, len(inside))
    assert (found["lowest"], found["highest"]) == (min(inside), max(inside))
    assert found["median"] == pytest.approx(median(inside), abs=1e-5)
    assert found["position"] == 1 + sum(value > values[own] for value in inside)
    assert (found["own_value"], found["peer_value"]) == (values[own], values[outsider])


def test_a_spread_needs_three_members_in_our_year_and_says_what_is_missing(con):
    asked = {"government_code": "82", "peer_code": "36", "government_codes": ["82", "36"]}
    found = {row["indicator_code"]: row["reason"] for row in rows(ask(con, "group_spread", **asked))}
    assert found["OMBUDSMAN"] == "kurang_anggota" and found["IPP"] == "tanpa_angka_kita"
    assert found["BPK"] == "tanpa_angka_kita" and None not in found.values()


def test_presets_hold_the_level_the_island_the_archipelago_and_the_predikat(con):
    asked = {"government_code": "82", "indicator_code": "OMBUDSMAN", "year": 2024}
    found = {row["group_id"]: row for row in rows(ask(con, "peer_groups", **asked))}
    assert found["pulau"]["government_codes"] == ["81", "82"]
    assert {"19", "21", "52", "53", "82"} <= set(found["kepulauan"]["government_codes"])
    assert all(len(code) == 2 for code in found["semua"]["government_codes"])
    district = rows(ask(con, "peer_groups", government_code="64.09", indicator_code="RB", year=None))
    assert all("." in code for code in district[0]["government_codes"])
    grades = con.execute(
        "select government_code from current_score where indicator_code = 'OMBUDSMAN' and year = 2024"
        " and kind = 'realisasi' and predikat = (select predikat from current_score where government_code = '82'"
        " and indicator_code = 'OMBUDSMAN' and year = 2024 and kind = 'realisasi') and length(government_code) = 2"
    ).fetchall()
    assert found["predikat"]["government_codes"] == sorted(code for (code,) in grades)
