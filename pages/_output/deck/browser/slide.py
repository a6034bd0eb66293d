"""A slide as HTML with the geometry of layout.py: the preview, the briefing and the meeting show this one."""

import re
from base64 import b64encode
from html import escape

from pages._output.deck import layout
from pages._output.deck.browser.chart import chart_svg
from pages._output.deck.layout import Box
from pages._output.deck.model import Cell, Chart, Deck, Slide, Table
from pages._output.deck.text_fit import table_height, title_size

NARROW_WIDTH, NARROW_LINES, NARROW_BAND = 340, 300, 44  # px of a chart drawn again for a phone
SHADES = 10
TOGETHER = re.compile(r"\w+-\d+")  # 'ke-5' is not broken at its hyphen
# (percent of the usual size of a table, most of its box it may take): larger where there are few rows, else smaller.
FITS = ((128, 0.8), (114, 0.9), (100, 1.04), (92, 1.04), (84, 1.04), (76, 1.04), (68, 99))
ROOMY = 1.2  # how much larger a chart is drawn where every label still finds its place


def slide_html(slide: Slide, deck: Deck, number: int, *, inline: bool) -> str:
    """One <section> that fills the width it is given; `number` is its page. Charts are pictures unless `inline`."""
    cover = " rb-slide-cover" if slide.is_cover else ""
    words = deck.mark_of(slide)
    mark = f'<p class="rb-slide-mark">{words}</p>' if words else ""
    return (
        f'<section class="rb-slide{cover}" data-slide="{number}" data-code="{escape(slide.code)}" '
        f'aria-label="{escape(slide.title)}">{mark}{_head(slide)}'
        f'<div class="rb-slide-body">{_body(slide, inline)}</div>'
        f'<p class="rb-slide-footer">{escape(slide.footer)}</p>'
        f'<p class="rb-slide-number"><span>{escape(deck.version_words)}</span> <b>{number}</b></p></section>'
    )


def _head(slide: Slide) -> str:
    box, sizes = (layout.COVER_TITLE, layout.COVER_SIZES) if slide.is_cover else (layout.TITLE, layout.TITLE_SIZES)
    size = title_size(slide.title, box, sizes)
    kicker = f'<p class="rb-slide-kicker">{escape(slide.kicker)}</p>' if slide.is_cover else ""
    under = slide.byline if slide.is_cover else slide.subtitle
    line = f'<p class="rb-slide-subtitle">{escape(under)}</p>' if under else ""
    title = TOGETHER.sub(r'<span class="rb-slide-together">\g<0></span>', escape(slide.title))
    return f'{kicker}<h2 class="rb-slide-title rb-slide-{size}">{title}</h2>{line}'


def body_box(slide: Slide) -> Box:
    """Where the chart or the table of a slide stands."""
    return layout.COVER_BODY if slide.is_cover else layout.BODY


def _body(slide: Slide, inline: bool) -> str:
    box = body_box(slide)
    if isinstance(slide.body, Table):
        return slide_table(slide.body, box)
    narrow = narrow_height(slide.body)
    return "".join(
        f'<div class="rb-slide-{name}">{_chart(slide.body, width, height, inline)}</div>'
        for name, width, height in (("wide", box.width, box.height), ("narrow", NARROW_WIDTH, narrow))
    )


def narrow_height(chart: Chart) -> float:
    """The height of a chart drawn again for a phone: bars need it for each of their rows."""
    if chart.kind == "lines":
        return NARROW_LINES
    bars = 1 if chart.is_stacked else len(chart.series)
    return 70 + len(chart.categories) * max(NARROW_BAND, 24 + 17 * bars)


def _chart(chart: Chart, width: float, height: float, inline: bool) -> str:
    drawn = chart_svg(chart, width / ROOMY, height / ROOMY, is_inline=inline)
    labels = [words for series in chart.series for words in series.labels if words]
    if width == NARROW_WIDTH or any(f">{escape(words)}</text>" not in drawn for words in labels):
        drawn = chart_svg(chart, width, height, is_inline=inline)
    if inline:
        return drawn
    source = b64encode(drawn.encode()).decode()
    return (
        f'<img class="rb-chart" alt="{escape(chart.alt)}" width="{width:.0f}" height="{height:.0f}" '
        f'src="data:image/svg+xml;base64,{source}">'
    )


def slide_table(table: Table, box: Box) -> str:
    """A table with hairlines; smaller letters where its rows would leave their box."""
    size = next(percent for percent, part in FITS if _height(table, box.width, percent / 100) <= part * box.height)
    shares = "".join(f'<col width="{column.share * 100:.4g}%">' for column in table.columns)
    numbers = [' class="rb-slide-right"' if column.is_number else "" for column in table.columns]
    head = "".join(
        f'<th scope="col"{number}>{escape(column.name)}</th>'
        for column, number in zip(table.columns, numbers, strict=True)
    )
    rows = "".join(
        f"<tr>{''.join(_cell(cell, column.is_number) for cell, column in zip(row, table.columns, strict=True))}</tr>"
        for row in table.rows
    )
    return (
        f'<div class="rb-slide-scroll"><table class="rb-slide-table rb-slide-fit-{size}" '
        f'aria-label="{escape(table.alt)}">'
        f"<colgroup>{shares}</colgroup><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _height(table: Table, width: float, factor: float) -> float:
    """Height of a table whose letters and rows are `factor` times as large, as CSS draws it."""
    return table_height(table, width / factor) * factor


def _cell(cell: Cell, is_number: bool) -> str:
    names = ["rb-slide-right"] * is_number + [f"rb-tone-{cell.tone}"] * (cell.tone != "ink")
    names += ["rb-slide-bold"] * cell.is_bold
    if cell.shade is not None:
        names.append(f"rb-shade-{round(min(max(cell.shade, 0), 1) * SHADES)}")
    name = f' class="{" ".join(names)}"' if names else ""
    return f"<td{name}>{escape(cell.text) or '–'}</td>"
