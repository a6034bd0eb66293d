"""The slides about areas: three that lost most, the heatmap, points not reached, and the yearly change."""

import pytest

from pages._output.component_parts import cut
from pages._output.deck.model import Chart, LeftOut, Table
from pages._output.deck.slides import areas
from queries import ask, rows
from tests.pages.deck.briefs import brief_of
from tests.pages.deck.slide_rules import broken_rules

BUILDERS = (areas.build_three, areas.build_table, areas.build_lost, areas.build_change)


@pytest.fixture(scope="module")
def kaltim_2022(illustrated):
    return brief_of(illustrated, "64", year=2022)


def parts_of(con, code, year):
    lines = rows(ask(con, "component_history", government_code=code, indicator_code="RB"))
    return cut([line for line in lines if line["year"] == year], needs_ceilings=True)


def test_three_areas_come_in_the_order_of_their_loss_with_their_owner(illustrated, kaltim_2022):
    slide = areas.build_three(kaltim_2022)
    lost = sorted((part.lost_points for part in parts_of(illustrated, "64", 2022)), reverse=True)[:3]
    assert [row[3].value for row in slide.body.rows] == lost
    assert slide.title == "Ilustrasi: Tiga bagian memegang 36,9 % dari poin yang belum diraih"
    assert slide.body.rows[0][4].text == "Badan Kepegawaian Daerah (ilustrasi)"
    assert slide.body.rows[1][4].text == "belum diisi"


def test_the_heatmap_has_every_area_and_year_of_its_scheme(kaltim_2022):
    slide = areas.build_table(kaltim_2022)
    assert [column.name for column in slide.body.columns[1:]] == [
        *("2017 (ilustrasi)", "2018 (ilustrasi)", "2019 (ilustrasi)", "2020", "2021 (ilustrasi)", "2022 (ilustrasi)")
    ]
    assert len(slide.body.rows) == 8
    first = slide.body.rows[0]
    assert (first[1].text, first[1].shade) == ("58,0 %", pytest.approx(0.58))
    assert (first[4].text, first[4].shade, first[4].value) == ("–", None, None)
    assert "Metode 26/2020 sejak 2020" in slide.footer


def test_the_new_scheme_has_a_table_of_its_own(illustrated):
    slide = areas.build_table(brief_of(illustrated, "64"))
    assert [column.name for column in slide.body.columns[1:]] == ["2023 (ilustrasi)", "2024 (ilustrasi)"]
    assert slide.body.rows[0][0].text == "RB General"


def test_reached_and_not_reached_add_up_to_the_ceiling(illustrated, kaltim_2022):
    slide = areas.build_lost(kaltim_2022)
    reached, left = slide.body.series
    assert slide.body.is_stacked and slide.body.has_key
    parts = sorted(parts_of(illustrated, "64", 2022), key=lambda part: (-part.lost_points, part.name))
    assert reached.values == tuple(part.value for part in parts)
    assert left.values == tuple(part.lost_points for part in parts)
    assert slide.body.minimum == 0 and slide.body.maximum >= max(part.ceiling for part in parts)


def test_the_change_has_its_total_in_the_title_and_its_parts_as_bars(illustrated):
    slide = areas.build_change(brief_of(illustrated, "64"))
    assert slide.title == "Sebagian ilustrasi: Naik 1,44 poin; terbesar Capaian Pelaksanaan Kebijakan RB +1,67"
    drawn = [next(v for v in values if v is not None) for values in zip(*(s.values for s in slide.body.series))]  # noqa: B905
    assert sum(drawn) == pytest.approx(1.44)
    assert slide.body.series[0].labels[0] == "▲ +1,67" and slide.body.series[1].labels[2] == "▼ −0,86"


def test_without_scores_every_slide_says_what_would_bring_it(published):
    brief = brief_of(published, "64")
    for build in BUILDERS:
        assert build(brief) == LeftOut("Skor area Kalimantan Timur belum dimuat; unggah LKE di Unggah data.")


def test_a_chosen_year_without_scores_names_the_newest_year(illustrated):
    made = areas.build_three(brief_of(illustrated, "64", year=2020))
    assert made == LeftOut(
        "Nilai area dan komponen Kalimantan Timur tahun 2020 belum dimuat; terakhir 2024; unggah LKE di Unggah data."
    )


def test_a_year_without_a_comparable_year_before_it_has_no_change(illustrated):
    assert isinstance(areas.build_change(brief_of(illustrated, "64", year=2017)), LeftOut)
    assert isinstance(areas.build_change(brief_of(illustrated, "64", year=2023)), LeftOut)


def test_an_uncertain_ceiling_is_marked_on_the_slide(kaltim_2022):
    unsure = [line | {"ceiling_basis": "uncertain"} for line in kaltim_2022.components]
    brief = kaltim_2022._replace(components=unsure)
    assert all(row[2].text.endswith(" (belum pasti)") for row in areas.build_three(brief).body.rows)
    assert "sebagian batas belum pasti" in areas.build_table(brief).footer
    assert broken_rules(areas.build_three(brief)) == [] and broken_rules(areas.build_table(brief)) == []
    assert "belum pasti" not in str(areas.build_three(kaltim_2022).body)


def test_two_parts_are_told_by_the_one_farthest_from_its_ceiling(illustrated):
    brief = brief_of(illustrated, "64")
    paths = {path for part in parts_of(illustrated, "64", 2024)[:2] for path in part.paths}
    kept = [line for line in brief.components if line["year"] != 2024 or line["component"] in paths]
    slide = areas.build_three(brief._replace(components=kept))
    assert len(slide.body.rows) == 2 and "100,0 %" not in slide.title
    assert slide.title.startswith("Ilustrasi: ") and "paling jauh dari batasnya: kurang" in slide.title


def test_notes_name_the_cell_of_every_part(kaltim_2022):
    slide = areas.build_lost(kaltim_2022)
    assert len(slide.notes.origins) >= len(slide.body.categories)
    assert all("sel Kalimantan Timur 2022!" in origin for origin in slide.notes.origins)


def test_every_year_of_the_illustrated_governments_keeps_the_rules(illustrated):
    kinds = set()
    for code in ("81", "64", "53", "82", "36", "64.09"):
        for year in (None, 2022):
            brief = brief_of(illustrated, code, year=year)
            for build in BUILDERS:
                made = build(brief)
                kinds.add(type(made) if isinstance(made, LeftOut) else type(made.body))
                assert isinstance(made, LeftOut) or broken_rules(made) == [], (code, year, build.__name__)
    assert kinds == {Chart, Table}
