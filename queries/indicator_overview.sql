-- Where does this government stand on every indicator, newest figure up to a year?
-- $government_code  Kemendagri code      e.g. '64'
-- $to_year          last year looked at  e.g. 2025
-- Returns one row per indicator with a figure, in display order: year, value, predikat, stated_predikat, share_pct
-- (of the scale), scale_minimum, scale_maximum, band_edges (inner lower bounds), target and gap columns as in
-- target_position, gap_pct (of the scale), end and pace columns as in target_path, direction of the newest comparable
-- change, source; is_illustrative of the figure, of its target, of the value the change starts from and of the plan's end.
with newest as (
    select * from current_score
    where government_code = $government_code and unit_code = '' and component = '' and kind = 'realisasi'
        and status = 'ada' and year <= $to_year
    qualify row_number() over (partition by indicator_code order by value is null, year desc) = 1
), edge as (
    select method_code, list(lower_bound order by lower_bound) as band_edges from band_step group by all
)
select n.indicator_code, i.indicator_name, i.short_name, i.unit, i.better, n.year, n.value, n.predikat, n.stated_predikat,
    n.is_provisional, n.is_illustrative, n.evidence, n.note, n.publisher, n.method_code, m.regulation,
    m.short_name as method_name,
    i.scale_minimum, m.usual_maximum as scale_maximum, e.band_edges,
    (n.value - i.scale_minimum) / (m.usual_maximum - i.scale_minimum) * 100 as share_pct,
    t.target_year, t.target_lower, t.target_value, t.target_upper, t.target_predikat, t.is_open, t.is_due,
    t.gap_points, t.gap_points / (m.usual_maximum - i.scale_minimum) * 100 as gap_pct, t.achievement_pct, t.target_status,
    t.document, t.document_version, t.target_evidence, t.target_publisher,
    t.target_source_title, t.target_url, coalesce(t.target_is_illustrative, false) as target_is_illustrative,
    a.end_year, a.end_value, a.end_upper, a.end_lower, a.end_is_open, a.end_predikat, a.end_document, a.end_gap_points,
    a.required_pace, a.achieved_pace, a.first_year, a.first_value, a.path_status, a.path_reason,
    a.end_has_other_method,
    coalesce(a.end_is_illustrative, false) as end_is_illustrative,
    coalesce(a.first_is_illustrative, false) as first_is_illustrative,
    c.direction, c.change_points, c.previous_year, c.previous_value, c.minimum_movement,
    coalesce(c.previous_is_illustrative, false) as previous_is_illustrative
from newest as n
join indicator as i using (indicator_code)
left join method as m using (method_code)
left join edge as e using (method_code)
left join (
    select * from target_position
    where government_code = $government_code and unit_code = '' and component = '' and kind = 'realisasi'
) as t using (indicator_code, year)
left join (
    select * from target_path
    where government_code = $government_code and unit_code = '' and component = '' and kind = 'realisasi'
) as a using (indicator_code, year)
left join (
    select * from yearly_change
    where government_code = $government_code and unit_code = '' and component = '' and kind = 'realisasi'
) as c using (indicator_code, year)
order by i.sort_order;
