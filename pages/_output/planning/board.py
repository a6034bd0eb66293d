"""The quarter board: how many actions of each area or perangkat daerah are in time, late, held up or not reported."""

from datetime import date
from fractions import Fraction
from typing import NamedTuple

from pages._output.area_scheme import AREAS
from pages._output.component_parts import SHORT_AREA
from pages._output.planning.quarter import (
    CANCELLED,
    DUE,
    STATES,
    Quarter,
    absorption_pct,
    is_judged,
    is_unreported,
    of_year,
    progress_pct,
    realised_of,
    state_of,
    target_of,
)
from pages._output.planning.values import exact, key_of, offices_of, present, share

__all__ = [
    "STATES", "BoardRow", "Item", "Quarter", "absorption_pct", "area_name", "board", "cancelled_count", "due_list",
    "due_quarters", "overdue_list", "progress_pct", "row_of", "state_of", "total_row",
]  # fmt: skip
AREA_NAMES = SHORT_AREA | {"TEMATIK": "RB Tematik"}
NOWHERE = {"area": "Tanpa area", "perangkat_daerah": "Tanpa perangkat daerah"}


class BoardRow(NamedTuple):
    """The actions of one area or perangkat daerah in one quarter. Shares in percent, None where nothing is due."""

    key: str | None  # area code or perangkat daerah; None where it is not filled in
    name: str
    counts: dict[str, int]  # state -> actions, every key of STATES
    reported: int  # of those due, how many have a realisation
    budget: Fraction | None  # rupiah, of the actions that state one
    absorption_pct: Fraction | None  # of the actions that state budget and absorption
    absorption_count: int  # how many state both
    flags: tuple[bool, ...]  # is_illustrative of each action

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def due(self) -> int:
        """Actions that can be judged: their target is met, or their quarter has ended."""
        return sum(self.counts[state] for state in DUE)

    @property
    def behind(self) -> int:
        return self.due - self.counts["tepat_waktu"]

    @property
    def reported_pct(self) -> Fraction | None:
        return share(self.reported, self.due)

    @property
    def on_time_pct(self) -> Fraction | None:
        return share(self.counts["tepat_waktu"], self.due)


class Item(NamedTuple):
    """One action in one quarter, as a line of the lists."""

    action: dict
    quarter: Quarter
    state: str  # key of STATES
    target: Fraction | None
    realised: Fraction | None
    days_left: int  # until the quarter's last day; negative: days since

    @property
    def is_illustrative(self) -> bool:
        return bool(self.action["is_illustrative"])


def area_name(action: dict) -> str:
    """The area of an action as people shorten it."""
    code = present(action["area"])
    return AREA_NAMES.get(code) or present(action.get("area_name")) or code or NOWHERE["area"]


def board(actions: list[dict], year: int, quarter: int, today: date, by: str = "area") -> list[BoardRow]:
    """One row per area or perangkat daerah (`by`) of the actions of a year, cancelled ones left out.

    actions: rows of the question actions. Areas in their official order, RB Tematik after them; perangkat daerah with
    most actions behind first, equal ones by name, two spellings of one as one; an action of several counts under each.
    What names neither comes last.
    """
    groups: dict[str, tuple[str | None, list[dict]]] = {}
    for action in of_year(actions, year):
        for name in (offices_of(action) or [None]) if by == "perangkat_daerah" else [present(action[by])]:
            groups.setdefault(key_of(name), (name, []))[1].append(action)
    rows = [row_of(first, _name(first, own, by), own, quarter, today) for first, own in groups.values()]
    return sorted(rows, key=_area_order if by == "area" else lambda row: (row.key is None, -row.behind, row.name))


def total_row(actions: list[dict], year: int, quarter: int, today: date) -> BoardRow:
    """All actions of the year in one row."""
    return row_of("", "Semua renaksi", of_year(actions, year), quarter, today)


def row_of(key: str | None, name: str, actions: list[dict], quarter: int, today: date) -> BoardRow:
    """A row of any actions of one year, none of them cancelled."""
    states = [state_of(action, quarter, today) for action in actions]
    due = [action for action, state in zip(actions, states, strict=True) if state in DUE]
    both = [one for one in actions if exact(one["absorbed"]) is not None and exact(one["budget"]) is not None]
    budgets = [exact(one["budget"]) for one in actions if exact(one["budget"]) is not None]
    absorbed = sum((exact(one["absorbed"]) for one in both), Fraction(0))
    return BoardRow(
        key,
        name,
        {state: states.count(state) for state in STATES},
        sum(realised_of(action, quarter) is not None for action in due),
        sum(budgets, Fraction(0)) if budgets else None,
        share(absorbed, sum((exact(one["budget"]) for one in both), Fraction(0))),
        len(both),
        tuple(bool(one["is_illustrative"]) for one in actions),
    )


def _name(key: str | None, actions: list[dict], by: str) -> str:
    if key is None:
        return NOWHERE[by]
    return area_name(actions[0]) if by == "area" else key


def _area_order(row: BoardRow) -> tuple:
    known = (*AREAS, "TEMATIK")
    return row.key is None, known.index(row.key) if row.key in known else len(known), row.name


def cancelled_count(actions: list[dict], year: int) -> int:
    return sum(int(one["year"]) == year and one["stated_status"] == CANCELLED for one in actions)


def due_quarters(actions: list[dict], year: int, until: int, today: date) -> list[tuple[dict, int, str]]:
    """(action, quarter number, state) of every quarter up to `until` that can be judged."""
    pairs = [(action, number) for action in of_year(actions, year) for number in range(1, until + 1)]
    told = [(action, number, state_of(action, number, today)) for action, number in pairs]
    return [one for one in told if one[2] in DUE]


def due_list(actions: list[dict], year: int, quarter: int, today: date) -> list[Item]:
    """What must be reported for the quarter, by whom: every action judged in it, those not reported first."""
    own = [one for one in of_year(actions, year) if is_judged(one, quarter)]
    items = [_item(action, Quarter(year, quarter), today) for action in own]
    return sorted(items, key=lambda one: (one.realised is not None, *_place(one)))


def overdue_list(actions: list[dict], year: int, quarter: int, today: date) -> list[Item]:
    """What should have been reported and is not: quarters of the year up to `quarter` that ended, the oldest first."""
    ended = [number for number in range(1, quarter + 1) if Quarter(year, number).has_ended(today)]
    items = [
        _item(action, Quarter(year, number), today)
        for number in ended
        for action in of_year(actions, year)
        if is_unreported(action, number)
    ]
    return sorted(items, key=lambda one: (one.quarter, *_place(one)))


def _item(action: dict, quarter: Quarter, today: date) -> Item:
    number = quarter.number
    state, left = state_of(action, number, today), (quarter.last_day - today).days
    return Item(action, quarter, state, target_of(action, number), realised_of(action, number), left)


def _place(item: Item) -> tuple[str, str]:
    """By perangkat daerah, then by activity; nobody named comes last."""
    return present(item.action["perangkat_daerah"]) or "\uffff", present(item.action["activity"]) or ""
