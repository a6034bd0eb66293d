"""Bahan raker: the material of a meeting in five minutes."""

import streamlit as st

from pages._output.sentences import deck_page as told
from pages._ui import cards, chosen, deck_choice, deck_files, deck_making, deck_meeting, deck_preview, filters


def show(government: str) -> None:
    """Sentence, audience, files, every slide; or the meeting screen."""
    picked = deck_choice.choose(government, (indicator_place, year_place, peers_place, meeting_place), audience_place)
    if deck_meeting.is_asked():
        deck_meeting.show(picked, lambda: deck_making.make(picked))
        return
    deck = deck_making.make(picked)
    with opening:
        cards.page_sentence(told.opening(deck, picked.is_own), told.lead(deck))
    deck_files.show(deck, picked)
    deck_preview.show(deck, picked)


opening, chooser = st.columns([1.2, 1], vertical_alignment="bottom", gap="medium")
with chooser, st.container(key="filter_raker"):
    first, second = st.columns([1.4, 1, 0.8], gap="small"), st.columns([1.8, 1], gap="small")
government_place, indicator_place, year_place = first
peers_place, meeting_place = second
audience_place = st.container()
with government_place:
    chosen_government = filters.choose_government()
filters.stop_on_unknown()
if chosen_government is None:
    with opening:
        cards.page_sentence("Pilih pemerintah daerah untuk menyusun bahan raker.", "Pilihan diingat di peramban ini.")
    chosen.show_chooser()
else:
    show(chosen_government)
