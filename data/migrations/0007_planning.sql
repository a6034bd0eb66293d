-- Planning: the actions of the road map (renaksi), the decisions of a raker, and the six questions of every perangkat
-- daerah. Like peer groups, a record is one row for each version that said something about it: the newest row whose
-- version is in force speaks for it, so an undo needs no rows of its own, and a withdrawn row removes it.

-- Whether a version stood when at_version was the newest, as version_force says it of today.
create macro version_force_at(at_version) as table
with recursive known as (
    select version_id, undoes_version from version where version_id <= at_version
), chain as (
    select version_id, undoes_version, true as is_in_force
    from known
    where version_id not in (select undoes_version from known where undoes_version is not null)
    union all
    select v.version_id, v.undoes_version, not c.is_in_force
    from chain as c
    join known as v on v.version_id = c.undoes_version
)
select version_id, is_in_force from chain;

-- The version whose rows a version is about: of an undo the one at the end of what it undoes, else itself.
create view version_root as
with recursive walk as (
    select version_id, version_id as root_version from version where undoes_version is null
    union all
    select v.version_id, w.root_version
    from walk as w
    join version as v on v.undoes_version = w.version_id
)
select version_id, root_version from walk;

-- One row per version and action, with everything the action is from then on.
create table action_plan (
    version_id integer,
    action_id varchar,          -- r1, r2, ...; never used again for another action
    is_withdrawn boolean,
    government_code varchar, year integer,
    area varchar,               -- MP | PUU | ORG | TTL | SDM | AKT | WAS | PP, or TEMATIK
    theme varchar,              -- of RB Tematik, in words: 'Pengentasan kemiskinan'; null for RB General
    pokja varchar, perangkat_daerah varchar,
    activity varchar,           -- the action itself
    output_indicator varchar, unit varchar,
    -- of each quarter, in `unit`; a target is what is to be there at the end of that quarter, as the plan counts it
    target_1 decimal(18, 4), target_2 decimal(18, 4), target_3 decimal(18, 4), target_4 decimal(18, 4),
    realised_1 decimal(18, 4), realised_2 decimal(18, 4), realised_3 decimal(18, 4), realised_4 decimal(18, 4),
    budget decimal(18, 2), absorbed decimal(18, 2),     -- rupiah, of the year
    obstacle varchar, follow_up varchar, evidence_url varchar,
    stated_status varchar,      -- berjalan | selesai | terhambat | dibatalkan, where somebody says so
    actor varchar, reason varchar,
    sheet_name varchar, cell_address varchar, file_number integer
);

create view current_action_plan as
with newest as (
    select a.*, v.is_illustrative
    from action_plan as a
    join version_force as f using (version_id)
    join version as v using (version_id)
    where f.is_in_force
    qualify row_number() over (partition by a.action_id order by a.version_id desc) = 1
)
select * exclude (is_withdrawn) from newest where not is_withdrawn;

-- One row per version and decision.
create table raker_decision (
    version_id integer,
    decision_id varchar,        -- k1, k2, ...
    is_withdrawn boolean,
    government_code varchar,
    raker_date date,
    decision varchar, pic varchar,
    deadline date,              -- null where none was set
    status varchar,             -- belum | berjalan | selesai | dibatalkan
    follow_up varchar,
    actor varchar, reason varchar
);

create view current_raker_decision as
with newest as (
    select d.*, v.is_illustrative
    from raker_decision as d
    join version_force as f using (version_id)
    join version as v using (version_id)
    where f.is_in_force
    qualify row_number() over (partition by d.decision_id order by d.version_id desc) = 1
)
select * exclude (is_withdrawn) from newest where not is_withdrawn;

-- One row per version, perangkat daerah and question; an answer of null takes the answer back.
create table checklist_answer (
    version_id integer,
    government_code varchar, perangkat_daerah varchar,
    question varchar,           -- road_map | renaksi | penerapan | monev | tim | delapan_area
    answer varchar,             -- sudah | sebagian | belum; null: no answer
    evidence_url varchar, checked_on date, note varchar,
    actor varchar
);

-- The newest answer that stands; a real one before an illustrative one, whichever is newer.
create view current_checklist_answer as
with newest as (
    select c.*, v.is_illustrative
    from checklist_answer as c
    join version_force as f using (version_id)
    join version as v using (version_id)
    where f.is_in_force
    qualify row_number() over (
        partition by c.government_code, c.perangkat_daerah, c.question, v.is_illustrative
        order by c.version_id desc) = 1
)
select * from newest
where answer is not null
qualify row_number() over (partition by government_code, perangkat_daerah, question order by is_illustrative) = 1;

-- What was done to the data: one row per version with its files, what it undoes or what undid it, and what it changed
-- in figures and in owners of areas; and how many actions, decisions and answers of the planning it wrote, of an undo
-- those of the version at its root.
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
    from (select version_id, is_withdrawn from score union all select version_id, is_withdrawn from target)
    group by all
)
select v.version_id, v.kind, v.title, v.actor, v.created_at, v.data_as_of, v.letter_number, v.letter_date,
    v.is_illustrative, v.undoes_version, u.undone_by, s.mode, coalesce(s.file_names, []) as file_names,
    coalesce(a.attachment_names, []) as attachment_names, coalesce(n.claim_count, 0) as claim_count,
    coalesce(c.new_count, 0) as new_count, coalesce(c.changed_count, 0) as changed_count,
    coalesce(c.gone_count, 0) as gone_count,
    coalesce(o.new_count, 0) as owner_new_count, coalesce(o.changed_count, 0) as owner_changed_count,
    coalesce(o.gone_count, 0) as owner_gone_count,
    coalesce(p.action_count, 0) as action_count, coalesce(p.decision_count, 0) as decision_count,
    coalesce(p.answer_count, 0) as answer_count
from version as v
left join sent as s using (version_id)
left join attached as a using (version_id)
left join changed as c using (version_id)
left join owned as o using (version_id)
left join planned as p using (version_id)
left join undone as u using (version_id)
left join said as n using (version_id);
