"""Undo as a version of its own: nothing is removed, claims are withdrawn and restored until the undo is undone."""

from dataclasses import dataclass, field

from data import store
from data.ingest.storing.appending import append_state
from data.ingest.storing.changes import Change, figure_of
from data.ingest.storing.comparing import FIGURE
from data.ingest.storing.headlines import keep_positions, write_headlines
from data.ingest.storing.owner_words import write_owner_headlines
from data.ingest.storing.owners import OwnerChange, keep_owners, read_undone_owners, settle_owners
from data.ingest.storing.saving import SaveError
from data.permission import Caller
from data.planning.undone import write_undone_headlines
from data.reviewing.approval import Approval, record_approval, refuse_unseen, require_change, require_waiting
from data.reviewing.effect import effect_of

# A claim stands when the version it came with is in force and no version in force withdraws it.
STATES = """
create or replace temp table claim_state as
with withdrawal as (
    select claim_id, version_id from score where is_withdrawn
    union all
    select claim_id, version_id from target where is_withdrawn
    union all
    select claim_id, version_id from area_owner where is_withdrawn
), uploaded as (
    select claim_id, origin_version_id, is_withdrawn from uploaded_claim
    union all
    select claim_id, origin_version_id, is_withdrawn from uploaded_area_owner
), withdrawn as (
    select w.claim_id
    from withdrawal as w
    join version as v using (version_id)
    join in_force as f using (version_id)
    where v.kind <> 'undo'
)
select u.claim_id, u.is_withdrawn as was_withdrawn,
    f.version_id is null or u.claim_id in (select claim_id from withdrawn) as is_withdrawn
from uploaded as u
left join in_force as f on f.version_id = u.origin_version_id
"""
# The figures of the version at the root of the undo, and what became of them.
EFFECT = f"""
with touched as (
    select {FIGURE}, max(u.origin_version_id) as said_in
    from uploaded_claim as u
    where u.origin_version_id = $root
        or u.claim_id in (select claim_id from score where version_id = $root and is_withdrawn)
        or u.claim_id in (select claim_id from target where version_id = $root and is_withdrawn)
    group by all
)
select
    case
        when c.version_id is null and k.version_id > t.said_in then 'ditahan'
        when c.version_id is null then 'tetap'
        when k.status is null then 'dihapus'
        else 'dipulihkan'
    end,
    {FIGURE}, b.status, b.value, b.upper_value, b.predikat, b.version_id, null,
    k.status, k.value, k.upper_value, k.predikat, k.version_id
from touched as t
left join (select * from figure_change where version_id = $version_id) as c using ({FIGURE})
left join figure_before as b using ({FIGURE})
left join standing_figure as k using ({FIGURE})
order by all
"""


@dataclass
class UndoOutcome:
    """version_id is the new version, None after a dry run; the actions of `changes` are those of an undo."""

    version_id: int | None
    undone_version: int
    changes: list[Change]
    headlines: list[str]
    owner_changes: list[OwnerChange] = field(default_factory=list)
    planning: list[str] = field(default_factory=list)  # sentences about actions, decisions and answers
    effect: str = ""  # fingerprint of all of it, where a second person decides

    @property
    def held(self) -> list[Change]:
        """Figures that newer versions hold, so that the undo does not change them."""
        return [change for change in self.changes if change.action == "ditahan"]

    @property
    def held_owners(self) -> list[OwnerChange]:
        """Areas whose owner a newer version holds."""
        return [change for change in self.owner_changes if change.action == "ditahan"]


class _TakenBack(Exception):
    pass


def undo(
    con,
    version_id: int,
    actor: str,
    reason: str,
    caller: Caller,
    dry_run: bool = False,
    approval: Approval | None = None,
) -> UndoOutcome:
    """Take the claims of `version_id` back and restore those it withdrew; undoing an undo does the reverse.

    With `approval` the caller is the second person. Raises NotAllowed when `caller` may not write, SaveError for a
    version that cannot be undone, a submission decided before, or data changed since the second person's preview.
    """
    with con.cursor() as cursor:
        governments, is_figure = governments_of(cursor, version_id), needs_review(cursor, version_id)
    actor = require_change(con, caller, governments or None, actor, approval, dry_run, is_figure)
    outcome = UndoOutcome(None, version_id, [], [])
    title = f"Pembatalan versi {version_id}" + (f": {reason.strip()}" if reason.strip() else "")
    with con.cursor() as cursor:
        versions = _read_versions(cursor)
        if approval and not dry_run:  # who decided first is told before what that did
            require_waiting(cursor, approval.submission_id)
    _refuse(versions, version_id)
    _, _, as_of, is_illustrative = versions[version_id]
    try:
        with store.open_version(
            con, "undo", title, actor, as_of, undoes_version=version_id, is_illustrative=is_illustrative
        ) as (cursor, new_version):
            if approval and not dry_run:
                require_waiting(cursor, approval.submission_id)
            versions = _read_versions(cursor)
            _refuse({number: row for number, row in versions.items() if number != new_version}, version_id)
            _apply(cursor, new_version, versions, outcome)
            if approval:
                outcome.effect = effect_of(outcome, new_version)
            if dry_run:
                raise _TakenBack
            if approval:
                refuse_unseen(approval, outcome.effect)
                record_approval(cursor, approval, caller, new_version)
    except _TakenBack:
        return outcome
    outcome.version_id = new_version
    return outcome


