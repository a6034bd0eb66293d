-- After a write: compute what counts, keep it, and note what the version at hand changed in it. Only the governments
-- and years it wrote about are computed anew; published data may come with other rules, hence all of them then.
create or replace temp table written as
select c.government_code, c.year
from (select version_id, government_code, year from score union select version_id, government_code, year from target) as c
join version as v on v.version_id = (select last_version from version_counter)
where c.version_id = v.version_id or v.kind = 'seed';
set variable governments = (select list(distinct government_code) from written);
set variable years = (select list(distinct year) from written);
create or replace temp macro is_written(government, of_year) as
    list_contains(getvariable('governments'), government) and list_contains(getvariable('years'), of_year);
drop table written;

create or replace temp table old_figure as select * from standing_figure where is_written(government_code, year);
delete from kept_target where is_written(government_code, year);
insert into kept_target select * from computed_target where is_written(government_code, year);
delete from kept_score where is_written(government_code, year);
insert into kept_score select * from computed_score where is_written(government_code, year);

insert into figure_change
select (select last_version from version_counter), government_code, unit_code, indicator_code, component, year, kind,
    document, document_version, old.status, old.value, old.upper_value, old.predikat,
    new.status, new.value, new.upper_value, new.predikat, new.claim_id
from old_figure as old
full join (select * from standing_figure where is_written(government_code, year)) as new
    using (government_code, unit_code, indicator_code, component, year, kind, document, document_version)
where old.status is distinct from new.status or old.value is distinct from new.value
    or old.upper_value is distinct from new.upper_value or old.predikat is distinct from new.predikat
    or old.is_illustrative is distinct from new.is_illustrative
order by all;

drop table old_figure;
