-- Which targets for an index do these governments have, in every document?
-- $government_codes  Kemendagri codes  e.g. ['53', '64']
-- $indicator_code    indicator code    e.g. 'RB'
-- Returns one row per government, year and document: target_lower (value or lower bound of the predikat), value,
-- upper_value, stated_predikat, is_open (must be exceeded), document, version, plan years, source, is_governing
-- (first of its year by RPJMD > Renstra > Road Map > nasional > lainnya).
select t.government_code, g.short_name as government_name, t.year, t.target_lower, t.value, t.upper_value,
    t.stated_predikat, t.is_open, t.document, t.document_version, t.plan_from_year, t.plan_to_year,
    t.evidence, t.note, t.source_title, t.publisher, t.url, t.published_on, t.is_illustrative, t.method_code,
    row_number() over (
        partition by t.government_code, t.year
        order by t.is_illustrative, t.document_rank, t.is_uploaded desc, t.version_id desc, t.published_on desc nulls last
    ) = 1 as is_governing
from current_target as t
join government as g using (government_code)
where list_contains($government_codes, t.government_code) and t.indicator_code = $indicator_code
    and t.unit_code = '' and t.component = ''
order by list_position($government_codes, t.government_code), t.year, is_governing desc, t.document;
