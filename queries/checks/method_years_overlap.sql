-- Two methods of one indicator that claim the same year.
select a.indicator_code, a.method_code, b.method_code as other_method_code
from method as a
join method as b on b.indicator_code = a.indicator_code and b.method_code > a.method_code
where a.valid_from_year <= coalesce(b.valid_to_year, 9999) and b.valid_from_year <= coalesce(a.valid_to_year, 9999)
order by all;
