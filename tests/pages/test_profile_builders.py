"""The pieces of the sheet: its sentences, its lists cut at a stated length, its chart without a script."""

import re
from base64 import b64decode

import pytest

from data import store
from pages._output import profile
from pages._output.component_parts import Part
from pages._output.palette import LIGHT
from pages._output.profile_picture import build_picture
from pages._output.sentences import profile as told
from pages._output.trend_chart import build_trend
from pages._output.trend_data import collect
from queries import ask

PATH = {
    "year": 2021, "value": 67.45, "end_year": 2025, "end_value": None, "end_upper": None, "end_lower": 80.0,
    "end_is_open": True, "end_predikat": "A", "end_document": "RPJMD", "required_pace": 3.1375, "achieved_pace": 0.34,
    "first_year": 2020, "path_status": "perlu_dipercepat",
}  # fmt: skip


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, "Menuju target 2025 (RPJMD) A (di atas 80) diperlukan lebih dari +3,14 setahun; "
             "laju sejak 2020 +0,34: perlu dipercepat."),
        ({"end_value": 80.0, "end_is_open": False},
         "Menuju target 2025 (RPJMD) sebesar 80,00 diperlukan +3,14 setahun; laju sejak 2020 +0,34: perlu dipercepat."),
        ({"achieved_pace": -0.2, "path_status": "tidak_bergerak"},
         "Menuju target 2025 (RPJMD) A (di atas 80) diperlukan lebih dari +3,14 setahun; "
         "laju sejak 2020 −0,20: mundur."),
        ({"achieved_pace": None, "path_status": "belum_dapat_dinilai"},
         "Menuju target 2025 (RPJMD) A (di atas 80) diperlukan lebih dari +3,14 setahun; "
         "lajunya belum dapat dihitung (kurang dari dua nilai sebanding)."),
        ({"path_status": "tercapai"}, "Nilai ini sudah memenuhi target 2025 (RPJMD) A (di atas 80), akhir rencana."),
        ({"required_pace": None}, "Jalur menuju target 2025 (RPJMD) A (di atas 80) belum dapat dinilai."),
        ({"end_year": None}, ""),
    ],
)  # fmt: skip
def test_the_path_is_told_with_its_pace(change, expected):
    assert told.path_sentence(PATH | change) == expected


def test_missing_years_are_grouped_by_what_is_known_of_them():
    known = {2017: "ada", 2019: "ada", 2020: "belum_dikeluarkan"}
    said = "2018 belum dimuat, 2020 belum dikeluarkan, 2021–2025 belum dimuat"
    assert told.years_told(2019, 2025, known) == said
    assert told.years_told(2019, 2019, {2018: "ada", 2019: "ada"}) == ""
    assert told.years_told(None, 2025, {}) == ""


def test_a_long_list_says_how_many_are_left_out():
    assert told.few("abcdef") == "a, b, c, d, dan 2 lainnya"
    assert told.few("ab") == "a dan b"


def test_sources_are_cut_at_the_length_of_the_box():
    many = {f"Penerbit nomor {number} dari daerah": {2020} for number in range(40)}
    said = told.sources(many)
    assert len(said) < told.MOST_LETTERS + 30 and re.search(r", dan \d+ sumber lain$", said)
    assert told.sources({"Bappeda": {2019, 2020, 2021, 2023}}) == "Bappeda (2019–2021, 2023)"


def part(name, value, ceiling, area=None, basis="known", illustrative=False):
    return Part(name, name, (name,), area, value, ceiling, basis if ceiling else None, illustrative)


def test_a_strip_shows_share_and_points_and_names_a_missing_ceiling():
    shown = profile.strip(2022, [part("X", 1.5, 3.0, "MP"), part("Y <b>", 2.0, None)])
    assert "50,0 %" in shown and "1,50 dari 3" in shown and "Manajemen perubahan" in shown
    assert "batas belum ditemukan" in shown and "Y &lt;b&gt;" in shown and "width:50.0%" in shown


def test_a_strip_marks_illustrative_parts_once_for_the_row_or_one_by_one():
    invented, real = part("X", 1.0, 2.0, illustrative=True), part("Y", 1.0, 2.0)
    assert profile.strip(2022, [invented, invented]).count("ilustrasi") == 1
    mixed = profile.strip(2022, [invented, real])
    assert mixed.count("ilustrasi") == 1 and "<b>2022</b>" in mixed


def test_two_parts_are_not_ranked():
    two = [part("X", 1.0, 2.0), part("Y", 1.5, 2.0)]
    assert told.areas_finding(2024, two, ["X", "Y"]) == "2 komponen dimuat untuk 2024"
    three = [*two, part("Z", 0.5, 2.0)]
    assert told.areas_finding(2024, three, ["X", "Y", "Z"]) == "Y terkuat, Z terlemah pada 2024"


@pytest.fixture(scope="module")
def picture(published_folder):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RB_STATE", str(published_folder))
        con = store.connect()
        question = {"government_codes": ["64"], "indicator_code": "RB"}
        answers = [ask(con, name, **question) for name in ("score_series", "target_series")]
        answers += [ask(con, name, indicator_codes=["RB"]) for name in ("bands", "methods")]
        con.close()
    data = collect(["64"], {"64": "Kalimantan Timur"}, (2019, 2024), *answers)
    return build_picture(build_trend(data, LIGHT, height=225, plot_width=395), "Naik <3")


def test_the_picture_has_a_text_alternative_and_no_script(picture):
    assert 'role="img" aria-label="Naik &lt;3"' in picture
    assert "<script" not in picture and "<svg" not in picture


def test_the_picture_keeps_every_value_target_and_year_as_text(picture):
    words = re.findall(r"<span[^>]*>(.*?)</span>", picture)
    assert {"68,60", "68,10", "<b>73,87</b>", "2019", "2024"} <= set(words)
    assert any("Target" in word for word in words) and any("BB" in word for word in words)


def test_the_lines_stop_at_the_method_break(picture):
    svg = b64decode(re.search(r"base64,([^\"]+)", picture)[1]).decode()
    solid = [line for line in re.findall(r"<polyline[^>]*>", svg) if "dasharray" not in line]
    assert len(solid) == 1 and len(re.search(r'points="([^"]+)"', solid[0])[1].split()) == 3  # 2020, 2021, 2022
    assert svg.count("<line") == 3  # the axis and two method breaks
    assert svg.count('vector-effect="non-scaling-stroke"') == svg.count("/>")


def test_marks_stand_inside_the_plot(picture):
    for left, bottom in re.findall(r'class="rb-d\w+" style="left:([\d.-]+)%;bottom:([\d.-]+)%', picture):
        assert 0 <= float(left) <= 100 and 0 <= float(bottom) <= 100
    assert picture.count('class="rb-dot"') == 5
