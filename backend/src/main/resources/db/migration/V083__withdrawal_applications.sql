-- 수강철회 신청 (제46조②): decided by the rules when it arrives, reviewed and carried out later.
create table withdrawal_application (
    student_number     text        not null references student,
    section_id         integer     not null references section,
    term_id            integer     not null references term,
    state              text        not null check (state in ('PENDING', 'EXECUTED', 'REFUSED', 'CANCELLED')),
    reason             text        not null,
    applied_at         timestamptz not null,       -- the period is judged by it
    as_of              date        not null,
    regulation_version text        not null,
    decided_at         timestamptz,
    refusal_reason     text,
    version            integer     not null default 0,
    primary key (student_number, section_id),
    check ((state = 'REFUSED') = (refusal_reason is not null)),
    check ((state = 'PENDING') = (decided_at is null))
);
create index withdrawal_application_pending on withdrawal_application (term_id, applied_at) where state = 'PENDING';
