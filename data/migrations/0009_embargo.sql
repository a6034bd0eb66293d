-- Embargo: figures of kind 'sementara' of the governments in the variable rb_hidden are as if they had never been
-- written. A question sets the variable on its own cursor (queries.ask); where it is not set, as in every write,
-- everything is there. So whatever people read goes through these views, and never to the tables below them.

-- Every row of score, figure_change and kept_score that may be seen.
create view open_score as
select * from score
where not (kind = 'sementara' and coalesce(list_contains(getvariable('rb_hidden'), government_code), false));

create view open_change as
select * from figure_change
where not (kind = 'sementara' and coalesce(list_contains(getvariable('rb_hidden'), government_code), false));

create or replace view current_score as
select * from kept_score
where not (kind = 'sementara' and coalesce(list_contains(getvariable('rb_hidden'), government_code), false));

-- A version that wrote a row which may not be seen, or takes such a version back, keeps its number, moment and actor; what
-- people wrote about it (title, letter, names of files) may tell the figure, and is replaced by neutral words. Editions
-- of the published data are no secret.
create view open_version as
with holding as (
    select distinct version_id from score
    where kind = 'sementara' and coalesce(list_contains(getvariable('rb_hidden'), government_code), false)
), hidden as (
    select r.version_id
    from version_root as r
    join version as v using (version_id)
    where v.kind <> 'seed' and (r.root_version in (from holding) or r.version_id in (from holding))
)
select v.* replace (
        case when h.version_id is null then v.title else 'Perubahan dalam embargo' end as title,
        case when h.version_id is null or v.letter_number is null then v.letter_number else 'dalam embargo' end
            as letter_number),
    h.version_id is not null as is_embargoed
from version as v
left join hidden as h using (version_id);

create view open_upload as
select u.* replace (case when v.is_embargoed then 'berkas dalam embargo' else u.file_name end as file_name)
from upload as u
join open_version as v using (version_id);

create view open_attachment as
select a.* replace (case when v.is_embargoed then 'surat dalam embargo' else a.file_name end as file_name)
from attachment as a
join open_version as v using (version_id);

-- The same views as before, over what may be seen.

-- Claims that stand today, published and uploaded, each with its method version and its authority: see 0003_uploads.
create or replace view claim as
with newest as (
    select claim_id, max(version_id) as version_id, min(version_id) as origin_version_id from open_score group by claim_id
), live as (
    select s.*, n.origin_version_id from open_score as s join newest as n using (claim_id, version_id)
), said as (
    select l.* exclude (is_withdrawn, origin_version_id)
            replace (case when v.kind = 'seed' then l.version_id else origin_version_id end as version_id),
        v.is_illustrative, v.kind <> 'seed' as is_uploaded, v.kind = 'edit' as is_edited, v.title as version_title
    from live as l
    join version as v on v.version_id = l.origin_version_id
    where not l.is_withdrawn
)
select l.*, m.method_code,
    s.title as source_title, s.publisher, s.url, s.published_on,
    row_number() over (
        partition by l.government_code, l.unit_code, l.indicator_code, l.component, l.year, l.kind
        order by l.is_illustrative, not l.is_uploaded, case when l.is_uploaded then -l.version_id end,
            list_position(['letter', 'official', 'press', 'secondary', 'inferred'], l.evidence) nulls last,
            s.published_on desc nulls last, l.value_decimals desc nulls last, s.publisher nulls last, l.claim_id
    ) as authority_rank
from said as l
left join method as m on m.indicator_code = l.indicator_code
    and l.year between m.valid_from_year and coalesce(m.valid_to_year, 9999)
left join source as s using (source_id);

-- Perangkat daerah are known by the exact name under which they have scores that stand.
create or replace view unit as
select distinct government_code, unit_code from current_score where unit_code <> '';

-- What stands for every figure, scores and targets alike; a target by document and its version.
create or replace view standing_figure as
select government_code, unit_code, indicator_code, component, year, kind, '' as document, '' as document_version,
    status, value, upper_value, coalesce(predikat, stated_predikat) as predikat, native_value,
    is_illustrative, publisher, sheet_name, cell_address, file_number, version_id, claim_id
