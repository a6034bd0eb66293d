"""The decisions of past raker: what is overdue first, then what is open by deadline, then what is done."""

from datetime import date
from typing import NamedTuple

from data.number_format import format_date
from pages._output import html
from pages._output.planning.values import day_of, mark, present, tagged
from pages._output.sentences.planning import deadline_words

CLOSED = ("selesai", "dibatalkan")
STATUS = {"belum": "belum dimulai", "berjalan": "berjalan", "selesai": "selesai", "dibatalkan": "dibatalkan"}
# State of a decision today -> (mark, word, palette role or None), in the order of the table.
STATES = {
    "terlambat": ("▼", "terlambat", "below"),
    "terbuka": ("○", "belum jatuh tempo", None),
    "selesai": ("▲", "selesai", "above"),
    "dibatalkan": ("×", "dibatalkan", None),
}
RULE = "Terlambat: tenggat sebelum hari ini, dan keputusan belum selesai atau dibatalkan."


class Standing(NamedTuple):
    """One decision as it stands today."""

    decision_id: str
    decision: str
    pic: str | None
    status: str | None  # as recorded, key of STATUS
    state: str  # key of STATES
    raker_date: date | None
    deadline: date | None
    days_left: int | None  # until the deadline; negative: days since
    follow_up: str | None
    is_illustrative: bool


def standings(rows: list[dict], today: date) -> list[Standing]:
    """The rows of the question raker_decisions in the order of the table.

    Overdue ones by deadline, the oldest first; open ones by deadline, those without one last; then what is done, then
    what was cancelled, each with the newest raker first.
    """
    return sorted((_standing(row, today) for row in rows), key=_order)


def _standing(row: dict, today: date) -> Standing:
    deadline, status = day_of(row["deadline"]), present(row["status"])
    left = None if deadline is None else (deadline - today).days
    state = status if status in CLOSED else "terlambat" if left is not None and left < 0 else "terbuka"
    return Standing(
        row["decision_id"], present(row["decision"]) or "–", present(row["pic"]), status, state,
        day_of(row["raker_date"]), deadline, left, present(row["follow_up"]), bool(row["is_illustrative"]),
    )  # fmt: skip


def _order(one: Standing) -> tuple:
    place, held = list(STATES).index(one.state), one.raker_date or date.min
    if one.state in CLOSED:
        return place, -held.toordinal(), one.decision
    return place, (one.deadline or date.max).toordinal(), one.decision


def counts(told: list[Standing]) -> dict[str, int]:
    """State -> number of decisions, every key of STATES."""
    return {state: sum(one.state == state for one in told) for state in STATES}


COLUMNS = [
    html.Column("Keputusan", "decision"),
    html.Column("PIC", "pic"),
    html.Column("Tenggat", "deadline"),
    html.Column("Keadaan", "state"),
    html.Column("Status dicatat", "status"),
    html.Column("Tindak lanjut", "follow_up"),
    html.Column("Raker", "raker"),
    html.Column("Tanda", "mark"),
]


def table_lines(told: list[Standing]) -> list[dict]:
    """The decisions as lines of COLUMNS; overdue ones carry the tint of a row that needs looking at."""
    return [
        {
            "id": one.decision_id,
            "decision": tagged(one.decision, [one.is_illustrative]),
            "decision_value": one.decision,
            "pic": one.pic,
            "deadline": format_date(one.deadline) if one.deadline else "tanpa tenggat",
            "deadline_value": one.deadline,
            "state": html.judgement(_state_words(one)),
            "state_value": _state_words(one)[1],
            "status": STATUS.get(one.status, one.status),
            "follow_up": one.follow_up,
            "raker": format_date(one.raker_date) if one.raker_date else None,
            "raker_value": one.raker_date,
            "mark": mark([one.is_illustrative]),
            "_class": "rb-red" if one.state == "terlambat" else "",
        }
        for one in told
    ]


def _state_words(one: Standing) -> tuple[str, str, str | None]:
    """'▼ terlambat 12 hari', '○ jatuh tempo 30 November 2026', '▲ selesai'."""
    sign, word, role = STATES[one.state]
    return sign, word if one.state in CLOSED else deadline_words(one), role
