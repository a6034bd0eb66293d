-- Fast at national size (26 million values): what needs a look at everything is kept, and brought up to date by
-- data/settle.sql inside the transaction that writes; the views over single figures do without windows where a figure
-- has one claim alone, which nearly all have. What is kept is derived: queries/checks/kept_scores_differ.sql says
-- whether it still is what the claims give.

-- Copies of the rows of `score` that have company: another row of the same claim or of the same figure. A row without
-- company stands, counts and ranks first without being compared.
create view computed_rival as
with crowded as (
    select government_code, unit_code, indicator_code, component, year, kind
    from score
    group by all
    having count(*) > 1
), repeated as (
    select claim_id from score group by claim_id having count(*) > 1
)
select s.*
from score as s
left join crowded as c using (government_code, unit_code, indicator_code, component, year, kind)
left join repeated as r using (claim_id)
where c.year is not null or r.claim_id is not null;
create table kept_rival as select * from computed_rival order by government_code, indicator_code, claim_id, version_id;

-- The words of a predikat that any claim or target ever stated.
create table kept_word as
select indicator_code, year, stated_predikat from score where stated_predikat is not null
union
select indicator_code, year, stated_predikat from target where stated_predikat is not null;

-- What each version wrote: of a table ('score', 'target'), a government and a kind, how many rows and how many that state.
create view computed_said as
select version_id, 'score' as record, government_code, kind, count(*) as row_count,
    count(*) filter (not is_withdrawn) as claim_count
from score
group by all
union all
select version_id, 'target', government_code, 'target', count(*), count(*) filter (not is_withdrawn)
from target
group by all;
create table version_said as select * from computed_said order by all;

-- What each version changed, counted; and of each version the first figures it changed: three of those that no embargo
-- can hide, and three of every government of those that one can.
create view computed_version_change as
select version_id, government_code, kind, count(*) filter (old_status is null and new_status is not null) as new_count,
    count(*) filter (old_status is not null and new_status is not null) as changed_count,
    count(*) filter (new_status is null) as gone_count
from figure_change
group by all;
create table version_change as select * from computed_version_change order by all;
create view computed_first_change as
select c.*
from figure_change as c
join indicator as i using (indicator_code)
qualify row_number() over (
    partition by c.version_id, case when c.kind = 'sementara' then c.government_code end
    order by c.government_code, i.sort_order, c.component, c.unit_code, c.year, c.kind, c.document) <= 3;
create table first_change as select * from computed_first_change order by version_id, government_code;

-- As the views of 0009: rows of provisional figures of a government under embargo are as if they were not there.
create view open_rival as
select * from kept_rival
where not (kind = 'sementara' and coalesce(list_contains(getvariable('rb_hidden'), government_code), false));

create view open_said as
select * from version_said
where not (kind = 'sementara' and coalesce(list_contains(getvariable('rb_hidden'), government_code), false));

create view open_version_change as
select * from version_change
where not (kind = 'sementara' and coalesce(list_contains(getvariable('rb_hidden'), government_code), false));

create view open_first_change as
select * from first_change
where not (kind = 'sementara' and coalesce(list_contains(getvariable('rb_hidden'), government_code), false));

