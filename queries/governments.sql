-- Which governments are there, and which have figures?
-- Returns one row per government, provinces first, by code: government_code, government_name, short_name, level,
-- island_group, is_archipelago, time_zone, province_name, indicator_count (indicators with a value or predikat).
with figure_count as (
    select government_code, count(distinct indicator_code) as indicator_count
    from current_coverage
    where kind <> 'target' and known_count > 0
    group by all
)
select g.government_code, g.government_name, g.short_name, g.level, g.island_group, g.is_archipelago, g.time_zone,
    p.short_name as province_name, coalesce(f.indicator_count, 0) as indicator_count
from government as g
left join government as p on p.government_code = left(g.government_code, 2)
left join figure_count as f on f.government_code = g.government_code
order by g.level <> 'provinsi', g.government_code;
