"""Simulated points, predikat and the cheapest set are exact decimals; the set is proven against brute force."""

from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pages._output.component_parts import cut
from pages._output.sentences import simulation as told
from pages._output.simulation import (
    CENT,
    Goal,
    Slot,
    cheapest,
    equal_to,
    exact,
    grade,
    points_needed,
    positions,
    simulate,
    slots_of,
    status,
    steps_above,
    steps_of,
    unexplained,
    values_of,
)
from pages._output.simulation_address import BadChange, read_changes, write_changes
from tests.pages.test_component_parts import line, pemenuhan_and_reform

D = Decimal


def band(predikat, rank, lower, inclusive=False, method="RB-2020"):
    return {"method_code": method, "predikat": predikat, "band_rank": rank, "lower_bound": lower,
            "lower_inclusive": inclusive}  # fmt: skip


OLD = [("AA", 7, 90), ("A", 6, 80), ("BB", 5, 70), ("B", 4, 60), ("CC", 3, 50), ("C", 2, 30)]
BANDS = [band(*one) for one in OLD] + [band("D", 1, 0, True)]
BANDS += [band("AA", 8, 100, True, "RB-2023"), band("A", 7, 80, False, "RB-2023"), band("A-", 6, 80, False, "RB-2023")]
BANDS += [band("BB", 5, 70, False, "RB-2023"), band("D", 1, 0, True, "RB-2023")]
STEPS, NEW_STEPS = steps_of(BANDS, "RB-2020"), steps_of(BANDS, "RB-2023")


def slot(key="A", value="5", ceiling="10", **more):
    ceiling = None if ceiling is None else D(ceiling)
    given = {"name": f"Bagian {key}", "group": "P", "paths": (key,), "ceiling_basis": "known", "is_illustrative": False}
    return Slot(key=key, value=D(value), ceiling=ceiling, **(given | more))


def goal(lower, is_open=True, **more):
    return Goal("X", f"X (di atas {lower})", D(lower), is_open, **more)


@pytest.mark.parametrize(
    ("value", "predikat"),
    [("0", "D"), ("30.00", "D"), ("30.01", "C"), ("69.995", "B"), ("70.00", "B"), ("70.01", "BB"), ("80.00", "BB"),
     ("80.01", "A"), ("90", "A"), ("90.01", "AA"), ("100", "AA")],
)  # fmt: skip
def test_a_value_on_an_open_bound_takes_the_lower_predikat(value, predikat):
    assert grade(D(value), STEPS).predikat == predikat


def test_a_and_a_minus_share_a_step_and_aa_begins_at_a_closed_bound():
    assert grade(D("80.00"), NEW_STEPS).predikat == "BB"
    assert [grade(D(value), NEW_STEPS).predikat for value in ("80.01", "99.99", "100.00")] == ["A / A-", "A / A-", "AA"]
    assert [step.predikat for step in steps_above(D("80"), NEW_STEPS)] == ["A / A-", "AA"]


def test_without_bands_there_is_no_predikat():
    assert grade(D("50"), []) is None and steps_above(D("50"), []) == []


@pytest.mark.parametrize(
    ("index", "lower", "is_open", "points"),
    [("69.50", "70", True, "0.51"), ("70", "70", True, "0.01"), ("70.01", "70", True, "0"),
     ("69.50", "70", False, "0.50"), ("70", "70", False, "0"), ("60.365", "70", False, "9.64"),
     ("60.365", "70", True, "9.65")],
)  # fmt: skip
def test_an_open_bound_is_exceeded_by_a_cent_and_a_closed_one_met(index, lower, is_open, points):
    assert points_needed(D(index), D(lower), is_open) == D(points)


def test_the_index_moves_by_what_its_parts_move_and_keeps_the_rest():
    slots = [slot("A", "50.39", "100"), slot("B", "7.53", "20"), slot("C", "3", None)]
    assert unexplained(D("62.00"), slots) == D("1.08")
    assert simulate(D("62.00"), slots, values_of(slots) | {"A": D("60.39"), "B": D("7.00")}) == D("71.47")
    assert simulate(D("62.00"), slots, values_of(slots)) == D("62.00")


def test_a_part_without_a_ceiling_or_above_it_stays():
    fixed = [slot("A", "5", None), slot("B", "21", "20"), slot("C", "0", "0")]
    assert not any(one.is_movable for one in fixed) and all(one.room == 0 for one in fixed)
    assert told.fixed_reason(fixed[0]) == "batasnya belum diketahui"
    assert told.fixed_reason(fixed[1]) == "nilainya di luar batas yang diketahui (20,00)"
    assert cheapest(fixed, D("26"), goal(30)).state == "tidak_terjangkau"


