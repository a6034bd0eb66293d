-- Which perangkat daerah does a government have, and who names them? A cell may name several, joined by ';'.
-- $government_code  Kemendagri code  e.g. '82'
-- Returns one row per perangkat daerah, by name: perangkat_daerah (spelled as its scores do, else owners, actions,
-- checklist), spellings (every way it is written; case and spaces make no difference), from_owners, from_actions,
-- from_scores, from_checklist (who names it), is_illustrative (all its mentions are).
with cell as (
    select 1 as place, unit_code as name, is_illustrative from current_score
    where government_code = $government_code and unit_code <> ''
    union all
    select 2, perangkat_daerah, is_illustrative from current_area_owner where government_code = $government_code
    union all
    select 3, perangkat_daerah, is_illustrative from current_action_plan where government_code = $government_code
    union all
    select 4, perangkat_daerah, is_illustrative from current_checklist_answer
    where government_code = $government_code
),
mention as (
    select place, unnest(list_transform(string_split(name, ';'), one -> trim(one))) as name, is_illustrative
    from cell
)
select arg_min(name, (place, name)) as perangkat_daerah, list(distinct name order by name) as spellings,
    bool_or(place = 2) as from_owners, bool_or(place = 3) as from_actions, bool_or(place = 1) as from_scores,
    bool_or(place = 4) as from_checklist, bool_and(is_illustrative) as is_illustrative
from mention
where trim(name) <> ''
group by lower(regexp_replace(trim(name), '\s+', ' ', 'g'))
order by perangkat_daerah;
