"""Actions in a table that people edit: its cells, what an edited table changes, and what somebody else changed since.

A grid line is a dict of CELLS and their words, None for an empty cell. Numbers are words too, '1.250,5': a number
column of the browser reads '60,37' as 6037 where the browser speaks English.
"""

import re
from decimal import Decimal
from typing import NamedTuple

from data.number_format import MINUS, format_bound, is_missing
from data.planning.cleaning import LABELS as STORED_LABELS
from data.planning.model import NUMBERS, ActionEdit
from pages._output.planning.values import present

AMOUNTS = (*NUMBERS, "budget", "absorbed")
EDITABLE = (
    "activity", "area", "perangkat_daerah", "unit",
    *(f"{kind}_{n}" for n in range(1, 5) for kind in ("target", "realised")),
    "stated_status", "obstacle", "follow_up", "evidence_url", "budget", "absorbed", "theme", "pokja",
    "output_indicator",
)  # fmt: skip
LABELS = {name: STORED_LABELS[name][:1].upper() + STORED_LABELS[name][1:] for name in EDITABLE}
REMOVED = "removed"  # the tick that removes an action
WAS = "was"  # not a cell: the action a new line was before somebody else removed it
READ_ONLY = {"action_id": "Kode", "mark": "Tanda", "version_id": "Versi", "actor": "Terakhir oleh", "place": "Asal"}
CELLS = ("action_id", "mark", REMOVED, *EDITABLE, "version_id", "actor", "place")
NUMBER = re.compile(rf"(?:rp\.?)?\s*([-{MINUS}]?)\s*(\d{{1,3}}(?:\.\d{{3}})+|\d+)(?:,(\d+))?", re.IGNORECASE)


class Conflict(NamedTuple):
    """An action that somebody else changed after the person saw it. `stands` is None where it was removed."""

    action_id: str
    seen: dict  # row of the question actions
    edit: ActionEdit
    stands: dict | None


def read_number(words) -> Decimal | str | None:
    """'1.250,5' -> Decimal('1250.5'), nothing -> None; what is no number so written stays as it is, to be refused."""
    if is_missing(words) or (isinstance(words, str) and not words.strip()):
        return None
    if isinstance(words, int | float | Decimal) and not isinstance(words, bool):
        return Decimal(str(words))
    match = NUMBER.fullmatch(str(words).strip())
    if not match:
        return str(words)
    sign, whole, decimals = match.groups()
    return Decimal(f"{'-' if sign else ''}{whole.replace('.', '')}.{decimals or 0}")


def value_of(name: str, cell):
    """What a cell says: None, an exact Decimal, or words in one line."""
    if name in AMOUNTS:
        return read_number(cell)
    return None if is_missing(cell) else " ".join(str(cell).split()) or None


def cell_of(name: str, value) -> str | None:
    """A value as the grid holds it."""
    if name in AMOUNTS and present(value) is not None and not isinstance(value, str):
        return format_bound(value)
    return None if present(value) is None else str(value)


def grid_line(row: dict) -> dict:
    """A row of the question actions as a line of the grid."""
    places = (row.get("file_name"), row.get("sheet_name"), row.get("cell_address"))
    line = {name: cell_of(name, row[name]) for name in EDITABLE}
    return line | {
        "action_id": row["action_id"],
        REMOVED: False,
        "mark": "ilustrasi" if row["is_illustrative"] else None,
        "version_id": str(row["version_id"]),
        "actor": present(row["actor"]),
        "place": " · ".join(filter(None, map(present, places))) or None,
    }


def new_line(fields: dict | None = None, was: str | None = None) -> dict:
    """A line of an action that is not in the store."""
    said = {name: cell_of(name, (fields or {}).get(name)) for name in EDITABLE}
    return dict.fromkeys(CELLS) | said | {REMOVED: False, WAS: was}


def lines_after(shown: list[dict], state: dict) -> list[dict]:
    """The lines of the grid as the person sees them; a deleted one is ticked as removed, added ones come last.

    state: what st.data_editor keeps: edited_rows (position -> cell -> words), added_rows, deleted_rows (positions).
    """
    edited = {int(position): cells for position, cells in state.get("edited_rows", {}).items()}
    deleted = set(map(int, state.get("deleted_rows", [])))
    lines = [
        line | edited.get(position, {}) | ({REMOVED: True} if position in deleted else {})
        for position, line in enumerate(shown)
    ]
    return lines + [new_line() | added for added in state.get("added_rows", [])]


def changes_of(before: list[dict], lines: list[dict], plan: dict) -> list[ActionEdit]:
    """What the lines of the grid change in the rows `before`; a new line without any word is passed over.

    plan: government_code and year of new actions.
    """
    rows = {row["action_id"]: row for row in before}
    edits = []
    for line in lines:
        row = rows.get(line["action_id"])
        said = {name: value_of(name, line[name]) for name in EDITABLE}
        if row is None:
            fields = {name: value for name, value in said.items() if value is not None}
            if fields and not line[REMOVED]:
                edits.append(ActionEdit(None, dict(plan) | fields))
        elif line[REMOVED]:
            edits.append(ActionEdit(row["action_id"], is_withdrawn=True))
        else:
            fields = {name: value for name, value in said.items() if value != value_of(name, row[name])}
            if fields:
                edits.append(ActionEdit(row["action_id"], fields))
    return edits


def lines_over(before: list[dict], standing: list[dict], edits: list[ActionEdit]) -> list[dict]:
    """The rows that stand, with the edits of the rows `before` laid over them.

    An edit of an action that no longer stands becomes a new line, so that nothing typed is lost.
    """
    rows = {row["action_id"]: row for row in before}
    known = {edit.action_id: edit for edit in edits if edit.action_id}
    lines = []
    for row in standing:
        edit = known.pop(row["action_id"], None)
        said = {name: cell_of(name, value) for name, value in edit.fields.items()} if edit else {}
        lines.append(grid_line(row) | said | {REMOVED: bool(edit and edit.is_withdrawn)})
    lost = [edit for edit in known.values() if not edit.is_withdrawn]
    lines += [new_line(rows[edit.action_id] | edit.fields, was=edit.action_id) for edit in lost]
    return lines + [new_line(edit.fields) for edit in edits if edit.action_id is None]


def take_standing(lines: list[dict], standing: list[dict], action_id: str) -> list[dict]:
    """The lines without what the person typed for one action: as it stands, gone where it does not."""
    rows = {row["action_id"]: row for row in standing}
    kept = [line for line in lines if line.get(WAS) != action_id]
    kept = [line for line in kept if line["action_id"] != action_id or action_id in rows]
    return [grid_line(rows[action_id]) if line["action_id"] == action_id else line for line in kept]


def conflicts_of(before: list[dict], standing: list[dict], edits: list[ActionEdit]) -> list[Conflict]:
    """The edited actions for which another version speaks now than when they were seen."""
    rows, now = ({row["action_id"]: row for row in some} for some in (before, standing))
    return [
        Conflict(edit.action_id, rows[edit.action_id], edit, now.get(edit.action_id))
        for edit in edits
        if edit.action_id in rows
        and (now.get(edit.action_id) or {}).get("version_id") != rows[edit.action_id]["version_id"]
    ]


def split_by_mark(before: list[dict], edits: list[ActionEdit]) -> dict[bool, list[ActionEdit]]:
    """is_illustrative -> its edits; a new action is real."""
    marks = {row["action_id"]: bool(row["is_illustrative"]) for row in before}
    split: dict[bool, list[ActionEdit]] = {False: [], True: []}
    for edit in edits:
        split[marks.get(edit.action_id, False)].append(edit)
    return split
