-- Peer groups people make themselves, to be compared with.

-- One row per version and group, append-only: the newest row of a group_id whose version is in force speaks for it, a
-- withdrawn row removes it.
create table peer_group (
    version_id integer,
    group_id varchar,           -- g1, g2, ...; never used again for another group
    is_withdrawn boolean,
    name varchar, reason varchar,
    government_codes varchar[],
    actor varchar
);

-- Whether a version stands: the newest of a chain of undoing does, what it undoes does not, what that undid does again.
create view version_force as
with recursive chain as (
    select version_id, undoes_version, true as is_in_force
    from version
    where version_id not in (select undoes_version from version where undoes_version is not null)
    union all
    select v.version_id, v.undoes_version, not c.is_in_force
    from chain as c
    join version as v on v.version_id = c.undoes_version
)
select version_id, is_in_force from chain;

-- The groups as they stand; an undone version is as if it had not been.
create view current_peer_group as
with newest as (
    select p.*
    from peer_group as p
    join version_force as f using (version_id)
    where f.is_in_force
    qualify row_number() over (partition by p.group_id order by p.version_id desc) = 1
)
select group_id, name, reason, government_codes, actor, version_id from newest where not is_withdrawn;
