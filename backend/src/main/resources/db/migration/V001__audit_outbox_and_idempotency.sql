-- What every feature writes in the transaction of its own change.

create table audit_entry (
    id             bigint generated always as identity primary key,
    at             timestamptz not null,
    actor_id       text        not null,           -- account id, client id, or 'system'
    actor_name     text        not null,
    actor_roles    text        not null default '',
    action         text        not null,           -- VERB_NOUN, e.g. ACCOUNT_DISABLED
    subject_type   text        not null,           -- e.g. ACCOUNT, SECTION
    subject_id     text        not null,
    reason         text,
    correlation_id text,
    details        jsonb       not null default '{}'
);
create index audit_entry_subject on audit_entry (subject_type, subject_id, id);
create index audit_entry_actor on audit_entry (actor_id, id);

-- The trail is append-only: nobody rewrites history, not even the application.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger audit_entry_append_only before update or delete on audit_entry
    for each row execute function refuse_change();

-- Domain events, written with the change they tell of, delivered later, exactly once per consumer by id.
create table outbox_event (
    id             bigint generated always as identity primary key,
    at             timestamptz not null,
    type           text        not null,           -- e.g. enrollment.enrolled
    subject_key    text        not null,           -- natural key of what changed
    payload        jsonb       not null,
    correlation_id text
);

-- First answers to POST requests that carried an Idempotency-Key, kept 24 hours.
create table idempotency_record (
    caller      text        not null,
    key         text        not null,
    operation   text        not null,              -- method and path
    body_hash   text        not null,              -- SHA-256, hexadecimal
    state       text        not null check (state in ('IN_PROGRESS', 'DONE')),
    status      integer,
    location    text,
    etag        text,
    media_type  text,
    language    text,
    body        text,
    created_at  timestamptz not null,
    primary key (caller, key)
);
create index idempotency_record_age on idempotency_record (created_at);
