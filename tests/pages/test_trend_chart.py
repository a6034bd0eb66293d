"""The trend chart draws what is known and nothing else, and no label lies on another."""

from decimal import Decimal

import pandas as pd
import pytest

from data.ingest.storing.editing import edit
from data.ingest.storing.saving import save
from pages._output.labels import Ground, Label, Plane, box_of, place, text_width
from pages._output.palette import LIGHT
from pages._output.scale import nice_range, ticks
from pages._output.trend_chart import build_trend
from pages._output.trend_data import collect
from queries import ask, rows
from tests.saving import CALLER, record, upload


def trend(con, codes, indicator="RB", years=None, **options):
    """The TrendData and the drawn chart of some governments from the store."""
    question = {"government_codes": codes, "indicator_code": indicator}
    points, targets = ask(con, "score_series", **question), ask(con, "target_series", **question)
    names = dict(con.execute("select government_code, short_name from government").fetchall())
    known = [*points["year"], *targets["year"]]
    data = collect(
        codes, names, years or (min(known), max(known)), points, targets,
        ask(con, "bands", indicator_codes=[indicator]), ask(con, "methods", indicator_codes=[indicator]),
    )  # fmt: skip
    return data, build_trend(data, LIGHT, height=430, plot_width=620, **options)


def strokes(drawn):
    """Every (year, year) that a solid line joins."""
    joined = set()
    for trace in drawn.figure.data:
        if "lines" in trace.mode and not trace.line.dash:
            points = list(zip(trace.x, trace.y, strict=True))
            joined |= {
                (a[0], b[0]) for a, b in zip(points, points[1:], strict=False) if None not in (a[0], b[0], a[1], b[1])
            }
    return joined


def words(drawn):
    return " | ".join(annotation.text for annotation in drawn.figure.layout.annotations)


def test_no_segment_joins_2022_and_2023_nor_2019_and_2020(con):
    _, drawn = trend(con, ["64"])
    assert strokes(drawn) == {(2020, 2021), (2021, 2022)}


def test_a_missing_year_stays_a_gap(con):
    _, drawn = trend(con, ["73"])
    assert (2021, 2023) not in strokes(drawn)
    assert {(2014, 2015), (2015, 2016), (2023, 2024)} == strokes(drawn)


def test_ntt_2020_has_no_point_but_its_word_below_the_axis(con):
    data, drawn = trend(con, ["53"])
    assert 2020 not in {mark.year for mark in data.marks}
    assert all(2020 not in list(trace.x or ()) for trace in drawn.figure.data)
    assert "belum dikeluarkan" in words(drawn)
    assert (2021, "belum dimuat") in data.absences


def test_a_predikat_without_number_is_an_empty_bar_over_its_interval(con):
    data, drawn = trend(con, ["51"])
    assert [(mark.year, mark.level, mark.interval) for mark in data.marks] == [
        (2020, None, (60, 70)), (2021, None, (70, 80)),
    ]  # fmt: skip
    bars = [shape for shape in drawn.figure.layout.shapes if shape.type == "rect" and shape.fillcolor is None]
    assert [(bar.y0, bar.y1) for bar in bars] == [(60, 70), (70, 80)]


def test_the_predikat_bar_before_the_next_band_keeps_to_its_own_method(con):
    data, _ = trend(con, ["35"])
    assert next(mark.interval for mark in data.marks if mark.year == 2022) == (80, 90)


def test_a_self_assessment_is_a_hollow_diamond_off_the_line(con):
    data, drawn = trend(con, ["73"])
    (trace,) = [trace for trace in drawn.figure.data if trace.marker.symbol == "diamond"]
    assert (list(trace.x), list(trace.y), trace.marker.color) == ([2017], [69.26], LIGHT.background)


def test_a_provisional_value_is_hollow_with_a_dotted_line_and_its_word(con):
    _, drawn = trend(con, ["35.22"])
    (hollow,) = [t for t in drawn.figure.data if t.marker.color == LIGHT.background and t.mode == "markers"]
    assert (list(hollow.x), list(hollow.y)) == ([2025], [85.79])
    assert [list(t.x) for t in drawn.figure.data if t.line.dash == "dot"] == [[2024, 2025]]
    assert "sementara" in words(drawn)


