-- Current scores that are not what the claims give when computed afresh.
(select 'missing' as trouble, * from (select * from computed_score except select * from current_score))
union all
(select 'outdated' as trouble, * from (select * from current_score except select * from computed_score))
union all by name
(select 'target' as trouble, claim_id from (
    (select * from computed_target except select * from kept_target)
    union all (select * from kept_target except select * from computed_target)))
order by trouble, claim_id;
