"""The actions of an upload, inside its transaction: what they would change, and their rows."""

from dataclasses import dataclass

from data.ingest.storing.save_error import SaveError
from data.planning import fields, standing
from data.planning.cleaning import IDENTITY, clean_action, clean_row, identity
from data.planning.model import COLUMNS, Action, ActionChange, action_of
from data.planning.reading import Kept, read_actions

ACTIVITY = 2 + IDENTITY.index("activity")  # within what cleaning.identity returns


@dataclass(slots=True)
class Plans:
    """The actions that an upload can be about, and what is known of their versions."""

    kept: dict[str, Kept]
    touched: dict[tuple, int]  # key -> the newest version that was about the action
    now: dict[tuple, int]  # key -> the version that speaks for it
    known: dict[int, dict[tuple, int]]  # limit -> the same when the file was prepared

    def newer_version(self, one: Kept, limit: int | None) -> int | None:
        """The version that changed the action after `limit`; None where the file knew how it stands."""
        if limit is None or self.known[limit].get(one.key) == self.now.get(one.key):
            return None
        return self.touched[one.key]

    def was_known(self, one: Kept, limit: int | None) -> bool:
        """Whether the action stood when the file was prepared."""
        return limit is not None and one.key in self.known[limit]


def write_actions(
    cursor,
    version_id: int,
    rows: list[Action],
    *,
    limits: list[int | None],
    mode: str,
    is_illustrative: bool,
    actor: str,
    reason: str | None = None,
) -> list[ActionChange]:
    """Write the actions of an upload inside its transaction and return what that does; the caller may take it back.

    `limits` are per file (file_number - 1) the data version it was prepared against, None where nothing newer can be
    overwritten unknowingly (as for owners.write_owners). mode: tambah | perbaiki | ganti; a None of a row keeps what
    stands. An illustrative upload sees illustrative actions alone, a real one real ones. Changes come in the order of
    `rows`, then what was withdrawn. Raises SaveError for what clean_action or find_repeats can tell before.
    """
    rows = [clean_action(row, is_whole=False) for row in rows]
    plans = _read_plans(cursor, rows, limits, is_illustrative)
    found = match(plans, rows, limits)
    rows = [row if one and one.stands else clean_action(row) for row, one in zip(rows, found, strict=True)]
    for code in sorted({row.government for row in rows}):
        fields.refuse_unknown_government(cursor, code)
    _refuse_repeats(rows)
    number = standing.next_number(cursor, "action_plan")
    changes = []
    for row, one in zip(rows, found, strict=True):
        limit = limits[(row.file_number or 1) - 1]
        changes.append(_decide(plans, row, one, mode, limit, f"r{number}"))
        number += one is None
    if mode == "ganti":
        oldest = min((limit for limit in limits if limit is not None), default=None)
        changes += _find_leaving(plans, rows, found, oldest)
    said = {"version_id": version_id, "actor": actor, "reason": reason}
    standing.append(cursor, "action_plan", [_row_of(change) | said for change in changes if change.action in WRITTEN])
    return changes


WRITTEN = ("baru", "berubah", "ditarik")


def find_repeats(rows: list[Action]) -> list[tuple[Action, Action]]:
    """(first, again) for every row that names an action an earlier row of the same upload names.

    By the code, else by the words; two rows that both carry a code are two actions whatever their words are.
    """
    by_code: dict[tuple, Action] = {}
    by_words: dict[tuple, Action] = {}
    repeats = []
    for row in rows:
        first = by_code.setdefault((*row.place, row.action_id), row) if row.action_id else row
        if first is row and row.activity is not None:
            same = by_words.setdefault(identity(row.as_row()), row)
            first = row if row.action_id and same.action_id else same
        if first is not row:
            repeats.append((first, row))
    return repeats


def match(plans: Plans, rows: list[Action], limits: list[int | None]) -> list[Kept | None]:
    """The action each row is about: by its code, then by the same words, then by the only one that agrees."""
    found: list[Kept | None] = [None] * len(rows)
    free = dict(plans.kept)
    by_activity: dict[tuple, list[tuple[Kept, tuple]]] = {}
    for one in plans.kept.values():
        key = identity(one.row)
        by_activity.setdefault((key[:2], key[ACTIVITY]), []).append((one, key))
    for n, row in enumerate(rows):
        one = free.get(row.action_id)
        if one and (one.row["government_code"], one.row["year"]) == row.place:
            found[n] = free.pop(row.action_id)
    for agrees in (_is_same, _may_be_same):
        for n, row in enumerate(rows):
            if found[n] is not None or row.activity is None:
                continue
            limit, key = limits[(row.file_number or 1) - 1], identity(row.as_row())
            candidates = [
                one
                for one, other in by_activity.get((key[:2], key[ACTIVITY]), [])
                if one.action_id in free and agrees(key, other) and (one.stands or plans.was_known(one, limit))
            ]
            candidates.sort(key=lambda one: (not one.stands, one.number))
            if candidates and (agrees is _is_same or len(candidates) == 1):
                found[n] = free.pop(candidates[0].action_id)
    return found


