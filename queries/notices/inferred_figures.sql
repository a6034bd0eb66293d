-- Figures whose year or value was inferred from their source.
select g.short_name as government_name, i.short_name as indicator_name, s.year,
    coalesce(s.note, 'tahun atau nilai disimpulkan dari sumber') as detail
from current_score as s
join government as g using (government_code)
join indicator as i using (indicator_code)
where s.evidence = 'inferred'
order by i.sort_order, g.government_code, s.year;
