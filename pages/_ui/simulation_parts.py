"""The parts of Simulasi: the sentence, the band, the tiles and the sliders."""

import streamlit as st

from data.number_format import format_number, format_signed
from pages._output import html, simulation, simulation_address
from pages._output.sentences import simulation as told
from pages._output.simulation import Slot
from pages._output.words import TARGET_STATUS
from pages._ui import cards, filters
from pages._ui.simulation_state import Case, Scenario, flags


def headline(case: Case, scenario: Scenario) -> str:
    """The page's sentence, begun by 'Simulasi:' and marked where figures are illustrative."""
    now, then = ((value, case.predikat(value)) for value in (case.index, scenario.index))
    moved = len(scenario.moved(case))
    shifted = sum(1 for key, value in scenario.values.items() if value != scenario.base[key])
    peer = scenario.peer and scenario.peer + (f" ({shifted} bagian digeser)" if shifted else "")
    words = told.headline(case.name, case.year, now, then, case.goal, peer, moved)
    return told.simulated(words, flags(case, scenario, tells_goal=then[0] != now[0]))


def lead(case: Case) -> str:
    """Under the sentence: the year and method the simulation starts from."""
    return (
        f"Mulai dari skor {case.year}, metode {case.method['method_name']}. Geser satu bagian untuk melihat akibatnya."
    )


def show_band(case: Case, scenario: Scenario) -> None:
    """What this is, and the result, in view while the sliders move."""
    result = told.graded(scenario.index, case.predikat(scenario.index))
    moved = scenario.moved(case)
    change = f"{format_signed(scenario.index - case.index)} poin" if moved else "belum ada bagian yang digeser"
    tag = html.TAG if any(flags(case, scenario, tells_goal=False)) else ""
    st.html(
        f'<div class="rb-sim-band" role="status"><b>{told.BAND}</b><span>{html.text(case.name)} {case.year}: '
        f"{html.text(result)}, {change}{tag}</span></div>"
    )


def show_tiles(case: Case, scenario: Scenario) -> None:
    """Simulated index, difference to now, gap to the governing target, points to the next predikat."""
    st.html(html.tiles([_index_tile(case, scenario), _change_tile(case, scenario), _gap_tile(case, scenario),
                        _next_tile(case, scenario)]))  # fmt: skip


def _label(words: str, case: Case, scenario: Scenario, tells_goal: bool = False) -> str:
    return f"{words} · ilustrasi" if any(flags(case, scenario, tells_goal)) else words


def _index_tile(case: Case, scenario: Scenario) -> str:
    label = _label("Indeks simulasi", case, scenario)
    predikat = case.predikat(scenario.index) or "tanpa skala"
    rule = f"Kini {told.graded(case.index, case.predikat(case.index))} pada {case.year}"
    return html.tile(label, format_number(scenario.index), predikat, rule, "kita")


def _change_tile(case: Case, scenario: Scenario) -> str:
    moved = len(scenario.moved(case))
    rule = f"{moved} bagian berbeda dari skor terakhir" if moved else "Belum ada bagian yang digeser"
    label = _label("Selisih dengan kini", case, scenario)
    return html.tile(label, format_signed(scenario.index - case.index), "poin", rule)


def _gap_tile(case: Case, scenario: Scenario) -> str:
    if case.goal is None:
        return html.tile("Jarak ke target", "–", "", "Belum ada target yang dimuat")
    mark, word, role = TARGET_STATUS[case.status(scenario.index)]
    gap = scenario.index - case.goal.lower
    label = _label(f"Jarak ke {case.goal.words}", case, scenario, tells_goal=True)
    rule = word.capitalize()
    if case.status(scenario.index) == "belum_dapat_dinilai":
        rule += ": A dan A- berbagi satu rentang"
    return html.tile(label, f"{mark} {format_signed(gap)}", "poin", rule, role or "")


