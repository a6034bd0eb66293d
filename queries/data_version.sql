-- Which version of the data is on screen?
-- Returns one row: version_id, data_as_of (date of the newest figures), title, figure_count, illustrative_count
-- (figures that count and come from versions marked as illustration).
select c.last_version as version_id, max(v.data_as_of) as data_as_of, arg_max(v.title, v.version_id) as title,
    (select coalesce(sum(figure_count), 0)::bigint from current_coverage where kind <> 'target') as figure_count,
    (select coalesce(sum(illustrative_count), 0)::bigint from current_coverage where kind <> 'target')
        as illustrative_count
from version_counter as c
left join open_version as v on true
group by all;
