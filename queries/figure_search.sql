-- Which figures carry this number or these names?
-- $words  words that must all begin a word of the names, lower case             e.g. ['ntt', 'rb']
-- $exact  words that must be there whole, such as a number with decimal comma   e.g. ['60,37']
-- Returns at most 200 claims that ever stood, newest first within a figure: government_name, indicator_name,
-- component_name, unit_code, year, kind, value, upper_value, stated_predikat, is_current (its number counts today), is_illustrative.
with known as (
    select government_code, unit_code, indicator_code, component, year, kind, value, cast(null as decimal(18, 6)) as upper_value,
        stated_predikat, claim_id, version_id, file_number, source_id
    from open_score
    where not is_withdrawn
    union all
    select government_code, unit_code, indicator_code, component, year, 'target', value, upper_value, stated_predikat,
        claim_id, version_id, file_number, source_id
    from target
    where not is_withdrawn
), called as (
    select kind, code, string_agg(variant, ' ') as variants
    from synonym
    where kind in ('government', 'indicator')
    group by kind, code
), named as (
    select k.*, g.short_name as government_name, i.short_name as indicator_name, p.component_name,
        ' ' || regexp_replace(lower(concat_ws(' ', g.short_name, gs.variants, i.indicator_code, i.indicator_name,
            i.short_name, ins.variants, k.component, p.component_name, k.unit_code, k.year, k.kind, k.stated_predikat,
            s.publisher, u.file_name, v.letter_number, v.actor,
            rtrim(rtrim(replace(k.value::varchar, '.', ','), '0'), ','),
            replace(round(k.value, 2)::decimal(18, 2)::varchar, '.', ','),
            rtrim(rtrim(replace(k.upper_value::varchar, '.', ','), '0'), ','))), '[\s(){}"“”]+', ' ', 'g') || ' ' as haystack,
        min_by(v.is_illustrative, k.version_id) over (partition by k.claim_id) as is_illustrative
    from known as k
    join government as g using (government_code)
    join indicator as i using (indicator_code)
    join open_version as v using (version_id)
    left join called as gs on gs.kind = 'government' and gs.code = k.government_code
    left join called as ins on ins.kind = 'indicator' and ins.code = k.indicator_code
    left join source as s using (source_id)
    left join open_upload as u on u.version_id = k.version_id and u.file_number = k.file_number
    left join method as m on m.indicator_code = k.indicator_code
        and k.year between m.valid_from_year and coalesce(m.valid_to_year, 9999)
    left join component as p on p.method_code = m.method_code and p.component = k.component
)
select n.government_code, n.government_name, n.indicator_code, n.indicator_name, n.component, n.component_name, n.unit_code,
    n.year, n.kind, n.value, n.upper_value, n.stated_predikat, n.claim_id,
    coalesce(n.claim_id = c.claim_id, false) as is_current, n.is_illustrative
from named as n
left join current_score as c using (government_code, unit_code, indicator_code, component, year, kind)
where len(list_filter($words, lambda word: not contains(n.haystack, ' ' || word))) = 0
    and len(list_filter($exact, lambda word: not contains(n.haystack, ' ' || word || ' '))) = 0
qualify row_number() over (partition by n.claim_id order by n.version_id desc) = 1
order by is_current desc, n.government_code, n.indicator_code, n.component, n.unit_code, n.year desc, n.kind, n.claim_id
limit 200;
