-- Which figures and targets of this government must be read with care, and why?
-- $government_code  Kemendagri code  e.g. '64'
-- Returns one row per figure or target of an index that counts and has any doubt: indicator_code, short_name, year, kind
-- (target for a target); is_inferred (year or value concluded from the source), is_provisional (says its source),
-- is_contested (a standing claim gives another number; an illustrative claim never contests a real one), is_mismatch
-- (stated predikat is not that of the number), is_scale_unverified (its method or a band of it), is_illustrative.
with contested as (
    select distinct indicator_code, year, kind
    from current_contest
    where government_code = $government_code and unit_code = '' and component = ''
        and (counting_is_illustrative or not is_illustrative)
), unverified as (
    select method_code from method where certainty = 'unverified'
    union
    select method_code from band where certainty = 'unverified'
), judged as (
    select s.indicator_code, i.short_name, i.sort_order, s.year, s.kind,
        coalesce(s.evidence = 'inferred', false) as is_inferred,
        coalesce(s.is_provisional, false) as is_provisional,
        exists (from contested as c
            where c.indicator_code = s.indicator_code and c.year = s.year and c.kind = s.kind) as is_contested,
        coalesce(s.is_mismatch, false) as is_mismatch,
        s.kind <> 'target' and exists (from unverified as u where u.method_code = s.method_code) as is_scale_unverified,
        coalesce(s.is_illustrative, false) as is_illustrative
    from current_score as s
    join indicator as i using (indicator_code)
    where s.government_code = $government_code and s.unit_code = '' and s.component = '' and s.status = 'ada'
)
select * exclude (sort_order)
from judged
where is_inferred or is_provisional or is_contested or is_mismatch or is_scale_unverified or is_illustrative
order by sort_order, year, kind;
