"""The trend chart: lines that stop at gaps and at method breaks, targets, predikat bands behind."""

from typing import NamedTuple

from data.number_format import format_bound
from pages._output import trend_ground as ground
from pages._output.canvas import Canvas, Picture
from pages._output.palette import Palette
from pages._output.scale import nice_range, ticks
from pages._output.trend_data import Mark, TrendData, final_marks, line_points
from pages._output.trend_words import annotate
from pages._output.wedge import Wedge, add_wedge

MARGIN = {"l": 44, "r": 12, "t": 34, "b": 58}


class Drawn(NamedTuple):
    """A figure, the annotations to hide on narrow and on wide screens, and what its footer must say."""

    figure: Picture
    wide_only: list[int]
    narrow_only: list[int]
    axis_note: str


def build_trend(
    data: TrendData, palette: Palette, *, height: int, plot_width: int, projection=None, wedge: Wedge | None = None
) -> Drawn:
    """Draw one trend chart of one to four governments; the first code of `data` is "kita".

    plot_width: the narrowest plot area in px the labels are laid out for on a wide screen.
    projection: (years, levels, words) of the dashed line of a projection, on request only.
    wedge: the required and the achieved pace from one value to the plan's end.
    """
    bottom, top, step = value_range(data, [*(projection[1] if projection else []), *(wedge.levels if wedge else [])])
    first, last = data.years
    span = last - first
    left, right = 0.5 + 0.1 * span, 0.62 + (0.15 * span if len(data.codes) > 1 else 0.02 * span)
    x_range = (first - left, last + right)
    canvas = Canvas()
    ground.add_bands(canvas, data, palette, x_range, (bottom, top))
    ground.add_breaks(canvas, data, palette)
    if wedge:
        add_wedge(canvas, wedge, palette)
    for index, code in reversed(list(enumerate(data.codes))):
        _add_government(canvas, data, code, tone(palette, index), palette, width=3 if index == 0 else 2)
        own = [mark for mark in data.marks if mark.code == code and mark.interval]
        _add_intervals(canvas, data, own, tone(palette, index), 7 / plot_width * (x_range[1] - x_range[0]))
    if projection:
        _add_projection(canvas, projection, palette)
    plot_height = height - MARGIN["t"] - MARGIN["b"]
    annotate(canvas, data, palette, x_range, (bottom, top), plot_width, plot_height, wedge)
    starts = bottom > (data.methods[0]["scale_minimum"] or 0) and not data.is_ordinal
    note = f"Sumbu mulai dari {format_bound(bottom)}. " if starts else ""
    axes = _axes(data, palette, x_range, (bottom, top), step)
    figure = canvas.figure(palette, height=height, margin=MARGIN, **axes)
    return Drawn(figure, canvas.wide_only, canvas.narrow_only, note)


def value_range(data: TrendData, more=()) -> tuple[float, float, float]:
    """(bottom, top, step) of the value axis that holds all marks, intervals and targets, and the levels `more`."""
    if data.is_ordinal:
        return 0.5, max(band["band_rank"] for band in data.bands) + 0.5, 1
    levels = [mark.level for mark in data.marks if mark.level is not None]
    levels += [edge for mark in data.marks if mark.interval for edge in mark.interval]
    levels += [edge for goal in data.goals for edge in (goal.level, goal.upper) if edge is not None]
    levels += more
    lowest = [method["scale_minimum"] for method in data.methods if method["scale_minimum"] is not None]
    highest = [method["usual_maximum"] for method in data.methods if method["usual_maximum"] is not None]
    return nice_range(levels, min(lowest, default=None), max(highest, default=None))


def tone(palette: Palette, index: int) -> str:
    """Tone says who: kita plum, the first peer dark, the others grey."""
    return (palette.kita, palette.peer, palette.second_peer, palette.other)[min(index, 3)]


