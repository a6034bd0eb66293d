-- Which place has each member of a group on one indicator and year, by value and by yearly change?
-- $government_code   Kemendagri code of our side  e.g. '82'
-- $government_codes  codes of the group           e.g. ['82', '36', '64', '53', '16', '52']
-- $indicator_code    indicator code               e.g. 'OMBUDSMAN'
-- $year              evaluation year              e.g. 2024
-- Returns one row per member with a final or provisional result, best value first: state (angka: ranked; ilustrasi:
-- shown beside real values and not ranked; sementara; predikat: no number), value (unit of the indicator), predikat,
-- position (ties share a place) of ranked_count, lower_quartile, median and upper_quartile of the ranked values
-- (interpolated), change_points_a_year with previous_year and previous_value, change_position (ties share) of
-- change_count, change_is_illustrative, scale_minimum, scale_maximum, unit, better, method_name, regulation, evidence,
-- publisher, source_title, is_illustrative.
-- Comparable is: same indicator, evaluation year, method and kind. Real values are ranked among real ones; illustrative
-- ones only where our own value is illustrative or there are no real ones, and must be marked.
with result as (
    select s.government_code, g.short_name as government_name, g.level, s.year, s.value, s.is_illustrative,
        s.is_provisional, coalesce(s.predikat, s.stated_predikat) as predikat, s.predikat_rank_low, s.evidence, s.publisher,
        s.source_title, s.method_code, m.short_name as method_name, m.regulation, m.usual_maximum as scale_maximum,
        i.scale_minimum, i.unit, i.better, if(i.better = 'lower', -1, 1) as sign,
        s.government_code = $government_code as is_own,
        c.previous_year, c.previous_value, round(c.change_points_a_year, 6) as change_points_a_year,
        s.is_illustrative or coalesce(c.previous_is_illustrative, false) as change_is_illustrative
    from current_score as s
    join government as g using (government_code)
    join indicator as i using (indicator_code)
    left join method as m using (method_code)
    left join (
        select government_code, previous_year, previous_value, previous_is_illustrative, change_points_a_year
        from yearly_change
        where indicator_code = $indicator_code and year = $year and kind = 'realisasi' and unit_code = ''
            and component = '' and previous_value is not null
    ) as c using (government_code)
    where s.indicator_code = $indicator_code and s.year = $year and s.kind = 'realisasi' and s.status = 'ada'
        and s.unit_code = '' and s.component = '' and i.unit <> 'peringkat'
        and list_contains($government_codes, s.government_code)
), basis as (
    select
        coalesce(bool_or(is_own and is_illustrative), false)
            or not coalesce(bool_or(not is_illustrative), false) as takes_illustrative,
        coalesce(bool_or(is_own and change_is_illustrative) filter (change_points_a_year is not null), false)
            or not coalesce(bool_or(not change_is_illustrative) filter (change_points_a_year is not null), false)
            as takes_illustrative_change
    from result
    where value is not null and not is_provisional
), stated as (
    select r.*,
        case when r.value is null then 'predikat' when r.is_provisional then 'sementara'
            when r.is_illustrative and not b.takes_illustrative then 'ilustrasi' else 'angka' end as state,
        r.change_points_a_year is not null and (b.takes_illustrative_change or not r.change_is_illustrative)
            as is_change_ranked
    from result as r
    cross join basis as b
)
select * exclude (sign, is_own, is_change_ranked, predikat_rank_low),
    case when state = 'angka' then rank() over (partition by state = 'angka' order by sign * value desc) end as position,
    count(*) filter (state = 'angka') over () as ranked_count,
    quantile_cont(value, 0.25) filter (state = 'angka') over () as lower_quartile,
    median(value) filter (state = 'angka') over () as median,
    quantile_cont(value, 0.75) filter (state = 'angka') over () as upper_quartile,
    case when is_change_ranked
        then rank() over (partition by is_change_ranked order by sign * change_points_a_year desc) end as change_position,
    count(*) filter (is_change_ranked) over () as change_count
from stated
order by value is null, sign * value desc, predikat_rank_low desc nulls last, government_name;
