"""What a raker decided: written down, changed and removed, each as a version of its own."""

from datetime import date, timedelta

from data import access, store
from data.ingest.storing.save_error import SaveError
from data.number_format import format_date
from data.permission import Caller
from data.planning import fields, standing
from data.planning.model import DECISION_STATUSES
from data.roles import Right

TABLE = "raker_decision"
COLUMNS = ("government_code", "raker_date", "decision", "pic", "deadline", "status", "follow_up")
EDITABLE = COLUMNS[1:]
MOST_DAYS_AHEAD = 31  # a raker is written down when it is held, or when it is called


def add_decision(
    con,
    caller: Caller,
    *,
    actor: str,
    government: str,
    raker_date: date,
    decision: str,
    pic: str | None = None,
    deadline: date | None = None,
    status: str = "belum",
    follow_up: str | None = None,
    is_illustrative: bool = False,
) -> str:
    """Store a decision and return its id, such as 'k1'.

    Raises NotAllowed when `caller` may not write, and SaveError with one sentence when the decision cannot be.
    """
    actor = access.require(con, caller, Right.WRITE, [government], actor)
    actor = fields.clean_actor(actor)
    row = _clean(dict(zip(COLUMNS, (government, raker_date, decision, pic, deadline, status, follow_up), strict=True)))
    _refuse_far(row["raker_date"])
    title = f"Keputusan raker: {_shortened(row['decision'])}, dicatat"
    with store.open_version(con, "edit", title, actor, None, is_illustrative=is_illustrative) as (cursor, version_id):
        fields.refuse_unknown_government(cursor, row["government_code"])
        _refuse_same(cursor, row, is_illustrative)
        decision_id = f"k{standing.next_number(cursor, TABLE)}"
        _append(cursor, version_id, decision_id, False, row, actor, None)
    return decision_id


def edit_decision(
    con, decision_id: str, caller: Caller, *, actor: str, reason: str, changes: dict, base_version: int | None
) -> int:
    """Say what columns (EDITABLE) of a decision are from now on, and return the new version.

    base_version: the data version the person saw. A changed illustrative decision stays illustrative. Raises
    NotAllowed, and SaveError also when nothing would change, it is gone or somebody changed it since.
    """
    actor = access.require(con, caller, Right.WRITE, _government(con, decision_id), actor)
    if unknown := sorted(changes.keys() - set(EDITABLE)):
        raise ValueError(f"no columns {unknown} of a decision")
    actor, reason = fields.clean_actor(actor), fields.clean_reason(reason)
    is_illustrative, words = _read_mark(con, decision_id)
    title = f"Keputusan raker: {words}, diubah"
    with store.open_version(con, "edit", title, actor, None, is_illustrative=is_illustrative) as (cursor, version_id):
        before = _standing(cursor, decision_id, is_illustrative, base_version)
        after = _clean(before | changes)
        if after == before:
            raise SaveError(f"Keputusan {decision_id} ({words}) sudah tersimpan seperti itu; tidak ada yang berubah.")
        if after["raker_date"] != before["raker_date"]:
            _refuse_far(after["raker_date"])
        _refuse_same(cursor, after, is_illustrative, decision_id)
        _append(cursor, version_id, decision_id, False, after, actor, reason)
    return version_id


def remove_decision(con, decision_id: str, caller: Caller, *, actor: str, reason: str, base_version: int | None) -> int:
    """Withdraw a decision and return the new version; undoing that version brings it back.

    Raises NotAllowed, and SaveError when it is gone already or somebody changed it since `base_version`.
    """
    actor = access.require(con, caller, Right.WRITE, _government(con, decision_id), actor)
    actor, reason = fields.clean_actor(actor), fields.clean_reason(reason)
    is_illustrative, words = _read_mark(con, decision_id)
    title = f"Keputusan raker: {words}, dihapus"
    with store.open_version(con, "edit", title, actor, None, is_illustrative=is_illustrative) as (cursor, version_id):
        before = _standing(cursor, decision_id, is_illustrative, base_version)
        _append(cursor, version_id, decision_id, True, before, actor, reason)
    return version_id


def write_decisions(cursor, version_id: int, rows: list[dict], *, actor: str, is_illustrative: bool) -> int:
    """Write the decisions that come with an upload inside its transaction and return how many are new.

    rows: COLUMNS -> value; one that stands already (same government, raker and words) is passed over. Raises SaveError
    for a decision that cannot be.
    """
    kept = cursor.execute(
        "select government_code, raker_date, decision from current_raker_decision where is_illustrative = ?",
        [is_illustrative],
    ).fetchall()
    standing_already = {(code, day, fields.folded(words)) for code, day, words in kept}
    number, written = standing.next_number(cursor, TABLE), 0
    for row in map(_clean, rows):
        fields.refuse_unknown_government(cursor, row["government_code"])
        key = (row["government_code"], row["raker_date"], fields.folded(row["decision"]))
        if key not in standing_already:
            standing_already.add(key)
            _append(cursor, version_id, f"k{number + written}", False, row, actor, None)
            written += 1
    return written


