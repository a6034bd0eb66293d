"""A chart of a slide as SVG of its own: the same picture on the page, in the briefing, on the meeting's screen."""

from html import escape

from pages._output.deck.browser.bars import draw_bars
from pages._output.deck.browser.lines import draw_lines
from pages._output.deck.browser.parts import (
    FILLS,
    FONT,
    hover_of,
    letters_of,
    line_at,
    room_of,
    words_at,
)
from pages._output.deck.layout import LABEL
from pages._output.deck.model import Chart

KEY_LINE = 24
SWATCH = 24  # of a line of the key, with its gap
# Where Calibri is missing: a wider letter made as narrow, so that reserved room is enough.
LOCAL_FONT = (
    "<style>@font-face{font-family:'rb-sans';src:local('Arial'),local('Liberation Sans'),local('Roboto'),"
    "local('Helvetica');size-adjust:90%}</style>"
)


def chart_svg(chart: Chart, width: float, height: float, *, is_inline: bool = True) -> str:
    """An SVG of `width` x `height` points. Inline its marks take focus and carry their finished text."""
    key, top = _key(chart, width, is_inline) if chart.has_key else ([], 0.0)
    drawn = (draw_lines if chart.kind == "lines" else draw_bars)(chart, width, height, top, is_inline)
    told = f"<title>{escape(chart.alt)}</title><desc>{escape(describe(chart))}</desc>"
    role = "group" if is_inline else "img"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="rb-chart" viewBox="0 0 {width:g} {height:g}" '
        f'role="{role}" aria-label="{escape(chart.alt)}" font-family="{FONT}">'
        f"{told}{'' if is_inline else LOCAL_FONT}{''.join(key)}{''.join(drawn)}</svg>"
    )


def describe(chart: Chart) -> str:
    """Every mark in words: 'Nilai, Metode 2020: 2020 68,11, 2021 68,47. ...'."""
    told = []
    for series in chart.series:
        marks = [
            f"{name} {series.labels[number]}" if series.labels[number] else hover_of(chart, series, number)
            for number, name in enumerate(chart.categories)
            if series.values[number] is not None
        ]
        if marks:
            told.append(f"{series.name}: {', '.join(marks)}.")
    return " ".join(told)


def _key(chart: Chart, width: float, is_inline: bool) -> tuple[list[str], float]:
    """The names of the parties above the plot, as many in a line as fit, and the height they take."""
    parts, x, row = [], 0.0, 0
    for number, (name, tone) in enumerate(chart.parties):
        wide = SWATCH + room_of(name, LABEL, is_bold=True)
        if x and x + wide > width:
            x, row = 0.0, row + 1
        parts.append(_key_line(chart, number, name, tone, x, row * KEY_LINE, wide, is_inline))
        x += wide + 22
    return parts, (row + 1) * KEY_LINE + 4


def _key_line(chart, number, name, tone, x, y, wide, is_inline) -> str:
    words = words_at(x + SWATCH, y + 14, name, LABEL, letters_of(tone), is_bold=tone == "kita")
    drawn = _swatch(chart.kind, tone, x, y + 9) + words
    if not is_inline:
        return drawn
    ground = f'<rect x="{x - 3:.1f}" y="{y:.1f}" width="{wide + 8:.1f}" height="20" fill="#fff" fill-opacity="0"/>'
    return (
        f'<g class="rb-party" data-party="{number}" tabindex="0" role="button" aria-pressed="false" '
        f'aria-label="{escape(name)}">{ground}{drawn}</g>'
    )


def _swatch(kind: str, tone: str, x: float, y: float) -> str:
    if kind == "bars":
        return f'<rect x="{x:.1f}" y="{y - 6:.1f}" width="13" height="13" fill="{FILLS[tone]}"/>'
    color = FILLS[tone]
    if tone == "target":
        return line_at(x, y, x + 18, y, color, 3)
    line = line_at(x, y, x + 18, y, color, 3 if tone == "kita" else 2)
    if tone == "peer":
        return f'{line}<rect x="{x + 4.5:.1f}" y="{y - 4.5:.1f}" width="9" height="9" fill="{color}"/>'
    return f'{line}<circle cx="{x + 9:.1f}" cy="{y:.1f}" r="5" fill="{color}"/>'
