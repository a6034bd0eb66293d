-- After a write: compute what counts, keep it, and note what the version at hand changed in it.
create or replace temp table old_figure as select * from standing_figure;

delete from kept_target;
insert into kept_target select * from computed_target;
delete from kept_score;
insert into kept_score select * from computed_score;

insert into figure_change
select (select last_version from version_counter), government_code, unit_code, indicator_code, component, year, kind,
    document, document_version, old.status, old.value, old.upper_value, old.predikat,
    new.status, new.value, new.upper_value, new.predikat, new.claim_id
from old_figure as old
full join standing_figure as new
    using (government_code, unit_code, indicator_code, component, year, kind, document, document_version)
where old.status is distinct from new.status or old.value is distinct from new.value
    or old.upper_value is distinct from new.upper_value or old.predikat is distinct from new.predikat
    or old.is_illustrative is distinct from new.is_illustrative
order by all;

drop table old_figure;
