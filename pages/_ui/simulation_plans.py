"""The card of the cheapest set: the fewest parts that reach the next predikat, the target or a chosen predikat."""

import streamlit as st

from pages._output import html, simulation, simulation_address
from pages._output.sentences import simulation as told
from pages._output.simulation import Goal, Plan
from pages._ui import cards, filters
from pages._ui.simulation_state import Case, flags

COLUMNS = [
    html.Column("Sasaran", "goal"),
    html.Column("Perlu", "needed", True),
    html.Column("Himpunan terkecil", "parts"),
]
KEY = "simulation_goal"


def goals_of(case: Case) -> list[Goal]:
    """The governing target and every predikat still to reach, nearest first."""
    above = [
        Goal(step.predikat, told.step_words(step), step.lower, step.is_open)
        for step in simulation.steps_above(case.index, case.steps)
    ]
    return ([case.goal] if case.goal else []) + above


def default_goal(case: Case, goals: list[Goal]) -> Goal:
    """A target that is a predikat, else the next predikat, else the target."""
    if case.goal is not None and case.position["target_value"] is None:
        return case.goal
    return next((goal for goal in goals if goal.key != "target"), goals[0])


def show_plans(case: Case, *, table_inside: bool) -> None:
    """One goal in a sentence with the button that applies it; all goals as a table, inside the card or on request."""
    goals = goals_of(case)
    with cards.card("simulasi_terkecil"):
        if not goals:
            words = "Sudah pada predikat tertinggi; belum ada target"
            cards.heading(told.simulated(words, flags(case)), "Himpunan terkecil untuk mencapai satu sasaran")
            return
        plans = {goal.key: simulation.cheapest(case.slots, case.index, goal) for goal in goals}
        heading_place = st.container()
        goal = _choose(case, goals)
        plan = plans[goal.key]
        title = told.simulated(_title(goal, plan), flags(case, tells_goal=goal.key == "target"))
        with heading_place:
            cards.heading(title, f"Himpunan terkecil dari skor terakhir {case.name} {case.year}, poin")
        _show_plan(case, goal, plan)
        _show_others(case, [one for one in _always(case, goals) if one.key != goal.key], plans)
        lines = [_line(one, plans[one.key], case) for one in goals]
        if table_inside:
            st.html(html.table(COLUMNS, lines, caption="Himpunan terkecil untuk tiap sasaran"))
        cards.footer(told.RULE_OF_PLAN)
        link = cards.workbook_link if table_inside else cards.data_links
        link("simulasi_himpunan_terkecil", title, COLUMNS, lines, f"{told.BAND}. {told.RULE_OF_PLAN}")


def _show_plan(case: Case, goal: Goal, plan: Plan) -> None:
    sentence = told.plan_sentence(plan, goal, case.slots, case.index)
    if goal.is_shared:
        sentence += " " + told.ambiguous(goal)
    st.html(f"<p class='rb-sim-plan'>{html.text(sentence)}</p>")
    st.button(
        "Terapkan himpunan terkecil",
        on_click=_apply,
        args=(case.slots, plan),
        key="simulation_apply",
        disabled=plan.state != "mungkin",
    )


def _always(case: Case, goals: list[Goal]) -> list[Goal]:
    """The governing target and the next predikat: what is answered whatever is chosen."""
    return [one for one in goals if one.key == "target"] + [one for one in goals if one.key != "target"][:1]


def _show_others(case: Case, goals: list[Goal], plans: dict[str, Plan]) -> None:
    for one in goals:
        tag = html.TAG if one.is_illustrative else ""
        sentence = told.plan_sentence(plans[one.key], one, case.slots, case.index)
        st.html(f"<p class='rb-subtitle'>{html.text(sentence)}{tag}</p>")


def _title(goal: Goal, plan: Plan) -> str:
    """The finding: how many parts it takes, at most 12 words."""
    if plan.state == "tercapai":
        return "sasaran sudah tercapai"
    if plan.state == "tidak_terjangkau":
        return "sasaran tidak tercapai di dalam batas bagian"
    return f"{told.points(plan.needed)} poin di {len(plan.additions)} bagian mencapai sasaran"


def _choose(case: Case, goals: list[Goal]) -> Goal:
    """The goal on screen, kept while the page stays on one case."""
    by_key = {goal.key: goal for goal in goals}
    key = f"{KEY}_{case.code}_{case.year}"
    if st.session_state.get(key) not in by_key:
        st.session_state[key] = default_goal(case, goals).key
    st.selectbox("Sasaran", list(by_key), format_func=lambda one: _option(by_key[one], goals), key=key)
    return by_key[st.session_state[key]]


def _option(goal: Goal, goals: list[Goal]) -> str:
    words = goal.words[:1].upper() + goal.words[1:]
    nearest = next((one for one in goals if one.key != "target"), None)
    return (
        words + (", predikat berikutnya" if goal is nearest else "") + (" (ilustrasi)" if goal.is_illustrative else "")
    )


def _apply(slots, plan: Plan) -> None:
    """Put the set into the simulation, from the last scores; a peer is left."""
    base = simulation.values_of(slots)
    values = {key: value + plan.additions.get(key, 0) for key, value in base.items()}
    filters.write("setara", None)
    filters.write("ubah", simulation_address.write_changes(values, base))


def _line(goal: Goal, plan: Plan, case: Case) -> dict:
    names = {slot.key: slot.name for slot in case.slots}
    parts = {
        "tercapai": "sudah tercapai",
        "tidak_terjangkau": f"tidak terjangkau: paling tinggi {told.points(plan.highest)}",
        "mungkin": "; ".join(f"{names[key]} +{told.points(added)}" for key, added in plan.additions.items()),
    }[plan.state]
    words = goal.words[:1].upper() + goal.words[1:]
    is_reached = plan.state == "tercapai"
    return {
        "goal": html.Markup(html.text(words) + html.TAG) if goal.is_illustrative else words,
        "goal_value": words + (" (ilustrasi)" if goal.is_illustrative else ""),
        "needed": None if is_reached else told.points(plan.needed),
        "needed_value": None if is_reached else float(plan.needed),
        "parts": parts,
    }
