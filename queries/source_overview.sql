-- How much is known, and from how many sources?
-- Returns one row: figure_count and target_count (standing), government_count and indicator_count (with any of them),
-- source_count (publications behind standing claims), cell_count (figures and targets that name a sheet and a cell),
-- contested_count (figures for which a standing claim gives another number), illustrative_count.
with standing as (
    select government_code, indicator_code, source_id, sheet_name, cell_address, is_illustrative, 'score' as name
    from claim
    union all
    select government_code, indicator_code, source_id, sheet_name, cell_address, is_illustrative, 'target'
    from current_target
)
select (select count(*) from current_score where kind <> 'target') as figure_count,
    (select count(*) from current_target) as target_count,
    count(distinct government_code) as government_count, count(distinct indicator_code) as indicator_count,
    count(distinct source_id) as source_count,
    (select count(*) from current_score where kind <> 'target' and cell_address is not null)
        + (select count(*) from current_target where cell_address is not null) as cell_count,
    (select count(*) from (
        select distinct c.government_code, c.unit_code, c.indicator_code, c.component, c.year, c.kind
        from claim as c
        join current_score as s using (government_code, unit_code, indicator_code, component, year, kind)
        where abs(c.value - s.value) > 0.5 / pow(10, c.value_decimals))) as contested_count,
    (select count(*) from current_score where kind <> 'target' and is_illustrative)
        + (select count(*) from current_target where is_illustrative) as illustrative_count
from standing
order by all;
