"""A line chart PowerPoint can edit: one line per method, gaps left open, targets dashed, labels at their marks."""

from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE_DASH_STYLE
from pptx.enum.shapes import MSO_CONNECTOR
from pptx.util import Pt

from pages._output.deck import layout, text_fit
from pages._output.deck.layout import Box
from pages._output.deck.model import Chart, Series
from pages._output.deck.powerpoint import axes as pptx_axes
from pages._output.deck.powerpoint import bars as pptx_bars
from pages._output.deck.powerpoint import labels as pptx_labels
from pages._output.deck.powerpoint.axes import Canvas
from pages._output.deck.powerpoint.labels import Label
from pages._output.deck.powerpoint.text import add_text
from pages._output.deck.powerpoint.theme import GROUND, MUTED, PAPER

LINE_WIDTH = {"kita": 3, "target": 1.5}
OTHER_WIDTH = 2
MARK_SIZE, TARGET_SIZE = 10, 16
MARKS = {"target": XL_MARKER_STYLE.DASH, "peer": XL_MARKER_STYLE.SQUARE}
SIDES = {
    "above": XL_LABEL_POSITION.ABOVE, "below": XL_LABEL_POSITION.BELOW, "right": XL_LABEL_POSITION.RIGHT,
    "left": XL_LABEL_POSITION.LEFT,
}  # fmt: skip
SMALLEST_AXIS = 9


def draw_chart(canvas: Canvas, chart: Chart):
    """Draw a chart of either kind and return python-pptx's chart."""
    if chart.kind == "bars":
        return pptx_bars.draw_bars(canvas, chart)
    return draw_lines(canvas, chart)


def draw_lines(canvas: Canvas, chart: Chart):
    """Draw the rules of new methods, the lines above them and their labels."""
    axis_size, plot = plot_of(chart, canvas.box)
    _draw_rules(canvas, chart, plot)
    native = pptx_axes.add_chart(canvas, chart, XL_CHART_TYPE.LINE_MARKERS)
    pptx_axes.set_plot(native, canvas.box, plot)
    pptx_axes.set_value_axis(native, canvas, chart)
    pptx_axes.set_category_axis(native, canvas, axis_size, MUTED)
    if chart.has_key:
        _write_names(canvas, chart)
    sides, labels = place_labels(chart, plot)
    for number, (series, line) in enumerate(zip(chart.series, native.plots[0].series, strict=True)):
        _style_line(canvas, series, line)
        for label in labels:
            if label.series == number:
                position = SIDES[sides[number, label.category]]
                point = line.points[label.category]
                tone = canvas.page.words(series.tone)
                pptx_axes.write_label(point, label.words, canvas, label.size, tone, position, is_bold=label.is_bold)
    return native


def _write_names(canvas: Canvas, chart: Chart) -> None:
    """Who is who above the plot, each name once: a native legend would repeat it for every method."""
    left = canvas.box.left
    for number, (name, tone) in enumerate(chart.parties):
        words = f"{'■' if number else '●'} {name}"
        width = text_fit.width_of(words, layout.TEXT, is_bold=True) + 6
        box = Box(left, canvas.box.top, width, pptx_axes.KEY_HEIGHT - 6)
        color = canvas.page.words(tone)
        add_text(canvas.slide, canvas.page, box, words, layout.TEXT, color, is_bold=True).name = f"Nama {name}"
        left += width + 14


def plot_of(chart: Chart, box: Box) -> tuple[float, Box]:
    """(size of the years, the plot between the axes) in points; years with a reason get as many lines as needed."""
    tick = max(text_fit.width_of(_tick(value), layout.AXIS) for value in (chart.minimum, chart.maximum)) + 12
    key = pptx_axes.KEY_HEIGHT if chart.has_key else 0
    rules = _rule_height(chart, (box.width - tick - 12) / len(chart.categories))
    band = (box.width - tick - 12) / len(chart.categories) * 0.92
    size = layout.AXIS
    longest = [word for name in chart.categories for word in name.split(" ")]
    while size > SMALLEST_AXIS and max(text_fit.width_of(word, size) for word in longest) > band:
        size -= 0.5
    lines = max(len(text_fit.wrap(name, size, band)) for name in chart.categories)
    bottom = lines * size * layout.LINE_HEIGHT + 12
    top = key + rules + 4
    return size, Box(box.left + tick, box.top + top, box.width - tick - 12, box.height - top - bottom)


def _tick(value: float) -> str:
    return str(int(value)) if float(value).is_integer() else str(value)


