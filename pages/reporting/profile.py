"""Profil: one A4 page for one government, for hand-out."""

import streamlit as st

from pages._output.sentences import profile as told
from pages._ui import cards, chosen, filters, profile_known, profile_parts

chooser, printing = st.columns([1, 1], vertical_alignment="bottom", gap="medium")
with chooser, st.container(key="filter_profil"):
    government = filters.choose_government()
filters.stop_on_unknown()
if government is None:
    cards.page_sentence("Pilih pemerintah daerah untuk menyusun profilnya.", "Pilihan diingat di peramban ini.")
    chosen.show_chooser()
else:
    known = profile_known.gather(government, filters.government_names()[government].split(",")[0])
    if known.is_empty:
        cards.page_sentence(told.nothing_loaded(known.name))
    else:
        with printing:
            st.html(
                "<p class='rb-a4-print'><button type='button' class='rb-print'>Cetak</button>"
                "<span>Cetak atau simpan sebagai PDF: A4, tegak</span></p>"
            )
        st.html(profile_parts.sheet(known))
