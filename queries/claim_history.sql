-- What was ever claimed for one figure, also what was withdrawn or replaced since?
-- $government_code  Kemendagri code                                  e.g. '13'
-- $unit_code        perangkat daerah, '' is the government           e.g. ''
-- $indicator_code   indicator code                                   e.g. 'RB'
-- $component        dotted path, '' is the index                     e.g. ''
-- $year             evaluation year                                  e.g. 2023
-- $kind             realisasi, mandiri, sementara or target          e.g. 'realisasi'
-- Returns one row per claim and version that stated it, what counts first: value, predikat, status, evidence, source,
-- sheet and cell, the version in which the claim first appeared (origin_version_id with its actor, letter, file and
-- letter_file_name with letter_sha256),
-- is_current (its number counts), is_standing (says something today), next_version_id and next_is_withdrawn (what
-- ended this row), is_restored (an undo brought it back), counting_predikat (computed or decided, of what counts).
with claimed as (
    select * exclude (issued_on, is_provisional), '' as document, '' as document_version
    from open_score
    where government_code = $government_code and unit_code = $unit_code and indicator_code = $indicator_code
        and component = $component and year = $year and kind = $kind
    union all by name
    select * exclude (issued_on, is_provisional), '' as document, '' as document_version
    from open_rival
    where claim_id in (
        select claim_id from open_rival where government_code = $government_code and unit_code = $unit_code
            and indicator_code = $indicator_code and component = $component and year = $year and kind = $kind)
        and not (government_code = $government_code and unit_code = $unit_code and indicator_code = $indicator_code
            and component = $component and year = $year and kind = $kind)
    union all by name
    select * exclude (plan_from_year, plan_to_year), 'target' as kind, 'ada' as status
    from target
    where $kind = 'target' and claim_id in (
        select claim_id from target where government_code = $government_code and unit_code = $unit_code
            and indicator_code = $indicator_code and component = $component and year = $year)
), followed as (
    select *, min(version_id) over (partition by claim_id) as origin_version_id,
        lead(version_id) over later as next_version_id, lead(is_withdrawn) over later as next_is_withdrawn,
        coalesce(lag(is_withdrawn) over later, false) as is_restored
    from claimed
    window later as (partition by claim_id order by version_id)
)
select f.claim_id, f.version_id, f.origin_version_id, f.next_version_id, f.next_is_withdrawn, f.is_restored, f.status,
    f.value, f.upper_value, f.value_decimals, f.native_value, f.stated_predikat, f.document, f.document_version,
    f.evidence, f.basis, f.note, f.sheet_name, f.cell_address, v.created_at, o.kind as version_kind,
    o.title as version_title, o.actor, o.letter_number, o.letter_date, o.is_illustrative, o.kind <> 'seed' as is_uploaded,
    u.file_name, u.sha256, a.file_name as letter_file_name, a.sha256 as letter_sha256, s.title as source_title, s.publisher, s.url, s.published_on,
    f.next_version_id is null as is_standing,
    f.next_version_id is null and coalesce(f.claim_id = k.claim_id, false) as is_current,
    k.predikat as counting_predikat, m.regulation, m.short_name as method_name
from followed as f
join open_version as v using (version_id)
join open_version as o on o.version_id = f.origin_version_id
left join open_upload as u on u.version_id = f.origin_version_id and u.file_number = f.file_number
left join open_attachment as a on a.version_id = f.origin_version_id
left join source as s using (source_id)
left join current_score as k on k.government_code = f.government_code and k.unit_code = f.unit_code
    and k.indicator_code = f.indicator_code and k.component = f.component and k.year = f.year and k.kind = f.kind
left join method as m on m.indicator_code = f.indicator_code
    and f.year between m.valid_from_year and coalesce(m.valid_to_year, 9999)
where not f.is_withdrawn and f.government_code = $government_code and f.unit_code = $unit_code
    and f.indicator_code = $indicator_code and f.component = $component and f.year = $year and f.kind = $kind
order by is_current desc, is_standing desc, f.status <> 'ada', f.value is null, o.is_illustrative, o.kind = 'seed',
    case when o.kind <> 'seed' then -f.origin_version_id end,
    list_position(['letter', 'official', 'press', 'secondary', 'inferred'], f.evidence) nulls last,
    s.published_on desc nulls last, f.value_decimals desc nulls last, s.publisher nulls last, f.claim_id,
    f.version_id desc;
