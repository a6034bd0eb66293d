"""Schemes never mix, areas are joined only where they are whole, ceilings nobody knows give no share and no shade."""

import re
from base64 import b64decode

import pytest

from pages._output import area_bars, area_card, area_lines, area_table, area_waterfall
from pages._output.area_rows import (
    AREA_GROUP,
    Cell,
    Row,
    drawn_rows,
    lowest_of,
    owner_names,
    owner_words,
    table_rows,
    years_of,
)
from pages._output.area_scheme import path_order, scheme_of
from pages._output.component_parts import Part, cut
from pages._output.palette import DARK, LIGHT

METHODS = [
    {"method_code": code, "method_name": name, "regulation": f"Permen {name}", "valid_from_year": first,
     "valid_to_year": last, "issuer": "KemenPANRB"}
    for code, name, first, last in (
        ("M1", "14/2014", 2014, 2019), ("M2", "26/2020", 2020, 2022), ("M3", "9/2023", 2023, None),
    )
]  # fmt: skip


def definition(method, path, level, area=None, name=None):
    return {"method_code": method, "component": path, "level": level, "area_code": area,
            "component_name": name or path.rpartition(".")[2], "max_score": None, "weight_applies_to": "unknown",
            "certainty": "not_found", "note": None, "source": None}  # fmt: skip


DEFINITIONS = [
    definition("M1", "P.MP", "area", "MP", "Perubahan"),
    definition("M1", "H", "component", name="Hasil"),
    definition("M2", "P.PEM.PEM_MP", "area", "MP", "Perubahan (Pemenuhan)"),
    definition("M2", "P.REF.REF_MP", "area", "MP", "Perubahan (Reform)"),
    definition("M2", "P.REF", "subcomponent", name="Reform"),
    definition("M3", "G", "component", name="RB General"),
    definition("M3", "T", "component", name="RB Tematik"),
    definition("M3", "G.HARD", "subcomponent", name="Hard Element"),
]


def line(year, path, value, ceiling=None, basis="known", **more):
    method = next(m["method_code"] for m in METHODS if m["valid_from_year"] <= year <= (m["valid_to_year"] or year))
    known = next((one for one in DEFINITIONS if (one["method_code"], one["component"]) == (method, path)), {})
    return {
        "year": year, "component": path, "component_name": known.get("component_name", path or "Indeks"),
        "level": known.get("level"), "area_code": known.get("area_code"), "value": value, "ceiling": ceiling,
        "ceiling_basis": basis if ceiling else None, "share_pct": value / ceiling * 100 if ceiling else None,
        "method_code": method, "components_add_up": method != "M3", "is_illustrative": False, "is_provisional": False,
        "publisher": None, "native_value": None,
    } | more  # fmt: skip


AREAS = [
    line(2018, "P.MP", 2.0, 5, "uncertain"), line(2018, "H", 20, 40), line(2018, "", 50.0),
    line(2021, "P.PEM.PEM_MP", 1.0, 2), line(2021, "P.REF.REF_MP", 2.0),
    line(2022, "P.REF.REF_MP", 2.5, 5, "stated_by_upload"),
    line(2024, "G", 60.0, 100),
]  # fmt: skip


def scheme(year):
    return scheme_of(year, METHODS, DEFINITIONS)


def test_a_year_chooses_its_scheme_by_the_method_it_falls_under():
    assert scheme(2022) == (True, ("M1", "M2"), "M2")
    assert scheme(2030) == (False, ("M3",), "M3")
    assert scheme(2010) is None


def test_shares_span_the_methods_of_a_scheme_and_points_stay_inside_one():
    assert years_of(AREAS, scheme(2022), "bagian") == [2018, 2019, 2020, 2021, 2022]
    assert years_of(AREAS, scheme(2022), "poin") == [2021, 2022]
    assert years_of(AREAS, scheme(2018), "poin") == [2018]
    assert years_of(AREAS, scheme(2024), "bagian") == [2024]
    assert years_of([], scheme(2024), "bagian") == []


def rows_of(year=2022, measure="bagian"):
    return table_rows(AREAS, DEFINITIONS, scheme(year), years_of(AREAS, scheme(year), measure))


def test_all_eight_areas_stand_in_their_order_before_the_other_parts():
    rows = rows_of()
    assert [row.key for row in rows[:8]] == ["MP", "PUU", "ORG", "TTL", "SDM", "AKT", "WAS", "PP"]
    assert [row.key for row in rows[8:]] == ["", "H", "P.REF"]
    assert {row.key for row in rows_of(2024)} == {"G", "G.HARD", "T"}


