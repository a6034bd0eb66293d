"""The yearly change of the index, step by step: old value, what each part added or took, new value."""

from html import escape
from typing import NamedTuple

from data.number_format import format_bound, format_number, format_signed
from pages._output import html
from pages._output.canvas import Canvas
from pages._output.component_parts import changes
from pages._output.palette import Palette
from pages._output.scale import nice_range, ticks
from pages._output.sentences.area import short
from pages._output.trend_chart import Drawn

ROW, BAR = 46, 0.2  # height of a row in px, half the height of a bar in rows
REST = {
    "penyesuaian": "Penyesuaian: selisih yang ditambahkan rumus indeks, di luar jumlah bagiannya.",
    "tidak terinci": "Tidak terinci: selisih di luar bagian yang dimuat pada kedua tahun.",
}
LONGEST_NAME = 36  # characters that fit beside a value on a phone


class Step(NamedTuple):
    """One row of the chart. `old` and `new` are the part's own points; the rest of the index has none."""

    name: str
    change: float  # points
    old: float | None
    new: float | None


class Change(NamedTuple):
    """The change between two years of one method; totals are None where the index is not loaded in both."""

    before: int
    year: int
    old_total: float | None
    new_total: float | None
    steps: list[Step]  # parts that moved, largest first, then the unexplained rest
    unmoved: list[str]
    is_illustrative: list[bool]

    @property
    def total(self) -> float | None:
        return None if self.old_total is None else round(self.new_total - self.old_total, 6)


def yearly_change(lines: list[dict], year: int, wholes: set[str]) -> Change | None:
    """The change up to `year` from the newest earlier year of the same method that has parts in common; None without.

    lines: rows of component_history of all years; provisional figures count in no yearly change. wholes: the paths
    directly under the index. What the parts leave over is the work of the formula where parts do not add up and all
    wholes are loaded in both years; else nobody knows, because parts are missing.
    """
    final = [line for line in lines if not line["is_provisional"]]
    after = [line for line in final if line["year"] == year]
    methods = {line["method_code"] for line in after}
    parts = {line["component"] for line in after if line["component"]}
    earlier = [
        line["year"]
        for line in final
        if line["year"] < year and line["method_code"] in methods and line["component"] in parts
    ]
    if not earlier:
        return None
    before = [line for line in final if line["year"] == max(earlier)]
    moved, rest = changes(before, after)
    totals = [next((line["value"] for line in one if line["component"] == ""), None) for one in (before, after)]
    old_total, new_total = totals if None not in totals else (None, None)
    steps = sorted(
        (Step(name, round(new - old, 6), old, new) for name, old, new in moved), key=lambda s: (-abs(s.change), s.name)
    )
    unmoved = [step.name for step in steps if _reads_zero(step.change)]
    steps = [step for step in steps if not _reads_zero(step.change)]
    if rest is not None and not _reads_zero(rest):
        steps.append(Step(_rest_name(before, after, wholes), rest, None, None))
    flags = [line["is_illustrative"] for line in before + after]
    return Change(max(earlier), year, old_total, new_total, steps, unmoved, flags)


def _rest_name(before: list[dict], after: list[dict], wholes: set[str]) -> str:
    loaded = {line["component"] for line in before} & {line["component"] for line in after}
    is_formula = wholes <= loaded and not any(line["components_add_up"] for line in after)
    return "penyesuaian" if is_formula else "tidak terinci"


def _reads_zero(change: float) -> bool:
    return format_number(abs(change)) == "0,00"


def part_steps(change: Change) -> list[tuple[str, float]]:
    """(name, change) of the parts alone, for the title."""
    return [(step.name, step.change) for step in change.steps if step.old is not None]


def build_waterfall(change: Change, palette: Palette) -> Drawn:
    """Draw a change that has totals: names above the bars, values at the right, so that a phone can show it."""
    canvas = Canvas()
    count = len(change.steps) + 2
    levels = [change.old_total]
    for step in change.steps:
        levels.append(levels[-1] + step.change)
    bottom, top, tick = nice_range([*levels, change.new_total], None, None)
    row = count - 1
    _add_total(canvas, palette, row, change.before, change.old_total)
    for number, step in enumerate(change.steps):
        row -= 1
        _add_step(canvas, palette, row, step, levels[number], levels[number + 1])
    _add_total(canvas, palette, 0, change.year, change.new_total)
    values = ticks(bottom, top, tick)
    axis = {
        "range": (bottom, top), "tickvals": values, "ticktext": [format_bound(value) for value in values],
        "gridcolor": palette.grid, "tickfont": {"size": 13.5, "color": palette.muted}, "side": "bottom",
    }  # fmt: skip
    figure = canvas.figure(
        palette,
        height=count * ROW + 40,
        margin={"l": 8, "r": 8, "t": 6, "b": 30},
        xaxis=axis,
        yaxis={"range": (-0.5, count - 0.5), "showgrid": False, "showticklabels": False},
    )
    return Drawn(figure, canvas.wide_only, canvas.narrow_only, f"Sumbu mulai dari {format_bound(bottom)}.")


