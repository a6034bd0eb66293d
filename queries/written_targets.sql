-- Which targets for an index does a government have, in every document and version, and was each met in its year?
-- $government_code  Kemendagri code  e.g. '64'
-- $indicator_code   indicator code   e.g. 'RB'
-- Returns one row per year, document and document version: the target as in target_series with the cell or address it
-- comes from, is_first (first of its year by RPJMD > Renstra > Road Map > nasional > lainnya), and the final result of
-- the same year against it: result (points), result_predikat, result_status (ada, or why there is no number; absent where
-- the year has no claim), result_is_illustrative, gap_points, achievement_pct, target_status; absent where the year has none.
select t.government_code, t.indicator_code, t.unit_code, t.component, t.year, t.document, t.document_version,
    t.plan_from_year, t.plan_to_year, t.value, t.upper_value, t.target_lower, t.stated_predikat, t.is_open, t.evidence,
    t.note, t.publisher, t.source_title, t.url, t.published_on, t.sheet_name, t.cell_address, t.is_illustrative,
    j.value as result, coalesce(j.predikat, j.stated_predikat) as result_predikat, s.status as result_status,
    coalesce(j.is_illustrative, false) as result_is_illustrative,
    j.gap_points, j.achievement_pct, j.target_status,
    row_number() over (
        partition by t.year
        order by t.is_illustrative, t.document_rank, t.is_uploaded desc, t.version_id desc, t.published_on desc nulls last
    ) = 1 as is_first
from current_target as t
left join (
    select * from target_judgement
    where government_code = $government_code and indicator_code = $indicator_code and unit_code = '' and component = ''
        and kind = 'realisasi' and target_year = year
) as j on j.year = t.year and j.document is not distinct from t.document
    and j.document_version is not distinct from t.document_version
left join (
    select year, status from current_score
    where government_code = $government_code and indicator_code = $indicator_code and unit_code = '' and component = ''
        and kind = 'realisasi'
) as s on s.year = t.year
where t.government_code = $government_code and t.indicator_code = $indicator_code and t.unit_code = ''
    and t.component = ''
order by t.year, is_first desc, t.document_rank, t.document_version;