def _next_tile(case: Case, scenario: Scenario) -> str:
    label = _label("Ke predikat berikutnya", case, scenario)
    if not case.steps:
        return html.tile(label, "–", "", "Metode ini tanpa batas predikat")
    above = simulation.steps_above(scenario.index, case.steps)
    if not above:
        return html.tile(label, case.predikat(scenario.index), "", "Sudah pada predikat tertinggi skala ini")
    step = above[0]
    more = "lebih dari " if step.is_open else ""
    distance = told.points(step.lower - scenario.index)
    rule = f"Menuju {told.step_words(step)}: {more}{distance} poin"
    return html.tile(label, format_number(step.lower - scenario.index), "poin", rule)


def show_sliders(case: Case, scenario: Scenario) -> None:
    """A slider for each part that has a ceiling, in two columns by group; what stays says why."""
    movable = [slot for slot in case.slots if slot.is_movable]
    with cards.card("simulasi_geser"):
        moved = len(scenario.moved(case))
        title = f"{moved} dari {len(movable)} bagian digeser" if moved else f"{len(movable)} bagian dapat digeser"
        cards.heading(
            told.simulated(title, [slot.is_illustrative for slot in case.slots]),
            f"Skor {case.name} {case.year}, metode {case.method['method_name']}, poin; langkah 0,01 sampai batasnya",
        )
        st.button("Kembali ke skor terakhir", on_click=go_back, key="simulation_reset", disabled=not moved)
        for heading, slots in _groups(movable):
            if heading:
                st.html(f"<h3 class='rb-sim-group'>{html.text(heading)}</h3>")
            _show_group(case, scenario, slots)
        _show_fixed(case)
        rest = simulation.unexplained(case.index, case.slots)
        cards.footer(told.rest_sentence(rest, case.is_sum, case.method["method_name"]))


def _groups(slots: list[Slot]) -> list[tuple[str | None, list[Slot]]]:
    """The parts under Pengungkit and Hasil, or General and Tematik; without headings where each group has one part."""
    order = list(told.GROUPS)
    ordered = sorted(slots, key=lambda slot: (slot.group not in order, [*order, slot.group].index(slot.group)))
    groups: dict[str, list[Slot]] = {}
    for slot in ordered:
        groups.setdefault(slot.group, []).append(slot)
    if len(groups) == len(slots):
        return [(None, ordered)]
    return [(told.GROUPS.get(group, group), own) for group, own in groups.items()]


def _show_group(case: Case, scenario: Scenario, slots: list[Slot]) -> None:
    mixed = len({slot.is_illustrative for slot in case.slots}) > 1
    for first in range(0, len(slots), 2):
        for column, slot in zip(st.columns(2, gap="medium"), slots[first : first + 2], strict=False):
            with column:
                _show_slider(case, slot, scenario, mixed)


def _show_slider(case: Case, slot: Slot, scenario: Scenario, mixed: bool) -> None:
    value = scenario.values[slot.key]
    key = f"slide_{case.code}_{case.year}_{slot.key}"
    if st.session_state.get(key) != value:
        st.session_state[key] = value
    st.select_slider(
        html.plain(told.slider_label(slot, value, mixed)),
        simulation.positions(slot, value),
        format_func=told.points,
        key=key,
        on_change=_move,
        args=(case.slots, scenario.base, slot.key, key),
    )


def _move(slots: list[Slot], base: dict, part: str, key: str) -> None:
    """Keep where a slider was put, beside what the others already are."""
    values = base | simulation_address.read_changes(filters.read("ubah") or "", slots) | {part: st.session_state[key]}
    filters.write("ubah", simulation_address.write_changes(values, base))


def go_back() -> None:
    """Back to the last scores: nothing moved, no peer."""
    filters.write("ubah", None)
    filters.write("setara", None)


def _show_fixed(case: Case) -> None:
    fixed = [slot for slot in case.slots if not slot.is_movable]
    if fixed:
        told_parts = [
            f"<li>{html.text(slot.name)}: {told.points(slot.value)}, {html.text(told.fixed_reason(slot))}"
            f"{html.TAG if slot.is_illustrative else ''}</li>"
            for slot in fixed
        ]
        st.html(f"<p class='rb-muted'>Tidak dapat digeser:</p><ul class='rb-rules'>{''.join(told_parts)}</ul>")
