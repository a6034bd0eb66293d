-- On which indicators can these governments be compared with those, in which year, and who is higher?
-- $government_codes  Kemendagri codes of our side             e.g. ['82']
-- $peer_codes        Kemendagri codes of the other side       e.g. ['36', '64']
-- $year              evaluation year, null = newest common    e.g. 2024
-- Returns one row per government, peer and indicator of which either has a final result: state (angka: both have a
-- number; kelas: both have a predikat of one scale; tidak_sebanding) and reason (tanpa_tahun_sama, hanya_kita,
-- hanya_pembanding); year and method; own_ and peer_ value (unit of the indicator), predikat, share_pct (of the scale),
-- evidence, publisher, source_count, is_illustrative; difference_points and difference_pct (of the scale; ours minus
-- theirs, positive is better for us), is_small (below 0,5 % of the scale), verdict (lebih_tinggi, sama, lebih_rendah,
-- belum_dapat_dinilai); own_ and peer_first_year and last_year with any final result.
-- Comparable is: same indicator, evaluation year, method and kind (results of the evaluation that are not provisional).
with result as (
    select s.government_code, s.indicator_code, s.year, s.value, s.predikat, s.stated_predikat, s.method_code,
        s.predikat_rank_low, s.predikat_rank_high, s.evidence, s.publisher, s.number_count, s.is_illustrative,
        m.short_name as method_name, m.regulation, m.usual_maximum, i.scale_minimum, i.better,
        (s.value - i.scale_minimum) / (m.usual_maximum - i.scale_minimum) * 100 as share_pct
    from current_score as s
    join indicator as i using (indicator_code)
    left join method as m using (method_code)
    where s.kind = 'realisasi' and s.status = 'ada' and not s.is_provisional and s.unit_code = '' and s.component = ''
        and i.unit <> 'peringkat'
        and (list_contains($government_codes, s.government_code) or list_contains($peer_codes, s.government_code))
), known as (
    select government_code, indicator_code, min(year) as first_year, max(year) as last_year from result group by all
), pair as (
    select g.government_code, p.government_code as peer_code, i.indicator_code, i.short_name, i.unit, i.sort_order, i.better
    from government as g
    cross join government as p
    cross join indicator as i
    where list_contains($government_codes, g.government_code) and list_contains($peer_codes, p.government_code)
        and g.government_code <> p.government_code and i.unit <> 'peringkat'
), met as (
    select own.government_code, peer.government_code as peer_code, own.indicator_code, own.year, own.method_code,
        own.method_name, own.regulation, own.scale_minimum, own.usual_maximum as scale_maximum,
        own.value as own_value, peer.value as peer_value, own.share_pct as own_share_pct, peer.share_pct as peer_share_pct,
        coalesce(own.predikat, own.stated_predikat) as own_predikat,
        coalesce(peer.predikat, peer.stated_predikat) as peer_predikat,
        own.evidence as own_evidence, peer.evidence as peer_evidence, own.publisher as own_publisher,
        peer.publisher as peer_publisher, own.number_count as own_source_count, peer.number_count as peer_source_count,
        own.is_illustrative as own_is_illustrative, peer.is_illustrative as peer_is_illustrative,
        own.predikat_rank_low as own_low, own.predikat_rank_high as own_high, peer.predikat_rank_low as peer_low,
        peer.predikat_rank_high as peer_high,
        if(own.better = 'lower', -1, 1) * (own.value - peer.value) as difference_points
    from result as own
    join result as peer on peer.indicator_code = own.indicator_code and peer.year = own.year
        and peer.method_code = own.method_code and peer.government_code <> own.government_code
    where list_contains($government_codes, own.government_code) and list_contains($peer_codes, peer.government_code)
        and ((own.value is not null and peer.value is not null)
            or (own.predikat_rank_low is not null and peer.predikat_rank_low is not null))
        and ($year is null or own.year = $year)
    qualify row_number() over (
        partition by own.government_code, peer.government_code, own.indicator_code order by own.year desc) = 1
)
select p.government_code, p.peer_code, p.indicator_code, p.short_name, p.unit, p.better,
    case when m.year is null then 'tidak_sebanding' when m.difference_points is null then 'kelas' else 'angka' end as state,
    case when m.year is not null then null
        when b.last_year is null then 'hanya_kita' when a.last_year is null then 'hanya_pembanding'
        else 'tanpa_tahun_sama' end as reason,
    m.* exclude (government_code, peer_code, indicator_code, own_low, own_high, peer_low, peer_high),
    m.difference_points / (m.scale_maximum - m.scale_minimum) * 100 as difference_pct,
    abs(m.difference_points) < (m.scale_maximum - m.scale_minimum) * 0.005 as is_small,
    case
        when m.difference_points > 0 then 'lebih_tinggi' when m.difference_points < 0 then 'lebih_rendah'
        when m.difference_points = 0 then 'sama'
        when m.own_low > m.peer_high then 'lebih_tinggi' when m.own_high < m.peer_low then 'lebih_rendah'
        when m.own_low = m.own_high and m.peer_low = m.peer_high then 'sama'
        else 'belum_dapat_dinilai'
    end as verdict,
    a.first_year as own_first_year, a.last_year as own_last_year,
    b.first_year as peer_first_year, b.last_year as peer_last_year
from pair as p
left join known as a on a.government_code = p.government_code and a.indicator_code = p.indicator_code
left join known as b on b.government_code = p.peer_code and b.indicator_code = p.indicator_code
left join met as m on m.government_code = p.government_code and m.peer_code = p.peer_code
    and m.indicator_code = p.indicator_code
where a.last_year is not null or b.last_year is not null
order by list_position($government_codes, p.government_code), list_position($peer_codes, p.peer_code), p.sort_order;
