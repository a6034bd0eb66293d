"""An index is cut into parts that do not overlap and leave nothing out that is known."""

from pages._output.component_parts import changes, cut


def line(component, value, ceiling=None, level="subcomponent", area=None, basis=None, illustrative=False):
    return {
        "component": component, "component_name": component.rpartition(".")[2] or "Indeks", "value": value,
        "ceiling": ceiling, "ceiling_basis": basis or (None if ceiling is None else "known"), "level": level,
        "area_code": area, "is_illustrative": illustrative,
    }  # fmt: skip


def pemenuhan_and_reform(reform_ceiling):
    return [
        line("", 50.0),
        line("P", 30.0, 60, "component"),
        line("P.PEM", 12.0, 20),
        line("P.PEM.PEM_MP", 5.0, 8, "area", "MP", "uncertain"),
        line("P.PEM.PEM_SDM", 7.0, 12, "area", "SDM", "uncertain"),
        line("P.REF", 18.0, 30),
        line("P.REF.REF_MP", 8.0, reform_ceiling and 10, "area", "MP"),
        line("P.REF.REF_SDM", 10.0, reform_ceiling and 20, "area", "SDM"),
        line("H", 20.0, 40, "component"),
    ]


def keys(parts):
    return [part.key for part in parts]


def test_an_area_under_two_wholes_is_one_part_where_all_ceilings_are_known():
    parts = cut(pemenuhan_and_reform(True), needs_ceilings=True)
    assert keys(parts) == ["H", "MP", "SDM"]
    area = parts[1]
    assert (area.value, area.ceiling, area.lost_points, area.ceiling_basis) == (13.0, 18, 5.0, "uncertain")
    assert area.paths == ("P.PEM.PEM_MP", "P.REF.REF_MP")


def test_a_whole_with_a_ceiling_stays_where_its_parts_have_none():
    parts = cut(pemenuhan_and_reform(None), needs_ceilings=True)
    assert keys(parts) == ["H", "P.PEM.PEM_MP", "P.PEM.PEM_SDM", "P.REF"]
    assert sum(part.value for part in parts) == 50.0


def test_without_need_of_ceilings_areas_are_joined_and_still_add_up():
    parts = cut(pemenuhan_and_reform(None), needs_ceilings=False)
    assert keys(parts) == ["H", "MP", "SDM"]
    assert parts[1].ceiling is None and parts[1].lost_points is None and parts[1].share_pct is None


def test_a_single_part_does_not_stand_for_its_whole():
    lines = [line("G", 50.0, 100, "component"), line("G.S", 5.0, 10)]
    assert keys(cut(lines, needs_ceilings=True)) == ["G"]


def test_indicators_are_parts_only_on_request():
    lines = [line("G", 50.0, 100), line("G.A", 30.0, 60, "indicator"), line("G.B", 20.0, 40, "indicator")]
    assert keys(cut(lines, needs_ceilings=True)) == ["G"]
    assert keys(cut(lines, needs_ceilings=True, with_indicators=True)) == ["G.A", "G.B"]


def test_areas_stated_as_a_whole_speak_only_without_split_ones():
    whole = [line("P.MP", 3.0, None, "area_total", "MP"), line("P.SDM", 4.0, None, "area_total", "SDM")]
    assert keys(cut(whole, needs_ceilings=False)) == ["P.MP", "P.SDM"]
    assert keys(cut([*whole, line("P.PEM.PEM_MP", 1.0, 2, "area", "MP")], needs_ceilings=False)) == ["P.PEM.PEM_MP"]


def test_changes_leave_what_the_formula_adds_as_the_rest():
    before = [line("", 60.0), line("G", 52.0, 100), line("T", 8.0, 20)]
    after = [line("", 63.5), line("G", 54.0, 100), line("T", 8.5, 20), line("N", 1.0, 5)]
    moved, rest = changes(before, after)
    assert moved == [("G", 52.0, 54.0), ("T", 8.0, 8.5)]
    assert rest == 1.0


def test_without_the_index_in_both_years_there_is_no_rest():
    assert changes([line("G", 1.0)], [line("", 2.0), line("G", 2.0)]) == ([("G", 1.0, 2.0)], None)
