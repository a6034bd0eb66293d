-- Which predikat bands does an index have under each of its methods?
-- $indicator_codes  indicator codes  e.g. ['RB', 'BPK']
-- Returns one row per band, highest first: method_code, predikat, label, band_rank, lower_bound, lower_inclusive,
-- next_lower_bound (where the next band begins; bands are read by lower bounds only), certainty, source.
select b.method_code, m.indicator_code, b.predikat, b.label, b.band_rank, b.lower_bound, b.lower_inclusive,
    s.predikat as step_predikat, s.next_lower_bound, s.next_lower_inclusive, b.certainty, b.source
from band as b
join method as m using (method_code)
left join band_step as s on s.method_code = b.method_code and list_contains(s.predikat_codes, b.predikat)
where list_contains($indicator_codes, m.indicator_code)
order by m.valid_from_year, b.band_rank desc;
