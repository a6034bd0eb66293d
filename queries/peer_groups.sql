-- With which groups can this government be compared?
-- $government_code  Kemendagri code                      e.g. '82'
-- $indicator_code   indicator of the group of a predikat  e.g. 'RB'
-- $year             its evaluation year, null = no such group  e.g. 2021
-- Returns one row per group in order: group_id (semua: the same level; pulau: the same island group; kepulauan:
-- archipelago governments; predikat: the same predikat of that indicator and year; g1, g2, ...: groups of people's own),
-- is_own, name and reason (own groups), government_codes (of the presets: loaded governments of the same level, this one
-- among them where it belongs), is_member (this one is), island_group and predikat of this one, is_illustrative (a
-- predikat of the group is), version_id of an own group.
with own as (
    select government_code, level = 'provinsi' as is_province, island_group, is_archipelago
    from government
    where government_code = $government_code
), figure as (
    select distinct government_code
    from current_score
    where kind <> 'target' and status = 'ada' and unit_code = ''
), same_level as (
    select g.government_code, g.island_group, g.is_archipelago
    from government as g
    join figure using (government_code)
    join own on (g.level = 'provinsi') = own.is_province
), graded as (
    select s.government_code, coalesce(s.predikat, s.stated_predikat) as predikat, s.is_illustrative
    from current_score as s
    where s.indicator_code = $indicator_code and s.year = $year and s.kind = 'realisasi' and s.status = 'ada'
        and s.unit_code = '' and s.component = '' and not s.is_provisional
), own_grade as (
    select predikat, is_illustrative from graded where government_code = $government_code
), preset as (
    select 1 as preset_number, 'semua' as group_id, government_code, false as is_illustrative
    from same_level
    union all
    select 2, 'pulau', m.government_code, false
    from same_level as m
    join own using (island_group)
    union all
    select 3, 'kepulauan', government_code, false
    from same_level
    where is_archipelago
    union all
    select 4, 'predikat', m.government_code, g.is_illustrative
    from same_level as m
    join graded as g using (government_code)
    join own_grade as o on o.predikat = g.predikat and (o.is_illustrative or not g.is_illustrative)
), found as (
    select preset_number, group_id, null as name, null as reason,
        list(government_code order by government_code) as government_codes,
        bool_or(is_illustrative) as is_illustrative, null as version_id
    from preset
    group by preset_number, group_id
    union all
    select 4 + group_id[2:]::integer, group_id, name, reason, government_codes, false, version_id
    from current_peer_group
)
select f.group_id, f.preset_number > 4 as is_own, f.name, f.reason, f.government_codes,
    list_contains(f.government_codes, $government_code) as is_member, o.island_group,
    (select predikat from own_grade) as predikat, f.is_illustrative, f.version_id
from found as f
cross join own as o
order by f.preset_number;
