-- What differs in what counts between two versions?
-- $from_version  the older version, 0 is the empty store  e.g. 0
-- $to_version    the newer version                        e.g. 1
-- Returns one row per figure that differs: its names, year, kind, document, and status, value, upper_value and predikat
-- before (old_) and after (new_); status is absent where there was or is nothing. An area that somebody else answers
-- for is a row of kind 'pengampu' with component and component_name of the area, and old_words and new_words (perangkat
-- daerah, pokja and note, with old_is_illustrative and new_is_illustrative) in place of values.
with step as (
    select *, document || '|' || document_version as paper
    from open_change
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
), figure as (
    select d.*, i.short_name as indicator_name, i.unit, i.sort_order, p.component_name
    from composed as d
    join indicator as i using (indicator_code)
    left join method as m on m.indicator_code = d.indicator_code
        and d.year between m.valid_from_year and coalesce(m.valid_to_year, 9999)
    left join component as p on p.method_code = m.method_code and p.component = d.component
    where (d.old_status, d.old_value, d.old_upper_value, d.old_predikat)
        is distinct from (d.new_status, d.new_value, d.new_upper_value, d.new_predikat)
), worded as (
    select version_id, government_code, area,
        old_owners || coalesce(' (' || old_pokja || ')', '') || coalesce(' · ' || old_note, '') as old_words,
        new_owners || coalesce(' (' || new_pokja || ')', '') || coalesce(' · ' || new_note, '') as new_words,
        old_is_illustrative, new_is_illustrative
    from owner_change
    where version_id > $from_version and version_id <= $to_version
), handed_over as (
    select government_code, area, first(old_words order by version_id) as old_words,
        last(new_words order by version_id) as new_words,
        first(old_is_illustrative order by version_id) as old_is_illustrative,
        last(new_is_illustrative order by version_id) as new_is_illustrative
    from worded
    group by all
), owner as (
    select h.government_code, '' as unit_code, h.area as component, n.area_name as component_name, 'pengampu' as kind,
        'Pengampu area' as indicator_name, if(h.old_words is null, null, 'ada') as old_status,
        if(h.new_words is null, null, 'ada') as new_status, h.old_words, h.new_words, h.old_is_illustrative,
        h.new_is_illustrative
    from handed_over as h
    left join area_name as n using (area)
    where (h.old_words, h.old_is_illustrative) is distinct from (h.new_words, h.new_is_illustrative)
), changed as (
    select * from figure
    union all by name
    select * from owner
)
select c.* exclude (sort_order), g.short_name as government_name
from changed as c
join government as g using (government_code)
order by g.level <> 'provinsi', c.government_code, c.sort_order nulls last, c.component, c.unit_code, c.year, c.kind,
    c.document;
