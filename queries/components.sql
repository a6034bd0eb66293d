-- Of which components and areas is an index made under each method?
-- $indicator_codes  indicator codes  e.g. ['RB']
-- Returns one row per component in path order: method_code, component (dotted path), component_name, level,
-- max_score (points, absent where not found), weight_applies_to, certainty, note.
select c.method_code, c.component, c.component_name, c.level, c.area_code, c.max_score, c.weight_applies_to,
    c.certainty, c.note
from component as c
join method as m using (method_code)
where list_contains($indicator_codes, m.indicator_code)
order by m.valid_from_year, c.component;