from current_score
where kind <> 'target'
union all
select government_code, unit_code, indicator_code, component, year, 'target', coalesce(document, ''),
    coalesce(document_version, ''), 'ada', value, upper_value, stated_predikat, null,
    is_illustrative, publisher, sheet_name, cell_address, file_number, version_id, claim_id
from kept_target;

-- Every claim of an upload or an edit, by its newest row: whether it stands, and the version it came with.
create or replace view uploaded_claim as
with said as (
    select * exclude (issued_on, is_provisional), '' as document, '' as document_version from open_score
    union all by name
    select * replace (coalesce(document, '') as document, coalesce(document_version, '') as document_version),
        'target' as kind, 'ada' as status
    from target
), newest as (
    select claim_id, max(version_id) as version_id, min(version_id) as origin_version_id from said group by claim_id
)
select s.*, n.origin_version_id, v.is_illustrative
from said as s
join newest as n using (claim_id, version_id)
join version as v on v.version_id = n.origin_version_id
where v.kind <> 'seed';

-- What was done to the data: one row per version; its counts are of what may be seen.
create or replace view version_overview as
with sent as (
    select version_id, list(file_name order by file_number) as file_names, any_value(mode) as mode
    from upload
    group by all
), attached as (
    select version_id, list(file_name order by file_name) as attachment_names from attachment group by all
), changed as (
    select version_id, count(*) filter (where old_status is null and new_status is not null) as new_count,
        count(*) filter (where old_status is not null and new_status is not null) as changed_count,
        count(*) filter (where new_status is null) as gone_count
    from open_change
    group by all
), owned as (
    select version_id, count(*) filter (where old_owners is null and new_owners is not null) as new_count,
        count(*) filter (where old_owners is not null and new_owners is not null) as changed_count,
        count(*) filter (where new_owners is null) as gone_count
    from owner_change
    group by all
), planned as (
    select r.version_id, count(*) filter (where p.record = 'action') as action_count,
        count(*) filter (where p.record = 'decision') as decision_count,
        count(*) filter (where p.record = 'answer') as answer_count
    from version_root as r
    join (
        select version_id as root_version, 'action' as record from action_plan
        union all
        select version_id, 'decision' from raker_decision
        union all
        select version_id, 'answer' from checklist_answer
    ) as p using (root_version)
    group by all
), undone as (
    select undoes_version as version_id, max(version_id) as undone_by
    from version
    where undoes_version is not null
    group by all
), said as (
    select version_id, count(*) filter (where not is_withdrawn) as claim_count
    from (select version_id, is_withdrawn from open_score union all select version_id, is_withdrawn from target)
    group by all
)
select v.version_id, v.kind, v.title, v.actor, v.created_at, v.data_as_of, v.letter_number, v.letter_date,
    v.is_illustrative, v.undoes_version, u.undone_by, s.mode,
    case when s.file_names is null then [] when v.is_embargoed then ['berkas dalam embargo'] else s.file_names end
        as file_names,
    case when a.attachment_names is null then [] when v.is_embargoed then ['surat dalam embargo']
        else a.attachment_names end as attachment_names,
    coalesce(n.claim_count, 0) as claim_count,
    coalesce(c.new_count, 0) as new_count, coalesce(c.changed_count, 0) as changed_count,
    coalesce(c.gone_count, 0) as gone_count,
    coalesce(o.new_count, 0) as owner_new_count, coalesce(o.changed_count, 0) as owner_changed_count,
    coalesce(o.gone_count, 0) as owner_gone_count,
    coalesce(p.action_count, 0) as action_count, coalesce(p.decision_count, 0) as decision_count,
    coalesce(p.answer_count, 0) as answer_count
from open_version as v
left join sent as s using (version_id)
left join attached as a using (version_id)
left join changed as c using (version_id)
left join owned as o using (version_id)
left join planned as p using (version_id)
left join undone as u using (version_id)
left join said as n using (version_id);
