-- Which indicators are there?
-- Returns one row per indicator in display order: indicator_code.
select indicator_code
from indicator
order by sort_order;
