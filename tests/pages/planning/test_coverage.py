"""Points not reached stand beside the actions of their area, and what cannot be joined is said instead of judged."""

import pytest

from pages._output import html
from pages._output.component_parts import Part
from pages._output.planning.coverage import (
    actions_without_gap,
    area_of,
    coverage,
    covered_year,
    gaps_without_action,
    tematik_covers,
    thematic_lines,
    thematic_year,
    themes,
)
from pages._output.planning.coverage_table import COLUMNS, THEME_COLUMNS, table_lines, theme_lines
from pages._output.sentences.planning_coverage import (
    coverage_sentence,
    coverage_title,
    thematic_words,
    themes_title,
    unranked_words,
    without_gap_words,
)
from tests.pages.planning.samples import TODAY, action


def part(key, value, ceiling, *, area=None, name=None, paths=None, is_illustrative=False):
    return Part(
        key, name or key, paths or (f"PENGUNGKIT.{key}",), area, value, ceiling, "known" if ceiling else None,
        is_illustrative,
    )  # fmt: skip


PARTS = [
    part("AKT", 2.0, 6.0, area="AKT", name="Penguatan Akuntabilitas"),
    part("WAS", 5.0, 12.0, area="WAS", name="Penguatan Pengawasan"),
    part("PP", 6.0, 6.0, area="PP", name="Peningkatan Kualitas Pelayanan Publik"),
    part("MP", 1.0, None, area="MP", name="Manajemen Perubahan"),
    part("HASIL", 20.0, 40.0, paths=("HASIL",), name="Komponen Hasil"),
]
ACTIONS = [
    action(number=1, area="AKT", target_2=1, realised_2=1, budget=100),
    action(number=2, area="AKT", target_2=1, realised_2=0, budget=50, is_illustrative=True),
    action(number=3, area="PP", target_2=1),
    action(number=4, area="MP"),
    action(number=5, area="ORG"),
    action(number=6, area="WAS", stated_status="dibatalkan"),
    action(number=7, area="WAS", year=2024),
    action(number=8, area=None, area_name=None),
]


def covers(parts=PARTS, actions=ACTIONS):
    return coverage(list(parts), list(actions), 2025, 2, TODAY)


def test_every_part_comes_by_points_lost_then_what_cannot_be_ranked():
    told = covers()
    assert [one.name for one in told] == [
        "Komponen Hasil", "Pengawasan", "Akuntabilitas", "Pelayanan publik", "Manajemen perubahan", "Organisasi",
        "Tanpa area",
    ]  # fmt: skip
    assert [one.kind for one in told] == [
        "tanpa_area", "tanpa_renaksi", "tersentuh", "tanpa_kesenjangan", "batas_belum_diketahui", "belum_dimuat",
        "belum_dimuat",
    ]  # fmt: skip
    assert [line["rank"] for line in table_lines(told)] == [1, 2, 3, 4, None, None, None]


def test_the_actions_of_the_area_are_counted_without_cancelled_ones_and_other_years():
    by_name = {one.name: one for one in covers()}
    touched = by_name["Akuntabilitas"]
    assert (touched.actions, touched.due, touched.on_time, touched.on_time_pct, touched.budget) == (2, 2, 1, 50, 150)
    assert by_name["Pengawasan"].actions == 0 and by_name["Pengawasan"].on_time_pct is None
    assert by_name["Organisasi"].lost is None and by_name["Organisasi"].actions == 1


def test_gap_without_action_and_action_without_gap_say_which():
    told = covers()
    assert [one.name for one in gaps_without_action(told)] == ["Pengawasan"]
    assert [one.name for one in actions_without_gap(told)] == [
        "Pelayanan publik", "Manajemen perubahan", "Organisasi", "Tanpa area",
    ]  # fmt: skip
    assert without_gap_words(told) == [
        "Renaksi tanpa kesenjangan, sudah di batasnya: Pelayanan publik (1 renaksi).",
        "Renaksi tanpa kesenjangan, batasnya belum diketahui: Manajemen perubahan (1 renaksi).",
        "Renaksi tanpa kesenjangan, nilainya belum dimuat: Organisasi (1 renaksi) dan Tanpa area (1 renaksi).",
    ]
    assert unranked_words(told) == "Tidak diperingkat, batasnya belum diketahui: Manajemen perubahan."


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (part("AKT", 1, 2, area="AKT"), ("AKT", False)),
        (part("SAKIP", 1, 2, paths=("RB_GENERAL.CAPAIAN_KEBIJAKAN.SAKIP",)), ("AKT", True)),
        (part("T", 1, 2, paths=("RB_TEMATIK.TEM_DAMPAK",)), ("TEMATIK", False)),
        (part("H", 1, 2, paths=("HASIL.HASIL_KO",)), (None, False)),
    ],
)
def test_a_part_belongs_to_its_area_to_the_nearest_one_or_to_none(one, expected):
    assert area_of(one) == expected


