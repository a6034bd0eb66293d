-- Current scores that are not what the claims give when computed afresh, and claims kept with others of their figure
-- that are not as they were written; of a kept summary (data/migrations/0010_scale.sql) that is not what the data give
-- claim_id names the version, the claim or the government and year.
(select 'missing' as trouble, * from (select * from computed_score except select * from current_score))
union all
(select 'outdated' as trouble, * from (select * from current_score except select * from computed_score))
union all by name
(select 'target' as trouble, claim_id from (
    (select * from computed_target except select * from kept_target)
    union all (select * from kept_target except select * from computed_target)))
union all by name
(select 'rival' as trouble, claim_id from (
    (select * from computed_rival except select * from kept_rival)
    union all (select * from kept_rival except select * from computed_rival)))
union all by name
(
    select distinct 'version_said' as trouble, version_id::varchar as claim_id
    from ((from computed_said except from version_said) union all (from version_said except from computed_said))
    union all
    select distinct 'version_change', version_id::varchar
    from ((from computed_version_change except from version_change)
        union all (from version_change except from computed_version_change))
    union all
    select distinct 'first_change', version_id::varchar
    from ((from computed_first_change except from first_change)
        union all (from first_change except from computed_first_change))
    union all
    select distinct 'kept_weight', claim_id
    from ((from computed_weight except from current_weight) union all (from current_weight except from computed_weight))
    union all
    select distinct 'kept_contest', claim_id
    from ((from computed_contest except from current_contest)
        union all (from current_contest except from computed_contest))
    union all
    select distinct 'kept_coverage', government_code || ' ' || year
    from ((from computed_coverage except from kept_coverage) union all (from kept_coverage except from computed_coverage))
)
order by trouble, claim_id;
