"""Titles, similarity, strip, spine and table of a group from plain rows, without a page."""

import pytest

from pages._output import group_heat, group_members, group_spine, group_strip
from pages._output.palette import LIGHT
from pages._output.sentences import group as told

LONG = "Kabupaten Penajam Paser Utara"


def ranked(code, value, position=None, count=0, **more):
    given = {
        "government_code": code, "government_name": f"Daerah {code}", "year": 2024, "value": value, "predikat": "B",
        "state": "angka" if position else "predikat" if value is None else "ilustrasi", "position": position,
        "ranked_count": count, "median": 70.0, "lower_quartile": 65.0, "upper_quartile": 75.0, "change_position": None,
        "change_count": 0, "change_points_a_year": None, "previous_year": None, "change_is_illustrative": False,
        "scale_minimum": 0.0, "scale_maximum": 100.0, "publisher": "Koran", "source_title": None,
        "method_name": "9/2023", "is_illustrative": False,
    }  # fmt: skip
    return given | more


def strip_of(count, partner=None):
    lines = [ranked(str(n), 80.0 - n, n + 1, count) for n in range(count)]
    return group_strip.build_strip(lines, "0", partner, "provinsi", LIGHT), lines


@pytest.mark.parametrize(
    ("own", "year", "title"),
    [
        (ranked("1", 65.5, 12, 12), 2024, f"{LONG} ke-12 dari 12 kabupaten/kota pada Indeks RB"),
        (ranked("1", 65.5, 1, 1), 2024, f"Baru {LONG} yang punya angka Indeks RB 2024"),
        (ranked("1", None), 2024, f"{LONG} berpredikat B pada 2024, tanpa angka untuk diperingkat"),
        (None, 2024, f"Indeks RB {LONG} 2024 belum dimuat"),
        (None, None, "Indeks RB belum dimuat untuk kelompok ini"),
        (ranked("1", 65.5, state="sementara"), 2024, f"Nilai {LONG} 2024 masih sementara, belum diperingkat"),
    ],
)
def test_the_title_of_the_strip_is_the_finding_in_at_most_twelve_words(own, year, title):
    said = told.rank_title(LONG, "Indeks RB", year, own, "kabupaten/kota", [ranked("2", None)])
    assert said == title and len(said.split()) <= 12


@pytest.mark.parametrize(
    ("verdicts", "title"),
    [
        ([-1, -1, 1], f"{LONG} di bawah median pada 2 dari 3 indikator"),
        ([1, 1, -1], f"{LONG} di atas median pada 2 dari 3 indikator"),
        ([0], f"{LONG} setara median pada 1 indikator"),
        ([], "Belum ada indikator dengan tiga anggota setahun"),
    ],
)
def test_the_title_of_the_spine_counts_sides_of_the_median(verdicts, title):
    said = told.spread_title(LONG, verdicts)
    assert said == title and len(said.split()) <= 12


def test_the_title_of_the_table_names_who_shares_most():
    assert told.heat_title("Bali", [("Banten", 3), ("Riau", 3), ("Aceh", 1)]) == (
        "Banten dan Riau paling banyak terbanding: 3 indikator"
    )
    assert told.heat_title("Bali", [("A", 2), ("B", 2), ("C", 2)]) == "3 anggota paling banyak terbanding: 2 indikator"
    assert told.heat_title("Bali", [("A", 0)]) == "Belum ada angka setahun antara Bali dan kelompok ini"


def test_a_shared_place_says_with_how_many_and_a_lonely_value_has_none():
    lines = [ranked("1", 70.0, 1, 3), ranked("2", 70.0, 1, 3), ranked("3", 60.0, 3, 3)]
    assert told.level_words(lines[0], lines) == (
        "ke-1 dari 3",
        "70,00 · median 70,00 · peringkat sama dengan 1 lainnya",
    )
    alone = ranked("1", 70.0, 1, 1)
    assert told.level_words(alone, [alone])[0] == "tanpa peringkat"
    assert told.level_words(None, lines)[0] == "tanpa peringkat"