def test_the_year_shown_is_the_newest_with_areas_of_change():
    lines = [
        {"year": year, "component": component, "area_code": area, "is_provisional": rough}
        for year, component, area, rough in (
            (2025, "", None, False), (2024, "RB_GENERAL", None, False), (2022, "PENGUNGKIT.MP", "MP", False),
            (2023, "PENGUNGKIT.MP", "MP", True),
        )
    ]  # fmt: skip
    assert covered_year(lines) == 2022
    assert covered_year(lines[:2]) == 2024 and covered_year(lines[:1]) is None


def test_without_any_action_nothing_is_called_untouched():
    assert coverage_title(covers(actions=[])) == "Renaksi belum dimuat, jadi cakupannya belum dapat dilihat"
    invented = covers([PARTS[0]._replace(is_illustrative=True)], [])
    assert coverage_sentence("NTT", invented, 2024, 2025) == "Renaksi NTT 2025 belum dimuat."


def test_without_a_plan_no_row_counts_actions_or_calls_a_gap_untouched():
    lines = table_lines(covers(actions=[]))
    told = {line["name_value"]: line["kind_value"] for line in lines}
    assert told["Pengawasan"] == "renaksi belum dimuat" and "kesenjangan tanpa renaksi" not in told.values()
    assert {line["actions"] for line in lines} == {line["due"] for line in lines} == {None}
    assert gaps_without_action(covers(actions=[])) == []


def test_rb_tematik_comes_from_its_own_newest_year_beside_older_areas():
    history = [
        {"year": year, "component": component, "is_provisional": rough}
        for year, component, rough in (
            (2025, "RB_TEMATIK", True), (2024, "RB_TEMATIK", False), (2024, "RB_TEMATIK.TEM_DAMPAK", False),
            (2024, "RB_GENERAL", False), (2023, "RB_TEMATIK", False), (2022, "PENGUNGKIT.MP", False),
        )
    ]  # fmt: skip
    assert thematic_year(history) == 2024 and thematic_year(history[-1:]) is None
    assert [line["component"] for line in thematic_lines(history)] == ["RB_TEMATIK", "RB_TEMATIK.TEM_DAMPAK"]
    whole = part("RB_TEMATIK", 7.65, 20.0, paths=("RB_TEMATIK",), name="RB Tematik")
    told = coverage(PARTS, [*ACTIONS[:1], *THEMATIC], 2025, 2, TODAY, [whole], 2024)
    line = next(line for line in table_lines(told) if line["name_value"] == "RB Tematik 2024")
    assert (line["rank"], line["lost"], line["actions_value"], line["kind_value"]) == (None, "12,35", 4, "ada renaksi")
    assert "TEMATIK" not in {one.area for one in actions_without_gap(told)}
    assert thematic_words(told) == "RB Tematik 2024: 12,35 poin belum diraih." and thematic_words(covers()) == ""
    title = themes_title(themes(THEMATIC, 2025, 2, TODAY), told)
    assert title == "2 tema RB Tematik dengan 4 renaksi; 2024: 12,35 poin belum diraih"
    assert coverage_title(told) == "1 dari 2 kesenjangan tanpa renaksi; terbesar Pengawasan, 7,00 poin"


def test_the_nearest_area_is_named_as_such():
    sakip = part("SAKIP", 1.0, 2.0, paths=("RB_GENERAL.CAPAIAN_KEBIJAKAN.SAKIP",), name="Nilai SAKIP")
    line = table_lines(covers([sakip], ACTIONS[:1]))[0]
    assert line["area"] == "Akuntabilitas (area terdekat)" and line["kind_value"] == "ada renaksi"


