-- What does the plan of a government do, and how far is it?
-- $government_code  Kemendagri code                e.g. '82'
-- $year             year of the plan, null = all   e.g. 2025
-- Returns one row per action that stands, by area of change, perangkat daerah and number: action_id, year, area (MP,
-- PUU, ..., TEMATIK), area_name, theme (of RB Tematik), pokja, perangkat_daerah, activity, output_indicator, unit,
-- target_1 to target_4 and realised_1 to realised_4 (of each quarter, in unit), budget and absorbed (rupiah), obstacle,
-- follow_up, evidence_url, stated_status (berjalan, selesai, terhambat, dibatalkan), is_illustrative, version_id, actor,
-- reason and created_at (UTC) of what was last said, and sheet_name, cell_address and file_name where the action was
-- last read from a file (absent where it never was; edits since then are in the values).
with read as (
    select a.action_id, a.sheet_name, a.cell_address, u.file_name
    from action_plan as a
    join version_force as f using (version_id)
    left join open_upload as u on u.version_id = a.version_id and u.file_number = a.file_number
    where f.is_in_force and a.sheet_name is not null
    qualify row_number() over (partition by a.action_id order by a.version_id desc) = 1
)
select p.action_id, p.year, p.area, case when p.area = 'TEMATIK' then 'RB Tematik' else n.area_name end as area_name,
    p.theme, p.pokja, p.perangkat_daerah, p.activity, p.output_indicator, p.unit,
    p.target_1, p.target_2, p.target_3, p.target_4, p.realised_1, p.realised_2, p.realised_3, p.realised_4,
    p.budget, p.absorbed, p.obstacle, p.follow_up, p.evidence_url, p.stated_status, p.is_illustrative,
    p.version_id, p.actor, if(v.is_embargoed, v.title, p.reason) as reason, v.created_at, r.sheet_name, r.cell_address, r.file_name
from current_action_plan as p
join open_version as v using (version_id)
left join area_name as n using (area)
left join read as r using (action_id)
where p.government_code = $government_code and ($year is null or p.year = $year)
order by list_position(['MP', 'PUU', 'ORG', 'TTL', 'SDM', 'AKT', 'WAS', 'PP', 'TEMATIK'], p.area) nulls last,
    p.perangkat_daerah nulls last, p.action_id[2:]::integer;
