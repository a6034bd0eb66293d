-- Owners: which perangkat daerah (and pokja) answers for an area of change or a component, as uploads say it.

-- One row per perangkat daerah of an area, append-only like score and target: the newest row of a claim_id speaks for
-- it, a withdrawn row silences it.
create table area_owner (
    version_id integer, claim_id varchar, is_withdrawn boolean,
    government_code varchar,
    area varchar,               -- MP | PUU | ORG | TTL | SDM | AKT | WAS | PP, else the dotted path of a component
    owner_number integer,       -- order within its upload; the first of an area is named first
    perangkat_daerah varchar, pokja varchar, note varchar,
    sheet_name varchar, cell_address varchar, file_number integer
);

-- What each version changed in who answers for what, written inside its own transaction; like figure_change.
create table owner_change (
    version_id integer, government_code varchar, area varchar,
    -- old_owners null: nobody was named before; new_owners null: nobody is named after
    old_owners varchar, old_pokja varchar, old_note varchar, old_is_illustrative boolean,
    new_owners varchar, new_pokja varchar, new_note varchar, new_is_illustrative boolean
);

-- Every claim by its newest row: whether it stands, and the version it came with.
create view uploaded_area_owner as
with newest as (
    select claim_id, max(version_id) as version_id, min(version_id) as origin_version_id
    from area_owner
    group by claim_id
)
select o.*, n.origin_version_id, v.is_illustrative
from area_owner as o
join newest as n using (claim_id, version_id)
join version as v on v.version_id = n.origin_version_id;

-- Who answers for what today: of each area the rows of the newest upload that stands, real before illustrative.
-- version_id is the version whose words these are, whatever an undo withdrew and restored since.
create view current_area_owner as
select government_code, area, owner_number, perangkat_daerah, pokja, note, is_illustrative,
    origin_version_id as version_id, claim_id, sheet_name, cell_address, file_number
from uploaded_area_owner
where not is_withdrawn
qualify rank() over (partition by government_code, area order by is_illustrative, origin_version_id desc) = 1;

-- The same as one row per government and area, for comparing.
create view standing_owner as
select government_code, area, string_agg(perangkat_daerah, '; ' order by owner_number) as owners, max(pokja) as pokja,
    string_agg(distinct note, ' · ' order by note) as note, bool_or(is_illustrative) as is_illustrative,
    max(version_id) as version_id, min(owner_number) as first_number
from current_area_owner
group by government_code, area;

-- The area names people read: those of the method that knows the areas undivided.
create view area_name as
select area_code as area, arg_min(component_name, method_code) as area_name
from component
where area_code is not null and level = 'area'
group by area_code
union all
select component, arg_max(component_name, method_code)
from component
where area_code is null and method_code in (select method_code from method where indicator_code = 'RB')
group by component;

-- What was done to the data: one row per version with its files, what it undoes or what undid it, and what it changed
-- in figures and in owners of areas.
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
    from figure_change
    group by all
), owned as (
    select version_id, count(*) filter (where old_owners is null and new_owners is not null) as new_count,
        count(*) filter (where old_owners is not null and new_owners is not null) as changed_count,
        count(*) filter (where new_owners is null) as gone_count
    from owner_change
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
    coalesce(c.gone_count, 0) as gone_count,
    coalesce(o.new_count, 0) as owner_new_count, coalesce(o.changed_count, 0) as owner_changed_count,
    coalesce(o.gone_count, 0) as owner_gone_count
from version as v
left join sent as s using (version_id)
left join attached as a using (version_id)
left join changed as c using (version_id)
left join owned as o using (version_id)
left join undone as u using (version_id)
left join said as n using (version_id);
