-- What is loaded, for which government and year?
-- $indicator_codes  indicator codes  e.g. ['RB']
-- $from_year        first year       e.g. 2017
-- $to_year          last year        e.g. 2025
-- Returns one row per government, indicator and year that has anything: state (the best there is: ada, sementara,
-- mandiri, hanya_predikat, belum_dikeluarkan, tidak_dinilai, hanya_target), value, kind, is_illustrative.
select s.government_code, s.indicator_code, s.year, s.kind, s.value, coalesce(s.is_illustrative, false) as is_illustrative,
    case
        when s.kind = 'target' then 'hanya_target'
        when s.status <> 'ada' then s.status
        when s.kind = 'mandiri' then 'mandiri'
        when s.value is null then 'hanya_predikat'
        when s.is_provisional then 'sementara'
        else 'ada'
    end as state
from current_score as s
where list_contains($indicator_codes, s.indicator_code) and s.year between $from_year and $to_year
    and s.unit_code = '' and s.component = ''
qualify row_number() over (
    partition by s.government_code, s.indicator_code, s.year
    order by list_position(['ada', 'sementara', 'hanya_predikat', 'mandiri', 'belum_dikeluarkan', 'tidak_dinilai',
        'hanya_target'], state), s.kind) = 1
order by s.government_code, s.indicator_code, s.year;
