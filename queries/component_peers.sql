-- Which governments have parts of an index with a known ceiling under one method?
-- $indicator_code  indicator code  e.g. 'RB'
-- $method_code     method version  e.g. 'RB-2023'
-- Returns one row per government, by name: government_code, government_name, year (the newest with such parts),
-- component_count (parts with a ceiling: the weight an upload states, else the published one unless that is only known
-- for ministries), is_illustrative (any of them).
with figure as (
    select s.government_code, s.year, s.is_illustrative,
        coalesce(w.max_score, case when c.weight_applies_to <> 'ministries' then c.max_score end) as ceiling
    from current_score as s
    left join component as c on c.method_code = s.method_code and c.component = s.component
    left join told_weight as w on w.government_code = s.government_code and w.indicator_code = s.indicator_code
        and w.component = s.component and w.year = s.year and w.is_illustrative = s.is_illustrative
    where s.indicator_code = $indicator_code and s.method_code = $method_code and s.unit_code = ''
        and s.component <> '' and s.kind = 'realisasi' and s.status = 'ada' and s.value is not null
), loaded as (
    select government_code, year, count(*) as component_count, bool_or(is_illustrative) as is_illustrative
    from figure
    where ceiling is not null
    group by all
)
select l.government_code, g.short_name as government_name, l.year, l.component_count, l.is_illustrative
from loaded as l
join government as g using (government_code)
qualify row_number() over (partition by l.government_code order by l.year desc) = 1
order by government_name;
