-- Which figures carry this number or these names?
-- $words  words that must all begin a word of the names, lower case             e.g. ['ntt', 'rb']
-- $exact  words that must be there whole, such as a number with decimal comma   e.g. ['60,37']
-- Returns at most 200 claims that ever stood, newest first within a figure: government_name, indicator_name,
-- component_name, unit_code, year, kind, value, upper_value, stated_predikat, is_current (its number counts today), is_illustrative.
with term as (
    select unnest($words) as word, false as is_whole
    union all
    select unnest($exact), true
), numbered as (
    select 1 << (row_number() over () - 1)::integer as bit, ' ' || word || if(is_whole, ' ', '') as word,
        is_whole, is_whole or regexp_matches(word, '^[-\d]') as may_be_value
    from term
), called as (
    select kind, code, string_agg(variant, ' ') as variants
    from synonym
    where kind in ('government', 'indicator')
    group by kind, code
), place as (
    select 'government' as part, g.government_code as code, concat_ws(' ', g.short_name, c.variants) as words
    from government as g
    left join called as c on c.kind = 'government' and c.code = g.government_code
    union all
    select 'indicator', i.indicator_code, concat_ws(' ', i.indicator_code, i.indicator_name, i.short_name, c.variants)
    from indicator as i
    left join called as c on c.kind = 'indicator' and c.code = i.indicator_code
    union all
    select 'year', year::varchar, year::varchar from range(1900, 2200) as possible(year)
    union all
    select 'other', null, words
    from (
        select concat_ws(' ', component, component_name) as words from component
        union
        select component || ' ' || unit_code
        from (select distinct component, unit_code from open_score union select component, unit_code from target)
        union
        select unnest(['realisasi', 'mandiri', 'sementara', 'target'])
        union
        select stated_predikat from kept_word
        union
        select publisher from source
        union
        select file_name from open_upload
        union
        select concat_ws(' ', letter_number, actor) from open_version
    )
), hit as (
    select p.part, p.code, bit_or(n.bit) as bits
    from place as p
    join numbered as n on contains(
        ' ' || regexp_replace(lower(p.words), '[\s(){}"“”]+', ' ', 'g') || ' ', n.word)
    group by all
), asked as (
    select coalesce(bit_or(bit), 0) as bits, coalesce(bit_or(bit) filter (may_be_value), 0) as value_bits,
        coalesce(bool_and(is_whole or not may_be_value), true) as is_all_whole,
        coalesce((select bits from hit where part = 'other'), 0) as other_bits
    from numbered
), figure as (
    select government_code, unit_code, indicator_code, component, year, kind, value, cast(null as decimal(18, 6)) as upper_value,
        stated_predikat, claim_id, version_id, file_number, source_id
    from open_score
    where not is_withdrawn
    union all
    select government_code, unit_code, indicator_code, component, year, 'target', value, upper_value, stated_predikat,
        claim_id, version_id, file_number, source_id
    from target
    where not is_withdrawn
), reached as (
    -- What a word finds in a government, indicator or year, in any of the other texts, or (a number) in the value itself.
    select f.*, a.bits as asked_bits, a.value_bits,
        a.other_bits | coalesce(g.bits, 0) | coalesce(i.bits, 0) | coalesce(y.bits, 0) as bits,
        not a.is_all_whole as is_any_value
    from figure as f
    cross join asked as a
    left join (from hit where part = 'government') as g on g.code = f.government_code
    left join (from hit where part = 'indicator') as i on i.code = f.indicator_code
    left join (select code::integer as code, bits from hit where part = 'year') as y on y.code = f.year
), known as (
    select * exclude (asked_bits, value_bits, bits, is_any_value)
    from reached
    where bits & asked_bits = asked_bits
        or ((bits | value_bits) & asked_bits = asked_bits
            and (is_any_value or list_contains(list_transform($exact, lambda word: try_cast(replace(word, ',', '.') as decimal(18, 6))), value) or list_contains(list_transform($exact, lambda word: try_cast(replace(word, ',', '.') as decimal(18, 6))), round(value, 2))
                or list_contains(list_transform($exact, lambda word: try_cast(replace(word, ',', '.') as decimal(18, 6))), upper_value)))
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
