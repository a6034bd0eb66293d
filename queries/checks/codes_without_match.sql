-- Claims whose government, indicator, method, component or source is not known. The source of a value entered
-- on the page is the version itself. Actions, decisions and answers of the planning (by their id, or the perangkat daerah,
-- as claim_id) whose government is not known.
with stated as (
    select claim_id, government_code, indicator_code, component, year, source_id, sheet_name, version_id from open_score
    union all
    select claim_id, government_code, indicator_code, component, year, source_id, sheet_name, version_id from target
), coded as (
    select *, min(version_id) over (partition by claim_id) as origin_version_id from stated
)
select s.claim_id, s.government_code, s.indicator_code, s.component, s.year, s.source_id
from coded as s
join open_version as v on v.version_id = s.origin_version_id
left join government as g using (government_code)
left join method as m on m.indicator_code = s.indicator_code
    and s.year between m.valid_from_year and coalesce(m.valid_to_year, 9999)
left join component as c on c.method_code = m.method_code and c.component = s.component
left join source as o using (source_id)
where g.government_code is null or m.method_code is null or (s.component <> '' and c.component is null)
    or (o.source_id is null and s.sheet_name is null and v.kind <> 'edit')
union all
select record_id, government_code, null, null, year, null
from (
    select action_id as record_id, government_code, year from action_plan
    union all
    select decision_id, government_code, null from raker_decision
    union all
    select perangkat_daerah, government_code, null from checklist_answer
)
anti join government using (government_code)
order by all;
