-- Tables of the store. Plain types only, no keys or sequences: what must be unique is
-- enforced inside the committing transaction and watched by queries/checks.

-- What was done, append-only; only version_counter is ever updated.
create table version_counter (last_version integer);
insert into version_counter values (0);
create table version (
    version_id integer,
    kind varchar,               -- seed | upload | edit | undo
    title varchar,
    actor varchar,
    created_at timestamp,       -- UTC
    data_as_of date,            -- the day the figures were collected or issued
    letter_number varchar,
    letter_date date,
    is_illustrative boolean,
    undoes_version integer
);
create table seed_file (file_name varchar, sha256 varchar);

-- Reference data: replaced whole when a seed file changes.
create table government (
    government_code varchar, government_name varchar, short_name varchar, level varchar,
    island_group varchar, iso_3166_2 varchar, time_zone varchar, is_archipelago boolean
);
create table indicator (
    sort_order integer, indicator_code varchar, indicator_name varchar, short_name varchar, issuer varchar,
    scale_minimum decimal(18, 6), scale_maximum decimal(18, 6), unit varchar, better varchar, note varchar
);
create table method (
    method_code varchar, indicator_code varchar, regulation varchar, short_name varchar,
    valid_from_year integer, valid_to_year integer,
    ceiling decimal(18, 6),         -- above this a value is refused
    usual_maximum decimal(18, 6),   -- above this a value is unusual; shares are drawn against it
    certainty varchar, note varchar
);
create table band (
    method_code varchar, predikat varchar, label varchar, band_rank integer,
    lower_bound decimal(18, 6), lower_inclusive boolean, upper_bound decimal(18, 6), upper_inclusive boolean,
    certainty varchar, note varchar, source varchar
);
create table component (
    method_code varchar, level varchar, component varchar, component_code varchar, area_code varchar,
    component_name varchar, max_score decimal(18, 6), weight_applies_to varchar,
    certainty varchar, note varchar, source varchar
);
create table synonym (
    kind varchar, code varchar, canonical varchar, variant varchar, indicator_code varchar,
    from_year integer, to_year integer, source varchar
);
create table reference_line (
    group_name varchar, year integer, indicator_code varchar, statistic varchar,
    value decimal(18, 6), source_id varchar, note varchar
);
create table event (
    government_code varchar, year integer, kind varchar, title varchar, note varchar, source_id varchar
);
create table source (
    source_id varchar, title varchar, publisher varchar, url varchar,
    published_on varchar        -- ISO date as far as it is known: 2024, 2024-02 or 2024-02-14
);

-- Claims, append-only. The newest row of a claim_id speaks for it; a withdrawn row silences it.
create table score (
    version_id integer, claim_id varchar, is_withdrawn boolean,
    government_code varchar,
    unit_code varchar,          -- exact name of the perangkat daerah; '' is the government itself
    indicator_code varchar,
    component varchar,          -- dotted path below the index; '' is the index itself
    year integer,               -- evaluation year
    issued_on date,             -- date of the result letter
    kind varchar,               -- realisasi | mandiri | sementara
    status varchar,             -- ada | belum_dikeluarkan | tidak_dinilai
    value decimal(18, 6), value_decimals integer, native_value decimal(18, 6), stated_predikat varchar,
    is_provisional boolean,     -- the source itself calls the figure provisional
    basis varchar, evidence varchar, source_id varchar, sheet_name varchar, cell_address varchar, note varchar
);
create table target (
    version_id integer, claim_id varchar, is_withdrawn boolean,
    government_code varchar, unit_code varchar, indicator_code varchar, component varchar, year integer,
    value decimal(18, 6), upper_value decimal(18, 6), value_decimals integer, stated_predikat varchar,
    document varchar,           -- RPJMD | P-RPJMD | Renstra | Road Map | nasional | lainnya
    document_version varchar, plan_from_year integer, plan_to_year integer,
    basis varchar, evidence varchar, source_id varchar, sheet_name varchar, cell_address varchar, note varchar
);
