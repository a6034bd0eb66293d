-- Figures whose source has no address.
select g.short_name as government_name, i.short_name as indicator_name, s.year,
    'sumber tanpa alamat: ' || coalesce(s.publisher, s.source_title) as detail
from current_score as s
join government as g using (government_code)
join indicator as i using (indicator_code)
where s.url is null and s.sheet_name is null
order by i.sort_order, g.government_code, s.year;