def _add_total(canvas: Canvas, palette: Palette, row: int, year: int, value: float) -> None:
    told = f"<b>Indeks {year}</b>"
    _add_words(canvas, row, told, told, f"<b>{format_number(value)}</b>", palette.kita)
    marker = {"symbol": "line-ns", "size": 17, "line": {"color": palette.kita, "width": 4}}
    hover = f"<b>Indeks {year}</b><br>{format_number(value)} poin"
    canvas.add_scatter([value], [row - BAR], [hover], mode="markers", marker=marker)
    edge = row - BAR + (0.5 if row == 0 else -0.5)
    line = {"color": palette.muted, "width": 1, "dash": "dot"}
    canvas.add_shape(type="line", x0=value, x1=value, y0=row - BAR, y1=edge, line=line, layer="below")


def _add_step(canvas: Canvas, palette: Palette, row: int, step: Step, start: float, end: float) -> None:
    color = palette.muted if step.old is None else palette.above if step.change > 0 else palette.below
    mark = "▲" if step.change > 0 else "▼"
    name = short(step.name)
    narrow = name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1].rstrip() + "…"
    _add_words(canvas, row, name, narrow, f"{mark} {format_signed(step.change)}", color)
    box = {"x0": min(start, end), "x1": max(start, end), "y0": row - 2 * BAR, "y1": row}
    canvas.add_shape(type="rect", fillcolor=color, line={"width": 0}, **box)
    line = {"color": palette.muted, "width": 1, "dash": "dot"}
    canvas.add_shape(type="line", x0=end, x1=end, y0=row - 2 * BAR, y1=row - 1, line=line, layer="below")
    moved = "" if step.old is None else f"<br>{format_number(step.old)} → {format_number(step.new)} poin"
    hover = f"<b>{escape(step.name)}</b><br>{mark} {format_signed(step.change)} poin{moved}"
    marker = {"size": 18, "color": color, "opacity": 0}
    canvas.add_scatter([(start + end) / 2], [row - BAR], [hover], mode="markers", marker=marker)


def _add_words(canvas: Canvas, row: int, wide: str, narrow: str, value: str, color: str) -> None:
    at = {"y": row + 0.27, "yref": "y", "xref": "paper", "yanchor": "middle"}
    for show, words in (("both", wide),) if wide == narrow else (("wide", wide), ("narrow", narrow)):
        canvas.add_annotation(
            show=show, x=0, xanchor="left", text=words if words.startswith("<b>") else escape(words), **at
        )
    canvas.add_annotation(x=1, xanchor="right", text=value, font={"color": color, "size": 14}, **at)


def rest_words(change: Change) -> str:
    """What must be said about the rest and about parts that stood still; '' where there is nothing to say."""
    told = []
    for step in change.steps:
        if step.old is None:
            told.append(REST[step.name])
    if change.unmoved:
        told.append(f"Tidak bergerak: {', '.join(short(name) for name in change.unmoved)}.")
    return " ".join(told)


COLUMNS = [
    html.Column("Bagian", "name"),
    html.Column("Nilai lama", "old", True),
    html.Column("Nilai baru", "new", True),
    html.Column("Perubahan", "change", True),
]


def table_lines(change: Change) -> list[dict]:
    """The steps as lines of a plain table, the index first and the parts that stood still last."""
    lines = [_table_line("Indeks", change.old_total, change.new_total, change.total)]
    lines += [_table_line(step.name, step.old, step.new, step.change) for step in change.steps]
    return lines + [_table_line(name, None, None, 0.0) for name in change.unmoved]


def _table_line(name: str, old, new, moved) -> dict:
    values = {"old": old, "new": new}
    return (
        {"name": name, "change": format_signed(moved), "change_value": moved}
        | {key: None if value is None else format_number(value) for key, value in values.items()}
        | {f"{key}_value": value for key, value in values.items()}
    )


def alt_words(title: str, change: Change) -> str:
    """The chart in words."""
    told = [f"{step.name} {format_signed(step.change)}" for step in change.steps]
    old, new = format_number(change.old_total), format_number(change.new_total)
    return f"{title}. Indeks {old} pada {change.before}, {new} pada {change.year}. {'; '.join(told)}."