def governments_of(cursor, version_id: int) -> list[str]:
    """The governments a version said something about; of an undo, those of the version at its root."""
    tables = ("version_said", "area_owner", "action_plan", "raker_decision", "checklist_answer")
    said = " union ".join(f"select version_id, government_code from {table}" for table in tables)
    return [
        code
        for (code,) in cursor.execute(
            f"select distinct s.government_code from ({said}) as s"
            " join version_root as r on s.version_id = r.root_version where r.version_id = ? order by all",
            [version_id],
        ).fetchall()
    ]


def needs_review(cursor, version_id: int) -> bool:
    """Whether undoing a version is a matter for two: not where it goes back to an edit that wrote no figure."""
    said = " union all ".join(f"select version_id from {table}" for table in ("version_said", "area_owner"))
    (is_plain,) = cursor.execute(
        f"select count(*) > 0 from version_root as r join version as v on v.version_id = r.root_version"
        f" where r.version_id = ? and v.kind = 'edit' and r.root_version not in ({said})",
        [version_id],
    ).fetchone()
    return not is_plain


def _read_versions(cursor) -> dict[int, tuple]:
    """version_id -> kind, undoes_version, data_as_of, is_illustrative."""
    rows = cursor.execute("select version_id, kind, undoes_version, data_as_of, is_illustrative from version")
    return {row[0]: row[1:] for row in rows.fetchall()}


def _refuse(versions: dict[int, tuple], version_id: int) -> None:
    if version_id not in versions:
        raise SaveError(f"Versi {version_id} tidak ada; lihat nomornya di riwayat.")
    if versions[version_id][0] == "seed":
        raise SaveError(f"Versi {version_id} berisi data terbitan bawaan aplikasi dan tidak dapat dibatalkan.")
    undone_by = {row[1]: number for number, row in versions.items()}
    last = version_id
    while last in undone_by:
        last = undone_by[last]
    if last != version_id:
        again = "membatalkannya lagi" if version_id in in_force(versions) else "memulihkannya"
        raise SaveError(
            f"Versi {version_id} sudah pernah dibatalkan oleh versi {undone_by[version_id]}; "
            f"untuk {again}, batalkan versi {last}."
        )


def _apply(cursor, new_version: int, versions: dict[int, tuple], outcome: UndoOutcome) -> None:
    """Bring every claim to the state that the versions in force ask for, and tell the effect."""
    governments = governments_of(cursor, outcome.undone_version)
    keep_positions(cursor, governments)
    keep_owners(cursor)
    cursor.execute(
        "create or replace temp table figure_before as"
        " select * from standing_figure where list_contains($governments, government_code)",
        {"governments": governments},
    )
    cursor.execute("create or replace temp table in_force (version_id integer)")
    cursor.executemany("insert into in_force values (?)", [[number] for number in in_force(versions)])
    cursor.execute(STATES)
    for is_withdrawn in (True, False):
        condition = "is_withdrawn and not was_withdrawn" if is_withdrawn else "was_withdrawn and not is_withdrawn"
        cursor.execute(f"create or replace temp table turning as select claim_id from claim_state where {condition}")
        append_state(cursor, new_version, "turning", is_withdrawn)
    store.settle(cursor)
    settle_owners(cursor, new_version)
    root = outcome.undone_version
    while versions[root][1] is not None:
        root = versions[root][1]
    rows = cursor.execute(EFFECT, {"root": root, "version_id": new_version}).fetchall()
    outcome.changes = [Change(row[0], figure_of(row[1:9]), None, *row[9:]) for row in rows]
    outcome.owner_changes = read_undone_owners(cursor, new_version, root)
    outcome.headlines = write_headlines(cursor, new_version, governments)
    outcome.headlines += write_owner_headlines(cursor, outcome.owner_changes)
    outcome.planning = write_undone_headlines(cursor, new_version, root)
    outcome.headlines += outcome.planning


def in_force(versions: dict[int, tuple]) -> list[int]:
    """The versions that no version in force undoes; an undo is always newer than what it undoes.

    `versions` maps a version to (kind, undoes_version, ...).
    """
    undone: set[int] = set()
    for number in sorted(versions, reverse=True):
        if number not in undone and versions[number][1] is not None:
            undone.add(versions[number][1])
    return [number for number in versions if number not in undone]