def test_the_cheapest_set_takes_the_largest_room_first_and_divides_in_proportion():
    slots = [slot("A", "4", "5"), slot("B", "6", "12"), slot("C", "7", "10")]
    plan = cheapest(slots, D("64"), goal(70))
    assert (plan.state, plan.needed) == ("mungkin", D("6.01"))
    assert plan.additions == {"B": D("4.01"), "C": D("2.00")}
    sentence = told.plan_sentence(plan, goal(70), slots, D("64"))
    assert sentence == "Tambah 4,01 poin di Bagian B dan 2,00 di Bagian C untuk mencapai X (di atas 70)."


def test_what_is_reached_or_out_of_reach_is_said():
    slots = [slot("A", "4", "5")]
    reached, far = cheapest(slots, D("70.01"), goal(70)), cheapest(slots, D("60"), goal(70))
    assert (reached.state, far.state, far.highest) == ("tercapai", "tidak_terjangkau", D("61"))
    assert told.plan_sentence(reached, goal(70), slots, D("70.01")) == (
        "Skor terakhir 70,01 sudah mencapai X (di atas 70)."
    )
    assert "perlu 10,01 poin, sedangkan indeks paling tinggi 61,00" in told.plan_sentence(far, goal(70), slots, D("60"))


@st.composite
def cases(draw):
    """Up to six parts with value and ceiling in thousandths, an index, and a bound."""
    slots = []
    for number in range(draw(st.integers(0, 6))):
        ceiling = draw(st.integers(1, 15000))
        value = draw(st.integers(0, ceiling))
        slots.append(
            slot(f"P{number}", D(value) / 1000, None if draw(st.booleans()) and number > 3 else D(ceiling) / 1000)
        )
    index = D(draw(st.integers(0, 60000))) / 1000
    return slots, index, goal(D(draw(st.integers(0, 9000))) / 100, draw(st.booleans()))


@settings(deadline=None, database=None)
@given(cases())
def test_the_cheapest_set_is_the_smallest_there_is_and_just_enough(case):
    slots, index, aim = case
    plan = cheapest(slots, index, aim)
    rooms = {one.key: one.room for one in slots if one.room}
    enough = [
        size
        for size in range(len(rooms) + 1)
        if any(sum(room, D(0)) >= plan.needed for room in combinations(rooms.values(), size))
    ]
    if plan.state == "tidak_terjangkau":
        assert not enough and plan.needed > sum(rooms.values())
        return
    assert len(plan.additions) == enough[0]
    assert all(CENT <= added <= rooms[key] for key, added in plan.additions.items())
    assert all(added == added.quantize(CENT) for added in plan.additions.values())
    assert sum(plan.additions.values(), D(0)) == plan.needed
    reached = index + plan.needed
    assert reached > aim.lower if aim.is_open else reached >= aim.lower
    if plan.needed:
        slack = reached - aim.lower - (CENT if aim.is_open else 0)
        assert 0 <= slack < CENT


@settings(deadline=None, database=None)
@given(cases())
def test_the_parts_of_the_cheapest_set_have_the_most_room_and_share_in_proportion(case):
    slots, index, aim = case
    plan = cheapest(slots, index, aim)
    rooms = {one.key: one.room for one in slots}
    chosen = [rooms[key] for key in plan.additions]
    others = [room for key, room in rooms.items() if key not in plan.additions]
    if chosen:
        assert min(chosen) >= max(others, default=D(0))
        for key, added in plan.additions.items():
            assert abs(added - plan.needed * rooms[key] / sum(chosen)) < CENT


@settings(deadline=None, database=None)
@given(cases(), st.data())
def test_an_address_brings_back_exactly_what_was_moved(case, data):
    slots = case[0]
    values = values_of(slots)
    for one in slots:
        if one.is_movable and data.draw(st.booleans()):
            values[one.key] = data.draw(st.sampled_from([D(0), one.ceiling, one.value, one.ceiling / 2]))
            values[one.key] = values[one.key].quantize(D("0.000001"))
    text = write_changes(values, values_of(slots))
    assert values_of(slots) | read_changes(text or "", slots) == values


