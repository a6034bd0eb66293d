"""The card of the slope: both governments in their first and last common year, and who closes on whom."""

from typing import NamedTuple

import streamlit as st

from pages._output import html, notes, pair_slope, sentences
from pages._output.pair_data import flags, source_points
from pages._output.sentences import benchmarking as told
from pages._ui import asking, cards, pair_filters
from pages._ui.pair_parts import Pair, as_of, invented_note


def show(pair: Pair) -> str | None:
    """First and last common year of one indicator, and all slopes as a table; returns the indicator drawn."""
    slopes = pair_slope.slopes_of(pair.series, pair.own_name, pair.peer_name)
    with cards.card("pair_slope"):
        if not slopes:
            cards.heading(
                "Belum ada dua tahun bersama dengan metode yang sama",
                "Perubahan jarak tampil setelah keduanya punya angka pada dua tahun, metode sama.",
            )
            return None
        words_place, choice_place = st.columns([2.6, 1], vertical_alignment="bottom")
        with choice_place, st.container(key="filter_slope"):
            chosen = pair_filters.choose_slope({slope.indicator_code: slope.short_name for slope in slopes})
        slope = next(one for one in slopes if one.indicator_code == chosen)
        title = sentences.marked(told.slope_title(slope), flags([slope.first, slope.last]))
        with words_place:
            span = f"{slope.first['year']} dan {slope.last['year']}"
            cards.heading(title, f"{slope.short_name}, {slope.own} dan {slope.peer}, {span}, {slope.last['unit']}")
        _slope_picture(pair, slope, slopes, title)
    return chosen


def _slope_picture(pair: Pair, slope, slopes: list, title: str) -> None:
    canvas, figure = pair_slope.build_slope(slope, asking.palette())
    picture = _Drawn(figure, canvas.wide_only, canvas.narrow_only)
    left, right = st.columns([1, 1.35], gap="medium", vertical_alignment="center")
    columns = pair_slope.columns(slope.own, slope.peer)
    lines = pair_slope.table_lines(slopes, slope.indicator_code)
    with left:
        name = f"perubahan-{slope.indicator_code}-{pair.government}-{pair.peer}"
        cards.chart("pair_slope", picture, alt=pair_slope.alt_words(title, slope), file_name=name)
    with right:
        table = html.table(columns, lines, caption="Perubahan jarak tiap indikator")
        st.html(f"<div class='rb-pair-slopes'>{table}</div>")
    told_lines = [slope.first, slope.last]
    words = " ".join(
        filter(
            None,
            [
                notes.sources_line(source_points(told_lines), []),
                as_of(),
                f"Metode {slope.regulation}.",
                pair_slope.axis_note(slope),
                "Garis menghubungkan dua tahun, bukan jalan di antaranya; tidak pernah melintasi pergantian metode. "
                "Perubahan jarak di bawah 0,5 % skala disebut tetap.",
                _conflicts(pair, slope),
                invented_note(told_lines),
            ],
        )
    )
    cards.footer(words)
    cards.data_links(f"{pair.key}-perubahan", title, pair_slope.workbook_columns(slope.own, slope.peer), lines, words)


def _conflicts(pair: Pair, slope) -> str:
    """What other sources say about the four values drawn."""
    asked = {"government_codes": [pair.government, pair.peer], "indicator_code": slope.indicator_code}
    years = {slope.first["year"], slope.last["year"]}
    claims = [
        claim
        for claim in asking.rows("other_claims", **asked)
        if claim["differs"] and claim["kind"] == "realisasi" and claim["year"] in years
    ]
    return f"Sumber lain: {told.conflicts(claims)}." if claims else ""


class _Drawn(NamedTuple):
    """What cards.chart wants: a figure and the annotations only one kind of screen shows."""

    figure: object
    wide_only: list[int]
    narrow_only: list[int]
