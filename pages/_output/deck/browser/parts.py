"""The strokes of a chart's picture: colours of the tones, words, marks, and who a mark speaks for. Sizes in points."""

from html import escape

from data.number_format import format_number
from pages._output.deck.layout import LABEL
from pages._output.deck.model import Chart, Series
from pages._output.deck.text_fit import width_of
from pages._output.palette import LIGHT

OTHERS = "#B9C0C7"
FONT = "Calibri, Carlito, 'rb-sans', 'Segoe UI', Arial, sans-serif"
FILLS = {
    "kita": LIGHT.kita, "peer": LIGHT.peer, "other": OTHERS, "target": LIGHT.peer, "above": LIGHT.above,
    "below": LIGHT.below, "muted": LIGHT.second_peer, "ink": LIGHT.ink,
}  # fmt: skip
LETTERS = {"kita": LIGHT.kita, "above": LIGHT.above, "below": LIGHT.below, "muted": LIGHT.muted}
ON_DARK = ("kita", "peer", "above", "below", "muted", "ink")  # tones whose bar carries white words
DASH = 10  # half of a target's mark


def letters_of(tone: str) -> str:
    """The colour of words of a tone, never lighter than muted text."""
    return LETTERS.get(tone, LIGHT.ink)


def room_of(words: str, size: float, *, is_bold: bool = False) -> float:
    """Width to reserve for words on machines without Calibri too."""
    return width_of(words, size, is_bold=is_bold) * 1.05


def words_at(x, y, words, size=LABEL, color=LIGHT.ink, anchor="start", is_bold=False, more="") -> str:
    """One line of text whose baseline is y."""
    weight = ' font-weight="700"' if is_bold else ""
    side = f' text-anchor="{anchor}"' if anchor != "start" else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" fill="{color}"{side}{weight}{more}>{escape(words)}</text>'
    )


def line_at(x1, y1, x2, y2, color, width=1.0, more="") -> str:
    """A straight line."""
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{color}" '
        f'stroke-width="{width:g}"{more}/>'
    )


def ticks_of(chart: Chart) -> list[float]:
    """The values of the axis that carry a word."""
    count = round((chart.maximum - chart.minimum) / chart.step)
    return [round(chart.minimum + number * chart.step, 6) for number in range(count + 1)]


def party_of(chart: Chart, series: Series) -> int:
    """Which line of the key a series belongs to."""
    return chart.parties.index((series.party, series.tone))


def hover_of(chart: Chart, series: Series, number: int) -> str:
    """The finished text of one mark: its own, else name, category and label."""
    if series.hovers and series.hovers[number]:
        return series.hovers[number]
    told = series.labels[number] or f"{format_number(series.values[number])} {chart.unit}"
    return f"{series.name} · {chart.categories[number]} · {told}"


def mark(chart: Chart, series: Series, number: int, drawn: str, is_inline: bool) -> str:
    """A mark that answers pointer and keyboard where the picture is part of the page."""
    if not is_inline:
        return drawn
    told = escape(hover_of(chart, series, number))
    return (
        f'<g class="rb-mark" data-party="{party_of(chart, series)}" tabindex="0" role="img" aria-label="{told}">'
        f"<title>{told}</title>{drawn}</g>"
    )


def of_party(chart: Chart, series: Series, name: str, is_inline: bool) -> str:
    """The attributes of a line or label that is dimmed with its party."""
    return f' class="{name}" data-party="{party_of(chart, series)}"' if is_inline else ""


def symbol(series: Series, number: int, x: float, y: float) -> str:
    """A mark of a line: kita and others a circle, a partner a square, a target a dash; hollow where provisional."""
    color = FILLS[series.tone]
    ground = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="13" fill="#fff" fill-opacity="0"/>'  # easier to point at
    if series.tone == "target":
        return ground + line_at(x - DASH, y, x + DASH, y, color, 3)
    is_hollow = bool(series.is_hollow) and series.is_hollow[number]
    look = f'fill="{"#fff" if is_hollow else color}" stroke="{color if is_hollow else "#fff"}" stroke-width="'
    look += '2"' if is_hollow else '1.5"'
    if series.tone == "peer":
        return f'{ground}<rect x="{x - 5:.1f}" y="{y - 5:.1f}" width="10" height="10" {look}/>'
    return f'{ground}<circle cx="{x:.1f}" cy="{y:.1f}" r="5.5" {look}/>'
