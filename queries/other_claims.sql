-- What do the sources say that does not count for the figure on screen?
-- $government_codes  Kemendagri codes  e.g. ['13', '36']
-- $indicator_code    indicator code    e.g. 'RB'
-- Returns one row per competing claim: government_name, year, kind, value, stated_predikat, evidence, publisher,
-- source_title, url, published_on, counting_value (the value that counts), differs (the number is another one).
select g.short_name as government_name, c.government_code, c.year, c.kind, c.value, c.stated_predikat, c.evidence,
    c.publisher, c.source_title, c.url, c.published_on, c.note, c.is_illustrative, s.value as counting_value,
    c.value is not null and abs(c.value - s.value) > 0.5 / pow(10, c.value_decimals) as differs
from claim as c
join current_score as s using (government_code, unit_code, indicator_code, component, year, kind)
join government as g using (government_code)
where c.has_company and list_contains($government_codes, c.government_code) and c.indicator_code = $indicator_code
    and c.unit_code = '' and c.component = '' and c.claim_id <> s.claim_id
order by list_position($government_codes, c.government_code), c.year, differs desc, c.authority_rank;
