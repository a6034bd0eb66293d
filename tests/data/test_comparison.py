"""What may be compared between two governments, in which year, and who is higher; the same worked out a second time."""

import random
from decimal import Decimal

import pytest

from queries import ask, rows

OURS, THEIRS = "92", "93"


def compare(con, indicator="RB", ours=OURS, theirs=THEIRS, year=None):
    found = rows(ask(con, "comparison", government_codes=[ours], peer_codes=[theirs], year=year))
    return next((row for row in found if row["indicator_code"] == indicator), None)


@pytest.fixture
def pair(con):
    """Two governments of which nothing is loaded yet."""
    for code in (OURS, THEIRS):
        con.execute(f"insert into government select * replace ('{code}x' as government_code) from government"
                    f" where government_code = '{code}'")  # fmt: skip
    return "92x", "93x"


def figure(code, value, year=2021, **more):
    number = None if value is None else Decimal(str(value))
    return {"government_code": code, "value": number, "value_decimals": 2, "year": year} | more


def both(con, pair, year=None, indicator="RB"):
    return compare(con, indicator, *pair, year=year)


def test_the_newest_common_year_is_proposed(con, claims, pair):
    us, them = pair
    claims(
        figure(us, 60, 2020), figure(us, 61, 2021), figure(us, 62, 2022), figure(them, 70, 2020), figure(them, 72, 2021)
    )
    told = both(con, pair)
    assert (told["state"], told["year"], told["difference_points"], told["verdict"]) == (
        "angka",
        2021,
        -11,
        "lebih_rendah",
    )
    assert (told["own_last_year"], told["peer_last_year"]) == (2022, 2021)
    assert both(con, pair, year=2020)["difference_points"] == -10


def test_without_a_common_year_the_reason_stands_instead_of_a_number(con, claims, pair):
    us, them = pair
    claims(figure(us, 60, 2020))
    assert both(con, pair)["reason"] == "hanya_kita"
    claims(figure(them, 70, 2021))
    told = both(con, pair)
    assert (told["state"], told["reason"], told["difference_points"]) == ("tidak_sebanding", "tanpa_tahun_sama", None)
    assert both(con, pair[::-1])["reason"] == "tanpa_tahun_sama"


@pytest.mark.parametrize("other", [{"kind": "mandiri"}, {"kind": "sementara"}, {"is_provisional": True}])
def test_only_final_results_of_the_evaluation_are_compared(con, claims, pair, other):
    us, them = pair
    claims(figure(us, 60), figure(them, 70, **other))
    assert (both(con, pair)["state"], both(con, pair)["reason"]) == ("tidak_sebanding", "hanya_kita")


def test_a_predikat_without_number_compares_as_a_class_and_never_as_a_number(con, claims, pair):
    us, them = pair
    claims(figure(us, 65), figure(them, None, stated_predikat="BB"))
    told = both(con, pair)
    assert (told["state"], told["verdict"], told["difference_points"]) == ("kelas", "lebih_rendah", None)
    assert (told["own_predikat"], told["peer_predikat"]) == ("B", "BB")


def test_classes_that_may_overlap_are_not_judged(con, claims, pair):
    us, them = pair
    claims(figure(us, 85, 2023), figure(them, None, 2023, stated_predikat="A"))
    assert both(con, pair)["verdict"] == "belum_dapat_dinilai"


def test_opinions_are_ordered_classes(con, claims, pair):
    us, them = pair
    opinion = {"indicator_code": "BPK"}
    claims(figure(us, None, stated_predikat="WDP", **opinion), figure(them, None, stated_predikat="WTP", **opinion))
    told = both(con, pair, indicator="BPK")
    assert (told["state"], told["verdict"]) == ("kelas", "lebih_rendah")


def test_ranks_of_an_issuer_are_never_compared(con, claims, pair):
    us, them = pair
    rank = {"indicator_code": "IGA_RANK"}
    claims(figure(us, 3, **rank), figure(them, 9, **rank))
    assert both(con, pair, indicator="IGA_RANK") is None


