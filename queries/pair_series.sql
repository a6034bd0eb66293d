-- Which final results do two governments have, year by year, and in which years can they be compared?
-- $government_code  our Kemendagri code    e.g. '82'
-- $peer_code        their Kemendagri code  e.g. '36'
-- Returns one row per indicator and year of which either has a final result, in display order: method; state (angka,
-- kelas, tidak_sebanding), difference_points (unit of the indicator) and difference_pct (of the scale), both ours minus
-- theirs, is_small and verdict by the rules of comparison; own_ and peer_ has_result, value, predikat, evidence,
-- publisher, source_title, url, published_on, source_count (claims with a number), is_illustrative.
with result as (
    select s.government_code, s.indicator_code, s.year, s.method_code, s.value,
        coalesce(s.predikat, s.stated_predikat) as predikat, s.predikat_rank_low as rank_low,
        s.predikat_rank_high as rank_high, s.evidence, s.publisher, s.source_title, s.url, s.published_on,
        s.number_count, s.is_illustrative
    from current_score as s
    join indicator as i using (indicator_code)
    where s.kind = 'realisasi' and s.status = 'ada' and not s.is_provisional and s.unit_code = '' and s.component = ''
        and i.unit <> 'peringkat' and s.government_code in ($government_code, $peer_code)
), met as (
    select coalesce(o.indicator_code, p.indicator_code) as indicator_code, coalesce(o.year, p.year) as year,
        coalesce(o.method_code, p.method_code) as method_code,
        o.year is not null as own_has_result, p.year is not null as peer_has_result,
        o.value as own_value, p.value as peer_value, o.predikat as own_predikat, p.predikat as peer_predikat,
        o.evidence as own_evidence, p.evidence as peer_evidence, o.publisher as own_publisher,
        p.publisher as peer_publisher, o.source_title as own_source_title, p.source_title as peer_source_title,
        o.url as own_url, p.url as peer_url, o.published_on as own_published_on, p.published_on as peer_published_on,
        o.number_count as own_source_count, p.number_count as peer_source_count,
        coalesce(o.is_illustrative, false) as own_is_illustrative,
        coalesce(p.is_illustrative, false) as peer_is_illustrative,
        o.rank_low as own_low, o.rank_high as own_high, p.rank_low as peer_low, p.rank_high as peer_high,
        coalesce(o.method_code = p.method_code, false) as has_one_method
    from (select * from result where government_code = $government_code) as o
    full join (select * from result where government_code = $peer_code) as p
        on p.indicator_code = o.indicator_code and p.year = o.year
), judged as (
    select m.*, i.short_name, i.unit, i.sort_order, i.scale_minimum, t.usual_maximum as scale_maximum,
        t.short_name as method_name, t.regulation,
        case when not m.has_one_method then 'tidak_sebanding'
            when m.own_value is not null and m.peer_value is not null then 'angka'
            when m.own_low is not null and m.peer_low is not null then 'kelas' else 'tidak_sebanding' end as state,
        if(m.has_one_method, if(i.better = 'lower', -1, 1) * (m.own_value - m.peer_value), null) as difference_points
    from met as m
    join indicator as i using (indicator_code)
    left join method as t on t.method_code = m.method_code
)
select * exclude (own_low, own_high, peer_low, peer_high, has_one_method, sort_order),
    difference_points / (scale_maximum - scale_minimum) * 100 as difference_pct,
    abs(difference_points) < (scale_maximum - scale_minimum) * 0.005 as is_small,
    case
        when state = 'tidak_sebanding' then 'belum_dapat_dinilai'
        when difference_points > 0 then 'lebih_tinggi' when difference_points < 0 then 'lebih_rendah'
        when difference_points = 0 then 'sama'
        when own_low > peer_high then 'lebih_tinggi' when own_high < peer_low then 'lebih_rendah'
        when own_low = own_high and peer_low = peer_high then 'sama'
        else 'belum_dapat_dinilai'
    end as verdict
from judged
order by sort_order, year;
