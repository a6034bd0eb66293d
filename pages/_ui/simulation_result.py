"""The card of Simulasi's result: the index now and simulated as a picture, every part behind it as a table."""

import streamlit as st

from data.number_format import format_signed
from pages._output import html, notes, simulation, simulation_chart
from pages._output.sentences import simulation as told
from pages._ui import asking, cards
from pages._ui.simulation_state import Case, Scenario, flags

COLUMNS = [
    html.Column("Bagian", "name"),
    html.Column("Kini", "now", True),
    html.Column("Simulasi", "then", True),
    html.Column("Perubahan", "change", True),
    html.Column("Batas", "ceiling", True),
    html.Column("Dasar batas", "basis"),
    html.Column("Sumber", "publisher"),
    html.Column("Tanda", "mark"),
]
BASIS = {
    "stated_by_upload": "bobot pada unggahan",
    "known": "diketahui",
    "uncertain": "belum pasti",
    None: "belum ditemukan",
}


def show_result(case: Case, scenario: Scenario) -> None:
    """The index now and simulated against the bands and the target, and every part behind it as a table."""
    now, then = ((value, case.predikat(value)) for value in (case.index, scenario.index))
    title = told.simulated(told.chart_title(now, then, case.status(scenario.index)), flags(case, scenario))
    bars = [
        {"label": label, "year": case.year, "value": value, "is_kita": is_kita, "status": case.status(value),
         "is_illustrative": any(flags(case, scenario, tells_goal=False)) if is_kita
         else bool(case.figure["is_illustrative"])}
        for label, value, is_kita in (("Kini", case.index, False), ("Simulasi", scenario.index, True))
    ]  # fmt: skip
    end = simulation_chart.scale_end(
        [case.index, scenario.index, *([case.goal.lower] if case.goal else [])],
        simulation.exact(case.method["usual_maximum"]),
        None if case.method["ceiling"] is None else simulation.exact(case.method["ceiling"]),
    )
    with cards.card("simulasi_hasil"):
        target = f"; garis tegak = {case.goal.words}" if case.goal else ""
        cards.heading(title, f"Indeks RB {case.name}, skor {case.year}, poin{target}")
        alt = f"{told.BAND}. Kini {told.graded(*now)}, simulasi {told.graded(*then)}{target.replace('; ', ', ')}."
        st.html(simulation_chart.draw(bars, case.steps, end, case.goal, alt))
        words = _footer_words(case)
        cards.footer(words)
        cards.data_links("simulasi_hasil", title, COLUMNS, _lines(case, scenario), f"{told.BAND}. {words}")


def _footer_words(case: Case) -> str:
    """Rule, sources, date and method, and what must be said about the issued index."""
    used = {path for slot in case.slots for path in slot.paths} | {""}
    (version,) = asking.rows("data_version")
    return " ".join(
        filter(
            None,
            [
                told.RULE_OF_INDEX,
                notes.sources_line([line for line in case.lines if line["component"] in used], []),
                notes.as_of(version["data_as_of"]),
                f"Metode {case.method['regulation']}.",
                "Angka indeks sementara menurut sumber." if case.figure["is_provisional"] else "",
                told.ambiguous(case.goal) if case.goal and case.goal.is_shared else "",
            ],
        )
    )


def _lines(case: Case, scenario: Scenario) -> list[dict]:
    publishers = {line["component"]: line["publisher"] or line["source_title"] or "unggahan" for line in case.lines}
    lines = [
        _line(slot.name, slot.value, scenario.values[slot.key], slot.is_illustrative)
        | {
            "ceiling": None if slot.ceiling is None else told.points(slot.ceiling),
            "ceiling_value": None if slot.ceiling is None else float(slot.ceiling),
            "basis": BASIS[slot.ceiling_basis],
            "publisher": ", ".join(dict.fromkeys(publishers[path] for path in slot.paths)),
        }
        for slot in case.slots
    ]
    rest = simulation.unexplained(case.index, case.slots)
    if rest or not case.is_sum:
        lines.append(_line("Penyesuaian dan bagian yang tidak dimuat", rest, rest, False))
    index = _line(
        "Indeks RB (simulasi, bukan proyeksi)", case.index, scenario.index, bool(case.figure["is_illustrative"])
    )
    return [*lines, index | {"_class": "rb-kita", "publisher": publishers[""]}]


def _line(name: str, now, then, is_illustrative: bool) -> dict:
    return {
        "name": name,
        "now": told.points(now),
        "now_value": float(now),
        "then": told.points(then),
        "then_value": float(then),
        "change": format_signed(then - now),
        "change_value": float(then - now),
        "mark": "ilustrasi" if is_illustrative else None,
    }
