-- 학적변동 신청: one row an application; what each kind needs and who decides is dated regulation, and what was in force
-- is kept with the application.
create table record_change_delegation (
    id             integer     generated always as identity primary key,
    delegator_id   text        not null,
    delegator_name text        not null,
    delegate_id    uuid        not null references account,
    kinds          text[]      not null check (cardinality(kinds) > 0),
    from_day       date        not null,
    until_day      date        not null,
    note           text        not null default '',
    created_at     timestamptz not null,
    revoked_at     timestamptz,
    version        integer     not null default 0,
    check (until_day >= from_day),
    check (delegator_id <> delegate_id::text)
);
create index record_change_delegation_delegate on record_change_delegation (delegate_id, until_day);

create table record_change (
    id                 integer     generated always as identity primary key,
    kind               text        not null check (kind in ('LEAVE_GENERAL', 'LEAVE_SICK', 'LEAVE_MILITARY',
                           'LEAVE_EXTENSION', 'LEAVE_CANCEL', 'RETURN', 'RETURN_MILITARY', 'WITHDRAWAL', 'MAJOR_CHANGE',
                           'READMISSION', 'RECORD_CORRECTION', 'DISMISSAL')),
    student_number     text        not null references student,
    department_id      integer     not null references department,  -- whose head decides: the student's when it was filed
    channel            text        not null check (channel in ('ONLINE', 'POST', 'FAX', 'OFFICE')),
    state              text        not null check (state in ('PREPARED', 'SUBMITTED', 'CONFIRMED', 'APPROVED', 'EFFECTIVE',
                           'REJECTED', 'CANCELLED')),
    reason             text        not null,
    details            jsonb       not null,
    evidence           jsonb       not null,       -- [{code, documentId}]
    consequences       jsonb       not null,       -- as they were told, and at the decision as they are
    receipt_date       date        not null,       -- 접수일자 (제42조①1)
    submitted_at       timestamptz not null,
    filed_by           text        not null,
    filed_by_name      text        not null,
    effective_on       date,                       -- 학적변동일자 (제42조①2)
    decided_at         timestamptz,
    effective_at       timestamptz,                -- when it was carried out
    ends_enrollments   boolean     not null default false,  -- decided with the approval
    end_reason         text,                       -- of a rejection or cancellation
    as_of              date        not null,
    regulation_version text        not null,
    version            integer     not null default 0,
    check ((state in ('APPROVED', 'EFFECTIVE')) = (effective_on is not null)),
    check ((state in ('APPROVED', 'EFFECTIVE', 'REJECTED', 'CANCELLED')) = (decided_at is not null)),
    check ((state = 'EFFECTIVE') = (effective_at is not null)),
    check (state <> 'REJECTED' or end_reason is not null)
);
create unique index record_change_one_open on record_change (student_number, kind)
    where state in ('SUBMITTED', 'CONFIRMED', 'APPROVED');
-- Being away, coming back and leaving exclude each other while they wait for a decision.
create unique index record_change_one_of_presence on record_change (student_number)
    where state in ('SUBMITTED', 'CONFIRMED') and kind in ('LEAVE_GENERAL', 'LEAVE_SICK', 'LEAVE_MILITARY',
        'LEAVE_EXTENSION', 'LEAVE_CANCEL', 'RETURN', 'RETURN_MILITARY', 'WITHDRAWAL');
create index record_change_student on record_change (student_number, id);
create index record_change_department on record_change (department_id, id);
create index record_change_later on record_change (effective_on) where state = 'APPROVED';

create table record_change_step (
    change_id        integer     not null references record_change,
    number           smallint    not null check (number > 0),
    role             text        not null check (role in ('DEPARTMENT_HEAD', 'PRESIDENT')),
    working_days     smallint    not null check (working_days > 0),
    due_on           date        not null,         -- expected until the step begins, binding then
    begun_on         date,
    paused_on        date,                         -- a committee sits: the clock stands still
    committee        text,
    verdict          text        check (verdict in ('GRANT', 'REJECT')),
    decided_at       timestamptz,
    decided_by       text,
    decided_by_name  text,
    delegation_id    integer     references record_change_delegation,
    reason           text,
    overdue_told_at  timestamptz,
    primary key (change_id, number),
    check ((verdict is null) = (decided_at is null) and (verdict is null) = (decided_by is null)),
    check (verdict is null or begun_on is not null),
    check (verdict is null or paused_on is null),
    check ((paused_on is null) = (committee is null)),
    check (verdict is distinct from 'REJECT' or reason is not null)
);
create index record_change_step_open on record_change_step (due_on) where verdict is null and begun_on is not null;
create index record_change_step_delegation on record_change_step (delegation_id) where delegation_id is not null;

-- What happened to an application, for the student and for whoever asks years later.
create table record_change_event (
    id           integer     generated always as identity primary key,
    change_id    integer     not null references record_change,
    at           timestamptz not null,
    type         text        not null check (type in ('PREPARED', 'SUBMITTED', 'CONFIRMED', 'APPROVED', 'REJECTED', 'CANCELLED',
                     'EFFECTIVE', 'COMMITTEE_BEGAN', 'COMMITTEE_ENDED', 'CLEARANCE_CONFIRMED', 'CLEARANCE_OBJECTED',
                     'CLEARANCE_WAIVED', 'OVERDUE')),
    actor_name   text        not null,
    actor_role   text,
    on_behalf_of text,
    note         text
);
create index record_change_event_change on record_change_event (change_id, id);
create trigger record_change_event_append_only before update or delete on record_change_event
    for each row execute function refuse_change();

-- 부서 확인: others who must have nothing against it.
create table record_change_clearance (
    change_id    integer     not null references record_change,
    code         text        not null check (code ~ '^[A-Z_]{2,40}$'),
    state        text        not null default 'PENDING' check (state in ('PENDING', 'CONFIRMED', 'OBJECTED', 'WAIVED')),
    reason       text,
    answered_at  timestamptz,
    answered_by  text,
    version      integer     not null default 0,
    primary key (change_id, code),
    check ((state = 'PENDING') = (answered_at is null)),
    check (state in ('PENDING', 'CONFIRMED') or reason is not null)
);
create index record_change_clearance_pending on record_change_clearance (code, change_id) where state = 'PENDING';

-- 변동대장 (제43조): written with the decision, never changed.
create table record_change_register (
    id              integer     generated always as identity primary key,
    change_id       integer     not null unique references record_change,
    kind            text        not null,
    student_number  text        not null references student,
    student_name    text        not null,
    department_id   integer     not null references department,
    department_name text        not null,
    program_code    text        not null,
    year_level      smallint    not null,
    state_before    text        not null,
    channel         text        not null,
    receipt_date    date        not null,
    effective_on    date        not null,
    reason          text        not null,
    approved_at     timestamptz not null,
    approved_by     text        not null,
    on_behalf_of    text,                          -- the delegator, when a delegate approved (제57조)
    regulation_version text     not null
);
create index record_change_register_effective on record_change_register (effective_on, id);
create index record_change_register_student on record_change_register (student_number, id);
create index record_change_register_department on record_change_register (department_id, id);
create trigger record_change_register_append_only before update or delete on record_change_register
    for each row execute function refuse_change();
