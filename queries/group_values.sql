-- What is the newest result of every member of a group on every indicator?
-- $government_code   Kemendagri code of our side  e.g. '82'
-- $government_codes  codes of the group           e.g. ['82', '36', '64']
-- Returns one row per member and indicator with a final result, indicators in display order, members by code:
-- indicator_name (short), unit, year, value (unit of the indicator; absent where only a predikat is known), predikat,
-- share_pct (of the scale), method_name, publisher, source_title, evidence, is_illustrative; comparable_count (indicators
-- of that member with a number in a year in which we have one too; illustrative ones only with our illustrative ones).
with result as (
    select s.government_code, s.indicator_code, s.year, s.method_code, s.value,
        coalesce(s.predikat, s.stated_predikat) as predikat, s.is_illustrative, s.publisher, s.source_title, s.evidence
    from current_score as s
    join indicator as i using (indicator_code)
    where s.kind = 'realisasi' and s.status = 'ada' and not s.is_provisional and s.unit_code = '' and s.component = ''
        and i.unit <> 'peringkat' and list_contains($government_codes, s.government_code)
), shared as (
    select r.government_code, count(distinct r.indicator_code) as comparable_count
    from result as r
    join result as own on own.government_code = $government_code and own.indicator_code = r.indicator_code
        and own.year = r.year and own.method_code = r.method_code and own.value is not null
        and (own.is_illustrative or not r.is_illustrative)
    where r.value is not null and r.government_code <> $government_code
    group by all
), newest as (
    select *
    from result
    qualify row_number() over (partition by government_code, indicator_code order by year desc) = 1
)
select n.government_code, g.short_name as government_name, n.indicator_code, i.short_name as indicator_name, i.unit,
    n.year, n.value, n.predikat, (n.value - i.scale_minimum) / (m.usual_maximum - i.scale_minimum) * 100 as share_pct,
    m.short_name as method_name, n.publisher, n.source_title, n.evidence, n.is_illustrative,
    coalesce(s.comparable_count, 0) as comparable_count
from newest as n
join government as g using (government_code)
join indicator as i using (indicator_code)
left join method as m using (method_code)
left join shared as s using (government_code)
order by i.sort_order, n.government_code;
