"""The picture of a chart of lines: straight, cut at gaps and methods, each value written beside its mark."""

from typing import NamedTuple

from data.number_format import format_bound
from pages._output.deck.browser.labels import DOWNWARDS, UPWARDS, Label, Placed, Room, place
from pages._output.deck.browser.parts import (
    DASH,
    FILLS,
    letters_of,
    line_at,
    mark,
    of_party,
    room_of,
    symbol,
    ticks_of,
    words_at,
)
from pages._output.deck.layout import AXIS, LABEL, NEWEST
from pages._output.deck.model import Chart, Series
from pages._output.deck.text_fit import wrap
from pages._output.palette import LIGHT

RULE_LINE, CATEGORY_LINE = 19, 15.6  # heights of a line of words above and below the plot


class Plot(NamedTuple):
    """The plot area in points of the picture, and the values it shows."""

    left: float
    top: float
    right: float
    bottom: float
    chart: Chart

    @property
    def band(self) -> float:
        return (self.right - self.left) / len(self.chart.categories)

    @property
    def newest(self) -> float:
        """The size of the newest value: a phone has no room for the large one."""
        return NEWEST if self.right - self.left > 400 else 15

    def x(self, number: float) -> float:
        """The middle of a category."""
        return self.left + (number + 0.5) * self.band

    def y(self, value: float) -> float:
        low, high = self.chart.minimum, self.chart.maximum
        return self.bottom - (float(value) - low) / (high - low) * (self.bottom - self.top)


def draw_lines(chart: Chart, width: float, height: float, top: float, is_inline: bool) -> list[str]:
    """The elements of a chart of lines that begins `top` points under the picture's upper edge."""
    left = max(room_of(format_bound(value), AXIS) for value in ticks_of(chart)) + 10
    band = (width - left - 4) / len(chart.categories)
    names, remarks = _category_lines(chart, band, width)
    rows = _rule_rows(chart, left, band, width)
    head = RULE_LINE * (max((row for *_, row in rows), default=-1) + 1) + 8
    foot = 8 + CATEGORY_LINE * (max(map(len, names)) + len(remarks))
    plot = Plot(left, top + head, width - 4, height - foot, chart)
    parts = [*_ground(plot), *_categories(plot, names, remarks), *_rules(plot, rows, top)]
    walls = [Room(x - 3, plot.top, x + 3, plot.bottom) for x in (plot.left + i * band for i, _ in chart.rules)]
    walls += [
        Room(x, top + row * RULE_LINE, x + room_of(words, AXIS), top + (row + 1) * RULE_LINE) for x, words, row in rows
    ]
    for series in chart.series:
        parts += _paths(plot, series, is_inline)
    for series in chart.series:
        parts += [
            mark(chart, series, number, symbol(series, number, plot.x(number), plot.y(value)), is_inline)
            for number, value in enumerate(series.values)
            if value is not None
        ]
    inside = Room(0, top, width, plot.bottom - 1)
    placed = place(_labels(plot), _mark_rooms(plot), walls, _segments(plot), inside)
    return parts + [_label(chart, one, is_inline) for one in placed]


def _category_lines(chart: Chart, band: float, width: float) -> tuple[list[list[str]], list[str]]:
    """The lines under each category; reasons that are too wide for their category become remarks under all."""
    words = [name.split(" ") for name in chart.categories]
    if all(room_of(word, AXIS) <= band - 3 for name in words for word in name):
        return [wrap(name, AXIS, (band - 3) / 1.05) for name in chart.categories], []
    short = [[name[0] + ("*" if len(name) > 1 else "")] for name in words]
    reasons: dict[str, list[str]] = {}
    for name in words:
        if len(name) > 1:
            reasons.setdefault(" ".join(name[1:]), []).append(name[0])
    told = "; ".join(f"{', '.join(years)}: {reason}" for reason, years in reasons.items())
    return short, wrap(f"* {told}", AXIS, width / 1.05) if told else []


def _rule_rows(chart: Chart, left: float, band: float, width: float) -> list[tuple[float, str, int]]:
    """(left edge, words, row) of the name of each new method; a name that would touch the one before goes a row up."""
    rows, ends = [], {}
    edges = [left + number * band for number, _ in chart.rules] + [width + 8]
    for at, (number, name) in enumerate(chart.rules):
        words = _rule_words(name, edges[at + 1] - edges[at] - 8)
        x = min(left + number * band, width - room_of(words, AXIS))
        rows_free = (row for row in range(len(chart.rules)) if ends.get(row, -1) + 8 <= x)
        row = next(rows_free, len(chart.rules))  # words wider than the chart begin left of it
        ends[row] = x + room_of(words, AXIS)
        rows.append((x, words, row))
    deepest = max((row for *_, row in rows), default=0)
    return [(x, words, deepest - row) for x, words, row in rows]  # row 0 is the highest


def _rule_words(name: str, room: float) -> str:
    """'Metode 2020 (26/2020) →', without the regulation where only that fits before the next rule."""
    forms = (f"{name} →", f"{name.split(' (')[0]} →", name.split(" (")[0])
    return next((words for words in forms if room_of(words, AXIS) <= room), forms[-1])


def _ground(plot: Plot) -> list[str]:
    parts = []
    for value in ticks_of(plot.chart):
        y = plot.y(value)
        is_base = value == plot.chart.minimum
        parts.append(line_at(plot.left, y, plot.right, y, LIGHT.muted if is_base else LIGHT.grid))
        parts.append(words_at(plot.left - 8, y + AXIS * 0.33, format_bound(value), AXIS, LIGHT.muted, "end"))
    return parts


