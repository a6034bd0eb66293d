"""The picture of a chart: its numbers with the comma, gaps that stay gaps, words that touch nothing."""

import re
from html import unescape
from itertools import combinations
from xml.etree import ElementTree

import pytest

from pages._output.deck.browser.chart import chart_svg
from pages._output.deck.browser.labels import Room
from pages._output.deck.model import Chart
from pages._output.deck.text_fit import width_of
from tests.pages.deck.sample_deck import GAPS, LINES, PAIR, STACKED, series

SVG = "{http://www.w3.org/2000/svg}"
CHARTS = {"lines": LINES, "pair": PAIR, "stacked": STACKED, "gaps": GAPS}
SIZES = [(844.8, 358), (704, 298), (340, 300)]


def drawn(chart, size=SIZES[0], **options):
    return ElementTree.fromstring(chart_svg(chart, *size, **options))


def words(picture):
    return [one.text for one in picture.iter(f"{SVG}text")]


def room(text):
    """The ground of a word, from its place, size and anchor."""
    size, x, y = (float(text.get(name)) for name in ("font-size", "x", "y"))
    width = width_of(text.text, size, is_bold=text.get("font-weight") == "700")
    left = x - {"start": 0, "middle": width / 2, "end": width}[text.get("text-anchor", "start")]
    return Room(left, y - size * 0.72, left + width, y + size * 0.12)


def long_chart():
    """Two governments over nine years, close to each other and both with a target."""
    years = tuple(str(year) for year in range(2017, 2026))
    own = [60.1 + 1.3 * n for n in range(9)]
    told = [f"{value:.2f}".replace(".", ",") + " BB" for value in own]
    return Chart(
        kind="lines", categories=years,
        series=(
            series("Kita", own, told, "kita"),
            series("Target", [value + 0.9 for value in own], ["Target " + one[:5] for one in told], "target"),
            series("Mitra", [value + 2.2 for value in own], told, "peer"),
        ),
        minimum=55, maximum=80, step=5, unit="poin", alt="Dua garis.",
        rules=((3, "Metode 2020 (26/2020)"), (7, "Metode 2023 (9/2023)")),
        has_key=True,
    )  # fmt: skip


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_every_label_stands_in_the_picture_as_it_was_given(chart):
    told = words(drawn(chart))
    expected = [label for one in chart.series for label in one.labels if label]
    assert expected and not [label for label in expected if label not in told]


@pytest.mark.parametrize("chart", [*CHARTS.values(), long_chart()], ids=[*CHARTS, "long"])
@pytest.mark.parametrize("size", SIZES)
def test_no_words_touch_each_other_and_none_leaves_the_picture(chart, size):
    texts = list(drawn(chart, size).iter(f"{SVG}text"))
    rooms = [(one.text, room(one)) for one in texts]
    assert len(rooms) > 5
    touching = [(a, b) for (a, one), (b, other) in combinations(rooms, 2) if one.overlap(other) > 0.5]
    outside = [
        name for name, one in rooms
        if one.left < -0.5 or one.right > size[0] + 0.5 or one.top < -0.5 or one.bottom > size[1] + 0.5
    ]  # fmt: skip
    assert (touching, outside) == ([], [])


@pytest.mark.parametrize("chart", [LINES, long_chart()], ids=["lines", "long"])
@pytest.mark.parametrize("size", SIZES)
def test_no_words_cross_a_rule(chart, size):
    picture = drawn(chart, size)
    rules = [one for one in picture.iter(f"{SVG}line") if one.get("class") == "rb-rule"]
    labels = list(picture.iter(f"{SVG}text"))
    assert len(rules) == 2 and len(labels) > 10
    for rule in rules:
        x, top, bottom = (float(rule.get(name)) for name in ("x1", "y1", "y2"))
        assert not [one.text for one in labels if room(one).overlap(Room(x - 0.5, top, x + 0.5, bottom))]


def test_a_crowded_chart_keeps_its_newest_value_and_drops_the_weakest():
    told = words(drawn(long_chart(), SIZES[2]))
    assert any(one.startswith("70,50") for one in told)
    assert len([one for one in told if "," in one]) < 27


def test_the_newest_value_of_kita_is_large_and_bold_and_no_other():
    large = [one for one in drawn(LINES).iter(f"{SVG}text") if one.get("font-size") == "18"]
    assert [(one.text, one.get("font-weight")) for one in large] == [("74,10 BB", "700")]


def test_gaps_and_methods_cut_the_line():
    paths = [one.get("d") for one in drawn(LINES).iter(f"{SVG}path")]
    assert [path.count("L") for path in paths] == [1, 1]  # 2020–2021, and dotted 2023–2024
    dotted = [one for one in drawn(LINES).iter(f"{SVG}path") if one.get("stroke-dasharray")]
    assert len(dotted) == 1


