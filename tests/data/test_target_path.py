"""Gap, pace and status against targets, and the same worked out a second time in plain Python."""

import random
from decimal import Decimal
from fractions import Fraction

import pytest

from data import store
from queries import ask, rows

DOCUMENTS = ["P-RPJMD", "RPJMD", "Renstra", "Road Map", "nasional", "lainnya"]
METHODS = {"RB-2014": (2014, 2019), "RB-2020": (2020, 2022), "RB-2023": (2023, 9999)}
ORDER = ["D", "C", "CC", "B", "BB", "A-", "A", "AA"]
# Lower bounds as the regulations draw them: above 30 is C, above 50 CC, and so on.
LADDER = {"C": 30, "CC": 50, "B": 60, "BB": 70, "A": 80, "AA": 90}


def path(con, government="93", year=None):
    found = rows(ask(con, "target_path", government_codes=[government], indicator_code="RB"))
    return [row for row in found if year in (None, row["year"])][-1]


def position(con, government="93"):
    return rows(ask(con, "target_position", government_codes=[government], indicator_code="RB"))[-1]


def score(year, value, **more):
    decimals = len(str(value).partition(".")[2])
    return {"year": year, "value": Decimal(str(value)), "value_decimals": decimals, "status": "ada"} | more


def targets(claims, *lines):
    claims(*lines, table="target")


def test_ntt_needs_more_than_five_points_a_year(con):
    told, gap = path(con, "53", 2019), position(con, "53")
    assert (gap["gap_points"], round(gap["achievement_pct"], 2), gap["target_status"]) == (-10.63, 85.03, "di_bawah")
    assert (told["required_pace"], told["end_year"], told["end_lower"]) == (5.315, 2021, 71)


def test_kalimantan_timur_misses_its_draft_road_map_in_2020(con):
    told = next(row for row in rows(ask(con, "target_position", government_codes=["64"], indicator_code="RB"))
                if row["year"] == 2020)  # fmt: skip
    assert (told["target_value"], round(told["gap_points"], 2), told["document"]) == (70.5, -2.4, "Road Map")


def test_spbe_works_like_the_index_on_its_own_scale(con):
    found = {row["year"]: row for row in rows(ask(con, "target_path", government_codes=["64"], indicator_code="SPBE"))}
    assert found[2024]["path_status"] == "di_jalur"
    assert (round(found[2024]["required_pace"], 2), round(found[2024]["achieved_pace"], 2)) == (0.21, 0.84)


def test_without_a_later_target_there_is_no_pace(con, claims):
    claims(score(2021, 60), score(2022, 61))
    targets(claims, {"year": 2022, "value": 65})
    told = path(con)
    assert (told["required_pace"], told["path_status"], told["path_reason"]) == (
        None, "belum_dapat_dinilai", "tanpa_target_berikutnya")  # fmt: skip


def test_a_plan_that_ended_with_its_target_met_is_met(con, claims):
    claims(score(2022, 66))
    targets(claims, {"year": 2022, "value": 65})
    assert (path(con)["path_status"], path(con)["path_reason"]) == ("tercapai", None)


def test_a_target_met_ahead_of_its_year_is_met(con, claims):
    claims(score(2021, 72), score(2022, 73))
    targets(claims, {"year": 2022, "value": 70}, {"year": 2024, "value": 73})
    assert path(con)["path_status"] == "tercapai" and path(con)["end_gap_points"] == 0


def test_exactly_the_required_pace_is_on_the_path(con, claims):
    claims(score(2020, 60), score(2022, 62))
    targets(claims, {"year": 2024, "value": 64})
    assert path(con)["path_status"] == "di_jalur"


def test_a_predikat_target_must_be_exceeded_so_the_exact_pace_is_too_slow(con, claims):
    claims(score(2020, 66), score(2021, 68))
    targets(claims, {"year": 2022, "value": None, "stated_predikat": "BB"})
    told = path(con)
    assert (told["end_lower"], told["end_is_open"], told["required_pace"]) == (70, True, 2)
    assert told["path_status"] == "perlu_dipercepat"


