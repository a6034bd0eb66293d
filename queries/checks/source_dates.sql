-- Sources whose date is neither a year, a month nor a day.
select source_id, publisher, published_on
from source
where not regexp_full_match(published_on, '\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?')
order by all;
