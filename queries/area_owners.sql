-- Who answers for each area of change and each component of one government?
-- $government_code  Kemendagri code  e.g. '81'
-- Returns one row per area that has owners, and one for each of the eight areas of change even where nobody is named:
-- area (MP, PUU, ..., else the dotted path of a component), area_name, owners (perangkat daerah joined by '; ', the
-- first named first; absent where none is loaded), pokja, note, is_illustrative, version_id, publisher (the file, else the
-- title of that version), letter_number, and sheet_name and cell_address of the first name.
with owned as (
    select o.area, string_agg(o.perangkat_daerah, '; ' order by o.owner_number) as owners, max(o.pokja) as pokja,
        string_agg(distinct o.note, ' · ' order by o.note) as note, bool_or(o.is_illustrative) as is_illustrative,
        max(o.version_id) as version_id, arg_min(coalesce(u.file_name, v.title), o.owner_number) as publisher,
        any_value(v.letter_number) as letter_number, arg_min(o.sheet_name, o.owner_number) as sheet_name,
        arg_min(o.cell_address, o.owner_number) as cell_address
    from current_area_owner as o
    join open_version as v using (version_id)
    left join open_upload as u on u.version_id = o.version_id and u.file_number = o.file_number
    where o.government_code = $government_code
    group by o.area
), area as (
    select area_code as area from component where area_code is not null
    union
    select area from owned
)
select a.area, n.area_name, o.owners, o.pokja, o.note,
    coalesce(o.is_illustrative, false) as is_illustrative, o.version_id, o.publisher, o.letter_number,
    o.sheet_name, o.cell_address
from area as a
left join area_name as n using (area)
left join owned as o using (area)
order by list_position(['MP', 'PUU', 'ORG', 'TTL', 'SDM', 'AKT', 'WAS', 'PP'], a.area) nulls last, a.area;
