-- Values below the scale's minimum or above the ceiling of the method or of the component.
select s.government_code, s.indicator_code, s.component, s.year, s.kind, s.value, i.scale_minimum,
    coalesce(c.max_score, m.ceiling) as ceiling
from current_score as s
join indicator as i using (indicator_code)
join method as m using (method_code)
left join component as c on c.method_code = s.method_code and c.component = s.component
where s.value < coalesce(i.scale_minimum, 0)
    or (s.component = '' and s.value > m.ceiling)
    or (c.weight_applies_to in ('all', 'local governments') and s.value > c.max_score)
order by all;