def test_targets_are_ticks_at_their_written_years_only(con):
    data, drawn = trend(con, ["64"])
    (marks,) = [trace for trace in drawn.figure.data if trace.marker.symbol == "line-ew"]
    assert (list(marks.x), list(marks.y)) == ([2020, 2024], [70.5, 74.5])


def test_the_bands_follow_the_method_version(con):
    _, drawn = trend(con, ["64"], years=(2019, 2024))
    text = words(drawn)
    assert "<b>B</b> >60–70" in text and "Metode 2023 (9/2023) →" in text
    edges = {(s.x0, s.y0) for s in drawn.figure.layout.shapes if s.layer == "below"}
    assert not any(x >= 2022.5 and y == 90 for x, y in edges)


def test_an_opinion_is_drawn_as_ordered_classes_without_numbers(con):
    data, drawn = trend(con, ["82"], "BPK")
    assert {mark.year: mark.level for mark in data.marks} == {2021: 4, 2022: 3, 2024: 3}
    assert set(drawn.figure.layout.yaxis.ticktext) == {"WTP", "WDP", "TW", "TMP"}


def test_the_hover_names_place_year_value_method_and_source(con):
    data, _ = trend(con, ["64"])
    hover = next(mark.hover for mark in data.marks if mark.year == 2023)
    assert hover == (
        "<b>Kalimantan Timur</b> 2023<br>73,87 · BB<br>Metode PermenPANRB 9/2023<br>Sumber: Lojikata (pers)"
    )


def test_a_projection_is_dashed_and_only_on_request(con):
    _, plain = trend(con, ["13"])
    _, drawn = trend(con, ["13"], projection=([2024, 2025, 2026], [86.85, 96.6, 106.35], "Proyeksi"))
    dashed = lambda chart: [list(t.x) for t in chart.figure.data if t.line.dash == "dash"]  # noqa: E731
    assert dashed(plain) == [[2023]]
    assert dashed(drawn) == [[2023], [2024, 2025, 2026]]


def test_every_government_and_indicator_can_be_drawn_without_labels_on_one_another(con):
    drawn_count = 0
    pairs = con.execute(
        "select distinct government_code, indicator_code from current_score where component = ''"
        " and indicator_code not like '%RANK' order by all"
    ).fetchall()
    for code, indicator in pairs:
        data, drawn = trend(con, [code], indicator)
        drawn_count += 1
        for hidden, width in ((drawn.wide_only, 262), (drawn.narrow_only, 620)):
            boxes = label_boxes(drawn, set(hidden), width)
            for number, (text, box) in enumerate(boxes):
                for other, rival in boxes[number + 1 :]:
                    assert not overlap(box, rival), (code, indicator, width, text, other)
    assert drawn_count > 250


def label_boxes(drawn, hidden, width):
    """(text, box in px) of the annotations beside marks that a screen of this plot width shows."""
    layout = drawn.figure.layout
    plane = Plane(width, 430 - 34 - 58, *layout.xaxis.range, *layout.yaxis.range)
    boxes = []
    for index, note in enumerate(layout.annotations):
        if index in hidden or note.yref == "paper":
            continue
        side = {"center": "", "left": "right", "right": "left"}[note.xanchor]
        side = f"{ {'bottom': 'above', 'top': 'below', 'middle': ''}[note.yanchor] } {side}".strip()
        boxes.append((note.text, box_of(Label(note.x, note.y, note.text, note.font.size, ""), side, plane)))
    return boxes


def overlap(one, other):
    return one[0] < other[2] and one[2] > other[0] and one[1] < other[3] and one[3] > other[1]


def test_a_label_that_fits_nowhere_is_dropped_and_a_needed_one_stays():
    crowd = [Label(1, 1, "Nusa Tenggara Timur", 14, "", ("above",), number) for number in range(3)]
    planes = (Plane(600, 300, 0, 2, 0, 2), Plane(200, 300, 0, 2, 0, 2))
    assert [label.priority for label, _, _ in place(crowd, Ground(), planes)] == [0]
    needed = [label._replace(is_needed=True) for label in crowd]
    assert len(place(needed, Ground(), planes)) == 3