def test_an_area_is_joined_and_has_a_share_only_where_all_of_it_and_its_ceilings_are_known():
    area = rows_of()[0]
    assert area.name == "Perubahan"
    assert area.cells[2018] == Cell(2.0, 5, "uncertain", False)
    assert area.cells[2021] == Cell(3.0, None, None, False)
    assert area.cells[2022] == Cell(2.5, 5, "stated_by_upload", False, "Reform")
    assert [area.cells[year].share_pct for year in (2018, 2021, 2022)] == [40.0, None, None]


def test_areas_stated_as_a_whole_are_areas_too():
    whole = [line(2021, "P.MP", 3.3, level="area_total", area_code="MP", component_name="Perubahan")]
    assert table_rows(whole, DEFINITIONS, scheme(2021), [2021])[0].cells[2021] == Cell(3.3, None, None, False)


def test_no_whole_is_compared_with_its_own_part():
    lines = [line(2024, "G", 60.0, 100), line(2024, "G.HARD", 3.0, 33), line(2024, "T", 10.0, 20)]
    rows = table_rows(lines, DEFINITIONS, scheme(2024), [2024])
    paths = {path for part in cut(lines, needs_ceilings=True) for path in part.paths}
    assert [row.key for row, _ in lowest_of(rows, 2024, paths)] == ["T", "G"]
    assert lowest_of(rows, 2023, paths) == []


def table(measure="bagian", owners=None, rows=None, year=2022):
    years = years_of(AREAS, scheme(year), measure)
    names = {
        one: next(m["method_name"] for m in METHODS if m["valid_from_year"] <= one <= (m["valid_to_year"] or one))
        for one in years
    }
    return area_table.heat_table(
        rows or rows_of(year, measure), years, names, owners or {}, measure=measure, year=year, caption="x"
    )


def test_the_table_writes_the_number_shades_by_share_and_rules_off_the_methods():
    body = table()
    assert 'rb-heat-low">40,0 %' in body and '<td class="rb-number rb-heat-middle">50,0 %' in body
    assert "3,00 poin" in body and 'rb-heat-none">3,00 poin' in body
    assert "2,50 poin<small>Reform</small>" in body
    assert body.count("Metode 14/2014") == body.count("Metode 26/2020") == 1
    assert 'rb-break">2020' in body and "belum dimuat" in body
    assert "Metode 14/2014" not in table("poin") and "poin" not in table("poin")


def test_a_name_in_the_data_is_escaped():
    rows = [Row("X", "<b>A</b>", AREA_GROUP, 0, "area", {2022: Cell(1, 2, "known", False)})]
    owners = {"X": {"owners": "<i>Biro</i>", "pokja": None, "is_illustrative": False}}
    body = table(rows=rows, owners=owners)
    assert "&lt;b&gt;A" in body and "&lt;i&gt;Biro" in body and "<i>Biro" not in body


def test_an_owner_is_named_with_its_pokja_and_its_mark_else_said_to_be_missing():
    owners = {"MP": {"owners": "Biro Organisasi; Inspektorat", "pokja": "Pokja I", "is_illustrative": True}}
    body = table(owners=owners)
    assert "Biro Organisasi dan Inspektorat · Pokja I" in body and body.count("belum diisi") == 7
    assert owner_words(None) is None and owner_names(owners["MP"]) == "Biro Organisasi dan Inspektorat"


def test_illustrative_cells_are_marked_once_per_year_where_all_are_and_singly_where_not():
    cells = {2021: Cell(1, 2, "known", True), 2022: Cell(1, 2, "known", True)}
    rows = [Row("MP", "A", AREA_GROUP, 0, "area", cells)]
    assert table(rows=rows).count("ilustrasi") == 2
    rows.append(Row("PUU", "B", AREA_GROUP, 0, "area", {2022: Cell(1, 2, "known", False)}))
    assert area_table.invented_years(rows) == {2021}
    assert re.search(r'rb-heat-now">50,0 %<span', table(rows=rows).replace(" <span", "<span"))


def test_an_invented_owner_beside_a_real_figure_is_marked():
    owners = {"MP": {"owners": "Biro", "pokja": None, "is_illustrative": True}}
    rows = [Row("MP", "A", AREA_GROUP, 0, "area", {2022: Cell(1, 2, "known", False)})]
    assert area_table.table_lines(rows, {2022: "26/2020"}, owners)[0]["mark"] == "pengampu ilustrasi"
    real = part("MP", 1.0, 2)
    assert "Biro (pengampu ilustrasi)" in area_bars.bars([real], owners)
    assert area_bars.table_lines([real], owners)[0]["mark"] == "pengampu ilustrasi"
    assert "(pengampu" not in area_bars.bars([real._replace(is_illustrative=True)], owners)


