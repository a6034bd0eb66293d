"""How cost grows, as a small SVG: `python -m tests.benchmarks.national_plot growth.json PATH`."""

import json
import math
import sys
from pathlib import Path

from tests.benchmarks.report import in_indonesian

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 660, 300, 56, 180, 44, 48
INK, MUTED, GRID, LINES = "#16202B", "#55606B", "#E6E9ED", ("#7A1F5C", "#1F6FB2")
GOAL = 50  # milliseconds


def draw(points: list[dict]) -> str:
    """The SVG of points with keys rows, median and worst (milliseconds, warm); the axes are logarithmic."""
    rows = [point["rows"] for point in points]
    most = max(GOAL, *(point["worst"] for point in points)) * 1.3
    across = _scale(min(rows), max(rows), LEFT, WIDTH - RIGHT)
    up = _scale(1, most, HEIGHT - BOTTOM, TOP)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif"'
        ' font-size="12" role="img" aria-label="Milliseconds of the questions over the number of figures">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#FFFFFF"/>',
        _text(LEFT, 22, "A question, warm, on 2 threads: milliseconds over figures stored", INK, "start", 14),
    ]
    for tick in (1, 10, 50, 100, 1000, 10_000):
        if tick <= most:
            width = 'stroke-dasharray="4 3" stroke="#A84800"' if tick == GOAL else f'stroke="{GRID}"'
            parts.append(f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{up(tick)}" y2="{up(tick)}" {width}/>')
            parts.append(_text(LEFT - 8, up(tick) + 4, f"{tick}", MUTED, "end"))
    for point in points:
        x = across(point["rows"])
        parts.append(_text(x, HEIGHT - BOTTOM + 20, f"{in_indonesian(point['rows'] / 1e6)} M", MUTED, "middle"))
        parts.append(_text(x, HEIGHT - BOTTOM + 36, f"{point['governments']} governments", MUTED, "middle", 10))
    for key, words, colour in (("worst", "slowest question", LINES[0]), ("median", "median question", LINES[1])):
        places = [(across(point["rows"]), up(max(1, point[key]))) for point in points]
        path = " ".join(f"{x},{y}" for x, y in places)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x}" cy="{y}" r="3.5" fill="{colour}"/>' for x, y in places]
        parts.append(_text(places[-1][0] + 10, places[-1][1] + 4, f"{words} {points[-1][key]:.0f} ms", colour, "start"))
    return "\n".join([*parts, "</svg>\n"])


def _scale(low: float, high: float, start: float, end: float):
    span = math.log(high / low) or 1
    return lambda value: round(start + (end - start) * math.log(value / low) / span, 1)


def _text(x: float, y: float, words: str, colour: str, anchor: str, size: int = 12) -> str:
    return f'<text x="{x}" y="{y}" fill="{colour}" text-anchor="{anchor}" font-size="{size}">{words}</text>'


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(draw(json.loads(Path(sys.argv[1]).read_text("utf-8"))), "utf-8")
