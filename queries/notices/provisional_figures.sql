-- Figures their source calls provisional.
select g.short_name as government_name, i.short_name as indicator_name, s.year,
    coalesce(s.note, 'angka sementara') as detail
from current_score as s
join government as g using (government_code)
join indicator as i using (indicator_code)
where s.is_provisional
order by i.sort_order, g.government_code, s.year;
