-- What is the newest comparable yearly change of these governments?
-- $government_codes  Kemendagri codes  e.g. ['53', '64']
-- $indicator_code    indicator code    e.g. 'RB'
-- $to_year           last year looked at  e.g. 2025
-- Returns one row per government that has two values under one method: previous_year, previous_value, year, value,
-- change_points, change_points_a_year, direction (membaik, tetap, memburuk), minimum_movement (points a year), is_illustrative
-- (one of the two values).
select c.government_code, g.short_name as government_name, m.short_name as method_name, c.method_code, c.valid_from_year,
    c.previous_year, c.previous_value, c.year, c.value, c.change_points, c.change_points_a_year, c.direction,
    c.minimum_movement, coalesce(c.is_illustrative or c.previous_is_illustrative, false) as is_illustrative
from (select y.*, m.valid_from_year from yearly_change as y join method as m using (method_code)) as c
join government as g using (government_code)
join method as m using (method_code)
where list_contains($government_codes, c.government_code) and c.indicator_code = $indicator_code
    and c.unit_code = '' and c.component = '' and c.kind = 'realisasi' and c.year <= $to_year
    and c.previous_value is not null
qualify row_number() over (partition by c.government_code order by c.year desc) = 1
order by list_position($government_codes, c.government_code);