def _rule_height(chart: Chart, band: float) -> float:
    """Room above the plot for the names of the methods."""
    widths = _rule_bands(chart)
    lines = [len(text_fit.wrap(name, layout.AXIS, count * band - 6)) for (_, name), count in widths]
    return max(lines, default=0) * layout.AXIS * layout.LINE_HEIGHT + (4 if lines else 0)


def _rule_bands(chart: Chart) -> list[tuple[tuple[int, str], int]]:
    """Each rule with the number of categories up to the next one."""
    ends = [before for before, _ in chart.rules[1:]] + [len(chart.categories)]
    return [(rule, end - rule[0]) for rule, end in zip(chart.rules, ends, strict=False)]


def _draw_rules(canvas: Canvas, chart: Chart, plot: Box) -> None:
    """A line where a new method begins and its name at the top, exactly between two categories."""
    band = plot.width / len(chart.categories)
    height = _rule_height(chart, band)
    for (before, name), count in _rule_bands(chart):
        x = plot.left + band * before
        ends = [canvas.page.length(part) for part in (x, plot.top - height, x, plot.top + plot.height)]
        line = canvas.slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *ends)
        line.name = f"Batas {name}"
        line.line.width = Pt(1)
        line.line.color.theme_color = MUTED
        words = Box(x + 5, plot.top - height, band * count - 6, height)
        add_text(canvas.slide, canvas.page, words, name, layout.AXIS, MUTED).name = name


def place_labels(chart: Chart, plot: Box) -> tuple[dict, list[Label]]:
    """({(series, category): side}, the labels); the newest value of kita comes first and keeps the better side."""
    band = plot.width / len(chart.categories)
    scale = plot.height / (chart.maximum - chart.minimum)

    def spot(number: int, value: float | None):
        if value is None:
            return None
        return plot.left + band * (number + 0.5), plot.top + (chart.maximum - value) * scale

    points = [[spot(number, value) for number, value in enumerate(series.values)] for series in chart.series]
    newest = newest_of(chart)
    labels = [
        Label(
            *(row, column, words, layout.NEWEST if (row, column) == newest else layout.LABEL),
            *((row, column) == newest, *points[row][column]),
        )
        for row, series in enumerate(chart.series)
        for column, words in enumerate(series.labels)
        if words and points[row][column]
    ]
    labels.sort(key=lambda label: (not label.is_bold, chart.series[label.series].tone != "kita"))
    return pptx_labels.place(chart, labels, plot, points), labels


def newest_of(chart: Chart) -> tuple[int, int] | None:
    """(series, category) of the newest labelled value of kita."""
    found = [
        (column, row)
        for row, series in enumerate(chart.series)
        for column, words in enumerate(series.labels)
        if series.tone == "kita" and words and series.values[column] is not None
    ]
    return max(found)[::-1] if found else None


def _style_line(canvas: Canvas, series: Series, line) -> None:
    """Colour and width say who, dashes say target, a hollow mark says provisional."""
    tone, is_target = GROUND[series.tone], series.tone == "target"
    width = canvas.page.size(LINE_WIDTH.get(series.tone, OTHER_WIDTH))
    line.smooth = False
    _paint(line.format.line, tone, width, is_target)
    marker = line.marker
    marker.style = MARKS.get(series.tone, XL_MARKER_STYLE.CIRCLE)
    marker.size = TARGET_SIZE if is_target else MARK_SIZE
    marker.format.fill.solid()
    marker.format.fill.fore_color.theme_color = tone
    marker.format.line.width = Pt(1.5)
    marker.format.line.color.theme_color = tone if is_target else PAPER
    for number, is_hollow in enumerate(series.is_hollow):
        if is_hollow and series.values[number] is not None:
            _hollow(line.points[number], tone, width, is_target)


def _hollow(point, tone, width, is_target: bool) -> None:
    _paint(point.format.line, tone, width, is_target)  # else PowerPoint draws the piece of line before it anew
    point.marker.style, point.marker.size = XL_MARKER_STYLE.CIRCLE, MARK_SIZE
    point.marker.format.fill.solid()
    point.marker.format.fill.fore_color.theme_color = PAPER
    point.marker.format.line.width = Pt(2.25)
    point.marker.format.line.color.theme_color = tone


def _paint(line, tone, width, is_dashed: bool) -> None:
    line.color.theme_color = tone
    line.width = width
    if is_dashed:
        line.dash_style = MSO_LINE_DASH_STYLE.DASH