-- See 0009.
create or replace view open_version as
with holding as (
    select distinct version_id from version_said
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

-- The interval of a band step as decimals with six digits hold it: from_value <= value < to_value. A step is the highest
-- a value reaches exactly where it lies in it, so that grading needs no comparison of steps.
create view band_interval as
select *, lower_bound + if(lower_inclusive, 0, 0.000001) as from_value,
    coalesce(next_lower_bound + if(next_lower_inclusive, 0, 0.000001), 999999999999) as to_value
from band_step;

-- Every stated predikat, matched to the bands it can mean: see 0002.
create or replace view stated_predikat_band as
with stated as (
    select distinct m.method_code, s.indicator_code, s.year, s.stated_predikat
    from kept_word as s
    join method as m on m.indicator_code = s.indicator_code
        and s.year between m.valid_from_year and coalesce(m.valid_to_year, 9999)
), worded as (
    select *, lower(trim(stated_predikat)) as whole_text,
        lower(trim(split_part(split_part(stated_predikat, '(', 1), ',', 1))) as first_words,
        regexp_extract(stated_predikat, '(^|[ (])([A-F]{1,2}[+-]?)($|[ ,)(])', 2) as letter
    from stated
), matched as (
    select w.method_code, w.stated_predikat, w.year, b.predikat, b.band_rank,
        case
            when lower(b.predikat) in (w.whole_text, w.first_words) then 1
            when exists (
                from synonym as n
                where n.kind = 'predikat' and n.indicator_code = w.indicator_code and n.code = b.predikat
                    and lower(n.variant) in (w.whole_text, w.first_words)
                    and w.year between coalesce(n.from_year, 0) and coalesce(n.to_year, 9999)
            ) then 2
            when b.predikat = w.letter then 3
            when starts_with(lower(b.label), w.first_words) then 4
        end as match_step
    from worded as w
    join band as b using (method_code)
), best as (
    select * from matched
    where match_step is not null
    qualify match_step = min(match_step) over (partition by method_code, stated_predikat, year)
)
select method_code, stated_predikat, year,
    list(predikat order by band_rank desc) as stated_codes,
    min(band_rank) as stated_rank_low, max(band_rank) as stated_rank_high,
    count(*) = 1 and max(match_step) in (1, 3) and regexp_full_match(min(predikat), '[A-F]{1,2}[+-]?') as is_letter
from best
group by all;

-- The newest row of every claim, and the version it came with.
create view newest_row as
with newest as (
    select claim_id, max(version_id) as version_id, min(version_id) as origin_version_id from open_rival group by claim_id
)
select r.*, n.origin_version_id, true as has_company
from open_rival as r
join newest as n using (claim_id, version_id)
union all
select s.*, s.version_id, false
from open_score as s
anti join kept_rival as r using (claim_id, version_id);

-- Claims that stand today, published and uploaded, each with its method version and its authority: see 0003.
create view standing_claim as
select l.* exclude (is_withdrawn, origin_version_id)
        replace (case when v.kind = 'seed' then l.version_id else l.origin_version_id end as version_id),
    v.is_illustrative, v.kind <> 'seed' as is_uploaded, v.kind = 'edit' as is_edited, v.title as version_title,
    m.method_code, s.title as source_title, s.publisher, s.url, s.published_on
from newest_row as l
join version as v on v.version_id = l.origin_version_id
left join method as m on m.indicator_code = l.indicator_code
    and l.year between m.valid_from_year and coalesce(m.valid_to_year, 9999)
left join source as s using (source_id)
where not l.is_withdrawn;

create or replace view claim as
select *, row_number() over (
        partition by government_code, unit_code, indicator_code, component, year, kind
        order by is_illustrative, not is_uploaded, case when is_uploaded then -version_id end,
            list_position(['letter', 'official', 'press', 'secondary', 'inferred'], evidence) nulls last,
            published_on desc nulls last, value_decimals desc nulls last, publisher nulls last, claim_id
    ) as authority_rank
from standing_claim
where has_company
union all
select *, 1
from standing_claim
where not has_company;

-- Claims that are not silenced: see 0003. A claim without company is outranked by nothing.
create or replace view speaking_claim as
with silenced as (
    select *,
        min(case when is_uploaded and status <> 'ada' then authority_rank end) over figure as upload_silence,
        min(case when is_edited and status <> 'ada' then authority_rank end) over figure as edit_silence
    from claim
    where has_company
    window figure as (partition by government_code, unit_code, indicator_code, component, year, kind)
)
select * exclude (upload_silence, edit_silence)
from silenced
where authority_rank <= coalesce(edit_silence, authority_rank)
    and (not is_uploaded or authority_rank <= coalesce(upload_silence, authority_rank))
union all
select * from claim where not has_company;

-- The claim whose number counts, one per figure, and what the best claim of the figure states that states a predikat: see
-- 0003.
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
    where has_company
    window figure as (partition by government_code, unit_code, indicator_code, component, year, kind),
        best_first as (
            partition by government_code, unit_code, indicator_code, component, year, kind
            order by status <> 'ada', value is null, authority_rank)
), judged as (
    select *, coalesce(value_decimals > top_decimals and value >= top_value - top_half_unit
        and value < top_value + top_half_unit and is_illustrative = top_is_illustrative
        and not is_uploaded and not top_is_uploaded, false) as is_precise
    from ranked
), chosen as (
    select * exclude (
        number_rank, is_precise, top_value, top_half_unit, top_decimals, top_is_illustrative, top_is_uploaded)
    from judged
    where number_rank = 1 or is_precise
    qualify row_number() over (
        partition by government_code, unit_code, indicator_code, component, year, kind
        order by not is_precise, authority_rank) = 1
)
select * from chosen
union all by name
select *, if(value is null, 0, 1)::bigint as number_count, stated_predikat as best_predikat
from speaking_claim
where not has_company;

