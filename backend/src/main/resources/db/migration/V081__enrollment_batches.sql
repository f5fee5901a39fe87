-- What academic affairs does to many enrollments at once (제5조②③, 제46조②): found by a rule, reviewed, carried out item
-- by item. An item's outcome is written in the transaction that does it, so it happens exactly once.
create table enrollment_batch (
    id                 integer     generated always as identity primary key,
    kind               text        not null check (kind in ('CLOSURE', 'UNDERPAYMENT_NOTICE', 'UNDERPAYMENT_CANCELLATION',
                           'WITHDRAWAL')),
    term_id            integer     not null references term,
    state              text        not null default 'DRAFT' check (state in ('DRAFT', 'RUNNING', 'DONE', 'CANCELLED')),
    parameters         jsonb       not null,
    second_person      boolean     not null,       -- whoever prepared it may not carry it out
    note               text,
    as_of              date        not null,
    regulation_version text        not null,
    created_at         timestamptz not null,
    created_by         text        not null,
    created_by_name    text        not null,
    found_at           timestamptz not null,
    executed_at        timestamptz,
    executed_by        text,
    executed_by_name   text,
    finished_at        timestamptz,
    version            integer     not null default 0,
    check ((state in ('RUNNING', 'DONE')) = (executed_at is not null)),
    check ((state = 'DONE') = (finished_at is not null))
);
create index enrollment_batch_term on enrollment_batch (term_id, kind);

create table enrollment_batch_item (
    id             integer     generated always as identity primary key,
    batch_id       integer     not null references enrollment_batch,
    student_number text        references student,
    section_id     integer     references section,
    review         text        not null default 'INCLUDE' check (review in ('INCLUDE', 'EXCLUDE', 'REFUSE')),
    review_reason  text,
    found          jsonb       not null,           -- the numbers that were reviewed
    outcome        text        check (outcome in ('DONE', 'REFUSED', 'SETTLED', 'CHANGED', 'FAILED')),
    executed       jsonb,                          -- the numbers under the locks
    violations     jsonb,
    executed_at    timestamptz,
    unique nulls not distinct (batch_id, student_number, section_id),
    check (student_number is not null or section_id is not null),
    check (review = 'INCLUDE' or review_reason is not null),
    check ((outcome is null) = (executed_at is null)),
    check (outcome is null or review <> 'EXCLUDE')
);
create index enrollment_batch_item_open on enrollment_batch_item (batch_id, id) where outcome is null;
