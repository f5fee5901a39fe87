-- One row a student and term: the lock under which a student's requests are decided one after the other (rule 10),
-- and the running total. The check is the last guard of rule 4.
create table student_term (
    student_number text     not null references student,
    term_id        integer  not null references term,
    credits        smallint not null default 0,
    ceiling        smallint not null default 0,
    primary key (student_number, term_id),
    constraint student_term_within_ceiling check (credits between 0 and ceiling)
) with (fillfactor = 60);

create table enrollment (
    student_number text        not null references student,
    section_id     integer     not null references section,
    term_id        integer     not null references term,
    course_id      integer     not null references course,
    state          text        not null check (state in ('ENROLLED', 'DROPPED', 'CANCELLED_SECTION_CLOSED',
                       'CANCELLED_UNDERPAID', 'WITHDRAWN')),
    credits        smallint    not null,
    category       text        not null,
    retake         boolean     not null default false,
    enrolled_at    timestamptz not null,
    changed_at     timestamptz not null,
    primary key (student_number, section_id)
) with (fillfactor = 80);
-- Rule 6: the same course not twice in one term, whatever the section.
create unique index enrollment_one_section_a_course on enrollment (student_number, term_id, course_id) where state = 'ENROLLED';
create index enrollment_section on enrollment (section_id) where state = 'ENROLLED';

-- Every binding decision, granted or refused, with what it was based on (rule 17): a clerk reads it years later.
create table enrollment_decision (
    id                 bigint      generated always as identity primary key,
    at                 timestamptz not null,
    student_number     text        not null,
    section_id         integer     not null,
    action             text        not null check (action in ('ENROLL', 'DROP')),
    outcome            text        not null check (outcome in ('GRANTED', 'REFUSED')),
    as_of              date        not null,
    regulation_version text        not null,
    actor_id           text        not null,
    actor_name         text        not null,
    reason             text,
    correlation_id     text,
    basis              jsonb       not null        -- violations, warnings and the numbers used
);
create index enrollment_decision_student on enrollment_decision (student_number, id);
create index enrollment_decision_section on enrollment_decision (section_id, id);
create trigger enrollment_decision_append_only before update or delete on enrollment_decision
    for each row execute function refuse_change();
