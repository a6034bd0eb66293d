-- How far is the self-assessment (PMPRB) of a government from the result of the evaluation?
-- $government_code  Kemendagri code  e.g. '82'
-- Returns one row per year and component with a self-assessed value, newest year first, the index itself as component
-- '': year, method_code, method_name, component (dotted path), component_name, area_code, own_value and result_value
-- (points; the result is final, absent where none is loaded), difference_points (own minus result), and own_ and result_
-- publisher, version_id and is_illustrative.
with figure as (
    select * from current_score
    where government_code = $government_code and indicator_code = 'RB' and unit_code = '' and status = 'ada'
        and value is not null
), result as (
    select * from figure where kind = 'realisasi' and not is_provisional
)
select o.year, o.method_code, m.short_name as method_name, o.component,
    case when o.component = '' then 'Indeks RB' else coalesce(c.component_name, o.component) end as component_name,
    c.area_code, o.value as own_value, r.value as result_value, o.value - r.value as difference_points,
    o.publisher as own_publisher, o.version_id as own_version_id, o.is_illustrative as own_is_illustrative,
    r.publisher as result_publisher, r.version_id as result_version_id, r.is_illustrative as result_is_illustrative
from figure as o
left join result as r using (component, year)
left join method as m on m.method_code = o.method_code
left join component as c on c.method_code = o.method_code and c.component = o.component
where o.kind = 'mandiri'
order by o.year desc, o.component;
