-- What stands today, as open data?
-- Returns one row per figure and per target of each document, with the columns of pages/_output/open_data.py: codes and
-- names of province, kabupaten/kota and indicator, component, unit, value, upper_value, year, kind, document, status,
-- predikat (decided or computed) and stated_predikat, method, source, file, sheet, cell, version, is_illustrative.
with standing as (
    select government_code, unit_code, indicator_code, component, year, kind, status, value, upper_value, native_value,
        predikat, stated_predikat, is_provisional, '' as document, '' as document_version, method_code, evidence,
        source_title, publisher, url, published_on, sheet_name, cell_address, file_number, version_id,
        is_illustrative
    from current_score
    where kind <> 'target'
    union all
    select government_code, unit_code, indicator_code, component, year, 'target', 'ada', value, upper_value, null,
        null, stated_predikat, false, document, document_version, method_code, evidence, source_title, publisher,
        url, published_on, sheet_name, cell_address, file_number, version_id,
        is_illustrative
    from current_target
)
select left(d.government_code, 2) as province_code, p.short_name as province_name,
    case when g.level <> 'provinsi' then d.government_code end as regency_code,
    case when g.level <> 'provinsi' then g.short_name end as regency_name,
    d.indicator_code, i.indicator_name, d.component, c.component_name, d.unit_code, d.value, d.upper_value,
    d.native_value, i.unit, d.year, d.kind, d.document, d.document_version, d.status, d.predikat, d.stated_predikat,
    coalesce(d.is_provisional, false) as is_provisional, m.regulation, d.evidence, d.publisher, d.source_title, d.url,
    d.published_on, u.file_name, d.sheet_name, d.cell_address, d.version_id,
    coalesce(d.is_illustrative, false) as is_illustrative
from standing as d
join government as g using (government_code)
left join government as p on p.government_code = left(d.government_code, 2)
join indicator as i using (indicator_code)
left join method as m using (method_code)
left join component as c on c.method_code = d.method_code and c.component = d.component
left join open_upload as u on u.version_id = d.version_id and u.file_number = d.file_number
order by d.government_code, i.sort_order, d.component, d.unit_code, d.year, d.kind, d.document, d.document_version;