def test_progress_has_a_place_of_its_own_or_says_why_not():
    moved = {"change_position": 2, "change_count": 3, "change_points_a_year": 1.205, "previous_year": 2022}
    line = ranked("1", 70.0, 1, 3, **moved)
    assert told.change_words(line, [line]) == ("ke-2 dari 3", "+1,21 poin setahun sejak 2022")
    still = ranked("1", 70.0, 1, 3, change_count=4)
    assert told.change_words(still, [still]) == (
        "tanpa peringkat",
        "belum ada dua nilai sebanding; 4 anggota lain punya",
    )


@pytest.mark.parametrize(("count", "is_boxed"), [(7, False), (8, True)])
def test_quartiles_and_median_are_drawn_from_eight_on(count, is_boxed):
    drawn, _ = strip_of(count)
    assert any(shape["type"] == "rect" for shape in drawn.figure.layout.shapes) == is_boxed


def test_ours_is_drawn_last_in_plum_and_the_partner_is_a_dark_square():
    _, lines = strip_of(9)
    drawn = group_strip.build_strip(lines, "0", lines[4], "provinsi", LIGHT)
    partner, kita = drawn.figure.data[-2:]
    assert (kita.marker.color, kita.marker.symbol, kita.x[0]) == (LIGHT.kita, "circle", 80.0)
    assert (partner.marker.color, partner.marker.symbol) == (LIGHT.peer, "square")
    words = [note.text for note in drawn.figure.layout.annotations]
    assert words.count("<b>Daerah 0</b> 80,00 · ke-1 dari 9") == 2 and len(drawn.narrow_only) == 2


def test_a_partner_outside_the_group_is_drawn_without_a_place():
    outside = ranked("z", 50.0, state="luar", government_name="<Kota>")
    drawn, _ = strip_of(8, outside)
    assert "<b>&lt;Kota&gt;</b> 50,00 · bukan anggota, tidak diperingkat" in str(drawn.figure.layout.annotations)


def test_equal_values_stand_above_each_other_and_illustrative_ones_are_hollow():
    lines = [ranked("0", 80.0, 1, 2), ranked("1", 70.0, 2, 2), ranked("2", 70.0, is_illustrative=True)]
    drawn = group_strip.build_strip(lines, "0", None, "provinsi", LIGHT)
    full, hollow, _ = drawn.figure.data
    assert full.y[0] != hollow.y[0] and hollow.marker.color == LIGHT.background
    assert "Ilustrasi" in hollow.customdata[0]
    table = group_strip.table_lines(lines, "0")
    assert table[2]["mark"] == "ilustrasi, tidak diperingkat" and "ilustrasi" in table[2]["name"]


def test_without_numbers_members_are_listed_by_predikat():
    lines = [ranked("1", None, predikat="WTP"), ranked("2", None, predikat="WDP"), ranked("3", None, predikat="WTP")]
    found = group_strip.class_lines(lines, "2")
    assert [(one["predikat"], one["count"], one["names_value"]) for one in found] == [
        ("WTP", 2, "Daerah 1, Daerah 3"), ("WDP", 1, "Daerah 2"),
    ]  # fmt: skip


def pair(peer, difference, own_flag=False, peer_flag=False, state="angka"):
    flags = {"own_is_illustrative": own_flag, "peer_is_illustrative": peer_flag}
    return {"peer_code": peer, "state": state, "difference_pct": difference} | flags


def test_the_nearest_need_two_shared_indicators_and_real_values_meet_real_ones():
    pairs = [pair("a", 4.0), pair("a", -2.0), pair("b", 1.0), pair("b", 1.0, peer_flag=True), pair("c", 1.0),
             pair("c", -1.0), pair("d", 0.0), pair("d", None, state="kelas")]  # fmt: skip
    found = group_members.most_similar(pairs)
    assert [(one.code, one.distance_pct, one.shared) for one in found] == [("c", 1.0, 2), ("a", 3.0, 2)]
    many = [pair(str(n), float(n)) for n in range(9) for _ in range(2)]
    assert [one.code for one in group_members.most_similar(many)] == ["0", "1", "2", "3", "4"]


