-- After a write: compute what counts, keep it, and note what the version at hand changed in it. Only what the version may
-- have touched is computed anew: figures of the governments, units, indicators and years it wrote about. Published data
-- may come with other rules, hence all of them then. Bounds beside the lists let a scan pass over what lies outside; long
-- lists are slower to look through than the bounds are wide.
set variable rb_now = (select last_version from version_counter);
set variable rb_since = (
    select if(kind = 'seed', 0, version_id) from version where version_id = getvariable('rb_now'));
create or replace temp table written as
select distinct government_code, unit_code, indicator_code, year from score where version_id >= getvariable('rb_since')
union
select distinct government_code, unit_code, indicator_code, year from target where version_id >= getvariable('rb_since');
set variable rb_bounds = (
    select {'government': [min(government_code), max(government_code)], 'unit': [min(unit_code), max(unit_code)],
        'indicator': [min(indicator_code), max(indicator_code)], 'year': [min(year), max(year)]}
    from written);
set variable rb_governments = (
    select if(count(distinct government_code) <= 250, list(distinct government_code), null) from written);
set variable rb_units = (select if(count(distinct unit_code) <= 250, list(distinct unit_code), null) from written);
set variable rb_indicators = (
    select if(count(distinct indicator_code) <= 250, list(distinct indicator_code), null) from written);
set variable rb_years = (select list(distinct year) from written);
create or replace temp macro is_counted(government, indicator, of_year) as
    government between getvariable('rb_bounds').government[1] and getvariable('rb_bounds').government[2]
    and indicator between getvariable('rb_bounds').indicator[1] and getvariable('rb_bounds').indicator[2]
    and of_year between getvariable('rb_bounds').year[1] and getvariable('rb_bounds').year[2]
    and coalesce(list_contains(getvariable('rb_governments'), government), true)
    and coalesce(list_contains(getvariable('rb_indicators'), indicator), true)
    and list_contains(getvariable('rb_years'), of_year);
create or replace temp macro is_written(government, unit, indicator, of_year) as
    is_counted(government, indicator, of_year)
    and unit between getvariable('rb_bounds').unit[1] and getvariable('rb_bounds').unit[2]
    and coalesce(list_contains(getvariable('rb_units'), unit), true);
drop table written;

-- Rows that have company now: those of the version whose figure or claim has other rows, and these others. A claim that
-- an upload brings is named after its version (U<version>-<n>) and can have no row of an earlier one.
create or replace temp table said_now as select * from score where version_id = getvariable('rb_now');
create or replace temp table joined as
with crowded as (
    select government_code, unit_code, indicator_code, component, year, kind from said_now group by all having count(*) > 1
), repeated as (
    select claim_id from said_now where not starts_with(claim_id, 'U' || getvariable('rb_now') || '-')
), earlier as (
    select s.*
    from score as s
    semi join said_now as n using (government_code, unit_code, indicator_code, component, year, kind)
    where s.version_id < getvariable('rb_now')
        and is_written(s.government_code, s.unit_code, s.indicator_code, s.year)
    union
    select s.*
    from score as s
    semi join repeated as r using (claim_id)
    where s.version_id < getvariable('rb_now')
), company as (
    select n.*
    from said_now as n
    semi join (
        select government_code, unit_code, indicator_code, component, year, kind from earlier
        union
        from crowded
    ) as e using (government_code, unit_code, indicator_code, component, year, kind)
    union
    select n.* from said_now as n semi join earlier as e using (claim_id)
)
select * from earlier
union all
select * from company;
insert into kept_rival
select j.* from joined as j
anti join kept_rival as k using (claim_id, version_id)
order by j.government_code, j.indicator_code, j.claim_id, j.version_id;
drop table joined;

insert into kept_word
select distinct s.indicator_code, s.year, s.stated_predikat
from (
    select indicator_code, year, stated_predikat from said_now
    union all
    select indicator_code, year, stated_predikat from target where version_id = getvariable('rb_now')
) as s
anti join kept_word as k using (indicator_code, year, stated_predikat)
where s.stated_predikat is not null;
insert into version_said select * from computed_said where version_id = getvariable('rb_now') order by all;
drop table said_now;

create or replace temp table old_figure as
select * from standing_figure where is_written(government_code, unit_code, indicator_code, year);
delete from kept_target where is_written(government_code, unit_code, indicator_code, year);
insert into kept_target
select * from computed_target where is_written(government_code, unit_code, indicator_code, year)
order by unit_code <> '', government_code, indicator_code, unit_code, year;
delete from kept_score where is_written(government_code, unit_code, indicator_code, year);
insert into kept_score
select * from computed_score where is_written(government_code, unit_code, indicator_code, year)
order by unit_code <> '', government_code, indicator_code, unit_code, year;

delete from kept_weight where is_written(government_code, '', indicator_code, year);
insert into kept_weight
select * from computed_weight where is_written(government_code, '', indicator_code, year) order by all;
delete from kept_contest where is_written(government_code, unit_code, indicator_code, year);
insert into kept_contest
select * from computed_contest where is_written(government_code, unit_code, indicator_code, year) order by all;
delete from kept_coverage where is_counted(government_code, indicator_code, year);
insert into kept_coverage
select * from computed_coverage where is_counted(government_code, indicator_code, year) order by all;

insert into figure_change
select getvariable('rb_now'), government_code, unit_code, indicator_code, component,
    year, kind, document, document_version, old.status, old.value, old.upper_value, old.predikat,
    new.status, new.value, new.upper_value, new.predikat, new.claim_id
from old_figure as old
full join (
    select * from standing_figure where is_written(government_code, unit_code, indicator_code, year)
) as new using (government_code, unit_code, indicator_code, component, year, kind, document, document_version)
where old.status is distinct from new.status or old.value is distinct from new.value
    or old.upper_value is distinct from new.upper_value or old.predikat is distinct from new.predikat
    or old.is_illustrative is distinct from new.is_illustrative
order by government_code, unit_code, indicator_code, component, year, kind, document, document_version;
drop table old_figure;
insert into version_change select * from computed_version_change where version_id = getvariable('rb_now') order by all;

-- The order of indicators is one of the rules that published data may change.
delete from first_change where version_id >= getvariable('rb_since');
insert into first_change
select * from computed_first_change where version_id >= getvariable('rb_since') order by version_id, government_code;
