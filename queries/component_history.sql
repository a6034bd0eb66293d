-- How did the components and areas of an index move, year by year?
-- $government_code  Kemendagri code  e.g. '35.78'
-- $indicator_code   indicator code   e.g. 'RB'
-- Returns one row per year and component with a final value, the index itself as component '': year, component (dotted
-- path), component_name, level, area_code, value (points), ceiling (points: the weight that an upload of the figure
-- states, else the published one unless that is only known for ministries, else absent), ceiling_basis (stated_by_upload, known,
-- uncertain), share_pct (of the ceiling), certainty, method (components_add_up: whether parts make up the index),
-- source, is_illustrative.
with figure as (
    select s.*, c.component_name, c.level, c.area_code, c.certainty, c.note as component_note, c.weight_applies_to,
        coalesce(w.max_score, case when c.weight_applies_to <> 'ministries' then c.max_score end) as ceiling,
        case when w.max_score is not null then 'stated_by_upload'
            when c.max_score is null or c.weight_applies_to = 'ministries' then null
            when c.weight_applies_to in ('all', 'local governments') then 'known'
            else 'uncertain' end as ceiling_basis
    from current_score as s
    left join component as c on c.method_code = s.method_code and c.component = s.component
    left join told_weight as w on w.government_code = s.government_code and w.indicator_code = s.indicator_code
        and w.component = s.component and w.year = s.year and w.is_illustrative = s.is_illustrative
    where s.government_code = $government_code and s.indicator_code = $indicator_code and s.unit_code = ''
        and s.kind = 'realisasi' and s.status = 'ada' and s.value is not null
)
select f.year, f.component, case when f.component = '' then 'Indeks' else coalesce(f.component_name, f.component) end
        as component_name,
    f.level, f.area_code, f.value, f.native_value, f.ceiling, f.ceiling_basis, f.value / f.ceiling * 100 as share_pct,
    f.weight_applies_to, f.certainty, f.component_note, f.method_code, m.short_name as method_name, m.regulation,
    m.valid_from_year, m.valid_to_year, coalesce(m.components_add_up = 'ya', false) as components_add_up, f.evidence,
    f.publisher, f.source_title, f.url, f.published_on, f.sheet_name, f.cell_address, f.version_id, f.is_illustrative,
    f.is_provisional
from figure as f
left join method as m using (method_code)
order by f.year, f.component;
