-- Which indicators does this government have, and how far do they reach?
-- $government_code  Kemendagri code  e.g. '64'
-- Returns one row per indicator in display order: indicator_code, indicator_name, short_name, unit, issuer, note,
-- value_count, newest_value_year, year_count (years with a value or predikat), newest_year, target_count.
select i.indicator_code, i.indicator_name, i.short_name, i.unit, i.issuer, i.note,
    count(s.value) filter (s.kind <> 'target') as value_count,
    max(s.year) filter (s.kind <> 'target' and s.value is not null) as newest_value_year,
    count(distinct s.year) filter (s.kind <> 'target' and s.status = 'ada') as year_count,
    max(s.year) filter (s.kind <> 'target' and s.status = 'ada') as newest_year,
    count(*) filter (s.kind = 'target') as target_count
from indicator as i
left join current_score as s on s.indicator_code = i.indicator_code
    and s.government_code = $government_code and s.unit_code = '' and s.component = ''
group by i.sort_order, i.indicator_code, i.indicator_name, i.short_name, i.unit, i.issuer, i.note
order by i.sort_order;