def luminance(color):
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_the_number_can_be_read_on_every_shade(palette):
    for shade in (palette.faint, palette.band_a, palette.band_b):
        light, dark = sorted((luminance(palette.ink), luminance(shade)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5


def part(key, value, ceiling, basis="known", **more):
    return Part(key, key, (key,), None, value, ceiling, basis if ceiling else None, False)._replace(**more)


PARTS = [
    part("A", 4.0, 5),
    part("B", 2.0, 10, "uncertain", is_illustrative=True),
    part("C", 3.0, None),
    part("D", 6.0, 5),
]


def test_the_bars_rank_known_ceilings_and_say_what_they_rest_on():
    body = area_bars.bars(PARTS, {"B": {"owners": "Biro", "pokja": None, "is_illustrative": False}})
    assert [body.index(words) for words in (">B ", ">A<", ">D<")] == sorted(
        body.index(w) for w in (">B ", ">A<", ">D<")
    )
    assert "2,00 dari 10,00 · batas belum pasti · Biro" in body
    assert "width:100.00%" in body and "width:12.50%" in body and "width:0.00%" in body
    assert "1,00 di atas batas" in body and body.count("rb-bar-kita") == 1
    assert area_bars.unranked(PARTS) == '<p class="rb-muted">Tidak diperingkat, batasnya belum diketahui: C 3,00.</p>'
    assert area_bars.bars([PARTS[2]], {}) == "" and area_bars.unranked(PARTS[:2]) == ""


def test_the_table_of_the_bars_shares_a_rank_among_equals_and_gives_none_without_a_ceiling():
    lines = area_bars.table_lines([*PARTS, part("E", 1.0, 2)], {})
    assert [(one["name"], one["rank"]) for one in lines] == [("B", 1), ("A", 2), ("E", 2), ("D", 4), ("C", None)]
    assert lines[0]["share"] == "80,0 %" and lines[-1]["lost"] is None


GENERAL = [
    line(2023, "", 60.0), line(2023, "G", 50.0, 100), line(2023, "T", 9.0, 20),
    line(2024, "", 63.0), line(2024, "G", 52.0, 100), line(2024, "T", 8.5, 20),
]  # fmt: skip


def changed(lines, year=2024, wholes=("G", "T")):
    return area_waterfall.yearly_change(lines, year, set(wholes))


def test_the_rest_is_the_formula_where_all_parts_are_loaded_and_unexplained_where_not():
    change = changed(GENERAL)
    assert [step[:2] for step in change.steps] == [("RB General", 2.0), ("RB Tematik", -0.5), ("penyesuaian", 1.5)]
    without = changed([one for one in GENERAL if one["component"] != "T"])
    assert without.steps[-1].name == "tidak terinci" and without.steps[-1].change == 1.0
    assert "rumus" in area_waterfall.rest_words(change) and "rumus" not in area_waterfall.rest_words(without)


def test_a_change_needs_an_earlier_year_of_the_same_method_with_the_same_parts():
    assert changed(AREAS, 2024) is None and changed(AREAS, 2018) is None
    assert changed(AREAS, 2022, ()).before == 2021
    only_index = [line(2020, "", 40.0), line(2021, "", 41.0), line(2021, "P.REF", 10.0)]
    assert changed(only_index, 2021) is None
    provisional = [one | {"is_provisional": one["year"] == 2023} for one in GENERAL]
    assert changed(provisional) is None


def test_without_the_index_in_both_years_the_steps_have_no_totals():
    change = changed(GENERAL[1:])
    assert (change.old_total, change.total) == (None, None)
    assert [step.change for step in change.steps] == [2.0, -0.5]
    assert area_waterfall.table_lines(change)[0]["change"] == "–"


def test_a_step_that_reads_nought_is_not_drawn_but_named():
    still = [one | ({"value": 8.999} if one["component"] == "T" else {}) for one in GENERAL]
    change = changed(still)
    assert change.unmoved == ["RB Tematik"] and "Tidak bergerak: RB Tematik." in area_waterfall.rest_words(change)


def test_the_waterfall_ends_where_the_index_does_and_speaks_indonesian():
    drawn = area_waterfall.build_waterfall(changed(GENERAL), LIGHT)
    words = [note.text for note in drawn.figure.layout.annotations]
    assert "<b>63,00</b>" in words and "▼ −0,50" in words and "▲ +2,00" in words
    boxes = [shape for shape in drawn.figure.layout.shapes if shape.type == "rect"]
    assert [round(box.x1 - box.x0, 2) for box in boxes] == [2.0, 0.5, 1.5]
    assert boxes[-1].x1 == 63.0
    assert {box.fillcolor for box in boxes} == {LIGHT.above, LIGHT.below, LIGHT.muted}
    assert not any(re.search(r"\d\.\d", word) for word in words)


def test_lines_stop_at_gaps_and_at_a_change_of_method():
    cells = {year: Cell(value, 10, "known", False) for year, value in ((2018, 4), (2019, 5), (2020, 5), (2022, 6))}
    methods = {2018: "M1", 2019: "M1", 2020: "M2", 2022: "M2"}
    (one,) = area_lines.lines_of([Row("MP", "A", AREA_GROUP, 0, "area", cells)], methods)
    assert [[point.year for point in run] for run in one.segments] == [[2018, 2019], [2020], [2022]]
    assert one.move == "naik"
    picture = area_lines.multiples([one], [2018, 2019, 2020, 2021, 2022], [2020], LIGHT)
    drawn = b64decode(re.search(r"base64,([^\"]+)", picture)[1]).decode()
    assert drawn.count("<polyline") == 3 and drawn.count("<circle") == 4
    assert "<title>A: 2018 40,0 %, 2019 50,0 %, 2020 50,0 %, 2022 60,0 %</title>" in drawn and 'role="img"' in drawn
    assert 'alt="A: 2018 40,0 %' in picture and "60,0 % (2022)" in picture


def test_a_direction_needs_two_values_of_one_method():
    points = [area_lines.Point(2019, 40, "M1", False), area_lines.Point(2020, 60, "M2", False)]
    assert area_lines.Line("A", points).move is None
    assert area_lines.Line("A", [area_lines.Point(2018, 50, "M1", False), *points]).move == "turun"
    assert drawn_rows([Row("MP", "A", AREA_GROUP, 0, "area", {2020: Cell(1, None, None, False)})]) == []


def facts(path="G", given=None, lines=(), owner=None):
    names = {"G": "RB General", "G.HARD": "Hard Element"}
    return dict(area_card.facts(path, given, list(lines), names, METHODS[2], None, owner, "82"))


def test_the_card_says_what_is_known_and_what_nobody_collected():
    known = facts("G.HARD", DEFINITIONS[-1])
    assert known["Letak"] == "RB General" and known["Batas"] == "belum ditemukan"
    assert known["Sumber batas"] == "belum dikumpulkan" and known["Penilai"] == "KemenPANRB"
    assert known["Nilai terbaru"] == "belum dimuat" and "unggah?pemda=82" in known["Pengampu"]
    assert facts("G", None)["Kepastian"] == "belum dikumpulkan"


def test_a_weight_of_ministries_is_shown_and_said_not_to_be_used():
    given = definition("M3", "G", "component") | {"max_score": 50, "weight_applies_to": "ministries"}
    assert facts(given=given)["Batas"] == (
        "50 poin menurut dokumen; berlaku untuk: kementerian/lembaga, jadi tidak dipakai untuk pemerintah daerah"
    )


def test_the_weight_of_the_upload_comes_first():
    given = definition("M3", "G", "component") | {"max_score": 100, "weight_applies_to": "all"}
    told = facts(given=given, lines=[line(2024, "G", 60.0, 110, "stated_by_upload")])["Batas"]
    assert told.startswith("110 poin menurut lembar unggahan 2024; 100 poin menurut dokumen")


def test_the_newest_value_opens_its_figure_and_carries_its_mark():
    told = facts(lines=[line(2024, "G", 60.0, 100, is_illustrative=True)])["Nilai terbaru"]
    assert (
        'href="sumber?pemda=82&amp;indikator=RB&amp;tahun=2024&amp;bagian=cari&amp;komponen=G&amp;jenis=realisasi"'
        in told
    )
    assert "60,00 poin pada 2024" in told and "ilustrasi" in told and "60,0 % dari batas" in told
    assert "ilustrasi" in area_card.plain_words(told) and "<" not in area_card.plain_words(told)


def test_sources_become_links_and_never_script():
    told = area_card.sources("https://a.id/x ; https://b.id/y (Blade view)")
    assert told.count("<a ") == 2 and "(Blade view)" in told
    assert "<a " not in area_card.sources("javascript:alert(1)") and "<" not in area_card.sources("<b>x</b>").replace(
        "&lt;", ""
    )


def test_components_come_in_the_order_of_the_regulation():
    paths = ["HASIL", "PENGUNGKIT.REFORM", "PENGUNGKIT", "PENGUNGKIT.PEMENUHAN", "PENGUNGKIT.HASIL_ANTARA"]
    assert sorted(paths, key=path_order) == [
        "PENGUNGKIT", "PENGUNGKIT.PEMENUHAN", "PENGUNGKIT.HASIL_ANTARA", "PENGUNGKIT.REFORM", "HASIL",
    ]  # fmt: skip
    assert sorted(["P.PEM_AKT", "P.PEM_MP", "P.PEM_SDM"], key=path_order) == ["P.PEM_MP", "P.PEM_SDM", "P.PEM_AKT"]
