-- Uploads: the files of a version, what each version changed, and claims that can be withdrawn and restored.

-- One row per file of a version; the file itself lies in <state>/uploads under its sha256.
create table upload (
    version_id integer, file_number integer, file_name varchar, sha256 varchar, byte_count bigint,
    mode varchar,               -- tambah | perbaiki | ganti
    based_on_version integer,   -- the data version the person saw when confirming
    accepted varchar,           -- warning types ticked, separated by spaces
    plan varchar                -- JSON: how layout and columns were read
);
create table attachment (version_id integer, file_name varchar, sha256 varchar, byte_count bigint);

-- What each version changed in what counts, written inside its own transaction (data/settle.sql).
-- As of version k = for each figure the newest row with version_id <= k.
create table figure_change (
    version_id integer, government_code varchar, unit_code varchar, indicator_code varchar, component varchar,
    year integer,
    kind varchar,               -- realisasi | mandiri | sementara | target
    document varchar, document_version varchar,     -- of a target, else ''
    old_status varchar,         -- null where nothing stood before
    old_value decimal(18, 6), old_upper_value decimal(18, 6), old_predikat varchar,
    new_status varchar,         -- null where nothing stands after
    new_value decimal(18, 6), new_upper_value decimal(18, 6), new_predikat varchar,
    new_claim_id varchar
);

-- Which file of its version a claim was read from; null for seeds and for values entered on the page.
alter table score add column file_number integer;
alter table target add column file_number integer;

