"""The picture of a chart of bars: lying, first category on top, each value written at the end of its bar."""

from typing import NamedTuple

from data.number_format import format_bound
from pages._output.deck.browser.parts import (
    FILLS,
    ON_DARK,
    letters_of,
    line_at,
    mark,
    of_party,
    room_of,
    ticks_of,
    words_at,
)
from pages._output.deck.layout import AXIS, LABEL
from pages._output.deck.model import Chart, Series
from pages._output.deck.text_fit import wrap
from pages._output.palette import LIGHT

NARROW = 520  # of a picture; below this a name stands above its bars
NAME_SHARE, NAME_GAP, END_GAP = 0.32, 12, 6
FOOT = 24
THICKEST, WIDEST_BAND = 38, 88  # of a bar, of a category: two bars do not fill a slide
HALO = ' stroke="#fff" stroke-width="4" paint-order="stroke"'  # around words over a line


class Plot(NamedTuple):
    """The plot area in points, the values it shows, and how each category is divided."""

    left: float
    top: float
    right: float
    bottom: float
    chart: Chart
    is_narrow: bool

    @property
    def band(self) -> float:
        return (self.bottom - self.top) / len(self.chart.categories)

    @property
    def base(self) -> float:
        """Where bars begin: zero, or the end of the axis nearest to it."""
        return self.x(min(max(0.0, self.chart.minimum), self.chart.maximum))

    @property
    def slots(self) -> int:
        """Bars under each other in one category."""
        return slots_of(self.chart)

    @property
    def name_height(self) -> float:
        return min(19.0, self.band * 0.4) if self.is_narrow else 0.0

    @property
    def thickness(self) -> float:
        return min(THICKEST, (self.band - self.name_height) * (0.76 if self.slots > 1 else 0.62) / self.slots)

    def x(self, value: float) -> float:
        low, high = self.chart.minimum, self.chart.maximum
        return self.left + (float(value) - low) / (high - low) * (self.right - self.left)

    def y(self, category: int, slot: int) -> float:
        """The upper edge of a bar."""
        free = self.band - self.name_height - self.thickness * self.slots
        return self.top + category * self.band + self.name_height + free / 2 + slot * self.thickness


def slots_of(chart: Chart) -> int:
    """One where parts are stacked or no category has two values, else one for each series."""
    rows = zip(*(series.values for series in chart.series), strict=True)
    most = max(sum(value is not None for value in row) for row in rows)
    return 1 if chart.is_stacked or most <= 1 else len(chart.series)


def draw_bars(chart: Chart, width: float, height: float, top: float, is_inline: bool) -> list[str]:
    """The elements of a chart of bars that begins `top` points under the picture's upper edge."""
    is_narrow = width < NARROW
    widest = max(room_of(name, LABEL, is_bold=True) for name in chart.categories)
    names = 0 if is_narrow else min(widest, width * NAME_SHARE) + NAME_GAP
    left, right = _plot_edges(chart, names, width)
    bottom = min(height - FOOT, top + 2 + WIDEST_BAND * len(chart.categories) * max(1, slots_of(chart) * 0.75))
    plot = Plot(left, top + 2, right, bottom, chart, is_narrow)
    parts = [*_ground(plot), *_names(plot, names - NAME_GAP)]
    if chart.is_stacked:
        return parts + [one for category in range(len(chart.categories)) for one in _stack(plot, category, is_inline)]
    for slot, series in enumerate(chart.series):
        for category in range(len(chart.categories)):
            parts += _bar(plot, series, category, slot if plot.slots > 1 else 0, is_inline)
    return parts


def _plot_edges(chart: Chart, names: float, width: float) -> tuple[float, float]:
    """(left, right) of the plot so that every label at the end of a bar has its room."""
    span, base = chart.maximum - chart.minimum, min(max(0.0, chart.minimum), chart.maximum)
    ends = []  # (share of the plot where the bar ends, room of its label, whether it points left)
    for category in range(len(chart.categories)):
        row = [(s.values[category], s.labels[category]) for s in chart.series if s.values[category] is not None]
        if chart.is_stacked and row:
            total = sum(value for value, _ in row)
            row = [(total, " · ".join(label for value, label in row if value / span < 0.12) or "")]
        ends += [
            ((value - chart.minimum) / span, room_of(label, LABEL, is_bold=True) + END_GAP + 2, value < base)
            for value, label in row
            if label
        ]
    before = max((room - share * (width - names) for share, room, is_left in ends if is_left), default=0)
    left = names + max(8.0 if names else 2.0, before)
    rights = [(width - left - room) / share for share, room, is_left in ends if not is_left and share > 0.05]
    last_tick = room_of(tick_words(chart, chart.maximum), AXIS) / 2
    return left, left + min([width - left - last_tick, *rights])


def tick_words(chart: Chart, value: float) -> str:
    """'25' of points, '25 %' of shares."""
    return format_bound(value) + (" %" if chart.unit.startswith("%") else "")


