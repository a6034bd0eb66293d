-- Targets whose document is none of the agreed words, so that no rule can rank it.
select claim_id, government_code, indicator_code, year, document
from current_target
where document_rank is null
order by all;
