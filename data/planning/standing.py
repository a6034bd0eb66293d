"""Which version speaks for a record of the planning, now and at any version, and who changed it in between."""

from datetime import datetime, timedelta

import pandas as pd

from data.ingest.storing.save_error import SaveError
from data.number_format import format_date, is_missing

KEYS = {
    "action_plan": ("action_id",),
    "raker_decision": ("decision_id",),
    "checklist_answer": ("government_code", "perangkat_daerah", "question"),
}
GONE = {"action_plan": "is_withdrawn", "raker_decision": "is_withdrawn", "checklist_answer": "answer is null"}
ZONES = {"WIB": 7, "WITA": 8, "WIT": 9}  # hours ahead of UTC


def standing_at(cursor, table: str, at_version: int) -> dict[tuple, int]:
    """Key and is_illustrative -> the version that spoke for the record when `at_version` was the newest; none if gone.

    A real and an illustrative answer of one question are two records.
    """
    keys = ", ".join(f"t.{name}" for name in KEYS[table])
    rows = cursor.execute(
        f"""
        with newest as (
            select {keys}, v.is_illustrative, t.version_id, t.{GONE[table]} as is_gone
            from {table} as t
            join version_force_at(?) as f using (version_id)
            join version as v using (version_id)
            where f.is_in_force
            qualify row_number() over (partition by {keys}, v.is_illustrative order by t.version_id desc) = 1
        )
        select * exclude (is_gone) from newest where not is_gone
        """,
        [at_version],
    ).fetchall()
    return {tuple(key): version for *key, version in rows}


def newest_version(cursor) -> int:
    """The data version there is now."""
    return cursor.execute("select last_version from version_counter").fetchone()[0]


def touched_by(cursor, table: str) -> dict[tuple, int]:
    """Key and is_illustrative -> the newest version that said or took back anything about the record."""
    keys = ", ".join(f"t.{name}" for name in KEYS[table])
    rows = cursor.execute(
        f"select {keys}, v.is_illustrative, max(r.version_id) from {table} as t"
        " join version as v using (version_id) join version_root as r on r.root_version = t.version_id group by all"
    ).fetchall()
    return {tuple(key): version for *key, version in rows}


def refuse_newer(cursor, table: str, keys: dict[tuple, str], base_version: int | None, government: str | None) -> None:
    """SaveError when one of the records changed since `base_version`, the data version the person saw.

    `keys` are key and is_illustrative -> what the record is called in a sentence; times are told on the clock of
    `government`.
    """
    now = newest_version(cursor)
    if base_version is None or base_version >= now:
        return
    before, after = standing_at(cursor, table, base_version), standing_at(cursor, table, now)
    for key, name in keys.items():
        if before.get(key) != after.get(key):
            version = touched_by(cursor, table)[key]
            done = "diubah" if key in after else "dihapus"
            raise SaveError(
                f"{name} sudah {done} {_who_and_when(cursor, version, government)} (versi {version}), setelah versi"
                f" {base_version} yang Anda lihat; muat ulang, periksa isinya, lalu ulangi bila perlu."
            )


def _who_and_when(cursor, version: int, government: str | None) -> str:
    actor, moment, zone = cursor.execute(
        "select actor, created_at, (select time_zone from government where government_code = ?) from version"
        " where version_id = ?",
        [government, version],
    ).fetchone()
    return f"oleh {actor or 'seseorang'} pada {moment_words(moment, zone)}"


def moment_words(moment: datetime, zone: str | None) -> str:
    """A moment of the store (UTC) on the clock of a zone, WIB where none is known: '21 November 2026 11.05 WITA'."""
    zone = zone if zone in ZONES else "WIB"
    local = moment + timedelta(hours=ZONES[zone])
    return f"{format_date(local)} {local:%H.%M} {zone}"


def append(cursor, table: str, rows: list[dict]) -> None:
    """Append rows given as column -> value; every column is handed over as words, so that no type is guessed."""
    if not rows:
        return
    words = lambda value: None if is_missing(value) else str(value)  # noqa: E731
    frame = pd.DataFrame({name: pd.Series([words(row[name]) for row in rows], dtype=object) for name in rows[0]})
    cursor.register("planning_frame", frame)
    cursor.execute(f"insert into {table} by name select * from planning_frame")
    cursor.unregister("planning_frame")


def next_number(cursor, table: str) -> int:
    """The number of the next record; one that was ever given is never given again."""
    (key,) = KEYS[table]
    return cursor.execute(f"select coalesce(max({key}[2:]::integer), 0) + 1 from {table}").fetchone()[0]
