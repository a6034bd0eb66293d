"""Owners of areas into the store: what an upload would change, its rows, and what an undo brings back.

The same steps as for figures (comparing.py, appending.py), per government and area instead of per figure.
"""

from dataclasses import dataclass

import pandas as pd

from data.ingest.model import Owner
from data.ingest.storing.appending import append_state

PLACE = "government_code, area"

BEFORE = "create or replace temp table owner_before as select * from standing_owner"
INCOMING = """
create or replace temp table incoming_owner (
    n integer, government_code varchar, area varchar, perangkat_daerah varchar, pokja varchar, note varchar,
    sheet_name varchar, cell_address varchar, file_number integer, threshold integer
)
"""
DECIDE = f"""
create or replace temp table owner_decision as
with incoming as (
    select {PLACE}, min(n) as n, min(threshold) as threshold, string_agg(perangkat_daerah, '; ' order by n) as owners,
        max(pokja) as pokja, string_agg(distinct note, ' · ' order by note) as note
    from incoming_owner
    where perangkat_daerah <> ''
    group by all
), upload_standing as (
    select {PLACE}, origin_version_id, string_agg(perangkat_daerah, '; ' order by owner_number) as owners,
        max(pokja) as pokja, string_agg(distinct note, ' · ' order by note) as note
    from uploaded_area_owner
    where not is_withdrawn and is_illustrative = $is_illustrative
    group by {PLACE}, origin_version_id
    qualify row_number() over (partition by {PLACE} order by origin_version_id desc) = 1
), moved as (
    select {PLACE}, max(version_id) as version_id
    from owner_change
    where version_id in (select version_id from version where not is_illustrative)
    group by all
)
select i.*, greatest(coalesce(u.origin_version_id, 0), coalesce(m.version_id, 0)) as newest_version,
    case
        when (u.owners, u.pokja, u.note) is not distinct from (i.owners, i.pokja, i.note) then 'sama'
        when $mode = 'tambah' and k.owners is not null and (not k.is_illustrative or $is_illustrative) then 'dilewati'
        else 'disimpan'
    end as fate,
    fate = 'disimpan' and newest_version > i.threshold
        and (k.owners, k.pokja, k.note) is distinct from (i.owners, i.pokja, i.note) as is_newer
from incoming as i
left join upload_standing as u using ({PLACE})
left join owner_before as k using ({PLACE})
left join moved as m using ({PLACE})
"""
# What `ganti` withdraws: standing owners of the governments it names owners for, of areas it does not mention at all.
WITHDRAW = f"""
create or replace temp table owner_leaving as
select u.claim_id, {PLACE}, u.origin_version_id as version_id, u.origin_version_id > $threshold as is_newer
from uploaded_area_owner as u
semi join (select government_code from incoming_owner where perangkat_daerah <> '') using (government_code)
anti join incoming_owner using ({PLACE})
where not u.is_withdrawn and u.is_illustrative = $is_illustrative and $mode = 'ganti'
"""
APPEND = """
insert into area_owner by name
select $version_id as version_id, 'U' || $version_id || '-O' || i.n as claim_id, false as is_withdrawn,
    government_code, area, i.n as owner_number, perangkat_daerah, i.pokja, i.note, sheet_name, cell_address, file_number
from incoming_owner as i
join owner_decision as d using (government_code, area)
where d.fate = 'disimpan' and perangkat_daerah <> ''
order by i.n
"""
SETTLE = f"""
insert into owner_change
select $version_id, {PLACE}, old.owners, old.pokja, old.note, coalesce(old.is_illustrative, false),
    new.owners, new.pokja, new.note, coalesce(new.is_illustrative, false)
from owner_before as old
full join standing_owner as new using ({PLACE})
where (old.owners, old.pokja, old.note, old.is_illustrative)
    is distinct from (new.owners, new.pokja, new.note, new.is_illustrative)
order by all
"""
# What stood and what stands for the areas of the table `touched`: columns of OwnerChange after the first three.
OLD_AND_NEW = """
    b.owners, b.pokja, b.note, coalesce(b.is_illustrative, false), b.version_id,
    k.owners, k.pokja, k.note, coalesce(k.is_illustrative, false), k.version_id
"""
CHANGES = f"""
with touched as (
    select n, fate, {PLACE} from owner_decision
    union all
    select distinct null, 'ditarik', {PLACE} from owner_leaving
)
select t.n, t.fate, c.version_id is not null as is_changed, {PLACE}, {OLD_AND_NEW}
from touched as t
left join owner_before as b using ({PLACE})
left join standing_owner as k using ({PLACE})
left join (select * from owner_change where version_id = $version_id) as c using ({PLACE})
order by t.n nulls last, {PLACE}
"""
UNDONE = f"""
with touched as (
    select {PLACE}, max(origin_version_id) as said_in
    from uploaded_area_owner
    where origin_version_id = $root
        or claim_id in (select claim_id from area_owner where version_id = $root and is_withdrawn)
    group by all
)
select
    case
        when c.version_id is null and k.version_id > t.said_in then 'ditahan'
        when c.version_id is null then 'tetap'
        when k.owners is null then 'dihapus'
        else 'dipulihkan'
    end,
    {PLACE}, null, {OLD_AND_NEW}
from touched as t
left join owner_before as b using ({PLACE})
left join standing_owner as k using ({PLACE})
left join (select * from owner_change where version_id = $version_id) as c using ({PLACE})
order by {PLACE}
"""


