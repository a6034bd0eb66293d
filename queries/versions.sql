-- What was done to the data, newest first?
-- Returns one row per version: kind (seed, upload, edit, undo), title, actor, created_at (UTC), data_as_of, letter,
-- is_illustrative, undoes_version, undone_by, mode, file_names and attachment_names (lists), claim_count, and what it
-- changed in what counts: new_count, changed_count, gone_count, and in owners of areas owner_new_count,
-- owner_changed_count, owner_gone_count; of the planning action_count, decision_count and answer_count (what it wrote, of
-- an undo what the version at its root wrote).
select * from version_overview order by version_id desc;
