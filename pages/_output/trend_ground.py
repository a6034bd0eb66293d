"""What lies behind the lines of a trend: predikat bands per method version, and the method breaks."""

from data.number_format import format_bound
from pages._output.trend_data import TrendData, breaks


def spans(data: TrendData, x_range) -> list[tuple[str, float, float]]:
    """(method_code, x0, x1) of every method version in view, in axis units."""
    found = []
    for method in data.methods:
        x0 = max(x_range[0], method["valid_from_year"] - 0.5)
        x1 = min(x_range[1], (method["valid_to_year"] or 9999) + 0.5)
        if x0 < x1:
            found.append((method["method_code"], x0, x1))
    if found and found[0][1] < data.years[0]:
        found[0] = (found[0][0], x_range[0], found[0][2])
    if found and found[-1][2] > data.years[1]:
        found[-1] = (*found[-1][:2], x_range[1])
    return found


def steps_in_view(data: TrendData, method_code: str, y_range) -> list[tuple[str, str, float, float, int]]:
    """(predikat, interval words, y0, y1, parity) of the bands of a method that reach into y_range, lowest first."""
    bands = [b for b in data.bands if b["method_code"] == method_code and b["lower_bound"] is not None]
    steps = {(b["lower_bound"], not b["lower_inclusive"]): b for b in bands}
    found = []
    for number, key in enumerate(sorted(steps)):
        band = steps[key]
        upper = band["next_lower_bound"]
        y0, y1 = max(band["lower_bound"], y_range[0]), min(upper if upper is not None else y_range[1], y_range[1])
        if y0 >= y1:
            continue
        sign = "" if band["lower_inclusive"] else ">"
        until = f"–{format_bound(upper)}" if upper is not None else ("" if sign else " ke atas")
        found.append((band["step_predikat"], f"{sign}{format_bound(band['lower_bound'])}{until}", y0, y1, number % 2))
    return found


def add_bands(canvas, data: TrendData, palette, x_range, y_range) -> None:
    """Two alternating greys, one rectangle per band and method version."""
    if data.is_ordinal:
        return
    for method_code, x0, x1 in spans(data, x_range):
        for _, _, y0, y1, parity in steps_in_view(data, method_code, y_range):
            canvas.add_shape(
                type="rect",
                x0=x0,
                x1=x1,
                y0=y0,
                y1=y1,
                layer="below",
                line={"width": 0},
                fillcolor=palette.band_b if parity else palette.band_a,
            )


def add_breaks(canvas, data: TrendData, palette) -> None:
    """A vertical rule where a new method begins."""
    for year, _ in breaks(data):
        canvas.add_shape(
            type="line",
            x0=year - 0.5,
            x1=year - 0.5,
            y0=0,
            y1=1,
            yref="paper",
            line={"color": palette.muted, "width": 1},
        )
