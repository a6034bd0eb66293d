"""Kesenjangan target: how much is missing, and can it still be reached?"""

import streamlit as st

from pages._output import html, sentences
from pages._output.sentences.target import target_sentence
from pages._ui import asking, cards, chosen, filters, overview_cards, target_parts


def show(head: chosen.Head, government: str, indicator_code: str) -> None:
    """Sentence, tiles, the path with its wedge, the rules, every indicator's target, every document."""
    name = filters.government_names()[government].split(",")[0]
    indicators = asking.rows("government_indicators", government_code=government)
    indicator = next(one for one in indicators if one["indicator_code"] == indicator_code)
    question = {"government_codes": [government], "indicator_code": indicator_code}
    points, targets = asking.rows("score_series", **question), asking.rows("target_series", **question)
    year = chosen.choose_year(points, head.year)
    figure = chosen.figure_of(points, year)
    position, path = (
        chosen.line_of(asking.rows(asked, **question), figure) for asked in ("target_position", "target_path")
    )
    target = chosen.nearest_target(targets, year)
    to_year = year if year and filters.read("tahun") else chosen.expected_year()
    overview = asking.rows("indicator_overview", government_code=government, to_year=to_year)
    overview = [line for line in overview if line["unit"] != "peringkat"]
    with head.opening:
        told = target_sentence(name, indicator, figure, position, path, target)
        flags = target_parts.sentence_flags(figure, position, path, target)
        cards.page_sentence(sentences.marked(told, flags), target_parts.below_sentence(indicators, figure, position))
    st.html(html.tiles(target_parts.tiles(figure, position, path, target)))
    left, right = st.columns([1.45, 1], gap="small")
    with left:
        target_parts.show_path(government, name, indicator, figure, position, path, target)
        overview_cards.show_bullets(overview, indicator_code)
    with right:
        target_parts.show_rules(figure, position, path)
        overview_cards.show_red_list(overview)
    target_parts.show_table(government, overview, to_year)
    target_parts.show_documents(government, name, indicator, position)


chosen.show_one_indicator("filter_target", show)
