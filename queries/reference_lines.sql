-- Which published averages exist for an index?
-- $indicator_code  indicator code  e.g. 'RB'
-- Returns one row per group and year: group_name, year, statistic, value (unit of the indicator), publisher, url.
select r.group_name, r.year, r.statistic, r.value, s.publisher, s.source_title, s.url, r.note
from reference_line as r
left join (select source_id, publisher, title as source_title, url from source) as s using (source_id)
where r.indicator_code = $indicator_code
order by r.group_name, r.year;