def _is_same(key: tuple, other: tuple) -> bool:
    return key == other


def _may_be_same(key: tuple, other: tuple) -> bool:
    """Whether a row that leaves something out agrees with an action in everything it says."""
    return all(mine in (theirs, "") for mine, theirs in zip(key, other, strict=True))


def _read_plans(cursor, rows: list[Action], limits: list[int | None], is_illustrative: bool) -> Plans:
    places = {row.place for row in rows}
    kept = {
        one.action_id: one
        for one in read_actions(cursor).values()
        if one.is_illustrative == is_illustrative and (one.row["government_code"], one.row["year"]) in places
    }
    table = "action_plan"
    known = {limit: standing.standing_at(cursor, table, limit) for limit in set(limits) if limit is not None}
    now = standing.standing_at(cursor, table, standing.newest_version(cursor))
    return Plans(kept, standing.touched_by(cursor, table), now, known)


def _decide(plans: Plans, row: Action, one: Kept | None, mode: str, limit, fresh_id: str) -> ActionChange:
    """What becomes of one row of the file."""
    if one is None:
        return ActionChange("baru", fresh_id, row, None, _named(row, fresh_id))
    newer = plans.newer_version(one, limit)
    if not one.stands:  # withdrawn since, and said again: the same action comes back
        return ActionChange("baru", one.action_id, row, None, _named(row, one.action_id), newer)
    stated, old = row.as_row(), one.as_action()
    if row.action_id != one.action_id:  # found by its words: their spelling stays as it is
        stated |= {name: None for name in IDENTITY if one.row[name] is not None}
    merged = {name: one.row[name] if stated[name] is None else stated[name] for name in COLUMNS}
    if merged["area"] != "TEMATIK" and row.theme is None:  # a theme does not move along to RB General
        merged["theme"] = None
    merged = clean_row(merged, row.cell_words)
    if all(merged[name] == one.row[name] for name in COLUMNS):
        return ActionChange("sama", one.action_id, row, old, old)
    if mode == "tambah":
        return ActionChange("dilewati", one.action_id, row, old, old)
    new = _from_row(merged, one.action_id, row)
    return ActionChange("berubah", one.action_id, row, old, new, newer)


def _find_leaving(plans: Plans, rows: list[Action], found: list[Kept | None], oldest: int | None) -> list[ActionChange]:
    """What `ganti` withdraws: standing actions of the plans and offices the file names that it no longer holds."""
    offices: dict[tuple, set[str]] = {}
    for row, one in zip(rows, found, strict=True):
        named = offices.setdefault(row.place, set())
        named.add(fields.folded(row.office or (one.row["perangkat_daerah"] if one else None)))
    held = {one.action_id for one in found if one}
    leaving = []
    for one in plans.kept.values():
        place = (one.row["government_code"], one.row["year"])
        is_named = fields.folded(one.row["perangkat_daerah"]) in offices[place] or offices[place] == {""}
        if one.stands and one.action_id not in held and is_named:
            old, newer = one.as_action(), plans.newer_version(one, oldest)
            leaving.append(ActionChange("ditarik", one.action_id, None, old, None, newer))
    return leaving


def _row_of(change: ActionChange) -> dict:
    """The row of action_plan that makes the change, without who says it."""
    said = change.new or change.old
    read = {"sheet_name": said.sheet, "cell_address": said.cell, "file_number": said.file_number}
    return {"action_id": change.action_id, "is_withdrawn": change.new is None, **said.as_row(), **read}


def _named(row: Action, action_id: str) -> Action:
    return _from_row(row.as_row(), action_id, row)


def _from_row(columns: dict, action_id: str, read: Action) -> Action:
    return action_of(columns, action_id=action_id, sheet=read.sheet, cell=read.cell, file_number=read.file_number or 1)


def _refuse_repeats(rows: list[Action]) -> None:
    for first, again in find_repeats(rows):
        raise SaveError(
            f"{again.cell_words}: renaksi {fields.found(again.activity or again.action_id)} sudah ada di"
            f" {first.cell_words}; sisakan satu."
        )
