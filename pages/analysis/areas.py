"""Area & indikator: which area holds most of the points that the index has not reached?"""

import streamlit as st

from pages._output.sentences import area
from pages._ui import area_card, area_parts, asking, cards, filters


def show(government: str, name: str) -> None:
    """Sentence, table of areas, ranking, yearly change, the card of one component, and the small lines."""
    lines = asking.rows("component_history", government_code=government, indicator_code=area_parts.INDICATOR)
    years = sorted({line["year"] for line in lines if line["component"]}, reverse=True)
    newest = years[0] if years else None
    with year_place:
        year = filters.choose_year(years, newest)
    filters.stop_on_unknown()
    study = area_parts.gather(government, name, year, lines) if year else None
    if year not in years:
        with opening:
            below = "Skornya dipakai untuk melihat bagian mana yang kehilangan poin terbanyak."
            cards.page_sentence(area.nothing_loaded(name, year, newest), below)
        if newest is None:
            area_card.show_nothing(government, name)
        elif study:
            area_parts.show_table(study)
            area_card.show(study, [])
        return
    parts = area_parts.parts_of(study)
    with opening:
        cards.page_sentence(area_parts.opening(study, parts), area_parts.lead(study, parts))
    area_parts.show_table(study)
    left, right = st.columns(2, gap="small")
    with left:
        area_parts.show_lost(study, parts)
    with right:
        area_parts.show_change(study)
        area_card.show(study, parts)
    area_parts.show_lines(study)


opening, chooser = st.columns([1.5, 1], vertical_alignment="bottom", gap="medium")
with chooser, st.container(key="filter_area"):
    government_place, year_place = st.columns([1.7, 0.85], gap="small")
with government_place:
    chosen_government = filters.choose_government()
if chosen_government is None:
    with opening:
        cards.page_sentence("Pilih pemerintah daerah untuk mulai.", "Pilihan diingat di peramban ini.")
    filters.stop_on_unknown()
else:
    filters.stop_on_unknown()
    show(chosen_government, filters.government_names()[chosen_government].split(",")[0])
