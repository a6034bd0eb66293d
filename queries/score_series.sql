-- How did an index of these governments move, year by year?
-- $government_codes  Kemendagri codes  e.g. ['53', '64']
-- $indicator_code    indicator code    e.g. 'RB'
-- Returns one row per government, kind and year that has a value, a predikat or a known absence: value (unit of the
-- indicator), predikat (computed), stated_predikat, band_lower and band_upper (interval of a predikat without number),
-- next_predikat and next_lower_bound, method, evidence and source of the number, other_claim_count.
select s.government_code, g.short_name as government_name, s.year, s.kind, s.status, s.value,
    s.predikat, s.stated_predikat, s.stated_codes, s.is_mismatch, s.is_provisional, s.is_illustrative,
    s.method_code, m.regulation, m.short_name as method_name, m.valid_from_year,
    low.lower_bound as band_lower,
    case when low.lower_bound is not null then coalesce(high.next_lower_bound, m.usual_maximum) end as band_upper,
    s.next_predikat, s.next_lower_bound, s.next_lower_inclusive,
    s.evidence, s.basis, s.note, s.source_title, s.publisher, s.url, s.published_on, s.sheet_name, s.cell_address,
    s.version_id, s.number_count
from current_score as s
join government as g using (government_code)
left join method as m using (method_code)
left join band_step as low on low.method_code = s.method_code and s.value is null
    and list_contains(low.predikat_codes, s.stated_codes[-1])
left join band_step as high on high.method_code = s.method_code and s.value is null
    and list_contains(high.predikat_codes, s.stated_codes[1])
where list_contains($government_codes, s.government_code) and s.indicator_code = $indicator_code
    and s.unit_code = '' and s.component = '' and s.kind <> 'target'
order by list_position($government_codes, s.government_code), s.year, s.kind;
