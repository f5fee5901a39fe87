-- 복학 안내, 제적 예고, 제적 (articles 31 to 33): found by a rule, reviewed, carried out item by item.
create table dismissal_batch (
    id                 integer     generated always as identity primary key,
    kind               text        not null check (kind in ('RETURN_NOTICE', 'PRIOR_NOTICE', 'DISMISSAL')),
    term_id            integer     not null references term,
    department_id      integer     references department,  -- null: the whole university
    state              text        not null default 'DRAFT' check (state in ('DRAFT', 'EXECUTED', 'CANCELLED')),
    note               text,
    as_of              date        not null,
    regulation_version text        not null,
    created_at         timestamptz not null,
    created_by_name    text        not null,
    executed_at        timestamptz,
    executed_by_name   text,
    version            integer     not null default 0,
    check ((state = 'EXECUTED') = (executed_at is not null))
);
create index dismissal_batch_term on dismissal_batch (term_id, kind);

create table dismissal_batch_item (
    id             integer     generated always as identity primary key,
    batch_id       integer     not null references dismissal_batch,
    student_number text        not null references student,
    ground         text        not null check (ground in ('NOT_RETURNED', 'MILITARY', 'NOT_REGISTERED')),
    found          jsonb       not null,           -- the days that were reviewed
    review         text        not null default 'INCLUDE' check (review in ('INCLUDE', 'EXCLUDE')),
    review_reason  text,
    outcome        text        check (outcome in ('DONE', 'SETTLED', 'FAILED')),
    outcome_code   text,                           -- why it was settled or failed
    change_id      integer,                        -- the dismissal that was filed
    executed_at    timestamptz,
    unique (batch_id, student_number),
    check (review = 'INCLUDE' or review_reason is not null),
    check ((outcome is null) = (executed_at is null)),
    check (outcome is null or review = 'INCLUDE')
);
create index dismissal_batch_item_change on dismissal_batch_item (change_id) where change_id is not null;

-- What a student was told: once a term and kind, unless it was settled and the ground has come back.
create table dismissal_notice (
    id             integer     generated always as identity primary key,
    kind           text        not null check (kind in ('RETURN', 'PRIOR')),
    student_number text        not null references student,
    term_id        integer     not null references term,
    ground         text        not null check (ground in ('NOT_RETURNED', 'MILITARY', 'NOT_REGISTERED')),
    item_id        integer     not null unique references dismissal_batch_item,
    given_on       date        not null,
    wait_until     date        not null check (wait_until >= given_on),  -- in Seoul, until its end
    state          text        not null default 'OPEN' check (state in ('OPEN', 'SETTLED', 'DISMISSED')),
    ended_at       timestamptz,
    check ((state = 'OPEN') = (ended_at is null))
);
create unique index dismissal_notice_open on dismissal_notice (student_number, term_id, kind) where state = 'OPEN';
create index dismissal_notice_term on dismissal_notice (term_id, kind);
