-- Figures whose method has no predikat bands, so that no predikat can be computed.
select g.short_name as government_name, i.short_name as indicator_name, s.year,
    'belum ada batas predikat untuk ' || m.regulation as detail
from current_score as s
join government as g using (government_code)
join indicator as i using (indicator_code)
join method as m using (method_code)
where s.value is not null and s.component = '' and s.kind <> 'target' and i.unit <> 'peringkat'
    and not exists (from band as b where b.method_code = s.method_code)
order by i.sort_order, g.government_code, s.year;
