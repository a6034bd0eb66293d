-- How wide is a group on every indicator, and where do we and one partner stand?
-- $government_code   Kemendagri code of our side                        e.g. '82'
-- $peer_code         code of the partner, a member or not               e.g. '36'
-- $government_codes  codes of the group, our own among them             e.g. ['82', '36', '64', '53', '16', '52']
-- Returns one row per indicator of which any of them has a result, in display order: reason (null: comparable;
-- tanpa_angka_kita: we have no number; kurang_anggota: fewer than 3 members have one in our newest year; tanpa_skala: the
-- method has no upper end), year (our newest year that at least 3 members share, else our newest), member_count (with a
-- comparable number then, ours among them), lowest, lower_quartile, median, upper_quartile, highest, own_value and
-- peer_value (unit of the indicator), position of ours (ties share a place), scale_minimum, scale_maximum, unit, better,
-- method_name, is_illustrative of our value, of the partner's and of any in the group, own_first_year to own_last_year of
-- any result.
-- Real values are compared with real ones; illustrative ones only where our own value is illustrative.
with result as (
    select s.government_code, s.indicator_code, s.year, s.method_code, s.value, s.is_illustrative,
        list_contains($government_codes, s.government_code) as is_member
    from current_score as s
    join indicator as i using (indicator_code)
    where s.kind = 'realisasi' and s.status = 'ada' and not s.is_provisional and s.unit_code = '' and s.component = ''
        and i.unit <> 'peringkat'
        and (list_contains($government_codes, s.government_code) or s.government_code = $peer_code)
), known as (
    select indicator_code,
        min(year) filter (government_code = $government_code) as own_first_year,
        max(year) filter (government_code = $government_code) as own_last_year
    from result
    group by all
), met as (
    select own.indicator_code, own.year, own.method_code, own.value as own_value,
        own.is_illustrative as own_is_illustrative,
        count(*) filter (r.is_member) as member_count,
        min(r.value) filter (r.is_member) as lowest,
        quantile_cont(r.value, 0.25) filter (r.is_member) as lower_quartile,
        median(r.value) filter (r.is_member) as median,
        quantile_cont(r.value, 0.75) filter (r.is_member) as upper_quartile,
        max(r.value) filter (r.is_member) as highest,
        count(*) filter (r.is_member and if(i.better = 'lower', -1, 1) * (r.value - own.value) > 0) + 1 as position,
        max(r.value) filter (r.government_code = $peer_code) as peer_value,
        coalesce(bool_or(r.is_illustrative) filter (r.government_code = $peer_code), false) as peer_is_illustrative,
        coalesce(bool_or(r.is_illustrative) filter (r.is_member), false) as group_is_illustrative
    from result as own
    join indicator as i using (indicator_code)
    join result as r on r.indicator_code = own.indicator_code and r.year = own.year
        and r.method_code = own.method_code and r.value is not null and (own.is_illustrative or not r.is_illustrative)
    where own.government_code = $government_code and own.value is not null
    group by own.indicator_code, own.year, own.method_code, own.value, own.is_illustrative
    qualify row_number() over (
        partition by own.indicator_code order by member_count < 3, own.year desc) = 1
)
select k.indicator_code, i.short_name, i.unit, i.better, i.scale_minimum, m.usual_maximum as scale_maximum,
    m.short_name as method_name, m.regulation,
    case when n.year is null then 'tanpa_angka_kita' when n.member_count < 3 then 'kurang_anggota'
        when m.usual_maximum is null or i.scale_minimum is null then 'tanpa_skala' end as reason,
    n.* exclude (indicator_code), k.own_first_year, k.own_last_year
from known as k
join indicator as i using (indicator_code)
left join met as n using (indicator_code)
left join method as m on m.method_code = n.method_code
order by i.sort_order;
