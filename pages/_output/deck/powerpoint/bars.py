"""A chart of level bars PowerPoint can edit: first category on top, each bar with its finished label, no value axis."""

from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION

from pages._output.deck import layout, text_fit
from pages._output.deck.layout import Box
from pages._output.deck.model import Chart
from pages._output.deck.powerpoint import axes
from pages._output.deck.powerpoint.axes import Canvas
from pages._output.deck.powerpoint.theme import GROUND, INK

WIDEST_NAMES = 0.36  # of the frame
ROW, BAR = 112, 44  # highest row and bar, points
GAP = 10  # between a bar and its label, and between names and bars


def draw_bars(canvas: Canvas, chart: Chart):
    """Draw clustered or stacked bars and return python-pptx's chart."""
    kind = XL_CHART_TYPE.BAR_STACKED if chart.is_stacked else XL_CHART_TYPE.BAR_CLUSTERED
    native = axes.add_chart(canvas, chart, kind)
    plot = plot_of(chart, canvas.box)
    axes.set_plot(native, canvas.box, plot)
    axes.set_value_axis(native, canvas, chart)
    native.value_axis.minimum_scale = lowest(chart, plot.width)
    native.value_axis.has_major_gridlines = False
    native.value_axis.visible = False
    axes.set_category_axis(native, canvas, layout.TEXT, INK)
    native.category_axis.reverse_order = True
    native.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    bars = native.plots[0]
    bars.gap_width, bars.overlap = spacing(chart, plot)
    if chart.has_key:
        axes.add_key(native, canvas, chart)
    for series, native_series in zip(chart.series, bars.series, strict=True):
        native_series.format.fill.solid()
        native_series.format.fill.fore_color.theme_color = GROUND[series.tone]
    for row, column, words in _labels(chart):
        _write(canvas, chart, plot, bars.series[row].points[column], row, column, words)
    return native


def _labels(chart: Chart) -> list[tuple[int, int, str]]:
    """(series, category, words) of every bar that has a label."""
    return [
        (row, column, words)
        for row, series in enumerate(chart.series)
        for column, words in enumerate(series.labels)
        if words and series.values[column] is not None
    ]


def plot_of(chart: Chart, box: Box) -> Box:
    """The plot: right of the longest name, with room for labels at the ends, as high as its rows need."""
    names = min(box.width * WIDEST_NAMES, max(text_fit.width_of(name, layout.TEXT) for name in chart.categories) + 2)
    top = axes.KEY_HEIGHT + 4 if chart.has_key else 4
    right = _right_end(chart, box.width - names - GAP)
    rows = len(chart.categories)
    height = min(box.height - top - 6, rows * ROW * (1.2 if lanes(chart) > 1 else 1))
    return Box(box.left + names + GAP, box.top + top, box.width - names - GAP - right, height)


def _right_end(chart: Chart, width: float) -> float:
    """Room right of the plot for the labels of the longest bars."""
    if chart.is_stacked:
        return 8
    right = 0.0
    span = chart.maximum - chart.minimum
    for _ in range(4):  # the plot shrinks by what the labels take, and they then reach less far
        for row, column, words in _labels(chart):
            rest = (width - right) * (chart.maximum - max(0, chart.series[row].values[column])) / span
            right = max(right, _room(words) - rest)
    return right


def _room(words: str) -> float:
    return text_fit.width_of(words, layout.LABEL, is_bold=True) + GAP


def lowest(chart: Chart, width: float) -> float:
    """Where the hidden value axis begins: early enough that labels of negative bars do not meet the names."""
    values = [(chart.series[row].values[column], _room(words)) for row, column, words in _labels(chart)]
    needed = [(value * width - room * chart.maximum) / (width - room) for value, room in values if value < 0]
    return min([chart.minimum, *needed])


def lanes(chart: Chart) -> int:
    """How many bars stand beside each other in the fullest category; 1 where series only colour the bars."""
    if chart.is_stacked:
        return 1
    filled = [sum(series.values[n] is not None for series in chart.series) for n in range(len(chart.categories))]
    return max([1, *filled])


def spacing(chart: Chart, plot: Box) -> tuple[int, int]:
    """(gap width, overlap) in percent of a bar, so that bars are neither hair nor slab."""
    row = plot.height / len(chart.categories)
    count = lanes(chart)
    if count == 1:
        bar = min(BAR, row * 0.62)
        return min(500, round((row - bar) / bar * 100)), 100
    # Every series keeps its lane in every category, also where it has no value.
    width = len(chart.series)
    bar = min(BAR, row * 0.72 / width)
    return min(500, max(0, round((row - bar * width) / bar * 100))), 0


def _write(canvas: Canvas, chart: Chart, plot: Box, point, row: int, column: int, words: str) -> None:
    """The label at the end of its bar, inside a stacked one where it fits."""
    series = chart.series[row]
    if not chart.is_stacked:
        tone, is_bold = canvas.page.words(series.tone), series.tone == "kita"
        axes.write_label(point, words, canvas, layout.LABEL, tone, XL_LABEL_POSITION.OUTSIDE_END, is_bold=is_bold)
        return
    width = text_fit.width_of(words, layout.LABEL) + 4
    length = plot.width * series.values[column] / (chart.maximum - chart.minimum)
    is_last = all(other.values[column] in (None, 0) for other in chart.series[row + 1 :])
    if width <= length:
        position, tone = XL_LABEL_POSITION.CENTER, canvas.page.on_ground(series.tone)
    else:  # the last part may let its words run out over the free ground, a part before it has them above the bar
        position, tone = XL_LABEL_POSITION.INSIDE_BASE if is_last else XL_LABEL_POSITION.CENTER, INK
    axes.write_label(point, words, canvas, layout.LABEL, tone, position)
    if width > length and not is_last:
        bar = plot.height / len(chart.categories) / (1 + spacing(chart, plot)[0] / 100)
        up = bar / 2 + layout.LABEL * layout.LINE_HEIGHT / 2 + 1
        axes.move_label(point, canvas, (width - length) / 2, -up)