def test_a_missing_value_in_the_middle_splits_the_path_and_has_no_mark():
    own = series("Nilai", [60, 61, None, 63, 64], ["60,00", "61,00", "", "63,00", "64,00"], "kita")
    chart = LINES._replace(categories=("2019", "2020", "2021", "2022", "2023"), series=(own,), rules=())
    picture = drawn(chart)
    assert len(list(picture.iter(f"{SVG}path"))) == 2
    assert len([one for one in picture.iter(f"{SVG}g") if one.get("class") == "rb-mark"]) == 4


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_there_is_one_mark_for_each_value_and_none_for_a_missing_one(chart):
    marks = [one for one in drawn(chart).iter(f"{SVG}g") if one.get("class") == "rb-mark"]
    assert len(marks) == sum(value is not None for one in chart.series for value in one.values)
    assert all(one.get("tabindex") == "0" and one.get("aria-label") for one in marks)


def test_a_mark_says_its_own_text_else_name_category_and_label():
    told = [one.get("aria-label") for one in drawn(LINES).iter(f"{SVG}g") if one.get("class") == "rb-mark"]
    assert "2020: 68,11 B" in told
    assert "Nilai, Metode 2023 · 2023 · 73,87 BB" in told
    bare = PAIR._replace(series=(series("Kita", [65.57, 40.2, None], ["", "", ""], "kita"),))
    assert "Kita · SPBE 2023 · 40,20 % skala" in chart_svg(bare, *SIZES[0])


def test_bars_begin_at_zero_and_end_at_their_value():
    bars = [one for one in drawn(GAPS, is_inline=False).iter(f"{SVG}rect") if float(one.get("height")) > 14]
    (right, _, left) = [(float(one.get("x")), float(one.get("x")) + float(one.get("width"))) for one in bars]
    assert right[0] == pytest.approx(left[1], abs=0.2)
    assert (right[1] - right[0]) / (left[1] - left[0]) == pytest.approx(15.8 / 20, abs=0.01)


def test_the_parts_of_a_stack_stand_behind_each_other():
    bars = [one for one in drawn(STACKED, is_inline=False).iter(f"{SVG}rect") if float(one.get("height")) > 14]
    first, second = bars[:2]
    assert float(first.get("x")) + float(first.get("width")) == pytest.approx(float(second.get("x")), abs=0.2)


def test_axis_words_have_the_comma_and_the_sign_of_a_share():
    chart = STACKED._replace(maximum=4, step=0.5)
    assert {"0", "0,5", "3,5"} <= set(words(drawn(chart)))
    assert "75 %" in words(drawn(PAIR))


def test_a_year_without_value_says_why_also_where_there_is_little_room():
    assert "2022 belum" in words(drawn(LINES)) and "dikeluarkan" in words(drawn(LINES))
    narrow = words(drawn(LINES, SIZES[2]))
    assert "* 2022: belum dikeluarkan" in narrow and "2022*" in narrow
    names = ("2019 tidak dikeluarkan", "2020 belum dimuat", "2021 tidak dikeluarkan", "2022", "2023", "2024")
    told = words(drawn(LINES._replace(categories=names), SIZES[2]))
    assert "* 2019, 2021: tidak dikeluarkan; 2020: belum dimuat" in " ".join(told)


def test_a_long_name_of_a_method_leaves_out_its_regulation_before_it_touches_the_next():
    assert "Metode 2020 (26/2020) →" in words(drawn(long_chart()))
    told = words(drawn(long_chart(), SIZES[2]))
    assert "Metode 2020 →" in told and "Metode 2020 (26/2020) →" not in told


def test_the_key_names_each_party_once_with_kita_first():
    cut = long_chart()._replace(
        series=tuple(
            series(f"{name}, Metode {method}", values, [""] * 9, tone)
            for name, tone in (("Mitra", "peer"), ("Kita", "kita"))
            for method, values in (("2020", [61.0] * 4 + [None] * 5), ("2023", [None] * 4 + [63.0] * 5))
        )
    )
    keys = [one for one in drawn(cut).iter(f"{SVG}g") if one.get("class") == "rb-party"]
    assert [one.get("aria-label") for one in keys] == ["Kita", "Mitra"]
    assert not [one for one in drawn(LINES).iter(f"{SVG}g") if one.get("class") == "rb-party"]


def test_a_picture_in_a_picture_element_has_nothing_to_focus():
    still = chart_svg(PAIR, *SIZES[0], is_inline=False)
    assert "tabindex" not in still and "data-party" not in still and 'role="img"' in still


@pytest.mark.parametrize("is_inline", [True, False])
def test_hostile_words_stay_words(is_inline):
    evil = "<script>alert(\"x\")</script> & 'y'"
    own = series(evil, [1.0, 2.0], [evil, "2,00"], "kita", hovers=(evil, ""))
    for kind in ("bars", "lines"):
        rules = ((1, evil),) if kind == "lines" else ()
        chart = Chart(kind, (evil, "b"), (own,), 0, 4, 1, evil, evil, rules, has_key=True)
        told = chart_svg(chart, *SIZES[0], is_inline=is_inline)
        ElementTree.fromstring(told)
        assert "<script" not in told
        assert evil in unescape(re.sub("<[^>]+>", "", told))


def test_the_picture_is_told_in_words():
    picture = drawn(LINES)
    assert picture.find(f"{SVG}title").text == LINES.alt
    assert "Nilai, Metode 2020: 2020 68,11, 2021 68,47." in picture.find(f"{SVG}desc").text
