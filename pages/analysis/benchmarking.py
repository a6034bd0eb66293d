"""Benchmarking: where are we, and from whom can we learn?"""

import streamlit as st

from pages._output.pair_data import comparable
from pages._output.pair_lessons import leads
from pages._output.sentences.benchmarking import RB
from pages._ui import (
    cards,
    chosen,
    filters,
    group_parts,
    pair_filters,
    pair_lessons,
    pair_parts,
    pair_slope_card,
    study_parts,
)

MODEL_CASE = (
    "<p class='rb-lead'><a class='rb-kita' href='?pemda=82&amp;pembanding=36' target='_self'>"
    "Contoh: Maluku Utara belajar dari Banten</a></p>"
)


def show(government: str, peer: str) -> None:
    """Sentence, dumbbell, classes, what cannot be compared, lessons, the slope; then the group and the study pack."""
    series = pair_parts.series_of(government, peer)
    with year_place:
        year = pair_filters.choose_year(sorted({line["year"] for line in comparable(series)}))
    kept = pair_filters.kept_indicator(government)
    filters.stop_on_unknown()
    pair = pair_parts.gather(government, peer, filters.government_names(), year, series)
    with opening:
        pair_parts.opening(pair)
    left, right = st.columns([1.45, 1], gap="small")
    with left:
        pair_parts.show_dumbbell(pair)
        pair_parts.show_classes(pair)
    with right:
        pair_lessons.show(pair)
    with left if leads(pair.lines, "peer") or not comparable(pair.lines) else right:
        pair_parts.show_missing(pair)
    drawn = pair_slope_card.show(pair)
    group_parts.show(government, peer, kept or drawn or RB, year)
    study_parts.show_pack(government, peer)


opening, chooser = st.columns([1.3, 1], vertical_alignment="bottom", gap="medium")
with chooser, st.container(key="filter_banding"):
    government_place, peer_place, year_place = st.columns([1.25, 1.25, 1], gap="small")
with government_place:
    chosen_government = filters.choose_government()
if chosen_government is None:
    with opening:
        cards.page_sentence("Pilih pemerintah daerah untuk mulai.", "Pilihan diingat di peramban ini.")
        st.html(MODEL_CASE)
    filters.say_unknown()
    chosen.show_chooser()
else:
    with peer_place:
        chosen_peer = pair_filters.choose_peer(chosen_government)
    filters.stop_on_unknown()
    if chosen_peer:
        show(chosen_government, chosen_peer)
