-- Figures for which sources give numbers that are not roundings of one another.
select g.short_name as government_name, i.short_name as indicator_name, c.year,
    replace(any_value(c.counting_value)::decimal(18, 2)::varchar, '.', ',') || ' dipakai; sumber lain '
        || string_agg(distinct replace(c.value::decimal(18, 2)::varchar, '.', ','), ', '
            order by replace(c.value::decimal(18, 2)::varchar, '.', ',')) as detail
from current_contest as c
join government as g using (government_code)
join indicator as i using (indicator_code)
group by g.short_name, i.short_name, c.year, i.sort_order, g.government_code, c.component, c.kind
order by i.sort_order, g.government_code, c.year;
