"""Small multiples: one tiny line for each area, share of its ceiling over the years, all on the same axes.

The pictures are SVG inside an img: Streamlit's HTML keeps no inline svg, while an img prints and has its text
alternative.
"""

from base64 import b64encode
from html import escape
from typing import NamedTuple

from data.number_format import format_bound, format_number, format_percent
from pages._output import html
from pages._output.area_rows import Row
from pages._output.palette import Palette
from pages._output.scale import nice_range, ticks
from pages._output.sentences.trend import movement

WIDTH, HEIGHT, EDGE = 300, 84, 6  # px of a picture and the air inside it
MINIMUM = 0.5  # percent of the ceiling a year, below which a line does not move


class Point(NamedTuple):
    """One year of one line: share of the ceiling in percent."""

    year: int
    share_pct: float
    method_code: str
    is_illustrative: bool


class Line(NamedTuple):
    """The shares of one part over the years, oldest first."""

    name: str
    points: list[Point]

    @property
    def segments(self) -> list[list[Point]]:
        """Runs without a gap and without a change of method."""
        runs: list[list[Point]] = []
        for point in self.points:
            if not runs or point.year != runs[-1][-1].year + 1 or point.method_code != runs[-1][-1].method_code:
                runs.append([])
            runs[-1].append(point)
        return runs

    @property
    def move(self) -> str | None:
        """naik, turun or tetap between the newest two neighbouring values of one method; None without two."""
        pairs = zip(self.points, self.points[1:], strict=False)
        comparable = [(before, last) for before, last in pairs if before.method_code == last.method_code]
        if not comparable:
            return None
        before, last = comparable[-1]
        return movement(before.share_pct, last.share_pct, last.year - before.year, MINIMUM)


def lines_of(rows: list[Row], method_of_year: dict[int, str]) -> list[Line]:
    """One line for each row that has a share; method_of_year: code of the method of every year."""
    lines = []
    for row in rows:
        points = [
            Point(year, cell.share_pct, method_of_year[year], cell.is_illustrative)
            for year, cell in sorted(row.cells.items())
            if cell.share_pct is not None
        ]
        if points:
            lines.append(Line(row.name, points))
    return lines


def span_words(lines: list[Line]) -> str:
    """'35–65 %': the axis of all pictures, which carry no words of their own."""
    bottom, top, _ = _span(lines)
    return f"{format_bound(bottom)}–{format_bound(top)} %"


def _span(lines: list[Line]) -> tuple[float, float, float]:
    return nice_range([point.share_pct for line in lines for point in line.points], 0, 100)


def multiples(lines: list[Line], years: list[int], breaks: list[int], palette: Palette) -> str:
    """The grid of pictures, each under its name, last value and year. breaks: first years of a new method."""
    span = _span(lines)
    return '<div class="rb-lines">' + "".join(_picture(line, years, breaks, span, palette) for line in lines) + "</div>"


def _picture(line: Line, years, breaks, span, palette: Palette) -> str:
    last = line.points[-1]
    told = f"{format_percent(last.share_pct, 1)} ({last.year}{', ilustrasi' if last.is_illustrative else ''})"
    source = b64encode(svg(line, years, breaks, span, palette).encode()).decode()
    ends = f"<span>{years[0]}</span>" + (f"<span>{years[-1]}</span>" if len(years) > 1 else "")
    return (
        f'<div><p class="rb-multiple"><b>{escape(line.name)}</b><span>{told}</span></p>'
        f'<figure><img src="data:image/svg+xml;base64,{source}" alt="{escape(words_of(line))}" width="{WIDTH}" '
        f'height="{HEIGHT}"><figcaption>{ends}</figcaption></figure></div>'
    )


def words_of(line: Line) -> str:
    """'Penataan Tata Laksana: 2017 47,6 %, 2018 48,2 %' for people who do not see the picture."""
    told = [
        f"{point.year} {format_percent(point.share_pct, 1)}{' (ilustrasi)' if point.is_illustrative else ''}"
        for point in line.points
    ]
    return f"{line.name}: {', '.join(told)}"


def svg(line: Line, years: list[int], breaks: list[int], span: tuple[float, float, float], palette: Palette) -> str:
    """One picture as SVG text; span is (bottom, top, step) in percent, the same for all."""
    bottom, top, step = span
    at_x = lambda year: EDGE + (year - years[0]) / max(years[-1] - years[0], 1) * (WIDTH - 2 * EDGE)  # noqa: E731
    at_y = lambda share: EDGE + (top - share) / (top - bottom) * (HEIGHT - 2 * EDGE)  # noqa: E731
    parts = [f"<title>{escape(words_of(line))}</title>"]
    parts += [_rule(0, WIDTH, at_y(value), at_y(value), palette.grid) for value in _ends(ticks(bottom, top, step))]
    for year in breaks:
        x = (at_x(year) + at_x(year - 1)) / 2
        parts.append(_rule(x, x, 0, HEIGHT, palette.muted))
    for run in line.segments:
        spots = [(at_x(point.year), at_y(point.share_pct)) for point in run]
        joined = " ".join(f"{x:.1f},{y:.1f}" for x, y in spots)
        parts.append(f'<polyline points="{joined}" fill="none" stroke="{palette.kita}" stroke-width="3"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{palette.kita}"/>' for x, y in spots]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-label="{escape(words_of(line))}">{"".join(parts)}</svg>'
    )


def _ends(values: list[float]) -> list[float]:
    return list(dict.fromkeys((values[0], values[-1])))


def _rule(x1, x2, y1, y2, color: str) -> str:
    return f'<line x1="{x1:.1f}" x2="{x2:.1f}" y1="{y1:.1f}" y2="{y2:.1f}" stroke="{color}"/>'


COLUMNS = [
    html.Column("Bagian", "name"),
    html.Column("Tahun", "year", True),
    html.Column("Bagian dari batas (%)", "share", True),
    html.Column("Metode", "method"),
    html.Column("Tanda", "mark"),
]


def table_lines(lines: list[Line], method_names: dict[str, str]) -> list[dict]:
    """The points as lines of a plain table."""
    return [
        {
            "name": line.name, "year": point.year, "share": format_number(point.share_pct, 1),
            "share_value": point.share_pct, "method": method_names.get(point.method_code),
            "mark": "ilustrasi" if point.is_illustrative else None,
        }
        for line in lines
        for point in line.points
    ]  # fmt: skip
