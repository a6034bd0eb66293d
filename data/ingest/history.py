"""What was done to the store, version by version."""

from data.ingest.undoing import in_force

VERSIONS = """
with file as (
    select version_id, list(file_name order by file_number) as files, any_value(mode) as mode
    from upload
    group by all
), effect as (
    select version_id, count(*) filter (where old_status is null) as new_count,
        count(*) filter (where old_status is not null and new_status is not null) as changed_count,
        count(*) filter (where new_status is null) as removed_count
    from figure_change
    group by all
), undoing as (
    select undoes_version as version_id, max(version_id) as undone_by
    from version
    where undoes_version is not null
    group by all
), claims as (
    select version_id, count(*) filter (where not is_withdrawn) as claim_count
    from (select version_id, is_withdrawn from score union all select version_id, is_withdrawn from target)
    group by all
)
select v.version_id, v.kind, v.title, v.actor, v.created_at, v.data_as_of, v.letter_number, v.letter_date,
    v.is_illustrative, v.undoes_version, u.undone_by, f.mode, coalesce(f.files, []) as files,
    coalesce(c.claim_count, 0) as claim_count, coalesce(e.new_count, 0) as new_count,
    coalesce(e.changed_count, 0) as changed_count, coalesce(e.removed_count, 0) as removed_count
from version as v
left join file as f using (version_id)
left join effect as e using (version_id)
left join undoing as u using (version_id)
left join claims as c using (version_id)
order by v.version_id desc
"""


def history(con) -> list[dict]:
    """Every version, newest first: who, when (UTC), what kind, its files and letter, what it undoes and what undid it.

    claim_count counts the claims it appended, new_count, changed_count and removed_count the figures it changed;
    is_in_force is false while an undo takes it back.
    """
    with con.cursor() as cursor:
        answer = cursor.execute(VERSIONS)
        names = [column[0] for column in answer.description]
        versions = [dict(zip(names, row, strict=True)) for row in answer.fetchall()]
    standing = set(in_force({row["version_id"]: (row["kind"], row["undoes_version"]) for row in versions}))
    return [row | {"is_in_force": row["version_id"] in standing} for row in versions]
