"""Ringkasan: are we on the path to the RPJMD target?"""

import streamlit as st

from pages._output import html, sentences
from pages._ui import (
    asking,
    cards,
    chosen,
    filters,
    guide_parts,
    overview_cards,
    summary_parts,
    summary_tiles,
    trend_card,
)


def show(head: chosen.Head, government: str, indicator_code: str) -> None:
    """Sentence, tiles, one trend, bullets and the merah-merah list of one government and indicator."""
    names = filters.government_names()
    indicators = asking.rows("government_indicators", government_code=government)
    indicator = next(one for one in indicators if one["indicator_code"] == indicator_code)
    question = {"government_codes": [government], "indicator_code": indicator_code}
    points = asking.rows("score_series", **question)
    targets = asking.rows("target_series", **question)
    year = chosen.choose_year(points, head.year)
    figure = chosen.figure_of(points, year)
    position = chosen.line_of(asking.rows("target_position", **question), figure)
    target = chosen.nearest_target(targets, year)
    newest = max(
        (p for p in points if p["status"] == "ada" and p["kind"] == "realisasi"), key=lambda p: p["year"], default=None
    )
    to_year = year if filters.read("tahun") else chosen.expected_year()
    overview = asking.rows("indicator_overview", government_code=government, to_year=to_year)
    components = newest_components(government, indicator_code, to_year)
    with head.opening:
        told = sentences.headline(names[government].split(",")[0], indicator, figure, position, target, year, newest)
        cards.page_sentence(
            sentences.marked(told, chosen.illustrative_flags(figure, position, target, newest)),
            summary_parts.completeness(indicator, points, overview, indicators, components),
        )
    st.html(html.tiles(summary_tiles.tiles(indicator, figure, position, target, overview, government)))
    summary_parts.show_overdue(government)
    left, right = st.columns([1.45, 1], gap="small")
    with left:
        name = names[government].split(",")[0]
        if points or targets:
            trend_card.show_single(government, name, indicator, "ringkasan", summary_parts.height_beside(overview))
        else:
            summary_parts.show_offer(government, name, overview)
        summary_parts.show_components(government, components)
    with right:
        overview_cards.show_bullets(overview, indicator_code)
        overview_cards.show_red_list(overview)


def newest_components(government: str, indicator_code: str, to_year: int) -> list[dict]:
    """The components of the newest year up to `to_year` that has any; [] without one."""
    lines = asking.rows("component_history", government_code=government, indicator_code=indicator_code)
    lines = [line for line in lines if line["component"] and line["year"] <= to_year]
    return [line for line in lines if line["year"] == lines[-1]["year"]]


guide_parts.show_offer()
chosen.show_one_indicator("filter_ringkasan", show)
