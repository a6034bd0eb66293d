-- How much is known, and from how many sources?
-- Returns one row: figure_count and target_count (standing), government_count and indicator_count (with any of them),
-- source_count (publications behind standing claims), cell_count (figures and targets that name a sheet and a cell),
-- contested_count (figures for which a standing claim gives another number), illustrative_count.
with covered as (
    select kind, government_code, indicator_code, figure_count, cell_count, illustrative_count from current_coverage
    where kind <> 'target'
    union all
    select 'target', government_code, indicator_code, count(*), count(cell_address), count(*) filter (is_illustrative)
    from current_target
    group by all
), cited as (
    select source_id from standing_claim where source_id is not null
    union
    select source_id from current_target where source_id is not null
), contested as (
    select distinct government_code, unit_code, indicator_code, component, year, kind from current_contest
)
select coalesce(sum(figure_count) filter (kind <> 'target'), 0)::bigint as figure_count,
    coalesce(sum(figure_count) filter (kind = 'target'), 0)::bigint as target_count,
    count(distinct government_code) as government_count, count(distinct indicator_code) as indicator_count,
    (select count(*) from cited) as source_count, coalesce(sum(cell_count), 0)::bigint as cell_count,
    (select count(*) from contested) as contested_count,
    coalesce(sum(illustrative_count), 0)::bigint as illustrative_count
from covered
order by all;