def test_standing_still_is_not_moving(con, claims):
    claims(score(2021, 60), score(2022, 60))
    targets(claims, {"year": 2022, "value": 65}, {"year": 2024, "value": 70})
    assert path(con)["path_status"] == "tidak_bergerak"


def test_the_achieved_pace_begins_with_the_plan_and_never_before_the_method(con, claims):
    claims(score(2018, 50), score(2020, 60), score(2021, 61), score(2022, 64))
    targets(claims, {"year": 2024, "value": 70, "plan_from_year": 2019, "plan_to_year": 2024})
    assert (path(con)["first_year"], path(con)["achieved_pace"]) == (2020, 2)
    targets(claims, {"year": 2024, "value": 71, "plan_from_year": 2021, "plan_to_year": 2026, "document": "P-RPJMD"})
    assert (path(con)["first_year"], path(con)["achieved_pace"]) == (2021, 3)


def test_across_a_method_break_only_the_required_pace_is_known(con, claims):
    claims(score(2021, 60), score(2022, 62), score(2023, 70))
    targets(claims, {"year": 2024, "value": 74})
    told = path(con)
    assert (told["required_pace"], told["achieved_pace"], told["path_reason"]) == (4, None, "tanpa_laju")
    assert (path(con, year=2022)["required_pace"], path(con, year=2022)["end_has_other_method"]) == (6, True)


def test_a_revised_plan_goes_on_where_the_old_one_stops(con, claims):
    claims(score(2021, 60), score(2022, 61))
    targets(claims, {"year": 2022, "value": 65, "document": "RPJMD"}, {"year": 2024, "value": 70, "document": "RPJMD"},
            {"year": 2024, "value": 68, "document": "P-RPJMD"})  # fmt: skip
    assert (path(con)["end_document"], path(con)["end_lower"]) == ("P-RPJMD", 68)


def test_a_plan_ends_where_it_ends_and_the_next_one_is_another(con, claims):
    claims(score(2021, 60), score(2022, 61))
    targets(claims, {"year": 2022, "value": 65, "plan_from_year": 2019, "plan_to_year": 2024},
            {"year": 2024, "value": 68, "plan_from_year": 2019, "plan_to_year": 2024},
            {"year": 2029, "value": 80, "plan_from_year": 2025, "plan_to_year": 2029})  # fmt: skip
    assert (path(con)["end_year"], path(con)["end_lower"]) == (2024, 68)
    claims(score(2024, 66))
    assert (path(con)["end_year"], path(con)["end_lower"]) == (2029, 80)


def test_an_a_that_the_number_cannot_tell_is_not_judged(con, claims):
    claims(score(2023, 82), score(2024, 85))
    targets(claims, {"year": 2025, "value": None, "stated_predikat": "A"})
    assert (path(con)["path_status"], path(con)["path_reason"]) == ("belum_dapat_dinilai", "predikat_tidak_terbaca")


def test_a_range_is_reached_at_its_lower_bound(con, claims):
    claims(score(2021, 76), score(2022, 77))
    targets(claims, {"year": 2023, "value": Decimal("77.76"), "upper_value": Decimal("78.71")})
    assert float(round(path(con)["required_pace"], 2)) == 0.76 and path(con)["path_status"] == "di_jalur"


@pytest.mark.parametrize(
    ("stated", "aim", "expected"),
    [
        ("A", "77.76", "tercapai"), ("A", "80", "tercapai"), ("A", "85", "belum_dapat_dinilai"),
        ("BB", "80.01", "di_bawah"), ("BB", "80", "belum_dapat_dinilai"), ("B", "70", "belum_dapat_dinilai"),
        ("B", "77.76", "di_bawah"),
    ],
)  # fmt: skip
def test_a_predikat_without_number_meets_a_number_outside_its_interval(con, claims, stated, aim, expected):
    claims({"year": 2022, "status": "ada", "stated_predikat": stated})
    targets(claims, {"year": 2022, "value": Decimal(aim)})
    assert (position(con)["target_status"], position(con)["gap_points"]) == (expected, None)