@dataclass(slots=True)
class OwnerChange:
    """Who answers for one area before and after an upload or an undo.

    action as of a figure (comparing.Change): baru | berubah | sama | tercatat | ditarik | dilewati, of an undo
    dipulihkan | dihapus | ditahan | tetap. *_owners are names joined by '; ', None where nobody is named. `said` is
    what the file says, with the cell of its first name; None where the file does not mention the area.
    """

    action: str
    government: str
    area: str
    said: Owner | None = None
    old_owners: str | None = None
    old_pokja: str | None = None
    old_note: str | None = None
    old_is_illustrative: bool = False
    old_version: int | None = None
    new_owners: str | None = None
    new_pokja: str | None = None
    new_note: str | None = None
    new_is_illustrative: bool = False
    new_version: int | None = None


def write_owners(
    cursor, version_id: int, owners: list[Owner], limits: list[int | None], oldest: int | None, mode: str,
    is_illustrative: bool,
) -> list[OwnerChange]:  # fmt: skip
    """Append the owners as claims U<version>-O<n> and return what that does; the caller commits or takes it back.

    `limits` are per file the data version it was prepared against, None where nothing newer can be overwritten
    unknowingly; `oldest` is the least of them.
    """
    keep_owners(cursor)
    _put(cursor, owners, limits)
    given = {"mode": mode, "is_illustrative": is_illustrative}
    cursor.execute(DECIDE, given)
    cursor.execute(WITHDRAW, given | {"threshold": oldest})
    cursor.execute(APPEND, {"version_id": version_id})
    append_state(cursor, version_id, "owner_leaving", is_withdrawn=True)
    settle_owners(cursor, version_id)
    return _read_changes(cursor, version_id, owners)


def keep_owners(cursor) -> None:
    """Note who answers for what before anything is written (temp table `owner_before`)."""
    cursor.execute(BEFORE)


def settle_owners(cursor, version_id: int) -> None:
    """Note in owner_change what the version at hand changed, as store.settle does for figures."""
    cursor.execute(SETTLE, {"version_id": version_id})


def read_undone_owners(cursor, version_id: int, root: int) -> list[OwnerChange]:
    """What became of the owners of version `root` when version `version_id` undid or restored it."""
    rows = cursor.execute(UNDONE, {"version_id": version_id, "root": root}).fetchall()
    return [OwnerChange(*row) for row in rows]


def read_real_owners(con, government: str) -> dict[str, dict]:
    """Area -> owners (joined by '; '), pokja and note of a government; without illustrative ones.

    What is shown as an illustration must not come back as real by way of a template.
    """
    with con.cursor() as cursor:
        rows = cursor.execute(
            "select area, owners, pokja, note from standing_owner where government_code = ? and not is_illustrative"
            " order by area",
            [government],
        ).fetchall()
    return {area: {"owners": owners, "pokja": pokja, "note": note} for area, owners, pokja, note in rows}


def _put(cursor, owners: list[Owner], limits: list[int | None]) -> None:
    """Make the temp table `incoming_owner`, one row each, numbered n from 1."""
    cursor.execute(INCOMING)
    text = lambda name: pd.Series([getattr(owner, name) for owner in owners], dtype=object)  # noqa: E731
    names = {
        "government_code": "government", "area": "area", "perangkat_daerah": "office", "pokja": "pokja",
        "note": "note", "sheet_name": "sheet", "cell_address": "cell",
    }  # fmt: skip
    frame = pd.DataFrame(
        {"n": range(1, len(owners) + 1)}
        | {column: text(name) for column, name in names.items()}
        | {"file_number": [owner.file_number for owner in owners]}
        | {"threshold": pd.array([limits[owner.file_number - 1] for owner in owners], dtype="Int32")}
    )
    cursor.register("owner_frame", frame)
    cursor.execute("insert into incoming_owner by name select * from owner_frame")
    cursor.unregister("owner_frame")


def _read_changes(cursor, version_id: int, owners: list[Owner]) -> list[OwnerChange]:
    """The areas in the order of the file, then what was withdrawn."""
    changes = []
    for row in cursor.execute(CHANGES, {"version_id": version_id}).fetchall():
        n, fate, is_changed, government, area, old_owners, *_ = row
        action = fate
        if fate == "disimpan":
            action = "tercatat" if not is_changed else "baru" if old_owners is None else "berubah"
        changes.append(OwnerChange(action, government, area, owners[n - 1] if n else None, *row[5:]))
    return changes
