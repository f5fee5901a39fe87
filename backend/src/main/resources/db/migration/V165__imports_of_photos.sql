-- An archive of photos that is put in while nobody waits for the answer, and the report on it. The archive lies on the
-- machine that received it; that machine says every few seconds, by the database's clock, that it is at work.
create table photo_import (
    id                uuid        primary key,
    requested_by      text        not null,
    requested_by_name text        not null,
    reason            text        not null check (length(reason) between 1 and 500),
    approve           boolean     not null,
    crop              boolean     not null,
    dry_run           boolean     not null,
    files             integer     not null check (files >= 0),
    done              integer     not null default 0 check (done between 0 and files),
    created_at        timestamptz not null,
    began_at          timestamptz,
    ended_at          timestamptz,
    alive_at          timestamptz not null default clock_timestamp(),
    report            jsonb,      -- file by file; goes with the row after some days
    version           integer     not null default 1,
    check ((ended_at is null) = (report is null)),
    check (ended_at is null or began_at is not null)
);
create index photo_import_created on photo_import (created_at);