def stands(label, **ground):
    """On which side a label ends up on a wide screen, and with which words."""
    planes = (Plane(600, 300, 0, 2, 0, 2), Plane(200, 300, 0, 2, 0, 2))
    return next(
        (side, placed.text) for placed, side, show in place([label], Ground(**ground), planes) if show != "narrow"
    )


def test_a_label_leaves_the_side_on_which_a_line_or_a_dashed_line_runs():
    label = Label(1, 1, "76,90", 14, "", ("above", "below", "right"))
    rising = [((0.9, 1.1), (1.1, 1.12))]
    assert stands(label)[0] == "above"
    assert stands(label, lines=rising)[0] == "below"
    assert stands(label, dashes=rising)[0] == "below"


def test_a_label_that_must_stand_lies_on_a_dashed_line_rather_than_on_a_mark():
    label = Label(1, 1, "76,90", 14, "", ("above", "below"), is_needed=True)
    ground = {"marks": [(1, 1.1)], "dashes": [((0.9, 0.9), (1.1, 0.9)), ((0.9, 0.91), (1.1, 0.91))]}
    assert stands(label, **ground)[0] == "below"


def test_a_label_says_less_only_where_all_of_it_fits_nowhere():
    label = Label(1.8, 1, "<b>Nusa Tenggara Timur</b> 60,37", 14, "", ("right",), shorter=("60,37",))
    assert stands(label._replace(x=1)) == ("right", label.text)
    assert stands(label) == ("right", "60,37")


def test_a_smaller_second_line_is_measured_in_its_own_size():
    small = "<b>76,90</b><br><span style='font-size:13px'>ilustrasi</span>"
    assert text_width(small, 18) < text_width("<b>76,90</b><br>ilustrasi", 18)


@pytest.mark.parametrize(
    ("values", "lowest", "highest"),
    [
        ([60.37], 0, 100),
        ([2.11, 3.79], 0, 5),
        ([232, 288], 0, 400),
        ([10655], None, None),
        ([], 0, 5),
        ([100.67], 0, 100),
    ],
)
def test_the_axis_holds_every_value_with_three_to_six_ticks(values, lowest, highest):
    bottom, top, step = nice_range(values, lowest, highest)
    assert all(bottom <= value <= top for value in values)
    assert 2 <= len(ticks(bottom, top, step)) <= 7


def test_missing_values_come_out_of_an_answer_as_none():
    frame = pd.DataFrame({"a": [1.5, None], "b": ["x", None], "c": pd.array([1, None], dtype="Int64")})
    assert rows(frame) == [{"a": 1.5, "b": "x", "c": 1}, {"a": None, "b": None, "c": None}]


def test_words_of_an_upload_are_no_markup_in_a_chart_and_a_correction_needs_no_cell(con):
    link = '<a href="http://evil.example">B</a>'
    more = {"sheet": "<b>Nilai</b>", "government": "93", "year": 2016}
    save(con, upload(record(None, predikat=link, **more), accepted=frozenset({"unknown_predikat"})), CALLER)
    edit(con, ("93", "", "RB", "", 2017, "realisasi"), CALLER, actor="Analis", reason="surat", value=Decimal(60))
    data, drawn = trend(con, ["93"])
    told = words(drawn) + " ".join(mark.hover + mark.text for mark in data.marks)
    assert "<a" not in told and "‹a href" in told
    assert "sel ‹b>Nilai" in told and "koreksi di halaman Unggah data" in told and "None" not in told


def test_what_goes_to_the_browser_is_what_plotly_knows_and_no_more(con):
    """The parts are sent unchecked: Plotly's own figure of them refuses an unknown one; its template stays away."""
    for codes, indicator in ((["53"], "RB"), (["53", "82", "64"], "SPBE"), (["82"], "BPK")):
        figure = trend(con, codes, indicator)[1].figure
        parts = figure.to_plotly_json()
        assert figure.checked.to_plotly_json()["layout"].keys() - {"template"} == parts["layout"].keys()
        assert len(figure.data) == len(parts["data"]) > 0
        assert "template" not in parts["layout"]
