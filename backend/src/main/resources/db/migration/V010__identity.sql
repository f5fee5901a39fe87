-- Accounts, their roles, the ways to prove who one is, and the keys that sign tokens.

create table account (
    id              uuid        primary key,
    login_name      text        not null,
    display_name    text        not null,
    student_number  text,                          -- set for accounts of students
    state           text        not null check (state in ('PENDING_ACTIVATION', 'ACTIVE', 'DISABLED')),
    password_hash   text,                          -- Argon2id in PHC string format
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    version         integer     not null default 0,
    check (state <> 'ACTIVE' or password_hash is not null)
);
create unique index account_login_name on account (lower(login_name));
create unique index account_student_number on account (student_number) where student_number is not null;

create table account_role (
    account_id    uuid not null references account on delete cascade,
    role          text not null check (role in ('STUDENT', 'PROFESSOR', 'DEPARTMENT_STAFF', 'DEPARTMENT_HEAD',
                      'ACADEMIC_AFFAIRS', 'DEAN', 'PRESIDENT', 'REGISTRAR', 'AUDITOR', 'ADMIN')),
    department_id integer not null default 0,      -- 0: the whole university
    primary key (account_id, role, department_id)
);

create table activation_code (
    id         bigint generated always as identity primary key,
    account_id uuid        not null references account on delete cascade,
    code_hash  bytea       not null unique,        -- SHA-256 of a 120-bit random code
    expires_at timestamptz not null,
    used_at    timestamptz
);
create index activation_code_account on activation_code (account_id);

-- A family is one login on one device; every refresh replaces the token inside it. Its row is the lock under which
-- its tokens are used one after the other, and revoking it revokes them all.
create table refresh_family (
    id          uuid        primary key,
    account_id  uuid        not null references account on delete cascade,
    created_at  timestamptz not null,
    revoked_at  timestamptz
);
create index refresh_family_account on refresh_family (account_id);

create table refresh_token (
    token_hash  bytea       primary key,           -- SHA-256 of 256 random bits
    family_id   uuid        not null references refresh_family on delete cascade,
    issued_at   timestamptz not null,
    expires_at  timestamptz not null,
    used_at     timestamptz
);
create index refresh_token_family on refresh_token (family_id, expires_at);

-- Counted by login name, so that unknown names behave like known ones.
create table login_attempts (
    login_name   text        primary key,
    failures     integer     not null,
    locked_until timestamptz,
    last_failure timestamptz not null
);
create index login_attempts_age on login_attempts (last_failure);

create table api_client (
    id          text        primary key,
    name        text        not null,
    secret_hash bytea       not null,              -- SHA-256 of 256 random bits
    scopes      text        not null,              -- separated by spaces, as OAuth writes them
    state       text        not null check (state in ('ACTIVE', 'DISABLED')),
    created_at  timestamptz not null,
    version     integer     not null default 0
);

create table signing_key (
    kid           text        primary key,
    private_key   bytea       not null,            -- PKCS#8, sealed with the master key (AES-256-GCM)
    public_key    bytea       not null,            -- X.509 SubjectPublicKeyInfo
    created_at    timestamptz not null,
    signs_from    timestamptz not null,            -- published at once, signs from here on
    retired_at    timestamptz                      -- published until tokens signed with it have expired
);