-- Claims that stand today, published and uploaded, each with its method version and its authority:
-- real before illustrative, upload before published, newest upload first, then letter of the
-- ministry > official > press > secondary > inferred, newest publication, most decimals, publisher.
-- version_id is the version whose words these are: of an upload the one in which the claim first
-- appeared, whatever an undo withdrew and restored since; of a published claim its newest row.
create or replace view claim as
with newest as (
    select claim_id, max(version_id) as version_id, min(version_id) as origin_version_id from score group by claim_id
), live as (
    select s.*, n.origin_version_id from score as s join newest as n using (claim_id, version_id)
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

-- Claims that are not silenced. "Belum dikeluarkan" or "tidak dinilai" in an upload silences the uploads it
-- outranks; entered on the page, for one figure and with a reason, it silences published claims as well.
create view speaking_claim as
with silenced as (
    select *,
        min(case when is_uploaded and status <> 'ada' then authority_rank end) over figure as upload_silence,
        min(case when is_edited and status <> 'ada' then authority_rank end) over figure as edit_silence
    from claim
    window figure as (partition by government_code, unit_code, indicator_code, component, year, kind)
)
select * exclude (upload_silence, edit_silence)
from silenced
where authority_rank <= coalesce(edit_silence, authority_rank)
    and (not is_uploaded or authority_rank <= coalesce(upload_silence, authority_rank));

-- The claim whose number counts, one per figure. Only claims with a number compete; a number that
-- is the rounded form of a more precise one is the same claim, so the more precise one speaks; but an
-- upload is never spoken for by an older one, else a correction to a rounder number would do nothing. best_predikat is
-- what the best claim of the figure states that states one.
create or replace view counting_claim as
with ranked as (
    select *, row_number() over best_first as number_rank, count(value) over figure as number_count,
        first_value(value) over best_first as top_value,
        first_value(0.5 / pow(10, value_decimals)::decimal(18, 6)) over best_first as top_half_unit,
        first_value(value_decimals) over best_first as top_decimals,
        first_value(is_illustrative) over best_first as top_is_illustrative,
        first_value(is_uploaded) over best_first as top_is_uploaded,
        min_by(stated_predikat, authority_rank) filter (where stated_predikat is not null) over figure as best_predikat
    from speaking_claim
    window figure as (partition by government_code, unit_code, indicator_code, component, year, kind),
        best_first as (
            partition by government_code, unit_code, indicator_code, component, year, kind
            order by status <> 'ada', value is null, authority_rank)
), judged as (
    select *, coalesce(value_decimals > top_decimals and value >= top_value - top_half_unit
        and value < top_value + top_half_unit and is_illustrative = top_is_illustrative
        and not is_uploaded and not top_is_uploaded, false) as is_precise
    from ranked
)
select * exclude (number_rank, is_precise, top_value, top_half_unit, top_decimals, top_is_illustrative, top_is_uploaded)
from judged
where number_rank = 1 or is_precise
qualify row_number() over (
    partition by government_code, unit_code, indicator_code, component, year, kind
    order by not is_precise, authority_rank) = 1;

-- Targets that stand today, one per document and year, with the lower bound they ask for.
create or replace view computed_target as
with newest as (
    select claim_id, max(version_id) as version_id, min(version_id) as origin_version_id from target group by claim_id
), live as (
    select t.*, n.origin_version_id from target as t join newest as n using (claim_id, version_id)
), best as (
    select l.* exclude (is_withdrawn, origin_version_id)
            replace (case when v.kind = 'seed' then l.version_id else origin_version_id end as version_id),
        v.is_illustrative, v.kind <> 'seed' as is_uploaded, v.title as version_title,
        s.title as source_title, s.publisher, s.url, s.published_on
    from live as l
    join version as v on v.version_id = l.origin_version_id
    left join source as s using (source_id)
    where not l.is_withdrawn
    qualify row_number() over (
        partition by l.government_code, l.unit_code, l.indicator_code, l.component, l.year, l.document,
            coalesce(l.document_version, '')
        order by v.is_illustrative, v.kind = 'seed', case when v.kind <> 'seed' then -l.origin_version_id end,
            l.value is null,
            list_position(['letter', 'official', 'press', 'secondary', 'inferred'], l.evidence) nulls last,
            s.published_on desc nulls last, l.value_decimals desc nulls last, s.publisher nulls last, l.claim_id) = 1
)
select b.*, m.method_code,
    coalesce(b.value, low.lower_bound) as target_lower,
    b.value is null and not low.lower_inclusive as is_open,
    case when b.value is null then p.stated_rank_low end as target_rank,
    step.step_rank_low as target_step_rank_low,
    list_position(['P-RPJMD', 'RPJMD', 'Renstra', 'Road Map', 'nasional', 'lainnya'], b.document) as document_rank
from best as b
left join method as m on m.indicator_code = b.indicator_code
    and b.year between m.valid_from_year and coalesce(m.valid_to_year, 9999)
left join stated_predikat_band as p
    on p.method_code = m.method_code and p.stated_predikat = b.stated_predikat and p.year = b.year
left join band as low on low.method_code = m.method_code and low.band_rank = p.stated_rank_low
left join band_step as step on step.method_code = m.method_code and list_contains(step.predikat_codes, low.predikat);

drop table kept_target;
create table kept_target as select * from computed_target;
create or replace view current_target as select * from kept_target;

-- One row per figure and kind: the number that counts, its computed and its stated predikat.
-- Grading is done on decimals. From 2023 A and A- share an interval: only the stated one decides.
-- A target appears as kind 'target' with the governing document of its year.
create or replace view computed_score as
with figure as (
    select * exclude (stated_predikat, best_predikat), best_predikat as stated_predikat,
        cast(null as decimal(18, 6)) as upper_value
    from counting_claim
    union all by name
    (select * exclude (target_lower, is_open, target_rank, target_step_rank_low, document_rank, document,
            document_version, plan_from_year, plan_to_year), 'target' as kind, 'ada' as status
    from current_target
    qualify row_number() over (
        partition by government_code, unit_code, indicator_code, component, year
        order by is_illustrative, document_rank, is_uploaded desc, version_id desc, published_on desc nulls last) = 1)
), graded as (
    select f.*, b.predikat as step_predikat, b.predikat_codes, b.step_number, b.step_rank_low, b.step_rank_high,
        b.next_predikat, b.next_lower_bound, b.next_lower_inclusive
    from figure as f
    left join band_step as b on b.method_code = f.method_code and f.component = '' and f.value is not null
        and (f.value > b.lower_bound or (b.lower_inclusive and f.value = b.lower_bound))
    qualify row_number() over (
        partition by f.government_code, f.unit_code, f.indicator_code, f.component, f.year, f.kind
        order by b.step_number desc nulls last) = 1
), decided as (
    select g.*, p.stated_codes, p.stated_rank_low, p.stated_rank_high, p.is_letter,
        len(p.stated_codes) = 1 and list_contains(g.predikat_codes, p.stated_codes[1]) as is_decided
    from graded as g
    left join stated_predikat_band as p
        on p.method_code = g.method_code and p.stated_predikat = g.stated_predikat and p.year = g.year
        and g.component = ''
)
select government_code, unit_code, indicator_code, component, year, kind, status,
    value, upper_value, native_value, stated_predikat,
    case when is_decided then stated_codes[1] else step_predikat end as predikat,
    case when value is null or is_decided then stated_rank_low else step_rank_low end as predikat_rank_low,
    case when value is null or is_decided then stated_rank_high else step_rank_high end as predikat_rank_high,
    method_code, issued_on, coalesce(is_provisional, false) or kind = 'sementara' as is_provisional, is_illustrative,
    stated_codes,
    coalesce(is_letter and step_predikat is not null
        and not list_has_any(stated_codes, predikat_codes), false) as is_mismatch,
    next_predikat, next_lower_bound, next_lower_inclusive,
    evidence, basis, note, source_title, publisher, url, published_on,
    sheet_name, cell_address, file_number, version_id, claim_id, number_count
from decided;

drop table kept_score;
create table kept_score as select * from computed_score;
create or replace view current_score as select * from kept_score;
drop view stated_figure;

-- The target that governs a value: of its own year, else the next later, else the latest earlier;
-- of several documents the RPJMD (newest revision), then Renstra, Road Map, nasional, lainnya. An illustrative
-- target governs only where there is no other.
-- gap_points < 0 is short. A target that is a predikat asks for its band's lower bound under the
-- method of the target's year; a range is met from its lower bound.
create or replace view target_position as
select s.government_code, s.unit_code, s.indicator_code, s.component, s.year, s.kind, s.value, s.predikat,
    t.year as target_year, t.value as target_value, t.upper_value as target_upper, t.target_lower, t.is_open,
    t.stated_predikat as target_predikat, t.document, t.document_version, t.plan_from_year, t.plan_to_year,
    t.publisher as target_publisher, t.source_title as target_source_title, t.url as target_url,
    t.evidence as target_evidence, t.note as target_note, t.is_illustrative as target_is_illustrative,
    t.year <= s.year as is_due,
    s.value - t.target_lower as gap_points,
    s.value / nullif(t.target_lower, 0) * 100 as achievement_pct,
    case
        when t.target_rank is not null and s.method_code = t.method_code and s.predikat_rank_low is not null then
            case when s.predikat_rank_low >= t.target_rank then 'tercapai'
                when s.predikat_rank_high < t.target_rank then 'di_bawah' else 'belum_dapat_dinilai' end
        when s.value is null or t.target_lower is null then 'belum_dapat_dinilai'
        when s.value < t.target_lower or (t.is_open and s.value = t.target_lower) then 'di_bawah'
        when t.target_rank > t.target_step_rank_low then 'belum_dapat_dinilai'
        else 'tercapai'
    end as target_status
from current_score as s
join current_target as t using (government_code, unit_code, indicator_code, component)
where s.kind in ('realisasi', 'sementara') and s.status = 'ada'
qualify row_number() over (
    partition by s.government_code, s.unit_code, s.indicator_code, s.component, s.year, s.kind
    order by t.is_illustrative, case when t.year = s.year then 0 when t.year > s.year then 1 else 2 end,
        abs(t.year - s.year),
        t.document_rank, t.is_uploaded desc, t.version_id desc, t.published_on desc nulls last) = 1;

-- Perangkat daerah are known by the exact name under which they have scores that stand.
create or replace view unit as
select distinct government_code, unit_code from kept_score where unit_code <> '';

-- What stands for every figure, scores and targets alike; a target by document and its version.
create view standing_figure as
select government_code, unit_code, indicator_code, component, year, kind, '' as document, '' as document_version,
    status, value, upper_value, coalesce(predikat, stated_predikat) as predikat, native_value,
    is_illustrative, publisher, sheet_name, cell_address, file_number, version_id, claim_id
from kept_score
where kind <> 'target'
union all
select government_code, unit_code, indicator_code, component, year, 'target', coalesce(document, ''),
    coalesce(document_version, ''), 'ada', value, upper_value, stated_predikat, null,
    is_illustrative, publisher, sheet_name, cell_address, file_number, version_id, claim_id
from kept_target;

-- A store that already held data: what stands becomes the first known state of each figure, under its version.
insert into figure_change
select version_id, government_code, unit_code, indicator_code, component, year, kind, document, document_version,
    null, null, null, null, status, value, upper_value, predikat, claim_id
from standing_figure
order by all;

-- Every claim of an upload or an edit, by its newest row: whether it stands, and the version it came with.
create view uploaded_claim as
with said as (
    select * exclude (issued_on, is_provisional), '' as document, '' as document_version from score
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

-- What was done to the data: one row per version with its files, what it undoes or what undid it, and what it changed.
create view version_overview as
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
    from figure_change
    group by all
), undone as (
    select undoes_version as version_id, max(version_id) as undone_by
    from version
    where undoes_version is not null
    group by all
), said as (
    select version_id, count(*) filter (where not is_withdrawn) as claim_count
    from (select version_id, is_withdrawn from score union all select version_id, is_withdrawn from target)
    group by all
)
select v.version_id, v.kind, v.title, v.actor, v.created_at, v.data_as_of, v.letter_number, v.letter_date,
    v.is_illustrative, v.undoes_version, u.undone_by, s.mode, coalesce(s.file_names, []) as file_names,
    coalesce(a.attachment_names, []) as attachment_names, coalesce(n.claim_count, 0) as claim_count,
    coalesce(c.new_count, 0) as new_count, coalesce(c.changed_count, 0) as changed_count,
    coalesce(c.gone_count, 0) as gone_count
from version as v
left join sent as s using (version_id)
left join attached as a using (version_id)
left join changed as c using (version_id)
left join undone as u using (version_id)
left join said as n using (version_id);