THEMATIC = [
    action(number=1, area="TEMATIK", theme="Pengentasan Kemiskinan", target_2=1, realised_2=1, budget=10),
    action(number=2, area="TEMATIK", theme="pengentasan  kemiskinan", target_2=1),
    action(number=3, area="TEMATIK", theme="Realisasi Investasi"),
    action(number=4, area="TEMATIK"),
]


def test_themes_are_joined_by_name_and_stand_against_their_component():
    told = themes(THEMATIC, 2025, 2, TODAY)
    assert [(one.name, one.actions) for one in told] == [
        ("Pengentasan Kemiskinan", 2), ("Realisasi Investasi", 1), ("Tanpa tema", 1),
    ]  # fmt: skip
    assert (told[0].on_time_pct, told[0].budget) == (50, 10)
    whole = covers([part("RB_TEMATIK", 6.0, 20.0, paths=("RB_TEMATIK",), name="RB Tematik")], THEMATIC)
    assert tematik_covers(whole)[0].actions == 4
    assert themes_title(told, whole) == "2 tema RB Tematik dengan 4 renaksi; 14,00 poin belum diraih"
    assert themes_title([], whole) == "Belum ada renaksi RB Tematik; 14,00 poin belum diraih"
    assert themes_title(told, []) == "2 tema RB Tematik dengan 4 renaksi; nilainya belum dimuat"
    assert "Realisasi Investasi" in html.table(THEME_COLUMNS, theme_lines(told))


def test_a_part_called_like_a_theme_is_touched_by_that_theme_alone():
    named = part("K", 1.0, 2.0, paths=("RB_TEMATIK.TEM_DAMPAK.TEM_DMP_KEM",),
                 name="Pengentasan Kemiskinan (Capaian Dampak)")  # fmt: skip
    other = part("I", 1.0, 2.0, paths=("RB_TEMATIK.TEM_DAMPAK.TEM_DMP_INF",), name="Pengendalian Inflasi")
    by_name = {one.name: one.actions for one in covers([named, other], THEMATIC)}
    assert by_name["Pengentasan Kemiskinan (Capaian Dampak)"] == 2


def test_the_sentence_and_title_name_the_largest_gap_without_action():
    told = covers()
    assert coverage_title(told) == (
        "Sebagian ilustrasi: 1 dari 2 kesenjangan tanpa renaksi; terbesar Pengawasan, 7,00 poin"
    )
    assert coverage_title(covers(actions=ACTIONS[:1])) == (
        "1 dari 2 kesenjangan tanpa renaksi; terbesar Pengawasan, 7,00 poin"
    )
    assert coverage_sentence("Maluku", covers(actions=ACTIONS[:1]), 2024, 2025) == (
        "Satu dari dua bagian Maluku yang kehilangan poin pada 2024 belum punya renaksi 2025; terbesar Pengawasan, "
        "7,00 poin."
    )


@pytest.mark.parametrize(
    ("parts", "actions", "expected"),
    [
        ([], ACTIONS, "Nilai area Maluku belum dimuat, jadi cakupan renaksi belum dapat dilihat."),
        (PARTS[:2], [], "Renaksi Maluku 2025 belum dimuat."),
        (PARTS[:1], ACTIONS[:1], "Bagian Maluku yang kehilangan poin pada 2024 punya renaksi 2025."),
        (PARTS[2:], ACTIONS[:1], "Tidak ada kesenjangan Maluku 2024 yang dapat dihubungkan ke area."),
    ],
)
def test_the_sentence_says_what_cannot_be_told(parts, actions, expected):
    assert coverage_sentence("Maluku", covers(parts, actions), 2024, 2025).endswith(expected)


def test_the_table_marks_whose_value_is_illustrative_and_escapes_names():
    bad = part("AKT", 2.0, 6.0, name="<u>Bagian</u>", paths=("RB_GENERAL.SAKIP",), is_illustrative=True)
    table = html.table(COLUMNS, table_lines(covers([bad], ACTIONS[:2])))
    assert "<u>" not in table and html.TAG in table and "sebagian ilustrasi" in table
