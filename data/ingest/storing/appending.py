"""Rows of an upload: its claims, and the claims it withdraws or an undo restores."""

from datetime import date

TABLES = ("score", "target", "area_owner")  # every table of claims; withdrawing and restoring is the same for all
COMMON = """
    $version_id as version_id, 'U' || $version_id || '-' || n as claim_id, false as is_withdrawn, government_code,
    unit_code, indicator_code, component, year, value, value_decimals, stated_predikat, basis, $evidence as evidence,
    sheet_name, cell_address, file_number, note
"""
SCORES = f"""
insert into score by name
select {COMMON}, kind, status, native_value, kind = 'sementara' as is_provisional, $issued_on as issued_on
from incoming
where kind <> 'target' and n in (select n from decision where fate = 'disimpan')
order by n
"""
TARGETS = f"""
insert into target by name
select {COMMON}, upper_value, nullif(document, '') as document, nullif(document_version, '') as document_version,
    plan_from_year, plan_to_year
from incoming
where kind = 'target' and n in (select n from decision where fate = 'disimpan')
order by n
"""
WEIGHTS = """
insert into stated_weight
select $version_id, 'U' || $version_id || '-' || n, max_score
from incoming
where kind <> 'target' and component <> '' and max_score > 0 and n in (select n from decision where fate = 'disimpan')
order by n
"""


def append_claims(cursor, version_id: int, evidence: str | None, issued_on: date | None) -> None:
    """Append the rows of `incoming` that `decision` wants stored, as claims U<version>-<n>, with their weights."""
    given = {"version_id": version_id, "evidence": evidence}
    cursor.execute(SCORES, given | {"issued_on": issued_on})
    cursor.execute(TARGETS, given)
    cursor.execute(WEIGHTS, {"version_id": version_id})


def append_state(cursor, version_id: int, claims: str, is_withdrawn: bool) -> None:
    """Append the newest row of every claim_id of the table `claims` again: withdrawn, or restored."""
    for table in TABLES:
        cursor.execute(
            f"insert into {table} select * replace ($version_id as version_id, $is_withdrawn as is_withdrawn)"
            f" from {table} where claim_id in (select claim_id from {claims})"
            " qualify row_number() over (partition by claim_id order by version_id desc) = 1 order by claim_id",
            {"version_id": version_id, "is_withdrawn": is_withdrawn},
        )