def _categories(plot: Plot, names: list[list[str]], remarks: list[str]) -> list[str]:
    parts = []
    for number, lines in enumerate(names):
        for row, words in enumerate(lines):
            y = plot.bottom + 17 + row * CATEGORY_LINE
            parts.append(words_at(plot.x(number), y, words, AXIS, LIGHT.muted, "middle"))
    below = plot.bottom + 17 + max(map(len, names)) * CATEGORY_LINE
    parts += [words_at(0, below + row * CATEGORY_LINE, words, AXIS, LIGHT.muted) for row, words in enumerate(remarks)]
    return parts


def _rules(plot: Plot, rows, top: float) -> list[str]:
    parts, deepest = [], max((row for *_, row in rows), default=0)
    for (number, _), (x, words, row) in zip(plot.chart.rules, rows, strict=True):
        at = plot.left + number * plot.band
        start = top + (deepest + 1) * RULE_LINE + 1  # under the names of all rules
        parts.append(line_at(at, start, at, plot.bottom, LIGHT.muted, 1, ' class="rb-rule"'))
        parts.append(words_at(x, top + row * RULE_LINE + AXIS, words, AXIS, LIGHT.muted))
    return parts


def _runs(series: Series) -> list[list[int]]:
    """The categories of each stretch without a gap."""
    runs: list[list[int]] = [[]]
    for number, value in enumerate(series.values):
        if value is None:
            runs.append([])
        else:
            runs[-1].append(number)
    return [run for run in runs if run]


def _paths(plot: Plot, series: Series, is_inline: bool) -> list[str]:
    """One path for each stretch; the way to a hollow mark is dotted."""
    parts = []
    hollow = series.is_hollow or (False,) * len(series.values)
    who = of_party(plot.chart, series, "rb-line", is_inline)
    for run in _runs(series):
        solid = [number for number in run if not hollow[number]]
        dotted = [pair for pair in zip(run, run[1:]) if hollow[pair[0]] or hollow[pair[1]]]  # noqa: B905
        strokes = [(pair, 1.5, ' stroke-dasharray="1.5 4"') for pair in dotted]
        if series.tone == "target":
            strokes = [(run, 1.5, ' stroke-dasharray="6 4"')]
        elif len(solid) == len(run) or all(hollow[number] for number in run[len(solid) :]):
            strokes.append((solid, 3 if series.tone == "kita" else 2, ""))
        else:
            pairs = [pair for pair in zip(run, run[1:]) if pair not in dotted]  # noqa: B905
            strokes += [(pair, 3 if series.tone == "kita" else 2, "") for pair in pairs]
        for numbers, thick, dash in strokes:
            if len(numbers) < 2:
                continue
            way = " L".join(f"{plot.x(number):.1f} {plot.y(series.values[number]):.1f}" for number in numbers)
            parts.append(
                f'<path d="M{way}" fill="none" stroke="{FILLS[series.tone]}" stroke-width="{thick}"{dash}{who}/>'
            )
    return parts


def _mark_rooms(plot: Plot) -> list[Room]:
    rooms = []
    for series in plot.chart.series:
        across, up = (DASH, 2) if series.tone == "target" else (5, 5)
        for number, value in enumerate(series.values):
            if value is not None:
                x, y = plot.x(number), plot.y(value)
                rooms.append(Room(x - across, y - up, x + across, y + up))
    return rooms


def _segments(plot: Plot) -> list[tuple]:
    return [
        (plot.x(a), plot.y(series.values[a]), plot.x(b), plot.y(series.values[b]))
        for series in plot.chart.series
        for run in _runs(series)
        for a, b in zip(run, run[1:])  # noqa: B905
    ]


def newest_of(chart: Chart) -> tuple[int, int] | None:
    """(series, category) of the newest value of kita, which stands out."""
    own = [
        (category, number)
        for number, series in enumerate(chart.series)
        for category, value in enumerate(series.values)
        if series.tone == "kita" and value is not None
    ]
    return max(own)[::-1] if own else None


def _labels(plot: Plot) -> list[Label]:
    """What stands beside each mark: of two at one category the higher above, the lower below."""
    chart, newest, labels = plot.chart, newest_of(plot.chart), []
    for number, series in enumerate(chart.series):
        for category, value in enumerate(series.values):
            if value is None or not series.labels[category]:
                continue
            others = [
                one.values[category] for one in chart.series if one is not series and one.values[category] is not None
            ]
            is_low = any(other > value for other in others) or (not others and series.tone == "target")
            sides = DOWNWARDS + UPWARDS if is_low else UPWARDS + DOWNWARDS
            is_newest = (number, category) == newest
            rank = 0 if is_newest else 1 if series.tone == "kita" else 2 if series.tone == "target" else 3
            labels.append(
                Label(
                    plot.x(category), plot.y(value), series.labels[category], plot.newest if is_newest else LABEL,
                    sides, rank, is_newest, is_newest, _short(series, category), (number, category),
                )
            )  # fmt: skip
    return labels


def _short(series: Series, category: int) -> str:
    """The number of a label alone, without predikat or 'Target'."""
    words = series.labels[category].split(" ")
    return words[-1 if series.tone == "target" else 0] if len(words) == 2 else ""


def _label(chart: Chart, placed: Placed, is_inline: bool) -> str:
    label = placed.label
    series = chart.series[label.key[0]]
    who = of_party(chart, series, "rb-label", is_inline)
    color = letters_of(series.tone)
    return words_at(placed.x, placed.baseline, label.words, label.size, color, placed.anchor, label.is_bold, who)
