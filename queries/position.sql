-- Which place has this government among those loaded, for one index and year?
-- $government_code  Kemendagri code  e.g. '64'
-- $indicator_code   indicator code   e.g. 'RB'
-- $year             evaluation year  e.g. 2023
-- Returns at most one row: position (ties share a place), loaded_count (governments of the same level with a final
-- value under the same method), level, illustrative_count (of those loaded). A real value is ranked among real values
-- only; an illustrative one among all, and must be marked.
with peer as (
    select s.government_code, g.level, s.value, count(*) filter (s.is_illustrative) over () as illustrative_count,
        rank() over (order by case when i.better = 'higher' then -s.value else s.value end) as position,
        count(*) over () as loaded_count
    from current_score as s
    join government as g using (government_code)
    join indicator as i using (indicator_code)
    where s.indicator_code = $indicator_code and s.year = $year and s.kind = 'realisasi' and s.value is not null
        and s.unit_code = '' and s.component = '' and not s.is_provisional
        and (not s.is_illustrative or exists (
            select 1 from current_score as own
            where own.government_code = $government_code and own.indicator_code = $indicator_code and own.year = $year
                and own.kind = 'realisasi' and own.unit_code = '' and own.component = '' and own.is_illustrative))
        and (g.level = 'provinsi') = (select level = 'provinsi' from government where government_code = $government_code)
)
select position, loaded_count, level, illustrative_count
from peer
where government_code = $government_code;
