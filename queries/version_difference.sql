-- What differs in what counts between two versions?
-- $from_version  the older version, 0 is the empty store  e.g. 0
-- $to_version    the newer version                        e.g. 1
-- Returns one row per figure that differs: its names, year, kind, document, and status, value, upper_value and predikat
-- before (old_) and after (new_); status is absent where there was or is nothing.
with step as (
    select *, document || '|' || document_version as paper
    from figure_change
    where version_id > $from_version and version_id <= $to_version
), composed as (
    select government_code, unit_code, indicator_code, component, year, kind, document, document_version,
        first(old_status order by version_id) as old_status, first(old_value order by version_id) as old_value,
        first(old_upper_value order by version_id) as old_upper_value,
        first(old_predikat order by version_id) as old_predikat,
        last(new_status order by version_id) as new_status, last(new_value order by version_id) as new_value,
        last(new_upper_value order by version_id) as new_upper_value,
        last(new_predikat order by version_id) as new_predikat
    from step
    group by all
)
select d.*, g.short_name as government_name, i.short_name as indicator_name, i.unit, p.component_name
from composed as d
join government as g using (government_code)
join indicator as i using (indicator_code)
left join method as m on m.indicator_code = d.indicator_code
    and d.year between m.valid_from_year and coalesce(m.valid_to_year, 9999)
left join component as p on p.method_code = m.method_code and p.component = d.component
where (d.old_status, d.old_value, d.old_upper_value, d.old_predikat)
    is distinct from (d.new_status, d.new_value, d.new_upper_value, d.new_predikat)
order by g.level <> 'provinsi', d.government_code, i.sort_order, d.component, d.unit_code, d.year, d.kind, d.document;