def test_an_address_holds_codes_and_plain_decimals_of_what_moved_alone():
    slots = [slot("P.MP", "4", "5"), slot("H.PP", "6", "12")]
    changes = read_changes("P.MP:4.50,H.PP:8", slots)
    assert changes == {"P.MP": D("4.5"), "H.PP": D("8")}
    assert write_changes(changes, values_of(slots)) == "P.MP:4.5,H.PP:8"
    assert write_changes(values_of(slots), values_of(slots)) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("XX:3", "Bagian “XX” di alamat halaman ini tidak dikenal untuk pemerintah daerah dan tahun ini."),
        ("A:10.01", "Nilai 10,01 untuk Bagian A di alamat halaman ini di luar batasnya, 0 sampai 10,00."),
        ("A:3,A:4", "Bagian Bagian A disebut dua kali di alamat halaman ini; sebut satu kali."),
        ("F:3", "Bagian Bagian F tidak dapat digeser: batasnya belum diketahui."),
        ("A:-1", "Perubahan “A:-1” di alamat halaman ini tidak terbaca; bentuknya KODE:ANGKA, misalnya KODE:8."),
        ("A:4,5", "Perubahan “5” di alamat halaman ini tidak terbaca; bentuknya KODE:ANGKA, misalnya KODE:8."),
        ("A:1e3", "Perubahan “A:1e3” di alamat halaman ini tidak terbaca; bentuknya KODE:ANGKA, misalnya KODE:8."),
    ],
)
def test_what_cannot_be_is_one_sentence_and_never_clipped(text, said):
    with pytest.raises(BadChange) as raised:
        read_changes(text, [slot("A"), slot("F", "5", None)])
    assert told.bad_change(raised.value) == said


def test_a_peer_lends_its_share_of_the_ceiling_but_never_lowers():
    slots = [slot("A", "4", "5"), slot("B", "3", "10"), slot("C", "2", "8"), slot("D", "2", None), slot("E", "1", "9")]
    lines = [line("A", 2.0, 5), line("B", 7.773, 10), line("D", 2.0, 4), line("E", 3.0)]
    results = {one.slot.key: (one.value, one.state) for one in equal_to(slots, lines)}
    assert results == {
        "A": (D("4"), "tetap_lebih_tinggi"),
        "B": (D("7.77"), "ikut"),
        "C": (D("2"), "tidak_dimuat"),
        "D": (D("2"), "tanpa_batas"),
        "E": (D("1"), "tidak_dimuat"),
    }


def test_an_area_under_two_wholes_takes_the_peers_share_of_both():
    slots = slots_of(cut(pemenuhan_and_reform(True), needs_ceilings=True))
    lines = [line("P.PEM.PEM_MP", 8.0, 8), line("P.REF.REF_MP", 5.5, 10), line("H", 30.0, 40)]
    results = {one.slot.key: one.value for one in equal_to(slots, lines)}
    assert results == {"H": D("30.00"), "MP": D("13.50"), "SDM": D("17.0")}


@settings(deadline=None, database=None)
@given(st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 2000)), min_size=1, max_size=5))
def test_a_peer_never_lowers_a_part_or_lifts_it_above_its_ceiling(pairs):
    slots = [slot(f"P{n}", D(own) / 100, "20") for n, (own, _) in enumerate(pairs)]
    lines = [line(f"P{n}", other / 100, 20) for n, (_, other) in enumerate(pairs)]
    for one in equal_to(slots, lines):
        assert one.slot.value <= one.value <= one.slot.ceiling


def test_a_slider_stands_on_every_cent_and_exactly_on_the_score():
    stops = positions(slot("A", "4.235", "5.5"), D("1.5"))
    assert stops[0] == 0 and stops[-1] == D("5.5") and D("4.235") in stops and len(stops) == 552
    words = [told.points(stop) for stop in stops]
    assert len(set(words)) == len(words) and "4,235" in words and not any("." in word for word in words)


def test_a_target_of_a_is_not_called_met_by_its_number_before_aa():
    aim = goal(80, is_shared=True, certain=NEW_STEPS[-1])
    assert [status(D(value), aim) for value in ("80", "80.01", "99.99", "100")] == [
        "di_bawah", "belum_dapat_dinilai", "belum_dapat_dinilai", "tercapai",
    ]  # fmt: skip
    assert status(D("60.00"), goal(60, is_open=False)) == "tercapai"


def test_a_number_of_the_store_is_the_decimal_it_was():
    assert exact(0.1 + 0.2) == D("0.3") and exact(60.365) == D("60.365")
