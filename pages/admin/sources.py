"""Data & sumber: where does every number come from, what changed when, and what is missing?"""

import streamlit as st

from pages._output.sentences import sources as source_sentences
from pages._ui import activity_parts, asking, cards, completeness_parts, filters, source_parts, version_parts

PARTS = {
    "cari": "Cari angka",
    "versi": "Versi",
    "aktivitas": "Aktivitas",
    "kelengkapan": "Kelengkapan",
    "unduh": "Unduh",
}
DEPENDENT = ("komponen", "unit", "jenis")  # what a government or an indicator may not have

opening, chooser = st.columns([1.5, 1], vertical_alignment="bottom", gap="medium")
(overview,) = asking.rows("source_overview")
(version,) = asking.rows("data_version")
with opening:
    cards.page_sentence(source_sentences.opening(overview), source_sentences.below(overview, version))
with chooser, st.container(key="filter_sumber"):
    government_place, indicator_place = st.columns([1.6, 1], gap="small")
with government_place:
    government = filters.choose_government(DEPENDENT)
with indicator_place:
    indicator = filters.choose_indicator(government, DEPENDENT)
part = filters.choose_part("Bagian", "bagian", PARTS)
filters.stop_on_unknown()
if part == "cari":
    source_parts.show(government, indicator)
elif part == "versi":
    version_parts.show(government, indicator)
elif part == "aktivitas":
    activity_parts.show(government)
elif part == "kelengkapan":
    completeness_parts.show(indicator)
else:
    completeness_parts.show_download(version)
