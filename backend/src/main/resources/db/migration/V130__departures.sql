-- How students left, kept for ever: readmission asks for it years later (articles 36 to 38). A correction is a later
-- entry; the latest one counts.
create table departure (
    id             integer     generated always as identity primary key,
    student_number text        not null references student,
    left_on        date        not null,
    term_code      text        not null check (term_code ~ '^[1-9][0-9]{3}-(SPRING|SUMMER|FALL|WINTER)$'),
    reason         text        not null check (reason in ('WITHDRAWAL', 'NOT_RETURNED', 'NOT_REGISTERED', 'MILITARY',
                       'EXPULSION', 'OTHER')),
    program_id     integer     not null references program,
    year_level     smallint    not null check (year_level between 1 and 4),
    note           text,
    recorded_at    timestamptz not null,
    recorded_by    text        not null
);
create index departure_student on departure (student_number, id desc);
create trigger departure_append_only before update or delete on departure
    for each row execute function refuse_change();
