-- For which indicators does this government have a target but no final result yet?
-- $government_code  Kemendagri code      e.g. '81'
-- $to_year          last year looked at  e.g. 2025
-- Returns one row per such indicator, in display order, with the target nearest to $to_year (that year or the next later,
-- else the latest earlier): indicator_code, short_name, unit, year, value, upper_value, target_lower, stated_predikat,
-- is_open, document, document_version, publisher, is_illustrative.
select t.indicator_code, i.short_name, i.unit, t.year, t.value, t.upper_value, t.target_lower, t.stated_predikat, t.is_open,
    t.document, t.document_version, t.publisher, t.evidence, t.is_illustrative
from current_target as t
join indicator as i using (indicator_code)
where t.government_code = $government_code and t.unit_code = '' and t.component = ''
    and not exists (
        select 1 from current_score as s
        where s.government_code = t.government_code and s.indicator_code = t.indicator_code and s.unit_code = ''
            and s.component = '' and s.kind = 'realisasi' and s.status = 'ada' and s.year <= $to_year)
qualify row_number() over (
    partition by t.indicator_code
    order by t.is_illustrative, t.year < $to_year, abs(t.year - $to_year), t.document_rank, t.is_uploaded desc,
        t.version_id desc) = 1
order by i.sort_order;
