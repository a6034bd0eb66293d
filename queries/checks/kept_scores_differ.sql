-- Current scores that are not what the claims give when computed afresh.
(select 'missing' as trouble, * from (select * from computed_score except select * from kept_score))
union all
(select 'outdated' as trouble, * from (select * from kept_score except select * from computed_score))
order by all;
