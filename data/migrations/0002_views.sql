-- The rules behind every number, as views.

-- Bands are read by their lower bounds only. Bands that share a lower bound form one step
-- ("A / A-" from 2023). An open bound (> 80) lies above a closed one (>= 80).
create view band_step as
with step as (
    select method_code, lower_bound, lower_inclusive,
        string_agg(predikat, ' / ' order by band_rank desc) as predikat,
        list(predikat order by band_rank desc) as predikat_codes,
        min(band_rank) as step_rank_low, max(band_rank) as step_rank_high
    from band
    where lower_bound is not null
    group by all
)
select *,
    row_number() over lowest_first as step_number,
    lead(lower_bound) over lowest_first as next_lower_bound,
    lead(lower_inclusive) over lowest_first as next_lower_inclusive,
    lead(predikat) over lowest_first as next_predikat
from step
window lowest_first as (partition by method_code order by lower_bound, not lower_inclusive);

-- Every stated predikat, matched to the bands it can mean: by code, by a name people use for it,
-- by the letter inside it ("Zona B (hijau)"), else by the labels that begin with it.
create view stated_predikat_band as
with stated as (
    select distinct m.method_code, s.indicator_code, s.year, s.stated_predikat
    from (
        select indicator_code, year, stated_predikat from score
        union
        select indicator_code, year, stated_predikat from target
    ) as s
    join method as m on m.indicator_code = s.indicator_code
        and s.year between m.valid_from_year and coalesce(m.valid_to_year, 9999)
    where s.stated_predikat is not null
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

-- Claims that stand today, published and uploaded, each with its method version and its authority:
-- real before illustrative, upload before published, newest upload first, then letter of the
-- ministry > official > press > secondary > inferred, newest publication, most decimals, publisher.
create view claim as
with live as (
    select * from score
    qualify row_number() over (partition by claim_id order by version_id desc) = 1
)
select l.* exclude (is_withdrawn), m.method_code, v.is_illustrative, v.kind <> 'seed' as is_uploaded,
    s.title as source_title, s.publisher, s.url, s.published_on, v.title as version_title,
    row_number() over (
        partition by l.government_code, l.unit_code, l.indicator_code, l.component, l.year, l.kind
        order by v.is_illustrative, v.kind = 'seed', case when v.kind <> 'seed' then -l.version_id end,
            list_position(['letter', 'official', 'press', 'secondary', 'inferred'], l.evidence) nulls last,
            s.published_on desc nulls last, l.value_decimals desc nulls last, s.publisher nulls last, l.claim_id
    ) as authority_rank
from live as l
join version as v using (version_id)
left join method as m on m.indicator_code = l.indicator_code
    and l.year between m.valid_from_year and coalesce(m.valid_to_year, 9999)
left join source as s using (source_id)
where not l.is_withdrawn;

-- The claim whose number counts, one per figure. Only claims with a number compete; a number that
-- is the rounded form of a more precise one is the same claim, so the more precise one speaks.
create view counting_claim as
with ranked as (
    select *, row_number() over figure as number_rank, count(value) over (
        partition by government_code, unit_code, indicator_code, component, year, kind) as number_count
    from claim
    window figure as (
        partition by government_code, unit_code, indicator_code, component, year, kind
        order by status <> 'ada', value is null, authority_rank)
), top as (
    select *, 0.5 / pow(10, value_decimals)::decimal(18, 6) as half_unit from ranked where number_rank = 1
), precise as (
    select t.claim_id as top_claim_id, r.claim_id
    from top as t
    join ranked as r using (government_code, unit_code, indicator_code, component, year, kind)
    where r.value_decimals > t.value_decimals and r.value >= t.value - t.half_unit and r.value < t.value + t.half_unit
        and r.is_illustrative = t.is_illustrative and r.is_uploaded = t.is_uploaded
    qualify row_number() over (partition by t.claim_id order by r.authority_rank) = 1
)
select r.* exclude (number_rank)
from top as t
left join precise as p on p.top_claim_id = t.claim_id
join ranked as r on r.claim_id = coalesce(p.claim_id, t.claim_id);

-- Every stated predikat of a figure; the best claim that states one speaks.
create view stated_figure as
select government_code, unit_code, indicator_code, component, year, kind, stated_predikat
from claim
where stated_predikat is not null
qualify row_number() over (
    partition by government_code, unit_code, indicator_code, component, year, kind order by authority_rank) = 1;

-- Targets that stand today, one per document and year, with the lower bound they ask for.
create view computed_target as
with live as (
    select * from target
    qualify row_number() over (partition by claim_id order by version_id desc) = 1
), best as (
    select l.* exclude (is_withdrawn), v.is_illustrative, v.kind <> 'seed' as is_uploaded, v.title as version_title,
        s.title as source_title, s.publisher, s.url, s.published_on
    from live as l
    join version as v using (version_id)
    left join source as s using (source_id)
    where not l.is_withdrawn
    qualify row_number() over (
        partition by l.government_code, l.unit_code, l.indicator_code, l.component, l.year, l.document,
            coalesce(l.document_version, '')
        order by v.is_illustrative, v.kind = 'seed', case when v.kind <> 'seed' then -l.version_id end,
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

-- Scores and targets as they stand, kept up inside every write transaction (store.write_transaction),
-- because the windows of the computed views are too slow to run for every question.
create table kept_target as select * from computed_target limit 0;
create view current_target as select * from kept_target;

-- One row per figure and kind: the number that counts, its computed and its stated predikat.
-- Grading is done on decimals. From 2023 A and A- share an interval: only the stated one decides.
-- A target appears as kind 'target' with the governing document of its year.
create view computed_score as
with figure as (
    select c.* exclude (stated_predikat), f.stated_predikat, cast(null as decimal(18, 6)) as upper_value
    from counting_claim as c
    left join stated_figure as f using (government_code, unit_code, indicator_code, component, year, kind)
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
    sheet_name, cell_address, version_id, claim_id, number_count
from decided;

create table kept_score as select * from computed_score limit 0;
create view current_score as select * from kept_score;

-- The target that governs a value: of its own year, else the next later, else the latest earlier;
-- of several documents the RPJMD (newest revision), then Renstra, Road Map, nasional, lainnya.
-- gap_points < 0 is short. A target that is a predikat asks for its band's lower bound under the
-- method of the target's year; a range is met from its lower bound.
create view target_position as
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
    order by case when t.year = s.year then 0 when t.year > s.year then 1 else 2 end, abs(t.year - s.year),
        t.is_illustrative, t.document_rank, t.is_uploaded desc, t.version_id desc, t.published_on desc nulls last) = 1;

-- Change a year from the last comparable value (same indicator, method and kind), and its direction:
-- a movement of less than 0,5 % of the scale a year is "tetap".
create view yearly_change as
with comparable as (
    select s.government_code, s.unit_code, s.indicator_code, s.component, s.year, s.kind, s.method_code, s.value,
        s.is_illustrative, lag(s.year) over previous as previous_year, lag(s.value) over previous as previous_value,
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

-- Perangkat daerah are known by the exact name under which they have scores.
create view unit as
select distinct government_code, unit_code from score where unit_code <> '';
