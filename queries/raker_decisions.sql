-- What did the raker of a government decide, and what is still open?
-- $government_code  Kemendagri code  e.g. '82'
-- Returns one row per decision that stands, open ones (belum, berjalan) first, of these the earliest deadline first and
-- those without one last: decision_id, raker_date, decision, pic, deadline (absent where none was set), status (belum,
-- berjalan, selesai, dibatalkan), follow_up, is_illustrative, version_id, actor, reason and created_at (UTC) of what was
-- last said.
select d.decision_id, d.raker_date, d.decision, d.pic, d.deadline, d.status, d.follow_up, d.is_illustrative,
    d.version_id, d.actor, d.reason, v.created_at
from current_raker_decision as d
join open_version as v using (version_id)
where d.government_code = $government_code
order by d.status in ('selesai', 'dibatalkan'), d.deadline nulls last, d.raker_date desc, d.decision_id[2:]::integer;
