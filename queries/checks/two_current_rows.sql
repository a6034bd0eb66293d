-- Figures that have more than one current row.
select government_code, unit_code, indicator_code, component, year, kind, count(*) as row_count
from current_score
group by all
having count(*) > 1
order by all;