def _ground(plot: Plot) -> list[str]:
    chart, parts = plot.chart, []
    values = ticks_of(chart)
    widest = max(room_of(tick_words(chart, value), AXIS) for value in values) + 12
    every = next((n for n in (1, 2, 5, 10) if (plot.right - plot.left) / max(len(values) - 1, 1) * n >= widest), 20)
    shown = [v for n, v in enumerate(values) if (n - (values.index(0) if 0 in values else 0)) % every == 0]
    for value in shown:
        x = plot.x(value)
        parts.append(line_at(x, plot.top, x, plot.bottom, LIGHT.grid))
        words = tick_words(chart, value)
        is_cut = x < room_of(words, AXIS) / 2
        parts.append(
            words_at(0 if is_cut else x, plot.bottom + 17, words, AXIS, LIGHT.muted, "start" if is_cut else "middle")
        )
    return [*parts, line_at(plot.base, plot.top, plot.base, plot.bottom, LIGHT.muted)]


def _names(plot: Plot, width: float) -> list[str]:
    parts = []
    for category, name in enumerate(plot.chart.categories):
        is_kita = _is_kita(plot, category)
        color = LIGHT.kita if is_kita else LIGHT.ink
        if plot.is_narrow:
            y = plot.y(category, 0) - 5
            parts.append(words_at(0, y, name, LABEL, color, "start", is_kita, HALO))
            continue
        lines = wrap(name, LABEL, width / 1.05, is_bold=is_kita)
        middle = plot.top + (category + 0.5) * plot.band
        for row, words in enumerate(lines):
            y = middle + LABEL * 0.34 + (row - (len(lines) - 1) / 2) * LABEL * 1.15
            parts.append(words_at(width, y, words, LABEL, color, "end", is_kita))
    return parts


def _is_kita(plot: Plot, category: int) -> bool:
    """Whether a category is kita's own among bars of others."""
    tones = {series.tone for series in plot.chart.series}
    if plot.slots > 1 or plot.chart.is_stacked or len(tones) < 2:
        return False
    return any(series.tone == "kita" and series.values[category] is not None for series in plot.chart.series)


def _rect(plot: Plot, series: Series, x1: float, x2: float, y: float) -> str:
    left, width, height = min(x1, x2), max(abs(x2 - x1), 0.8), plot.thickness - (2 if plot.slots > 1 else 0)
    return f'<rect x="{left:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{FILLS[series.tone]}"/>'


def _size(plot: Plot) -> float:
    """Labels shrink where bars are thinner than their letters."""
    return max(9.5, min(LABEL, (plot.band - plot.name_height) / plot.slots * 0.86))


def _bar(plot: Plot, series: Series, category: int, slot: int, is_inline: bool) -> list[str]:
    value, label, y = series.values[category], series.labels[category], plot.y(category, slot)
    size, who = _size(plot), of_party(plot.chart, series, "rb-label", is_inline)
    baseline = y + plot.thickness / 2 + size * 0.31
    if value is None:
        words = label or ("–" if plot.slots > 1 else "")
        return [words_at(plot.base + END_GAP, baseline, words, size, LIGHT.muted, more=who)] if words else []
    end, is_left = plot.x(value), plot.x(value) < plot.base
    parts = [mark(plot.chart, series, category, _rect(plot, series, plot.base, end, y), is_inline)]
    if label:
        x, anchor = (end - END_GAP, "end") if is_left else (end + END_GAP, "start")
        color, is_bold = letters_of(series.tone), series.tone == "kita"
        parts.append(words_at(x, baseline, label, size, color, anchor, is_bold, who))
    return parts


def _stack(plot: Plot, category: int, is_inline: bool) -> list[str]:
    """The parts of one bar; a label too wide for its part stands behind the whole bar."""
    parts, late, at, y, size = [], [], 0.0, plot.y(category, 0), _size(plot)
    baseline = y + plot.thickness / 2 + size * 0.31
    for series in plot.chart.series:
        value, label = series.values[category], series.labels[category]
        if value is None:
            continue
        x1, x2 = plot.x(at), plot.x(at + value)
        at += value
        drawn = _rect(plot, series, x1, x2, y)
        parts.append(mark(plot.chart, series, category, drawn, is_inline))
        if label and room_of(label, size, is_bold=True) + 8 <= x2 - x1 and size <= plot.thickness:
            color = "#FFFFFF" if series.tone in ON_DARK else LIGHT.ink
            who = of_party(plot.chart, series, "rb-label", is_inline)
            parts.append(words_at((x1 + x2) / 2, baseline, label, size, color, "middle", True, who))
        elif label:
            late.append((series, label))
    x = plot.x(at) + END_GAP
    for number, (series, label) in enumerate(late):
        words = label if number == len(late) - 1 else f"{label} ·"
        who = of_party(plot.chart, series, "rb-label", is_inline)
        parts.append(words_at(x, baseline, words, size, letters_of(series.tone), "start", False, who))
        x += room_of(words + " ", size)
    return parts
