-- 개인정보제공 (제55조): a grant can be taken back, with a reason; a pledge stands for one request.
alter table disclosure
    drop constraint disclosure_state_check,
    drop constraint disclosure_check1,
    add column revoked_by      text,
    add column revoked_by_name text,
    add column revoked_at      timestamptz,
    add column revocation      text check (length(revocation) between 1 and 500),
    add constraint disclosure_state_check check (state in ('REQUESTED', 'GRANTED', 'REFUSED', 'REVOKED')),
    add constraint disclosure_expires check ((state in ('GRANTED', 'REVOKED')) = (expires_at is not null)),
    add constraint disclosure_revoked check (
        (state = 'REVOKED') = (revoked_at is not null) and (revoked_at is null) = (revocation is null)
        and (revoked_at is null) = (revoked_by is null) and (revoked_at is null) = (revoked_by_name is null));
create unique index disclosure_pledge on disclosure (pledge_document_id);

-- How many numbers another key still seals after a rotation; unknown for the rotations before.
alter table resident_number_rotation add column remaining integer check (remaining >= 0);

-- What somebody may do only so often a day.
create table daily_quota (
    what text    not null check (what ~ '^[A-Z][A-Z_]{0,39}$'),
    who  text    not null check (length(who) between 1 and 100),
    day  date    not null,
    uses integer not null check (uses > 0),
    primary key (what, who, day)
);
create index daily_quota_day on daily_quota (day);

-- Who looked at what a number was stands in the same log as who looked at the number.
alter table resident_number_read
    add column subject text not null default 'NUMBER' check (subject in ('NUMBER', 'HISTORY'));
