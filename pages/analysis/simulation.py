"""Simulasi: what becomes of index and predikat when parts of it move?"""

import streamlit as st

from pages._output import html
from pages._output.sentences import simulation as told
from pages._output.simulation_address import BadChange
from pages._ui import (
    cards,
    deck_simulated,
    filters,
    simulation_missing,
    simulation_parts,
    simulation_peers,
    simulation_plans,
)
from pages._ui import simulation_result as result
from pages._ui import simulation_state as state

FEW = 6  # sliders beside which the picture of the result would leave the page half empty


def show(government: str) -> None:
    """Find the year and the parts of one government, or say what is missing."""
    name = filters.government_names()[government].split(",")[0]
    years = state.history(government)
    known = [year for year, lines in years.items() if state.has_parts(lines) and state.has_index(lines)]
    year = choose_year(known)
    filters.stop_on_unknown()
    case = None
    if year in known:
        detail = choose_detail(years[year])
        state.forget_if_moved(government, year, detail)
        case = state.gather(government, name, year, years[year], detail)
    if case is None or not any(slot.is_movable for slot in case.slots):
        with opening:
            simulation_missing.show_missing(name, year, years)
        simulation_missing.show_ways(government, name, [one for one in known if one != year])
        return
    peers = simulation_peers.peers_of(case)
    with peer_place:
        peer = simulation_peers.choose_peer(peers)
    filters.stop_on_unknown()
    try:
        scenario = state.read_scenario(case, peer, peers.get(peer))
    except BadChange as error:
        refuse(case, error)
    show_simulation(case, scenario)


def show_simulation(case: state.Case, scenario: state.Scenario) -> None:
    """Sentence and tiles, the sliders beside the picture and the cheapest set, the peer below."""
    with opening:
        cards.page_sentence(simulation_parts.headline(case, scenario), simulation_parts.lead(case))
    simulation_parts.show_band(case, scenario)
    simulation_parts.show_tiles(case, scenario)
    deck_simulated.show_link(case, scenario)
    left, right = st.columns([1.3, 1], gap="small")
    is_long = sum(slot.is_movable for slot in case.slots) > FEW
    with left:
        simulation_parts.show_sliders(case, scenario)
    with right if is_long else left:
        result.show_result(case, scenario)
    with right:
        simulation_plans.show_plans(case, table_inside=not is_long)
    if scenario.peer:
        simulation_peers.show_peer(case, scenario)


def choose_year(known: list[int]) -> int | None:
    """The newest year with parts and an index; a box only where there is a choice or the address asks for another."""
    newest, kept = max(known, default=None), filters.read("tahun")
    if len(known) < 2 and kept in (None, str(newest)):
        return newest
    with year_place:
        return filters.choose_year(known, newest)


def choose_detail(lines: list[dict]) -> bool:
    """Whether the parts go down to single indicators; asked only where their ceilings are known."""
    if not state.is_finer(lines):
        return False
    with detail_place:
        return (
            filters.choose_part("Rincian", "rincian", {"komponen": "Komponen", "indikator": "Indikator"}) == "indikator"
        )


def refuse(case: state.Case, error: BadChange) -> None:
    """Say what of the address cannot be simulated, offer the last scores, and leave the address as it is."""
    with opening:
        cards.page_sentence("Simulasi: alamat ini memuat perubahan yang tidak dapat dipakai.", told.BAND + ".")
    st.error(html.plain(told.bad_change(error)))
    address = f"?pemda={html.text(case.code)}&amp;tahun={case.year}"
    st.html(f'<p class="rb-footer"><a href="{address}" target="_self">Mulai dari skor terakhir</a></p>')
    raise filters.NothingToShow


opening, chooser = st.columns([1.5, 1], vertical_alignment="bottom", gap="medium")
with chooser, st.container(key="filter_simulasi"):
    government_place, year_place, peer_place = st.columns([1.5, 0.8, 1.4], gap="small")
    detail_place = st.container()
with government_place:
    chosen = filters.choose_government()
if chosen is None:
    with opening:
        cards.page_sentence("Simulasi: pilih pemerintah daerah untuk mulai.", "Pilihan diingat di peramban ini.")
    filters.stop_on_unknown()
else:
    filters.stop_on_unknown()
    show(chosen)
