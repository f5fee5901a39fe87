-- Every student number that was ever given: it is never given again, not even after its student's row is gone (제56조①).
create table used_student_number (
    student_number text primary key
);
insert into used_student_number select student_number from student;
create trigger used_student_number_append_only before update or delete on used_student_number
    for each row execute function refuse_change();
create function remember_student_numbers() returns trigger language plpgsql as $$
begin
    insert into used_student_number select student_number from added;
    return null;
end $$;
create trigger student_numbers_used after insert on student
    referencing new table as added for each statement execute function remember_student_numbers();

-- 학번 일괄부여 (제25조): one batch an entrance year, type and department; further rounds are late additions.
create table matriculation_batch (
    id            integer     generated always as identity primary key,
    entrance_year smallint    not null check (entrance_year between 1900 and 9999),
    type          text        not null check (type in ('UNIVERSITY', 'GRADUATE', 'PART_TIME', 'AUDITOR')),
    department_id integer     not null references department,
    round         integer     not null check (round > 0),
    state         text        not null default 'DRAFT' check (state in ('DRAFT', 'EXECUTED')),
    first_serial  smallint    check (first_serial between 1 and 999),
    last_serial   smallint    check (last_serial between 1 and 999),
    created_at    timestamptz not null,
    created_by    text        not null,
    executed_at   timestamptz,
    executed_by   text,
    version       integer     not null default 0,
    unique (entrance_year, type, department_id, round),
    check ((state = 'EXECUTED') = (executed_at is not null)),
    check ((state = 'EXECUTED') = (first_serial is not null and last_serial is not null))
);
create unique index matriculation_batch_draft on matriculation_batch (entrance_year, type, department_id)
 where state = 'DRAFT';

create table matriculation_applicant (
    id                 integer  generated always as identity primary key,
    batch_id           integer  not null references matriculation_batch,
    entrance_year      smallint not null,
    application_number text     not null check (application_number ~ '^[A-Za-z0-9._-]{1,40}$'),
    name               text     not null,
    name_en            text,
    birth_date         date,
    admission          text     not null check (admission in ('FRESHMAN', 'TRANSFER')),
    program_id         integer  not null references program,
    former_credits     smallint not null check (former_credits between 0 and 300),
    student_number     text     unique references used_student_number,
    unique (entrance_year, application_number)
);
create index matriculation_applicant_batch on matriculation_applicant (batch_id, id);
create trigger matriculation_applicant_numbered before update or delete on matriculation_applicant
    for each row when (old.student_number is not null) execute function refuse_change();

-- A code for a new department needs the president's approval (제25조②).
create table department_code_request (
    id              integer     generated always as identity primary key,
    department_id   integer     not null references department,
    opened_year     smallint    not null check (opened_year between 1900 and 9999),
    reason          text        not null,
    state           text        not null default 'REQUESTED' check (state in ('REQUESTED', 'APPROVED', 'REJECTED')),
    code            smallint    check (code between 1 and 99),
    requested_at    timestamptz not null,
    requested_by    text        not null,
    decided_at      timestamptz,
    decided_by      text,
    decision_reason text,
    version         integer     not null default 0,
    check ((state = 'REQUESTED') = (decided_at is null)),
    check ((state = 'APPROVED') = (code is not null))
);
create unique index department_code_request_open on department_code_request (department_id) where state = 'REQUESTED';
create index department_code_request_department on department_code_request (department_id);
