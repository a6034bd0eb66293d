"""Rencana aksi: does the plan touch the gap, and is it kept from quarter to quarter?"""

import streamlit as st

from pages._ui import (
    cards,
    chosen,
    filters,
    planning_actions,
    planning_assessment,
    planning_board,
    planning_checklist,
    planning_coverage,
    planning_decisions,
    planning_parts,
    planning_ranking,
)

PARTS = {
    "papan": ("Papan triwulan", planning_board.show),
    "rencana": ("Rencana", planning_actions.show),
    "cakupan": ("Cakupan", planning_coverage.show),
    "pmprb": ("PMPRB", planning_assessment.show),
    "enam": ("Enam pertanyaan", planning_checklist.show),
    "peringkat": ("Peringkat", planning_ranking.show),
    "keputusan": ("Keputusan raker", planning_decisions.show),
}

opening, chooser = st.columns([1.5, 1], vertical_alignment="bottom", gap="medium")
with chooser, st.container(key="filter_renaksi"):
    government_place, year_place, quarter_place = st.columns([1.7, 1, 0.85], gap="small")
with government_place:
    government = filters.choose_government(resets=("triwulan",))
filters.stop_on_unknown()
if government is None:
    with opening:
        cards.page_sentence(
            "Pilih pemerintah daerah untuk melihat rencana aksinya.", "Pilihan diingat di peramban ini."
        )
    chosen.show_chooser()
else:
    plan = planning_parts.choose(government, year_place, quarter_place)
    part = filters.choose_part("Bagian", "bagian", {code: name for code, (name, _) in PARTS.items()})
    filters.stop_on_unknown()
    PARTS[part][1](plan, opening)