def _add_government(canvas, data: TrendData, code, color, palette, *, width) -> None:
    own = [mark for mark in data.marks if mark.code == code]
    solid = final_marks(data, code)
    marker = {"size": 10, "color": color, "line": {"color": palette.background, "width": 1.5}}
    line = {"color": color, "width": width}
    canvas.add_scatter(*line_points(solid), mode="lines+markers", line=line, marker=marker)
    hollow = {"size": 10, "color": palette.background, "line": {"color": color, "width": 2}}
    for mark in own:
        if mark.level is None or mark in solid:
            continue
        symbol = "diamond" if mark.kind == "mandiri" else "circle"
        before = [one for one in solid if one.year < mark.year and one.method_code == mark.method_code]
        if before and mark.kind != "mandiri":
            line = {"color": color, "width": 1.5, "dash": "dot"}
            canvas.add_scatter(
                [before[-1].year, mark.year], [before[-1].level, mark.level], None, mode="lines", line=line
            )
        canvas.add_scatter([mark.year], [mark.level], [mark.hover], mode="markers", marker=hollow | {"symbol": symbol})
    goals = [goal for goal in data.goals if goal.code == code]
    goal_color = palette.ink if len(data.codes) == 1 else color
    _add_goals(canvas, goals, goal_color)


def _add_intervals(canvas, data: TrendData, marks: list[Mark], color, half_width: float) -> None:
    """A predikat without a number: an empty bar over its interval, `half_width` years to each side."""
    for mark in marks:
        offset = (data.codes.index(mark.code) - (len(data.codes) - 1) / 2) * half_width * 2.6
        lower, upper = mark.interval
        x0, x1 = mark.year + offset - half_width, mark.year + offset + half_width
        box = {"x0": x0, "x1": x1, "y0": lower, "y1": upper}
        canvas.add_shape(type="rect", line={"color": color, "width": 1.5}, **box)
        canvas.add_scatter(
            [mark.year + offset],
            [(lower + upper) / 2],
            [mark.hover],
            mode="markers",
            marker={"size": 16, "color": color, "opacity": 0},
        )


def _add_goals(canvas, goals, color) -> None:
    if not goals:
        return
    canvas.add_scatter(
        [g.year for g in goals],
        [g.level for g in goals],
        None,
        mode="lines",
        line={"color": color, "width": 1.5, "dash": "dash"},
    )
    marker = {"symbol": "line-ew", "size": 14, "line": {"color": color, "width": 3}}
    canvas.add_scatter(
        [g.year for g in goals],
        [g.level for g in goals],
        [g.hover for g in goals],
        mode="markers",
        marker=marker,
    )
    for goal in goals:
        if goal.upper is not None:
            canvas.add_scatter(
                [goal.year] * 2,
                [goal.level, goal.upper],
                [goal.hover] * 2,
                mode="lines+markers",
                line={"color": color, "width": 1.5},
                marker=marker,
            )


def _add_projection(canvas, projection, palette) -> None:
    years, levels, words = projection
    canvas.add_scatter(
        years,
        levels,
        [None] + [words] * (len(years) - 1),
        mode="lines+markers",
        line={"color": palette.kita, "width": 1.5, "dash": "dash"},
        marker={"size": 6, "color": palette.background, "line": {"color": palette.kita, "width": 1.5}},
    )


def _axes(data: TrendData, palette: Palette, x_range, y_range, step) -> dict:
    """The two axes: years are written as annotations, values in finished words."""
    values = ticks(*y_range, step)
    texts = [format_bound(value) for value in values]
    if data.is_ordinal:
        names = {band["band_rank"]: band["predikat"] for band in data.bands}
        values, texts = list(names), list(names.values())
    has_bands = any(band["lower_bound"] is not None for band in data.bands)
    return {
        "xaxis": {
            "range": x_range,
            "showgrid": False,
            "showticklabels": False,
            "showline": True,
            "linecolor": palette.muted,
        },
        "yaxis": {
            "range": y_range,
            "tickvals": values,
            "ticktext": texts,
            "tickfont": {"size": 13.5, "color": palette.muted},
            "showgrid": not has_bands,
            "gridcolor": palette.grid,
        },
    }
