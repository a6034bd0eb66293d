"""What every slide keeps to, whoever built it: length of the title, room of footer and table, words and notes."""

import re

from pages._output.deck import layout, text_fit
from pages._output.deck.model import TONES, Chart, LeftOut, Slide, Table
from pages._output.sentences.deck import MOST_WORDS

POINT = re.compile(r"(?<![\w.!])\d+\.\d{1,2}(?![\w.!])")  # a decimal point; 64.09 is a code, 12.345 a thousand
MARK = re.compile(r"^(Sebagian ilustrasi|Ilustrasi): ")


def broken_rules(slide: Slide) -> list[str]:
    """What of a slide breaks a rule; [] for a good one."""
    told = []
    if len(MARK.sub("", slide.title).split()) > MOST_WORDS:
        told.append(f"title too long: {slide.title}")
    box, sizes = (layout.COVER_TITLE, layout.COVER_SIZES) if slide.is_cover else (layout.TITLE, layout.TITLE_SIZES)
    size = text_fit.title_size(slide.title, box, sizes)
    if text_fit.height_of(slide.title, size, box.width, is_bold=True, is_serif=True) > box.height:
        told.append(f"title does not fit: {slide.title}")
    if not slide.footer or len(text_fit.wrap(slide.footer, layout.NOTE, layout.FOOTER.width)) > 2:
        told.append(f"footer: {slide.footer}")
    if slide.subtitle and len(text_fit.wrap(slide.subtitle, layout.TEXT, layout.SUBTITLE.width)) > 1:
        told.append(f"subtitle: {slide.subtitle}")
    if not slide.notes.say or not slide.notes.questions:
        told.append("no notes")
    told += [f"decimal point: {text}" for text in words_of(slide) if POINT.search(text)]
    told += [f"English or empty: {text}" for text in words_of(slide) if re.search(r"\b(None|nan|True|False)\b", text)]
    return told + (of_table(slide) if isinstance(slide.body, Table) else of_chart(slide.body))


def words_of(slide: Slide) -> list[str]:
    body = slide.body
    told = [slide.title, slide.subtitle, slide.byline, slide.footer, body.alt]
    if isinstance(body, Table):
        told += [cell.text for row in body.rows for cell in row]
    else:
        told += [*body.categories, *(label for series in body.series for label in series.labels)]
    return told + [one for part in slide.notes for one in part]


def of_table(slide: Slide) -> list[str]:
    box = layout.COVER_BODY if slide.is_cover else layout.BODY
    told = []
    if not slide.body.rows or text_fit.rows_that_fit(slide.body.columns, slide.body.rows, box) < len(slide.body.rows):
        told.append("table does not fit")
    if abs(sum(column.share for column in slide.body.columns) - 1) > 1e-9:
        told.append("shares do not add up")
    invented = any("(ilustrasi)" in cell.text for row in slide.body.rows for cell in row)
    return told + (["illustrative cell on an unmarked slide"] if invented and not slide.is_illustrative else [])


def of_chart(chart: Chart) -> list[str]:
    told = [] if chart.minimum < chart.maximum and chart.step > 0 else ["axis"]
    for series in chart.series:
        if {len(series.values), len(series.labels)} != {len(chart.categories)} or series.tone not in TONES:
            told.append(f"series {series.name}")
        for extra in (series.hovers, series.is_hollow):
            if extra and len(extra) != len(chart.categories):
                told.append(f"marks of {series.name}")
        if not chart.is_stacked and any(
            value is not None and not chart.minimum <= value <= chart.maximum for value in series.values
        ):
            told.append(f"{series.name} outside its axis")
    names = [series.name for series in chart.series]
    return told + (["two series of one name"] if len(names) != len(set(names)) else [])


def is_reason(made) -> bool:
    return isinstance(made, LeftOut) and made.reason.endswith(".") and len(made.reason.split()) > 3
