-- Targets that name no document; "lainnya" is allowed only for published claims.
select claim_id, government_code, indicator_code, year, document
from current_target
where document_rank is null or (document = 'lainnya' and is_uploaded)
order by all;
