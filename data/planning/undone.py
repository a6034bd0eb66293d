"""What an undo does to the planning, in finished sentences."""

from collections import Counter
from functools import partial

from data.number_format import format_number
from data.planning.standing import KEYS, standing_at

NOUNS = {"action_plan": "renaksi", "raker_decision": "keputusan raker", "checklist_answer": "jawaban enam pertanyaan"}


def write_undone_headlines(cursor, new_version: int, root: int) -> list[str]:
    """Sentences about the actions, decisions and answers of version `root` after `new_version` undid or restored it.

    '3 renaksi kembali seperti sebelum versi 12.', of an undo undone '... seperti pada versi 12.'
    """
    when = f"{'pada' if _stands(cursor, root) else 'sebelum'} versi {root}"
    told = []
    for table, noun in NOUNS.items():
        before, after = (standing_at(cursor, table, version) for version in (new_version - 1, new_version))
        keys = _touched(cursor, table, root)
        moved = [key for key in keys if before.get(key) != after.get(key)]
        gone = sum(key not in after for key in moved)
        why_gone = partial(_why_gone, cursor, table, standing_at(cursor, table, root - 1) if gone else {})
        held = [key for key in keys if key not in moved and after.get(key, 0) > root]
        if len(moved) > gone:
            told.append(f"{format_number(len(moved) - gone, 0)} {noun} kembali seperti {when}.")
        for why, count in Counter(why_gone(key) or f"seperti {when}" for key in moved if key not in after).items():
            told.append(f"{format_number(count, 0)} {noun} tidak tampil lagi, {why}.")
        if held:
            told.append(f"{format_number(len(held), 0)} {noun} tetap, karena versi yang lebih baru mengubahnya.")
    return told


def _why_gone(cursor, table: str, earlier: dict, key: tuple) -> str | None:
    """Why a record that stood before the version is gone all the same; None where it did not stand, or no undo is why.

    earlier: what standing_at says of the moment before the version.
    """
    *values, is_illustrative = key
    same = " and ".join(f"{name} = ?" for name in KEYS[table])
    (maker,) = cursor.execute(
        f"select min(version_id) from {table} join version as v using (version_id)"
        f" where {same} and v.is_illustrative = ?",
        [*values, is_illustrative],
    ).fetchone()
    if key not in earlier or _stands(cursor, maker):
        return None
    return f"karena versi {maker} yang membuatnya sudah dibatalkan"


def _touched(cursor, table: str, root: int) -> list[tuple]:
    """Key and is_illustrative of every record of the version."""
    keys = ", ".join(KEYS[table])
    return cursor.execute(
        f"select distinct {keys}, v.is_illustrative from {table} join version as v using (version_id)"
        " where version_id = ? order by all",
        [root],
    ).fetchall()


def _stands(cursor, version_id: int) -> bool:
    """Whether the version is in force now."""
    return cursor.execute("select is_in_force from version_force where version_id = ?", [version_id]).fetchone()[0]
