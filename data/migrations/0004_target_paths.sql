-- Targets beyond the one that governs: every value against every target, and the path to the end of the plan.

-- Whether the parts of an index make it up ('ya'), or a formula stands between (RB from 2023). Published data are
-- read anew to fill it.
alter table method add column components_add_up varchar;
delete from seed_file;

-- The weight (Bobot) an upload writes beside a component: what the government was told counts before what is published.
create table stated_weight (version_id integer, claim_id varchar, max_score decimal(18, 6));

-- The weight of a figure as the newest upload that stands states it; illustrative weights speak for illustrative figures.
create view told_weight as
select c.government_code, c.indicator_code, c.component, c.year, c.is_illustrative,
    arg_max(w.max_score, c.origin_version_id) as max_score
from stated_weight as w
join uploaded_claim as c using (claim_id)
where not c.is_withdrawn and c.unit_code = ''
group by all;

-- Every value against every target of its figure, in all documents and years.
-- gap_points < 0 is short. A target that is a predikat asks for its band's lower bound under the method of the
-- target's year; a range is met from its lower bound. Where value and target share a method the predikat decides; a
-- predikat without number meets a number that lies outside its interval on the right side.
create view target_judgement as
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
from current_score as s
join current_target as t using (government_code, unit_code, indicator_code, component)
left join band_step as low on s.value is null and low.method_code = s.method_code
    and s.predikat_rank_low between low.step_rank_low and low.step_rank_high
left join band_step as high on s.value is null and high.method_code = s.method_code
    and s.predikat_rank_high between high.step_rank_low and high.step_rank_high
where s.kind in ('realisasi', 'sementara') and s.status = 'ada';

-- The target that governs a value: of its own year, else the next later, else the latest earlier; of several documents
-- the RPJMD (newest revision), then Renstra, Road Map, nasional, lainnya. An illustrative target governs a real value
-- only where there is no real one; for an illustrative value it gives way to real ones of the same year alone.
create or replace view target_position as
select * exclude (method_code, stated_predikat, is_provisional, is_illustrative, target_method_code, rank_in_year)
from target_judgement
qualify row_number() over (
    partition by government_code, unit_code, indicator_code, component, year, kind
    order by target_is_illustrative and not is_illustrative,
        case when target_year = year then 0 when target_year > year then 1 else 2 end, abs(target_year - year),
        rank_in_year) = 1;

-- The path of a value to the end of its plan.
-- The plan: that of the governing target while it has a later written year (RPJMD and its revision are one plan), else
-- that of the next later target. end_*: the target of the plan's last written year; required_pace: points a year from
-- the value to it, across a change of method as well. achieved_pace: mean yearly change from the first final value
-- since the plan's first year or the method's beginning, whichever is later, to this one; none with fewer than two.
-- path_status: tercapai, di_jalur (achieved >= required, > where the bound is open), perlu_dipercepat (0 < achieved),
-- tidak_bergerak (achieved <= 0), belum_dapat_dinilai, for which path_reason says why.
create view target_path as
with judged as (
    select *, case when document = 'P-RPJMD' then 'RPJMD' else document end as plan_name
    from target_judgement
), governing as (
    select government_code, unit_code, indicator_code, component, year, kind, target_year as governing_year,
        plan_from_year as governing_from_year, target_status as governing_status, plan_name as governing_plan,
        plan_to_year as governing_to_year, target_is_illustrative as governing_is_illustrative
    from judged
    qualify row_number() over (
        partition by government_code, unit_code, indicator_code, component, year, kind
        order by target_is_illustrative and not is_illustrative,
            case when target_year = year then 0 when target_year > year then 1 else 2 end, abs(target_year - year),
            rank_in_year) = 1
), later as (
    select j.*, g.governing_year,
        j.plan_name = g.governing_plan and coalesce(j.plan_from_year, 0) <= g.governing_year
            and j.target_year <= coalesce(g.governing_to_year, 9999) as is_same_plan
    from judged as j
    join governing as g using (government_code, unit_code, indicator_code, component, year, kind)
    where j.target_year > j.year and (j.is_illustrative or j.target_is_illustrative = g.governing_is_illustrative)
), begun as (
    select *, first_value(plan_name) over next_first as next_plan, first_value(target_year) over next_first as next_year,
        first_value(plan_to_year) over next_first as next_to_year,
        bool_or(is_same_plan) over (
            partition by government_code, unit_code, indicator_code, component, year, kind) as goes_on
    from later
    window next_first as (
        partition by government_code, unit_code, indicator_code, component, year, kind
        order by target_year, rank_in_year)
), plan_end as (
    select * from begun
    where case when goes_on then is_same_plan else plan_name = next_plan and coalesce(plan_from_year, 0) <= next_year
        and target_year <= coalesce(next_to_year, 9999) end
    qualify row_number() over (
        partition by government_code, unit_code, indicator_code, component, year, kind
        order by target_year desc, rank_in_year) = 1
), measured as (
    select s.government_code, s.unit_code, s.indicator_code, s.component, s.year, s.kind, s.value, s.method_code,
        g.governing_status, coalesce(e.plan_from_year, g.governing_from_year) as plan_from_year,
        coalesce(e.plan_to_year, g.governing_to_year) as plan_to_year,
        e.target_year as end_year, e.target_value as end_value, e.target_upper as end_upper, e.target_lower as end_lower,
        e.is_open as end_is_open, e.target_predikat as end_predikat, e.document as end_document,
        e.document_version as end_document_version, e.gap_points as end_gap_points, e.target_status as end_status,
        coalesce(e.target_is_illustrative, false) as end_is_illustrative,
        e.target_method_code is distinct from s.method_code as end_has_other_method,
        greatest(coalesce(e.plan_from_year, g.governing_from_year), m.valid_from_year) as since_year,
        s.is_provisional
    from current_score as s
    join governing as g using (government_code, unit_code, indicator_code, component, year, kind)
    left join plan_end as e using (government_code, unit_code, indicator_code, component, year, kind)
    left join method as m on m.method_code = s.method_code
), walked as (
    select m.*, f.year as first_year, f.value as first_value, coalesce(f.is_illustrative, false) as first_is_illustrative
    from measured as m
    left join current_score as f on f.government_code = m.government_code and f.unit_code = m.unit_code
        and f.indicator_code = m.indicator_code and f.component = m.component and f.kind = 'realisasi'
        and m.kind = 'realisasi' and not f.is_provisional and not m.is_provisional and m.value is not null
        and f.value is not null and f.method_code = m.method_code and f.year >= m.since_year and f.year < m.year
    qualify row_number() over (
        partition by m.government_code, m.unit_code, m.indicator_code, m.component, m.year, m.kind order by f.year) = 1
), paced as (
    select * exclude (is_provisional, method_code),
        (value - first_value) / (year - first_year) as achieved_pace,
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
