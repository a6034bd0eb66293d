"""The card of one trend chart: question, picture, footer, table and download, for one government or a few."""

from typing import NamedTuple

import streamlit as st

from pages._output import html, notes, sentences
from pages._output.trend_chart import Drawn, build_trend, tone
from pages._output.trend_data import TrendData, collect, final_marks, segments
from pages._output.trend_table import COLUMNS, RANK_COLUMNS, table_lines
from pages._output.words import KIND, year_range
from pages._ui import asking, cards


def gather(codes: list[str], names: dict[str, str], indicator_code: str, years: tuple[int, int] | None) -> TrendData:
    """Everything the trend of `codes` needs; the years in view default to all years with a figure or a target."""
    names = {code: names[code] for code in codes}
    collected = lambda: _collect(codes, names, indicator_code, years)  # noqa: E731
    return asking.made("trend", collected, codes, names, indicator_code, years)


def _collect(codes, names, indicator_code, years) -> TrendData:
    question = {"government_codes": codes, "indicator_code": indicator_code}
    points, targets = asking.answer("score_series", **question), asking.answer("target_series", **question)
    known = [*points["year"], *targets["year"]]
    years = years or (min(known), max(known))
    reference = {"indicator_codes": [indicator_code]}
    return collect(
        codes, names, years, points, targets, asking.answer("bands", **reference), asking.answer("methods", **reference)
    )


def known_years(codes: list[str], indicator_code: str) -> tuple[int, int] | None:
    """First and last year with a figure or a target of any of `codes`."""
    question = {"government_codes": codes, "indicator_code": indicator_code}
    known = [year for name in ("score_series", "target_series") for year in asking.answer(name, **question)["year"]]
    return (int(min(known)), int(max(known))) if known else None


def final_values(data: TrendData, code: str) -> list[tuple[int, float, str]]:
    """(year, value, method_code) of the final results of one government, oldest first."""
    return [
        (mark.year, mark.level, mark.method_code)
        for mark in sorted(data.marks, key=lambda one: one.year)
        if mark in final_marks(data, code) and not data.is_ordinal
    ]


def predikat_only(data: TrendData, code: str) -> list[tuple[int, str]]:
    """(year, predikat) of the results of one government that have no number, oldest first."""
    own = [mark for mark in data.marks if mark.code == code and mark.kind == "realisasi"]
    return [
        (mark.year, mark.text)
        for mark in sorted(own, key=lambda one: one.year)
        if mark.level is None or data.is_ordinal
    ]


def minimum_movement(data: TrendData) -> float | None:
    """0,5 % of the scale of the newest method, in points a year."""
    method = data.methods[-1]
    if method["usual_maximum"] is None or method["scale_minimum"] is None:
        return None
    return float(method["usual_maximum"] - method["scale_minimum"]) * 0.005


def illustrative_flags(data: TrendData, code: str | None = None) -> list[bool]:
    """Whether each figure in view is illustrative, of one government or of all."""
    return [mark.is_illustrative for mark in data.marks if code in (None, mark.code)]


def title_of(data: TrendData) -> str:
    """The finding of the chart, for one government or several, marked where figures are illustrative."""
    return sentences.marked(_finding(data), illustrative_flags(data))


def _finding(data: TrendData) -> str:
    if len(data.codes) == 1:
        code = data.codes[0]
        return sentences.trend_title(final_values(data, code), predikat_only(data, code), minimum_movement(data))
    drawn = sorted((mark for mark in data.marks if mark.kind == "realisasi"), key=lambda one: one.year)
    numbers = {mark.code: mark for mark in drawn if mark.level is not None and not data.is_ordinal}
    newest = list((numbers or {mark.code: mark for mark in drawn}).values())
    missing = [data.names[code] for code in data.codes if code not in {mark.code for mark in newest}]
    if not numbers:
        return sentences.predikat_comparison([(mark.name, mark.year, mark.text) for mark in newest], missing)
    return sentences.comparison_title([(m.name, m.year, m.level, m.predikat or "") for m in newest], missing)


def show_single(code: str, name: str, indicator: dict, key: str, height: int) -> None:
    """The trend of one government on one indicator; ranks are quoted as text, never drawn."""
    show([code], {code: name}, indicator, None, key, height=height, plot_width=620)


