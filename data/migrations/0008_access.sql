-- Who did what besides writing data, and what waits for a second person.

-- Append-only: sign-ins, refusals, changed roles, backups, submissions and what was decided about them. What versions did
-- stands in `version`.
create table activity (
    happened_at timestamp,      -- UTC
    kind varchar,               -- masuk | keluar | ditolak | peran | cadangan | kirim | setuju | kembalikan | tarik
    actor varchar, email varchar,
    government_code varchar,    -- the governments it was about, separated by spaces; '' where it was about none
    subject varchar,            -- what it was done to, in words
    old_content varchar, new_content varchar,
    reason varchar
);

-- What an analyst sent for a second person to look at: nothing of it counts before it is approved.
create table submission (
    submission_id integer,
    kind varchar,               -- unggah | koreksi | batal
    government_code varchar,    -- separated by spaces
    title varchar,
    actor varchar, email varchar,
    content varchar             -- JSON: all that is needed to do it again
);

-- Append-only: one row when it was sent, and one at most when it was decided; the clock decides nothing.
create table submission_event (
    submission_id integer, happened_at timestamp,
    state varchar,              -- dikirim | disetujui | dikembalikan | ditarik
    actor varchar, email varchar, reason varchar,
    version_id integer          -- the version an approval made
);

create view standing_submission as
select s.*, sent.happened_at as sent_at, coalesce(decided.state, 'dikirim') as state,
    decided.happened_at as decided_at, decided.actor as decided_by, decided.email as decided_email,
    decided.reason, decided.version_id
from submission as s
join (select * from submission_event where state = 'dikirim') as sent using (submission_id)
left join (select * from submission_event where state <> 'dikirim') as decided using (submission_id);
