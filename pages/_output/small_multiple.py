"""One small chart of a row of equals: same axes, the others faint behind, no words but the years."""

from data.number_format import format_bound
from pages._output.canvas import Canvas, Picture
from pages._output.palette import Palette
from pages._output.scale import ticks
from pages._output.trend_data import TrendData, breaks, final_marks, line_points


def build_multiple(data: TrendData, code: str, palette: Palette, y_range: tuple[float, float, float]) -> Picture:
    """Draw the government `code` of `data`, all others as background; y_range is (bottom, top, step) for all."""
    canvas = Canvas()
    color = palette.kita if code == data.codes[0] else palette.peer
    for year, _ in breaks(data):
        rule = {"type": "line", "x0": year - 0.5, "x1": year - 0.5, "y0": 0, "y1": 1, "yref": "paper", "layer": "below"}
        canvas.add_shape(**rule, line={"color": palette.grid, "width": 1})
    for other in data.codes:
        if other != code:
            xs, ys, _ = line_points(final_marks(data, other))
            canvas.add_scatter(xs, ys, mode="lines", line={"color": palette.faint, "width": 1.25})
    line, marker = {"color": color, "width": 2.5}, {"size": 6, "color": color}
    canvas.add_scatter(*line_points(final_marks(data, code)), mode="lines+markers", line=line, marker=marker)
    _add_hollow(canvas, data, code, color, palette)
    goals = [goal for goal in data.goals if goal.code == code]
    tick = {"symbol": "line-ew", "size": 11, "line": {"color": color, "width": 2.5}}
    hovers = [goal.hover for goal in goals]
    canvas.add_scatter([g.year for g in goals], [g.level for g in goals], hovers, mode="markers", marker=tick)
    return canvas.figure(
        palette, height=170, margin={"l": 34, "r": 6, "t": 4, "b": 26}, **_axes(data, palette, y_range)
    )


def _add_hollow(canvas: Canvas, data: TrendData, code, color, palette) -> None:
    """Self-assessed and provisional values, and predikat without a number as an empty bar."""
    for mark in data.marks:
        if mark.code != code:
            continue
        if mark.interval:
            box = {"x0": mark.year - 0.15, "x1": mark.year + 0.15, "y0": mark.interval[0], "y1": mark.interval[1]}
            canvas.add_shape(type="rect", line={"color": color, "width": 1.25}, **box)
        elif mark.level is not None and (mark.kind != "realisasi" or mark.is_provisional):
            symbol = "diamond" if mark.kind == "mandiri" else "circle"
            rim = {"color": color, "width": 1.5}
            marker = {"symbol": symbol, "size": 8, "color": palette.background, "line": rim}
            canvas.add_scatter([mark.year], [mark.level], [mark.hover], mode="markers", marker=marker)


def _axes(data: TrendData, palette: Palette, y_range) -> dict:
    first, last = data.years
    bottom, top, step = y_range
    values = ticks(bottom, top, step)
    shown = sorted({first, last, *(year for year, _ in breaks(data))})
    years = [year for number, year in enumerate(shown) if number == 0 or year - shown[number - 1] > (last - first) / 6]
    font = {"size": 13, "color": palette.muted}
    return {
        "xaxis": {
            "range": (first - 0.5, last + 0.5),
            "tickvals": years,
            "ticktext": [str(year) for year in years],
            "tickangle": 0,
            "showgrid": False,
            "tickfont": font,
        },
        "yaxis": {
            "range": (bottom, top),
            "tickvals": values,
            "ticktext": [format_bound(value) for value in values],
            "gridcolor": palette.grid,
            "tickfont": font,
        },
    }