def test_a_difference_below_half_a_percent_of_the_scale_is_small(con, claims, pair):
    us, them = pair
    claims(figure(us, "70.4"), figure(them, "70.0"))
    assert both(con, pair)["is_small"]
    claims(figure(us, "4.00", indicator_code="SPBE"), figure(them, "3.97", indicator_code="SPBE"))
    assert not both(con, pair, indicator="SPBE")["is_small"]
    assert round(both(con, pair, indicator="SPBE")["difference_pct"], 2) == 0.6


def test_maluku_utara_and_banten_share_what_the_sources_say(con):
    found = {row["indicator_code"]: row for row in rows(ask(con, "comparison", government_codes=["82"],
                                                          peer_codes=["36"], year=None))}  # fmt: skip
    told = {code: (row["state"], row["reason"], row["year"], row["verdict"]) for code, row in found.items()}
    assert told["OMBUDSMAN"] == ("angka", None, 2024, "lebih_rendah")
    assert told["SPBE"] == ("angka", None, 2024, "lebih_rendah")
    assert told["SPI"][:3] == ("angka", None, 2025)
    assert told["BPK"] == ("kelas", None, 2024, "lebih_rendah")
    assert told["SAKIP"] == ("kelas", None, 2018, "sama")
    assert told["RB"][:2] == ("tidak_sebanding", "hanya_kita")
    assert told["SPIP"][:2] == ("tidak_sebanding", "tanpa_tahun_sama")


def test_every_ordered_pair_of_provinces_agrees_with_a_second_computation(con):
    codes = [
        code for (code,) in con.execute("select government_code from government where level = 'provinsi'").fetchall()
    ]
    assert len(codes) == 38
    told = {(row["government_code"], row["peer_code"], row["indicator_code"]): row
            for row in rows(ask(con, "comparison", government_codes=codes, peer_codes=codes, year=None))}  # fmt: skip
    finals: dict = {}
    for code, indicator, year, value, low, method in con.execute(
        "select government_code, indicator_code, year, value, predikat_rank_low, method_code from current_score"
        " where kind = 'realisasi' and status = 'ada' and not is_provisional and unit_code = '' and component = ''"
        " and not indicator_code like '%RANK'"
    ).fetchall():
        finals.setdefault((code, indicator), {})[year] = (value, low, method)
    indicators = {indicator for _, indicator in finals}
    for ours in codes:
        for theirs in codes:
            for indicator in indicators if ours != theirs else ():
                own, peer = finals.get((ours, indicator), {}), finals.get((theirs, indicator), {})
                row = told.get((ours, theirs, indicator))
                assert (row is None) == (not own and not peer)
                if row is not None:
                    check(row, own, peer)


def check(row, own, peer):
    """One comparison against the finals {year: (value, predikat rank, method)} of both sides."""
    common = [year for year in own if year in peer and own[year][2] == peer[year][2]
              and (None not in (own[year][0], peer[year][0]) or None not in (own[year][1], peer[year][1]))]  # fmt: skip
    if not common:
        reason = "hanya_kita" if not peer else "hanya_pembanding" if not own else "tanpa_tahun_sama"
        assert (row["state"], row["reason"]) == ("tidak_sebanding", reason)
        return
    year = max(common)
    first, second = own[year][0], peer[year][0]
    assert (row["year"], row["state"]) == (year, "kelas" if None in (first, second) else "angka")
    if row["state"] == "angka":
        assert row["difference_points"] == pytest.approx(float(first - second))
        assert row["verdict"] == ("sama" if first == second else "lebih_tinggi" if first > second else "lebih_rendah")


def test_both_directions_of_a_pair_mirror_each_other(con, claims, pair):
    dice = random.Random(7)
    us, them = pair
    claims(*(figure(code, dice.randint(5000, 9000) / 100, year) for code in pair for year in (2020, 2021, 2022)))
    there, back = both(con, pair), both(con, pair[::-1])
    assert there["difference_points"] == -back["difference_points"]
    assert {there["verdict"], back["verdict"]} == {"lebih_tinggi", "lebih_rendah"}
