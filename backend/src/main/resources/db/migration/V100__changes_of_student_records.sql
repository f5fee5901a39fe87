-- 휴학: one row a leave; a change of its kind or an extension (제29조) ends one row and begins the next. The first
-- request is what a refund goes by (제3조②4).
create table student_leave (
    id                 integer  generated always as identity primary key,
    student_number     text     not null references student,
    kind               text     not null check (kind in ('GENERAL', 'SICK', 'MILITARY')),
    started_on         date     not null,
    requested_on       date     not null,
    first_requested_on date     not null,
    ends_on            date     not null,          -- last day; the student is expected back on the next
    return_term        text     not null check (return_term ~ '^[0-9]{4}-(SPRING|FALL)$'),
    ended_on           date,
    ended_by           text     check (ended_by in ('RETURNED', 'CANCELLED', 'CHANGED', 'LEFT')),
    check ((ended_on is null) = (ended_by is null)),
    check (ends_on >= started_on),
    check (first_requested_on <= requested_on)
);
create unique index student_leave_open on student_leave (student_number) where ended_on is null;
create index student_leave_student on student_leave (student_number, id);
create index student_leave_ending on student_leave (ends_on) where ended_on is null;

-- Every change of a record that binds: what it was before, what it is since, and why (제28조, 제44조①).
create table student_change (
    id             integer     generated always as identity primary key,
    student_number text        not null references student,
    kind           text        not null check (kind in ('LEAVE_TAKEN', 'LEAVE_CHANGED', 'RETURNED', 'LEAVE_CANCELLED',
                       'WITHDRAWN', 'DISMISSED', 'READMITTED', 'PROGRAM_CHANGED', 'CORRECTED')),
    effective_on   date        not null,
    at             timestamptz not null,
    cause          text,
    source         text,                           -- what it goes back to, such as record-change/12
    before         jsonb       not null,
    after          jsonb       not null,
    actor_id       text        not null,
    actor_name     text        not null
);
create index student_change_student on student_change (student_number, id);
create trigger student_change_append_only before update or delete on student_change
    for each row execute function refuse_change();
