"""The simulation of the address as finished values for a slide, and the way from the page Simulasi to that slide."""

from urllib.parse import urlencode

import streamlit as st

from data.number_format import format_bound, format_number
from pages._output import html
from pages._output.deck.brief import Simulated
from pages._output.simulation_address import BadChange
from pages._output.words import TARGET_STATUS
from pages._ui import filters, simulation_peers
from pages._ui import simulation_state as state

ENTRIES = ("tahun", "ubah", "setara", "rincian")
SLIDES = "status,simulasi,keputusan"


def simulated_of(government: str, name: str) -> Simulated | None:
    """What the page Simulasi shows at this address; None when nothing moves or it cannot be simulated.

    government: Kemendagri code; name: 'Kalimantan Timur'.
    """
    entries = {entry: filters.read(entry) for entry in ENTRIES}
    if not entries["ubah"] and not entries["setara"]:
        return None
    years = state.history(government)
    known = [year for year, lines in years.items() if state.has_parts(lines) and state.has_index(lines)]
    year = _year(entries["tahun"], known)
    if year not in known or entries["rincian"] not in (None, "komponen", "indikator"):
        return None
    is_deep = entries["rincian"] == "indikator" and state.is_finer(years[year])
    case = state.gather(government, name, year, years[year], is_deep)
    peers = simulation_peers.peers_of(case) if entries["setara"] else {}
    if entries["setara"] and entries["setara"] not in peers:
        return None
    try:
        scenario = state.read_scenario(case, entries["setara"], peers.get(entries["setara"]))
    except BadChange:
        return None
    return _finished(case, scenario) if scenario.moved(case) else None


def _year(kept: str | None, known: list[int]) -> int | None:
    """The year of the address as the page Simulasi reads it: a period means its newest year with parts."""
    if kept and filters.is_year(kept):
        return int(kept)
    period = filters.read_period(kept) if kept else None
    if kept and period is None:
        return None
    return max((year for year in known if period is None or year <= period[1]), default=max(known, default=None))


def _finished(case: state.Case, scenario: state.Scenario) -> Simulated:
    status = case.status(scenario.index)
    return Simulated(
        year=case.year,
        index=float(case.index),
        predikat=case.predikat(case.index),
        simulated=float(scenario.index),
        simulated_predikat=case.predikat(scenario.index),
        moves=[
            (
                slot.name,
                float(slot.value),
                float(scenario.values[slot.key]),
                None if slot.ceiling is None else float(slot.ceiling),
            )
            for slot in scenario.moved(case)
        ],
        status_words=None if status is None else TARGET_STATUS[status],
        target_words=_target_words(case),
        source_words=f"setara dengan {scenario.peer}" if scenario.peer else "",
        is_illustrative=any(state.flags(case, scenario)),
    )


def _target_words(case: state.Case) -> str:
    """'target 2024: 74,50', 'target 2024: A (di atas 80)', '' without a governing target."""
    if case.goal is None:
        return ""
    position = case.position
    name = f"target {position['target_year']}"
    if position["target_value"] is None:
        bound = "di atas" if position["is_open"] else "mulai"
        return f"{name}: {position['target_predikat']} ({bound} {format_bound(position['target_lower'])})"
    upper = position["target_upper"]
    return f"{name}: {format_number(position['target_value'])}" + (
        f"–{format_number(upper)}" if upper is not None else ""
    )


def show_link(case: state.Case, scenario: state.Scenario) -> None:
    """The quiet link that makes a slide of what is simulated; nothing while no part has moved."""
    if not scenario.moved(case):
        return
    entries = {"pemda": case.code, "tahun": str(case.year)}
    carried = ("ubah", "setara", *(["rincian"] if state.is_finer(case.lines) else []))
    entries |= {entry: filters.read(entry) for entry in carried}
    told = {name: value for name, value in entries.items() if value}
    address = "raker?" + urlencode(told | {"slide": SLIDES}, safe=",:.")
    st.html(f'<p class="rb-footer"><a href="{html.text(address)}" target="_self">Jadikan slide</a></p>')
