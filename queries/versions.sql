-- What was done to the data, newest first?
-- Returns one row per version: kind (seed, upload, edit, undo), title, actor, created_at (UTC), data_as_of, letter,
-- is_illustrative, undoes_version, undone_by, file_names, modes, attachment_names (lists), and what it changed in what
-- counts: new_count, changed_count, gone_count.
with changed as (
    select version_id, count(*) filter (old_status is null and new_status is not null) as new_count,
        count(*) filter (old_status is not null and new_status is not null) as changed_count,
        count(*) filter (new_status is null) as gone_count
    from figure_change
    group by version_id
), sent as (
    select version_id, list(file_name order by file_number) as file_names, list(mode order by file_number) as modes
    from upload
    group by version_id
), attached as (
    select version_id, list(file_name order by file_name) as attachment_names from attachment group by version_id
), undone as (
    select undoes_version as version_id, max(version_id) as undone_by
    from version
    where undoes_version is not null
    group by undoes_version
)
select v.version_id, v.kind, v.title, v.actor, v.created_at, v.data_as_of, v.letter_number, v.letter_date,
    v.is_illustrative, v.undoes_version, u.undone_by, s.file_names, s.modes, a.attachment_names,
    coalesce(c.new_count, 0) as new_count, coalesce(c.changed_count, 0) as changed_count,
    coalesce(c.gone_count, 0) as gone_count
from version as v
left join changed as c using (version_id)
left join sent as s using (version_id)
left join attached as a using (version_id)
left join undone as u using (version_id)
order by v.version_id desc;
