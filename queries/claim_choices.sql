-- For which figures of this government and indicator was anything ever claimed, also what was withdrawn?
-- $government_code  Kemendagri code  e.g. '53'
-- $indicator_code   indicator code   e.g. 'RB'
-- Returns one row per figure: unit_code ('' is the government), component ('' is the index) with component_name,
-- year, kind (target included), claim_count.
with claimed as (
    select claim_id, unit_code, component, year, kind
    from open_score
    where government_code = $government_code and indicator_code = $indicator_code and not is_withdrawn
    union all
    select claim_id, unit_code, component, year, 'target'
    from target
    where government_code = $government_code and indicator_code = $indicator_code and not is_withdrawn
)
select c.unit_code, c.component, any_value(p.component_name) as component_name, c.year, c.kind,
    count(distinct c.claim_id) as claim_count
from claimed as c
left join method as m on m.indicator_code = $indicator_code
    and c.year between m.valid_from_year and coalesce(m.valid_to_year, 9999)
left join component as p on p.method_code = m.method_code and p.component = c.component
group by c.unit_code, c.component, c.year, c.kind
order by c.unit_code, c.component, c.year desc, list_position(['realisasi', 'sementara', 'mandiri', 'target'], c.kind);
