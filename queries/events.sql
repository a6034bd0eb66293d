-- What happened in these governments around reformasi birokrasi?
-- $government_codes  Kemendagri codes  e.g. ['82', '36']
-- Returns one row per event: government_code, government_name, year, kind, title, note, publisher, url.
select e.government_code, g.short_name as government_name, e.year, e.kind, e.title, e.note, s.publisher, s.url
from event as e
join government as g using (government_code)
left join source as s using (source_id)
where list_contains($government_codes, e.government_code)
order by e.year, list_position($government_codes, e.government_code), e.title;
