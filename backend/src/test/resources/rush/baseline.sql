-- What a backend without batches would write to: tables of its own with the same keys, checks and indexes as ours.
drop schema if exists baseline cascade;
create schema baseline;
create sequence baseline.student cache 1000;
create table baseline.section_seats (
    section_id integer primary key,
    capacity   integer not null,
    enrolled   integer not null default 0,
    check (enrolled between 0 and capacity)
) with (fillfactor = 50);
create table baseline.enrollment (
    student_number text        not null,
    section_id     integer     not null references baseline.section_seats,
    term_id        integer     not null,
    course_id      integer     not null,
    state          text        not null check (state in ('ENROLLED', 'DROPPED')),
    credits        smallint    not null,
    category       text        not null,
    retake         boolean     not null default false,
    enrolled_at    timestamptz not null,
    changed_at     timestamptz not null,
    primary key (student_number, section_id)
) with (fillfactor = 80);
create unique index on baseline.enrollment (student_number, term_id, course_id) where state = 'ENROLLED';
create index on baseline.enrollment (section_id) where state = 'ENROLLED';
-- Section 1 has seats for everybody, section 2 has 500; the others are the spread load's.
insert into baseline.section_seats (section_id, capacity)
select id, case id when 2 then 500 else 100000000 end from generate_series(1, 502) as id;
analyze baseline.section_seats;
