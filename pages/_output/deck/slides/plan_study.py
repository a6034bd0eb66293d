"""What the slides about renaksi share: the quarter that is told, its rows, and where its actions were read."""

from datetime import date
from typing import NamedTuple

from data.number_format import format_number
from pages._output.deck.brief import Brief
from pages._output.deck.model import LeftOut
from pages._output.deck.slides import telling
from pages._output.planning.board import BoardRow, board, cancelled_count, total_row
from pages._output.planning.overdue import newest_ended, quarters_with_targets
from pages._output.planning.quarter import ROMAN, Quarter, of_year
from pages._output.planning.values import present

NOTHING = "Rencana aksi belum dimuat; unggah di Unggah data."
NO_TARGETS = "Renaksi yang dimuat belum punya target triwulan; isi targetnya di Rencana aksi."
FEWEST = 2  # groups that make a picture


class Plan(NamedTuple):
    """The renaksi of one government in the quarter told; cancelled ones are nowhere in it."""

    quarter: Quarter
    has_ended: bool  # False: no quarter of the plan did, and the first one with targets is told
    actions: list[dict]  # rows of actions, of the year of the quarter
    by: str  # 'area' or 'perangkat_daerah'
    rows: list[BoardRow]  # the groups with an action that has a target in the quarter
    total: BoardRow
    cancelled: int

    @property
    def flags(self) -> list[bool]:
        return [bool(one["is_illustrative"]) for one in self.actions]


def of_brief(brief: Brief) -> Plan | LeftOut:
    """The newest quarter of the plan that ended by today and before the quarter of the meeting.

    By area, or by perangkat daerah where these are fewer. Why there is none: no actions, or none with a target.
    """
    if not brief.actions:
        return LeftOut(NOTHING)
    quarters = quarters_with_targets(brief.actions)
    if not quarters:
        return LeftOut(NO_TARGETS)
    held = meeting_quarter(brief.meeting)
    ended = newest_ended(brief.actions, brief.today, held.previous if held else None)
    quarter = ended or quarters[0]
    by, rows = _grouped(brief.actions, quarter, brief.today)
    year, number = quarter
    return Plan(
        quarter,
        ended is not None,
        of_year(brief.actions, year),
        by,
        rows,
        total_row(brief.actions, year, number, brief.today),
        cancelled_count(brief.actions, year),
    )


def meeting_quarter(meeting: str) -> Quarter | None:
    """'Triwulan IV 2026' as a quarter; None for words of another kind."""
    parts = meeting.split()
    if len(parts) == 3 and parts[1] in ROMAN and parts[2].isdecimal():
        return Quarter(int(parts[2]), ROMAN.index(parts[1]) + 1)
    return None


def _grouped(actions: list[dict], quarter: Quarter, today: date) -> tuple[str, list[BoardRow]]:
    """(what the rows are, the rows with something to tell); perangkat daerah where these are fewer, and enough."""
    found = {by: _targeted(board(actions, *quarter, today, by)) for by in ("area", "perangkat_daerah")}
    areas, offices = found["area"], found["perangkat_daerah"]
    is_by_office = FEWEST <= len(offices) < len(areas) and all(row.key for row in offices)
    return ("perangkat_daerah", offices) if is_by_office else ("area", areas)


def _targeted(rows: list[BoardRow]) -> list[BoardRow]:
    return [row for row in rows if row.total > row.counts["tanpa_target"]]


def left_out_words(plan: Plan) -> str:
    """'Tidak dihitung: 2 tidak dinilai triwulan itu dan 1 dibatalkan.'"""
    told = []
    if plan.total.counts["tanpa_target"]:
        told.append(f"{format_number(plan.total.counts['tanpa_target'], 0)} tidak dinilai triwulan itu")
    if plan.cancelled:
        told.append(f"{format_number(plan.cancelled, 0)} dibatalkan")
    return f"Tidak dihitung: {' dan '.join(told)}." if told else ""


def origins_of(actions: list[dict]) -> tuple[str, ...]:
    """Where the actions were read, one line for each sheet and version."""
    counts: dict[tuple, int] = {}
    for one in actions:
        key = tuple(present(one[name]) for name in ("file_name", "sheet_name")) + (one["version_id"],)
        counts[*key, bool(one["is_illustrative"])] = counts.get((*key, bool(one["is_illustrative"])), 0) + 1
    told = []
    for (file_name, sheet, version, is_illustrative), count in counts.items():
        place = [file_name, f"lembar {sheet}" if sheet else None, f"versi {format_number(version, 0)}"]
        words = f"{format_number(count, 0)} renaksi: {', '.join(filter(None, place))}"
        told.append(f"{telling.tagged(words, is_illustrative)}.")
    return tuple(told)
