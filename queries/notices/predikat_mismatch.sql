-- Figures whose stated predikat is not the one their number gives.
select g.short_name as government_name, i.short_name as indicator_name, s.year,
    case when s.kind = 'target' then 'target ' else '' end || replace(s.value::decimal(18, 2)::varchar, '.', ',')
        || ' disebut ' || s.stated_predikat || ', menurut skala ' || s.predikat as detail
from current_score as s
join government as g using (government_code)
join indicator as i using (indicator_code)
where s.is_mismatch
order by i.sort_order, g.government_code, s.year;
