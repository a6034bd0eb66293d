-- Where does each value of an index stand against the target that governs it?
-- $government_codes  Kemendagri codes  e.g. ['53', '64']
-- $indicator_code    indicator code    e.g. 'RB'
-- Returns one row per government, kind and year with a target: gap_points (value minus target, negative is short),
-- achievement_pct, target_status (tercapai, di_bawah, belum_dapat_dinilai), target_year, target_lower, is_due.
select *
from target_position
where list_contains($government_codes, government_code) and indicator_code = $indicator_code
    and unit_code = '' and component = ''
order by list_position($government_codes, government_code), year, kind;
