-- Which figures of one index counted when a version was the newest?
-- $government_code  Kemendagri code          e.g. '53'
-- $indicator_code   indicator code           e.g. 'RB'
-- $version_id       the version of that time  e.g. 1
-- Returns one row per figure that stood then, index before components: component with name, unit_code, year, kind,
-- document, status, value, upper_value, predikat, since_version (which version brought it), and now_value and now_status
-- (what counts today for the same figure; targets by document).
with asked as materialized (
    select * from open_change where government_code = $government_code and indicator_code = $indicator_code
), at_that_time as (
    select * from asked
    where version_id <= $version_id
    qualify row_number() over (
        partition by unit_code, component, year, kind, document, document_version order by version_id desc) = 1
), newest as (
    select * from asked
    qualify row_number() over (
        partition by unit_code, component, year, kind, document, document_version order by version_id desc) = 1
)
select t.unit_code, t.component, p.component_name, t.year, t.kind, t.document, t.document_version,
    t.new_status as status, t.new_value as value, t.new_upper_value as upper_value, t.new_predikat as predikat,
    t.version_id as since_version, n.new_status as now_status, n.new_value as now_value,
    n.new_upper_value as now_upper_value, n.new_predikat as now_predikat
from at_that_time as t
join newest as n using (unit_code, component, year, kind, document, document_version)
left join method as m on m.indicator_code = $indicator_code
    and t.year between m.valid_from_year and coalesce(m.valid_to_year, 9999)
left join component as p on p.method_code = m.method_code and p.component = t.component
where t.new_status is not null
order by t.component, t.unit_code, t.year desc,
    list_position(['realisasi', 'sementara', 'mandiri', 'target'], t.kind), t.document;