def _clean(row: dict) -> dict:
    where = "Keputusan raker, kolom"
    clean = {
        "government_code": fields.require_text(row["government_code"], f"{where} pemda", "pilih pemda dari daftar", 20),
        "raker_date": fields.clean_date(row["raker_date"], f"{where} tanggal raker"),
        "decision": fields.require_text(row["decision"], f"{where} keputusan", "tulis apa yang diputuskan"),
        "pic": fields.clean_text(row["pic"], f"{where} PIC", fields.LONGEST_NAME),
        "deadline": fields.clean_date(row["deadline"], f"{where} tenggat"),
        "status": fields.clean_choice(row["status"], f"{where} status", DECISION_STATUSES) or "belum",
        "follow_up": fields.clean_text(row["follow_up"], f"{where} tindak lanjut"),
    }
    if clean["raker_date"] is None:
        raise SaveError(f"{where} tanggal raker: belum diisi, seharusnya tanggal rapatnya.")
    if clean["deadline"] and clean["deadline"] < clean["raker_date"]:
        raise SaveError(
            f"{where} tenggat: {fields.found(clean['deadline'])}, seharusnya tidak sebelum tanggal raker"
            f" {clean['raker_date'].isoformat()}."
        )
    return clean


def _refuse_far(raker_date: date) -> None:
    """A raker far ahead is a year mistyped."""
    if raker_date > date.today() + timedelta(days=MOST_DAYS_AHEAD):
        raise SaveError(
            f"Keputusan raker, kolom tanggal raker: tertulis “{format_date(raker_date)}”, lebih dari"
            f" {MOST_DAYS_AHEAD} hari dari hari ini; periksa tahunnya."
        )


def _shortened(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:59].rstrip()}…"


def _government(con, decision_id: str) -> list[str] | None:
    """The government of a decision, for the right to change it; None of one that does not exist."""
    with con.cursor() as cursor:
        found = cursor.execute("select government_code from raker_decision where decision_id = ?", [decision_id])
        return [code for (code,) in found.fetchall()] or None


def _read_mark(con, decision_id: str) -> tuple[bool, str]:
    """(whether the decision is illustrative, which never changes; its words for a title); SaveError for no such id."""
    with con.cursor() as cursor:
        found = cursor.execute(
            f"select v.is_illustrative, d.decision from {TABLE} as d join version as v using (version_id)"
            " where decision_id = ? order by version_id desc limit 1",
            [decision_id],
        ).fetchone()
    if found is None:
        raise SaveError(f"Keputusan {fields.found(decision_id)} tidak dikenal; pilih dari daftar.")
    return found[0], _shortened(found[1])


def _standing(cursor, decision_id: str, is_illustrative: bool, base_version: int | None) -> dict:
    """The decision as it stands; SaveError when it is gone or newer than what the person saw."""
    code, words = cursor.execute(
        f"select government_code, decision from {TABLE} where decision_id = ? order by version_id desc", [decision_id]
    ).fetchone()
    name = f"Keputusan {decision_id} ({_shortened(words)})"
    standing.refuse_newer(cursor, TABLE, {(decision_id, is_illustrative): name}, base_version, code)
    found = cursor.execute(
        f"select {', '.join(COLUMNS)} from current_raker_decision where decision_id = ?", [decision_id]
    ).fetchone()
    if found is None:
        raise SaveError(f"{name} sudah dihapus; pilih dari daftar.")
    return dict(zip(COLUMNS, found, strict=True))


def _refuse_same(cursor, row: dict, is_illustrative: bool, decision_id: str = "") -> None:
    """One decision of one raker is written down once."""
    others = cursor.execute(
        "select decision_id, decision from current_raker_decision where decision_id <> ? and government_code = ?"
        " and raker_date = ? and is_illustrative = ?",
        [decision_id, row["government_code"], row["raker_date"], is_illustrative],
    ).fetchall()
    for other, words in others:
        if fields.folded(words) == fields.folded(row["decision"]):
            raise SaveError(f"Keputusan {fields.found(words)} dari raker itu sudah dicatat sebagai {other}.")


def _append(cursor, version_id: int, decision_id: str, is_withdrawn: bool, row: dict, actor, reason) -> None:
    said = {"version_id": version_id, "decision_id": decision_id, "is_withdrawn": is_withdrawn}
    standing.append(cursor, TABLE, [said | row | {"actor": actor, "reason": reason}])