def test_illustrative_targets_make_no_path_for_a_real_one(con, claims):
    claims(score(2021, 60), score(2022, 61))
    targets(claims, {"year": 2022, "value": 65})
    claims({"year": 2025, "value": 90}, table="target", kind="upload", is_illustrative=True)
    assert path(con)["end_year"] is None


def test_an_illustrative_value_goes_by_the_targets_of_its_own_set_and_by_real_ones_of_the_same_year(con, claims):
    invented = {"kind": "upload", "is_illustrative": True}
    targets(claims, {"year": 2021, "value": 65}, {"year": 2022, "value": 66})
    claims(
        {"year": 2022, "value": 90},
        {"year": 2023, "value": 68},
        {"year": 2025, "value": 72},
        table="target",
        **invented,
    )
    claims(score(2021, 60), score(2022, 61), score(2023, 67), **invented)
    found = rows(ask(con, "target_position", government_codes=["93"], indicator_code="RB"))
    assert [(row["year"], row["target_year"], row["target_value"]) for row in found] == [
        (2021, 2021, 65), (2022, 2022, 66), (2023, 2023, 68)]  # fmt: skip
    assert (path(con)["end_year"], path(con)["end_is_illustrative"]) == (2025, True)


def test_an_older_store_learns_whose_parts_add_up_when_it_is_opened(con):
    con.execute("update method set components_add_up = null")
    con.execute("delete from seed_file")
    con.close()
    with store.connect() as again:
        found = again.execute("select method_code from method where components_add_up = 'ya' order by all").fetchall()
    assert found == [("RB-2014",), ("RB-2020",)]


@pytest.mark.parametrize("seed", range(3))
def test_gap_pace_and_status_agree_with_a_second_computation(con, claims, seed):
    dice = random.Random(seed)
    cases = {f"X{number:03}": imagine(dice) for number in range(120)}
    claims(*(score(y, v, government_code=code) for code, (values, _) in cases.items() for y, v in values.items()))
    targets(claims, *(goal | {"government_code": code} for code, (_, goals) in cases.items() for goal in goals))
    found = con.execute(
        "select p.government_code, p.year, p.gap_points, p.target_status, p.target_year, p.document, a.end_year,"
        " a.end_document, a.required_pace, a.achieved_pace, a.path_status"
        " from target_position as p join target_path as a using"
        " (government_code, unit_code, indicator_code, component, year, kind) where p.government_code like 'X%'"
    ).fetchall()
    assert len(found) == sum(len(values) for values, goals in cases.values() if goals) > 200
    for code, year, *told in found:
        gap, status, goal_year, document, end_year, end_document, required, achieved, judged = told
        expected = work_out(*cases[code], year)
        assert (gap, status, goal_year, document) == expected[:4], (code, cases[code])
        assert (end_year, end_document, judged) == (*expected[4:6], expected[8]), (code, year, cases[code])
        for told_pace, pace in ((required, expected[6]), (achieved, expected[7])):
            assert told_pace == (None if pace is None else pytest.approx(float(pace))), (code, year)


def imagine(dice):
    """Values of some years on a grid that hits bounds and targets exactly, and targets of some documents and years."""
    years = sorted(dice.sample(range(2017, 2026), dice.randint(1, 6)))
    values = {year: Decimal(dice.choice(["60", "70", "79.99", "80", "80.01", "90", "100"])) if dice.random() < 0.3
              else Decimal(dice.randint(5500, 10500)) / 100 for year in years}  # fmt: skip
    goals, taken = [], set()
    for _ in range(dice.randint(0, 5)):
        year, document = dice.randint(2017, 2028), dice.choice(DOCUMENTS)
        if (year, document) in taken:
            continue
        taken.add((year, document))
        goal = {"year": year, "document": document, "value": None}
        if dice.random() < 0.7:
            goal["value"] = Decimal(dice.choice([*range(60, 101, 5)]))
        else:
            goal["stated_predikat"] = dice.choice(["B", "BB", "A", "AA"])
        if dice.random() < 0.5:
            goal |= {"plan_from_year": dice.choice([2017, 2018, 2020, 2021, 2023]), "plan_to_year": 2030}
        goals.append(goal)
    return values, goals


