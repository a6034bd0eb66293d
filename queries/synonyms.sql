-- Under which names do people write an area, an indicator or a government?
-- $kind  government, indicator, area, header, predikat or missing  e.g. 'area'
-- Returns one row per canonical name: code, canonical, variants (list, as seen in real files).
select code, any_value(canonical) as canonical, list(distinct variant order by variant) as variants
from synonym
where kind = $kind
group by code
order by code;
