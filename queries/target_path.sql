-- Is each value of an index on its path to the end of the plan?
-- $government_codes  Kemendagri codes  e.g. ['53', '64']
-- $indicator_code    indicator code    e.g. 'RB'
-- Returns one row per government, kind and year with a target: end_year and end_* (the target of the plan's last
-- written year), required_pace and achieved_pace (points a year), first_year and first_value (where the achieved pace
-- begins), since_year, path_status (tercapai, di_jalur, perlu_dipercepat, tidak_bergerak, belum_dapat_dinilai) and
-- path_reason where it cannot be judged.
select *
from target_path
where list_contains($government_codes, government_code) and indicator_code = $indicator_code
    and unit_code = '' and component = ''
order by list_position($government_codes, government_code), year, kind;