-- One row per figure and kind: the number that counts, its computed and its stated predikat: see 0003.
create or replace view computed_score as
with figure as (
    select * exclude (stated_predikat, best_predikat, has_company), best_predikat as stated_predikat,
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
    from (select *, if(component = '', method_code, null) as scale_code from figure) as f
    left join band_interval as b on b.method_code = f.scale_code and b.from_value <= f.value and b.to_value > f.value
), decided as (
    select g.*, p.stated_codes, p.stated_rank_low, p.stated_rank_high, p.is_letter,
        len(p.stated_codes) = 1 and list_contains(g.predikat_codes, p.stated_codes[1]) as is_decided
    from graded as g
    left join stated_predikat_band as p
        on p.method_code = g.scale_code and p.stated_predikat = g.stated_predikat and p.year = g.year
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

-- Every claim of an upload or an edit, by its newest row: whether it stands, and the version it came with.
create or replace view uploaded_claim as
with newest as (
    select claim_id, max(version_id) as version_id, min(version_id) as origin_version_id from target group by claim_id
), said as (
    select * exclude (issued_on, is_provisional, has_company), '' as document, '' as document_version from newest_row
    union all by name
    select t.* replace (coalesce(document, '') as document, coalesce(document_version, '') as document_version),
        n.origin_version_id, 'target' as kind, 'ada' as status
    from target as t
    join newest as n using (claim_id, version_id)
)
select s.*, v.is_illustrative
from said as s
join version as v on v.version_id = s.origin_version_id
where v.kind <> 'seed';

-- The weight that every standing claim of an upload states beside a component of a government.
create view computed_weight as
select n.government_code, n.indicator_code, n.component, n.year, n.kind, v.is_illustrative, n.origin_version_id, n.claim_id,
    w.max_score
from stated_weight as w
join newest_row as n using (claim_id)
join version as v on v.version_id = n.origin_version_id
where v.kind <> 'seed' and not n.is_withdrawn and n.unit_code = '';
create table kept_weight as select * from computed_weight order by all;
create view current_weight as
select * from kept_weight
where not (kind = 'sementara' and coalesce(list_contains(getvariable('rb_hidden'), government_code), false));

-- The weight of a figure as the newest upload that stands states it; illustrative weights speak for illustrative figures.
create or replace view told_weight as
select government_code, indicator_code, component, year, is_illustrative,
    arg_max(max_score, origin_version_id) as max_score
from current_weight
group by all;

-- Standing claims whose number is another one than the figure's; without company there is none.
create view computed_contest as
select s.government_code, s.unit_code, s.indicator_code, s.component, s.year, s.kind, c.claim_id, c.value,
    s.value as counting_value, coalesce(c.is_illustrative, false) as is_illustrative,
    coalesce(s.is_illustrative, false) as counting_is_illustrative
from claim as c
join kept_score as s using (government_code, unit_code, indicator_code, component, year, kind)
where c.has_company and abs(c.value - s.value) > 0.5 / pow(10, c.value_decimals);
create table kept_contest as select * from computed_contest order by all;
create view current_contest as
select * from kept_contest
where not (kind = 'sementara' and coalesce(list_contains(getvariable('rb_hidden'), government_code), false));

-- How many figures count, of a government, indicator, year and kind; targets by the one that governs its year.
create view computed_coverage as
select government_code, indicator_code, year, kind, count(*) as figure_count,
    count(*) filter (status = 'ada') as known_count, count(*) filter (is_illustrative) as illustrative_count,
    count(*) filter (cell_address is not null) as cell_count
from kept_score
group by all;
create table kept_coverage as select * from computed_coverage order by all;
create view current_coverage as
select * from kept_coverage
where not (kind = 'sementara' and coalesce(list_contains(getvariable('rb_hidden'), government_code), false));

-- What was done to the data: one row per version; its counts are of what may be seen.
create or replace view version_overview as
with sent as (
    select version_id, list(file_name order by file_number) as file_names, any_value(mode) as mode
    from upload
    group by all
), attached as (
    select version_id, list(file_name order by file_name) as attachment_names from attachment group by all
), changed as (
    select version_id, sum(new_count)::bigint as new_count, sum(changed_count)::bigint as changed_count,
        sum(gone_count)::bigint as gone_count
    from open_version_change
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
    select version_id, sum(claim_count)::bigint as claim_count from open_said group by all
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

-- Every value against every target of its figure: see 0004. A predikat without number is read in the band steps of its
-- method. Conditions of one side stand in a column of it: beside a join's keys they would make it compare everything.
create or replace view target_judgement as
select s.government_code, s.unit_code, s.indicator_code, s.component, s.year, s.kind, s.value, s.predikat, s.method_code,
    s.stated_predikat, s.is_provisional, s.is_illustrative,
    t.year as target_year, t.value as target_value, t.upper_value as target_upper, t.target_lower, t.is_open,
    t.stated_predikat as target_predikat, t.document, t.document_version, t.plan_from_year, t.plan_to_year,
    t.publisher as target_publisher, t.source_title as target_source_title, t.url as target_url,
    t.evidence as target_evidence, t.note as target_note, t.is_illustrative as target_is_illustrative,
    t.method_code as target_method_code,
    t.year <= s.year as is_due,
    s.value - t.target_lower as gap_points,
    s.value / nullif(t.target_lower, 0) * 100 as achievement_pct,
    case
        when t.target_rank is not null and s.method_code = t.method_code and s.predikat_rank_low is not null then
            case when s.predikat_rank_low >= t.target_rank then 'tercapai'
                when s.predikat_rank_high < t.target_rank then 'di_bawah' else 'belum_dapat_dinilai' end
        when t.target_lower is null or (s.value is null and low.lower_bound is null) then 'belum_dapat_dinilai'
        when s.value < t.target_lower or (t.is_open and s.value = t.target_lower) then 'di_bawah'
        when s.value is null and (high.next_lower_bound < t.target_lower
            or (high.next_lower_bound = t.target_lower and (high.next_lower_inclusive or t.is_open))) then 'di_bawah'
        when t.target_rank > t.target_step_rank_low then 'belum_dapat_dinilai'
        when s.value is null and (low.lower_bound < t.target_lower
            or (low.lower_bound = t.target_lower and t.is_open and low.lower_inclusive)) then 'belum_dapat_dinilai'
        else 'tercapai'
    end as target_status,
    row_number() over (
        partition by s.government_code, s.unit_code, s.indicator_code, s.component, s.year, s.kind, t.year
        order by t.is_illustrative, t.document_rank, t.is_uploaded desc, t.version_id desc, t.published_on desc nulls last
    ) as rank_in_year
from (select *, if(value is null, method_code, null) as worded_method from current_score) as s
join current_target as t using (government_code, unit_code, indicator_code, component)
left join band_step as low on low.method_code = s.worded_method
    and low.step_rank_low <= s.predikat_rank_low and low.step_rank_high >= s.predikat_rank_low
left join band_step as high on high.method_code = s.worded_method
    and high.step_rank_low <= s.predikat_rank_high and high.step_rank_high >= s.predikat_rank_high
where s.kind in ('realisasi', 'sementara') and s.status = 'ada';

-- The path of a value to the end of its plan: see 0004 for the rules. Every step is a window over the rows of one figure,
-- so that a question about some governments and an index reads no others. `earlier` holds the final values of the same
-- figure and method before that year, oldest first.
create or replace view target_path as
with judged as (
    select *, case when document = 'P-RPJMD' then 'RPJMD' else document end as plan_name
    from target_judgement
), governed as (
    select *, row_number() over governing as governing_place, first_value(target_year) over governing as governing_year,
        first_value(plan_from_year) over governing as governing_from_year,
        first_value(target_status) over governing as governing_status,
        first_value(plan_name) over governing as governing_plan,
        first_value(plan_to_year) over governing as governing_to_year,
        first_value(target_is_illustrative) over governing as governing_is_illustrative
    from judged
    window governing as (
        partition by government_code, unit_code, indicator_code, component, year, kind
        order by target_is_illustrative and not is_illustrative,
            case when target_year = year then 0 when target_year > year then 1 else 2 end, abs(target_year - year),
            rank_in_year)
), later as (
    select *,
        target_year > year and (is_illustrative or target_is_illustrative = governing_is_illustrative) as is_later,
        plan_name = governing_plan and coalesce(plan_from_year, 0) <= governing_year
            and target_year <= coalesce(governing_to_year, 9999) as is_same_plan
    from governed
), begun as (
    select *, first_value(plan_name) over next_first as next_plan, first_value(target_year) over next_first as next_year,
        first_value(plan_to_year) over next_first as next_to_year,
        bool_or(is_same_plan) over (
            partition by government_code, unit_code, indicator_code, component, year, kind, is_later) as goes_on
    from later
    window next_first as (
        partition by government_code, unit_code, indicator_code, component, year, kind, is_later
        order by target_year, rank_in_year)
), ending as (
    select *, coalesce(is_later and case when goes_on then is_same_plan
            else plan_name = next_plan and coalesce(plan_from_year, 0) <= next_year
                and target_year <= coalesce(next_to_year, 9999) end, false) as may_end
    from begun
), ended as (
    select *, first_value(if(may_end, {
            'plan_from_year': plan_from_year, 'plan_to_year': plan_to_year, 'target_year': target_year,
            'target_value': target_value, 'target_upper': target_upper, 'target_lower': target_lower, 'is_open': is_open,
            'target_predikat': target_predikat, 'document': document, 'document_version': document_version,
            'gap_points': gap_points, 'target_status': target_status, 'is_illustrative': target_is_illustrative,
            'method_code': target_method_code
        }, null)) over (
            partition by government_code, unit_code, indicator_code, component, year, kind
            order by may_end desc, target_year desc, rank_in_year) as e
    from ending
), preceded as (
    select government_code, unit_code, indicator_code, component, year, kind,
        list({'year': year, 'value': value, 'is_illustrative': is_illustrative}) filter (
            kind = 'realisasi' and not is_provisional and value is not null) over (
                partition by government_code, unit_code, indicator_code, component, kind, method_code order by year
                rows between unbounded preceding and 1 preceding) as earlier
    from current_score
), measured as (
    select g.government_code, g.unit_code, g.indicator_code, g.component, g.year, g.kind, g.value,
        g.governing_status, coalesce(e.plan_from_year, governing_from_year) as plan_from_year,
        coalesce(e.plan_to_year, governing_to_year) as plan_to_year,
        e.target_year as end_year, e.target_value as end_value, e.target_upper as end_upper, e.target_lower as end_lower,
        e.is_open as end_is_open, e.target_predikat as end_predikat, e.document as end_document,
        e.document_version as end_document_version, e.gap_points as end_gap_points, e.target_status as end_status,
        coalesce(e.is_illustrative, false) as end_is_illustrative,
        e.method_code is distinct from g.method_code as end_has_other_method,
        greatest(coalesce(e.plan_from_year, governing_from_year), m.valid_from_year) as since_year,
        if(g.kind = 'realisasi' and not g.is_provisional and g.value is not null and g.method_code is not null, p.earlier,
            null) as earlier
    from ended as g
    join preceded as p using (government_code, unit_code, indicator_code, component, year, kind)
    left join method as m on m.method_code = g.method_code
    where g.governing_place = 1
), walked as (
    select * exclude (earlier), list_filter(earlier, lambda one: one.year >= since_year)[1] as f from measured
), paced as (
    select * exclude (f), f.year as first_year, f.value as first_value,
        coalesce(f.is_illustrative, false) as first_is_illustrative,
        (value - f.value) / (year - f.year) as achieved_pace,
        (end_lower - value) / (end_year - year) as required_pace
    from walked
)
select *,
    case
        when end_year is null then if(governing_status = 'tercapai', 'tercapai', 'belum_dapat_dinilai')
        when end_status = 'tercapai' then 'tercapai'
        when required_pace is null or achieved_pace is null or end_gap_points > 0 then 'belum_dapat_dinilai'
        when achieved_pace > required_pace or (achieved_pace = required_pace and not end_is_open) then 'di_jalur'
        when achieved_pace > 0 then 'perlu_dipercepat'
        else 'tidak_bergerak'
    end as path_status,
    case
        when end_year is null and governing_status <> 'tercapai' then 'tanpa_target_berikutnya'
        when end_year is null or end_status = 'tercapai' then null
        when value is null then 'tanpa_angka'
        when required_pace is null then 'target_tanpa_batas'
        when end_gap_points > 0 then 'predikat_tidak_terbaca'
        when achieved_pace is null then 'tanpa_laju'
    end as path_reason
from paced;

-- Change a year from the last comparable value: see 0002; whether that value is illustrative stands beside it.
create or replace view yearly_change as
with comparable as (
    select s.government_code, s.unit_code, s.indicator_code, s.component, s.year, s.kind, s.method_code, s.value,
        s.is_illustrative, lag(s.year) over previous as previous_year, lag(s.value) over previous as previous_value,
        coalesce(lag(s.is_illustrative) over previous, false) as previous_is_illustrative,
        i.better,
        (m.usual_maximum - i.scale_minimum) * 0.005 as minimum_movement
    from current_score as s
    join indicator as i using (indicator_code)
    join method as m using (method_code)
    where s.kind <> 'target' and s.value is not null and (s.kind = 'sementara' or not s.is_provisional)
    window previous as (
        partition by s.government_code, s.unit_code, s.indicator_code, s.component, s.kind, s.method_code order by s.year)
)
select *, value - previous_value as change_points,
    (value - previous_value) / (year - previous_year) as change_points_a_year,
    case
        when previous_value is null or minimum_movement is null then 'belum_dapat_dinilai'
        when abs(value - previous_value) < minimum_movement * (year - previous_year) then 'tetap'
        when (value > previous_value) = (better = 'higher') then 'membaik'
        else 'memburuk'
    end as direction
from comparable;
