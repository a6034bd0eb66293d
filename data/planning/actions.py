"""The actions of the road map (renaksi), edited in place: several at once, as one version."""

from collections.abc import Iterable
from itertools import count

from data import access, store
from data.ingest.storing.save_error import SaveError
from data.number_format import format_number
from data.permission import Caller
from data.planning import fields, standing
from data.planning.cleaning import IDENTITY, LABELS, clean_action, clean_row, identity
from data.planning.model import COLUMNS, Action, ActionChange, ActionEdit
from data.planning.reading import Kept, read_actions, read_real_actions
from data.planning.uploading import find_repeats, write_actions
from data.roles import Right

__all__ = [
    "Action", "ActionChange", "ActionEdit", "clean_action", "edit_actions", "find_repeats", "read_real_actions",
    "write_actions",
]  # fmt: skip

FIXED = ("government_code", "year")  # of an action that stands: it does not move to another plan


def edit_actions(
    con, caller: Caller, *, actor: str, reason: str, edits: Iterable[ActionEdit], base_version: int | None
) -> int:
    """Store several edits as one version and return it; edits that change nothing are passed over.

    base_version: the data version the person saw; it may be None only where every edit adds an action. Edits of
    illustrative actions make an illustrative version, so that they never become real. Raises NotAllowed when `caller`
    may not write, ValueError without the base_version it needs, and SaveError with one sentence when nothing changes,
    an edit cannot be, an action was changed since, or real and illustrative ones are edited together.
    """
    actor = access.require(con, caller, Right.WRITE, None, actor)
    actor, reason, edits = fields.clean_actor(actor), fields.clean_reason(reason), list(edits)
    if base_version is None and any(edit.action_id is not None for edit in edits):
        raise ValueError("edits of actions that stand need the base_version the person saw")
    with con.cursor() as cursor:
        lines = _plan(cursor, edits, base_version)
        is_illustrative = _are_illustrative(lines)
    access.require(con, caller, Right.WRITE, {row["government_code"] for _kept, row, _is_withdrawn in lines})
    with store.open_version(con, "edit", f"Renaksi: {reason}", actor, None, is_illustrative=is_illustrative) as (
        cursor,
        version_id,
    ):
        lines = _plan(cursor, edits, base_version)
        if _are_illustrative(lines) != is_illustrative:
            raise SaveError("Renaksi yang diubah baru saja berganti; muat ulang tabelnya, lalu ulangi.")
        said = {"version_id": version_id, "actor": actor, "reason": reason}
        number = standing.next_number(cursor, "action_plan")
        rows = []
        for kept, row, is_withdrawn in lines:
            action_id = kept.action_id if kept else f"r{number}"
            number += kept is None
            rows.append({"action_id": action_id, "is_withdrawn": is_withdrawn, **row, **said})
        standing.append(cursor, "action_plan", rows)
    return version_id


def _are_illustrative(lines: list[tuple]) -> bool:
    """Whether the version of these lines is an illustrative one; a new action is real."""
    found = {kept is not None and kept.is_illustrative for kept, _row, _is_withdrawn in lines}
    if len(found) == 2:
        raise SaveError(
            "Renaksi ilustrasi dan renaksi nyata tidak dapat disimpan bersama; simpan dulu yang satu, lalu yang lain."
        )
    return found.pop()


def _plan(cursor, edits: list[ActionEdit], base_version: int | None) -> list[tuple[Kept | None, dict, bool]]:
    """(action before, its row after, whether it is withdrawn) of every edit that changes something."""
    everything = read_actions(cursor)
    _refuse_twice(edits)
    new = count(1)
    lines = [_plan_one(everything, edit, next(new) if edit.action_id is None else 0) for edit in edits]
    changed = [line for line in lines if line[0] is None or line[2] or line[1] != _content(line[0])]
    touched = {kept.key: _name(kept) for kept, *_ in changed if kept}
    government = next((row["government_code"] for _, row, _ in lines), None)
    standing.refuse_newer(cursor, "action_plan", touched, base_version, government)
    for kept, *_ in changed:
        if kept and not kept.stands:
            raise SaveError(f"{_name(kept)} sudah dihapus; muat ulang tabelnya.")
    if not changed:
        raise SaveError("Tidak ada renaksi yang berubah; semuanya sudah tersimpan seperti itu.")
    for code in sorted({row["government_code"] for kept, row, _ in changed if kept is None}):
        fields.refuse_unknown_government(cursor, code)
    _refuse_doubles(everything, changed)
    return changed


def _plan_one(everything: dict[str, Kept], edit: ActionEdit, number: int) -> tuple[Kept | None, dict, bool]:
    """One line of _plan. `number` counts the new actions of the save."""
    if unknown := sorted(edit.fields.keys() - set(COLUMNS)):
        raise ValueError(f"no columns {unknown} of an action")
    if edit.action_id is None:
        where = f"Renaksi baru ke-{format_number(number, 0)}"
        if edit.is_withdrawn:
            raise SaveError(f"{where}: belum tersimpan, jadi tidak dapat dihapus.")
        return None, clean_row(dict.fromkeys(COLUMNS) | edit.fields, where), False
    kept = everything.get(edit.action_id)
    if kept is None:
        raise SaveError(f"Renaksi {fields.found(edit.action_id)} tidak dikenal; muat ulang tabelnya.")
    if edit.is_withdrawn:
        return kept, _content(kept), True
    row = clean_row(_content(kept) | edit.fields, _name(kept))
    for name in FIXED:
        if row[name] != kept.row[name]:
            raise SaveError(
                f"{_name(kept)}, kolom {LABELS[name]}: {fields.found(row[name])}, seharusnya tetap {kept.row[name]};"
                " hapus renaksi ini dan tambahkan di rencana yang lain."
            )
    return kept, row, False


def _content(kept: Kept) -> dict:
    return {name: kept.row[name] for name in COLUMNS}


def _name(kept: Kept) -> str:
    """'Renaksi r3 (Menyusun peta proses bisnis)'."""
    words = kept.row["activity"] or ""
    return f"Renaksi {kept.action_id} ({words[:60]}{'…' if len(words) > 60 else ''})"


def _refuse_twice(edits: list[ActionEdit]) -> None:
    codes = [edit.action_id for edit in edits if edit.action_id is not None]
    for code in codes:
        if codes.count(code) > 1:
            raise SaveError(f"Renaksi {code} diubah dua kali dalam satu simpanan; gabungkan perubahannya.")


def _refuse_doubles(everything: dict[str, Kept], changed: list[tuple]) -> None:
    """Two actions of one plan that say the same could not be told apart by an upload."""
    marks = {one.action_id: (one.is_illustrative, identity(one.row)) for one in everything.values() if one.stands}
    moved = []
    new = count(1)
    for kept, row, is_withdrawn in changed:
        name = kept.action_id if kept else f"renaksi baru ke-{format_number(next(new), 0)}"
        mark = (kept is not None and kept.is_illustrative, identity(row))
        if is_withdrawn:
            del marks[name]
        elif marks.get(name) != mark:
            marks[name] = mark
            moved.append((name, row))
    for name, row in moved:
        others = [other for other, mark in marks.items() if mark == marks[name] and other != name]
        if others:
            same = ", ".join(LABELS[column] for column in IDENTITY if column != "activity")
            raise SaveError(
                f"Renaksi {fields.found(row['activity'])} sudah ada sebagai {others[0]} dengan {same} yang sama;"
                " ubah yang sudah ada."
            )
