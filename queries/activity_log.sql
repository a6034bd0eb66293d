-- Who did what, newest first: versions of the data and everything noted beside them? A clock that was set back does not
-- move what was done later below what was done before.
-- Returns one row per event: happened_at (UTC), kind (seed, upload, edit, undo of a version; masuk, keluar, ditolak, peran,
-- cadangan, kirim, setuju, kembalikan, tarik), actor, email, governments (list of codes, empty where it was about none),
-- subject, old_content, new_content, reason, is_illustrative; of a version also version_id and the columns of the
-- question versions, and figures (up to three that changed: indicator_name, component, component_name, unit_code, unit,
-- year, kind, document, document_version, and status, value, upper_value and predikat before (old_) and after (new_)).
with said as (
    select version_id, government_code from open_said
    union
    select version_id, government_code from area_owner
    union
    select version_id, government_code from action_plan
    union
    select version_id, government_code from raker_decision
    union
    select version_id, government_code from checklist_answer
), touched as (
    select r.version_id, list(distinct s.government_code order by s.government_code) as governments
    from version_root as r
    join said as s on s.version_id = r.root_version
    group by all
), changed as (
    select f.*, i.short_name as indicator_name, i.unit, p.component_name,
        row_number() over (
            partition by f.version_id
            order by f.government_code, i.sort_order, f.component, f.unit_code, f.year, f.kind, f.document
        ) as place
    from open_first_change as f
    join open_version as v using (version_id)
    join indicator as i using (indicator_code)
    left join method as m on m.indicator_code = f.indicator_code
        and f.year between m.valid_from_year and coalesce(m.valid_to_year, 9999)
    left join component as p on p.method_code = m.method_code and p.component = f.component
    where v.kind <> 'seed'
), shown as (
    select version_id, list(c order by place) as figures
    from changed as c
    where place <= 3
    group by all
), event as (
    select o.created_at as happened_at, o.kind, o.actor, '' as email, coalesce(t.governments, []) as governments,
        o.title as subject, s.figures, max(o.created_at) over (order by o.version_id) as told_at,
        o.* exclude (created_at, kind, actor)
    from version_overview as o
    left join touched as t using (version_id)
    left join shown as s using (version_id)
    union all by name
    select happened_at, kind, actor, email,
        if(government_code = '', []::varchar[], string_split(government_code, ' ')) as governments, subject,
        old_content, new_content, reason, false as is_illustrative, max(happened_at) over (order by rowid) as told_at,
        row_number() over (order by rowid) as line
    from activity
)
select * exclude (told_at, line) from event order by told_at desc, version_id desc nulls first, line desc;
