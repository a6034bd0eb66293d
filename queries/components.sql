-- Of which components and areas is an index made under each method, with what weights, and where is that written?
-- $indicator_codes  indicator codes  e.g. ['RB']
-- Returns one row per method version and component, oldest method first: method_code, method_name (short), regulation,
-- valid_from_year, valid_to_year, component (dotted path), component_name, level, area_code, max_score (points, absent
-- where not found), weight_applies_to, certainty, note, source (addresses or titles, separated by ' ; ').
select c.method_code, m.indicator_code, m.short_name as method_name, m.regulation, m.valid_from_year, m.valid_to_year,
    c.component, c.component_name, c.level, c.area_code, c.max_score, c.weight_applies_to, c.certainty, c.note, c.source
from component as c
join method as m using (method_code)
where list_contains($indicator_codes, m.indicator_code)
order by m.valid_from_year, c.method_code, c.component;