def spread(**more):
    given = {
        "indicator_code": "SPI", "short_name": "SPI", "year": 2024, "member_count": 8, "lowest": 50.0, "highest": 90.0,
        "lower_quartile": 60.0, "median": 70.0, "upper_quartile": 80.0, "own_value": 60.0, "peer_value": None,
        "position": 6, "scale_minimum": 0.0, "scale_maximum": 100.0, "better": "higher", "reason": None,
        "own_is_illustrative": False, "peer_is_illustrative": False, "group_is_illustrative": False,
        "own_first_year": 2023, "own_last_year": 2024, "method_name": None,
    }  # fmt: skip
    return given | more


def test_a_row_of_the_spine_tells_native_values_and_its_side_of_the_median():
    read = group_spine.spine([spread(peer_value=75.0)], "provinsi", "Banten", "Judul")
    assert "2024 · 8 provinsi · 50,00–90,00" in read and "▼ di bawah median" in read and "ke-6 dari 8" in read
    assert "rb-spine-box" in read and "Banten 75,00" in read
    few = group_spine.spine([spread(member_count=7, own_is_illustrative=True)], "provinsi", None, "Judul")
    assert "rb-spine-box" not in few and "rb-spine-hollow" in few and "ilustrasi" in few
    assert [group_spine.verdict(spread(own_value=value)) for value in (69.0, 70.001, 71.0)] == [-1, 0, 1]


def test_an_indicator_without_a_strip_says_why():
    lines = [
        spread(reason="kurang_anggota", member_count=2),
        spread(reason="kurang_anggota", member_count=1),
        spread(reason="tanpa_angka_kita", member_count=None),
        spread(reason="tanpa_angka_kita", own_last_year=None),
        spread(reason="tanpa_skala"),
    ]
    assert [group_spine.reason_words(line, "provinsi") for line in lines] == [
        "1 provinsi lain punya angka pada 2024; perlu sedikitnya 2",
        "tidak ada provinsi lain punya angka pada 2024; perlu sedikitnya 2",
        "kita tanpa angka, baru predikat",
        "kita belum dimuat",
        "metodenya tanpa batas skala",
    ]


def cell(code, year, value, share=None, **more):
    given = {
        "government_code": code, "government_name": code.upper(), "indicator_code": "SPI", "indicator_name": "SPI",
        "year": year, "value": value, "predikat": "B", "share_pct": share, "is_illustrative": False,
        "comparable_count": 0, "publisher": None, "source_title": None,
    }  # fmt: skip
    return given | more


def test_only_cells_of_the_year_most_members_share_are_shaded():
    cells = [cell("a", 2024, 80.0, 80.0), cell("b", 2024, 40.0, 40.0), cell("c", 2023, 60.0, 60.0)]
    assert group_heat.columns_of(cells)["SPI"] == {"name": "SPI", "year": 2024, "count": 2}
    assert [group_heat.shade_of(one, 2024) for one in cells] == ["rb-heat-high", "rb-heat-low", "rb-heat-none"]
    even = [cell("a", 2024, 80.0), cell("c", 2023, 60.0), cell("d", 2025, None)]
    assert group_heat.columns_of(even)["SPI"]["year"] == 2024
    assert group_heat.columns_of([cell("d", 2025, None)])["SPI"]["year"] is None


def test_our_row_comes_first_then_the_partner_then_who_shares_most():
    cells = [cell("a", 2024, 1.0, comparable_count=1), cell("b", 2024, 1.0, comparable_count=3), cell("k", 2024, 1.0),
             cell("p", 2024, 1.0), cell("c", 2024, 1.0, comparable_count=3)]  # fmt: skip
    assert group_heat.order_rows(cells, "k", "p") == ["k", "p", "b", "c", "a"]
    read = group_heat.heat_table([cell("k", 2024, None, predikat="<b>")], "k", "p", "Judul")
    assert "&lt;b&gt;" in read and "<small>2024</small>" in read