def method_of(year):
    return next(code for code, (first, last) in METHODS.items() if first <= year <= last)


def bound(goal):
    """(lower bound, whether it must be exceeded)."""
    if goal["value"] is not None:
        return goal["value"], False
    if goal["stated_predikat"] == "AA" and method_of(goal["year"]) == "RB-2023":
        return 100, False
    return LADDER[goal["stated_predikat"]], True


def judge(value, year, goal):
    lower, must_exceed = bound(goal)
    if goal["value"] is not None:
        return "di_bawah" if value < lower else "tercapai"
    wanted = goal["stated_predikat"]
    if method_of(year) == method_of(goal["year"]):
        possible = [ORDER.index(name) for name in predikat(value, method_of(year))]
        if min(possible) >= ORDER.index(wanted):
            return "tercapai"
        return "di_bawah" if max(possible) < ORDER.index(wanted) else "belum_dapat_dinilai"
    if value < lower or (must_exceed and value == lower):
        return "di_bawah"
    return "belum_dapat_dinilai" if wanted == "A" and method_of(goal["year"]) == "RB-2023" else "tercapai"


def predikat(value, method):
    """The predikat a number can mean: from 2023 A and A- share an interval."""
    if method == "RB-2023":
        if value >= 100:
            return ["AA"]
        if value > 80:
            return ["A-", "A"]
    name = "D"
    for step, lower in LADDER.items():
        if value > lower:
            name = step
    return [name]


def work_out(values, goals, year):
    """gap, status, governing year and document, end year and document, both paces, path status."""
    value = values[year]
    rank = lambda goal: DOCUMENTS.index(goal["document"])  # noqa: E731
    side = lambda goal: 0 if goal["year"] == year else 1 if goal["year"] > year else 2  # noqa: E731
    governing = min(goals, key=lambda goal: (side(goal), abs(goal["year"] - year), rank(goal)))
    status = judge(value, year, governing)
    end = last_of_plan([goal for goal in goals if goal["year"] > year], governing, rank)
    start = (end or {}).get("plan_from_year") or governing.get("plan_from_year") or 0
    since = max(start, METHODS[method_of(year)][0])
    earlier = [one for one in sorted(values) if since <= one < year]
    achieved = Fraction(value - values[earlier[0]]) / (year - earlier[0]) if earlier else None
    if end is None:
        judged = "tercapai" if status == "tercapai" else "belum_dapat_dinilai"
        return (
            value - bound(governing)[0],
            status,
            governing["year"],
            governing["document"],
            None,
            None,
            None,
            achieved,
            judged,
        )
    lower, must_exceed = bound(end)
    required = Fraction(lower - value) / (end["year"] - year)
    if judge(value, year, end) == "tercapai":
        judged = "tercapai"
    elif achieved is None or value > lower:
        judged = "belum_dapat_dinilai"
    elif achieved > required or (achieved == required and not must_exceed):
        judged = "di_jalur"
    else:
        judged = "perlu_dipercepat" if achieved > 0 else "tidak_bergerak"
    return (value - bound(governing)[0], status, governing["year"], governing["document"], end["year"], end["document"],
            required, achieved, judged)  # fmt: skip


def last_of_plan(later, governing, rank):
    """The last written target of the plan that governs, else of the next plan."""
    family = lambda goal: goal["document"].removeprefix("P-")  # noqa: E731
    begun_by = lambda goal, when: goal.get("plan_from_year", 0) <= when  # noqa: E731
    same = [g for g in later if family(g) == family(governing) and begun_by(g, governing["year"])]
    if not same and later:
        first = min(later, key=lambda goal: (goal["year"], rank(goal)))
        same = [g for g in later if family(g) == family(first) and begun_by(g, first["year"])]
    return max(same, key=lambda goal: (goal["year"], -rank(goal)), default=None)
