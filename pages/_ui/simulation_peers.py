"""Simulasi from a peer's shares: which governments there are, and what each part takes from the chosen one."""

import streamlit as st

from pages._output import html
from pages._output.sentences import simulation as told
from pages._output.simulation import Equalled
from pages._ui import asking, cards, filters
from pages._ui.simulation_state import INDICATOR, Case, Scenario, flags

NOBODY = ""


def peers_of(case: Case) -> dict[str, dict]:
    """Code -> row of component_peers of every other government with parts under the same method."""
    method_code = case.method["method_code"]
    found = asking.rows("component_peers", indicator_code=INDICATOR, method_code=method_code)
    return {one["government_code"]: one for one in found if one["government_code"] != case.code}


def choose_peer(peers: dict[str, dict]) -> str | None:
    """The peer whose shares the simulation starts from; None for the last scores."""
    names = filters.government_names()
    nobody = "Tanpa penyetaraan" if peers else "Belum ada pembanding"
    options = {NOBODY: nobody} | {
        code: f"{names[code]} ({one['year']}{', ilustrasi' if one['is_illustrative'] else ''})"
        for code, one in peers.items()
    }
    return filters.choose("Setara dengan", "setara", options, NOBODY, resets=("ubah",)) or None


COLUMNS = [
    html.Column("Bagian", "name"),
    html.Column("Kini", "now", True),
    html.Column("Batas", "ceiling", True),
    html.Column("Porsi kini", "own_share", True),
    html.Column("Porsi pembanding", "share", True),
    html.Column("Menjadi", "value", True),
    html.Column("Keterangan", "state"),
]


def show_peer(case: Case, scenario: Scenario) -> None:
    """Every part beside the peer's share of its ceiling, and the rule."""
    with cards.card("simulasi_setara"):
        title = told.simulated(
            told.peer_title(scenario.peer, scenario.equalled), flags(case, scenario, tells_goal=False)
        )
        cards.heading(title, f"Porsi batas tiap bagian, {case.name} {case.year} dan {scenario.peer}, metode sama")
        lines = [_line(one, scenario) for one in scenario.equalled]
        st.html(html.table(COLUMNS, lines, caption=title))
        cards.footer(told.RULE_OF_PEER)
        cards.workbook_link("simulasi_setara", title, COLUMNS, lines, f"{told.BAND}. {told.RULE_OF_PEER}")


def _line(one: Equalled, scenario: Scenario) -> dict:
    slot, now = one.slot, scenario.values[one.slot.key]
    own = slot.value / slot.ceiling if slot.ceiling else None
    is_invented = slot.is_illustrative or (one.share is not None and scenario.peer_is_illustrative)
    number = lambda value: None if value is None else float(value)  # noqa: E731
    return {
        "name": html.Markup(html.text(slot.name) + html.TAG) if is_invented else slot.name,
        "name_value": slot.name + (" (ilustrasi)" if is_invented else ""),
        "now": told.points(slot.value),
        "now_value": float(slot.value),
        "ceiling": None if slot.ceiling is None else told.points(slot.ceiling),
        "ceiling_value": number(slot.ceiling),
        "own_share": told.share_words(own),
        "own_share_value": number(own),
        "share": told.share_words(one.share),
        "share_value": number(one.share),
        "value": told.points(one.value),
        "value_value": float(one.value),
        "state": told.PEER_STATES[one.state] if now == one.value else f"digeser menjadi {told.points(now)}",
    }