def test_a_difference_below_half_a_percent_of_the_scale_has_no_side_of_the_median():
    lines = [spread(own_value=value) for value in (69.5, 69.51, 70.0, 70.49, 70.5)]
    assert [group_spine.verdict(line) for line in lines] == [-1, 0, 0, 0, 1]
    assert [group_spine.judged(line)[1] for line in lines] == [
        "di bawah median", "beda terlalu kecil", "sama dengan median", "beda terlalu kecil", "di atas median",
    ]  # fmt: skip
    on_five = {"median": 3.0, "scale_minimum": 1.0, "scale_maximum": 5.0}
    assert [group_spine.verdict(spread(own_value=value, **on_five)) for value in (2.98, 2.985)] == [-1, 0]
    assert "● beda terlalu kecil" in group_spine.spine([lines[1]], "provinsi", None, "Judul").replace("</span>", "")


def test_a_line_without_a_strip_has_no_spread_and_no_place_in_the_workbook():
    alone, drawn = group_spine.table_lines([spread(reason="kurang_anggota", member_count=1), spread()], "provinsi")
    assert {alone[f"{key}_value"] for key in ("low", "q1", "mid", "q3", "high", "place")} == {None}
    assert {alone[key] for key in ("low", "mid", "high", "place")} == {None}
    assert (alone["own_value"], alone["count"]) == (60.0, 1) and (drawn["mid_value"], drawn["place"]) == (70.0, "ke-6")


def test_alone_with_a_real_number_says_so_where_others_have_illustrative_ones():
    own, other = ranked("1", 65.5, 1, 1), ranked("2", 70.0, is_illustrative=True)
    title = told.rank_title(LONG, "Indeks RB", 2024, own, "kabupaten/kota", [own, other])
    assert title == f"Baru {LONG} yang punya angka nyata Indeks RB 2024" and len(title.split()) <= 12
    assert told.level_words(own, [own, other])[1].endswith("belum ada anggota lain dengan angka nyata")
    assert told.level_words(own, [own])[1].endswith("belum ada anggota lain dengan angka")


def test_a_place_of_an_illustrative_change_says_that_it_is_among_illustrative_ones():
    moved = {"change_position": 3, "change_count": 3, "change_points_a_year": 1.0, "previous_year": 2022}
    mixed = ranked("1", 70.0, 1, 3, change_is_illustrative=True, **moved)
    assert told.change_words(mixed, [mixed])[0] == "ke-3 dari 3 (termasuk ilustrasi)"
    alone = mixed | {"ranked_count": 1}
    assert told.change_words(alone, [alone]) == (
        "tanpa peringkat",
        "+1,00 poin setahun sejak 2022 · anggota lain baru ilustrasi",
    )
    still = ranked("2", 70.0, 2, 3, change_count=3)
    assert told.change_words(still, [still, mixed])[1].endswith("3 anggota lain punya (termasuk ilustrasi)")


def test_the_similarity_marks_the_side_that_is_illustrative():
    pairs = [pair("a", 1.0, own_flag=True), pair("a", 1.0), pair("b", 2.0, True, True), pair("b", 2.0)]
    near = group_members.most_similar(pairs)
    assert [(one.own_is_illustrative, one.peer_is_illustrative) for one in near] == [(True, False), (True, True)]
    group = group_members.Group("serupa", "Paling serupa", "", ["a", "b"], near=tuple(near))
    places = {code: {"short_name": code, "level": "provinsi", "island_group": "X", "indicator_count": 2,
                     "government_code": code} for code in "kab"}  # fmt: skip
    kita, first, second = group_members.member_lines(group, "k", places)
    assert (kita["mark"], first["mark"], second["mark"]) == (
        "kita", "nilai kita ilustrasi", "nilai kita dan anggota ilustrasi",
    )  # fmt: skip
    assert "ilustrasi" not in first["name"] and "ilustrasi" in first["distance"] and "ilustrasi" in second["name"]
    assert "nilai ilustrasi kita dibandingkan dengan semua nilai" in group_members.SIMILAR_RULE
