"""Tren: how did the index move, and can its numbers be compared?"""

import streamlit as st

from pages._output import sentences
from pages._ui import asking, cards, filters, trend_card, trend_parts

MOST_PEERS = 7
IN_ONE_CHART = 4


def show(government: str, indicator_code: str, peers: list[str]) -> None:
    """Sentence, one chart or small multiples, the change table, and events on request."""
    names = {code: name.split(",")[0] for code, name in filters.government_names().items()}
    codes = [government, *peers]
    indicators = asking.rows("government_indicators", government_code=government)
    indicator = next(one for one in indicators if one["indicator_code"] == indicator_code)
    known = trend_card.known_years(codes, indicator_code)
    years = None
    if known:
        years = filters.choose_period(*known, period_places)
        own = trend_card.gather(codes, names, indicator_code, years)
        with opening:
            cards.page_sentence(
                sentences.marked(
                    sentences.trend_sentence(
                        names[government],
                        trend_card.final_values(own, government),
                        trend_card.minimum_movement(own),
                        trend_card.predikat_only(own, government),
                        indicator["short_name"],
                    ),
                    trend_card.illustrative_flags(own, government),
                ),
                trend_parts.below_sentence(own),
            )
    else:
        with opening:
            cards.page_sentence(
                f"{indicator['short_name']} {names[government]} belum dimuat.", trend_parts.offer(indicators)
            )
    if indicator["unit"] == "peringkat" or not known:
        trend_card.show(codes, names, indicator, years, "tren", height=420, plot_width=900)
        return
    with opening:
        projection = trend_parts.options(own, government)
    if len(codes) <= IN_ONE_CHART:
        trend_card.show(codes, names, indicator, years, "tren", height=470, plot_width=900, projection=projection)
    else:
        trend_parts.show_multiples(codes, names, indicator, own)
    chosen_years = years if filters.read("tahun") else None
    trend_parts.show_averages(indicator, chosen_years)
    trend_parts.show_events(codes, chosen_years)
    trend_parts.show_changes(codes, indicator, years, government)


opening, chooser = st.columns([1.35, 1], gap="medium")
with chooser, st.container(key="filter_tren"):
    government_place, indicator_place = st.columns([1.6, 1], gap="small")
    peers_place, *period_places = st.columns([1.6, 0.5, 0.5], gap="small", vertical_alignment="bottom")
with government_place:
    chosen_government = filters.choose_government()
if chosen_government is None:
    with opening:
        cards.page_sentence("Pilih pemerintah daerah untuk mulai.", "Pilihan diingat di peramban ini.")
    filters.stop_on_unknown()
else:
    with indicator_place:
        chosen_indicator = filters.choose_indicator(chosen_government)
    with peers_place:
        others = {code: name for code, name in filters.government_names().items() if code != chosen_government}
        chosen_peers = filters.choose_many("Pembanding", "pembanding", others, MOST_PEERS, chosen_government)
    filters.stop_on_unknown()
    if chosen_indicator:
        show(chosen_government, chosen_indicator, chosen_peers)