def show(codes, names, indicator: dict, years, key: str, *, height: int, plot_width: int, projection=None) -> None:
    """One trend card for one to four governments, or one sentence when there is nothing to draw."""
    if known_years(codes, indicator["indicator_code"]) is None:
        with cards.card(key):
            cards.heading(f"{indicator['short_name']} belum dimuat", "Grafik tampil setelah nilai atau target dimuat.")
        return
    drawing = {"height": height, "plot_width": plot_width, "projection": projection}
    names = {code: names[code] for code in codes}
    made_from = (codes, names, indicator, years, drawing, asking.palette())
    ready = asking.made("trend card", lambda: _prepare(codes, names, indicator, years, drawing), *made_from)
    code = indicator["indicator_code"]
    with cards.card(key):
        if ready.drawn is None:
            cards.heading(
                "Peringkat nasional yang dikutip sumber", "Peringkat bukan indeks dan tidak digambar bersama nilai."
            )
            st.html(html.table(RANK_COLUMNS, ready.lines, caption=indicator["indicator_name"]))
            return
        cards.heading(ready.title, ready.subtitle)
        if len(codes) > 1:
            cards.key_line([(names[code], tone(asking.palette(), index)) for index, code in enumerate(codes)])
        name = f"tren-{code}-{'-'.join(codes)}"
        cards.chart(key, ready.drawn, alt=ready.alt, file_name=name, is_trend=True)
        cards.footer(ready.words)
        cards.data_links(f"tren-{code}-{key}", ready.title, COLUMNS, ready.lines, ready.words)


class Card(NamedTuple):
    """What a trend card shows; `drawn` is None for a rank, which is quoted and never drawn."""

    title: str
    subtitle: str
    drawn: Drawn | None
    alt: str
    words: str  # its footer
    lines: list[dict]  # its table


def _prepare(codes, names, indicator: dict, years, drawing: dict) -> Card:
    """Ask for and draw one trend card; `drawing`: the keywords of build_trend."""
    data = gather(codes, names, indicator["indicator_code"], years)
    question = {"government_codes": codes, "indicator_code": indicator["indicator_code"]}
    in_view = lambda items: [i for i in items if data.years[0] <= i["year"] <= data.years[1]]  # noqa: E731
    points = in_view(asking.rows("score_series", **question))
    targets = in_view(asking.rows("target_series", **question))
    claims = in_view(asking.rows("other_claims", **question))
    lines = table_lines(points, targets, asking.rows("target_position", **question), claims, indicator)
    if indicator["unit"] == "peringkat":
        return Card("", "", None, "", "", lines)
    title = title_of(data)
    places = names[codes[0]] if len(codes) == 1 else f"{len(codes)} pemerintah daerah"
    subtitle = f"{indicator['indicator_name']}, {places}, {year_range(*data.years)}, {indicator['unit']}"
    drawn = build_trend(data, asking.palette(), **drawing)
    words = footer_words(data, drawn, points, targets, claims)
    return Card(title, subtitle, drawn, describe(title, data), words, lines)


def footer_words(data: TrendData, drawn: Drawn, points, targets, claims) -> str:
    """Source, date, axis, and what must be said about single figures."""
    (version,) = asking.rows("data_version")
    told = [notes.sources_line(points, targets), notes.as_of(version["data_as_of"]), drawn.axis_note.strip()]
    if len(data.goals) > 1:
        told.append("Garis putus-putus menghubungkan target yang tertulis.")
    if any(len(segments([m for m in data.marks if m.code == code])) > 1 for code in data.codes):
        told.append("Garis tidak menyambung tahun kosong atau pergantian metode.")
    return " ".join(filter(None, told + notes.caveats(points, targets, claims)))


def describe(title: str, data: TrendData) -> str:
    """The chart in words, for people who do not see it."""
    parts = []
    for code in data.codes:
        values = [
            f"{m.year} {m.text}{f' ({KIND[m.kind]})' if m.kind != 'realisasi' else ''}"
            + (" (ilustrasi)" if m.is_illustrative else "")
            for m in sorted(data.marks, key=lambda one: one.year)
            if m.code == code
        ]
        goals = [f"target {g.year} {g.text}" for g in data.goals if g.code == code]
        parts.append(f"{data.names[code]}: {', '.join(values + goals) or 'belum ada nilai'}")
    return f"{title}. {'. '.join(parts)}."
