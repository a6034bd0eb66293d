-- Which areas and components does this government have in its newest year with any?
-- $government_code  Kemendagri code      e.g. '35.78'
-- $indicator_code   indicator code       e.g. 'RB'
-- $to_year          last year looked at  e.g. 2025
-- Returns one row per component: component, component_name, level, area_code, year, value, max_score,
-- weight_applies_to, certainty, share_pct (of the ceiling; absent where none was found or only for ministries), source.
select s.component, coalesce(c.component_name, s.component) as component_name, c.level, c.area_code, s.year, s.value,
    c.max_score, c.weight_applies_to, c.certainty, s.publisher, s.is_illustrative,
    case when c.weight_applies_to <> 'ministries' then s.value / c.max_score * 100 end as share_pct
from current_score as s
left join component as c on c.method_code = s.method_code and c.component = s.component
where s.government_code = $government_code and s.indicator_code = $indicator_code and s.unit_code = ''
    and s.component <> '' and s.kind = 'realisasi' and s.value is not null and s.year <= $to_year
qualify s.year = max(s.year) over ()
order by s.component;
