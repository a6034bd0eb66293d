"""What Simulasi starts from and where it stands: the case of one government and year, and the parts that moved."""

from decimal import Decimal
from typing import NamedTuple

import streamlit as st

from pages._output import simulation, simulation_address
from pages._output.component_parts import cut
from pages._output.sentences import simulation as told
from pages._output.simulation import Equalled, Goal, Slot, Step
from pages._ui import asking, filters

INDICATOR = "RB"


class Case(NamedTuple):
    """One government in one year as it was scored: the ground every simulation stands on."""

    code: str
    name: str
    year: int
    method: dict  # row of question methods
    is_sum: bool  # the method says that parts make up the index
    slots: list[Slot]
    index: Decimal
    figure: dict  # row of score_series
    goal: Goal | None  # the governing target
    position: dict | None  # row of target_position
    steps: list[Step]
    lines: list[dict]  # rows of component_history of the year

    def predikat(self, value: Decimal) -> str | None:
        """The predikat of an index: the one that counts for the issued index, else by the bands alone."""
        if value == self.index:
            return self.figure["predikat"]
        step = simulation.grade(value, self.steps)
        return step.predikat if step else None

    def status(self, value: Decimal) -> str | None:
        """The index against the governing target; None without one."""
        if self.goal is None:
            return None
        return self.position["target_status"] if value == self.index else simulation.status(value, self.goal)


class Scenario(NamedTuple):
    """Where the parts stand: `base` is the last score or a peer's shares, `values` what is simulated (points)."""

    base: dict[str, Decimal]
    values: dict[str, Decimal]
    index: Decimal
    peer: str | None  # 'Banten 2024'
    equalled: list[Equalled]
    peer_is_illustrative: bool

    def moved(self, case: Case) -> list[Slot]:
        """The parts that stand elsewhere than at their last score."""
        return [slot for slot in case.slots if self.values[slot.key] != slot.value]


def history(government: str) -> dict[int, list[dict]]:
    """The rows of component_history by year."""
    years: dict[int, list[dict]] = {}
    for line in asking.rows("component_history", government_code=government, indicator_code=INDICATOR):
        years.setdefault(line["year"], []).append(line)
    return years


def has_parts(lines: list[dict]) -> bool:
    return any(line["component"] for line in lines)


def has_index(lines: list[dict]) -> bool:
    return any(not line["component"] and line["method_code"] for line in lines)


def gather(government: str, name: str, year: int, lines: list[dict], with_indicators: bool) -> Case:
    """Everything the simulation of one year needs; its lines hold the index and at least one part."""
    question = {"government_codes": [government], "indicator_code": INDICATOR}
    own = lambda one: (one["year"], one["kind"]) == (year, "realisasi")  # noqa: E731
    figure = next(filter(own, asking.rows("score_series", **question)))
    position = next(filter(own, asking.rows("target_position", **question)), None)
    bands = asking.rows("bands", indicator_codes=[INDICATOR])
    method_code = figure["method_code"]
    methods = asking.rows("methods", indicator_codes=[INDICATOR])
    targets = asking.rows("target_series", **question)
    index_line = next(line for line in lines if not line["component"])
    return Case(
        government,
        name,
        year,
        next(method for method in methods if method["method_code"] == method_code),
        index_line["components_add_up"],
        simulation.slots_of(cut(lines, needs_ceilings=True, with_indicators=with_indicators)),
        simulation.exact(index_line["value"]),
        figure,
        _goal(position, targets, bands, method_code),
        position,
        simulation.steps_of(bands, method_code),
        lines,
    )


def _goal(position: dict | None, targets: list[dict], bands: list[dict], method_code: str) -> Goal | None:
    """The governing target as a bound; one of A from the method on that cannot tell it from A- is shared."""
    if position is None or position["target_lower"] is None:
        return None
    lower, is_open = simulation.exact(position["target_lower"]), bool(position["is_open"])
    same = ("document", "document_version", "target_lower")
    written = (t for t in targets if t["year"] == position["target_year"])
    target_method = next((t["method_code"] for t in written if all(t[k] == position[k] for k in same)), method_code)
    steps = simulation.steps_of(bands, target_method)
    at = next((n for n, step in enumerate(steps) if (step.lower, step.is_open) == (lower, is_open)), None)
    is_shared = (
        position["target_value"] is None
        and at is not None
        and len(steps[at].codes) > 1
        and (position["target_predikat"] or "").strip() != steps[at].codes[-1]
    )
    above = steps[at + 1] if is_shared and target_method == method_code and at + 1 < len(steps) else None
    words = told.goal_words(position)
    return Goal("target", words, lower, is_open, bool(position["target_is_illustrative"]), is_shared, above)


def forget_if_moved(*place) -> None:
    """Drop what was simulated for another government, year or detail, unless the address brought something new."""
    now = {name: filters.read(name) for name in ("ubah", "setara")}
    before = st.session_state.get("simulation_place")
    if before is not None and before["place"] != place:
        for name, value in now.items():
            if value == before[name]:
                filters.write(name, None)
                now[name] = None
    st.session_state["simulation_place"] = {"place": place, **now}


def is_finer(lines: list[dict]) -> bool:
    """Whether single indicators with known ceilings cut the year into more movable parts than its components do."""
    coarse, fine = (cut(lines, needs_ceilings=True, with_indicators=deep) for deep in (False, True))
    return sum(part.ceiling is not None for part in fine) > sum(part.ceiling is not None for part in coarse)


def read_scenario(case: Case, peer_code: str | None, chosen: dict | None) -> Scenario:
    """The scenario of the address: a peer's shares or the last scores, and the parts moved from there.

    chosen: the peer's row of component_peers. Raises BadChange when the address asks for what cannot be.
    """
    base, equalled, peer, peer_is_illustrative = simulation.values_of(case.slots), [], None, False
    if peer_code:
        theirs = history(peer_code)[chosen["year"]]
        equalled = simulation.equal_to(case.slots, theirs)
        used = {path for one in equalled if one.share is not None for path in one.slot.paths}
        peer_is_illustrative = any(line["is_illustrative"] for line in theirs if line["component"] in used)
        base = {one.slot.key: one.value for one in equalled}
        peer = f"{chosen['government_name']} {chosen['year']}"
    values = base | simulation_address.read_changes(filters.read("ubah") or "", case.slots)
    index = simulation.simulate(case.index, case.slots, values)
    return Scenario(base, values, index, peer, equalled, peer_is_illustrative)


def flags(case: Case, scenario: Scenario | None = None, tells_goal: bool = True) -> list[bool]:
    """Whether each figure behind a simulation is illustrative: index, moved parts, target, and the peer's where used.

    Without a scenario all parts count: what is told then is a set of them.
    """
    slots = case.slots if scenario is None else scenario.moved(case)
    told_flags = [bool(case.figure["is_illustrative"]), *(slot.is_illustrative for slot in slots)]
    if tells_goal and case.goal is not None:
        told_flags.append(case.goal.is_illustrative)
    if scenario is not None and scenario.peer:
        told_flags.append(scenario.peer_is_illustrative)
    return told_flags
